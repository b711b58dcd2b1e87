//! One answer of a submission and its evidence.

use std::collections::BTreeMap;

use super::MOMENT;
use schemars::JsonSchema;

/// One answer. Either `value`, or `na` with `reason`, or neither.
#[derive(Debug, Default, JsonSchema)]
#[schemars(default, deny_unknown_fields)]
#[schemars(extend(
    "not" = {"required": ["na", "value"], "properties": {"na": {"const": true}}},
    "dependentRequired" = {"reason": ["na"]},
))]
pub struct AnswerFile {
    /// The value; its shape follows from the kind of the question.
    #[schemars(with = "Option<ValueFile>")]
    pub value: Option<serde_json::Value>,
    /// The question does not apply.
    pub na: bool,
    /// Why it does not apply.
    #[schemars(length(max = 5000))]
    pub reason: String,
    /// In a draft: what stands in the fields and is no value yet.
    #[schemars(extend("minItems" = 2, "maxItems" = 2))]
    pub typed: Vec<String>,
    /// A remark.
    #[schemars(length(max = 5000))]
    pub note: String,
    /// The responsible unit.
    #[schemars(length(max = 5000))]
    pub unit: String,
    /// The documents that prove it.
    pub evidence: Vec<EvidenceFile>,
    /// When it was last changed (RFC 3339).
    #[schemars(regex(pattern = MOMENT), extend("format" = "date-time"))]
    pub at: String,
    /// The version of the questionnaire from which it was carried over, as long as nobody has confirmed it.
    #[schemars(length(max = 5000))]
    pub carried: String,
}

/// The shapes of a value.
#[derive(JsonSchema)]
#[schemars(untagged, deny_unknown_fields)]
pub enum ValueFile {
    /// A practice (`yes`, `partly`, `no`), a ladder's option id, or a free text.
    Word(String),
    /// A checklist: the chosen option ids; empty means none of them.
    Chosen(#[schemars(extend("uniqueItems" = true))] Vec<String>),
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
    /// A table: its rows, complete or not, each with its filled cells by the code of their column.
    Rows(Vec<BTreeMap<String, CellValueFile>>),
}

/// What stands in a cell of a table.
#[derive(JsonSchema)]
#[schemars(untagged)]
pub enum CellValueFile {
    /// A text, a practice, an option id; also what was typed into a number's field and is none yet.
    Word(#[schemars(length(min = 1, max = 5000))] String),
    /// A number, or a step of a scale.
    Number(f64),
}

/// A reference to a document.
#[derive(Debug, Default, JsonSchema)]
#[schemars(default, deny_unknown_fields)]
pub struct EvidenceFile {
    /// `order`, `announcement`, `plan`, `report`, `minutes`, `system` or `other`.
    #[schemars(extend("enum" = ["order", "announcement", "plan", "report", "minutes", "system", "other"], "default" = "other"))]
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
    #[schemars(extend("enum" = ["open", "confidential", "secret", "topSecret"], "default" = "open"))]
    pub secrecy: String,
}
