//! The submission file, format version 1, and the draft file, which has the same shape.
//!
//! A contract: other people's programs read it. Domain types are turned into these and back and never leave
//! the program themselves. `schema/submission-1.schema.json` is generated from here.

use std::collections::BTreeMap;

#[cfg(feature = "schema")]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// An assessment as a file: a submission to be handed in, or a draft.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(JsonSchema), schemars(deny_unknown_fields))]
pub struct SubmissionFile {
    /// Where the schema is.
    #[serde(rename = "$schema", skip_serializing_if = "Option::is_none")]
    pub schema: Option<String>,
    /// `phrom/submission`, or `phrom/draft` for what a browser keeps.
    pub format: String,
    /// 1 in this version of the format.
    pub format_version: u32,
    /// What was answered.
    pub questionnaire: QuestionnaireReference,
    /// A UUID: the same through all revisions of one assessment.
    pub id: String,
    /// Counts from 1; goes up each time a final assessment is opened again.
    pub revision: u32,
    /// The assessed year, Buddhist era, four digits.
    pub period: String,
    /// The code of the profile.
    pub profile: String,
    /// Whether it is closed.
    pub status: StatusFile,
    /// Who answered: an agency and a role, never a person.
    pub respondent: RespondentFile,
    /// When it was begun (RFC 3339).
    pub created: String,
    /// When an answer was last changed (RFC 3339).
    pub updated: String,
    /// When this file was written (RFC 3339).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub exported: Option<String>,
    /// The version of the app that wrote it.
    pub app: String,
    /// Each time it was closed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub history: Vec<HistoryFile>,
    /// The answers by question code.
    pub answers: BTreeMap<String, AnswerFile>,
    /// Derived from the answers, for people who look into the file. A reader computes them again.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scores: Option<ScoresFile>,
    /// The SHA-256 of the canonical JSON (RFC 8785) of all the rest, lower-case hexadecimal.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sha256: Option<String>,
}

/// Which questionnaire, to the letter.
#[derive(Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema), schemars(deny_unknown_fields))]
pub struct QuestionnaireReference {
    /// Its code.
    pub id: String,
    /// Its version.
    pub version: String,
    /// The SHA-256 of its canonical JSON.
    pub sha256: String,
}

/// Whether an assessment is closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
pub enum StatusFile {
    /// Still being answered.
    Draft,
    /// Closed by the respondent.
    Final,
}

/// Who answered.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(feature = "schema", derive(JsonSchema), schemars(deny_unknown_fields))]
pub struct RespondentFile {
    /// The agency's code in the coordinator's roster, where it has one.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub agency_code: String,
    /// The agency's name.
    pub agency_name: String,
    /// The code of the agency's type.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub agency_type: String,
    /// The Thai name of the province.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub province: String,
    /// The role of the one who answered. Not a name.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub role: String,
}

/// One closing.
#[derive(Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema), schemars(deny_unknown_fields))]
pub struct HistoryFile {
    /// The revision that was closed.
    pub revision: u32,
    /// When (RFC 3339).
    pub finished: String,
}

/// One answer. Either `value`, or `na` with `reason`, or neither.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
#[cfg_attr(feature = "schema", derive(JsonSchema), schemars(deny_unknown_fields))]
pub struct AnswerFile {
    /// The value; its shape follows from the kind of the question.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<ValueFile>"))]
    pub value: Option<serde_json::Value>,
    /// The question does not apply.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub na: bool,
    /// Why it does not apply.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub reason: String,
    /// In a draft: what stands in the fields and is no value yet.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub typed: Vec<String>,
    /// A remark.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// The responsible unit.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub unit: String,
    /// The documents that prove it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<EvidenceFile>,
    /// When it was last changed (RFC 3339).
    #[serde(skip_serializing_if = "String::is_empty")]
    pub at: String,
}

/// The shapes of a value.
#[cfg(feature = "schema")]
#[derive(JsonSchema)]
#[serde(untagged)]
pub enum ValueFile {
    /// A practice (`yes`, `partly`, `no`), a ladder's option id, or a free text.
    Word(String),
    /// A checklist: the chosen option ids; empty means none of them.
    Chosen(Vec<String>),
    /// A share.
    Share {
        /// What was counted.
        part: u64,
        /// Out of what; at least 1.
        #[schemars(range(min = 1))]
        whole: u64,
    },
    /// A number, or a step of a scale.
    Number(f64),
}

/// A reference to a document.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
#[cfg_attr(feature = "schema", derive(JsonSchema), schemars(deny_unknown_fields))]
pub struct EvidenceFile {
    /// `order`, `announcement`, `plan`, `report`, `minutes`, `system` or `other`.
    pub kind: String,
    /// Its title.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// Its number.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub number: String,
    /// Its date: `2017-08-15`, or as written where no full date is known.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub date: String,
    /// The unit that holds it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub holder: String,
    /// Where it is kept.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub location: String,
    /// `open`, `confidential`, `secret` or `topSecret`.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub secrecy: String,
}

/// Figures in percent, exact to six places. `null` is "–"; what is still open is left out.
#[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
#[cfg_attr(feature = "schema", derive(JsonSchema), schemars(deny_unknown_fields))]
pub struct ScoresFile {
    /// By indicator code.
    pub indicators: BTreeMap<String, Option<f64>>,
    /// By code of the dimension or annex.
    pub dimensions: BTreeMap<String, Option<f64>>,
    /// Done out of asked, 0 to 1.
    pub completeness: f64,
}
