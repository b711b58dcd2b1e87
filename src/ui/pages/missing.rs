//! The address leads to nothing on this device.

use yew::{Html, Properties, component, html};

use crate::language::Language;
use crate::ui::text;

/// Props of [`MissingPage`].
#[derive(Properties, PartialEq)]
pub struct MissingPageProps {
    /// The language of the page.
    pub language: Language,
}

/// Says that it is not here, what is safe, and where to go on.
#[component]
pub fn MissingPage(props: &MissingPageProps) -> Html {
    let chrome = text::chrome(props.language);
    html! {
        <main id="content" class="page" data-page="missing">
            <h1 tabindex="-1">{ chrome.missing_title }</h1>
            <p>{ chrome.missing_text }</p>
            <p><a class="button button--primary" href="#/">{ chrome.to_home }</a></p>
        </main>
    }
}
