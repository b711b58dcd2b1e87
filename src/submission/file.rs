//! The submission file, format version 2, and the draft file, which has the same shape. Version 1 has no `part`, no
//! `merges` and no `carried`, and is written as long as there is none of them; its schema is frozen.
//!
//! A contract: other people's programs read it. Nothing but words: `schema/submission-2.schema.json` is generated
//! from these types; `write`, `head`, `answer` and `shared` have the same keys.

mod answer;
mod shared;

use std::collections::BTreeMap;

pub use answer::{AnswerFile, CellValueFile, EvidenceFile, ValueFile};
pub use shared::{MergeFile, MergedFileFile, PartFile, PartTitleFile};

use crate::questionnaire::file::CODE;
use schemars::JsonSchema;

/// A moment in RFC 3339.
const MOMENT: &str = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2})$";
const UUID: &str = "^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$";
const SHA256: &str = "^[0-9a-f]{64}$";

/// An assessment as a file: a submission to be handed in, or a draft. In a report file (HTML), the same text stands in
/// `<script type="application/json" id="phrom-submission">`, with each `<` written as `\u003c`.
#[derive(Debug, JsonSchema)]
#[schemars(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(extend(
    "$id" = super::SCHEMA_2,
    // What leaves the browser is dated, has its figures and is sealed.
    "if" = {"properties": {"format": {"const": "phrom/submission"}}},
    "then" = {"required": ["exported", "scores", "sha256"]},
))]
pub struct SubmissionFile {
    /// Where the schema is.
    #[schemars(rename = "$schema")]
    pub schema: Option<String>,
    /// `phrom/submission`, or `phrom/draft` for what a browser keeps.
    #[schemars(extend("enum" = ["phrom/submission", "phrom/draft"]))]
    pub format: String,
    /// 2 in this version of the format.
    #[schemars(extend("const" = 2))]
    pub format_version: u32,
    /// What was answered.
    pub questionnaire: QuestionnaireReference,
    /// A UUID: the same through all revisions of one assessment.
    #[schemars(regex(pattern = UUID), extend("format" = "uuid"))]
    pub id: String,
    /// Counts from 1; goes up each time a final assessment is opened again.
    #[schemars(range(min = 1, max = 4_294_967_295_u32))]
    pub revision: u32,
    /// The assessed year, Buddhist era, four digits.
    #[schemars(regex(pattern = "^[0-9]{4}$"))]
    pub period: String,
    /// The code of the profile.
    #[schemars(regex(pattern = CODE))]
    pub profile: String,
    /// Whether it is closed.
    pub status: StatusFile,
    /// Who answered: an agency and a role, never a person.
    pub respondent: RespondentFile,
    /// When it was begun (RFC 3339).
    #[schemars(regex(pattern = MOMENT), extend("format" = "date-time"))]
    pub created: String,
    /// When an answer was last changed (RFC 3339).
    #[schemars(regex(pattern = MOMENT), extend("format" = "date-time"))]
    pub updated: String,
    /// When this file was written (RFC 3339).
    #[schemars(regex(pattern = MOMENT), extend("format" = "date-time"))]
    pub exported: Option<String>,
    /// The version of the app that wrote it.
    pub app: String,
    /// Each time it was closed.
    #[schemars(default)]
    pub history: Vec<HistoryFile>,
    /// What it is a part of, if it was handed to a colleague. The other answers are there to be looked at only.
    pub part: Option<PartFile>,
    /// Each time files of colleagues were put into it.
    #[schemars(default)]
    pub merges: Vec<MergeFile>,
    /// The answers by question code.
    #[schemars(extend("propertyNames" = {"pattern": CODE}))]
    pub answers: BTreeMap<String, AnswerFile>,
    /// Derived from the answers, for people who look into the file. A reader computes them again.
    pub scores: Option<ScoresFile>,
    /// The SHA-256 of the canonical JSON (RFC 8785) of all the rest, lower-case hexadecimal.
    #[schemars(regex(pattern = SHA256))]
    pub sha256: Option<String>,
}

/// Which questionnaire, to the letter.
#[derive(Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct QuestionnaireReference {
    /// Its code.
    #[schemars(regex(pattern = CODE))]
    pub id: String,
    /// Its version.
    #[schemars(length(min = 1))]
    pub version: String,
    /// The SHA-256 of its canonical JSON.
    #[schemars(regex(pattern = SHA256))]
    pub sha256: String,
}

/// Whether an assessment is closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, JsonSchema)]
#[schemars(rename_all = "camelCase")]
pub enum StatusFile {
    /// Still being answered.
    Draft,
    /// Closed by the respondent.
    Final,
}

/// Who answered.
#[derive(Debug, Default, JsonSchema)]
#[schemars(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct RespondentFile {
    /// The agency's code in the coordinator's roster, where it has one.
    pub agency_code: String,
    /// The agency's name.
    pub agency_name: String,
    /// The code of the agency's type.
    pub agency_type: String,
    /// The Thai name of the province.
    pub province: String,
    /// The role of the one who answered. Not a name.
    pub role: String,
}

/// One closing.
#[derive(Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct HistoryFile {
    /// The revision that was closed.
    #[schemars(range(min = 1, max = 4_294_967_295_u32))]
    pub revision: u32,
    /// When (RFC 3339).
    #[schemars(regex(pattern = MOMENT), extend("format" = "date-time"))]
    pub finished: String,
}

/// Figures in percent, exact to six places. `null` is "–"; what is still open is left out.
#[derive(Debug, Default, PartialEq, JsonSchema)]
#[schemars(default, deny_unknown_fields)]
pub struct ScoresFile {
    /// By indicator code.
    #[schemars(extend("additionalProperties" = {"type": ["number", "null"], "minimum": 0, "maximum": 100}))]
    pub indicators: BTreeMap<String, Option<f64>>,
    /// By code of the dimension or annex.
    #[schemars(extend("additionalProperties" = {"type": ["number", "null"], "minimum": 0, "maximum": 100}))]
    pub dimensions: BTreeMap<String, Option<f64>>,
    /// Done out of asked, 0 to 1.
    #[schemars(range(min = 0, max = 1))]
    pub completeness: f64,
}
