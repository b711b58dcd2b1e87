//! What every page has in common.

use crate::answers::Progress;
use crate::language::Language;
use crate::ui::element::{Element, el, p};
use crate::ui::text::say;

/// The main element of a page; scripts find it by its name.
pub fn page(class: &'static str, name: &'static str) -> Element {
    el("main").key(name).set("id", "content").class(class).set("data-page", name)
}

/// The heading of a page. It takes the focus when one arrives.
pub fn heading(words: &str) -> Element {
    el("h1").set("tabindex", "-1").text(words)
}

/// How far something has come, as a bar and in words.
pub fn progress_line(progress: Progress, class: &'static str, language: Language) -> Element {
    let words = say::progress(progress, language);
    let bar = el("progress").number("max", progress.asked).number("value", progress.done).attr("aria-label", &words);
    p(class, "").child(bar).child(el("span").text(&words))
}
