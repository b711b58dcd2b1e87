//! What a result says, independent of how it is drawn: a table, what stands out, what to improve first.
//!
//! The layout is the one its readers know (DOMAIN section 7). Knows no page; [`sentence`] says it in words.

#[cfg(feature = "desk")]
pub mod letter;
#[cfg(feature = "desk")]
pub mod province;
pub mod sentence;
mod units;

use std::rc::Rc;

pub use units::{UnitItem, UnitPart, units};

use crate::answers::Scope;
use crate::exact::Percent;
use crate::language::Text;
use crate::questionnaire::{IndicatorId, Part, PartId, QuestionId, Questionnaire};
use crate::scoring::{Gain, Orders, Ranking, Score, Scores, gains, greatest_first, orders, rank};
use crate::sorted::ascending;

/// How many questions the list of greatest gains names.
const N_GAINS: usize = 5;
/// How many weak indicators the sentence on the lowest dimension names.
const N_WEAKEST: usize = 2;

/// What the result of one assessment says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// Dimensions, each followed by its indicators.
    pub rows: Vec<Row>,
    /// Annexes that have a figure at all, each followed by its indicators.
    pub annex_rows: Vec<Row>,
    /// The dimension with the greatest figure, with its best indicator.
    pub highest: Option<Highlight>,
    /// The dimension with the smallest figure, with its two weakest indicators.
    pub lowest: Option<Highlight>,
    /// What to improve first.
    pub priorities: Vec<Priority>,
    /// The app's own list: what would raise a dimension most, question by question.
    pub gains: Vec<Gain>,
    /// Whether the order of the dimensions hangs on the way of adding up.
    pub orders: Orders,
    /// How many indicators have a settled figure, out of those that have one at all.
    pub n_settled: usize,
    /// See `n_settled`.
    pub n_indicators: usize,
}

/// A line of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// What it is about.
    pub subject: Subject,
    /// Its title.
    pub title: Text,
    /// Its figures.
    pub score: Score,
    /// Whether this agency is asked it at all.
    pub is_asked: bool,
}

/// What a line of the table is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    /// A dimension or an annex.
    Part(PartId),
    /// An indicator.
    Indicator(IndicatorId),
}

/// A dimension that stands out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Highlight {
    /// The dimension.
    pub part: Rc<Part>,
    /// Its figure.
    pub figure: Percent,
    /// The indicators that made it stand out.
    pub indicators: Vec<Priority>,
}

/// An indicator with its figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Priority {
    /// Which one.
    pub indicator: IndicatorId,
    /// Its title.
    pub title: Text,
    /// What a high figure means.
    pub about: Text,
    /// What to do to rise.
    pub advice: Text,
    /// Its figure.
    pub figure: Percent,
}

/// Makes the report of an assessment from its figures.
pub fn report(scope: &Scope<'_>, scores: &Scores) -> Report {
    let questionnaire = scope.questionnaire();
    let ranking = ranking(questionnaire, scores);
    let indicators = || questionnaire.dimensions().flat_map(|part| &part.indicators);
    let of_indicators = || indicators().filter_map(|indicator| scores.indicators.get(&indicator.id));
    let of_parts: Vec<Gain> = questionnaire.dimensions().flat_map(|part| gains(scope, part)).collect();
    let mut all_gains = greatest_first(&of_parts);
    all_gains.truncate(N_GAINS);
    Report {
        rows: questionnaire.dimensions().flat_map(|part| rows_of(scope, part, scores)).collect(),
        annex_rows: questionnaire
            .annexes()
            .filter(|part| part.is_scored())
            .flat_map(|part| rows_of(scope, part, scores))
            .collect(),
        highest: ranking.highest.as_ref().and_then(|id| highlight(questionnaire, id, scores, Best)),
        lowest: ranking.lowest.as_ref().and_then(|id| highlight(questionnaire, id, scores, Weakest)),
        priorities: ranking.priorities.iter().filter_map(|id| priority(questionnaire, id, scores)).collect(),
        gains: all_gains,
        orders: orders(questionnaire, scores),
        n_settled: of_indicators().filter(|score| score.settled().is_some()).count(),
        n_indicators: of_indicators().filter(|score| score.claimed.is_some()).count(),
    }
}

impl Report {
    /// Whether indicators are still open, so that the ranking may change.
    pub const fn is_provisional(&self) -> bool {
        self.n_settled < self.n_indicators
    }
}

/// Ranks the dimensions and their indicators that have a settled figure.
fn ranking(questionnaire: &Questionnaire, scores: &Scores) -> Ranking<PartId, IndicatorId> {
    let dimensions: Vec<_> = questionnaire
        .dimensions()
        .map(|part| (part.id.clone(), scores.parts.get(&part.id).and_then(Score::settled)))
        .collect();
    let indicators: Vec<_> = questionnaire
        .dimensions()
        .flat_map(|part| &part.indicators)
        .map(|indicator| (indicator.id.clone(), scores.indicators.get(&indicator.id).and_then(Score::settled)))
        .collect();
    rank(&dimensions, &indicators)
}

fn rows_of(scope: &Scope<'_>, part: &Part, scores: &Scores) -> Vec<Row> {
    let head = Row {
        subject: Subject::Part(part.id.clone()),
        title: part.title.clone(),
        score: scores.parts.get(&part.id).copied().unwrap_or_default(),
        is_asked: scope.asks_part(part),
    };
    let indicators = part.indicators.iter().map(|indicator| Row {
        subject: Subject::Indicator(indicator.id.clone()),
        title: indicator.title.clone(),
        score: scores.indicators.get(&indicator.id).copied().unwrap_or_default(),
        is_asked: scope.asks_indicator(part, indicator),
    });
    std::iter::once(head).chain(indicators).collect()
}

/// Which indicators of a dimension are named.
enum Which {
    Best,
    Weakest,
}
use Which::{Best, Weakest};

fn highlight(questionnaire: &Questionnaire, id: &PartId, scores: &Scores, which: Which) -> Option<Highlight> {
    let part = questionnaire.part(id)?;
    let figure = scores.parts.get(id)?.settled()?;
    // What is met in full is nothing to improve.
    let is_named = |own: &Priority| matches!(which, Best) || own.figure < Percent::FULL;
    let of_part = part.indicators.iter().filter_map(|indicator| priority(questionnaire, &indicator.id, scores));
    let indicators: Vec<Priority> = of_part.filter(is_named).collect();
    let figures = indicators.iter().map(|indicator| indicator.figure.millionths());
    let (order, n_named) = match which {
        Best => (ascending(&figures.map(|figure| u32::MAX - figure).collect::<Vec<_>>()), 1),
        Weakest => (ascending(&figures.collect::<Vec<_>>()), N_WEAKEST),
    };
    let named = order.into_iter().take(n_named).map(|at| indicators[at].clone()).collect();
    Some(Highlight { part: part.clone(), figure, indicators: named })
}

fn priority(questionnaire: &Questionnaire, id: &IndicatorId, scores: &Scores) -> Option<Priority> {
    let indicator = questionnaire.indicator(id)?;
    Some(Priority {
        indicator: id.clone(),
        title: indicator.title.clone(),
        about: indicator.about.clone(),
        advice: indicator.advice.clone(),
        figure: scores.indicators.get(id)?.settled()?,
    })
}

/// The questions of an assessment that a reviewer looks at, each with what is odd about it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Review {
    /// Asked and not answered, in dimensions: these keep it from being closed.
    pub open: Vec<QuestionId>,
    /// Asked and not answered, in annexes.
    pub open_in_annexes: Vec<QuestionId>,
    /// Answered with something and no document to prove it.
    pub without_evidence: Vec<QuestionId>,
    /// Said not to apply, with the reason.
    pub not_applicable: Vec<(QuestionId, Rc<str>)>,
    /// Proved by a document that is older than the assessed year.
    pub old_evidence: Vec<QuestionId>,
}

/// Looks an assessment through before it is closed.
pub fn review(scope: &Scope<'_>, period: &str) -> Review {
    use crate::answers::{Response, Standing};
    use crate::exact::Exact;
    let mut review = Review::default();
    let year: u16 = period.parse().unwrap_or(0);
    review.open = scope.questionnaire().dimensions().flat_map(|part| scope.open(part)).map(|q| q.id.clone()).collect();
    review.open_in_annexes =
        scope.questionnaire().annexes().flat_map(|part| scope.open(part)).map(|q| q.id.clone()).collect();
    for question in scope.questionnaire().questions().filter(|question| scope.asks(question)) {
        let Some(answer) = scope.answer(question) else {
            continue;
        };
        match (scope.standing(question), &answer.response) {
            (Standing::NotApplicable, Some(Response::NotApplicable { reason })) => {
                review.not_applicable.push((question.id.clone(), reason.clone()));
            }
            (Standing::Given(value), _) => {
                let is_positive = value.credit(&question.kind).is_some_and(|credit| credit > Exact::ZERO);
                if is_positive && question.is_scored && !answer.is_evidenced() {
                    review.without_evidence.push(question.id.clone());
                }
            }
            _ => {}
        }
        if answer.evidence.iter().any(|evidence| evidence.is_older_than(year)) {
            review.old_evidence.push(question.id.clone());
        }
    }
    review
}
