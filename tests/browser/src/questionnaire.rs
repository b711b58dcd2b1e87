//! A built-in questionnaire as the journeys read it: straight from its file, not through the app's own code.

use serde_json::Value;

use crate::{Outcome, folders};

/// What is asked, in order.
pub struct Questionnaire {
    /// Dimensions first, then annexes.
    pub parts: Vec<Part>,
}

/// A dimension or an annex.
pub struct Part {
    /// Its code.
    pub id: String,
    /// Whether it makes the overall figure.
    pub is_dimension: bool,
    /// Its indicators.
    pub indicators: Vec<Indicator>,
    profiles: Vec<String>,
}

/// An indicator.
pub struct Indicator {
    /// Its code.
    pub id: String,
    /// Its questions.
    pub questions: Vec<Question>,
}

/// A question.
pub struct Question {
    /// Its code.
    pub id: String,
    /// How many options a checklist has; 0 for any other question.
    pub n_options: usize,
}

impl Questionnaire {
    /// Reads a built-in questionnaire.
    ///
    /// # Errors
    /// When there is no such file.
    pub fn read(id: &str) -> Outcome<Self> {
        let text = std::fs::read_to_string(folders::questionnaires().join(format!("{id}.json")))?;
        let file: Value = serde_json::from_str(&text)?;
        let dimensions = items(&file, "dimensions").map(|part| part_from_json(part, true));
        let annexes = items(&file, "annexes").map(|part| part_from_json(part, false));
        Ok(Self { parts: dimensions.chain(annexes).collect() })
    }

    /// The codes of all built-in questionnaires, in the order of home.
    ///
    /// # Errors
    /// When the list is not there.
    pub fn all() -> Outcome<Vec<String>> {
        let order = std::fs::read_to_string(folders::questionnaires().join("order.txt"))?;
        Ok(order.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect())
    }

    /// The parts that a kind of agency is asked.
    pub fn asked_of<'a>(&'a self, profile: &'a str) -> impl Iterator<Item = &'a Part> {
        self.parts.iter().filter(move |part| part.is_asked_of(profile))
    }
}

impl Part {
    /// Whether a kind of agency is asked this part.
    pub fn is_asked_of(&self, profile: &str) -> bool {
        self.profiles.is_empty() || self.profiles.iter().any(|id| id == profile)
    }

    /// Its questions, in order.
    pub fn questions(&self) -> impl Iterator<Item = &Question> {
        self.indicators.iter().flat_map(|indicator| &indicator.questions)
    }
}

fn part_from_json(part: &Value, is_dimension: bool) -> Part {
    let profiles = items(part, "profiles").filter_map(Value::as_str);
    Part {
        id: text(part, "id"),
        is_dimension,
        profiles: profiles.map(str::to_owned).collect(),
        indicators: items(part, "indicators").map(indicator_from_json).collect(),
    }
}

fn indicator_from_json(indicator: &Value) -> Indicator {
    let questions = items(indicator, "questions").map(|question| Question {
        id: text(question, "id"),
        n_options: items(&question["kind"]["checklist"], "options").count(),
    });
    Indicator { id: text(indicator, "id"), questions: questions.collect() }
}

fn items<'a>(value: &'a Value, key: &str) -> impl Iterator<Item = &'a Value> + use<'a> {
    value[key].as_array().into_iter().flatten()
}

fn text(value: &Value, key: &str) -> String {
    value[key].as_str().unwrap_or_default().to_owned()
}
