//! The items of an assessment by responsible unit, so that each unit can be sent its part.

use std::rc::Rc;

use crate::answers::{Scope, unit_of};
use crate::questionnaire::{Indicator, Part, Question};
use crate::sorted::Sorted;

/// What one unit is responsible for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitPart<'a> {
    /// The unit's name; empty where none is named.
    pub unit: String,
    /// What it is responsible for, in the questionnaire's order.
    pub items: Vec<UnitItem<'a>>,
}

/// An indicator, or some of its questions, that a unit is responsible for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitItem<'a> {
    /// The part that holds it.
    pub part: &'a Rc<Part>,
    /// The indicator.
    pub indicator: &'a Indicator,
    /// Those of its questions that the unit answers, in order; without the one that names the unit.
    pub questions: Vec<&'a Rc<Question>>,
}

/// Every indicator that names its unit, by unit; a question for which another unit is noted stands under that one. Units
/// stand in the order of their names; what no unit is named for comes last.
#[inline(never)]
pub fn units<'a>(scope: &Scope<'a>) -> Vec<UnitPart<'a>> {
    let mut by_unit: Sorted<String, Vec<UnitItem<'a>>> = Sorted::default();
    for (part, indicator) in scope.questionnaire().indicators() {
        let Some(responsible) = indicator.responsible.as_ref().filter(|_| scope.asks_indicator(part, indicator)) else {
            continue;
        };
        for question in scope.questions(indicator).filter(|question| question.id != *responsible) {
            let unit = unit_of(scope, indicator, question);
            let mut items = by_unit.remove(&unit).unwrap_or_default();
            match items.last_mut() {
                Some(last) if last.indicator.id == indicator.id => last.questions.push(question),
                _ => items.push(UnitItem { part, indicator, questions: vec![question] }),
            }
            by_unit.insert(unit, items);
        }
    }
    let nameless = by_unit.remove("");
    let mut units: Vec<UnitPart<'a>> =
        by_unit.iter().map(|(unit, items)| UnitPart { unit: unit.clone(), items: items.clone() }).collect();
    units.extend(nameless.map(|items| UnitPart { unit: String::new(), items }));
    units
}
