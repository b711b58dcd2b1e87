//! Quiet notices that can be put off: that a copy should be downloaded, that a newer version of the program is there. They have
//! no numbers that change, so that each is announced once.

use std::rc::Rc;

use yew::Html;

use crate::language::Language;
use crate::ui::element::{Element, button, div, p};
use crate::ui::text;

/// Draws the reminder. `on_download` gives a copy, `on_later` puts the reminder off.
#[inline(never)]
pub fn copy_reminder(language: Language, on_download: Rc<dyn Fn()>, on_later: Rc<dyn Fn()>) -> Html {
    let copy = button("button button--small", "download-copy", text::home(language).download_copy, on_download);
    let later = button("link-button", "remind-later", text::caring(language).later, on_later);
    quiet("data-copy-due", text::caring(language).copy_due, copy, later)
}

/// Draws that a newer version is there. `on_use` takes it into use, `on_later` leaves it for the next time.
#[inline(never)]
pub fn newer_notice(language: Language, on_use: Rc<dyn Fn()>, on_later: Rc<dyn Fn()>) -> Html {
    let caring = text::caring(language);
    let use_it = button("button button--small", "update", caring.use_newer, on_use);
    quiet("data-newer", caring.newer, use_it, button("link-button", "update-later", caring.later, on_later))
}

fn quiet(handle: &'static str, words: &str, now: Element, later: Element) -> Html {
    div("notice notice--quiet").set(handle, "").child(p("", words)).child(div("actions").child(now).child(later)).into()
}
