//! That one has only a part of an assessment in hand, and what to do with it.

use std::rc::Rc;

use yew::Html;

use crate::language::Language;
use crate::submission::HandedPart;
use crate::ui::element::{button, div, own, p};
use crate::ui::text;

/// Draws the title of the part, to whom and when it was handed, and the way to send it back. `handed` is when, in words.
#[inline(never)]
pub fn part_banner(part: &HandedPart, handed: &str, language: Language, on_send_back: Rc<dyn Fn()>) -> Html {
    let words = text::together(language);
    let title = format!("{}: ", words.part_of);
    div("notice")
        .set("data-handed-part", "")
        .child(p("", &title).child(own(part.title.get(language))))
        .child(p("field__hint", "").child(own(&part.role)).text(" · ").text(handed))
        .child(p("", words.part_todo))
        .child(button("button", "send-back", words.send_back, on_send_back))
        .into()
}
