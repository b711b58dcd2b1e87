//! What the app is and is not, where data stays, and what the content was made from.

use yew::Html;

use crate::language::Language;
use crate::model::Route;
use crate::questionnaire::CATALOGUE;
use crate::submission::APP_VERSION;
use crate::ui::components::page::{heading, page};
use crate::ui::element::{el, link, p};
use crate::ui::text;

/// Draws the about page.
#[inline(never)]
pub fn about_page(language: Language) -> Html {
    let chrome = text::chrome(language);
    let sections = [
        (chrome.about_what_title, chrome.about_what),
        (chrome.about_privacy_title, chrome.about_privacy),
        (chrome.about_not_title, chrome.about_not),
        (chrome.about_file_title, chrome.about_file),
    ];
    page("page page--prose", "about")
        .child(heading(chrome.about_title))
        .each(sections, |(title, words)| el("section").child(el("h2").text(title)).child(p("", words)))
        .child(el("h2").text(chrome.sources))
        .child(p("field__hint", chrome.sources_hint))
        .child(el("ul").each(CATALOGUE, |entry| {
            el("li").child(link("", &Route::Read(entry.id.into()).hash(), entry.title.get(language)))
        }))
        .child(p("", &format!("{} {APP_VERSION}", chrome.version)))
        .child(el("p").child(link("", "#/", chrome.to_home)))
        .into()
}
