//! The fill page: one part, its questions and the way on.

use std::rc::Rc;

use phrom::language::Language;
use phrom::questionnaire::Questionnaire;
use phrom::submission::Draft;
use phrom::ui::pages::fill::{FillPage, fill_page};
use serde_json::json;
use yew::Callback;

use crate::drafts::{closed, draft, full, mixed, survey};
use crate::page::{Page, draw_html};

fn fill(questionnaire: &Rc<Questionnaire>, draft: Draft, part: &str, language: Language) -> Page {
    let part = questionnaire.part(&part.into()).unwrap().clone();
    let (draft, part, on_action, on_change) = (&draft, &part, &Callback::noop(), &Callback::noop());
    draw_html(fill_page(&FillPage { language, draft, questionnaire, part, report: None, on_action, on_change }))
}

#[test]
fn a_part_shows_what_is_asked_and_nothing_else() {
    let questionnaire = mixed();
    let page = fill(&questionnaire, draft(&questionnaire, &json!({})), "B", Language::Thai);
    assert_eq!(page.one("main").attr("data-page"), Some("fill"));
    assert_eq!(page.values("[data-indicator]", "data-indicator"), ["B.1", "B.2", "B.3"]);
    assert_eq!(page.values("[data-question]", "data-question"), ["B.1.1", "B.2.1", "B.2.2", "B.3.1", "B.3.2"]);
    let answered = draft(&questionnaire, &json!({"B.1.1": "yes"}));
    let page = fill(&questionnaire, answered.clone(), "B", Language::Thai);
    assert_eq!(page.all("[data-question='B.1.2']").len(), 1, "its condition holds now");
    let page = fill(&questionnaire, Draft { profile: "town".into(), ..answered }, "B", Language::Thai);
    assert_eq!(page.values("[data-indicator]", "data-indicator"), ["B.1", "B.3"]);
}

#[test]
fn the_way_on_leads_through_the_parts_to_the_review() {
    let questionnaire = mixed();
    let on = |part: &str| {
        let page = fill(&questionnaire, draft(&questionnaire, &json!({})), part, Language::English);
        let link = |action: &str| page.one(&format!("a[data-action='{action}']")).attr("href").unwrap().to_owned();
        (link("back"), link("continue"))
    };
    assert_eq!(on("A"), ("#/".into(), "#/draft/d1/part/B".into()));
    assert_eq!(on("B"), ("#/draft/d1/part/A".into(), "#/draft/d1/part/C".into()));
    let last = questionnaire.parts.last().unwrap().id.to_string();
    assert_eq!(on(&last).1, "#/draft/d1/review");
}

#[test]
fn the_next_open_question_is_one_step_away() {
    let questionnaire = mixed();
    let page = fill(&questionnaire, draft(&questionnaire, &json!({"B.1.1": "no"})), "B", Language::English);
    assert_eq!(page.one("[data-action='next-open']").attr("href"), Some("#/draft/d1/part/B/question/B.2.1"));
    let page = fill(&questionnaire, full(&questionnaire, &json!({})), "B", Language::English);
    page.has_no("[data-action='next-open']");
    assert_eq!(page.text(".fill-foot__done"), "Everything is answered");
}

#[test]
fn a_closed_assessment_is_read_only_and_can_be_opened_again() {
    let questionnaire = mixed();
    let page = fill(&questionnaire, closed(full(&questionnaire, &json!({}))), "A", Language::English);
    let n_cards = page.all(".question-card").len();
    assert_eq!(page.all(".question-card[disabled]").len(), n_cards);
    page.one("button[data-action='reopen']");
    let open = fill(&questionnaire, full(&questionnaire, &json!({})), "A", Language::English);
    open.has_no(".question-card[disabled], [data-action='reopen']");
}

#[test]
fn every_part_of_the_survey_can_be_drawn_in_both_languages() {
    let survey = survey();
    for part in &survey.parts {
        let of_profile = Draft { profile: survey.profiles[0].id.clone(), ..draft(&survey, &json!({})) };
        let thai = fill(&survey, of_profile.clone(), part.id.as_str(), Language::Thai);
        assert_eq!(thai.text("h1 [lang='en']"), &*part.title.en);
        let english = fill(&survey, of_profile, part.id.as_str(), Language::English);
        english.has_no("h1 [lang]");
        english.speaks_english();
    }
}
