//! The report over many agencies as a file, format version 1: what the page draws, what is taken out, what the command
//! line writes.
//!
//! A contract: other people's programs read it. No agency's own figure stands in it. `schema/report-1.schema.json` is
//! generated from these types.

mod measure;

use serde::{Deserialize, Serialize};

use crate::language::Text;
pub use measure::{ClassFile, MeasureFile, ShareFile};

/// The `format` of a report.
pub const REPORT_FORMAT: &str = "phrom/report";
/// The version that is written.
pub const REPORT_VERSION: u32 = 1;
/// The `$schema` of a report: a name, never fetched.
pub(super) const SCHEMA: &str = "https://phrom.invalid/schema/report-1.schema.json";

/// The report over the submissions of one questionnaire for one year.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(extend("$id" = SCHEMA)))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ReportFile {
    /// Where the schema is.
    #[serde(rename = "$schema")]
    pub schema: String,
    /// `phrom/report`.
    #[cfg_attr(feature = "schema", schemars(extend("const" = REPORT_FORMAT)))]
    pub format: String,
    /// 1 in this version of the format.
    #[cfg_attr(feature = "schema", schemars(extend("const" = 1)))]
    pub format_version: u32,
    /// The version of the app that made it.
    pub app: String,
    /// What was answered.
    pub questionnaire: QuestionnaireFile,
    /// The assessed year, Buddhist era.
    pub period: String,
    /// Whom it is about: a province, or how many agencies.
    pub subject: TextFile,
    /// Of how many agencies a figure has to be; of fewer it is held back.
    pub least: u32,
    /// How many agencies.
    pub counts: CountsFile,
    /// Dimensions and annexes, each followed by its indicators.
    pub rows: Vec<RowFile>,
    /// The mean of the overall figures; the app's own. Nothing where the questionnaire has none.
    pub overall: Option<FigureFile>,
    /// The dimension with the greatest figure.
    pub highest: Option<HighlightFile>,
    /// The dimension with the smallest figure.
    pub lowest: Option<HighlightFile>,
    /// The codes of the five indicators with the lowest figures, ascending.
    pub priorities: Vec<String>,
    /// What has no figure and is counted: levels, steps, gates, places between poles, rows of tables.
    pub measures: Vec<MeasureFile>,
    /// Agencies side by side.
    pub groupings: Vec<GroupingFile>,
    /// The same beside another round.
    pub comparison: Option<ComparisonFile>,
}

/// A text in both languages.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TextFile {
    /// Thai.
    pub th: String,
    /// English.
    pub en: String,
}

impl TextFile {
    /// As the texts that pages are made of.
    pub fn text(&self) -> Text {
        Text { th: self.th.as_str().into(), en: self.en.as_str().into() }
    }
}

impl ReportFile {
    /// The JSON of the file: UTF-8, indented, the same bytes for the same submissions.
    pub fn to_json(&self) -> String {
        // Nothing in it can fail to be written: keys are texts, and figures are finite.
        serde_json::to_string_pretty(self).unwrap_or_default() + "\n"
    }

    /// The line of a dimension or an annex.
    pub fn part(&self, code: &str) -> Option<&RowFile> {
        self.rows.iter().find(|row| row.part == code && row.indicator.is_none())
    }

    /// The line of an indicator.
    pub fn indicator(&self, code: &str) -> Option<&RowFile> {
        self.rows.iter().find(|row| row.indicator.as_deref() == Some(code))
    }
}

impl From<&Text> for TextFile {
    fn from(text: &Text) -> Self {
        Self { th: text.th.to_string(), en: text.en.to_string() }
    }
}

/// A questionnaire, by the version that was used for reading.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct QuestionnaireFile {
    /// Its code.
    pub id: String,
    /// Its version.
    pub version: String,
    /// The SHA-256 of its canonical JSON.
    pub sha256: String,
    /// Its title.
    pub title: TextFile,
    /// What the result is not.
    pub disclaimer: TextFile,
    /// What it calls a dimension.
    pub dimension: TextFile,
    /// What it calls an indicator.
    pub indicator: TextFile,
}

/// How many agencies: three different numbers (DOMAIN section 3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct CountsFile {
    /// How many are in the roster; nothing without one.
    pub asked: Option<u32>,
    /// From how many something came.
    pub received: u32,
    /// How many of these count.
    pub counted: u32,
    /// How many submissions of theirs count: more than agencies, where one answers about several things.
    pub submissions: u32,
    /// How many that count are not in the roster; nothing without one.
    pub not_in_roster: Option<u32>,
}

/// A figure over agencies.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct FigureFile {
    /// How many submissions have one, mostly one of each agency; nothing where the figure is held back.
    pub n: Option<u32>,
    /// The mean in percent, to six places; nothing where no agency has one, or where it is held back.
    pub mean: Option<f64>,
    /// The exact mean, rounded once to one decimal, half up; "–" where there is none, "*" where it is held back.
    pub printed: String,
}

/// A line of the table.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct RowFile {
    /// The code of the dimension or annex.
    pub part: String,
    /// The code of the indicator; nothing in the line of the part itself.
    pub indicator: Option<String>,
    /// Whether it stands beside the score.
    pub is_annex: bool,
    /// Its title.
    pub title: TextFile,
    /// What a high figure means.
    pub about: TextFile,
    /// What to do to rise; of indicators.
    pub advice: Option<TextFile>,
    /// Its figure.
    pub figure: FigureFile,
    /// How the agencies are spread; nothing where the figure is held back.
    pub spread: Option<SpreadFile>,
}

/// How the figures of agencies are spread.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct SpreadFile {
    /// First quartile, median and third quartile, in percent.
    pub quartiles: [f64; 3],
    /// How many agencies lie from 0 to below 20, ..., from 80 to 100 percent.
    pub bands: [u32; 5],
}

/// A dimension that stands out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct HighlightFile {
    /// The code of the dimension.
    pub part: String,
    /// The codes of the indicators that made it stand out: the best one, or the two weakest.
    pub indicators: Vec<String>,
}

/// Agencies side by side.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct GroupingFile {
    /// `agencyType`, `province`, `group` or `profile`.
    pub by: String,
    /// The groups.
    pub groups: Vec<GroupFile>,
}

/// Agencies that have something in common.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct GroupFile {
    /// What, as files say it; empty for those that do not say.
    pub code: String,
    /// Its name.
    pub title: TextFile,
    /// How many of the roster; nothing without one.
    pub asked: Option<u32>,
    /// From how many of these something came; nothing without a roster.
    pub received: Option<u32>,
    /// How many count.
    pub counted: u32,
    /// A figure for each line of the table, and for the overall figure where there is one.
    pub figures: Vec<FigureFile>,
}

/// The same beside another round.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct ComparisonFile {
    /// The questionnaire of the other round.
    pub questionnaire: QuestionnaireFile,
    /// Its year.
    pub period: String,
    /// How many agencies count there.
    pub counted: u32,
    /// For each line of the table, and for the overall figure where there is one.
    pub rows: Vec<ComparedFile>,
}

/// A line of the table beside that of another round.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct ComparedFile {
    /// The other round's figure; nothing where the two cannot be compared.
    pub figure: Option<FigureFile>,
    /// By how much the figure rose, of the exact means, rounded once: "+2.5"; "–" where one of them is missing.
    pub change: String,
    /// Why the two cannot be compared: `missing` or `other-questions`.
    pub difference: Option<String>,
}
