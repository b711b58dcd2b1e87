//! A question for an answer whose own question nobody has at hand: one that takes what stands there.

use std::rc::Rc;

use serde_json::Value as Json;

use crate::language::Text;
use crate::questionnaire::{Choice, Column, Kind, NotApplicable, Profiles, Quantity, Question, QuestionId, Table};
use crate::sorted::Sorted;

/// The most options or columns that are taken from an answer; more are in no questionnaire.
const MAX_CODES: usize = 500;

/// The most rows of an answer.
const MAX_ROWS: u32 = 1_000;

/// A question that an answer of a file fits, by the shape of its value.
pub(crate) fn question_for(id: QuestionId, answer: &Json) -> Question {
    Question {
        id,
        number: 0,
        kind: kind_for(answer.get("value").unwrap_or(&Json::Null), answer.get("typed")),
        text: blank(),
        help: None,
        condition: None,
        verification: None,
        reference: None,
        current_law: None,
        year: None,
        na: NotApplicable::WithReason,
        when: None,
        profiles: Profiles::default(),
        weight: 1,
        is_scored: false,
        is_required: false,
        names_unit: false,
    }
}

fn blank() -> Text {
    Text { th: Rc::default(), en: Rc::default() }
}

fn number() -> Kind {
    let limit = Quantity::LIMIT * Quantity::SCALE;
    let [min, max] = [-limit, limit].map(Quantity::from_millionths);
    Kind::Number { min, max, unit: blank() }
}

const TEXT: Kind = Kind::Text { lines: 1 };

fn kind_for(value: &Json, typed: Option<&Json>) -> Kind {
    let is_share = |typed: &Json| typed.get(1).and_then(Json::as_str).is_some_and(|whole| !whole.is_empty());
    match value {
        Json::Number(_) => number(),
        Json::Object(_) => share(),
        Json::Array(elements) if elements.iter().any(Json::is_object) => table(elements),
        Json::Array(elements) => Kind::Checklist(choices(elements)),
        Json::Null => match typed {
            Some(typed) if is_share(typed) => share(),
            Some(_) => number(),
            None => TEXT,
        },
        Json::String(_) | Json::Bool(_) => TEXT,
    }
}

fn share() -> Kind {
    Kind::Share { part: blank(), whole: blank(), max: Quantity::LIMIT.unsigned_abs() }
}

fn choices(elements: &[Json]) -> Vec<Choice> {
    let codes: Sorted<&str, ()> =
        elements.iter().take(MAX_CODES).filter_map(|code| Some((code.as_str()?, ()))).collect();
    codes.keys().map(|code| Choice { id: (*code).into(), title: blank() }).collect()
}

/// A table with a column for each key; a text where any cell of it is one.
fn table(elements: &[Json]) -> Kind {
    let mut is_text: Sorted<&str, bool> = Sorted::default();
    for (key, cell) in elements.iter().filter_map(Json::as_object).flatten() {
        if is_text.len() < MAX_CODES || is_text.contains_key(key.as_str()) {
            let was = is_text.get(key.as_str()).copied().unwrap_or_default();
            is_text.insert(key, was || cell.is_string());
        }
    }
    let column = |(id, is_text): (&&str, &bool)| Column {
        id: (*id).into(),
        text: blank(),
        help: None,
        kind: if *is_text { TEXT } else { number() },
        is_required: false,
    };
    let columns = is_text.iter().map(column).collect();
    Kind::Table(Rc::new(Table { columns, max: MAX_ROWS, name: None, add: None, levels: None }))
}
