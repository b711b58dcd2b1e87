//! The results page.

use std::rc::Rc;

use phrom::language::Language;
use phrom::model::Model;
use phrom::questionnaire::Questionnaire;
use phrom::report::sentence::Digits;
use phrom::submission::Draft;
use phrom::ui::pages::results::{ResultsPage, results_page};
use serde_json::json;
use yew::Callback;

use crate::drafts::{closed, draft, full, mixed, survey};
use crate::page::{Page, draw_html};

fn results(questionnaire: &Rc<Questionnaire>, draft: Draft, language: Language) -> Page {
    let (model, draft, digits) = (&Model::default(), &Rc::new(draft), Digits::Arabic);
    let on_action = &Callback::noop();
    draw_html(results_page(&ResultsPage { model, language, draft, questionnaire, digits, on_action }))
}

#[test]
fn a_closed_assessment_has_every_figure_under_its_handle_once() {
    let questionnaire = mixed();
    let answers = json!({"C.1.1": {"part": 1, "whole": 3}, "C.2.1": "no"});
    let page = results(&questionnaire, closed(full(&questionnaire, &answers)), Language::English);
    assert_eq!(page.one("main").attr("data-page"), Some("results"));
    assert_eq!(page.text("[data-score='overall']"), "72.2", "the mean of 100, 100 and 16.7");
    assert_eq!(page.text("[data-score='completeness']"), "100.0");
    let handles = page.values("[data-score]", "data-score");
    for (part, indicator) in questionnaire.indicators() {
        for handle in [format!("dimension:{}", part.id), format!("indicator:{}", indicator.id)] {
            assert_eq!(handles.iter().filter(|found| **found == handle).count(), 1, "{handle}");
        }
    }
    assert!(page.text(".respondent").contains("2017-09-01T08:05"));
    page.has_no(".notice, [data-action='review'], b");
    page.one("button[data-action='export']");
    page.one("button[data-action='print']");
    page.one("a[data-action='back']");
}

#[test]
fn highest_and_lowest_are_said_in_words() {
    let questionnaire = mixed();
    let answers = json!({"C.1.1": {"part": 1, "whole": 3}, "C.2.1": "no"});
    let page = results(&questionnaire, full(&questionnaire, &answers), Language::English);
    assert_eq!(page.values("[data-highest]", "data-highest"), ["A"]);
    assert_eq!(page.text("[data-highest] > p"), "The agency scores highest in Every kind, with 100.0 per cent.");
    assert_eq!(page.values("[data-lowest]", "data-lowest"), ["C"]);
    assert_eq!(page.text("[data-lowest] > p"), "The agency scores lowest in Offices only, with 16.7 per cent.");
    assert_eq!(page.values("[data-priority]", "data-indicator"), ["C.2", "C.1"]);
    page.one("svg.radar");
}

#[test]
fn an_assessment_under_way_is_provisional() {
    let questionnaire = mixed();
    let page = results(&questionnaire, draft(&questionnaire, &json!({"A.1.1": "yes"})), Language::English);
    assert!(page.text(".notice").starts_with("Provisional: not everything is answered yet"));
    assert_ne!(page.text("[data-score='completeness']"), "100.0");
    page.one("a[data-action='review']");
    page.has_no("[data-highest], [data-lowest], [data-priority]");
    assert_eq!(page.texts(".words .empty").len(), 2);
}

#[test]
fn the_result_says_what_it_is_not() {
    for questionnaire in [mixed(), survey()] {
        for language in Language::ALL {
            let page = results(&questionnaire, full(&questionnaire, &json!({})), language);
            assert_eq!(page.text(".disclaimer p"), questionnaire.disclaimer.get(language));
        }
    }
}

#[test]
fn what_would_raise_a_dimension_most_is_linked() {
    let questionnaire = mixed();
    let answers = json!({"C.1.1": {"part": 1, "whole": 3}, "A.2.2": "running"});
    let page = results(&questionnaire, full(&questionnaire, &answers), Language::English);
    let links = page.values(".gains a", "href");
    assert_eq!(links, ["#/draft/d1/part/C/question/C.1.1", "#/draft/d1/part/A/question/A.2.2"]);
    assert!(page.texts(".gains__figure").iter().all(|gain| gain.starts_with('+') && gain.ends_with(" points")));
}

#[test]
fn thai_digits_are_offered_on_the_thai_page_only() {
    let questionnaire = mixed();
    let thai = results(&questionnaire, full(&questionnaire, &json!({})), Language::Thai);
    assert!(thai.one("input#thai-digits").attr("checked").is_none());
    results(&questionnaire, full(&questionnaire, &json!({})), Language::English).has_no("#thai-digits");
}

#[test]
fn the_survey_reads_in_english_from_head_to_foot() {
    let questionnaire = survey();
    let mut draft = full(&questionnaire, &json!({}));
    draft.respondent.agency_name = "Office".into();
    results(&questionnaire, draft, Language::English).speaks_english();
}
