//! Steps from earlier versions, as an author writes them: which question became which.

use std::collections::BTreeMap;

use super::{CODE, SOMETHING, TextFile};
use schemars::JsonSchema;

/// How answers to an earlier version become answers to this one. A question that no rule names keeps its code.
#[derive(Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct MigrationFile {
    /// The version that was answered.
    #[schemars(regex(pattern = SOMETHING))]
    pub from: String,
    /// The version that the rules lead to, where it is one on the way to this.
    #[schemars(regex(pattern = SOMETHING))]
    pub to: Option<String>,
    /// What becomes of questions that do not stay as they are.
    #[schemars(length(max = 2_000))]
    pub rules: Vec<RuleFile>,
}

/// What becomes of the answer to one question, or to several.
#[derive(Debug, JsonSchema)]
#[schemars(rename_all = "camelCase", deny_unknown_fields)]
pub enum RuleFile {
    /// It has another code.
    Renamed {
        /// As it was.
        #[schemars(regex(pattern = CODE))]
        from: String,
        /// As it is.
        #[schemars(regex(pattern = CODE))]
        to: String,
        /// What each value becomes, where it is another one.
        values: Option<BTreeMap<String, String>>,
    },
    /// It has the same code and other values.
    Mapped {
        /// Which one.
        #[schemars(regex(pattern = CODE))]
        question: String,
        /// What each value becomes: `yes`, an option id, a step, `na`. One that is not named stays.
        values: BTreeMap<String, String>,
    },
    /// Several are asked in its place.
    Split {
        /// As it was.
        #[schemars(regex(pattern = CODE))]
        from: String,
        /// As they are.
        #[schemars(length(min = 1, max = 100))]
        to: Vec<TargetFile>,
    },
    /// One is asked in the place of several.
    Merged {
        /// As they were.
        #[schemars(length(min = 2, max = 100), inner(regex(pattern = CODE)))]
        from: Vec<String>,
        /// As it is.
        #[schemars(regex(pattern = CODE))]
        to: String,
        /// How their answers become one.
        by: JoiningFile,
        /// What each value becomes, where it is another one.
        values: Option<BTreeMap<String, String>>,
    },
    /// It is asked no more.
    Dropped {
        /// Which one.
        #[schemars(regex(pattern = CODE))]
        question: String,
        /// Why.
        reason: TextFile,
    },
}

/// A question that takes over an answer.
#[derive(Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct TargetFile {
    /// Its code.
    #[schemars(regex(pattern = CODE))]
    pub question: String,
    /// What each value becomes, where it is another one.
    pub values: Option<BTreeMap<String, String>>,
}

/// How several answers become one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, JsonSchema)]
#[schemars(rename_all = "camelCase")]
pub enum JoiningFile {
    /// Only if all say the same.
    Alike,
    /// The lowest of them.
    Lowest,
    /// All options that one of them ticks.
    Union,
}
