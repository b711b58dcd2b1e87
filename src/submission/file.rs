//! The submission file, format version 1, and the draft file, which has the same shape.
//!
//! A contract: other people's programs read it. Nothing but words: `schema/submission-1.schema.json` is generated
//! from these types; `write`, `head` and `answer` have the same keys.

use std::collections::BTreeMap;

use schemars::JsonSchema;

/// An assessment as a file: a submission to be handed in, or a draft.
#[derive(Debug, JsonSchema)]
#[schemars(rename_all = "camelCase", deny_unknown_fields)]
pub struct SubmissionFile {
    /// Where the schema is.
    #[schemars(rename = "$schema")]
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
    pub exported: Option<String>,
    /// The version of the app that wrote it.
    pub app: String,
    /// Each time it was closed.
    #[schemars(default)]
    pub history: Vec<HistoryFile>,
    /// The answers by question code.
    pub answers: BTreeMap<String, AnswerFile>,
    /// Derived from the answers, for people who look into the file. A reader computes them again.
    pub scores: Option<ScoresFile>,
    /// The SHA-256 of the canonical JSON (RFC 8785) of all the rest, lower-case hexadecimal.
    pub sha256: Option<String>,
}

/// Which questionnaire, to the letter.
#[derive(Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct QuestionnaireReference {
    /// Its code.
    pub id: String,
    /// Its version.
    pub version: String,
    /// The SHA-256 of its canonical JSON.
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
    pub revision: u32,
    /// When (RFC 3339).
    pub finished: String,
}

/// One answer. Either `value`, or `na` with `reason`, or neither.
#[derive(Debug, Default, JsonSchema)]
#[schemars(default, deny_unknown_fields)]
pub struct AnswerFile {
    /// The value; its shape follows from the kind of the question.
    #[schemars(with = "Option<ValueFile>")]
    pub value: Option<serde_json::Value>,
    /// The question does not apply.
    pub na: bool,
    /// Why it does not apply.
    pub reason: String,
    /// In a draft: what stands in the fields and is no value yet.
    pub typed: Vec<String>,
    /// A remark.
    pub note: String,
    /// The responsible unit.
    pub unit: String,
    /// The documents that prove it.
    pub evidence: Vec<EvidenceFile>,
    /// When it was last changed (RFC 3339).
    pub at: String,
}

/// The shapes of a value.
#[derive(Debug, JsonSchema)]
#[schemars(untagged)]
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
#[derive(Debug, Default, JsonSchema)]
#[schemars(default, deny_unknown_fields)]
pub struct EvidenceFile {
    /// `order`, `announcement`, `plan`, `report`, `minutes`, `system` or `other`.
    pub kind: String,
    /// Its title.
    pub title: String,
    /// Its number.
    pub number: String,
    /// Its date: `2017-08-15`, or as written where no full date is known.
    pub date: String,
    /// The unit that holds it.
    pub holder: String,
    /// Where it is kept.
    pub location: String,
    /// `open`, `confidential`, `secret` or `topSecret`.
    pub secrecy: String,
}

/// Figures in percent, exact to six places. `null` is "–"; what is still open is left out.
#[derive(Debug, Default, PartialEq, JsonSchema)]
#[schemars(default, deny_unknown_fields)]
pub struct ScoresFile {
    /// By indicator code.
    pub indicators: BTreeMap<String, Option<f64>>,
    /// By code of the dimension or annex.
    pub dimensions: BTreeMap<String, Option<f64>>,
    /// Done out of asked, 0 to 1.
    pub completeness: f64,
}
