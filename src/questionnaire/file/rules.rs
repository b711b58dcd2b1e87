//! Rules beside the mean, as an author writes them, and what is said of a result.

use super::{CODE, TextFile};
use schemars::JsonSchema;

/// What a questionnaire calls its groups.
#[derive(Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct TermsFile {
    /// A dimension.
    pub dimension: TextFile,
    /// An indicator.
    pub indicator: TextFile,
    /// What one chooses between at the beginning (`profiles`), where it is no kind of agency.
    pub profile: Option<TextFile>,
}

/// The overall figure: the mean of the dimensions that have one.
#[derive(Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct OverallFile {
    /// What is said of it; `{n}` stands for the number of dimensions that have a figure.
    pub note: TextFile,
}

/// The step of an indicator: the lowest of several of its ladder questions, counted from 0.
#[derive(Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct StepFile {
    /// What it is called.
    pub title: TextFile,
    /// The questions, all of kind ladder and of this indicator.
    #[schemars(length(min = 1, max = 500), inner(regex(pattern = CODE)))]
    pub lowest: Vec<String>,
}

/// A block of gated points.
#[derive(Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct PointsFile {
    /// What it is called.
    pub title: TextFile,
    /// What it is worth when it is met in full.
    #[schemars(range(min = 1, max = 1_000))]
    pub points: u32,
    /// Its questions: scored ones of this indicator, each of which stands in one block.
    #[schemars(length(min = 1, max = 500), inner(regex(pattern = CODE)))]
    pub questions: Vec<String>,
}

/// A completeness gate: complete only when every item that is asked is filled in.
#[derive(Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct GateFile {
    /// Its code.
    #[schemars(regex(pattern = CODE))]
    pub id: String,
    /// Its title.
    pub title: TextFile,
    /// What it means to be complete.
    pub about: TextFile,
    /// What must be filled in.
    #[schemars(length(min = 1, max = 500))]
    pub items: Vec<GateItemFile>,
}

/// One item of a gate.
#[derive(Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct GateItemFile {
    /// Its question.
    #[schemars(regex(pattern = CODE))]
    pub question: String,
    /// Of a table, the columns that count, in every row; left out for the whole question.
    #[schemars(length(max = 500), inner(regex(pattern = CODE)))]
    pub columns: Option<Vec<String>>,
}

/// The answers of the dimensions as a document for print.
#[derive(Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct DocumentFile {
    /// Its title.
    pub title: TextFile,
    /// What it begins with.
    pub opening: TextFile,
    /// What it ends with.
    pub closing: TextFile,
    /// Who signs.
    #[schemars(length(max = 100))]
    pub signatures: Option<Vec<TextFile>>,
}
