//! Kinds of question, as an author writes them: a name, or an object with one key.

use super::table::{ColumnFile, RowLevelsFile};
use super::{CODE, TextFile};
use schemars::JsonSchema;

/// What an answer is.
#[derive(Debug, JsonSchema)]
#[schemars(rename_all = "camelCase", deny_unknown_fields)]
pub enum KindFile {
    /// `"yes"`, `"partly"`, `"no"`: 1, 1/2, 0.
    Practice,
    /// A list of option ids: chosen / all.
    Checklist {
        /// What can be ticked.
        #[schemars(length(min = 1, max = 500))]
        options: Vec<OptionFile>,
    },
    /// `{"part": 19, "whole": 68}`: part / whole.
    Share {
        /// What is counted.
        part: TextFile,
        /// Out of what.
        whole: TextFile,
        /// The largest whole that is accepted.
        #[schemars(range(min = 1, max = 1_000_000_000))]
        max: u64,
    },
    /// A number from min to max: (x - min) / (max - min).
    Number {
        /// Scores 0.
        min: f64,
        /// Scores 1.
        max: f64,
        /// What is counted.
        unit: TextFile,
    },
    /// One option id; the first scores 0, the last 1.
    Ladder {
        /// The steps, from the lowest.
        #[schemars(length(min = 2, max = 500))]
        options: Vec<OptionFile>,
    },
    /// 1 to `steps` between two poles. A profile only, never in the percentage.
    Scale {
        /// What 1 stands for.
        low: TextFile,
        /// What the highest step stands for.
        high: TextFile,
        /// How many steps: 2 to 11.
        #[schemars(range(min = 2, max = 11))]
        steps: u8,
    },
    /// A free text. Scores nothing.
    Text {
        /// How many lines the field shows.
        #[schemars(range(min = 1, max = 100))]
        lines: u8,
    },
    /// A list of rows that are all asked the same. Never in the percentage.
    Table {
        /// The questions of a row.
        #[schemars(length(min = 1, max = 500))]
        columns: Vec<ColumnFile>,
        /// The most rows that are accepted.
        #[schemars(range(min = 1, max = 1_000))]
        max: u32,
        /// The column, of kind text, that names a row.
        #[schemars(regex(pattern = CODE))]
        name: Option<String>,
        /// What the button that adds a row says.
        add: Option<TextFile>,
        /// Levels that are read off each row.
        levels: Option<Box<RowLevelsFile>>,
    },
}

/// An option of a checklist or a step of a ladder question.
#[derive(Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct OptionFile {
    /// Its code, as in a submission.
    #[schemars(regex(pattern = CODE), extend("not" = {"const": "na"}))]
    pub id: String,
    /// Its name.
    pub title: TextFile,
}

/// Whether a question may be answered "not applicable".
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, JsonSchema)]
#[schemars(rename_all = "camelCase")]
pub enum NaFile {
    /// No.
    #[default]
    Never,
    /// Offered openly, with a fixed wording.
    Flagged,
    /// Allowed to one who writes the reason.
    WithReason,
}
