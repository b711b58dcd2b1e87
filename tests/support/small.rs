//! Small questionnaires, as their files say them.

use serde_json::{Value as Json, json};

/// Any text in both languages.
pub(crate) fn text() -> Json {
    json!({"th": "ก", "en": "a"})
}

/// A question of a kind; what else it says is put in by its key.
pub(crate) fn question(id: &str, kind: Json) -> Json {
    json!({"id": id, "kind": kind, "text": text()})
}

/// A practice.
pub(crate) fn practice(id: &str) -> Json {
    question(id, json!("practice"))
}

/// A practice that is asked only while a condition holds.
pub(crate) fn practice_when(id: &str, when: Json) -> Json {
    let mut question = practice(id);
    question["when"] = when;
    question
}

/// Options with these codes.
pub(crate) fn options(ids: &[&str]) -> Json {
    ids.iter().map(|id| json!({"id": id, "title": text()})).collect()
}

/// One question of every kind, with one that may be not applicable in each way and one with a condition.
pub(crate) fn every_kind() -> Vec<Json> {
    let table = json!({"table": {"columns": [{"id": "c", "text": text(), "kind": "practice"}], "max": 5}});
    let mut questions = vec![
        practice("practice"),
        question("checklist", json!({"checklist": {"options": options(&["one", "two", "three"])}})),
        question("share", json!({"share": {"part": text(), "whole": text(), "max": 1000}})),
        question("number", json!({"number": {"min": -1.5, "max": 90, "unit": text()}})),
        question("ladder", json!({"ladder": {"options": options(&["low", "middle", "high"])}})),
        question("scale", json!({"scale": {"low": text(), "high": text(), "steps": 5}})),
        question("text", json!({"text": {"lines": 2}})),
        question("table", table),
        practice("reasoned"),
        practice("flagged"),
        practice_when("hidden", json!({"equals": {"question": "practice", "value": "no"}})),
    ];
    questions[8]["na"] = json!("withReason");
    questions[9]["na"] = json!("flagged");
    questions[9]["naReason"] = text();
    questions
}

/// A questionnaire with one dimension `A`, one indicator `A.1` and these questions, for the profile `p`.
pub(crate) fn written(questions: impl IntoIterator<Item = Json>) -> Json {
    let questions: Vec<Json> = questions.into_iter().collect();
    let indicator = json!({"id": "A.1", "title": text(), "about": text(), "advice": text(), "questions": questions});
    json!({
        "format": "phrom/questionnaire",
        "formatVersion": 1,
        "id": "small",
        "version": "1",
        "title": text(),
        "purpose": text(),
        "audience": text(),
        "disclaimer": text(),
        "minutes": 1,
        "profiles": [{"id": "p", "title": text(), "hint": text()}],
        "dimensions": [{"id": "A", "title": text(), "about": text(), "indicators": [indicator]}],
    })
}

/// A ladder `rise` of dimension `A` whose levels hold under these conditions.
pub(crate) fn ladder(holds: impl IntoIterator<Item = Json>) -> Json {
    let level = |(n, holds): (usize, Json)| json!({"id": (n + 1).to_string(), "title": text(), "about": text(), "holds": holds});
    let levels: Vec<Json> = holds.into_iter().enumerate().map(level).collect();
    json!({"id": "rise", "part": "A", "title": text(), "about": text(), "levels": levels})
}
