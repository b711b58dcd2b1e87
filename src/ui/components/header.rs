//! The head of every page: the name, the state of saving, the size of the letters, the language switch.

use std::rc::Rc;

use yew::{Callback, Html};

use super::field::select;
use crate::language::Language;
use crate::model::Action;
use crate::ui::element::{button, el, p};
use crate::ui::text::{self, say};

/// How saving went. Nothing is said before the first change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SaveState {
    /// Nothing to save yet.
    Idle,
    /// On its way.
    Saving,
    /// Done, at a time of day: it is on the disk.
    Saved(Rc<str>),
    /// The same, after the browser's storage had been emptied while the page was open.
    Restored(Rc<str>),
    /// Only where a browser keeps it for some seconds before it is on the disk; why.
    Held(Hold),
    /// There is no room.
    Full,
    /// The browser does not allow it.
    Blocked,
}

/// Why something is not on the disk yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hold {
    /// There is no room.
    Full,
    /// The browser does not allow it.
    Blocked,
    /// A newer version of the program has it in use.
    Newer,
}

/// How large the letters can be.
pub const TEXT_SIZES: [&str; 4] = ["100%", "115%", "130%", "150%"];

/// The size of the letters.
#[derive(Clone, Debug)]
pub struct TextSize {
    /// What is chosen, such as "115%"; empty is the usual size.
    pub chosen: String,
    /// Another one is chosen.
    pub on_choose: fn(Rc<str>),
}

/// Draws the head of a page. Its name leads to `home`.
pub fn header(
    language: Language,
    home: &'static str,
    save: &SaveState,
    text_size: &TextSize,
    on_action: &Callback<Action>,
) -> Html {
    let chrome = text::chrome(language);
    let brand = el("a").class("header__brand").set("href", home);
    let languages = el("nav").class("header__languages").attr("aria-label", chrome.language);
    el("header")
        .class("header")
        .child(
            brand
                .child(el("span").class("header__name").text(chrome.brand))
                .child(el("span").class("header__line").text(chrome.brand_line)),
        )
        .html(save_state(save, language))
        .child(
            el("label").class("header__size").child(el("span").text(chrome.text_size)).child(
                select(TEXT_SIZES.map(|size| (size, size)), &text_size.chosen)
                    .set("data-text-size", "")
                    .on_change(Rc::new(text_size.on_choose)),
            ),
        )
        .child(languages.each(Language::ALL, |choice| {
            let label = match choice {
                Language::Thai => "ไทย",
                Language::English => "English",
            };
            let is_current = if choice == language { "true" } else { "false" };
            let on_action = on_action.clone();
            let speak = Rc::new(move || on_action.emit(Action::SpeakLanguage(choice)));
            button("header__language", "speak", label, speak)
                .key(choice.code())
                .set("lang", choice.code())
                .set("data-language", choice.code())
                .set("aria-pressed", is_current)
        }))
        .into()
}

fn save_state(save: &SaveState, language: Language) -> Html {
    let chrome = text::chrome(language);
    let failed = |why: &str| ("failed", format!("{}: {why}", chrome.save_failed));
    let (code, words) = match save {
        SaveState::Idle => return p("header__save", "").set("role", "status").into(),
        SaveState::Saving => ("saving", chrome.saving.to_owned()),
        SaveState::Saved(time) | SaveState::Restored(time) => ("saved", say::saved(time, language)),
        SaveState::Held(_) => ("held", chrome.held.to_owned()),
        SaveState::Full => failed(chrome.save_failed_quota),
        SaveState::Blocked => failed(chrome.save_failed_blocked),
    };
    p("header__save", &words).set("role", "status").set("data-save-state", code).into()
}
