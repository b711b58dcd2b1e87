//! What stands beside an answer: not applicable, note, responsible unit, evidence.

use phrom::answers::{Answer, Change, Evidence, EvidenceKind, Secrecy};
use phrom::model::Beside;
use serde_json::json;

use crate::card::{card, card_of};
use crate::page::Page;
use crate::support;

#[test]
fn not_applicable_is_offered_as_the_question_allows() {
    card("B.1.1").draw().has_no("[value='na']");
    let flagged = card("A.1.3").draw();
    flagged.has_no(".beside [value='na']");
    assert_eq!(flagged.text("label[for='q-A.1.3-na']"), "ไม่เกี่ยวข้อง: หน่วยงานไม่มีภารกิจนี้");
    let english = card("A.1.3").english().draw();
    assert_eq!(english.text("label[for='q-A.1.3-na']"), "Not applicable: The agency has no such task");
    card("A.1.1").draw().one(".beside [value='na']");
}

#[test]
fn the_fold_says_what_is_in_it() {
    let summary = |page: Page| page.text(".beside > summary");
    assert_eq!(summary(card("B.1.1").english().draw()), "Evidence, note and responsible unit");
    assert_eq!(summary(card("A.1.1").english().draw()), "Evidence, note, responsible unit, or not applicable");
    let full = Answer { note: "a".into(), unit: "b".into(), evidence: vec![Evidence::default()], ..Answer::default() };
    assert!(summary(card("B.1.1").english().with(full).draw()).ends_with("3 items"));
    let one = Answer { unit: "b".into(), ..Answer::default() };
    assert!(summary(card("B.1.1").english().with(one).draw()).ends_with("1 item"));
}

#[test]
fn the_reason_is_asked_for_once_it_does_not_apply() {
    card("A.1.1").draw().has_no("[data-reason]");
    card("A.1.3").answered(&json!({"na": true, "reason": "ก"})).draw().has_no("[data-reason]");
    let written = card("A.1.1").answered(&json!({"na": true, "reason": "ไม่มี \"สาขา\" <b>"})).draw();
    assert_eq!(written.one("input[data-reason]").attr("value"), Some("ไม่มี \"สาขา\" <b>"));
    assert_eq!(written.one("input[data-reason]").attr("aria-describedby"), None);
    let empty = card("A.1.1").english().after(Change::NotApplicable { reason: " ".into() }).draw();
    assert_eq!(empty.description("[data-reason]"), "Write the reason; until then the question counts as open.");
}

#[test]
fn nothing_of_a_note_or_a_unit_becomes_markup() {
    let written = "<script>alert('ก')</script>\"><img src=x> & ข";
    let page = card("A.1.1").with(Answer { note: written.into(), unit: written.into(), ..Answer::default() }).draw();
    assert_eq!(page.text("textarea[data-note]"), written);
    assert_eq!(page.one("input[data-unit]").attr("value"), Some(written));
    page.has_no("script, img");
    assert!(!page.markup.contains("<script"));
}

#[test]
fn every_document_is_a_group_of_its_own() {
    let document = Evidence {
        kind: EvidenceKind::Minutes,
        title: "รายงาน <1>".into(),
        date: "2017-08-15".into(),
        secrecy: Secrecy::Secret,
        ..Evidence::default()
    };
    let answer = Answer { evidence: vec![document, Evidence::default()], ..Answer::default() };
    let page = card("A.1.1").english().with(answer).draw();
    assert_eq!(page.texts("fieldset.evidence legend"), ["Evidence 1", "Evidence 2"]);
    assert_eq!(page.values("[data-evidence='title']", "value"), ["รายงาน <1>", ""]);
    assert_eq!(page.values("[data-evidence='date']", "value"), ["15/8/2560", ""]);
    assert_eq!(page.values("[data-evidence='kind'] option[selected]", "value"), ["minutes", "other"]);
    assert_eq!(page.values("[data-evidence='secrecy'] option[selected]", "value"), ["secret", "open"]);
    assert_eq!(page.texts("[data-action='remove-evidence']"), ["Remove this evidence 1", "Remove this evidence 2"]);
    assert_eq!(page.text("[data-action='add-evidence']"), "Add evidence A.1.1");
}

#[test]
fn a_date_that_cannot_be_read_says_so() {
    let dated = |date: &str| {
        let evidence = vec![Evidence { date: date.into(), ..Evidence::default() }];
        card("A.1.1").english().with(Answer { evidence, ..Answer::default() }).draw()
    };
    assert_eq!(dated("ส.ค. 2560").description("[data-evidence='date']"), "Not read as a date; kept as written.");
    assert_eq!(dated("2017-08-15").one("[data-evidence='date']").attr("aria-describedby"), None);
}

#[test]
fn every_question_of_the_survey_can_be_drawn_with_everything_beside_it() {
    let survey = support::survey();
    for (seed, question) in (0_u32..).zip(survey.questions()) {
        let answer = support::draw::answer(question, seed);
        card_of(&survey, question.id.as_str()).with(answer).draw();
    }
}

#[test]
fn what_stands_beside_is_drawn_where_it_is_filled_or_once_it_is_wanted() {
    let noted = || Answer { note: "ก".into(), ..Answer::default() };
    let content = ".beside > .beside__content";
    for (beside, blank, filled) in [(Beside::NotYet, 0, 0), (Beside::WhereFilled, 0, 1), (Beside::Everywhere, 1, 1)] {
        let page = card("B.1.1").beside(beside).draw();
        assert_eq!(
            (page.all(content).len(), page.all(".beside > [role='status']").len()),
            (blank, 1 - blank),
            "{beside:?}"
        );
        assert_eq!(card("B.1.1").with(noted()).beside(beside).draw().all(content).len(), filled, "{beside:?}");
    }
    // The head says that something is there, also before that is drawn.
    assert!(card("B.1.1").with(noted()).beside(Beside::NotYet).draw().text(".beside > summary").ends_with("1 รายการ"));
}
