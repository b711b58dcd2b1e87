//! What the reader of questionnaires says of what version 2 of the format brought: tables with levels, steps, gated
//! points, gates, documents.

#![allow(clippy::panic, reason = "a test that cannot be set up has failed")]

mod support;

use phrom::questionnaire::{FORMAT_VERSION, Kind, NotApplicable, Overall, Question, Questionnaire, ReadError};
use serde_json::{Value as Json, json};
use support::reading::{good, problems};
use support::small::{self, text};
use support::{with, without};

/// Short names for places, as pointers and as paths: the table, the points, the step.
const PLACES: [(char, &str, &str); 3] = [
    ('L', "/dimensions/0/indicators/0/questions/1/kind/table", "dimensions[0].indicators[0].questions[1].kind.table"),
    ('P', "/dimensions/0/indicators/1", "dimensions[0].indicators[1]"),
    ('S', "/dimensions/1/indicators/0", "dimensions[1].indicators[0]"),
];

/// The file of the questionnaire that has every rule.
fn every_rule() -> Json {
    support::json(&support::path("every-rule"))
}

fn replaced(words: &str, of: impl Fn(&(char, &'static str, &'static str)) -> &'static str) -> String {
    let place =
        PLACES.iter().find(|place| words.strip_prefix(place.0).is_some_and(|rest| rest.starts_with(['.', '/'])));
    place.map_or_else(|| words.to_owned(), |place| format!("{}{}", of(place), &words[1..]))
}

/// Puts a value at a pointer and expects one problem.
#[track_caller]
fn each_gives<const N: usize>(cases: [(&str, Json, &str); N]) {
    for (pointer, value, expected) in cases {
        let pointer = replaced(pointer, |place| place.1);
        let expected = replaced(expected, |place| place.2);
        assert_eq!(problems(&with(every_rule(), &pointer, value.clone())), [expected], "{pointer} = {value}");
    }
}

fn many(n: usize, of: impl Fn(usize) -> Json) -> Json {
    (0..n).map(of).collect()
}

#[test]
fn every_rule_is_read_as_it_is_written() {
    assert_eq!(problems(&every_rule()), [""; 0]);
    let read = support::every_rule();
    assert_eq!(
        read.overall,
        Overall::Noted(phrom::language::Text {
            th: "ค่าเฉลี่ยของ {n} หมวด".into(),
            en: "The mean of {n} categories".into()
        })
    );
    assert_eq!((read.gates.len(), read.sources[0].year, read.has_units(), read.needs_more()), (2, None, true, true));
    assert_eq!(read.subject.as_ref().map(|id| id.as_str()), Some("A.1.name"));
    let question = |id: &str| read.question(&id.into()).map(|question| &**question);
    let Some(Question { kind: Kind::Table(table), is_required, is_scored, na, .. }) = question("A.1.list") else {
        panic!("no table");
    };
    assert_eq!((*is_required, *is_scored, na), (true, false, &NotApplicable::WithReason));
    let required: Vec<bool> = table.columns.iter().map(|column| column.is_required).collect();
    assert_eq!((table.max, table.name.as_deref(), required), (6, Some("name"), vec![true, true, true, false, false]));
    let levels = table.levels.as_ref().map(|levels| (levels.levels.len(), levels.share.as_ref().map(|s| s.from)));
    assert_eq!(levels, Some((4, Some(2))));
    let says = |id: &str| question(id).map(|question| (question.is_scored, question.is_required));
    assert_eq!([says("B.1.1"), says("B.1.d")], [Some((true, true)), Some((false, true))]);
    // A text and a scale have no figure; only the scale is needed where nothing is said.
    assert_eq!(
        [says("B.1.unit"), says("B.3.1"), says("B.3.2")].map(Option::unwrap_or_default),
        [(false, false), (false, true), (false, false)]
    );
}

#[test]
fn every_key_of_a_rule_is_missed_where_it_belongs() {
    for (above, path, keys) in [
        ("/terms", "terms", "dimension indicator"),
        ("/overall", "overall", "note"),
        ("/gates/0", "gates[0]", "id title about items"),
        ("/gates/0/items/0", "gates[0].items[0]", "question"),
        ("/document", "document", "title opening closing"),
        ("L/columns/0", "L.columns[0]", "id text kind"),
        ("L/levels", "L.levels", "title about levels"),
        ("L/levels/levels/1", "L.levels.levels[1]", "id title about"),
        ("L/levels/share", "L.levels.share", "from title"),
        ("L/levels/share/offers/0", "L.levels.share.offers[0]", "questionnaire question"),
        ("P/points/0", "P.points[0]", "title points questions"),
        ("S/step", "S.step", "title lowest"),
    ] {
        for key in keys.split(' ') {
            let found = problems(&without(every_rule(), &format!("{}/{key}", replaced(above, |place| place.1))));
            let path = replaced(path, |place| place.2);
            assert_eq!(found.first(), Some(&format!("{path}: missing key `{key}`")), "{found:?}");
        }
    }
}

#[test]
fn the_first_version_has_none_of_it_and_the_fourth_is_not_read() {
    let first = with(every_rule(), "/formatVersion", json!(1));
    let found = problems(&first);
    for key in ["terms", "overall", "subject", "gates", "document"] {
        assert!(found.contains(&format!("{key}: unknown key")), "{key} in {found:?}");
    }
    assert!(found.iter().any(|problem| problem == "sources[0]: missing key `year`"), "{found:?}");
    // Of the first version, every questionnaire has an overall figure; of the second, one that says so.
    let overall = |written: &Json| support::questionnaire(written.to_string().as_bytes()).overall;
    assert_eq!(overall(&good()), Overall::Plain);
    assert_eq!(overall(&with(good(), "/formatVersion", json!(2))), Overall::Absent);
    for version in [4, 7] {
        let later = with(every_rule(), "/formatVersion", json!(version)).to_string();
        assert_eq!(Questionnaire::read(later.as_bytes()), Err(ReadError::NewerVersion(version)));
    }
    assert_eq!(FORMAT_VERSION, 3);
    assert_eq!(problems(&with(every_rule(), "/formatVersion", json!(2.0))), [""; 0]);
}

#[test]
fn a_cell_is_of_a_simple_kind() {
    let words = "L.columns[0].kind: a cell is a text, a number, a practice, a ladder or a scale";
    // The column no longer names a row, so that only this is wrong.
    for kind in [
        json!({"table": {"columns": [{"id": "c", "text": text(), "kind": "practice"}], "max": 1}}),
        json!({"checklist": {"options": small::options(&["one"])}}),
        json!({"share": {"part": text(), "whole": text(), "max": 5}}),
    ] {
        each_gives([("L/columns/0/kind", kind, words)]);
    }
    each_gives([
        (
            "L/columns/-",
            json!({"id": "name", "text": text(), "kind": "practice"}),
            "L.columns[5].id: id `name` stands twice",
        ),
        ("L/columns/0/required", json!("yes"), "L.columns[0].required: expected true or false, found a text"),
        ("L/name", json!("reach"), "L.name: no column `reach` of kind text"),
        ("L/name", json!("gone"), "L.name: no column `gone` of kind text"),
        ("L/max", json!(0), "L.max: expected 1 to 1000"),
        ("L/max", json!(1_001), "L.max: expected 1 to 1000"),
        ("L/add/en", json!(""), "L.add.en: text is empty"),
    ]);
}

#[test]
fn row_levels_begin_with_one_that_holds_always_and_look_at_columns() {
    let equals = |question: &str, value: &str| json!({"equals": {"question": question, "value": value}});
    let level = |id: &str| json!({"id": id, "title": text(), "about": text(), "holds": equals("reach", "all")});
    each_gives([
        ("L/levels/levels/0/holds", equals("reach", "all"), "L.levels.levels[0].holds: the first level holds always"),
        ("L/levels/levels/2/holds", json!(null), "L.levels.levels[2].holds: asks for nothing"),
        ("L/levels/levels/2/holds", json!({"all": []}), "L.levels.levels[2].holds: asks for nothing"),
        (
            "L/levels/levels/2/holds",
            equals("gone", "all"),
            "L.levels.levels[2].holds.equals.question: no question `gone`",
        ),
        // The code of a question is none of a column.
        (
            "L/levels/levels/2/holds",
            equals("A.2.1", "yes"),
            "L.levels.levels[2].holds.equals.question: no question `A.2.1`",
        ),
        (
            "L/levels/levels/2/holds",
            equals("reach", "most"),
            "L.levels.levels[2].holds.equals.value: question `reach` is never answered `most`",
        ),
        (
            "L/levels/levels/2/holds",
            json!({"atLeast": {"question": "name", "value": 1}}),
            "L.levels.levels[2].holds.atLeast.question: question `name` has no figure",
        ),
        ("L/levels/levels/-", level("0"), "L.levels.levels[4].id: id `0` stands twice"),
        ("L/levels/share/from", json!("9"), "L.levels.share.from: no level `9`"),
    ]);
    let found = problems(&with(every_rule(), &replaced("L/levels/levels", |place| place.1), json!([])));
    let at = replaced("L.levels", |place| place.2);
    assert_eq!(found, [format!("{at}.share.from: no level `2`"), format!("{at}.levels: at least 2 needed")]);
}

#[test]
fn a_step_is_read_off_ladders_of_its_own_indicator() {
    let none = |id: &str| format!("S.step.lowest[0]: no question `{id}` of kind ladder in this indicator");
    for id in ["B.1.1", "gone", "B.3.1"] {
        each_gives([("S/step/lowest", json!([id]), &none(id))]);
    }
    each_gives([
        ("S/step/lowest", json!([]), "S.step.lowest: at least 1 needed"),
        ("S/responsible", json!("B.1.1"), "S.responsible: question `B.1.1` is no text"),
        ("S/responsible", json!("B.2.unit"), "S.responsible: no question `B.2.unit`"),
        ("/subject", json!("A.1.list"), "subject: question `A.1.list` is no text"),
        ("/subject", json!("gone"), "subject: no question `gone`"),
    ]);
}

#[test]
fn gated_points_take_in_every_scored_question_once() {
    let must = |id: &str| format!("`{id}` must be a scored question of this indicator, and stand once");
    let all = "P.points: every scored question of the indicator must stand in a block";
    each_gives([
        ("P/points/1/questions", json!(["A.2.3", "A.2.1"]), &format!("P.points[1].questions[1]: {}", must("A.2.1"))),
        ("P/points/1/questions", json!(["A.2.3", "B.1.1"]), &format!("P.points[1].questions[1]: {}", must("B.1.1"))),
        ("P/points/2/questions", json!(["A.2.4"]), all),
        ("P/questions/-", small::practice("A.2.6"), all),
        ("P/points/0/points", json!(0), "P.points[0].points: expected 1 to 1000"),
        ("P/points/0/points", json!(1_001), "P.points[0].points: expected 1 to 1000"),
    ]);
    // Weights that add up are still none for points.
    let n = every_rule().pointer(&replaced("P/questions", |place| place.1)).and_then(Json::as_array).unwrap().len();
    let weighted = with(every_rule(), &replaced("P/questions/0/weight", |place| place.1), json!(101 - n));
    let words = "P.points: the questions of an indicator with points have no weights";
    assert_eq!(problems(&weighted), [replaced(words, |place| place.2)]);
    // What is not scored has no place in a block.
    let unscored = with(every_rule(), &replaced("P/questions/2/scored", |place| place.1), json!(false));
    assert_eq!(problems(&unscored), [replaced(&format!("P.points[1].questions[0]: {}", must("A.2.3")), |p| p.2)]);
}

#[test]
fn a_gate_looks_at_questions_and_columns_that_are_there() {
    let gate = |id: &str| json!({"id": id, "title": text(), "about": text(), "items": [{"question": "A.1.name"}]});
    each_gives([
        ("/gates/0/items/0/question", json!("gone"), "gates[0].items[0].question: no question `gone`"),
        (
            "/gates/0/items/1/columns/1",
            json!("gone"),
            "gates[0].items[1].columns[1]: question `A.1.list` has no column `gone`",
        ),
        (
            "/gates/0/items/0/columns",
            json!(["name"]),
            "gates[0].items[0].columns[0]: question `A.1.name` has no column `name`",
        ),
        ("/gates/0/items", json!([]), "gates[0].items: at least 1 needed"),
        ("/gates/-", gate("parts"), "gates[2].id: id `parts` stands twice"),
        ("/gates/-", gate("ก"), "gates[2].id: an id has 1 to 64 of the characters a-z A-Z 0-9 . - _"),
    ]);
}

#[test]
fn what_has_no_figure_cannot_be_scored() {
    each_gives([
        ("S/questions/0/scored", json!(true), "S.questions[0].scored: an answer of this kind has no figure"),
        ("S/questions/2/scored", json!("no"), "S.questions[2].scored: expected true or false, found a text"),
        ("S/questions/2/required", json!(1), "S.questions[2].required: expected true or false, found a number"),
    ]);
    let scored = with(every_rule(), "/dimensions/0/indicators/0/questions/1/scored", json!(true));
    assert_eq!(
        problems(&scored),
        ["dimensions[0].indicators[0].questions[1].scored: an answer of this kind has no figure"]
    );
}

#[test]
fn there_is_a_limit_to_every_rule() {
    let gate = |n: usize| json!({"id": format!("g{n}"), "title": text(), "about": text(), "items": [{"question": "A.1.name"}]});
    let level = |n: usize| {
        let mut level = json!({"id": n.to_string(), "title": text(), "about": text()});
        if n > 0 {
            level["holds"] = json!({"equals": {"question": "reach", "value": "all"}});
        }
        level
    };
    let offer = |_: usize| json!({"questionnaire": "mixed", "question": "A.1.3"});
    let column = |n: usize| json!({"id": format!("c{n}"), "text": text(), "kind": "practice"});
    each_gives([
        ("/gates", many(101, gate), "gates: more than 100"),
        ("/gates/0/items", many(501, |_| json!({"question": "A.1.name"})), "gates[0].items: more than 500"),
        ("/gates/0/items/1/columns", many(501, |_| json!("name")), "gates[0].items[1].columns: more than 500"),
        ("/document/signatures", many(101, |_| text()), "document.signatures: more than 100"),
        ("L/levels/levels", many(501, level), "L.levels.levels: more than 500"),
        ("L/levels/share/offers", many(101, offer), "L.levels.share.offers: more than 100"),
        ("S/step/lowest", many(501, |_| json!("B.1.d")), "S.step.lowest: more than 500"),
    ]);
    let columns =
        problems(&with(good(), "/dimensions/0/indicators/0/questions/7/kind/table/columns", many(501, column)));
    assert_eq!(columns, ["dimensions[0].indicators[0].questions[7].kind.table.columns: more than 500"]);
    let block = |_: usize| json!({"title": text(), "points": 1, "questions": ["gone"]});
    let blocks = problems(&with(every_rule(), &replaced("P/points", |place| place.1), many(501, block)));
    assert_eq!(blocks[0], replaced("P.points: more than 500", |place| place.2));
    // Conditions of rows count as all others do.
    let conditions = json!({"any": many(10_000, |_| json!({"equals": {"question": "reach", "value": "all"}}))});
    each_gives([("L/levels/levels/2/holds", conditions, "(file): more than 10000 conditions")]);
}
