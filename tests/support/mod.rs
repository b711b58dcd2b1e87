//! Words that the tests share: questionnaires by name, and answers in the notation of a submission.

#![allow(dead_code, reason = "each test file uses its own share of these words")]
#![allow(clippy::panic, clippy::unwrap_used, reason = "a test that cannot be set up has failed")]

pub(crate) mod cohort;
pub(crate) mod draw;
pub(crate) mod files;
pub(crate) mod journey;
pub(crate) mod mangle;
pub(crate) mod reading;
#[cfg(feature = "desk")]
pub(crate) mod report;
pub(crate) mod small;
#[cfg(feature = "desk")]
pub(crate) mod tables;
pub(crate) mod together;

use std::rc::Rc;

use phrom::answers::{Answer, Evidence, Practice, Response, Row, Sheet, Value};
use phrom::questionnaire::{CATALOGUE, Kind, Quantity, Question, QuestionId, Questionnaire, Table};
use serde_json::Value as Json;

/// The bytes of a file of this package.
#[track_caller]
pub(crate) fn bytes(path: &str) -> Vec<u8> {
    let path = format!("{}/{path}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// A JSON file of this package.
#[track_caller]
pub(crate) fn json(path: &str) -> Json {
    serde_json::from_slice(&bytes(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// A tree with a value put at a pointer (`/dimensions/0/title`); a key that is not there yet is added, and `-` adds
/// to a list.
#[track_caller]
pub(crate) fn with(mut tree: Json, pointer: &str, value: Json) -> Json {
    let (above, key) = pointer.rsplit_once('/').unwrap_or_else(|| panic!("not a pointer: {pointer}"));
    match tree.pointer_mut(above).unwrap_or_else(|| panic!("nothing at {above}")) {
        Json::Object(map) => drop(map.insert(key.to_owned(), value)),
        Json::Array(list) if key == "-" => list.push(value),
        Json::Array(list) => list[key.parse::<usize>().unwrap()] = value,
        other => panic!("neither object nor list at {above}: {other}"),
    }
    tree
}

/// A tree without the key at a pointer.
#[track_caller]
pub(crate) fn without(mut tree: Json, pointer: &str) -> Json {
    let (above, key) = pointer.rsplit_once('/').unwrap_or_else(|| panic!("not a pointer: {pointer}"));
    let removed = tree.pointer_mut(above).and_then(Json::as_object_mut).and_then(|map| map.remove(key));
    assert!(removed.is_some(), "nothing at {pointer}");
    tree
}

/// A text in UTF-16 with its byte-order mark, little or big end first.
pub(crate) fn utf16(text: &str, bytes_of: fn(u16) -> [u8; 2]) -> Vec<u8> {
    std::iter::once(0xFEFF).chain(text.encode_utf16()).flat_map(bytes_of).collect()
}

/// A questionnaire from the bytes of its file. Any problem with it fails the test.
#[track_caller]
pub(crate) fn questionnaire(bytes: &[u8]) -> Questionnaire {
    Questionnaire::read(bytes).unwrap_or_else(|error| panic!("{error:#?}"))
}

/// Where a questionnaire of the tests is kept, by its id.
#[track_caller]
pub(crate) fn path(id: &str) -> String {
    match id {
        "mixed" => "tests/data/scoring/mixed.json".into(),
        "every-rule" => "tests/data/golden/questionnaire-2.json".into(),
        "yearly@1" => "tests/data/migration/yearly-2560.json".into(),
        "yearly@2" => "tests/data/golden/questionnaire-3.json".into(),
        _ if CATALOGUE.iter().any(|entry| entry.id == id) => format!("questionnaires/{id}.json"),
        _ => panic!("no questionnaire `{id}`"),
    }
}

/// A questionnaire of the tests or a built-in one, by its id.
#[track_caller]
pub(crate) fn by_id(id: &str) -> Questionnaire {
    questionnaire(&bytes(&path(id)))
}

/// The questionnaire that has everything that version 2 of the format brought.
#[track_caller]
pub(crate) fn every_rule() -> Questionnaire {
    by_id("every-rule")
}

/// The built-in survey.
#[track_caller]
pub(crate) fn survey() -> Questionnaire {
    by_id("th-digital-readiness")
}

/// The questionnaire that has every kind of question, with conditions, weights, an annex and a gated ladder.
#[track_caller]
pub(crate) fn mixed() -> Questionnaire {
    by_id("mixed")
}

/// A sheet of answers by question: `{"1.3.1": "yes", "3.1.1": {"value": {"part": 19, "whole": 68}, "evidence": true},
/// "1.4.1": {"na": true, "reason": "…"}}`.
#[track_caller]
pub(crate) fn sheet(questionnaire: &Questionnaire, answers: &Json) -> Sheet {
    let answers = answers.as_object().unwrap_or_else(|| panic!("not answers by question: {answers}"));
    Sheet::new(answers.iter().map(|(id, written)| {
        let id = QuestionId::from(id.as_str());
        let question = questionnaire.question(&id).unwrap_or_else(|| panic!("no question `{id}`"));
        (id, answer(question, written))
    }))
}

/// One answer; a value may stand alone.
#[track_caller]
pub(crate) fn answer(question: &Question, written: &Json) -> Answer {
    let response = if written["na"] == true {
        Response::NotApplicable { reason: written["reason"].as_str().unwrap_or_default().into() }
    } else {
        let written = written.get("value").unwrap_or(written);
        let value = value(&question.kind, written);
        Response::Value(value.unwrap_or_else(|| panic!("`{}` cannot be answered {written}", question.id)))
    };
    let evidence = if written["evidence"] == true { vec![document()] } else { Vec::new() };
    Answer { response: Some(response), evidence, ..Answer::default() }
}

/// A document that proves an answer.
pub(crate) fn document() -> Evidence {
    Evidence {
        title: "คำสั่งแต่งตั้ง".into(), date: "2017-08-15".into(), ..Evidence::default()
    }
}

fn value(kind: &Kind, written: &Json) -> Option<Value> {
    Some(match kind {
        Kind::Practice => Value::Practice(Practice::from_code(written.as_str()?)?),
        Kind::Checklist(_) => {
            let chosen = written.as_array()?.iter().map(|option| option.as_str().map(Into::into));
            Value::Chosen(chosen.collect::<Option<_>>()?)
        }
        Kind::Share { .. } => Value::Share { part: written["part"].as_u64()?, whole: written["whole"].as_u64()? },
        Kind::Number { .. } => Value::Number(Quantity::from_f64(written.as_f64()?)?),
        Kind::Ladder(_) => Value::Step(written.as_str()?.into()),
        Kind::Scale { .. } => Value::Scale(written.as_u64()?.try_into().ok()?),
        Kind::Text { .. } => Value::Text(written.as_str()?.into()),
        Kind::Table(table) => Value::Table(rows(table, written)),
    })
}

/// Rows of a table: `[{"name": "ก", "count": 3}]`. What stands in a number's cell as a text was typed there.
#[track_caller]
pub(crate) fn rows(table: &Table, written: &Json) -> Vec<Rc<Row>> {
    let rows = written.as_array().unwrap_or_else(|| panic!("no rows: {written}")).iter();
    rows.map(|written| Rc::new(row(table, written))).collect()
}

/// One row of a table.
#[track_caller]
pub(crate) fn row(table: &Table, written: &Json) -> Row {
    let cells = written.as_object().unwrap_or_else(|| panic!("no row: {written}")).iter();
    cells.fold(Row::default(), |row, (id, cell)| {
        let column = table.column(id).unwrap_or_else(|| panic!("no column `{id}`"));
        let typed = cell.as_str().map_or_else(|| cell.to_string(), str::to_owned);
        row.with_typed(column, &typed)
    })
}
