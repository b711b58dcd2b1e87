//! Conditions and the ladders that are made of them, as an author writes them.

#[cfg(feature = "schema")]
use super::CODE;
use super::TextFile;
use crate::json::{FromJson, Place, ProblemKind, object_from_json};
#[cfg(feature = "schema")]
use schemars::JsonSchema;

/// A condition over answers to other questions. An unanswered, inapplicable or unasked question meets none.
#[derive(Debug)]
#[cfg_attr(feature = "schema", derive(JsonSchema), schemars(rename_all = "camelCase"))]
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
#[derive(Debug)]
#[cfg_attr(feature = "schema", derive(JsonSchema), schemars(deny_unknown_fields))]
pub struct LadderFile {
    /// Its code.
    #[cfg_attr(feature = "schema", schemars(regex(pattern = CODE)))]
    pub id: String,
    /// The dimension or annex that holds its questions.
    #[cfg_attr(feature = "schema", schemars(regex(pattern = CODE)))]
    pub part: String,
    /// Its title.
    pub title: TextFile,
    /// What it tells.
    pub about: TextFile,
    /// The levels, from the lowest.
    #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
    pub levels: Vec<LevelFile>,
}

/// A level of a ladder. It is held when its condition and those of all levels below are.
#[derive(Debug)]
#[cfg_attr(feature = "schema", derive(JsonSchema), schemars(deny_unknown_fields))]
pub struct LevelFile {
    /// Its code: its number, counted from 1.
    #[cfg_attr(feature = "schema", schemars(regex(pattern = "^[1-9][0-9]*$")))]
    pub id: String,
    /// Its name.
    pub title: TextFile,
    /// What it means to be there.
    pub about: TextFile,
    /// What must hold.
    pub holds: ConditionFile,
}

object_from_json!(LadderFile {
    id: "id" required,
    part: "part" required,
    title: "title" required,
    about: "about" required,
    levels: "levels" required,
});
object_from_json!(LevelFile {
    id: "id" required,
    title: "title" required,
    about: "about" required,
    holds: "holds" required,
});

impl FromJson for ConditionFile {
    fn from_json(place: &Place<'_>) -> Option<Self> {
        let (tag, content) = place.tag()?;
        let known = "all, any, not, equals, atLeast, each with what belongs to it";
        let Some(at) = content else { return unknown_tag(place, tag, known) };
        let at = &at;
        match tag {
            "all" => Vec::from_json(at).map(Self::All),
            "any" => Vec::from_json(at).map(Self::Any),
            "not" => Box::from_json(at).map(Self::Not),
            "equals" => {
                let map = at.object(&["question", "value"])?;
                let (question, value) = (at.required(map, "question"), at.required(map, "value"));
                Some(Self::Equals { question: question?, value: value? })
            }
            "atLeast" => {
                let map = at.object(&["question", "value"])?;
                let (question, value) = (at.required(map, "question"), at.required(map, "value"));
                Some(Self::AtLeast { question: question?, value: value? })
            }
            _ => unknown_tag(place, tag, known),
        }
    }
}

/// Notes a tag that does not exist, or that lacks or has an object behind it.
pub(super) fn unknown_tag<T>(place: &Place<'_>, tag: &str, known: &str) -> Option<T> {
    place.note(ProblemKind::Invalid(format!("`{tag}` cannot stand here; expected one of {known}")));
    None
}
