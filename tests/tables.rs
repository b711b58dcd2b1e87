//! Tables as a person fills them in: rows added, removed, moved and typed into, and what can be taken back.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test that cannot be set up has failed")]

mod support;

use std::rc::Rc;

use phrom::answers::{Change, Practice, Response, Row, Standing, Value};
use phrom::model::{Removed, Undo};
use phrom::questionnaire::{Quantity, Table};
use phrom::submission::{write_draft, write_submission};
use serde_json::{Value as Json, json};
use support::files::EXPORTED;
use support::journey::{Journey, begun_with};

/// The table of these tests: it takes 6 rows.
const LIST: &str = "A.1.list";

fn list(rows: Json) -> Journey {
    let answers = if rows == json!([]) { json!({}) } else { json!({ LIST: rows }) };
    begun_with(support::every_rule(), "own", &answers)
}

/// Rows with these names and nothing else.
fn named(names: &[&str]) -> Vec<Rc<Row>> {
    let row = |name: &&str| Rc::new(Row::default().with(&"name".into(), Some(Value::Text((*name).into()))));
    names.iter().map(row).collect()
}

fn table() -> Rc<Table> {
    support::every_rule().question(&LIST.into()).unwrap().kind.table().unwrap().clone()
}

fn cell(row: usize, column: &str, text: &str) -> Change {
    Change::Cell { row, column: column.into(), text: text.into() }
}

trait Rows: Sized {
    fn adds(self, names: &[&str]) -> Self;
    fn types(self, row: usize, column: &str, text: &str) -> Self;
    fn row(&self, row: usize) -> Rc<Row>;
    fn standing(&self) -> &'static str;
    /// A cell as the draft has it, and as the submission has it.
    fn written(&self, row: usize, column: &str) -> (Json, Json);
}

impl Rows for Journey {
    #[track_caller]
    fn adds(self, names: &[&str]) -> Self {
        self.answer(LIST, Change::AddRows(named(names)))
    }

    #[track_caller]
    fn types(self, row: usize, column: &str, text: &str) -> Self {
        self.answer(LIST, cell(row, column, text))
    }

    fn row(&self, row: usize) -> Rc<Row> {
        self.sheet().get(&LIST.into()).unwrap().rows()[row].clone()
    }

    fn standing(&self) -> &'static str {
        let questionnaire = support::every_rule();
        match self.sheet().standing(questionnaire.question(&LIST.into()).unwrap()) {
            Standing::Open => "open",
            Standing::Given(_) => "given",
            Standing::NotApplicable => "not applicable",
        }
    }

    fn written(&self, row: usize, column: &str) -> (Json, Json) {
        let questionnaire = support::every_rule();
        let texts = [write_draft(self.draft(), "0"), write_submission(self.draft(), &questionnaire, EXPORTED)];
        let [draft, submission] = texts.map(|text| {
            let tree: Json = serde_json::from_str(&text).unwrap();
            tree["answers"][LIST]["value"][row][column].clone()
        });
        (draft, submission)
    }
}

#[test]
fn rows_are_added_moved_and_removed_in_place() {
    let journey = list(json!([])).adds(&["ก"]).adds(&["ข", "ค"]);
    assert_eq!(journey.names(LIST), ["ก", "ข", "ค"]);
    let journey = journey.answer(LIST, Change::MoveRow { from: 2, to: 0 });
    assert_eq!(journey.names(LIST), ["ค", "ก", "ข"]);
    let journey = journey.answer(LIST, Change::MoveRow { from: 0, to: 1 }).answer(LIST, Change::RemoveRow(2));
    assert_eq!(journey.names(LIST), ["ก", "ค"]);
    for change in [
        Change::RemoveRow(2),
        Change::MoveRow { from: 0, to: 2 },
        Change::MoveRow { from: 2, to: 0 },
        Change::MoveRow { from: 1, to: 1 },
        Change::AddRows(Vec::new()),
        cell(2, "name", "ง"),
        cell(0, "gone", "ง"),
        cell(0, "name", "ก"),
        cell(0, "count", ""),
    ] {
        assert_eq!(list(json!([{"name": "ก"}, {"name": "ค"}])).answer_ignored(LIST, change).names(LIST), ["ก", "ค"]);
    }
    // Without a row there is no answer.
    assert!(!journey.answer(LIST, Change::RemoveRow(1)).answer(LIST, Change::RemoveRow(0)).is_answered(LIST));
}

#[test]
fn a_change_of_rows_is_nothing_for_another_question() {
    let journey = list(json!([])).answer_ignored("A.2.1", Change::AddRows(named(&["ก"])));
    let journey = journey.answer_ignored("A.1.name", cell(0, "name", "ก"));
    journey.answer_ignored(LIST, Change::Give(Value::Text("ก".into()))).answer_ignored(LIST, Change::Write("ก".into()));
}

#[test]
fn a_table_takes_as_many_rows_as_it_says() {
    let journey = list(json!([])).adds(&["1", "2", "3", "4", "5"]).adds(&["6", "7", "8"]);
    assert_eq!(journey.names(LIST), ["1", "2", "3", "4", "5", "6"]);
    let journey = journey.answer_ignored(LIST, Change::AddRows(named(&["7"])));
    // Seven at once are none of ours: they do not fit.
    journey.answer_ignored(LIST, Change::Give(Value::Table(named(&["1", "2", "3", "4", "5", "6", "7"]))));
}

#[test]
fn what_is_typed_stays_as_it_was_typed_and_leaves_as_a_number() {
    for (typed, kept, left) in [
        ("12", json!(12), json!(12)),
        ("1.", json!("1."), json!(1)),
        ("๑๒", json!("๑๒"), json!(12)),
        (" 7 ", json!(" 7 "), json!(7)),
        ("0.50", json!("0.50"), json!(0.5)),
        ("007", json!("007"), json!(7)),
        ("abc", json!("abc"), json!("abc")),
        ("1001", json!(1001), json!(1001)),
        ("๑๐๐๑", json!("๑๐๐๑"), json!("๑๐๐๑")),
        ("-", json!("-"), json!("-")),
    ] {
        let journey = list(json!([{"name": "ก"}])).types(0, "count", typed);
        let column = table().column("count").unwrap().id.clone();
        assert_eq!(&*journey.row(0).typed(table().column(&column).unwrap()), typed);
        assert_eq!(journey.written(0, "count"), (kept, left), "{typed}");
    }
    let journey = list(json!([])).adds(&["ก"]).types(0, "count", "12").types(0, "count", "");
    assert_eq!(journey.row(0).cell("count"), None);
}

#[test]
fn a_choice_in_a_cell_is_the_value_of_its_kind() {
    let journey =
        list(json!([])).adds(&["ก"]).types(0, "reach", "all").types(0, "staff", "partly").types(0, "mood", "4");
    let row = journey.row(0);
    let cells: Vec<_> = ["reach", "staff", "mood"].map(|column| row.cell(column).cloned().unwrap()).into();
    assert_eq!(cells, [Value::Step("all".into()), Value::Practice(Practice::Partly), Value::Scale(4)]);
    assert_eq!(journey.standing(), "given");
    let journey = journey.types(0, "count", "12");
    assert_eq!(journey.row(0).cell("count"), Some(&Value::Number(Quantity::parse("12").unwrap())));
    assert_eq!(journey.types(0, "staff", "").standing(), "open");
}

#[test]
fn a_table_is_answered_once_every_row_is_complete() {
    let row = json!({"name": "ก", "reach": "all", "staff": "yes"});
    for (rows, standing) in [
        (json!([]), "open"),
        (json!([{}]), "open"),
        (json!([row]), "given"),
        (json!([row, {}]), "open"),
        (json!([row, {"name": "ข"}]), "open"),
        (json!([{"reach": "all", "staff": "yes"}]), "open"),
        (json!([support::with(row.clone(), "/count", json!("abc"))]), "open"),
        (json!([support::with(row.clone(), "/count", json!("๑๒"))]), "given"),
        (json!([row, row]), "given"),
    ] {
        assert_eq!(list(rows.clone()).standing(), standing, "{rows}");
    }
}

#[test]
fn incomplete_rows_are_kept_and_counted_as_open() {
    let journey = list(json!([{}, {"name": "ก"}]));
    let questionnaire = support::every_rule();
    let scope = journey.draft().scope(&questionnaire);
    let part = questionnaire.part(&"A".into()).unwrap();
    assert!(scope.open(part).any(|question| question.id.as_str() == LIST));
    assert_eq!((journey.written(0, "name").1, journey.written(1, "name").1), (Json::Null, json!("ก")));
}

/// What can be taken back last.
fn removed(journey: &Journey) -> Option<Removed> {
    match journey.model.undo.as_deref()? {
        Undo::Answer { removed, .. } => Some(*removed),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_removed_row_can_be_taken_back_to_its_place() {
    let journey = list(json!([{"name": "ก", "count": 3}, {"name": "ข"}, {"name": "ค"}]));
    let before = journey.untimed();
    let journey = journey.answer(LIST, Change::RemoveRow(1));
    assert_eq!((journey.names(LIST), removed(&journey)), (vec!["ก".to_owned(), "ค".to_owned()], Some(Removed::Row)));
    assert_eq!(journey.take_back().untimed(), before);
    // Also the last one of all.
    let journey = list(json!([{"name": "ก"}])).answer(LIST, Change::RemoveRow(0)).take_back();
    assert_eq!(journey.names(LIST), ["ก"]);
    // What is written since stays.
    let journey = list(json!([{"name": "ก"}, {"name": "ข"}])).answer(LIST, Change::RemoveRow(0)).types(0, "name", "ค");
    assert_eq!(journey.cannot_take_back().names(LIST), ["ค"]);
}

#[test]
fn pasted_rows_can_be_taken_back_at_once() {
    let journey = list(json!([{"name": "ก"}])).adds(&["ข", "ค", "ง"]);
    assert_eq!((journey.names(LIST).len(), removed(&journey)), (4, Some(Removed::Added(3))));
    assert_eq!(journey.take_back().names(LIST), ["ก"]);
    assert!(!list(json!([])).adds(&["ก", "ข"]).take_back().is_answered(LIST));
    // One row more is nothing to be taken back.
    assert_eq!(removed(&list(json!([])).adds(&["ก"])), None);
}

#[test]
fn not_applicable_stays_until_a_row_is_added() {
    let na = || list(json!([])).answer(LIST, Change::NotApplicable { reason: "ไม่มีบริการ".into() });
    assert_eq!(na().standing(), "not applicable");
    let journey = na().answer_ignored(LIST, Change::RemoveRow(0)).answer_ignored(LIST, cell(0, "name", "ก"));
    let journey = journey.answer_ignored(LIST, Change::MoveRow { from: 0, to: 0 });
    assert_eq!(journey.standing(), "not applicable");
    assert_eq!(journey.adds(&["ก"]).names(LIST), ["ก"]);
}

#[test]
fn rows_under_not_applicable_and_its_reason_under_rows_can_be_taken_back() {
    let reason = |words: &str| Change::NotApplicable { reason: words.into() };
    let journey = list(json!([{"name": "ก"}, {"name": "ข"}])).answer(LIST, reason("")).answer(LIST, reason("ไม่มี"));
    assert_eq!((journey.standing(), removed(&journey)), ("not applicable", Some(Removed::Replaced)));
    assert_eq!(journey.take_back().names(LIST), ["ก", "ข"]);
    let journey = list(json!([])).answer(LIST, reason("ไม่มี")).adds(&["ก"]);
    assert_eq!((journey.names(LIST).len(), removed(&journey)), (1, Some(Removed::Replaced)));
    assert_eq!(journey.take_back().standing(), "not applicable");
}

#[test]
fn clearing_a_table_can_be_taken_back() {
    let journey = list(json!([{"name": "ก"}])).answer(LIST, Change::Note("จากระบบ".into()));
    let before = journey.untimed();
    let journey = journey.clear(LIST);
    assert_eq!((journey.is_answered(LIST), removed(&journey)), (false, Some(Removed::Response)));
    assert_eq!(journey.take_back().untimed(), before);
}

#[test]
fn nothing_of_a_closed_table_changes() {
    let mut journey = list(json!([{"name": "ก"}]));
    let closed = support::files::closed_twice((**journey.draft()).clone());
    Rc::make_mut(&mut journey.model.drafts).insert("d".into(), Rc::new(closed));
    let journey = journey.answer_ignored(LIST, Change::RemoveRow(0)).answer_ignored(LIST, cell(0, "name", "ข"));
    assert_eq!(journey.answer_ignored(LIST, Change::AddRows(named(&["ข"]))).names(LIST), ["ก"]);
}

/// Five hundred services: an edit makes one row anew and leaves the others as they are.
#[test]
fn an_edit_makes_one_row_anew() {
    let rows: Json = (0..500).map(|n| json!({"name": format!("บริการ {n}"), "customer": "all"})).collect();
    let journey = begun_with(support::by_id("digital-services"), "agency", &json!({"services": rows}));
    let rows = |journey: &Journey| match &journey.sheet().get(&"services".into()).unwrap().response {
        Some(Response::Value(Value::Table(rows))) => rows.clone(),
        other => panic!("{other:?}"),
    };
    let before = rows(&journey);
    let journey = journey.answer("services", cell(250, "provider", "yes"));
    let after = rows(&journey);
    let anew: Vec<usize> = (0..500).filter(|n| !Rc::ptr_eq(&before[*n], &after[*n])).collect();
    assert_eq!(anew, [250]);
    journey.answer_ignored("services", Change::AddRows(named(&["หนึ่งแถวเกิน"])));
}
