//! From the value of a file to one that fits its question, with kindness for slips that are unambiguous.

use std::rc::Rc;

use serde_json::Value as Json;

use crate::answers::{Practice, Row, Selection, TEXT_LIMIT, Value, ValueFault, limited};
use crate::json::whole_from_f64;
use crate::questionnaire::{Choice, Kind, Quantity, Table, plain_digits};

/// A value read from a file, and what became of it.
pub(super) struct Read {
    pub(super) value: Value,
    pub(super) was_converted: bool,
    /// Why a part of it was left out.
    pub(super) lost: Option<ValueFault>,
}

impl Read {
    const fn plain(value: Value) -> Self {
        Self { value, was_converted: false, lost: None }
    }

    const fn converted(value: Value) -> Self {
        Self { value, was_converted: true, lost: None }
    }
}

/// Reads the value of an answer to a question of a kind.
pub(super) fn value_from_json(json: &Json, kind: &Kind) -> Result<Read, ValueFault> {
    let read = match (kind, json) {
        (Kind::Practice, Json::String(code)) => practice(code)?,
        (Kind::Practice, Json::Bool(answer)) => {
            Read::converted(Value::Practice(if *answer { Practice::Yes } else { Practice::No }))
        }
        (Kind::Checklist(options), Json::Array(ids)) => chosen(ids, options)?,
        (Kind::Share { .. }, Json::Object(share)) => {
            let (part, part_was_converted) = whole_number(share.get("part"))?;
            let (whole, whole_was_converted) = whole_number(share.get("whole"))?;
            let was_converted = part_was_converted || whole_was_converted || share.len() != 2;
            Read { value: Value::Share { part, whole }, was_converted, lost: None }
        }
        (Kind::Number { .. }, Json::Number(number)) => {
            let number = number.as_f64().and_then(Quantity::from_f64).ok_or(ValueFault::OutOfRange)?;
            Read::plain(Value::Number(number))
        }
        (Kind::Number { .. }, Json::String(text)) => {
            Read::converted(Value::Number(Quantity::parse(text).ok_or(ValueFault::NotANumber)?))
        }
        (Kind::Ladder(_), Json::String(id)) => Read::plain(Value::Step(id.as_str().into())),
        (Kind::Scale { .. }, Json::Number(_)) => {
            let (step, was_converted) = whole_number(Some(json)).map_err(|_| ValueFault::OutOfRange)?;
            let step = u8::try_from(step).map_err(|_| ValueFault::OutOfRange)?;
            Read { value: Value::Scale(step), was_converted, lost: None }
        }
        (Kind::Table(table), Json::Array(rows)) if !rows.is_empty() => table_from_json(rows, table),
        (Kind::Text { .. }, Json::String(text)) if !text.is_empty() => Read::plain(Value::Text(text.as_str().into())),
        _ => return Err(ValueFault::WrongKind),
    };
    read.value.check(kind).map(|()| read)
}

fn practice(code: &str) -> Result<Read, ValueFault> {
    if let Some(practice) = Practice::from_code(code) {
        return Ok(Read::plain(Value::Practice(practice)));
    }
    let slip = Practice::from_code(&code.trim().to_ascii_lowercase()).ok_or(ValueFault::UnknownOption)?;
    Ok(Read::converted(Value::Practice(slip)))
}

fn chosen(ids: &[Json], options: &[Choice]) -> Result<Read, ValueFault> {
    if !ids.iter().all(Json::is_string) {
        return Err(ValueFault::WrongKind);
    }
    let mut chosen = Selection::default();
    let mut was_converted = false;
    for id in ids.iter().filter_map(Json::as_str) {
        if !options.iter().any(|option| option.id.as_str() == id) {
            return Err(ValueFault::UnknownOption);
        }
        was_converted |= !chosen.insert(id.into());
    }
    Ok(Read { value: Value::Chosen(chosen), was_converted, lost: None })
}

/// The rows of a table, incomplete ones too. What cannot stand in a cell is left out; that is told.
fn table_from_json(elements: &[Json], table: &Table) -> Read {
    let max = usize::try_from(table.max).unwrap_or(usize::MAX);
    let mut lost = (elements.len() > max).then_some(ValueFault::TooManyRows);
    let (mut rows, mut was_converted) = (Vec::new(), false);
    for element in elements.iter().take(max) {
        let mut row = Row::default();
        match element.as_object() {
            Some(cells) => {
                for (id, json) in cells {
                    was_converted |= json.as_str().is_some_and(|text| text.chars().nth(TEXT_LIMIT).is_some());
                    match table.column(id).and_then(|column| Some((column, cell_from_json(json, &column.kind)?))) {
                        Some((column, value)) => row = row.with(&column.id, Some(value)),
                        None => lost = lost.or(Some(ValueFault::WrongKind)),
                    }
                }
            }
            None => lost = lost.or(Some(ValueFault::WrongKind)),
        }
        rows.push(Rc::new(row));
    }
    Read { value: Value::Table(rows), was_converted, lost }
}

/// What stands in a cell; it need not fit yet.
fn cell_from_json(json: &Json, kind: &Kind) -> Option<Value> {
    match (kind, json) {
        (Kind::Number { .. }, Json::Number(number)) => Quantity::from_f64(number.as_f64()?).map(Value::Number),
        (Kind::Text { .. } | Kind::Number { .. }, Json::String(text)) if !text.is_empty() => {
            Some(Value::Text(limited(text.as_str().into())))
        }
        (Kind::Practice, Json::String(code)) => Practice::from_code(code).map(Value::Practice),
        (Kind::Ladder(_), Json::String(option)) => Some(Value::Step(option.as_str().into())),
        (Kind::Scale { .. }, Json::Number(_)) => {
            whole_number(Some(json)).ok().and_then(|(step, _)| u8::try_from(step).ok()).map(Value::Scale)
        }
        _ => None,
    }
}

/// A whole number of 0 or more, and whether it was written in another way.
fn whole_number(json: Option<&Json>) -> Result<(u64, bool), ValueFault> {
    match json {
        Some(Json::Number(number)) => match number.as_u64() {
            Some(whole) => Ok((whole, false)),
            // "19.0", as some programs write every number.
            None => number.as_f64().and_then(whole_from_f64).map(|whole| (whole, true)).ok_or(ValueFault::NotANumber),
        },
        Some(Json::String(text)) => plain_digits(text).parse().map(|n| (n, true)).map_err(|_| ValueFault::NotANumber),
        _ => Err(ValueFault::WrongKind),
    }
}
