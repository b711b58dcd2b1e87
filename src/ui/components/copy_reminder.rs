//! A quiet reminder of downloading a copy. It has no numbers that change, so that it is announced once.

use std::rc::Rc;

use yew::Html;

use crate::language::Language;
use crate::ui::element::{button, div, p};
use crate::ui::text;

/// Draws the reminder. `on_download` gives a copy, `on_later` puts the reminder off.
#[inline(never)]
pub fn copy_reminder(language: Language, on_download: Rc<dyn Fn()>, on_later: Rc<dyn Fn()>) -> Html {
    let caring = text::caring(language);
    let copy = button("button button--small", "download-copy", text::home(language).download_copy, on_download);
    let later = button("link-button", "remind-later", caring.later, on_later);
    div("notice notice--quiet")
        .set("data-copy-due", "")
        .child(p("", caring.copy_due))
        .child(div("actions").child(copy).child(later))
        .into()
}
