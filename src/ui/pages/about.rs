//! What the app is and is not, where data stays, and what the content was made from.

use yew::Html;

use crate::language::Language;
use crate::model::Route;
use crate::questionnaire::CATALOGUE;
use crate::submission::APP_VERSION;
use crate::ui::browser::{document, location};
use crate::ui::components::page::{heading, page};
use crate::ui::element::{el, link, p};
use crate::ui::text;

/// Draws the about page. `has_voice` is whether the device can read aloud in this language.
#[inline(never)]
pub fn about_page(language: Language, has_voice: bool) -> Html {
    let (chrome, about) = (text::chrome(language), text::about(language));
    let build = document::meta("phrom-build").map_or_else(String::new, |build| format!(" ({build})"));
    let version = el("span").set("data-version", "").text(&format!("{APP_VERSION}{build}"));
    let voice = if has_voice { about.voice } else { about.no_voice };
    let sections = [
        (about.what_title, about.what),
        (about.privacy_title, about.privacy),
        (about.not_title, about.not),
        (about.file_title, about.file),
    ];
    page("page page--prose", "about")
        .child(heading(chrome.about_title))
        .each(sections, |(title, words)| el("section").child(el("h2").text(title)).child(p("", words)))
        .child(el("section").child(el("h2").text(about.voice_title)).child(p("", voice)))
        .child(el("h2").text(about.sources))
        .child(p("field__hint", about.sources_hint))
        .child(el("ul").each(CATALOGUE, |entry| {
            el("li").child(link("steps__link", &Route::Read(entry.id.into()).hash(), entry.title.get(language)))
        }))
        .when(!location::is_in_one_file(), || {
            let download = link("button", "phrom.html", about.one_file_get).set("download", "phrom.html");
            el("section")
                .child(el("h2").text(about.one_file_title))
                .child(p("", about.one_file))
                .child(el("p").child(download.set("data-action", "one-file")))
        })
        .child(
            el("section")
                .set("id", "access")
                .child(el("h2").text(about.access_title))
                .each([about.access_aim, about.access_checked, about.access_limits, about.access_help], |words| {
                    p("", words)
                }),
        )
        .child(p("", "").text(chrome.version).text(" ").child(version))
        .child(el("p").child(link("steps__link", "#/", chrome.to_home)))
        .into()
}
