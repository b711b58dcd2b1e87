//! Someone who answers: always the same plausible mix, whatever questions are put.

use std::collections::BTreeMap;

use serde_json::{Value, json};

/// What a question offers to be answered with, as seen on the page.
#[derive(Clone, Debug, Default)]
pub struct Offer {
    /// The question's code.
    pub id: String,
    /// The values of its radio buttons, without "not applicable".
    pub choices: Vec<String>,
    /// The values of its tick boxes, without "not applicable" and "none of these".
    pub options: Vec<String>,
    /// Whether it has fields for a part and a whole.
    pub is_share: bool,
    /// Whether it has a field for a number.
    pub is_number: bool,
    /// Whether it has a field for a text.
    pub is_text: bool,
    /// Whether it is a table.
    pub is_table: bool,
    /// Whether "not applicable" is offered.
    pub allows_na: bool,
}

/// An answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// One of the radio buttons.
    Choice(String),
    /// Some of the tick boxes, in the order of the page.
    Chosen(Vec<String>),
    /// A part of a whole.
    Share(u32, u32),
    /// A number.
    Number(u32),
    /// A text.
    Text(String),
    /// The rows of a table, as a file has them.
    Rows(Vec<Value>),
    /// Not applicable, and why; `None` where the page asks for no reason.
    NotApplicable(Option<String>),
}

/// All answers, by question.
pub type Answers = BTreeMap<String, Answer>;

/// The reason given for "not applicable".
pub const REASON: &str = "ภารกิจของหน่วยงานไม่มีงานลักษณะนี้";

/// How far the practices of a part are followed, repeated over its questions: some parts stand better.
const MIXES: [[&str; 6]; 4] = [
    ["yes", "yes", "partly", "yes", "no", "yes"],
    ["yes", "no", "partly", "no", "yes", "partly"],
    ["no", "partly", "no", "yes", "no", "partly"],
    ["yes", "partly", "yes", "partly", "yes", "no"],
];

/// Every which question that allows it is answered "not applicable".
const NA_RHYTHM: usize = 6;

/// Answers the `n`th question of the `part`th part.
pub fn answer_to(offer: &Offer, part: usize, n: usize) -> Answer {
    if offer.allows_na && n % NA_RHYTHM == 1 {
        return Answer::NotApplicable(Some(REASON.to_owned()));
    }
    let mix = &MIXES[part % MIXES.len()];
    if offer.is_share {
        return Answer::Share(19 + u32::try_from(n).unwrap_or_default(), 68);
    }
    if offer.is_number {
        return Answer::Number(56);
    }
    if offer.is_text {
        return Answer::Text("ไม่มีข้อสังเกต".to_owned());
    }
    if !offer.options.is_empty() {
        let chosen = offer.options.iter().enumerate().filter(|(i, _)| mix[i % mix.len()] != "no");
        return Answer::Chosen(chosen.map(|(_, option)| option.clone()).collect());
    }
    let wanted = mix[n % mix.len()];
    let any = offer.choices.get(n % offer.choices.len().max(1));
    let choice = offer.choices.iter().find(|choice| *choice == wanted).or(any);
    Answer::Choice(choice.cloned().unwrap_or_default())
}

impl Answer {
    /// The answer as it must stand in an exported file, under `value`, or `na` and `reason`.
    pub fn json(&self) -> Value {
        match self {
            Self::Choice(value) => json!({ "value": value }),
            Self::Chosen(options) => {
                let mut sorted = options.clone();
                sorted.sort();
                json!({ "value": sorted })
            }
            Self::Share(part, whole) => json!({ "value": { "part": part, "whole": whole } }),
            Self::Number(number) => json!({ "value": number }),
            Self::Text(text) => json!({ "value": text }),
            Self::Rows(rows) => json!({ "value": rows }),
            Self::NotApplicable(_) => json!({ "na": true }),
        }
    }
}
