//! The two languages of the page, and texts that exist in both.

pub mod fold;

use std::rc::Rc;

/// A language of the page. Thai comes first everywhere.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Language {
    /// Thai, the default.
    #[default]
    Thai,
    /// English.
    English,
}

impl Language {
    /// Both, in the order of the language switch.
    pub const ALL: [Self; 2] = [Self::Thai, Self::English];

    /// The BCP 47 code, as in the `lang` attribute and in files.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Thai => "th",
            Self::English => "en",
        }
    }

    /// The locale of dates: in Thai with the Buddhist era and Arabic digits.
    pub const fn locale(self) -> &'static str {
        match self {
            Self::Thai => "th-TH-u-ca-buddhist-nu-latn",
            Self::English => "en-GB",
        }
    }

    /// The language that a person's own text is written in: Thai as soon as it has a Thai letter.
    pub fn of(text: &str) -> Self {
        if text.chars().any(|c| ('\u{0E01}'..='\u{0E5B}').contains(&c)) { Self::Thai } else { Self::English }
    }

    /// The language of a code, if it is one of ours.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.code() == code)
    }
}

/// A text in both languages. Neither is ever missing: the reader refuses a text with one empty side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// The Thai text.
    pub th: Rc<str>,
    /// The English text.
    pub en: Rc<str>,
}

impl Text {
    /// The text in one language.
    pub fn get(&self, language: Language) -> &str {
        match language {
            Language::Thai => &self.th,
            Language::English => &self.en,
        }
    }
}
