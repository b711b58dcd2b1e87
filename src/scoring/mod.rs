//! From answers to figures: exact, with their range while open, and able to say how they came about.
//!
//! Rules (DOMAIN sections 3 and 6): a question gives 0 to 1; not applicable leaves the base; an indicator is the
//! mean of its applicable questions, a dimension the mean of its applicable indicators, the overall figure the
//! mean of the dimensions that have one (the app's own: the survey's owner printed none). A group in which
//! nothing is asked or applies has no figure ("–") and takes part in nothing.

mod claims;
mod explain;
mod gate;
mod ladder;
mod mean;
mod orders;
mod points;
mod rank;
mod rows;
mod step;

pub use claims::{Claim, Claims, claims};
pub(crate) use explain::greatest_first;
pub use explain::{Contribution, Gain, Line, explain, gains};
pub use gate::{GateScore, ItemScore, fill};
pub use ladder::{LadderScore, climb};
pub use orders::{Orders, orders};
pub use points::{PointsScore, points};
pub use rank::{Ranking, rank};
pub use rows::{Distribution, RowLevel, distribution, row_level};
pub use step::{StepScore, step};

use crate::answers::{Progress, Scope, Standing};
use crate::exact::{Exact, Percent};
use crate::questionnaire::{Indicator, IndicatorId, Part, PartId, Question, Role};
use crate::sorted::Sorted;
use mean::{Mean, Range};

/// All figures of one assessment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scores {
    /// The mean of the dimensions; the app's own figure.
    pub overall: Score,
    /// Of each dimension and annex, by code.
    pub parts: Sorted<PartId, Score>,
    /// Of each indicator, by code.
    pub indicators: Sorted<IndicatorId, Score>,
    /// Of each ladder, in the questionnaire's order.
    pub ladders: Vec<LadderScore>,
}

/// The figures of one group.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Score {
    /// As answered; `None` prints "–".
    pub claimed: Option<Figure>,
    /// With an answer that no document proves counted as 0.
    pub evidenced: Option<Figure>,
    /// With "not applicable" counted as 0: shown beside a score that left out more than a fifth.
    pub na_as_zero: Option<Figure>,
    /// How many questions are done and asked.
    pub progress: Progress,
    /// How many questions left the base.
    pub n_not_applicable: usize,
}

/// A figure, or the range in which it will lie while questions are open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Figure {
    /// With every open question worth 0.
    pub low: Percent,
    /// With every open question worth 1.
    pub high: Percent,
}

impl Figure {
    /// The figure once nothing is open any more.
    pub fn exact(self) -> Option<Percent> {
        (self.low == self.high).then_some(self.low)
    }
}

impl Score {
    /// The final figure as answered; `None` while open and where there is none.
    pub fn settled(&self) -> Option<Percent> {
        Claim { figure: self.claimed, progress: self.progress }.settled()
    }

    /// Whether more than a fifth of what is asked left the base (DOMAIN section 6, "N/A").
    pub const fn leaves_out_much(&self) -> bool {
        self.n_not_applicable * 5 > self.progress.asked
    }
}

/// The exact figures behind a [`Score`].
#[derive(Clone, Copy)]
struct Exacts {
    claimed: Option<Range>,
    evidenced: Option<Range>,
    na_as_zero: Option<Range>,
    progress: Progress,
    n_not_applicable: usize,
}

impl Exacts {
    fn score(&self) -> Score {
        Score {
            claimed: self.claimed.map(Range::figure),
            evidenced: self.evidenced.map(Range::figure),
            na_as_zero: self.na_as_zero.map(Range::figure),
            progress: self.progress,
            n_not_applicable: self.n_not_applicable,
        }
    }
}

/// Which figures are computed.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Ways {
    /// As answered, as proved, and with "not applicable" counted as 0.
    #[default]
    All,
    /// As answered. Of the others there is none.
    Claimed,
}

/// What has figures.
enum Group<'a> {
    Part(&'a Part),
    Indicator(&'a Indicator),
}

/// The means of a group in the making: one for each way of counting.
#[derive(Default)]
struct Means {
    ways: Ways,
    claimed: Mean,
    evidenced: Mean,
    /// Apart from `claimed` only where something does not apply.
    na_as_zero: Option<Mean>,
    progress: Progress,
    n_not_applicable: usize,
}

impl Means {
    fn new(ways: Ways) -> Self {
        Self { ways, ..Self::default() }
    }

    fn add(&mut self, claimed: Option<Range>, evidenced: Option<Range>, na_as_zero: Option<Range>, weight: u32) {
        if self.ways == Ways::Claimed {
            return self.claimed.add(claimed, weight);
        }
        if self.na_as_zero.is_some() || na_as_zero != claimed {
            self.na_as_zero.get_or_insert(self.claimed).add(na_as_zero, weight);
        }
        self.claimed.add(claimed, weight);
        self.evidenced.add(evidenced, weight);
    }

    fn add_group(&mut self, group: &Exacts, weight: u32) {
        self.add(group.claimed, group.evidenced, group.na_as_zero, weight);
        self.progress = self.progress.plus(group.progress);
        self.n_not_applicable += group.n_not_applicable;
    }

    fn exacts(&self) -> Exacts {
        let claimed = self.claimed.range();
        Exacts {
            claimed,
            evidenced: self.evidenced.range(),
            na_as_zero: self.na_as_zero.map_or(claimed, |mean| mean.range()),
            progress: self.progress,
            n_not_applicable: self.n_not_applicable,
        }
    }
}

/// Computes every figure of an assessment.
pub fn score(scope: &Scope<'_>) -> Scores {
    let mut scores = Scores {
        overall: Score::default(),
        parts: Sorted::default(),
        indicators: Sorted::default(),
        ladders: scope.questionnaire().ladders.iter().map(|ladder| climb(scope, ladder)).collect(),
    };
    let overall = each_group(scope, Ways::All, &mut |group, exacts| {
        match group {
            Group::Part(part) => drop(scores.parts.insert(part.id.clone(), exacts.score())),
            Group::Indicator(indicator) => drop(scores.indicators.insert(indicator.id.clone(), exacts.score())),
        };
    });
    scores.overall = overall.score();
    scores
}

/// Gives the figures of every indicator, those of each part behind those of its own; the overall figure comes back.
fn each_group(scope: &Scope<'_>, ways: Ways, take: &mut dyn FnMut(Group<'_>, &Exacts)) -> Exacts {
    let mut overall = Means::new(ways);
    for part in &scope.questionnaire().parts {
        let mut of_part = Means::new(ways);
        for indicator in &part.indicators {
            let exacts = exacts_of_indicator(scope, indicator, ways);
            of_part.add_group(&exacts, indicator.weight);
            take(Group::Indicator(indicator), &exacts);
        }
        let exacts = of_part.exacts();
        take(Group::Part(part), &exacts);
        if part.role == Role::Dimension {
            overall.add_group(&exacts, 1);
        }
    }
    overall.exacts()
}

fn exacts_of_indicator(scope: &Scope<'_>, indicator: &Indicator, ways: Ways) -> Exacts {
    let mut means = Means { progress: scope.progress_of_indicator(indicator), ..Means::new(ways) };
    for question in scope.questions(indicator).filter(|question| scope.counts(question)) {
        let (claimed, evidenced) = ranges_of(scope, question);
        means.n_not_applicable += usize::from(claimed.is_none());
        if !indicator.points.is_empty() {
            continue;
        }
        means.add(claimed, evidenced, claimed.or(Some(Range::point(Exact::ZERO))), question.weight);
    }
    if !indicator.points.is_empty() {
        points::add(scope, indicator, &mut means);
    }
    means.exacts()
}

/// A question's worth as answered and as proved; `None` when it left the base.
fn ranges_of(scope: &Scope<'_>, question: &Question) -> (Option<Range>, Option<Range>) {
    match scope.standing(question) {
        Standing::NotApplicable => (None, None),
        Standing::Open => (Some(Range::OPEN), Some(Range::OPEN)),
        Standing::Given(value) => {
            let credit = value.credit(&question.kind).unwrap_or(Exact::ZERO);
            let is_proved = scope.answer(question).is_some_and(|answer| answer.is_evidenced());
            let proved = if is_proved { credit } else { Exact::ZERO };
            (Some(Range::point(credit)), Some(Range::point(proved)))
        }
    }
}
