//! Conditions and the ladders that are made of them, as an author writes them.

use super::CODE;
use super::TextFile;
use schemars::JsonSchema;

/// A condition over answers to other questions. An unanswered, inapplicable or unasked question meets none.
#[derive(Debug, JsonSchema)]
#[schemars(rename_all = "camelCase", deny_unknown_fields)]
pub enum ConditionFile {
    /// Every one holds.
    All(Vec<Self>),
    /// At least one holds.
    Any(Vec<Self>),
    /// It does not hold.
    Not(Box<Self>),
    /// The answer is, or contains, this value.
    Equals {
        /// Whose answer.
        question: String,
        /// `yes`, an option id, ...
        value: String,
    },
    /// The answer scores at least this much, in percent; a number and the step of a scale are compared as they
    /// stand. Not for a text or a table.
    AtLeast {
        /// Whose answer.
        question: String,
        /// The threshold.
        value: f64,
    },
}

/// Levels that are held one after the other, read off the answers.
#[derive(Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct LadderFile {
    /// Its code.
    #[schemars(regex(pattern = CODE))]
    pub id: String,
    /// The dimension or annex that holds its questions.
    #[schemars(regex(pattern = CODE))]
    pub part: String,
    /// Its title.
    pub title: TextFile,
    /// What it tells.
    pub about: TextFile,
    /// The levels, from the lowest.
    #[schemars(length(min = 1))]
    pub levels: Vec<LevelFile>,
}

/// A level of a ladder. It is held when its condition and those of all levels below are.
#[derive(Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct LevelFile {
    /// Its code: its number, counted from 1.
    #[schemars(regex(pattern = "^[1-9][0-9]*$"))]
    pub id: String,
    /// Its name.
    pub title: TextFile,
    /// What it means to be there.
    pub about: TextFile,
    /// What must hold.
    pub holds: ConditionFile,
}
