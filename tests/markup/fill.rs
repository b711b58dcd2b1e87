//! The fill page: one part, its questions and the way on.

use std::rc::Rc;

use phrom::answers::{Change, Value};
use phrom::language::Language;
use phrom::model::{Aids, Beside, Found};
use phrom::questionnaire::{CATALOGUE, Questionnaire};
use phrom::submission::Draft;
use phrom::ui::pages::fill::{FillPage, fill_page};
use serde_json::json;
use yew::Callback;

use crate::drafts::{closed, draft, full, mixed, survey};
use crate::page::{Page, draw_html};
use crate::support;

fn fill(questionnaire: &Rc<Questionnaire>, draft: Draft, part: &str, language: Language) -> Page {
    let part = questionnaire.part(&part.into()).unwrap().clone();
    let (draft, part, on_action, on_change) = (&draft, &part, &Callback::noop(), &Callback::noop());
    draw_html(fill_page(&FillPage {
        language,
        draft,
        questionnaire,
        part,
        report: None,
        on_action,
        offers: &[],
        on_change,
        aids: &Aids::default(),
        beside: Beside::Everywhere,
    }))
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

#[test]
fn what_another_assessment_can_answer_is_offered_at_the_question() {
    let questionnaire = mixed();
    let from = Rc::new(support::every_rule());
    let found = |id: &str, part: u64, n_incomplete: usize| Found {
        from: Rc::new(Draft { id: id.into(), ..draft(&from, &json!({})) }),
        questionnaire: from.clone(),
        question: "A.1.3".into(),
        value: Value::Share { part, whole: 68 },
        n_incomplete,
    };
    let offers = [found("s1", 19, 3), found("s2", 20, 0)];
    let page = |draft: Draft| {
        let part = questionnaire.part(&"A".into()).unwrap().clone();
        let (draft, part, on_action, on_change) = (&draft, &part, &Callback::noop(), &Callback::noop());
        let (language, questionnaire, offers) = (Language::English, &questionnaire, &offers[..]);
        draw_html(fill_page(&FillPage {
            language,
            draft,
            questionnaire,
            part,
            report: None,
            on_action,
            offers,
            on_change,
            aids: &Aids::default(),
            beside: Beside::Everywhere,
        }))
    };
    let open = page(draft(&questionnaire, &json!({})));
    assert_eq!(open.values("[data-question='A.1.3'] [data-offer]", "data-offer"), ["s1", "s2"]);
    assert_eq!(open.all("[data-offer]").len(), 2, "at no other question");
    let words =
        "From “Every rule”: 19 of 68 (3 more are incomplete and not counted) สำนักงาน <b>ก</b> & ข · 2560 (15/8/2560)";
    assert_eq!(open.texts(".offer__from")[0], words);
    assert_eq!(open.all("button[data-action='use-offer']").len(), 2);
    open.speaks_english();
    // The one that is used says so.
    let given = draft(&questionnaire, &json!({"A.1.3": {"part": 19, "whole": 68}}));
    assert_eq!(page(given.clone()).all("button[data-action='use-offer']").len(), 2, "typed, not taken over");
    let change = Change::Adopt { value: offers[0].value.clone(), note: offers[0].note("") };
    let sheet = given.sheet.changed(questionnaire.question(&"A.1.3".into()).unwrap(), change, &given.updated).unwrap();
    let used = page(Draft { sheet, ..given });
    assert_eq!(used.text("[data-offer='s1'] .offer__state"), "In use");
    assert_eq!(used.all("button[data-action='use-offer']").len(), 1);
    page(closed(full(&questionnaire, &json!({})))).has_no("[data-offer]");
}

#[test]
fn groups_are_called_as_the_questionnaire_calls_them() {
    let questionnaire = Rc::new(support::every_rule());
    let named = draft(&questionnaire, &json!({"A.1.name": "เรื่อง <b>"}));
    let page = fill(&questionnaire, named, "A", Language::English);
    assert_eq!(page.texts(".page__over"), ["เรื่อง <b>", "Category A"]);
    page.has_no("b");
    let page = fill(&mixed(), draft(&mixed(), &json!({})), "A", Language::English);
    assert_eq!(page.texts(".page__over"), ["Dimension A"]);
}

#[test]
fn every_part_of_every_built_in_questionnaire_can_be_drawn_in_both_languages() {
    for entry in CATALOGUE {
        let questionnaire = Rc::new(support::by_id(entry.id));
        for profile in &questionnaire.profiles {
            let draft = Draft { profile: profile.id.clone(), ..draft(&questionnaire, &json!({})) };
            for part in draft.scope(&questionnaire).parts() {
                fill(&questionnaire, draft.clone(), part.id.as_str(), Language::Thai);
                fill(&questionnaire, draft.clone(), part.id.as_str(), Language::English).speaks_english();
            }
        }
    }
}
