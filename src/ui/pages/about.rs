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
    let (chrome, about) = (text::chrome(language), text::about(language));
    let sections = [
        (about.what_title, about.what),
        (about.privacy_title, about.privacy),
        (about.not_title, about.not),
        (about.file_title, about.file),
    ];
    page("page page--prose", "about")
        .child(heading(chrome.about_title))
        .each(sections, |(title, words)| el("section").child(el("h2").text(title)).child(p("", words)))
        .child(el("h2").text(about.sources))
        .child(p("field__hint", about.sources_hint))
        .child(el("ul").each(CATALOGUE, |entry| {
            el("li").child(link("", &Route::Read(entry.id.into()).hash(), entry.title.get(language)))
        }))
        .child(p("", &format!("{} {APP_VERSION}", chrome.version)))
        .child(el("p").child(link("", "#/", chrome.to_home)))
        .into()
}
