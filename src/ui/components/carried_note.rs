//! On a question whose answer was taken over: that nobody has confirmed it yet, and how to.

use yew::Callback;

use crate::answers::Change;
use crate::language::Language;
use crate::ui::element::{Element, button, div, el, emits};
use crate::ui::text::carry;

/// Draws the note, with the button unless the assessment is closed.
#[inline(never)]
pub fn carried_note(version: &str, is_closed: bool, language: Language, on_change: &Callback<Change>) -> Element {
    let badge = el("span").class("badge badge--open").text(&carry::not_confirmed(version, language));
    let confirm = || {
        let words = carry::carry(language).confirm;
        button("button button--small", "confirm-carried", words, emits(on_change, Change::Confirm))
    };
    div("question-card__carried").child(badge).when(!is_closed, confirm)
}
