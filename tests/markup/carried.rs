//! Answers that were taken over: on the question's card, and in the review.

use std::rc::Rc;

use phrom::answers::{Answer, Sheet};
use phrom::language::Language;
use phrom::submission::Draft;
use phrom::ui::pages::review::{ReviewPage, review_page};
use serde_json::json;
use yew::Callback;

use crate::card::card;
use crate::drafts::{draft, mixed};
use crate::page::draw_html;
use crate::support;

fn carried(answer: &Answer) -> Answer {
    Answer { carried: Some("2560".into()), ..answer.clone() }
}

#[test]
fn a_card_says_where_its_answer_came_from_and_takes_a_confirmation() {
    let question = mixed().question(&"A.1.1".into()).unwrap().clone();
    let answer = carried(&support::answer(&question, &json!("yes")));
    let page = card("A.1.1").with(answer.clone()).draw();
    assert_eq!(page.one("fieldset").attr("data-carried"), Some("2560"));
    assert_eq!(page.text(".badge--open"), "ยังไม่ยืนยัน (จากรุ่น 2560)");
    assert_eq!(page.text("[data-action='confirm-carried']"), "คำตอบนี้ยังถูกต้อง");
    let closed = card("A.1.1").with(answer).closed().draw();
    closed.one(".badge--open");
    closed.has_no("[data-action='confirm-carried']");
    card("A.1.1").answered(&json!("yes")).draw().has_no("[data-carried], .badge--open");
}

#[test]
fn the_review_lists_what_is_not_confirmed_apart_from_what_is_open() {
    let questionnaire = mixed();
    let draft = draft(&questionnaire, &json!({"A.1.1": "yes", "A.1.2": ["plan"]}));
    let sheet = Sheet::new(draft.sheet.iter().map(|(id, answer)| (id.clone(), carried(answer))));
    let (draft, on_action) = (&Rc::new(Draft { sheet, ..draft }), &Callback::noop());
    let (language, questionnaire) = (Language::English, &questionnaire);
    let page = draw_html(review_page(&ReviewPage { language, draft, questionnaire, is_refused: false, on_action }));
    let waiting = page.values("[data-review='carried'] li a", "href");
    assert_eq!(waiting, ["#/draft/d1/part/A/question/A.1.1", "#/draft/d1/part/A/question/A.1.2"]);
    let open = page.values("[data-review='open'] li a", "href");
    assert!(!open.contains(&waiting[0]) && !open.is_empty(), "{open:?}");
    page.speaks_english();
}
