//! The result letter of one agency: its own figures beside the means of all, what stands out, what to improve first.
//!
//! It is for that agency alone: the survey's owner sent an agency's result to nobody else (DOMAIN section 1).

use serde::{Deserialize, Serialize};

use super::province::file::{ReportFile, TextFile};
use super::sentence::{self, Digits, in_digits};
use super::{Row, Subject, province, report};
use crate::cohort::{Frame, Record, Tally};
use crate::language::Language;
use crate::scoring::score;
use crate::submission::Opened;

/// A letter, in one language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Letter {
    /// In which language: `th` or `en`.
    pub language: String,
    /// The name of the agency.
    pub agency: String,
    /// Its province; may be empty.
    pub province: String,
    /// What it is about, where an agency has several; may be empty.
    pub subject: String,
    /// The title of the questionnaire.
    pub questionnaire: String,
    /// The assessed year, Buddhist era.
    pub period: String,
    /// With whom it is compared: the province, or how many agencies.
    pub compared_with: String,
    /// What the questionnaire calls its groups.
    pub terms: [String; 2],
    /// The table: dimensions, each followed by its indicators.
    pub rows: Vec<LetterRow>,
    /// The sentences on the highest and the lowest dimension.
    pub sentences: Vec<String>,
    /// The indicators to improve first, each with what to do.
    pub priorities: Vec<String>,
    /// What has no figure: each with where the agency stands, "title: class".
    pub measures: Vec<String>,
    /// What the result is not.
    pub disclaimer: String,
}

/// A line of the table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LetterRow {
    /// The code of the dimension or the indicator.
    pub code: String,
    /// Whether it is a dimension or an annex.
    pub is_part: bool,
    /// Its title.
    pub title: String,
    /// The agency's own figure: "56.3", a range while open, "–".
    pub own: String,
    /// The mean of all; "–" or "*" where there is none to be shown.
    pub mean: String,
}

/// Writes the letter of an agency, beside the report over all.
pub fn letter(
    opened: &Opened,
    (record, frame): (&Record, &Frame),
    all: &ReportFile,
    language: Language,
    digits: Digits,
) -> Letter {
    let questionnaire = &opened.questionnaire;
    let scope = opened.draft.scope(questionnaire);
    let own = report(&scope, &score(&scope));
    let of = |text: &TextFile| text.text().get(language).to_owned();
    let mut sentences = Vec::new();
    if let Some(highest) = &own.highest {
        sentences.push(sentence::highest(highest, language, digits));
        let best = highest.indicators.iter();
        sentences.extend(best.map(|best| sentence::indicator(best, &best.about, language, digits)));
    }
    if let Some(lowest) = &own.lowest {
        sentences.push(sentence::lowest(lowest, language, digits));
        let weakest = lowest.indicators.iter();
        sentences.extend(weakest.map(|weakest| sentence::indicator(weakest, &weakest.advice, language, digits)));
    }
    Letter {
        language: language.code().to_owned(),
        agency: record.agency.name.to_string(),
        province: record.agency.province.to_string(),
        subject: record.subject.to_string(),
        questionnaire: questionnaire.title.get(language).to_owned(),
        period: in_digits(&record.round.period, digits),
        compared_with: in_digits(&of(&all.subject), digits),
        terms: [of(&all.questionnaire.dimension), of(&all.questionnaire.indicator)],
        rows: own.rows.iter().chain(&own.annex_rows).map(|row| letter_row(row, all, language)).collect(),
        sentences,
        priorities: own
            .priorities
            .iter()
            .map(|priority| sentence::indicator(priority, &priority.advice, language, digits))
            .collect(),
        measures: measures_of(record, frame, language).iter().map(|line| in_digits(line, digits)).collect(),
        disclaimer: questionnaire.disclaimer.get(language).to_owned(),
    }
}

/// Where an agency stands in what has no figure: what is counted over all, counted of it alone.
fn measures_of(record: &Record, frame: &Frame, language: Language) -> Vec<String> {
    let mut alone = Tally::new(frame);
    alone.add(frame, record, 0, 0);
    let mut lines = Vec::new();
    for measure in province::measures_of(frame, &alone) {
        let title = measure.title.text();
        let mut places = Vec::new();
        for class in measure.classes.iter().filter(|class| class.n > 0) {
            let place = class.title.text();
            let n = if measure.of == "rows" { format!(" ({})", class.n) } else { String::new() };
            places.push(format!("{}{n}", place.get(language)));
        }
        if !places.is_empty() {
            lines.push(format!("{}: {}", title.get(language), places.join("; ")));
        }
    }
    lines
}

fn letter_row(row: &Row, all: &ReportFile, language: Language) -> LetterRow {
    let (code, beside) = match &row.subject {
        Subject::Part(id) => (id.to_string(), all.part(id.as_str())),
        Subject::Indicator(id) => (id.to_string(), all.indicator(id.as_str())),
    };
    LetterRow {
        code,
        is_part: matches!(row.subject, Subject::Part(_)),
        title: row.title.get(language).to_owned(),
        own: if row.is_asked { sentence::printed(&row.score) } else { "–".into() },
        mean: beside.map_or("–", |beside| &beside.figure.printed).to_owned(),
    }
}
