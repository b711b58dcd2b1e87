//! Why a figure is what it is, and what one more practice would add.

use std::rc::Rc;

use crate::answers::{Scope, Standing};
use crate::exact::{Exact, Percent};
use crate::questionnaire::{Indicator, Part, Question, QuestionId};
use crate::sorted::ascending;

/// One question's part in an indicator's figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The question.
    pub question: Rc<Question>,
    /// What it did.
    pub contribution: Contribution,
    /// What the indicator would gain if this question were worth 1.
    pub gain: Percent,
}

/// What a question did to its indicator's figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Contribution {
    /// It counted.
    Counted {
        /// What it was worth, in percent.
        credit: Percent,
        /// Whether a document proves it.
        is_evidenced: bool,
    },
    /// Not answered: 0 in the low figure, 1 in the high one.
    Open,
    /// Not applicable: it left the base.
    LeftBase,
}

/// What a dimension would gain if one question were worth 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gain {
    /// The question.
    pub question: QuestionId,
    /// What its dimension would gain.
    pub gain: Percent,
}

/// Explains an indicator's figure, question by question, in order. Questions that score nothing are left out.
pub fn explain(scope: &Scope<'_>, indicator: &Indicator) -> Vec<Line> {
    let questions = scope.questions(indicator).filter(|question| scope.counts(question));
    questions
        .map(|question| {
            let contribution = match scope.standing(question) {
                Standing::Open => Contribution::Open,
                Standing::NotApplicable => Contribution::LeftBase,
                Standing::Given(value) => Contribution::Counted {
                    credit: value.credit(&question.kind).unwrap_or(Exact::ZERO).percent(),
                    is_evidenced: scope.answer(question).is_some_and(|answer| answer.is_evidenced()),
                },
            };
            let gain = gain(scope, indicator, question).percent();
            Line { question: question.clone(), contribution, gain }
        })
        .collect()
}

/// What each question of a dimension that is not yet worth 1 would add to the dimension, the greatest gain
/// first, equals in order.
pub fn gains(scope: &Scope<'_>, part: &Part) -> Vec<Gain> {
    let has_base = |indicator: &&Indicator| base_weight(scope, indicator) > 0;
    let of_part: u32 = part.indicators.iter().filter(has_base).map(|indicator| indicator.weight).sum();
    let mut gains = Vec::new();
    for indicator in part.indicators.iter().filter(has_base) {
        for question in scope.questions(indicator).filter(|question| scope.counts(question)) {
            let weighted = gain(scope, indicator, question).times(indicator.weight);
            let gain = weighted.over(of_part).unwrap_or(Exact::ZERO).percent();
            if gain > Percent::ZERO {
                gains.push(Gain { question: question.id.clone(), gain });
            }
        }
    }
    greatest_first(&gains)
}

/// The greatest gains first, equals in order.
pub(crate) fn greatest_first(gains: &[Gain]) -> Vec<Gain> {
    let falling: Vec<u32> = gains.iter().map(|gain| u32::MAX - gain.gain.millionths()).collect();
    ascending(&falling).into_iter().map(|position| gains[position].clone()).collect()
}

/// What an indicator would gain if a question were worth 1.
fn gain(scope: &Scope<'_>, indicator: &Indicator, question: &Question) -> Exact {
    if !indicator.points.is_empty() {
        return super::points::gain(scope, indicator, question);
    }
    let gain = missing(scope, question).times(question.weight).over(base_weight(scope, indicator));
    gain.unwrap_or(Exact::ZERO)
}

/// The weight of the questions that are in the base of an indicator.
fn base_weight(scope: &Scope<'_>, indicator: &Indicator) -> u32 {
    let questions = scope.questions(indicator).filter(|question| scope.counts(question));
    questions
        .filter(|question| scope.standing(question) != Standing::NotApplicable)
        .map(|question| question.weight)
        .sum()
}

/// How much a question lacks to be worth 1.
fn missing(scope: &Scope<'_>, question: &Question) -> Exact {
    match scope.standing(question) {
        Standing::NotApplicable => Exact::ZERO,
        Standing::Open => Exact::ONE,
        Standing::Given(value) => Exact::ONE.minus(value.credit(&question.kind).unwrap_or(Exact::ZERO)),
    }
}
