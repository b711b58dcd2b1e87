//! What everything in a questionnaire file is made of: codes, texts in both languages, lists, profiles, weights.

use std::rc::Rc;

use super::{Choice, Profiles};
use crate::json::{Place, ProblemKind};
use crate::language::Text;

/// How many characters a text may have. Ours have at most 500; a browser takes ten seconds to find where 100,000 Thai
/// characters without a space can be broken.
const TEXT_LIMIT: usize = 2_000;

/// What is read of each element of a list that is there.
pub(super) fn all<T>(list: Option<Place<'_>>, read: impl Fn(&Place<'_>) -> T) -> Vec<T> {
    list.map(|list| list.each(|at| Some(read(at)))).unwrap_or_default()
}

/// The code behind a key that must be there.
pub(super) fn code<T: From<Rc<str>>>(at: &Place<'_>, key: &'static str) -> T {
    at.words(key).into()
}

/// The text behind a key that must be there.
pub(super) fn text(at: &Place<'_>, key: &'static str) -> Text {
    at.required(key).map_or_else(blank, |place| both(&place))
}

/// The code behind a key that may be missing.
pub(super) fn optional_code<T: From<Rc<str>>>(at: &Place<'_>, key: &'static str) -> Option<T> {
    at.optional(key).and_then(|place| place.text()).map(|code| T::from(code.into()))
}

/// The text behind a key that may be missing.
pub(super) fn optional_text(at: &Place<'_>, key: &'static str) -> Option<Text> {
    at.optional(key).map(|place| both(&place))
}

fn blank() -> Text {
    Text { th: Rc::default(), en: Rc::default() }
}

/// The text in both languages that stands here.
pub(super) fn both(at: &Place<'_>) -> Text {
    at.keys(&["th", "en"]);
    Text { th: side(at, "th"), en: side(at, "en") }
}

fn side(at: &Place<'_>, key: &'static str) -> Rc<str> {
    let Some(place) = at.required(key) else { return Rc::default() };
    let Some(words) = place.text() else { return Rc::default() };
    if words.trim().is_empty() {
        place.refuse(ProblemKind::Invalid("text is empty".into()));
    }
    if words.chars().zip(words.chars().skip(1)).any(|pair| pair == ('\u{0E4D}', '\u{0E32}')) {
        let words = "sara am is written as two characters (U+0E4D U+0E32); use U+0E33";
        place.refuse(ProblemKind::Invalid(words.into()));
    }
    if words.chars().nth(TEXT_LIMIT).is_some() {
        place.refuse(ProblemKind::Invalid(format!("longer than {TEXT_LIMIT} characters")));
    }
    if words.contains(turns) {
        place.refuse(ProblemKind::Invalid("a character that turns the direction of writing is not allowed".into()));
    }
    words.into()
}

/// Whether a character makes what follows it, up to the end of the line, run the other way.
fn turns(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// The profiles that something is meant for.
pub(super) fn profiles(at: &Place<'_>) -> Profiles {
    let list = at.optional("profiles");
    Profiles(list.map(|list| list.each(|place| place.text().map(Into::into))).unwrap_or_default())
}

/// A weight; 1 where there is none.
pub(super) fn weight(at: &Place<'_>) -> u32 {
    at.optional("weight").and_then(|place| place.whole()).unwrap_or(1)
}

/// An option of a checklist or a step of a ladder question.
pub(super) fn choice(at: &Place<'_>) -> Choice {
    at.keys(&["id", "title"]);
    Choice { id: code(at, "id"), title: text(at, "title") }
}
