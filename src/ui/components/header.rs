//! The head of every page: the name, the state of saving, the language switch.

use std::rc::Rc;

use yew::{Callback, Html, Properties, component, html};

use crate::language::Language;
use crate::ui::text::{self, say};

/// How saving went. Nothing is said before the first change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SaveState {
    /// Nothing to save yet.
    Idle,
    /// On its way.
    Saving,
    /// Done, at a time of day.
    Saved(Rc<str>),
    /// There is no room.
    Full,
    /// The browser does not allow it.
    Blocked,
}

/// Props of [`Header`].
#[derive(Properties, PartialEq)]
pub struct HeaderProps {
    /// The language of the page.
    pub language: Language,
    /// How saving went.
    pub save: SaveState,
    /// Another language was chosen.
    pub on_language: Callback<Language>,
}

/// The head of every page.
#[component]
pub fn Header(props: &HeaderProps) -> Html {
    let HeaderProps { language, save, on_language } = props;
    let chrome = text::chrome(*language);
    html! {
        <header class="header">
            <a class="header__brand" href="#/">
                <span class="header__name">{ chrome.brand }</span>
                <span class="header__line">{ chrome.brand_line }</span>
            </a>
            { save_state(save, *language) }
            <nav class="header__languages" aria-label={chrome.language}>
                { for Language::ALL.into_iter().map(|choice| {
                    let on_language = on_language.clone();
                    let label = match choice { Language::Thai => "ไทย", Language::English => "English" };
                    html! {
                        <button key={choice.code()} type="button" class="header__language" lang={choice.code()}
                            data-language={choice.code()} aria-pressed={(choice == *language).to_string()}
                            onclick={move |_| on_language.emit(choice)}>{ label }</button>
                    }
                }) }
            </nav>
        </header>
    }
}

fn save_state(save: &SaveState, language: Language) -> Html {
    let chrome = text::chrome(language);
    let (code, words) = match save {
        SaveState::Idle => return html! { <p class="header__save" role="status"></p> },
        SaveState::Saving => ("saving", chrome.saving.to_owned()),
        SaveState::Saved(time) => ("saved", say::saved(time, language)),
        SaveState::Full => ("failed", format!("{}: {}", chrome.save_failed, chrome.save_failed_quota)),
        SaveState::Blocked => ("failed", format!("{}: {}", chrome.save_failed, chrome.save_failed_blocked)),
    };
    html! { <p class="header__save" role="status" data-save-state={code}>{ words }</p> }
}
