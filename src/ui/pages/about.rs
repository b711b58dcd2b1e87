//! What the app is and is not, where data stays, and what the content was made from.

use yew::{Html, Properties, component, html};

use crate::language::Language;
use crate::model::Library;
use crate::submission::APP_VERSION;
use crate::ui::text;

/// Props of [`AboutPage`].
#[derive(Properties, PartialEq)]
pub struct AboutPageProps {
    /// The language of the page.
    pub language: Language,
    /// What can be answered.
    pub library: Library,
}

/// The about page.
#[component]
pub fn AboutPage(props: &AboutPageProps) -> Html {
    let (language, chrome) = (props.language, text::chrome(props.language));
    let sections = [
        (chrome.about_what_title, chrome.about_what),
        (chrome.about_privacy_title, chrome.about_privacy),
        (chrome.about_not_title, chrome.about_not),
        (chrome.about_file_title, chrome.about_file),
    ];
    html! {
        <main id="content" class="page page--prose" data-page="about">
            <h1 tabindex="-1">{ chrome.about_title }</h1>
            { for sections.iter().map(|(title, words)| html! { <section key={*title}><h2>{ *title }</h2><p>{ *words }</p></section> }) }
            <h2>{ chrome.sources }</h2>
            <ul>
                { for props.library.iter().flat_map(|questionnaire| &questionnaire.sources).map(|source| html! {
                    <li>{ source.title.get(language) }{ ", " }{ source.publisher.get(language) }{ format!(", {}", source.year) }</li>
                }) }
            </ul>
            <p>{ format!("{} {APP_VERSION}", chrome.version) }</p>
            <p><a href="#/">{ chrome.to_home }</a></p>
        </main>
    }
}
