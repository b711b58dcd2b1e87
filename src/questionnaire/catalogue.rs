//! What is known of the built-in questionnaires before they are fetched: what home shows of them.

use crate::language::Language;

/// A built-in questionnaire, by what home shows of it.
#[derive(Debug)]
pub struct Entry {
    /// Its code.
    pub id: &'static str,
    /// Where its file lies, seen from the page. The name changes with the content.
    pub file: &'static str,
    /// Where the texts that explain it lie.
    pub explanations: &'static str,
    /// The title.
    pub title: Words,
    /// What it is for.
    pub purpose: Words,
    /// Who should answer it.
    pub audience: Words,
    /// What it calls a dimension and an indicator, where otherwise.
    pub terms: Option<(Words, Words)>,
    /// How long it takes, in minutes.
    pub minutes: u32,
    /// How large it is.
    pub counts: Counts,
}

/// A text in both languages that is built in.
#[derive(Clone, Copy, Debug)]
pub struct Words {
    /// The Thai text.
    pub th: &'static str,
    /// The English text.
    pub en: &'static str,
}

impl Words {
    /// The text in one language.
    pub const fn get(&self, language: Language) -> &'static str {
        match language {
            Language::Thai => self.th,
            Language::English => self.en,
        }
    }
}

/// How large a questionnaire is, annexes left aside.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Its dimensions.
    pub n_dimensions: usize,
    /// Their indicators.
    pub n_indicators: usize,
    /// Their questions.
    pub n_questions: usize,
}

/// The built-in questionnaires, in the order of home.
pub const CATALOGUE: &[Entry] = include!(concat!(env!("OUT_DIR"), "/catalogue.rs"));
