//! Who is responsible for a question.

use super::{Scope, Standing, Value};
use crate::questionnaire::{Indicator, Question};

/// The unit that answers a question: the one noted beside its answer, else the one that its indicator names; empty where
/// there is none.
pub fn unit_of(scope: &Scope<'_>, indicator: &Indicator, question: &Question) -> String {
    let own = scope.answer(question).map(|answer| unit_name(&answer.unit)).filter(|unit| !unit.is_empty());
    own.unwrap_or_else(|| {
        let responsible = indicator.responsible.as_ref().and_then(|id| scope.questionnaire().question(id));
        match responsible.filter(|asked| scope.asks(asked)).map(|asked| scope.standing(asked)) {
            Some(Standing::Given(Value::Text(unit))) => unit_name(unit),
            _ => String::new(),
        }
    })
}

/// A unit's name with white space in one way, so that the same name is one unit.
pub fn unit_name(unit: &str) -> String {
    // Pasted Thai often has marks for line breaks in it that nobody sees.
    let seen: String = unit.chars().filter(|c| !matches!(c, '\u{200B}'..='\u{200F}' | '\u{FEFF}')).collect();
    seen.split_whitespace().collect::<Vec<_>>().join(" ")
}
