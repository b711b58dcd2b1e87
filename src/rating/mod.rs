//! A second rater: an assessor's answers beside those of the agency, both ordinary assessments of the same version of a
//! questionnaire. Where they agree, where they do not and what hangs on that, and what both agree upon.
//!
//! Neither of the two is changed; what is agreed upon is a third one.

mod agreed;
mod kappa;

use std::rc::Rc;

pub use agreed::{Choice, Choices, agreed};
pub use kappa::{Band, Kappa, LEAST_PAIRS, NoKappa};

use crate::answers::{Answer, Scope, Standing, Value};
use crate::exact::{Exact, Percent};
use crate::questionnaire::{Indicator, IndicatorId, Kind, Overall, Part, Question, QuestionId, Questionnaire};
use crate::scoring::score;
use crate::submission::Draft;

/// Two assessments, set side by side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// Questions that both answered. Texts and tables have no value to compare, and are not among them.
    pub n_pairs: usize,
    /// Those with the same answer; "not applicable" is an answer of its own.
    pub n_alike: usize,
    /// Those that take part in kappa: with an order of their answers, and applicable to both.
    pub n_weighed: usize,
    /// How far both agree beyond chance, or why that is not said.
    pub kappa: Result<Kappa, NoKappa>,
    /// Where they differ: what moves the figure most comes first, equals in the questionnaire's order.
    pub differences: Vec<Difference>,
    /// Questions that the agency alone answered.
    pub only_own: Vec<QuestionId>,
    /// Questions that the assessor alone answered.
    pub only_assessor: Vec<QuestionId>,
}

impl Comparison {
    /// The share of pairs that are alike; `None` without pairs.
    pub fn agreement(&self) -> Option<Percent> {
        let length = |n: usize| u64::try_from(n).ok();
        Some(Exact::of(length(self.n_alike)?, length(self.n_pairs)?)?.percent())
    }
}

/// A question that both answered otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Which question.
    pub question: QuestionId,
    /// Its indicator.
    pub indicator: IndicatorId,
    /// What the agency said.
    pub own: Rc<Answer>,
    /// What the assessor said.
    pub assessor: Rc<Answer>,
    /// The figure as the agency answered, less that with the assessor's answer to this one question, in millionths of a
    /// percentage point: above 0 where the agency sees itself higher. `None` where the two have no figure to compare.
    pub effect: Option<i64>,
}

/// Why two assessments cannot be compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Incomparable {
    /// They answer other questionnaires, or other versions of one.
    OtherQuestionnaire,
    /// They are one and the same.
    SameAssessment,
}

/// Sets an assessor's answers beside those of an agency. The effect is on the overall figure, or on that of the dimension
/// where the questionnaire has no overall one; while questions are open, on the least that it can become.
///
/// # Errors
/// [`Incomparable`].
pub fn compare(questionnaire: &Questionnaire, own: &Draft, assessor: &Draft) -> Result<Comparison, Incomparable> {
    let is_of = |draft: &Draft| draft.questionnaire == questionnaire.id && draft.version == questionnaire.version;
    if !is_of(own) || !is_of(assessor) {
        return Err(Incomparable::OtherQuestionnaire);
    }
    if own.id == assessor.id && own.sheet == assessor.sheet {
        return Err(Incomparable::SameAssessment);
    }
    let (scope, of_assessor) = (own.scope(questionnaire), assessor.scope(questionnaire));
    let mut weighed = Vec::new();
    let mut comparison = Comparison {
        n_pairs: 0,
        n_alike: 0,
        n_weighed: 0,
        kappa: Err(NoKappa::TooFew),
        differences: Vec::new(),
        only_own: Vec::new(),
        only_assessor: Vec::new(),
    };
    for (part, indicator) in questionnaire.indicators() {
        for question in indicator.questions.iter().filter(|question| is_rated(&question.kind)) {
            let pair = (given(&scope, question), given(&of_assessor, question));
            let (Some(one), Some(other)) = pair else {
                comparison.only_own.extend(pair.0.is_some().then(|| question.id.clone()));
                comparison.only_assessor.extend(pair.1.is_some().then(|| question.id.clone()));
                continue;
            };
            comparison.n_pairs += 1;
            weighed.extend(places(question, one, other));
            if are_alike(question, one, other) {
                comparison.n_alike += 1;
            } else {
                let found = difference(questionnaire, own, (part, indicator, question), (&scope, &of_assessor));
                comparison.differences.extend(found);
            }
        }
    }
    comparison.n_weighed = weighed.len();
    comparison.kappa = kappa::kappa(&weighed);
    greatest_first(&mut comparison.differences);
    Ok(comparison)
}

/// Whether an answer of this kind has a value that two people can agree upon.
const fn is_rated(kind: &Kind) -> bool {
    !matches!(kind, Kind::Text { .. } | Kind::Table(_))
}

/// What was answered to a question that is asked; `None` while it is open.
fn given<'a>(scope: &Scope<'a>, question: &Question) -> Option<Standing<'a>> {
    let standing = scope.standing(question);
    (scope.asks(question) && standing != Standing::Open).then_some(standing)
}

fn places(question: &Question, one: Standing<'_>, other: Standing<'_>) -> Option<(Exact, Exact)> {
    let (Standing::Given(one), Standing::Given(other)) = (one, other) else { return None };
    Some((kappa::place(&question.kind, one)?, kappa::place(&question.kind, other)?))
}

/// Whether two answers say the same: 19 of 38 is 1 of 2.
fn are_alike(question: &Question, one: Standing<'_>, other: Standing<'_>) -> bool {
    let share = |standing: Standing<'_>| match standing {
        Standing::Given(value @ Value::Share { .. }) => value.credit(&question.kind),
        _ => None,
    };
    one == other || (share(one).is_some() && share(one) == share(other))
}

fn difference(
    questionnaire: &Questionnaire,
    own: &Draft,
    (part, indicator, question): (&Part, &Indicator, &Question),
    (scope, of_assessor): (&Scope<'_>, &Scope<'_>),
) -> Option<Difference> {
    let (mine, other) = (scope.answer(question)?, of_assessor.answer(question)?);
    let swapped = Answer { response: other.response.clone(), typed: None, ..(**mine).clone() };
    let swapped = Draft { sheet: own.sheet.with(&question.id, swapped), ..own.clone() };
    let figure = |draft: &Draft| {
        let scores = score(&draft.scope(questionnaire));
        let score = match questionnaire.overall {
            Overall::Absent => scores.parts.get(&part.id).copied()?,
            Overall::Plain | Overall::Noted(_) => scores.overall,
        };
        Some(i64::from(score.claimed?.low.millionths()))
    };
    let effect = figure(own).zip(figure(&swapped)).map(|(mine, other)| mine - other);
    let (question, indicator) = (question.id.clone(), indicator.id.clone());
    Some(Difference { question, indicator, own: mine.clone(), assessor: other.clone(), effect })
}

/// What moves the figure most comes first, whichever way; what has none comes last.
fn greatest_first(differences: &mut Vec<Difference>) {
    let size = |difference: &Difference| difference.effect.map(i64::unsigned_abs);
    let mut sorted: Vec<Difference> = Vec::with_capacity(differences.len());
    for difference in differences.drain(..) {
        let at = sorted.partition_point(|before| size(before) >= size(&difference));
        sorted.insert(at, difference);
    }
    *differences = sorted;
}
