//! Numbers and shares: what was typed stays, and what is wrong with it is said beside it.

use serde_json::json;

use crate::card::card;

#[test]
fn a_share_has_two_fields_and_a_number_one() {
    let share = card("A.1.3").draw();
    assert_eq!(share.texts(".numbers .field__label"), ["จำนวนที่นับได้", "จำนวนทั้งหมด"]);
    share.one("input[data-part]");
    share.one("input[data-whole]");
    share.has_no("[data-number]");
    let number = card("A.2.1").english().draw();
    assert_eq!(number.texts(".question-card__body .field__label"), ["hours"]);
    assert_eq!(number.texts(".question-card__body .question-card__hint"), ["From 20 to 90"]);
    number.one("input[data-number]");
    number.has_no("[data-part], [data-whole]");
}

#[test]
fn an_answer_stands_in_its_fields() {
    let share = card("A.1.3").answered(&json!({"part": 19, "whole": 68})).draw();
    assert_eq!(share.one("[data-part]").attr("value"), Some("19"));
    assert_eq!(share.one("[data-whole]").attr("value"), Some("68"));
    let number = card("A.2.1").answered(&json!(56.25)).draw();
    assert_eq!(number.one("[data-number]").attr("value"), Some("56.25"));
}

#[test]
fn what_is_typed_stays_as_it_was_typed() {
    let page = card("A.1.3").typed("๑๙", " 068").draw();
    assert_eq!(page.one("[data-part]").attr("value"), Some("๑๙"));
    assert_eq!(page.one("[data-whole]").attr("value"), Some(" 068"));
    page.has_no("[data-problem], [aria-invalid]");
}

#[test]
fn what_is_not_finished_is_not_wrong_yet() {
    for (id, part, whole) in [("A.1.3", "", ""), ("A.1.3", "19", ""), ("A.1.3", "", "68"), ("A.2.1", "", "")] {
        card(id).typed(part, whole).draw().has_no("[data-problem], [aria-invalid]");
    }
}

#[test]
fn what_is_wrong_is_said_and_belongs_to_its_field() {
    for (id, part, whole, problem) in [
        ("A.1.3", "69", "68", "the part is greater than the whole"),
        ("A.1.3", "0", "0", "the whole must be more than 0; if there is none, choose not applicable"),
        ("A.1.3", "abc", "68", "please enter a number"),
        ("A.1.3", "1.5", "68", "please enter a number"),
        ("A.1.3", "1", "1000001", "the number is out of range"),
        ("A.2.1", "19.99", "", "the number is out of range"),
        ("A.2.1", "ห้าสิบ", "", "please enter a number"),
    ] {
        let page = card(id).english().typed(part, whole).draw();
        assert_eq!(page.text("[data-problem]"), problem, "{id}: {part}/{whole}");
        for field in page.all(".question-card__body input.input--number") {
            assert_eq!(field.attr("aria-invalid"), Some("true"));
            assert_eq!(field.attr("aria-describedby"), page.one("[data-problem]").attr("id"));
        }
    }
}

/// A message is announced only in a place that was there before.
#[test]
fn the_place_of_the_message_is_always_there() {
    for id in ["A.1.3", "A.2.1"] {
        assert_eq!(card(id).draw().text("[role='status']"), "");
        assert_ne!(card(id).typed("x", "1").draw().text("[role='status']"), "");
    }
}
