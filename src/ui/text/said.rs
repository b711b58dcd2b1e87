//! Answers in words, for documents and lists.

use crate::answers::{Answer, Response, Standing, Value};
use crate::language::Language;
use crate::questionnaire::{Kind, Question};

/// What a question was answered; empty while it is open.
#[inline(never)]
pub fn standing(question: &Question, standing: Standing<'_>, language: Language) -> String {
    match standing {
        Standing::Open => String::new(),
        Standing::NotApplicable => super::fill(language).not_applicable.to_owned(),
        Standing::Given(value) => self::value(&question.kind, value, language),
    }
}

/// What a value says.
#[inline(never)]
pub fn value(kind: &Kind, value: &Value, language: Language) -> String {
    match (kind, value) {
        (_, Value::Practice(practice)) => super::say::practice(*practice, language).to_owned(),
        (Kind::Checklist(options), Value::Chosen(chosen)) => {
            let mut words = String::new();
            for option in options.iter().filter(|option| chosen.contains(&option.id)) {
                words += if words.is_empty() { "" } else { "; " };
                words += option.title.get(language);
            }
            if words.is_empty() { super::fill(language).none_of_these.to_owned() } else { words }
        }
        (Kind::Ladder(options), Value::Step(chosen)) => {
            let option = options.iter().find(|option| option.id == *chosen);
            option.map_or_else(|| chosen.to_string(), |option| option.title.get(language).to_owned())
        }
        (_, Value::Share { part, whole }) => super::say::filled_of(*part, *whole, language),
        (_, Value::Number(number)) => number.to_string(),
        (Kind::Scale { steps, .. }, Value::Scale(step)) => format!("{step}/{steps}"),
        (_, Value::Text(text)) => text.to_string(),
        (_, Value::Table(rows)) => super::say::entries(rows.len(), language),
        _ => String::new(),
    }
}

/// A question with its number.
pub fn name(question: &Question, language: Language) -> String {
    let text = question.text.get(language);
    match super::say::number_of(question.id.as_str()) {
        "" => text.to_owned(),
        number => format!("{number} {text}"),
    }
}

/// What an answer says, confirmed or not; of a table, what its rows are called.
pub fn answer(answer: &Answer, question: &Question, language: Language) -> String {
    match &answer.response {
        None => super::more(language).not_answered.to_owned(),
        Some(Response::NotApplicable { reason }) => {
            format!("{}: {reason}", super::fill(language).not_applicable)
        }
        Some(Response::Value(value)) => {
            let said = self::value(&question.kind, value, language);
            let names = question.kind.table().map(|table| {
                let names = answer.rows().iter().map(|row| row.name(table)).filter(|name| !name.is_empty());
                names.collect::<Vec<_>>().join("; ")
            });
            names.map_or(said.clone(), |names| format!("{said}: {names}"))
        }
    }
}
