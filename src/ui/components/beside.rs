//! What stands beside an answer, folded away until wanted: not applicable, note, responsible unit, evidence.

use std::rc::Rc;

use yew::Callback;

use super::answer_fields::{UNITS, area, option};
use super::evidence_list::evidence_list;
use super::field::{field, line};
use crate::answers::{Answer, Change, Response, TEXT_LIMIT};
use crate::language::Language;
use crate::questionnaire::{NotApplicable, Question};
use crate::ui::element::{Element, div, el};
use crate::ui::text;

/// The longest name of a unit, in characters.
const UNIT_LIMIT: usize = 200;

/// Draws it.
#[inline(never)]
pub fn beside(question: &Question, answer: &Answer, language: Language, on_change: &Callback<Change>) -> Element {
    let words = text::beside(language);
    let may_be_na = question.na == NotApplicable::WithReason;
    let reason = match &answer.response {
        Some(Response::NotApplicable { reason }) if may_be_na => Some(&**reason),
        _ => None,
    };
    let to = || on_change.clone();
    let (on_unit, on_note) = (to(), to());
    let unit = line(UNIT_LIMIT, &answer.unit).flag("data-unit", true).set("list", UNITS);
    let unit = unit.on_input(Rc::new(move |unit| on_unit.emit(Change::Unit(unit))));
    let note = area(2, &answer.note).flag("data-note", true);
    let note = note.on_input(Rc::new(move |note| on_note.emit(Change::Note(note))));
    div("beside__content")
        .when(may_be_na, || not_applicable(question, reason, language, on_change))
        .maybe_child(reason.map(|reason| reason_field(question, reason, language, on_change)))
        .child(evidence_list(question, &answer.evidence, language, on_change))
        .child(field(&format!("unit-{}", question.id), words.unit, None, None, unit))
        .child(field(&format!("note-{}", question.id), words.note, None, None, note))
}

fn not_applicable(
    question: &Question,
    reason: Option<&str>,
    language: Language,
    on_change: &Callback<Change>,
) -> Element {
    let (fill, name) = (text::fill(language), format!("q-{}", question.id));
    let input = el("input").set("type", "radio").attr("name", &name).value("na");
    let change = Change::NotApplicable { reason: "".into() };
    option(input, &format!("{name}-na"), fill.not_applicable, reason.is_some(), on_change, change)
}

fn reason_field(question: &Question, reason: &str, language: Language, on_change: &Callback<Change>) -> Element {
    let words = text::beside(language);
    let hint = reason.trim().is_empty().then_some(words.reason_needed);
    let on_change = on_change.clone();
    let input = line(TEXT_LIMIT, reason).flag("data-reason", true);
    let input = input.on_input(Rc::new(move |reason| on_change.emit(Change::NotApplicable { reason })));
    field(&format!("reason-{}", question.id), words.reason, hint, None, input)
}
