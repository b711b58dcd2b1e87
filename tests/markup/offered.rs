//! A questionnaire from a file: what it is, or all that is wrong with it, before anything is kept.

use std::rc::Rc;

use phrom::json::ParseError;
use phrom::language::Language;
use phrom::model::{Held, Offered, Refusal};
use phrom::questionnaire::{Questionnaire, ReadError};
use phrom::ui::components::offered_panel::offered_panel;
use phrom::ui::element::el;
use serde_json::{Value as Json, json};

use crate::page::{Page, draw_html};
use crate::support;

fn panel(result: Result<Held, Refusal>, language: Language) -> Page {
    let offered = Offered { name: "แบบ <b>.json".into(), result };
    draw_html(offered_panel(language, &offered, Rc::new(|| {}), Rc::new(|| {}), el("hr")))
}

/// The panel of a file that is no sound questionnaire.
fn unsound(written: &Json) -> Page {
    let error = Questionnaire::read(written.to_string().as_bytes()).unwrap_err();
    panel(Err(Refusal::Unsound(error)), Language::English)
}

#[test]
fn a_sound_questionnaire_says_what_it_is_and_waits_for_a_decision() {
    for language in Language::ALL {
        let questionnaire = Rc::new(support::every_rule());
        let page = panel(Ok(Held { questionnaire: questionnaire.clone(), source: Some("{}".into()) }), language);
        assert_eq!(page.one("[data-offered]").attr("data-offered"), Some("ready"));
        assert_eq!(page.one("[data-offered]").attr("tabindex"), Some("-1"));
        assert_eq!(page.text(".import__name"), "แบบ <b>.json");
        let whose = page.text(".import__whose");
        for words in [questionnaire.title.get(language), "every-rule", "19"] {
            assert!(whose.contains(words), "{words} in {whose}");
        }
        assert!(page.texts("p").iter().any(|words| words == questionnaire.purpose.get(language)));
        page.one("button[data-action='keep-questionnaire']");
        page.one("button[data-action='dismiss-questionnaire']");
        page.has_no("[data-problem], b");
    }
}

#[test]
fn every_problem_is_listed_with_its_path() {
    let broken = support::json(&support::path("every-rule"));
    let broken = support::with(broken, "/gates/0/items/0/question", json!("<i>gone</i>"));
    let broken = support::with(broken, "/dimensions/0/indicators/0/questions/1/kind/table/name", json!("reach"));
    let page = unsound(&broken);
    assert_eq!(page.one("[data-offered='failed']").attr("role"), Some("alert"));
    let problems = page.texts("li[data-problem]");
    assert_eq!(problems.len(), 2, "{problems:?}");
    assert!(problems.iter().any(|problem| problem.contains("gates[0].items[0].question")), "{problems:?}");
    assert!(problems.iter().any(|problem| problem.contains("questions[1].kind.table.name")), "{problems:?}");
    page.one("button[data-action='dismiss-questionnaire']");
    page.has_no("[data-action='keep-questionnaire'], i, b");
}

#[test]
fn a_list_without_end_is_cut() {
    let unknown: serde_json::Map<String, Json> = (0..500).map(|n| (format!("key{n}"), json!(1))).collect();
    let mut broken = support::json(&support::path("every-rule"));
    broken.as_object_mut().unwrap().extend(unknown);
    assert_eq!(unsound(&broken).all("li[data-problem]").len(), 100);
}

#[test]
fn a_file_that_cannot_be_used_says_why() {
    for (refusal, words) in [
        (Refusal::VersionTaken, "other content"),
        (Refusal::AlreadyHere, "here already"),
        (Refusal::Unsound(ReadError::Parse(ParseError::Empty)), "empty"),
        (Refusal::Unsound(ReadError::Parse(ParseError::TooLarge)), "large"),
        (Refusal::Unsound(ReadError::NewerVersion(3)), "newer"),
    ] {
        let page = panel(Err(refusal), Language::English);
        assert!(page.text("p[data-problem]").contains(words), "{words} in {}", page.text("p[data-problem]"));
        assert!(page.text("[data-offered]").contains("Nothing on this device has changed."));
        page.has_no("li[data-problem], [data-action='keep-questionnaire']");
    }
}
