//! Tables, as an author writes them: columns, and levels that are read off each row.

use super::{CODE, ConditionFile, OptionFile, TextFile};
use schemars::JsonSchema;

/// A cell question of a table.
#[derive(Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct ColumnFile {
    /// Its code inside the row.
    #[schemars(regex(pattern = CODE))]
    pub id: String,
    /// What is asked.
    pub text: TextFile,
    /// What an answer is.
    pub kind: CellFile,
    /// What is meant, in plain words.
    pub help: Option<TextFile>,
    /// Whether a row is complete only with it; `true` where nothing is said.
    pub required: Option<bool>,
}

/// What stands in a cell.
#[derive(Debug, JsonSchema)]
#[schemars(rename_all = "camelCase", deny_unknown_fields)]
pub enum CellFile {
    /// `"yes"`, `"partly"`, `"no"`.
    Practice,
    /// A number from min to max.
    Number {
        /// The least.
        min: f64,
        /// The greatest.
        max: f64,
        /// What is counted.
        unit: TextFile,
    },
    /// One option id.
    Ladder {
        /// What one is chosen of.
        #[schemars(length(min = 2, max = 500))]
        options: Vec<OptionFile>,
    },
    /// 1 to `steps` between two poles.
    Scale {
        /// What 1 stands for.
        low: TextFile,
        /// What the highest step stands for.
        high: TextFile,
        /// How many steps: 2 to 11.
        #[schemars(range(min = 2, max = 11))]
        steps: u8,
    },
    /// A free text.
    Text {
        /// How many lines the field shows.
        #[schemars(range(min = 1, max = 100))]
        lines: u8,
    },
}

/// Levels that are read off each row, tested from the first. They are never averaged.
#[derive(Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct RowLevelsFile {
    /// What they are the levels of.
    pub title: TextFile,
    /// What they tell.
    pub about: TextFile,
    /// The levels, from the lowest, which every row holds.
    #[schemars(length(min = 2, max = 500))]
    pub levels: Vec<RowLevelFile>,
    /// The share of rows at a level or above.
    pub share: Option<RowShareFile>,
}

/// A level of a row. It is held when its condition and those of all levels below are.
#[derive(Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct RowLevelFile {
    /// Its code.
    #[schemars(regex(pattern = CODE))]
    pub id: String,
    /// Its name.
    pub title: TextFile,
    /// What it means to be there.
    pub about: TextFile,
    /// What must hold; `question` in it is the code of a column. The first level has none, every other has one.
    pub holds: Option<ConditionFile>,
}

/// The share of rows at a level or above.
#[derive(Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct RowShareFile {
    /// The code of the lowest level that counts.
    #[schemars(regex(pattern = CODE))]
    pub from: String,
    /// What it is called.
    pub title: TextFile,
    /// The questions of other questionnaires that it can answer.
    #[schemars(length(max = 100))]
    pub offers: Option<Vec<OfferFile>>,
}

/// A question of another questionnaire, of kind share.
#[derive(Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct OfferFile {
    /// The code of the questionnaire.
    pub questionnaire: String,
    /// The code of the question.
    pub question: String,
}
