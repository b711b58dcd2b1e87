//! Looking for questions, and the button that reads one aloud.

use std::rc::Rc;

use phrom::language::Language;
use phrom::model::{Aids, Hearing, Index, Model, Route};
use phrom::questionnaire::Questionnaire;
use phrom::ui::pages::search::search_page;
use phrom::ui::text::aids::{aloud, in_breaths};
use serde_json::json;
use yew::Callback;

use crate::card::card;
use crate::drafts::{draft, survey};
use crate::page::{Page, draw_html};
use crate::support;

fn search(questionnaire: &Rc<Questionnaire>, words: &str, is_open_only: bool, language: Language) -> Page {
    let draft = &draft(questionnaire, &json!({"1.3.1": "yes"}));
    let index = Some(Rc::new(Index::of(questionnaire)));
    let from = Some(Route::Fill { draft: "d1".into(), part: "2".into(), question: None });
    let aids = Aids { draft: "d1".into(), words: words.into(), is_open_only, index, from, ..Aids::default() };
    let model = &Model { language, aids: Rc::new(aids), ..Model::default() };
    draw_html(search_page(model, draft, questionnaire, &Callback::noop()))
}

#[test]
fn what_was_found_is_marked_and_leads_to_its_question() {
    let page = search(&survey(), "1.3.1", false, Language::Thai);
    assert_eq!(page.one("main").attr("data-page"), Some("search"));
    assert_eq!(page.values("[data-hit]", "data-hit"), ["1.3.1", "1.4.2"]);
    assert_eq!(page.one("[data-hit='1.3.1']").attr("href"), Some("#/draft/d1/part/1/question/1.3.1"));
    assert_eq!(page.text("[data-hit='1.3.1'] mark"), "1.3.1");
    assert_eq!(
        (page.text("[role='status']").as_str(), page.one("[role='status']").attr("data-found")),
        ("พบ 2 ข้อ", Some("2"))
    );
    assert_eq!(page.texts(".badge"), ["ตอบแล้ว", "ยังไม่ตอบ"]);
    assert_eq!(page.one("[data-action='back']").attr("href"), Some("#/draft/d1/part/2"));
    assert_eq!(page.one("[data-field='search']").attr("value"), Some("1.3.1"));
    let page = search(&survey(), "1.3.1", true, Language::English);
    assert_eq!(page.values("[data-hit]", "data-hit"), ["1.4.2"]);
    assert_eq!(page.text("[role='status']"), "1 question");
    page.speaks_english();
}

#[test]
fn nothing_found_says_what_to_try_and_nothing_typed_says_what_can_be_found() {
    let page = search(&survey(), "zzzz", false, Language::English);
    assert_eq!(page.text("[role='status']"), "No question has all of these words");
    assert!(page.text("main").contains("Try shorter or fewer words"));
    page.has_no("[data-hit]");
    let page = search(&survey(), "zzzz", true, Language::English);
    assert!(page.text("main").contains("Try without"));
    let page = search(&survey(), "", false, Language::English);
    assert_eq!(page.text("[role='status']"), "");
    assert!(page.description("[data-field='search']").contains("at once: codes, questions"));
    page.has_no("mark");
}

#[test]
fn what_is_found_elsewhere_is_shown_in_its_language() {
    let questionnaire = survey();
    let question = questionnaire.questions().find(|question| question.help.is_some()).unwrap();
    let help = question.help.as_ref().unwrap();
    let page = search(&questionnaire, &help.en, false, Language::Thai);
    let shown = page.one(&format!("li:has([data-hit='{}']) .field__hint [lang]", question.id));
    assert_eq!(shown.attr("lang"), Some("en"));
}

#[test]
fn the_button_is_there_with_a_voice_and_says_what_it_does() {
    card("A.1.1").draw().has_no("[data-action='read-aloud']");
    let button = "[data-action='read-aloud']";
    let ready = card("A.1.1").hearing(Hearing::Ready).draw();
    assert_eq!((ready.text(button).as_str(), ready.one(button).attr("aria-pressed")), ("ฟังข้อนี้ A.1.1", Some("false")));
    let reading = card("A.1.1").hearing(Hearing::Reading).english().draw();
    assert_eq!((reading.text(button).as_str(), reading.one(button).attr("aria-pressed")), ("Stop A.1.1", Some("true")));
    // Its whole card is switched off.
    card("A.1.1").hearing(Hearing::Ready).closed().draw().has_no(button);
}

#[test]
fn a_question_is_read_with_its_code_and_what_can_be_answered() {
    let questionnaire = support::survey();
    let question = questionnaire.question(&"1.3.1".into()).unwrap();
    let said = aloud(question, false, Language::Thai);
    assert_eq!(said[0], "ข้อ 1 จุด 3 จุด 1");
    assert_eq!(said.last().unwrap(), "ตัวเลือก: ใช่, บางส่วน, ไม่ใช่");
    let english = aloud(question, false, Language::English);
    assert_eq!(english[0], "Question 1 point 3 point 1");
    assert_eq!(english.last().unwrap(), "Options: Yes, Partly, No");
    let condition = question.condition.as_ref().unwrap();
    let with = aloud(question, true, Language::English).join(" ");
    assert!(with.contains(condition.get(Language::English)) && !english.join(" ").contains(&*condition.en));
}

#[test]
fn every_question_is_read_whole_and_in_breaths() {
    for questionnaire in [support::survey(), support::mixed(), support::every_rule()] {
        for question in questionnaire.questions() {
            for language in Language::ALL {
                let said = aloud(question, true, language);
                let whole = said.join(" ");
                let folded = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
                for text in
                    [Some(&question.text), question.help.as_ref(), question.condition.as_ref()].into_iter().flatten()
                {
                    assert!(whole.contains(&folded(text.get(language))), "{}: {whole}", question.id);
                }
                for piece in &said {
                    assert!(!piece.trim().is_empty());
                    // A run of Thai without a space cannot be parted, and an abbreviation stays with what follows it.
                    let is_long = piece.chars().count() > 140 && piece.split(' ').count() > 3;
                    assert!(!is_long || language == Language::Thai, "{}: {piece}", question.id);
                }
            }
        }
    }
}

#[test]
fn a_thai_abbreviation_stays_with_what_follows_it() {
    let text = "ก".repeat(130) + " ตาม พ.ศ. 2560 และ พ.ร.บ. คอมพิวเตอร์";
    let pieces = in_breaths(&text);
    assert_eq!(pieces.len(), 2, "{pieces:?}");
    assert!(pieces.iter().all(|piece| !piece.ends_with('.')), "{pieces:?}");
    assert_eq!(pieces.join(" "), text);
}
