//! What a person has to know wherever they are on the page: what became of saving, and who else is at it.

use std::rc::Rc;

use yew::Html;

use super::header::{Hold, SaveState};
use crate::language::Language;
use crate::ui::element::{Element, button, div, nothing, p};
use crate::ui::text;

/// Draws what is to be known; its place is always there, so that what appears in it is announced. `on_download` gives the
/// person a copy of what is open. `reminder` stands there when there is no trouble.
pub fn notices(
    language: Language,
    save: &SaveState,
    has_other_tab: bool,
    is_unkept: bool,
    on_download: Rc<dyn Fn()>,
    reminder: Html,
) -> Html {
    let chrome = text::chrome(language);
    let trouble = match save {
        SaveState::Held(Hold::Full) => Some(("full", chrome.held_full)),
        SaveState::Held(Hold::Blocked) => Some(("blocked", chrome.held_blocked)),
        SaveState::Held(Hold::Newer) => Some(("newer", chrome.held_newer)),
        SaveState::Full => Some(("full", chrome.memory_only)),
        SaveState::Blocked => Some(("blocked", chrome.memory_only)),
        SaveState::Restored(_) => Some(("emptied", chrome.was_emptied)),
        _ if is_unkept => Some(("shared", chrome.unkept)),
        _ => None,
    };
    let notice = |words: &str| div("notice").child(p("", words));
    div("notices")
        .set("role", "status")
        .html(if trouble.is_none() { reminder } else { nothing() })
        .maybe_child(trouble.map(|(code, words)| {
            let copy: Element =
                button("button button--small", "download-copy", text::home(language).download_copy, on_download);
            notice(words).set("data-trouble", code).child(copy)
        }))
        .when(has_other_tab, || notice(chrome.other_tab).set("data-other-tab", ""))
        .into()
}
