//! A labelled field with hint and error, wired by ids.

use std::rc::Rc;

use yew::Callback;

use crate::language::Language;
use crate::model::Action;
use crate::ui::element::{Element, When, div, el, p};
use crate::ui::text;

/// Draws a label, a hint, an error and the input that they belong to. The input gets the id `id` and is described
/// by hint and error.
pub fn field(id: &str, label: &str, hint: Option<&str>, error: Option<&str>, input: Element) -> Element {
    let (hint_id, error_id) = (format!("{id}-hint"), format!("{id}-error"));
    let described_by = match (hint, error) {
        (Some(_), Some(_)) => Some(format!("{hint_id} {error_id}")),
        (Some(_), None) => Some(hint_id.clone()),
        (None, Some(_)) => Some(error_id.clone()),
        (None, None) => None,
    };
    let invalid = error.map(|_| "true");
    let input = input.attr("id", id).maybe("aria-describedby", described_by.as_deref()).maybe("aria-invalid", invalid);
    div(if error.is_some() { "field field--refused" } else { "field" })
        .child(el("label").class("field__label").attr("for", id).text(label))
        .maybe_child(hint.map(|hint| p("field__hint", hint).attr("id", &hint_id)))
        .maybe_child(error.map(|error| p("field__error", error).attr("id", &error_id)))
        .child(input)
}

/// A field for one line of text, of at most so many characters.
pub fn line(max: usize, value: &str) -> Element {
    el("input").set("type", "text").class("input").set("autocomplete", "off").number("maxlength", max).value(value)
}

/// A list to choose one from: codes with their labels.
pub fn select<'a>(options: impl IntoIterator<Item = (&'a str, &'a str)>, chosen: &str) -> Element {
    el("select").class("input").chosen(chosen).each(options, |(code, label)| {
        el("option").key(code).attr("value", code).flag("selected", code == chosen).text(label)
    })
}

/// A tick for whether others use this computer, for the whole sitting.
pub fn shared_choice(id: &'static str, language: Language, is_shared: bool, on_action: &Callback<Action>) -> Element {
    let chrome = text::chrome(language);
    let (on_action, hint) = (on_action.clone(), format!("{id}-hint"));
    let input = el("input")
        .set("type", "checkbox")
        .set("id", id)
        .attr("aria-describedby", &hint)
        .set("data-shared", "")
        .checked(is_shared)
        .on(When::Changed, Rc::new(move |_| on_action.emit(Action::Share(!is_shared))));
    let label = el("label").class("field__choice").set("for", id).child(input).text(" ").text(chrome.shared);
    div("field").child(label).child(p("field__hint", chrome.shared_hint).attr("id", &hint))
}
