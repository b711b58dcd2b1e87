//! The questionnaire file, format version 1: what an author writes.
//!
//! A contract. These types are the boundary and nothing else: `build` turns them into the domain types,
//! and `schema/questionnaire-1.schema.json` is generated from them. Each text exists in both languages.

use crate::json::{FromJson, Place, ProblemKind, object_from_json};
#[cfg(feature = "schema")]
use schemars::JsonSchema;

/// A questionnaire: data, written by hand, one file each.
#[derive(Debug)]
#[cfg_attr(feature = "schema", derive(JsonSchema), schemars(rename_all = "camelCase", deny_unknown_fields))]
pub struct QuestionnaireFile {
    /// Where the schema is, for editors.
    #[cfg_attr(feature = "schema", schemars(rename = "$schema"))]
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
    #[cfg_attr(feature = "schema", schemars(default))]
    pub sources: Vec<SourceFile>,
    /// The kinds of agency that are asked a set of their own; at least one.
    pub profiles: Vec<ProfileFile>,
    /// The types of agency to choose from; empty where any agency may answer.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub agency_types: Vec<AgencyTypeFile>,
    /// The groups that make the score, in order.
    pub dimensions: Vec<PartFile>,
    /// Groups that are asked beside the score.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub annexes: Vec<PartFile>,
    /// Levels that are read off the answers.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub ladders: Vec<LadderFile>,
}

/// A text in both languages. Neither may be empty.
#[derive(Debug)]
#[cfg_attr(feature = "schema", derive(JsonSchema), schemars(deny_unknown_fields))]
pub struct TextFile {
    /// Thai.
    #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
    pub th: String,
    /// English.
    #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
    pub en: String,
}

/// A document that the questionnaire was made from.
#[derive(Debug)]
#[cfg_attr(feature = "schema", derive(JsonSchema), schemars(deny_unknown_fields))]
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
#[derive(Debug)]
#[cfg_attr(feature = "schema", derive(JsonSchema), schemars(deny_unknown_fields))]
pub struct ProfileFile {
    /// Its code, as in a submission.
    pub id: String,
    /// Its name.
    pub title: TextFile,
    /// Who chooses it, and what it changes.
    pub hint: TextFile,
}

/// A type of agency.
#[derive(Debug)]
#[cfg_attr(feature = "schema", derive(JsonSchema), schemars(deny_unknown_fields))]
pub struct AgencyTypeFile {
    /// Its code, as in a submission.
    pub id: String,
    /// Its name.
    pub title: TextFile,
    /// The profiles it belongs to; empty for all.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub profiles: Vec<String>,
}

/// A dimension or an annex.
#[derive(Debug)]
#[cfg_attr(feature = "schema", derive(JsonSchema), schemars(deny_unknown_fields))]
pub struct PartFile {
    /// Its code ("1", "W").
    pub id: String,
    /// Its title.
    pub title: TextFile,
    /// What it is about.
    pub about: TextFile,
    /// The profiles that are asked it; empty for all.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub profiles: Vec<String>,
    /// Its indicators, in order.
    pub indicators: Vec<IndicatorFile>,
}

/// An indicator.
#[derive(Debug)]
#[cfg_attr(feature = "schema", derive(JsonSchema), schemars(deny_unknown_fields))]
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
    #[cfg_attr(feature = "schema", schemars(default))]
    pub profiles: Vec<String>,
    /// Its weight among its siblings, in percent. Without weights the mean is plain.
    pub weight: Option<u32>,
    /// Its questions, in order.
    pub questions: Vec<QuestionFile>,
}

/// A question.
#[derive(Debug)]
#[cfg_attr(feature = "schema", derive(JsonSchema), schemars(rename_all = "camelCase", deny_unknown_fields))]
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
    #[cfg_attr(feature = "schema", schemars(default))]
    pub na: NaFile,
    /// For `flagged`: the fixed wording of "not applicable".
    pub na_reason: Option<TextFile>,
    /// Asked only while this holds.
    pub when: Option<ConditionFile>,
    /// The profiles that are asked it; empty for all.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub profiles: Vec<String>,
    /// Its weight among its siblings, in percent. Without weights the mean is plain.
    pub weight: Option<u32>,
}

/// What an answer is.
#[derive(Debug)]
#[cfg_attr(feature = "schema", derive(JsonSchema), schemars(rename_all = "camelCase"))]
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
#[derive(Debug)]
#[cfg_attr(feature = "schema", derive(JsonSchema), schemars(deny_unknown_fields))]
pub struct ColumnFile {
    /// Its code inside the row.
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

/// A condition over answers to other questions. An unanswered, inapplicable or unasked question meets none.
#[derive(Debug)]
#[cfg_attr(feature = "schema", derive(JsonSchema), schemars(rename_all = "camelCase"))]
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
#[derive(Debug)]
#[cfg_attr(feature = "schema", derive(JsonSchema), schemars(deny_unknown_fields))]
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
#[derive(Debug)]
#[cfg_attr(feature = "schema", derive(JsonSchema), schemars(deny_unknown_fields))]
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

object_from_json!(QuestionnaireFile {
    schema: "$schema" optional,
    format: "format" required,
    format_version: "formatVersion" required,
    id: "id" required,
    version: "version" required,
    title: "title" required,
    purpose: "purpose" required,
    audience: "audience" required,
    disclaimer: "disclaimer" required,
    minutes: "minutes" required,
    sources: "sources" or_default,
    profiles: "profiles" required,
    agency_types: "agencyTypes" or_default,
    dimensions: "dimensions" required,
    annexes: "annexes" or_default,
    ladders: "ladders" or_default,
});
object_from_json!(TextFile {
    th: "th" required,
    en: "en" required,
});
object_from_json!(SourceFile {
    id: "id" required,
    title: "title" required,
    publisher: "publisher" required,
    year: "year" required,
});
object_from_json!(ProfileFile {
    id: "id" required,
    title: "title" required,
    hint: "hint" required,
});
object_from_json!(AgencyTypeFile {
    id: "id" required,
    title: "title" required,
    profiles: "profiles" or_default,
});
object_from_json!(PartFile {
    id: "id" required,
    title: "title" required,
    about: "about" required,
    profiles: "profiles" or_default,
    indicators: "indicators" required,
});
object_from_json!(IndicatorFile {
    id: "id" required,
    title: "title" required,
    about: "about" required,
    advice: "advice" required,
    profiles: "profiles" or_default,
    weight: "weight" optional,
    questions: "questions" required,
});
object_from_json!(QuestionFile {
    id: "id" required,
    kind: "kind" required,
    text: "text" required,
    help: "help" optional,
    condition: "condition" optional,
    verification: "verification" optional,
    reference: "reference" optional,
    current_law: "currentLaw" optional,
    year: "year" optional,
    na: "na" or_default,
    na_reason: "naReason" optional,
    when: "when" optional,
    profiles: "profiles" or_default,
    weight: "weight" optional,
});
object_from_json!(ColumnFile {
    id: "id" required,
    text: "text" required,
    kind: "kind" required,
});
object_from_json!(OptionFile {
    id: "id" required,
    title: "title" required,
});
object_from_json!(LadderFile {
    id: "id" required,
    part: "part" required,
    title: "title" required,
    about: "about" required,
    levels: "levels" required,
});
object_from_json!(LevelFile {
    id: "id" required,
    title: "title" required,
    about: "about" required,
    holds: "holds" required,
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

/// Notes a tag that does not exist, or that lacks or has an object behind it.
fn unknown_tag<T>(place: &Place<'_>, tag: &str, known: &str) -> Option<T> {
    place.note(ProblemKind::Invalid(format!("`{tag}` cannot stand here; expected one of {known}")));
    None
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

impl FromJson for ConditionFile {
    fn from_json(place: &Place<'_>) -> Option<Self> {
        let (tag, content) = place.tag()?;
        let known = "all, any, not, equals, atLeast, each with what belongs to it";
        let Some(at) = content else { return unknown_tag(place, tag, known) };
        let at = &at;
        match tag {
            "all" => Vec::from_json(at).map(Self::All),
            "any" => Vec::from_json(at).map(Self::Any),
            "not" => Box::from_json(at).map(Self::Not),
            "equals" => {
                let map = at.object(&["question", "value"])?;
                let (question, value) = (at.required(map, "question"), at.required(map, "value"));
                Some(Self::Equals { question: question?, value: value? })
            }
            "atLeast" => {
                let map = at.object(&["question", "value"])?;
                let (question, value) = (at.required(map, "question"), at.required(map, "value"));
                Some(Self::AtLeast { question: question?, value: value? })
            }
            _ => unknown_tag(place, tag, known),
        }
    }
}
