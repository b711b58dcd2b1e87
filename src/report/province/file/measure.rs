//! What has no figure and is counted, as the report's file says it.

use serde::{Deserialize, Serialize};

use super::TextFile;

/// What is counted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct MeasureFile {
    /// `ladder`, `gate`, `step`, `points`, `scale`, `levels` or `rows`.
    pub kind: String,
    /// The code of the ladder, gate, indicator or question.
    pub code: String,
    /// Its title.
    pub title: TextFile,
    /// What is counted: `agencies`, or `rows` of their tables.
    pub of: String,
    /// How many there are in all; nothing where it is held back.
    pub n: Option<u32>,
    /// How many stand where, from the lowest; empty where it is held back.
    pub classes: Vec<ClassFile>,
    /// The class in the middle, two where an even number has two; by position.
    pub median: Option<[u32; 2]>,
    /// The share at a level or above, where the table has one; of a gate, of those that filled in all that was asked.
    pub share: Option<ShareFile>,
}

/// The share of rows at a level or above, or of agencies that filled in all of a gate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct ShareFile {
    /// What it is called.
    pub title: TextFile,
    /// How many.
    pub n: u64,
    /// Out of how many: rows that are complete, agencies that were asked.
    pub whole: u64,
    /// In percent with one decimal; "–" where there is none.
    pub printed: String,
}

/// How many stand somewhere.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct ClassFile {
    /// Where.
    pub title: TextFile,
    /// How many.
    pub n: u64,
    /// Whether it stands in the order of the others: "not begun" does not.
    pub is_ranked: bool,
}
