//! From answers as they stand in a file to those of a sheet. What does not fit to the letter is left to the careful
//! reader.

use std::rc::Rc;

use super::cursor::Word;
use super::raw::{RawAnswer, RawAnswers, RawValue, is_blank};
use crate::answers::{Answer, Evidence, Practice, Response, Selection, Sheet, Value};
use crate::questionnaire::{Choice, Kind, NotApplicable, OptionId, Quantity, Question, Questionnaire};
use crate::submission::value::value_from_json;

/// What stands for all documents of an answer: nobody asks which.
fn document() -> Vec<Evidence> {
    vec![Evidence { number: "1".into(), ..Evidence::default() }]
}

/// Answers that most files have, made once for a sheet.
#[derive(Default)]
struct Shared {
    practices: [[Option<Rc<Answer>>; 2]; 3],
    texts: Option<Rc<str>>,
}

pub(super) fn sheet(raw: &RawAnswers<'_>, questionnaire: &Questionnaire) -> Option<Sheet> {
    let mut shared = Shared::default();
    let mut answers = Vec::with_capacity(raw.all.len());
    let mut near = 0;
    for own in &raw.all {
        let question = questionnaire.question_of(own.question, &mut near)?;
        if let Some(answer) = answer(own, question, &raw.options, &mut shared)? {
            answers.push((question.id.clone(), answer));
        }
    }
    Some(Sheet::of_shared(answers))
}

/// The answer; none where nothing is said.
fn answer(
    raw: &RawAnswer<'_>,
    question: &Question,
    options: &[&str],
    shared: &mut Shared,
) -> Option<Option<Rc<Answer>>> {
    let response = match (&raw.value, raw.not_applicable) {
        (None, None) => return Some(None),
        (Some(RawValue::Word(word)), _) if question.kind == Kind::Practice => {
            let practice = Practice::from_code(word.plain()?)?;
            let kept = &mut shared.practices[practice as usize][usize::from(raw.is_evidenced)];
            let made = kept.take().unwrap_or_else(|| {
                Rc::new(whole_answer(Response::Value(Value::Practice(practice)), raw.is_evidenced, &mut shared.texts))
            });
            *kept = Some(made.clone());
            return Some(Some(made));
        }
        (Some(value), _) => Response::Value(value_of(value, &question.kind, options)?),
        (None, Some(reason)) => Response::NotApplicable { reason: reason_of(reason, &question.na)? },
    };
    Some(Some(Rc::new(whole_answer(response, raw.is_evidenced, &mut shared.texts))))
}

fn whole_answer(response: Response, is_evidenced: bool, nothing: &mut Option<Rc<str>>) -> Answer {
    let nothing = nothing.get_or_insert_with(Rc::default);
    Answer {
        response: Some(response),
        typed: None,
        note: nothing.clone(),
        unit: nothing.clone(),
        evidence: if is_evidenced { document() } else { Vec::new() },
        at: nothing.clone(),
        carried: None,
    }
}

/// What stands for the reason: nobody asks for more than whether there is one.
fn reason_of(reason: Word<'_>, na: &NotApplicable) -> Option<Rc<str>> {
    match na {
        NotApplicable::Never => None,
        NotApplicable::Flagged(_) => Some(Rc::default()),
        NotApplicable::WithReason => Some(if is_blank(reason)? { "" } else { "1" }.into()),
    }
}

fn value_of(raw: &RawValue<'_>, kind: &Kind, options: &[&str]) -> Option<Value> {
    let value = match (kind, raw) {
        (Kind::Checklist(choices), RawValue::Options(from, to)) => chosen(options.get(*from..*to)?, choices)?,
        (Kind::Share { .. }, RawValue::Share { part, whole }) => Value::Share { part: *part, whole: *whole },
        (Kind::Number { .. }, RawValue::Number(number)) => Value::Number(Quantity::from_f64(number.parse().ok()?)?),
        (Kind::Ladder(choices), RawValue::Word(word)) => Value::Step(choice(word.plain()?, choices)?),
        (Kind::Scale { .. }, RawValue::Number(number)) => Value::Scale(number.parse().ok()?),
        (Kind::Text { .. }, RawValue::Word(word)) if !word.raw.is_empty() => Value::Text(unescaped(*word)?),
        (Kind::Table(_), RawValue::Tree(text)) => {
            let read = value_from_json(&serde_json::from_str(text).ok()?, kind).ok()?;
            (!read.was_converted && read.lost.is_none()).then_some(read.value)?
        }
        _ => return None,
    };
    value.check(kind).ok().map(|()| value)
}

fn choice(code: &str, choices: &[Choice]) -> Option<OptionId> {
    choices.iter().find(|choice| choice.id.as_str() == code).map(|choice| choice.id.clone())
}

fn chosen(codes: &[&str], choices: &[Choice]) -> Option<Value> {
    let mut chosen = Selection::default();
    for code in codes {
        // One that stands twice is told by the careful reader.
        chosen.insert(choice(code, choices)?).then_some(())?;
    }
    Some(Value::Chosen(chosen))
}

fn unescaped(word: Word<'_>) -> Option<Rc<str>> {
    match word.plain() {
        Some(text) => Some(text.into()),
        None => serde_json::from_str::<String>(&format!("\"{}\"", word.raw)).ok().map(Rc::from),
    }
}
