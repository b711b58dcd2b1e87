//! The questionnaire file, format version 3: what an author writes.
//!
//! A contract, and nothing but words: `schema/questionnaire-3.schema.json` is generated from these types, and `read`
//! takes the same keys from a file. Each text exists in both languages. The schemas of versions 1
//! and 2 were generated from what these types were before; they are frozen, and `read` still takes such files.

mod condition;
mod kind;
mod migration;
mod rules;
mod table;

pub use condition::{ConditionFile, LadderFile, LevelFile};
pub use kind::{KindFile, NaFile, OptionFile};
pub use migration::{JoiningFile, MigrationFile, RuleFile, TargetFile};
pub use rules::{DocumentFile, GateFile, GateItemFile, OverallFile, PointsFile, StepFile, TermsFile};
pub use table::{CellFile, ColumnFile, OfferFile, RowLevelFile, RowLevelsFile, RowShareFile};

use schemars::JsonSchema;

/// A code: of a question, an option, a profile, ...
pub(crate) const CODE: &str = "^[A-Za-z0-9._-]{1,64}$";
/// A text that is not blank.
const SOMETHING: &str = r"\S";

/// A questionnaire: data, written by hand, one file each.
#[derive(Debug, JsonSchema)]
#[schemars(rename_all = "camelCase", deny_unknown_fields)]
pub struct QuestionnaireFile {
    /// Where the schema is, for editors.
    #[schemars(rename = "$schema")]
    pub schema: Option<String>,
    /// Always `phrom/questionnaire`.
    #[schemars(extend("const" = "phrom/questionnaire"))]
    pub format: String,
    /// Always 3 in this version of the format.
    #[schemars(extend("const" = 3))]
    pub format_version: u32,
    /// The stable code of the questionnaire; another version keeps it.
    #[schemars(regex(pattern = CODE))]
    pub id: String,
    /// The version, for people ("2560.1"). A change of a question, an option or a rule needs a new one.
    #[schemars(regex(pattern = SOMETHING))]
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
    #[schemars(range(max = 4_294_967_295_u32))]
    pub minutes: u32,
    /// The documents it was made from.
    pub sources: Option<Vec<SourceFile>>,
    /// The kinds of agency that are asked a set of their own; at least one.
    #[schemars(length(min = 1, max = 100))]
    pub profiles: Vec<ProfileFile>,
    /// The types of agency to choose from; empty where any agency may answer.
    #[schemars(length(max = 500))]
    pub agency_types: Option<Vec<AgencyTypeFile>>,
    /// The groups that make the score, in order.
    #[schemars(length(min = 1))]
    pub dimensions: Vec<PartFile>,
    /// Groups that are asked beside the score.
    pub annexes: Option<Vec<PartFile>>,
    /// Levels that are read off the answers.
    pub ladders: Option<Vec<LadderFile>>,
    /// What this questionnaire calls its dimensions and indicators, where otherwise.
    pub terms: Option<TermsFile>,
    /// An overall figure is shown, with this said of it. Without it none is.
    pub overall: Option<OverallFile>,
    /// The text question whose answer names what the assessment is about.
    #[schemars(regex(pattern = CODE))]
    pub subject: Option<String>,
    /// Completeness gates.
    #[schemars(length(max = 100))]
    pub gates: Option<Vec<GateFile>>,
    /// The answers of the dimensions as a document for print.
    pub document: Option<DocumentFile>,
    /// How answers to earlier versions become answers to this one.
    #[schemars(length(max = 100))]
    pub migrations: Option<Vec<MigrationFile>>,
}

/// A text in both languages. Neither may be empty.
#[derive(Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct TextFile {
    /// Thai.
    #[schemars(regex(pattern = SOMETHING))]
    pub th: String,
    /// English.
    #[schemars(regex(pattern = SOMETHING))]
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
    /// The year, Buddhist era, where it is known.
    pub year: Option<u16>,
}

/// A kind of agency that is asked a set of its own.
#[derive(Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct ProfileFile {
    /// Its code, as in a submission.
    #[schemars(regex(pattern = CODE))]
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
    #[schemars(regex(pattern = CODE))]
    pub id: String,
    /// Its name.
    pub title: TextFile,
    /// The profiles it belongs to; empty for all.
    #[schemars(inner(regex(pattern = CODE)))]
    pub profiles: Option<Vec<String>>,
}

/// A dimension or an annex.
#[derive(Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct PartFile {
    /// Its code ("1", "W").
    #[schemars(regex(pattern = CODE))]
    pub id: String,
    /// Its title.
    pub title: TextFile,
    /// What it is about.
    pub about: TextFile,
    /// The code of the source that it was made from, where there are several.
    pub source: Option<String>,
    /// The profiles that are asked it; empty for all.
    #[schemars(inner(regex(pattern = CODE)))]
    pub profiles: Option<Vec<String>>,
    /// Its indicators, in order.
    #[schemars(length(min = 1))]
    pub indicators: Vec<IndicatorFile>,
}

/// An indicator.
#[derive(Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct IndicatorFile {
    /// Its code ("1.4").
    #[schemars(regex(pattern = CODE))]
    pub id: String,
    /// Its title.
    pub title: TextFile,
    /// What a high figure means.
    pub about: TextFile,
    /// What to do to rise.
    pub advice: TextFile,
    /// The profiles that are asked it; empty for all.
    #[schemars(inner(regex(pattern = CODE)))]
    pub profiles: Option<Vec<String>>,
    /// Its weight among its siblings, in percent. Without weights the mean is plain.
    #[schemars(range(max = 100))]
    pub weight: Option<u32>,
    /// Its questions, in order.
    #[schemars(length(min = 1))]
    pub questions: Vec<QuestionFile>,
    /// The step that is read off some of them.
    pub step: Option<StepFile>,
    /// The text question of this indicator that names the responsible unit.
    #[schemars(regex(pattern = CODE))]
    pub responsible: Option<String>,
    /// Gated points in place of the mean: a block counts only when all before it are met in full.
    #[schemars(length(max = 500))]
    pub points: Option<Vec<PointsFile>>,
}

/// A question.
#[derive(Debug, JsonSchema)]
#[schemars(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(extend(
    // A fixed wording belongs to what is flagged, and to nothing else.
    "if" = {"required": ["na"], "properties": {"na": {"const": "flagged"}}},
    "then" = {"required": ["naReason"], "properties": {"naReason": {"type": "object"}}},
    "else" = {"properties": {"naReason": {"type": "null"}}},
))]
pub struct QuestionFile {
    /// Its code ("1.4.1"). Never reuse one for another question.
    #[schemars(regex(pattern = CODE))]
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
    pub na: Option<NaFile>,
    /// For `flagged`: the fixed wording of "not applicable".
    pub na_reason: Option<TextFile>,
    /// Asked only while this holds.
    pub when: Option<ConditionFile>,
    /// The profiles that are asked it; empty for all.
    #[schemars(inner(regex(pattern = CODE)))]
    pub profiles: Option<Vec<String>>,
    /// Its weight among its siblings, in percent. Without weights the mean is plain.
    #[schemars(range(max = 100))]
    pub weight: Option<u32>,
    /// Whether the answer takes part in the percentage, where its kind can: `true` where nothing is said.
    pub scored: Option<bool>,
    /// Whether a complete assessment needs an answer. Where nothing is said, it does, unless it is a text or a table.
    pub required: Option<bool>,
}
