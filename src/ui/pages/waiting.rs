//! What is asked for is on its way, or cannot be had right now.

use yew::{Callback, Html};

use crate::language::Language;
use crate::model::Action;
use crate::ui::components::page::{heading, page};
use crate::ui::element::{button, div, link, p, sends};
use crate::ui::text;

/// Says that it is being opened.
pub fn loading_page(language: Language) -> Html {
    page("page", "loading").child(heading(text::chrome(language).loading).set("role", "status")).into()
}

/// Says why it cannot be opened, what is safe, and what to do.
pub fn unreachable_page(language: Language, on_action: &Callback<Action>) -> Html {
    let chrome = text::chrome(language);
    let again = sends(on_action, || Action::Unreachable(false));
    page("page", "unreachable")
        .child(heading(chrome.unreachable_title))
        .child(p("", chrome.unreachable_text).set("data-problem", ""))
        .child(
            div("actions").child(button("button button--primary", "try-again", chrome.try_again, again)).child(link(
                "button",
                "#/",
                chrome.to_home,
            )),
        )
        .into()
}
