//! One answer of a submission and its evidence.

#[cfg(feature = "schema")]
use super::MOMENT;
use crate::json::object_json;
#[cfg(feature = "schema")]
use schemars::JsonSchema;

/// One answer. Either `value`, or `na` with `reason`, or neither.
#[derive(Debug, Default)]
#[cfg_attr(feature = "schema", derive(JsonSchema), schemars(default, deny_unknown_fields))]
#[cfg_attr(feature = "schema", schemars(extend(
    "not" = {"required": ["na", "value"], "properties": {"na": {"const": true}}},
    "dependentRequired" = {"reason": ["na"]},
)))]
pub struct AnswerFile {
    /// The value; its shape follows from the kind of the question.
    #[cfg_attr(feature = "schema", schemars(with = "Option<ValueFile>"))]
    pub value: Option<serde_json::Value>,
    /// The question does not apply.
    pub na: bool,
    /// Why it does not apply.
    #[cfg_attr(feature = "schema", schemars(length(max = 5000)))]
    pub reason: String,
    /// In a draft: what stands in the fields and is no value yet.
    #[cfg_attr(feature = "schema", schemars(extend("minItems" = 2, "maxItems" = 2)))]
    pub typed: Vec<String>,
    /// A remark.
    #[cfg_attr(feature = "schema", schemars(length(max = 5000)))]
    pub note: String,
    /// The responsible unit.
    #[cfg_attr(feature = "schema", schemars(length(max = 5000)))]
    pub unit: String,
    /// The documents that prove it.
    pub evidence: Vec<EvidenceFile>,
    /// When it was last changed (RFC 3339).
    #[cfg_attr(feature = "schema", schemars(regex(pattern = MOMENT), extend("format" = "date-time")))]
    pub at: String,
}

/// The shapes of a value.
#[cfg(feature = "schema")]
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
}

/// A reference to a document.
#[derive(Debug, Default)]
#[cfg_attr(feature = "schema", derive(JsonSchema), schemars(default, deny_unknown_fields))]
pub struct EvidenceFile {
    /// `order`, `announcement`, `plan`, `report`, `minutes`, `system` or `other`.
    #[cfg_attr(feature = "schema", schemars(extend("enum" = ["order", "announcement", "plan", "report", "minutes", "system", "other"], "default" = "other")))]
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
    #[cfg_attr(feature = "schema", schemars(extend("enum" = ["open", "confidential", "secret", "topSecret"], "default" = "open")))]
    pub secrecy: String,
}

object_json!(AnswerFile {
    value: "value" optional,
    na: "na" or_default,
    reason: "reason" or_default,
    typed: "typed" or_default,
    note: "note" or_default,
    unit: "unit" or_default,
    evidence: "evidence" or_default,
    at: "at" or_default,
});
object_json!(EvidenceFile {
    kind: "kind" or_default,
    title: "title" or_default,
    number: "number" or_default,
    date: "date" or_default,
    holder: "holder" or_default,
    location: "location" or_default,
    secrecy: "secrecy" or_default,
});
