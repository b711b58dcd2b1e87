//! Kinds of question, as an author writes them: a name, or an object with one key.

#[cfg(feature = "schema")]
use super::CODE;
use super::TextFile;
use super::condition::unknown_tag;
use crate::json::{FromJson, Place, object_from_json};
#[cfg(feature = "schema")]
use schemars::JsonSchema;

/// What an answer is.
#[derive(Debug)]
#[cfg_attr(feature = "schema", derive(JsonSchema), schemars(rename_all = "camelCase"))]
pub enum KindFile {
    /// `"yes"`, `"partly"`, `"no"`: 1, 1/2, 0.
    Practice,
    /// A list of option ids: chosen / all.
    Checklist {
        /// What can be ticked.
        #[cfg_attr(feature = "schema", schemars(length(min = 1, max = 500)))]
        options: Vec<OptionFile>,
    },
    /// `{"part": 19, "whole": 68}`: part / whole.
    Share {
        /// What is counted.
        part: TextFile,
        /// Out of what.
        whole: TextFile,
        /// The largest whole that is accepted.
        #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 1_000_000_000)))]
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
        #[cfg_attr(feature = "schema", schemars(length(min = 2, max = 500)))]
        options: Vec<OptionFile>,
    },
    /// 1 to `steps` between two poles. A profile only, never in the percentage.
    Scale {
        /// What 1 stands for.
        low: TextFile,
        /// What the highest step stands for.
        high: TextFile,
        /// How many steps: 2 to 11.
        #[cfg_attr(feature = "schema", schemars(range(min = 2, max = 11)))]
        steps: u8,
    },
    /// A free text. Scores nothing.
    Text {
        /// How many lines the field shows.
        #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 100)))]
        lines: u8,
    },
    /// A list of rows. Scores by the row's rule, which comes with the first questionnaire that has one.
    Table {
        /// The questions of a row.
        #[cfg_attr(feature = "schema", schemars(length(min = 1, max = 500)))]
        columns: Vec<ColumnFile>,
        /// The most rows that are accepted.
        #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 1_000)))]
        max: u32,
    },
}

/// A cell question of a table: its kind is any but a table.
#[derive(Debug)]
#[cfg_attr(feature = "schema", derive(JsonSchema), schemars(deny_unknown_fields))]
pub struct ColumnFile {
    /// Its code inside the row.
    #[cfg_attr(feature = "schema", schemars(regex(pattern = CODE)))]
    pub id: String,
    /// What is asked.
    pub text: TextFile,
    /// What an answer is.
    pub kind: KindFile,
}

/// An option of a checklist or a step of a ladder question.
#[derive(Debug)]
#[cfg_attr(feature = "schema", derive(JsonSchema), schemars(deny_unknown_fields))]
pub struct OptionFile {
    /// Its code, as in a submission.
    #[cfg_attr(feature = "schema", schemars(regex(pattern = CODE), extend("not" = {"const": "na"})))]
    pub id: String,
    /// Its name.
    pub title: TextFile,
}

/// Whether a question may be answered "not applicable".
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(JsonSchema), schemars(rename_all = "camelCase"))]
pub enum NaFile {
    /// No.
    #[default]
    Never,
    /// Offered openly, with a fixed wording.
    Flagged,
    /// Allowed to one who writes the reason.
    WithReason,
}

object_from_json!(ColumnFile {
    id: "id" required,
    text: "text" required,
    kind: "kind" required,
});
object_from_json!(OptionFile {
    id: "id" required,
    title: "title" required,
});

impl FromJson for NaFile {
    fn from_json(place: &Place<'_>) -> Option<Self> {
        match place.value.as_str() {
            Some("never") => Some(Self::Never),
            Some("flagged") => Some(Self::Flagged),
            Some("withReason") => Some(Self::WithReason),
            _ => place.expected("`never`, `flagged` or `withReason`"),
        }
    }
}

impl FromJson for KindFile {
    fn from_json(place: &Place<'_>) -> Option<Self> {
        let (tag, content) = place.tag()?;
        let known = "practice, checklist, share, number, ladder, scale, text, table";
        let Some(at) = content else {
            return if tag == "practice" { Some(Self::Practice) } else { unknown_tag(place, tag, known) };
        };
        let at = &at;
        match tag {
            "checklist" => {
                let map = at.object(&["options"])?;
                Some(Self::Checklist { options: at.required(map, "options")? })
            }
            "ladder" => {
                let map = at.object(&["options"])?;
                Some(Self::Ladder { options: at.required(map, "options")? })
            }
            "share" => {
                let map = at.object(&["part", "whole", "max"])?;
                let (part, whole, max) = (at.required(map, "part"), at.required(map, "whole"), at.required(map, "max"));
                Some(Self::Share { part: part?, whole: whole?, max: max? })
            }
            "number" => {
                let map = at.object(&["min", "max", "unit"])?;
                let (min, max, unit) = (at.required(map, "min"), at.required(map, "max"), at.required(map, "unit"));
                Some(Self::Number { min: min?, max: max?, unit: unit? })
            }
            "scale" => {
                let map = at.object(&["low", "high", "steps"])?;
                let (low, high, steps) = (at.required(map, "low"), at.required(map, "high"), at.required(map, "steps"));
                Some(Self::Scale { low: low?, high: high?, steps: steps? })
            }
            "text" => {
                let map = at.object(&["lines"])?;
                Some(Self::Text { lines: at.required(map, "lines")? })
            }
            "table" => {
                let map = at.object(&["columns", "max"])?;
                let (columns, max) = (at.required(map, "columns"), at.required(map, "max"));
                Some(Self::Table { columns: columns?, max: max? })
            }
            _ => unknown_tag(place, tag, known),
        }
    }
}
