//! Medians and ratios, as tables in Markdown.

use std::fmt::Write as _;

/// What is held against the targets: figures of Phrom, SurveyJS and the page that is written by hand.
pub(crate) struct Row {
    what: String,
    digits: usize,
    figures: [Vec<f64>; 3],
    limits: Vec<Limit>,
}

/// A target.
#[derive(Clone, Copy)]
pub(crate) enum Limit {
    /// At most so much.
    AtMost(f64),
    /// At most so many times what SurveyJS takes.
    OfSurveyJs(f64),
    /// At most so many times what the page by hand takes.
    OfByHand(f64),
    /// At most so many times another figure of Phrom's.
    Of(&'static str, f64, f64),
}

/// The median.
pub(crate) fn median(figures: &[f64]) -> f64 {
    let mut sorted = figures.to_vec();
    sorted.sort_by(f64::total_cmp);
    match sorted.len() {
        0 => f64::NAN,
        n if n % 2 == 1 => sorted[n / 2],
        n => f64::midpoint(sorted[n / 2 - 1], sorted[n / 2]),
    }
}

impl Limit {
    /// The target in words, and by which factor it is missed, if it is.
    fn told(self, [phrom, surveyjs, by_hand]: [f64; 3]) -> (String, f64) {
        let (words, most) = match self {
            Self::AtMost(most) => (format!("{most:.0}"), most),
            Self::OfSurveyJs(times) => (format!("{times} × SurveyJS"), times * surveyjs),
            Self::OfByHand(times) => (format!("{times} × by hand"), times * by_hand),
            Self::Of(what, times, figure) => (format!("{times} × {what}"), times * figure),
        };
        (words, phrom / most)
    }
}

impl Row {
    /// A row with its unit in `what`, without targets.
    pub(crate) fn new(what: impl Into<String>, digits: usize, figures: [Vec<f64>; 3]) -> Self {
        Self { what: what.into(), digits, figures, limits: Vec::new() }
    }

    /// The row with a target more.
    pub(crate) fn limit(mut self, limit: Limit) -> Self {
        self.limits.push(limit);
        self
    }

    fn print(&self, to: &mut String) {
        let medians = self.figures.each_ref().map(|figures| median(figures));
        let _ = write!(to, "| {} |", self.what);
        for figures in &self.figures {
            let _ = write!(to, " {} |", told(figures, self.digits));
        }
        let [phrom, surveyjs, by_hand] = medians;
        let _ = write!(to, " {} | {} |", ratio(phrom / surveyjs), ratio(phrom / by_hand));
        let mut words = Vec::new();
        for limit in &self.limits {
            let (target, factor) = limit.told(medians);
            words.push(match factor <= 1.0 {
                // On a busy machine what is taken off may be more than what it is taken from.
                _ if !factor.is_finite() || factor <= 0.0 => format!("≤ {target}: not measured"),
                true => format!("≤ {target}: reached"),
                false => format!("≤ {target}: **not reached**, {factor:.2} times that"),
            });
        }
        let _ = writeln!(to, " {} |", words.join("; "));
    }
}

/// The median, and between which figures it lies.
fn told(figures: &[f64], digits: usize) -> String {
    let (least, most) = figures.iter().fold((f64::MAX, f64::MIN), |(a, b), x| (a.min(*x), b.max(*x)));
    match figures.len() {
        0 => "–".to_owned(),
        1 => format!("{:.digits$}", figures[0]),
        _ => format!("{:.digits$} ({least:.digits$} to {most:.digits$})", median(figures)),
    }
}

fn ratio(times: f64) -> String {
    if times.is_finite() && times > 0.0 { format!("{times:.2}") } else { "–".to_owned() }
}

/// The table of all rows.
pub(crate) fn table(rows: &[Row]) -> String {
    let mut to = String::from(
        "| | Phrom | SurveyJS | by hand | Phrom : SurveyJS | Phrom : by hand | target |\n|---|---|---|---|---|---|---|\n",
    );
    for row in rows {
        row.print(&mut to);
    }
    to
}
