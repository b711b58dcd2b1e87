//! Tables of a file that are not as we write them: what fits is kept, what is left out is said, and nothing is guessed.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test that cannot be set up has failed")]

mod support;

use std::rc::Rc;

use phrom::answers::{Row, TEXT_LIMIT, Value, ValueFault};
use phrom::submission::{ImportReport, Opened, Trouble, open, write_submission};
use serde_json::{Value as Json, json};
use support::files::{EXPORTED, draft, sealed};

const LIST: &str = "A.1.list";

/// Opens a file whose table has this value.
#[track_caller]
fn open_with(value: Json) -> Opened {
    let questionnaire = Rc::new(support::every_rule());
    let sheet = support::sheet(&questionnaire, &json!({}));
    let text = write_submission(&draft(&questionnaire, "own", sheet), &questionnaire, EXPORTED);
    let mut file: Json = serde_json::from_str(&text).unwrap();
    file["answers"] = json!({ LIST: {"value": value} });
    open(sealed(file).as_bytes(), |_, _| Some(questionnaire)).unwrap_or_else(|error| panic!("{error:?}"))
}

fn rows(opened: &Opened) -> Vec<Rc<Row>> {
    opened.draft.sheet.get(&LIST.into()).map(|answer| answer.rows().to_vec()).unwrap_or_default()
}

/// The rows in the notation of a file.
fn written(opened: &Opened) -> Json {
    let text = write_submission(&opened.draft, &opened.questionnaire, EXPORTED);
    serde_json::from_str::<Json>(&text).unwrap()["answers"][LIST]["value"].clone()
}

fn dropped(report: &ImportReport) -> Vec<Trouble> {
    assert!(report.dropped.iter().all(|finding| finding.question.as_str() == LIST));
    report.dropped.iter().map(|finding| finding.trouble).collect()
}

#[test]
fn rows_as_we_write_them_are_taken_over_whole() {
    let value = json!([
        {"name": "ก", "reach": "all", "staff": "partly", "count": 12.5, "mood": 5},
        {},
        {"count": "abc"},
        {"reach": "none"},
    ]);
    let opened = open_with(value.clone());
    assert!(opened.report.is_clean() && opened.report.n_kept == 1, "{:#?}", opened.report);
    assert_eq!(written(&opened), value);
}

#[test]
fn a_cell_that_cannot_be_is_left_out_and_said() {
    for (cell, other) in [
        (json!({"gone": "x"}), json!({})),
        (json!({"__proto__": {"staff": "yes"}}), json!({})),
        (json!({"name": 7}), json!({})),
        (json!({"name": ""}), json!({})),
        (json!({"name": null}), json!({})),
        (json!({"staff": "maybe"}), json!({})),
        (json!({"staff": true}), json!({})),
        (json!({"count": 1e300}), json!({})),
        (json!({"count": [1]}), json!({})),
        (json!({"mood": 1.5}), json!({})),
        (json!({"mood": -1}), json!({})),
        (json!({"mood": "3"}), json!({})),
        (json!({"reach": {"id": "all"}}), json!({})),
        (json!({"reach": 2, "name": "ก"}), json!({"name": "ก"})),
        (json!("ก"), json!({})),
        (json!(null), json!({})),
    ] {
        let opened = open_with(json!([{"name": "ข"}, cell]));
        assert_eq!(dropped(&opened.report), [Trouble::Value(ValueFault::WrongKind)], "{cell}");
        assert_eq!((opened.report.n_kept, opened.report.loses_something()), (0, true), "{cell}");
        assert_eq!(written(&opened), json!([{"name": "ข"}, other]), "{cell}: the other row stays");
    }
}

#[test]
fn what_does_not_fit_yet_is_kept_to_be_mended() {
    for cell in [json!({"reach": "most"}), json!({"mood": 9}), json!({"count": 5000}), json!({"count": "๑๒ ครั้ง"})]
    {
        let opened = open_with(json!([cell]));
        assert!(opened.report.is_clean(), "{cell}: {:#?}", opened.report);
        assert_eq!(written(&opened), json!([cell]));
        let questionnaire = support::every_rule();
        let table = questionnaire.question(&LIST.into()).unwrap().kind.table().unwrap();
        assert!(!rows(&opened)[0].is_complete(table));
    }
}

#[test]
fn a_value_that_is_no_list_of_rows_is_no_answer() {
    for value in [json!([]), json!({}), json!("ก"), json!(3), json!({"name": "ก"})] {
        let opened = open_with(value.clone());
        assert_eq!(dropped(&opened.report), [Trouble::Value(ValueFault::WrongKind)], "{value}");
        assert_eq!(opened.draft.sheet.iter().count(), 0, "{value}");
    }
}

#[test]
fn rows_beyond_what_the_table_takes_are_left_out_and_said() {
    let many: Json = (0..10_000).map(|n| json!({"name": format!("ชื่อ {n}")})).collect();
    let opened = open_with(many);
    assert_eq!(dropped(&opened.report), [Trouble::Value(ValueFault::TooManyRows)]);
    assert_eq!(rows(&opened).len(), 6);
    assert_eq!(rows(&opened)[5].cell("name"), Some(&Value::Text("ชื่อ 5".into())));
}

#[test]
fn a_long_text_is_cut_and_said() {
    let opened = open_with(json!([{"name": "ก".repeat(TEXT_LIMIT + 1)}]));
    assert_eq!(opened.report.converted.len(), 1);
    assert_eq!(rows(&opened)[0].cell("name"), Some(&Value::Text("ก".repeat(TEXT_LIMIT).into())));
    assert!(open_with(json!([{"name": "ก".repeat(TEXT_LIMIT)}])).report.is_clean());
}

/// Five hundred services with all their answers go out and come back.
#[test]
fn five_hundred_rows_go_out_and_come_back() {
    let questionnaire = Rc::new(support::by_id("digital-services"));
    let customers = ["nothing", "part", "all"];
    let rows: Json = (0..500)
        .map(|n| {
            json!({"name": format!("บริการ \"{n}\"\n"), "customer": customers[n % 3], "provider": "yes",
            "management": "no", "improvement": "no"})
        })
        .collect();
    let draft = draft(&questionnaire, "agency", support::sheet(&questionnaire, &json!({ "services": rows })));
    let text = write_submission(&draft, &questionnaire, EXPORTED);
    let opened = open(text.as_bytes(), |_, _| Some(questionnaire.clone())).unwrap();
    assert!(opened.report.is_clean(), "{:#?}", opened.report);
    assert_eq!(opened.draft, draft);
}
