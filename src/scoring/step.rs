//! The step of an indicator: the lowest of several ladder questions (DOMAIN section 6, "PMQA").

use crate::answers::{Scope, Standing, Value};
use crate::questionnaire::{Indicator, Kind, QuestionId};

/// Where an indicator stands on its axes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepScore {
    /// Of each axis its question and its step, the position of the chosen option; `None` while it is open.
    pub axes: Vec<(QuestionId, Option<usize>)>,
    /// The lowest of them, once none is open; `None` where none applies.
    pub lowest: Option<usize>,
}

/// The step of an indicator that has one. What does not apply, or is not asked, takes no part.
#[inline(never)]
pub fn step(scope: &Scope<'_>, indicator: &Indicator) -> Option<StepScore> {
    let mut axes = Vec::new();
    for id in &indicator.step.as_ref()?.lowest {
        let question = indicator.questions.iter().find(|question| question.id == *id);
        let Some(question) = question.filter(|question| scope.asks(question)) else { continue };
        match (scope.standing(question), &question.kind) {
            (Standing::NotApplicable, _) => {}
            (Standing::Given(Value::Step(chosen)), Kind::Ladder(options)) => {
                axes.push((id.clone(), options.iter().position(|option| option.id == *chosen)));
            }
            _ => axes.push((id.clone(), None)),
        }
    }
    let is_open = axes.iter().any(|(_, step)| step.is_none());
    let lowest = axes.iter().filter_map(|(_, step)| *step).min().filter(|_| !is_open);
    Some(StepScore { axes, lowest })
}
