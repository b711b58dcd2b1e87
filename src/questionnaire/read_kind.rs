//! From a file's tree to kinds of question and conditions.

use std::rc::Rc;

use super::read_rules::table;
use super::read_words::{all, choice, code, text};
use super::{Condition, Kind, Quantity};
use crate::json::{Place, ProblemKind};

/// The deepest nesting of a condition.
const MAX_CONDITION_DEPTH: usize = 8;

/// Stands in for a kind that cannot be read.
const BLANK: Kind = Kind::Text { lines: 1 };

/// The kind of a question or a column.
pub(super) fn kind(at: &Place<'_>) -> Kind {
    at.required("kind").map_or(BLANK, |place| kind_here(&place))
}

fn kind_here(at: &Place<'_>) -> Kind {
    let known = "practice, checklist, share, number, ladder, scale, text, table";
    let Some((tag, content)) = at.tag() else { return BLANK };
    match (tag, &content) {
        ("practice", None) => Kind::Practice,
        ("checklist", Some(at)) => {
            at.keys(&["options"]);
            Kind::Checklist(all(at.required("options"), choice))
        }
        ("ladder", Some(at)) => {
            at.keys(&["options"]);
            Kind::Ladder(all(at.required("options"), choice))
        }
        ("share", Some(at)) => {
            at.keys(&["part", "whole", "max"]);
            let max = within(at, "max", Quantity::LIMIT.unsigned_abs());
            Kind::Share { part: text(at, "part"), whole: text(at, "whole"), max }
        }
        ("number", Some(at)) => number(at),
        ("scale", Some(at)) => {
            at.keys(&["low", "high", "steps"]);
            Kind::Scale { low: text(at, "low"), high: text(at, "high"), steps: steps(at) }
        }
        ("text", Some(at)) => {
            at.keys(&["lines"]);
            Kind::Text { lines: within(at, "lines", 100) }
        }
        ("table", Some(at)) => Kind::Table(Rc::new(table(at))),
        _ => {
            unknown_tag(at, tag, known);
            BLANK
        }
    }
}

/// Notes a tag that does not exist, or that lacks or has an object behind it.
fn unknown_tag(at: &Place<'_>, tag: &str, known: &str) {
    at.note(ProblemKind::Invalid(format!("`{tag}` cannot stand here; expected one of {known}")));
}

/// A whole number from 1.
pub(super) fn within<T: TryFrom<u64> + Copy + Into<u64> + Default>(at: &Place<'_>, key: &'static str, most: u64) -> T {
    let Some(place) = at.required(key) else { return T::default() };
    let Some(count) = place.whole::<T>() else { return T::default() };
    if !(1..=most).contains(&count.into()) {
        place.mismatch(&format!("expected 1 to {most}"));
    }
    count
}

fn steps(at: &Place<'_>) -> u8 {
    let Some(place) = at.required("steps") else { return 0 };
    let Some(steps) = place.whole() else { return 0 };
    if !(2..=11).contains(&steps) {
        place.mismatch("expected 2 to 11");
    }
    steps
}

fn number(at: &Place<'_>) -> Kind {
    at.keys(&["min", "max", "unit"]);
    let (min, max) = (quantity(at, "min"), quantity(at, "max"));
    if min.zip(max).is_some_and(|(min, max)| min >= max)
        && let Some(place) = at.required("max")
    {
        place.mismatch("max must be above min");
    }
    Kind::Number { min: min.unwrap_or_default(), max: max.unwrap_or_default(), unit: text(at, "unit") }
}

fn quantity(at: &Place<'_>, key: &'static str) -> Option<Quantity> {
    let place = at.required(key)?;
    let quantity = Quantity::from_f64(place.number()?);
    if quantity.is_none() {
        place.mismatch("expected at most six decimals, within 1000000000");
    }
    quantity
}

/// The condition that stands here, inside so many others.
pub(super) fn condition(at: &Place<'_>, depth: usize) -> Option<Condition> {
    if depth == MAX_CONDITION_DEPTH {
        at.mismatch(&format!("nested deeper than {MAX_CONDITION_DEPTH} levels"));
        return None;
    }
    let known = "all, any, not, equals, atLeast, each with what belongs to it";
    let (tag, content) = at.tag()?;
    match (tag, &content) {
        ("all", Some(at)) => Some(Condition::All(at.each(|at| condition(at, depth + 1)))),
        ("any", Some(at)) => Some(Condition::Any(at.each(|at| condition(at, depth + 1)))),
        ("not", Some(at)) => Some(Condition::Not(Box::new(condition(at, depth + 1)?))),
        ("equals", Some(at)) => {
            at.keys(&["question", "value"]);
            Some(Condition::Equals { question: code(at, "question"), value: at.words("value") })
        }
        ("atLeast", Some(at)) => {
            at.keys(&["question", "value"]);
            let question = code(at, "question");
            Some(Condition::AtLeast { question, value: quantity(at, "value")? })
        }
        _ => {
            unknown_tag(at, tag, known);
            None
        }
    }
}
