//! The address leads to nothing on this device.

use yew::Html;

use crate::language::Language;
use crate::ui::components::page::{heading, page};
use crate::ui::element::{el, link, p};
use crate::ui::text;

/// Says that it is not here, what is safe, and where to go on.
pub fn missing_page(language: Language) -> Html {
    let chrome = text::chrome(language);
    page("page", "missing")
        .child(heading(chrome.missing_title))
        .child(p("", chrome.missing_text))
        .child(el("p").child(link("button button--primary", "#/", chrome.to_home)))
        .into()
}
