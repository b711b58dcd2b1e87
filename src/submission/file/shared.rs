//! What a file that is shared has besides: the part that was handed over, and the trace of what was put together.

use std::collections::BTreeMap;

use super::{AnswerFile, MOMENT, SHA256};
use crate::questionnaire::file::CODE;
use schemars::JsonSchema;

/// A part of an assessment in a colleague's hands.
#[derive(Debug, JsonSchema)]
#[schemars(rename_all = "camelCase", deny_unknown_fields)]
pub struct PartFile {
    /// The id of the assessment that it is a part of.
    #[schemars(length(min = 1, max = 200))]
    pub assessment: String,
    /// The codes of its questions.
    #[schemars(length(min = 1), inner(regex(pattern = CODE)))]
    pub questions: Vec<String>,
    /// What people call it.
    pub title: PartTitleFile,
    /// When it was handed over (RFC 3339).
    #[schemars(regex(pattern = MOMENT), extend("format" = "date-time"))]
    pub handed: String,
    /// The role to which it was handed. Not a name.
    #[schemars(length(max = 200))]
    pub role: String,
    /// What was answered to its questions when it was handed over, by question code.
    #[schemars(extend("propertyNames" = {"pattern": CODE}))]
    pub ancestor: BTreeMap<String, AnswerFile>,
}

/// A title in both languages.
#[derive(Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct PartTitleFile {
    /// In Thai.
    #[schemars(length(max = 200))]
    pub th: String,
    /// In English.
    #[schemars(length(max = 200))]
    pub en: String,
}

/// One time that files of colleagues were put into the assessment.
#[derive(Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct MergeFile {
    /// When (RFC 3339).
    #[schemars(regex(pattern = MOMENT), extend("format" = "date-time"))]
    pub at: String,
    /// The files.
    pub files: Vec<MergedFileFile>,
    /// How many answers a person had to choose.
    pub conflicts: u32,
}

/// A file that was put in.
#[derive(Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct MergedFileFile {
    /// The role of the one who answered it. Not a name.
    #[schemars(default, length(max = 200))]
    pub role: String,
    /// The SHA-256 of its content.
    #[schemars(regex(pattern = SHA256))]
    pub sha256: String,
    /// How many answers were taken from it.
    pub taken: u32,
}
