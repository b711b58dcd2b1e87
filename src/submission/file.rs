//! The submission file, format version 1, and the draft file, which has the same shape.
//!
//! A contract: other people's programs read it. Domain types are turned into these and back and never leave
//! the program themselves. `schema/submission-1.schema.json` is generated from here.

mod answer;

use std::collections::BTreeMap;

#[cfg(feature = "schema")]
pub use answer::ValueFile;
pub use answer::{AnswerFile, EvidenceFile};

use crate::json::{FromJson, Place, ToJson, object_json};
#[cfg(feature = "schema")]
use schemars::JsonSchema;

/// A moment in RFC 3339.
#[cfg(feature = "schema")]
const MOMENT: &str = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2})$";
#[cfg(feature = "schema")]
const UUID: &str = "^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$";
#[cfg(feature = "schema")]
const SHA256: &str = "^[0-9a-f]{64}$";
#[cfg(feature = "schema")]
use crate::questionnaire::file::CODE;

/// An assessment as a file: a submission to be handed in, or a draft.
#[derive(Debug)]
#[cfg_attr(feature = "schema", derive(JsonSchema), schemars(rename_all = "camelCase", deny_unknown_fields))]
#[cfg_attr(feature = "schema", schemars(extend(
    "$id" = super::SCHEMA,
    // What leaves the browser is dated, has its figures and is sealed.
    "if" = {"properties": {"format": {"const": "phrom/submission"}}},
    "then" = {"required": ["exported", "scores", "sha256"]},
)))]
pub struct SubmissionFile {
    /// Where the schema is.
    #[cfg_attr(feature = "schema", schemars(rename = "$schema"))]
    pub schema: Option<String>,
    /// `phrom/submission`, or `phrom/draft` for what a browser keeps.
    #[cfg_attr(feature = "schema", schemars(extend("enum" = ["phrom/submission", "phrom/draft"])))]
    pub format: String,
    /// 1 in this version of the format.
    #[cfg_attr(feature = "schema", schemars(extend("const" = 1)))]
    pub format_version: u32,
    /// What was answered.
    pub questionnaire: QuestionnaireReference,
    /// A UUID: the same through all revisions of one assessment.
    #[cfg_attr(feature = "schema", schemars(regex(pattern = UUID), extend("format" = "uuid")))]
    pub id: String,
    /// Counts from 1; goes up each time a final assessment is opened again.
    #[cfg_attr(feature = "schema", schemars(range(min = 1)))]
    pub revision: u32,
    /// The assessed year, Buddhist era, four digits.
    #[cfg_attr(feature = "schema", schemars(regex(pattern = "^[0-9]{4}$")))]
    pub period: String,
    /// The code of the profile.
    #[cfg_attr(feature = "schema", schemars(regex(pattern = CODE)))]
    pub profile: String,
    /// Whether it is closed.
    pub status: StatusFile,
    /// Who answered: an agency and a role, never a person.
    pub respondent: RespondentFile,
    /// When it was begun (RFC 3339).
    #[cfg_attr(feature = "schema", schemars(regex(pattern = MOMENT), extend("format" = "date-time")))]
    pub created: String,
    /// When an answer was last changed (RFC 3339).
    #[cfg_attr(feature = "schema", schemars(regex(pattern = MOMENT), extend("format" = "date-time")))]
    pub updated: String,
    /// When this file was written (RFC 3339).
    #[cfg_attr(feature = "schema", schemars(regex(pattern = MOMENT), extend("format" = "date-time")))]
    pub exported: Option<String>,
    /// The version of the app that wrote it.
    pub app: String,
    /// Each time it was closed.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub history: Vec<HistoryFile>,
    /// The answers by question code.
    #[cfg_attr(feature = "schema", schemars(extend("propertyNames" = {"pattern": CODE})))]
    pub answers: BTreeMap<String, AnswerFile>,
    /// Derived from the answers, for people who look into the file. A reader computes them again.
    pub scores: Option<ScoresFile>,
    /// The SHA-256 of the canonical JSON (RFC 8785) of all the rest, lower-case hexadecimal.
    #[cfg_attr(feature = "schema", schemars(regex(pattern = SHA256)))]
    pub sha256: Option<String>,
}

/// Which questionnaire, to the letter.
#[derive(Debug)]
#[cfg_attr(feature = "schema", derive(JsonSchema), schemars(deny_unknown_fields))]
pub struct QuestionnaireReference {
    /// Its code.
    #[cfg_attr(feature = "schema", schemars(regex(pattern = CODE)))]
    pub id: String,
    /// Its version.
    #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
    pub version: String,
    /// The SHA-256 of its canonical JSON.
    #[cfg_attr(feature = "schema", schemars(regex(pattern = SHA256)))]
    pub sha256: String,
}

/// Whether an assessment is closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(JsonSchema), schemars(rename_all = "camelCase"))]
pub enum StatusFile {
    /// Still being answered.
    Draft,
    /// Closed by the respondent.
    Final,
}

/// Who answered.
#[derive(Debug, Default)]
#[cfg_attr(feature = "schema", derive(JsonSchema), schemars(rename_all = "camelCase", default, deny_unknown_fields))]
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
#[derive(Debug)]
#[cfg_attr(feature = "schema", derive(JsonSchema), schemars(deny_unknown_fields))]
pub struct HistoryFile {
    /// The revision that was closed.
    #[cfg_attr(feature = "schema", schemars(range(min = 1)))]
    pub revision: u32,
    /// When (RFC 3339).
    #[cfg_attr(feature = "schema", schemars(regex(pattern = MOMENT), extend("format" = "date-time")))]
    pub finished: String,
}

/// Figures in percent, exact to six places. `null` is "–"; what is still open is left out.
#[derive(Debug, Default, PartialEq)]
#[cfg_attr(feature = "schema", derive(JsonSchema), schemars(default, deny_unknown_fields))]
pub struct ScoresFile {
    /// By indicator code.
    #[cfg_attr(feature = "schema", schemars(extend("additionalProperties" = {"type": ["number", "null"], "minimum": 0, "maximum": 100})))]
    pub indicators: BTreeMap<String, Option<f64>>,
    /// By code of the dimension or annex.
    #[cfg_attr(feature = "schema", schemars(extend("additionalProperties" = {"type": ["number", "null"], "minimum": 0, "maximum": 100})))]
    pub dimensions: BTreeMap<String, Option<f64>>,
    /// Done out of asked, 0 to 1.
    #[cfg_attr(feature = "schema", schemars(range(min = 0, max = 1)))]
    pub completeness: f64,
}

object_json!(SubmissionFile {
    schema: "$schema" optional,
    format: "format" required,
    format_version: "formatVersion" required,
    questionnaire: "questionnaire" required,
    id: "id" required,
    revision: "revision" required,
    period: "period" required,
    profile: "profile" required,
    status: "status" required,
    respondent: "respondent" required,
    created: "created" required,
    updated: "updated" required,
    exported: "exported" optional,
    app: "app" required,
    history: "history" or_default,
    answers: "answers" required,
    scores: "scores" optional,
    sha256: "sha256" optional,
});
object_json!(QuestionnaireReference {
    id: "id" required,
    version: "version" required,
    sha256: "sha256" required,
});
object_json!(RespondentFile {
    agency_code: "agencyCode" or_default,
    agency_name: "agencyName" or_default,
    agency_type: "agencyType" or_default,
    province: "province" or_default,
    role: "role" or_default,
});
object_json!(HistoryFile {
    revision: "revision" required,
    finished: "finished" required,
});
object_json!(ScoresFile {
    indicators: "indicators" or_default,
    dimensions: "dimensions" or_default,
    completeness: "completeness" or_default,
});

impl FromJson for StatusFile {
    fn from_json(place: &Place<'_>) -> Option<Self> {
        match place.value.as_str() {
            Some("draft") => Some(Self::Draft),
            Some("final") => Some(Self::Final),
            _ => place.expected("`draft` or `final`"),
        }
    }
}

impl ToJson for StatusFile {
    fn to_json(&self) -> Option<serde_json::Value> {
        Some(match self {
            Self::Draft => "draft".into(),
            Self::Final => "final".into(),
        })
    }
}
