//! The questionnaire file, format version 1: what an author writes.
//!
//! A contract, and nothing but words: `schema/questionnaire-1.schema.json` is generated from these types, and `read`
//! takes the same keys from a file. Each text exists in both languages.

use schemars::JsonSchema;

/// A questionnaire: data, written by hand, one file each.
#[derive(Debug, JsonSchema)]
#[schemars(rename_all = "camelCase", deny_unknown_fields)]
pub struct QuestionnaireFile {
    /// Where the schema is, for editors.
    #[schemars(rename = "$schema")]
    pub schema: Option<String>,
    /// Always `phrom/questionnaire`.
    pub format: String,
    /// Always 1 in this version of the format.
    pub format_version: u32,
    /// The stable code of the questionnaire; another version keeps it.
    pub id: String,
    /// The version, for people ("2560.1"). A change of a question, an option or a rule needs a new one.
    pub version: String,
    /// The title.
    pub title: TextFile,
    /// What it is for, in one or two sentences.
    pub purpose: TextFile,
    /// Who should answer it.
    pub audience: TextFile,
    /// What the result is not.
    pub disclaimer: TextFile,
    /// How long it takes, in minutes.
    pub minutes: u32,
    /// The documents it was made from.
    #[schemars(default)]
    pub sources: Vec<SourceFile>,
    /// The kinds of agency that are asked a set of their own; at least one.
    pub profiles: Vec<ProfileFile>,
    /// The types of agency to choose from; empty where any agency may answer.
    #[schemars(default)]
    pub agency_types: Vec<AgencyTypeFile>,
    /// The groups that make the score, in order.
    pub dimensions: Vec<PartFile>,
    /// Groups that are asked beside the score.
    #[schemars(default)]
    pub annexes: Vec<PartFile>,
    /// Levels that are read off the answers.
    #[schemars(default)]
    pub ladders: Vec<LadderFile>,
}

/// A text in both languages. Neither may be empty.
#[derive(Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct TextFile {
    /// Thai.
    #[schemars(length(min = 1))]
    pub th: String,
    /// English.
    #[schemars(length(min = 1))]
    pub en: String,
}

/// A document that the questionnaire was made from.
#[derive(Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct SourceFile {
    /// Its code.
    pub id: String,
    /// Its title.
    pub title: TextFile,
    /// Who published it.
    pub publisher: TextFile,
    /// The year, Buddhist era.
    pub year: u16,
}

/// A kind of agency that is asked a set of its own.
#[derive(Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct ProfileFile {
    /// Its code, as in a submission.
    pub id: String,
    /// Its name.
    pub title: TextFile,
    /// Who chooses it, and what it changes.
    pub hint: TextFile,
}

/// A type of agency.
#[derive(Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct AgencyTypeFile {
    /// Its code, as in a submission.
    pub id: String,
    /// Its name.
    pub title: TextFile,
    /// The profiles it belongs to; empty for all.
    #[schemars(default)]
    pub profiles: Vec<String>,
}

/// A dimension or an annex.
#[derive(Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct PartFile {
    /// Its code ("1", "W").
    pub id: String,
    /// Its title.
    pub title: TextFile,
    /// What it is about.
    pub about: TextFile,
    /// The profiles that are asked it; empty for all.
    #[schemars(default)]
    pub profiles: Vec<String>,
    /// Its indicators, in order.
    pub indicators: Vec<IndicatorFile>,
}

/// An indicator.
#[derive(Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct IndicatorFile {
    /// Its code ("1.4").
    pub id: String,
    /// Its title.
    pub title: TextFile,
    /// What a high figure means.
    pub about: TextFile,
    /// What to do to rise.
    pub advice: TextFile,
    /// The profiles that are asked it; empty for all.
    #[schemars(default)]
    pub profiles: Vec<String>,
    /// Its weight among its siblings, in percent. Without weights the mean is plain.
    pub weight: Option<u32>,
    /// Its questions, in order.
    pub questions: Vec<QuestionFile>,
}

/// A question.
#[derive(Debug, JsonSchema)]
#[schemars(rename_all = "camelCase", deny_unknown_fields)]
pub struct QuestionFile {
    /// Its code ("1.4.1"). Never reuse one for another question.
    pub id: String,
    /// What an answer is, and how it scores.
    pub kind: KindFile,
    /// What is asked.
    pub text: TextFile,
    /// What is meant, in plain words.
    pub help: Option<TextFile>,
    /// The condition of success: when one may answer "yes".
    pub condition: Option<TextFile>,
    /// The way of verification: what one would look at.
    pub verification: Option<TextFile>,
    /// The law, standard or plan that the source names.
    pub reference: Option<TextFile>,
    /// A note on the law in force today, kept apart from the source.
    pub current_law: Option<TextFile>,
    /// The year of the source, Buddhist era.
    pub year: Option<u16>,
    /// Whether it may be answered "not applicable".
    #[schemars(default)]
    pub na: NaFile,
    /// For `flagged`: the fixed wording of "not applicable".
    pub na_reason: Option<TextFile>,
    /// Asked only while this holds.
    pub when: Option<ConditionFile>,
    /// The profiles that are asked it; empty for all.
    #[schemars(default)]
    pub profiles: Vec<String>,
    /// Its weight among its siblings, in percent. Without weights the mean is plain.
    pub weight: Option<u32>,
}

/// What an answer is.
#[derive(Debug, JsonSchema)]
#[schemars(rename_all = "camelCase")]
pub enum KindFile {
    /// `"yes"`, `"partly"`, `"no"`: 1, 1/2, 0.
    Practice,
    /// A list of option ids: chosen / all.
    Checklist {
        /// What can be ticked.
        options: Vec<OptionFile>,
    },
    /// `{"part": 19, "whole": 68}`: part / whole.
    Share {
        /// What is counted.
        part: TextFile,
        /// Out of what.
        whole: TextFile,
        /// The largest whole that is accepted.
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
        options: Vec<OptionFile>,
    },
    /// 1 to `steps` between two poles. A profile only, never in the percentage.
    Scale {
        /// What 1 stands for.
        low: TextFile,
        /// What the highest step stands for.
        high: TextFile,
        /// How many steps: 2 to 11.
        steps: u8,
    },
    /// A free text. Scores nothing.
    Text {
        /// How many lines the field shows.
        lines: u8,
    },
    /// A list of rows. Scores by the row's rule, which comes with the first questionnaire that has one.
    Table {
        /// The questions of a row.
        columns: Vec<ColumnFile>,
        /// The most rows that are accepted.
        max: u32,
    },
}

/// A cell question of a table: its kind is any but a table.
#[derive(Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct ColumnFile {
    /// Its code inside the row.
    pub id: String,
    /// What is asked.
    pub text: TextFile,
    /// What an answer is.
    pub kind: KindFile,
}

/// An option of a checklist or a step of a ladder question.
#[derive(Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct OptionFile {
    /// Its code, as in a submission.
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

/// A condition over answers to other questions. An unanswered, inapplicable or unasked question meets none.
#[derive(Debug, JsonSchema)]
#[schemars(rename_all = "camelCase")]
pub enum ConditionFile {
    /// Every one holds.
    All(Vec<Self>),
    /// At least one holds.
    Any(Vec<Self>),
    /// It does not hold.
    Not(Box<Self>),
    /// The answer is, or contains, this value.
    Equals {
        /// Whose answer.
        question: String,
        /// `yes`, an option id, ...
        value: String,
    },
    /// The answer scores at least this much, in percent; a number and the step of a scale are compared as they
    /// stand. Not for a text or a table.
    AtLeast {
        /// Whose answer.
        question: String,
        /// The threshold.
        value: f64,
    },
}

/// Levels that are held one after the other, read off the answers.
#[derive(Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct LadderFile {
    /// Its code.
    pub id: String,
    /// The dimension or annex that holds its questions.
    pub part: String,
    /// Its title.
    pub title: TextFile,
    /// What it tells.
    pub about: TextFile,
    /// The levels, from the lowest.
    pub levels: Vec<LevelFile>,
}

/// A level of a ladder. It is held when its condition and those of all levels below are.
#[derive(Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct LevelFile {
    /// Its code: its number, counted from 1.
    pub id: String,
    /// Its name.
    pub title: TextFile,
    /// What it means to be there.
    pub about: TextFile,
    /// What must hold.
    pub holds: ConditionFile,
}
