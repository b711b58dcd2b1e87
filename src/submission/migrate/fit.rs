//! From what an answer said to what its question takes now: by the values of a rule, then by the reader of files, which is
//! kind to slips that are unambiguous.

use std::rc::Rc;

use serde_json::Value as Json;

use super::super::value::value_from_json;
use super::super::write::json_from_value;
use super::step::Item;
use crate::answers::{Answer, Response, Selection, Value, ValueFault};
use crate::questionnaire::{Choice, Kind, NotApplicable, Question, Table, Target};

/// What "not applicable" is called among values.
const NA: &str = "na";

/// What a response becomes by the values of a rule; `None` where none of them is about it.
pub(super) fn mapped(response: &Response, target: &Target) -> Option<Response> {
    if let Response::Value(Value::Chosen(chosen)) = response {
        if !chosen.iter().any(|option| target.values.contains_key(option)) {
            return None;
        }
        let new = |option: &crate::questionnaire::OptionId| {
            target.values.get(option).map_or_else(|| option.clone(), |new| new.clone().into())
        };
        return Some(Response::Value(Value::Chosen(chosen.iter().map(new).collect())));
    }
    let new = target.values.get(&*code_of(response)?)?;
    Some(if &**new == NA {
        Response::NotApplicable { reason: Rc::default() }
    } else {
        // A code by itself; which kind of value it is, its question says.
        Response::Value(Value::Step(new.clone().into()))
    })
}

/// How a rule names what is said.
fn code_of(response: &Response) -> Option<Rc<str>> {
    Some(match response {
        Response::NotApplicable { .. } => NA.into(),
        Response::Value(Value::Practice(practice)) => practice.code().into(),
        Response::Value(Value::Step(option)) => option.as_str().into(),
        Response::Value(Value::Scale(step)) => step.to_string().into(),
        Response::Value(Value::Number(number)) => number.to_string().into(),
        Response::Value(Value::Text(text)) => text.clone(),
        Response::Value(Value::Chosen(_) | Value::Share { .. } | Value::Table(_)) => return None,
    })
}

/// The answer as its question takes it, and why something of it is lost.
pub(super) fn fitted(item: &Item, question: &Question) -> (Answer, Option<ValueFault>) {
    let mut answer = Answer { response: None, typed: None, ..item.answer.clone() };
    let fault = match &item.answer.response {
        None => None,
        Some(Response::NotApplicable { reason }) => match &question.na {
            NotApplicable::Never => Some(ValueFault::NotApplicableNotAllowed),
            NotApplicable::Flagged(fixed) => {
                answer.response = Some(Response::NotApplicable { reason: fixed.th.clone() });
                None
            }
            NotApplicable::WithReason => {
                answer.response = Some(Response::NotApplicable { reason: reason.clone() });
                None
            }
        },
        Some(Response::Value(value)) => match fitted_value(value, item, &question.kind) {
            Ok((value, fault)) => {
                answer.response = Some(Response::Value(value));
                fault
            }
            Err(fault) => Some(fault),
        },
    };
    let Some(typed) = &item.answer.typed else { return (answer, fault) };
    if !matches!(question.kind, Kind::Share { .. } | Kind::Number { .. }) {
        // Of what is a value too, nothing is lost.
        return (answer, fault.or(item.answer.response.is_none().then_some(ValueFault::WrongKind)));
    }
    let before = answer.response.clone();
    answer.accept_typed(&question.kind, typed.clone());
    if before.is_some() && answer.response != before {
        (answer.response, answer.typed) = (before, None);
    }
    (answer, fault)
}

fn fitted_value(value: &Value, item: &Item, kind: &Kind) -> Result<(Value, Option<ValueFault>), ValueFault> {
    let json = match (kind, value) {
        (Kind::Checklist(options), Value::Chosen(chosen)) => return selection(chosen, options, item.is_branch),
        (Kind::Checklist(_), Value::Step(option)) => Json::Array(vec![option.as_str().into()]),
        (Kind::Scale { .. }, Value::Step(step)) => step.as_str().parse::<u64>().map_or(Json::Null, Json::from),
        (Kind::Text { .. }, Value::Number(number)) => number.to_string().into(),
        // Codes are no words of a person, unless a rule says so.
        (Kind::Text { .. }, Value::Practice(_) | Value::Step(_)) if !item.is_mapped => Json::Null,
        // One that is ticked, or several that a rule makes one.
        (Kind::Practice | Kind::Ladder(_), Value::Chosen(chosen)) if chosen.len() == 1 => {
            chosen.iter().next().map_or(Json::Null, |option| option.as_str().into())
        }
        _ => json_from_value(value),
    };
    let read = value_from_json(&json, kind)?;
    Ok((read.value, read.lost))
}

/// The options that there still are. Where none of those that were ticked is left, the question is open: nobody has said
/// "none of these". Of an answer that is split, each question takes its own.
fn selection(
    chosen: &Selection,
    options: &[Choice],
    is_branch: bool,
) -> Result<(Value, Option<ValueFault>), ValueFault> {
    let is_there = |id: &&crate::questionnaire::OptionId| options.iter().any(|option| option.id == **id);
    let left: Selection = chosen.iter().filter(is_there).cloned().collect();
    let has_lost = left.len() < chosen.len() && !is_branch;
    if has_lost && left.is_empty() {
        return Err(ValueFault::UnknownOption);
    }
    Ok((Value::Chosen(left), has_lost.then_some(ValueFault::UnknownOption)))
}

/// Whether two responses are the same in a file: of a question that nobody has at hand, a practice is read as a word.
pub(super) fn say_the_same(one: Option<&Response>, other: Option<&Response>) -> bool {
    match (one, other) {
        (Some(Response::Value(one)), Some(Response::Value(other))) => json_from_value(one) == json_from_value(other),
        _ => one == other,
    }
}

/// Whether two questions take the same answers, whatever their words are.
pub(super) fn is_alike(one: &Kind, other: &Kind) -> bool {
    match (one, other) {
        (Kind::Practice, Kind::Practice) | (Kind::Text { .. }, Kind::Text { .. }) => true,
        (Kind::Checklist(one), Kind::Checklist(other)) | (Kind::Ladder(one), Kind::Ladder(other)) => {
            one.iter().map(|option| &option.id).eq(other.iter().map(|option| &option.id))
        }
        (Kind::Share { .. }, Kind::Share { .. }) => true,
        (Kind::Number { min, max, .. }, Kind::Number { min: least, max: most, .. }) => min == least && max == most,
        (Kind::Scale { steps, .. }, Kind::Scale { steps: others, .. }) => steps == others,
        (Kind::Table(one), Kind::Table(other)) => has_columns_of(one, other) && has_columns_of(other, one),
        _ => false,
    }
}

fn has_columns_of(one: &Table, other: &Table) -> bool {
    let has = |id: &str, kind: &Kind| other.column(id).is_some_and(|column| is_alike(kind, &column.kind));
    one.columns.iter().all(|column| has(&column.id, &column.kind))
}
