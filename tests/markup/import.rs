//! The report on a file, before anything changes.

use std::rc::Rc;

use phrom::language::Language;
use phrom::model::Import;
use phrom::submission::{open, open_for_changes, write_submission};
use phrom::ui::components::import_report::import_report;
use phrom::ui::element::el;
use serde_json::{Value as Json, json};

use crate::drafts::{draft, mixed};
use crate::page::{Page, draw_html};
use crate::support;

/// The report on the bytes of a file.
fn report(bytes: &[u8]) -> Page {
    let questionnaire = mixed();
    let result = open(bytes, |id, _| (id == questionnaire.id.as_str()).then(|| questionnaire.clone()));
    let import = Rc::new(Import { name: "ผล <b>.json".into(), result });
    draw_html(import_report(Language::English, &import, Rc::new(|| {}), Rc::new(|| {}), None, el("hr")))
}

/// The report on a submission that was changed after its export.
fn report_after(change: impl FnOnce(&mut Json)) -> Page {
    let mut file: Json = serde_json::from_str(&exported()).unwrap();
    change(&mut file);
    report(file.to_string().as_bytes())
}

fn exported() -> String {
    let questionnaire = mixed();
    let answers = json!({"A.1.1": "yes", "A.1.2": ["plan"], "B.1.1": "no"});
    write_submission(&draft(&questionnaire, &answers), &questionnaire, "2017-08-15T10:42:00+07:00")
}

/// What the report counts: kept, converted, dropped, unknown.
fn counts(page: &Page) -> Vec<String> {
    page.texts(".import__counts dd")[..4].to_vec()
}

#[test]
fn a_file_as_it_was_exported_is_said_to_be_so() {
    let page = report(exported().as_bytes());
    assert_eq!(page.one("[data-import]").attr("data-import"), Some("ready"));
    assert_eq!(page.text(".import__intact"), "The file is as it was exported");
    assert_eq!(counts(&page), ["3 questions", "0 questions", "0 questions", "0 questions"]);
    assert_eq!(page.text(".import__name"), "ผล <b>.json");
    assert!(page.text(".import__whose").starts_with("สำนักงาน <b>ก</b> & ข"));
    page.one("button[data-action='import']");
    page.one("button[data-action='dismiss-import']");
    page.has_no("[data-problem], .import__list, b");
}

#[test]
fn what_became_of_every_answer_is_told() {
    let page = report_after(|file| {
        file["answers"]["A.1.1"]["value"] = true.into();
        file["answers"]["A.1.2"]["value"] = json!(["boat"]);
        file["answers"]["Z.<i>"] = json!({"value": "yes"});
    });
    assert_eq!(counts(&page), ["1 question", "1 question", "1 question", "1 question"]);
    let problems = page.texts("[data-problem]");
    assert!(problems[0].starts_with("The file was changed after export"), "{problems:?}");
    for expected in
        ["Question A.1.1: written in another way, and converted", "Question A.1.2: there is no such option", "Z.<i>"]
    {
        assert!(problems.iter().any(|problem| problem == expected), "{expected} in {problems:?}");
    }
    page.has_no("i, .import__intact");
}

#[test]
fn another_version_and_other_figures_are_told() {
    let page = report_after(|file| {
        file["questionnaire"]["version"] = "0".into();
        file["scores"]["completeness"] = 0.5.into();
    });
    let problems = page.texts("[data-problem]").join("\n");
    assert!(problems.contains("It was made with version 0 of the questionnaire; this program has 1."), "{problems}");
    assert!(problems.contains("The figures in the file differ"), "{problems}");
}

#[test]
fn a_file_that_cannot_be_opened_says_why_and_that_nothing_is_lost() {
    for (bytes, words) in [
        (&b""[..], "The file is empty."),
        (b"{\"format\": ", "The file is cut off at the end"),
        (b"\x89PNG\xff", "This is not a text file"),
        (b"{\"format\": \"<b>other\"}", "This file is of the kind “<b>other”, not a result of Phrom."),
        (b"{\"format\": \"phrom/submission\", \"formatVersion\": 99}", "This file comes from a newer version"),
    ] {
        let page = report(bytes);
        assert_eq!(page.one("[data-import]").attr("role"), Some("alert"));
        assert!(page.text("[data-problem]").starts_with(words), "{}", page.text("[data-problem]"));
        assert!(page.text("section").contains("Nothing on this device has changed"));
        page.has_no("[data-action='import'], b");
        page.one("button[data-action='dismiss-import']");
    }
}

#[test]
fn answers_to_an_earlier_version_are_told_group_by_group() {
    let [old, new] = ["yearly@1", "yearly@2"].map(|id| Rc::new(support::by_id(id)));
    let answers = json!({"1.1.1": "yes", "1.1.4": "partly", "1.2.3": 12, "2.1.9": {"value": "no", "evidence": true}});
    let file = write_submission(&draft(&old, &answers), &old, "2017-08-15T10:42:00+07:00");
    let result = open_for_changes(file.as_bytes(), &|_, _| Some(new.clone()));
    let import = Import { name: "ผล.json".into(), result };
    let page = draw_html(import_report(Language::English, &import, Rc::new(|| {}), Rc::new(|| {}), None, el("hr")));
    let n = |group: &str| page.one(&format!("[data-migrated='{group}']")).attr("data-n").unwrap().to_owned();
    assert_eq!(["kept", "converted", "dropped", "new"].map(n), ["1", "1", "2", "8"]);
    assert!(page.text("[data-migrated='converted'] li").ends_with("Partly → Some years"), "{}", page.markup);
    let dropped = page.texts("[data-migrated='dropped'] li");
    assert!(dropped[0].contains("12") && dropped[0].ends_with("use the government cloud."), "{dropped:?}");
    assert!(dropped[1].contains("คำสั่งแต่งตั้ง") && dropped[1].ends_with("no such question"), "{dropped:?}");
    assert_eq!(page.text("[data-action='import']"), "Start with these answers");
    page.has_no(".import__counts");
}
