//! Several answers that become one.

use std::rc::Rc;

use super::fit;
use super::step::Item;
use crate::answers::{Answer, Response, Selection, Value, limited};
use crate::questionnaire::{Joining, Kind, Question};

/// Joins the answers to so many questions, and whether what they say could be joined; `None` where there are none. Notes,
/// units and evidence come along in any case.
pub(super) fn joined(
    parts: &[Item],
    n_questions: usize,
    by: Joining,
    question: Option<&Question>,
) -> Option<(Item, bool)> {
    let mut item = parts.first()?.clone();
    let mut responses = Vec::new();
    for part in parts {
        let response = match question {
            Some(question) => match fit::fitted(part, question) {
                (answer, None) => answer.response,
                (_, Some(_)) => None,
            },
            None => part.answer.response.clone(),
        };
        responses.extend(response);
    }
    let is_something_said = parts.iter().any(|part| part.answer.response.is_some() || part.answer.typed.is_some());
    let has_all = responses.len() == n_questions;
    let kind = question.map(|question| &question.kind);
    let response = match by {
        Joining::Alike => alike(&responses).filter(|_| has_all),
        Joining::Lowest => lowest(&responses, kind).filter(|_| has_all),
        Joining::Union => union(&responses),
    };
    let is_joined = response.is_some() || !is_something_said;
    item.answer = Answer { response, typed: None, ..beside(parts) };
    item.from = parts.iter().flat_map(|part| part.from.iter().cloned()).collect();
    item.is_mapped = parts.iter().any(|part| part.is_mapped);
    Some((item, is_joined))
}

/// What stands beside the answers, all of it once.
fn beside(parts: &[Item]) -> Answer {
    let mut beside = Answer::default();
    for Item { answer, .. } in parts {
        beside.note = behind(&beside.note, &answer.note, "\n");
        beside.unit = behind(&beside.unit, &answer.unit, " / ");
        for evidence in &answer.evidence {
            if !beside.evidence.contains(evidence) {
                beside.evidence.push(evidence.clone());
            }
        }
        if answer.at > beside.at {
            beside.at = answer.at.clone();
        }
    }
    beside
}

/// A text behind another one, unless it stands there already.
fn behind(known: &Rc<str>, more: &Rc<str>, between: &str) -> Rc<str> {
    match (known.trim(), more.trim()) {
        (_, "") => known.clone(),
        ("", _) => more.clone(),
        _ if known.split(between).any(|part| part.trim() == more.trim()) => known.clone(),
        _ => limited([&**known, between, &**more].concat().into()),
    }
}

fn alike(responses: &[Response]) -> Option<Response> {
    let first = responses.first()?;
    responses.iter().all(|response| response == first).then(|| first.clone())
}

/// The lowest; what does not apply takes no part, unless nothing does.
fn lowest(responses: &[Response], kind: Option<&Kind>) -> Option<Response> {
    let values: Vec<&Value> = responses.iter().filter_map(value_of).collect();
    let Some(mut lowest) = values.first().copied() else { return alike(responses) };
    for value in values {
        match is_below(value, lowest, kind) {
            Some(true) => lowest = value,
            Some(false) => {}
            None if value == lowest => {}
            None => return None,
        }
    }
    Some(Response::Value(lowest.clone()))
}

const fn value_of(response: &Response) -> Option<&Value> {
    if let Response::Value(value) = response { Some(value) } else { None }
}

/// Whether a value is below another one; `None` where nobody can say.
fn is_below(one: &Value, other: &Value, kind: Option<&Kind>) -> Option<bool> {
    match (one, other) {
        (Value::Practice(one), Value::Practice(other)) => Some(one < other),
        (Value::Scale(one), Value::Scale(other)) => Some(one < other),
        (Value::Number(one), Value::Number(other)) => Some(one < other),
        _ => Some(one.credit(kind?)? < other.credit(kind?)?),
    }
}

/// All that is ticked anywhere. "None of these" beside a tick adds nothing.
fn union(responses: &[Response]) -> Option<Response> {
    let mut union: Option<Selection> = None;
    for response in responses {
        match response {
            Response::Value(Value::Chosen(chosen)) => {
                let union = union.get_or_insert_default();
                for option in chosen.iter() {
                    union.insert(option.clone());
                }
            }
            Response::Value(_) => return None,
            Response::NotApplicable { .. } => {}
        }
    }
    union.map(|chosen| Response::Value(Value::Chosen(chosen))).or_else(|| alike(responses))
}
