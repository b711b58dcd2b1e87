//! A row of a table: its cells, what is missing in it, and how it changes.

use std::rc::Rc;

use super::change::{Change, limited};
use super::value::{Practice, Value, ValueFault};
use crate::questionnaire::{Column, Condition, Kind, Quantity, Table};
use crate::sorted::Sorted;

/// The cells of a row by the code of their column. What stands in a cell need not fit yet: what was typed into a
/// number's field and is none is kept as a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    cells: Sorted<Rc<str>, Value>,
}

/// What keeps a cell from being filled in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CellFault {
    /// Nothing stands in it.
    Missing,
    /// What stands in it does not fit.
    Unfit(ValueFault),
}

impl Row {
    /// What stands in a cell, as it was typed or read.
    pub fn cell(&self, column: &str) -> Option<&Value> {
        self.cells.get(column)
    }

    /// Every cell that is filled, by the code of its column.
    pub fn cells(&self) -> impl Iterator<Item = (&Rc<str>, &Value)> {
        self.cells.iter()
    }

    /// With something in a cell, or with nothing in it.
    #[must_use]
    pub fn with(&self, column: &Rc<str>, value: Option<Value>) -> Self {
        let mut cells = self.cells.clone();
        match value {
            Some(value) => cells.insert(column.clone(), value),
            None => cells.remove(column),
        };
        Self { cells }
    }

    /// With what was typed into the field of a cell, or chosen in it.
    #[must_use]
    pub fn with_typed(&self, column: &Column, text: &str) -> Self {
        self.with(&column.id, (!text.is_empty()).then(|| value_from_typed(&column.kind, text)))
    }

    /// What stands in the field of a cell.
    pub fn typed(&self, column: &Column) -> Rc<str> {
        match self.cell(&column.id) {
            None => Rc::default(),
            Some(Value::Text(text)) => text.clone(),
            Some(Value::Step(option)) => option.as_str().into(),
            Some(Value::Practice(practice)) => practice.code().into(),
            Some(Value::Scale(step)) => step.to_string().into(),
            Some(Value::Number(number)) => number.to_string().into(),
            Some(Value::Chosen(_) | Value::Share { .. } | Value::Table(_)) => Rc::default(),
        }
    }

    /// The value of a cell that is filled in and fits.
    pub fn value(&self, column: &Column) -> Option<Value> {
        self.fitting(column).ok()
    }

    /// What keeps a cell from being filled in; an empty one that may be empty has nothing against it.
    pub fn fault(&self, column: &Column) -> Option<CellFault> {
        self.fitting(column).err().filter(|fault| column.is_required || *fault != CellFault::Missing)
    }

    fn fitting(&self, column: &Column) -> Result<Value, CellFault> {
        let value = self.cell(&column.id).ok_or(CellFault::Missing)?;
        let value = match (&column.kind, value) {
            (_, Value::Text(text)) if text.trim().is_empty() => return Err(CellFault::Missing),
            (Kind::Number { .. }, Value::Text(text)) => {
                Value::Number(Quantity::parse(text).ok_or(CellFault::Unfit(ValueFault::NotANumber))?)
            }
            _ => value.clone(),
        };
        value.check(&column.kind).map(|()| value).map_err(CellFault::Unfit)
    }

    /// Whether every cell that is needed is filled in, and whatever is filled in fits.
    pub fn is_complete(&self, table: &Table) -> bool {
        table.columns.iter().all(|column| self.fault(column).is_none())
    }

    /// What names the row; empty where nothing does.
    pub fn name(&self, table: &Table) -> &str {
        match table.name.as_ref().and_then(|name| self.cell(name)) {
            Some(Value::Text(name)) => name.trim(),
            _ => "",
        }
    }

    /// Whether a condition over the columns holds. One over a cell that is not filled in does not.
    pub fn holds(&self, table: &Table, condition: &Condition) -> bool {
        let is = |id: &str, holds: &dyn Fn(&Kind, Value) -> bool| {
            table.column(id).is_some_and(|column| self.value(column).is_some_and(|value| holds(&column.kind, value)))
        };
        match condition {
            Condition::All(conditions) => conditions.iter().all(|condition| self.holds(table, condition)),
            Condition::Any(conditions) => conditions.iter().any(|condition| self.holds(table, condition)),
            Condition::Not(condition) => !self.holds(table, condition),
            Condition::Equals { question, value } => is(question.as_str(), &|_, given| given.says(value)),
            Condition::AtLeast { question, value } => is(question.as_str(), &|kind, given| given.reaches(kind, *value)),
        }
    }
}

impl FromIterator<(Rc<str>, Value)> for Row {
    fn from_iter<I: IntoIterator<Item = (Rc<str>, Value)>>(cells: I) -> Self {
        Self { cells: cells.into_iter().collect() }
    }
}

/// What was typed, as a value where it is one and is written as that value is: nothing changes under the fingers of
/// one who types "1." or "๑๒".
fn value_from_typed(kind: &Kind, text: &str) -> Value {
    let as_text = || Value::Text(limited(text.into()));
    match kind {
        Kind::Number { .. } => match Quantity::parse(text) {
            Some(number) if number.to_string() == text => Value::Number(number),
            _ => as_text(),
        },
        Kind::Ladder(_) => Value::Step(text.into()),
        Kind::Practice => Practice::from_code(text).map_or_else(as_text, Value::Practice),
        Kind::Scale { .. } => text.parse().map_or_else(|_| as_text(), Value::Scale),
        _ => as_text(),
    }
}

/// The rows of a table after a change to them; another change leaves them as they are.
pub(super) fn changed(rows: &[Rc<Row>], table: &Table, change: Change) -> Vec<Rc<Row>> {
    let mut rows = rows.to_vec();
    match change {
        Change::AddRows(more) => {
            let room = usize::try_from(table.max).unwrap_or(usize::MAX).saturating_sub(rows.len());
            rows.extend(more.into_iter().take(room));
        }
        Change::RemoveRow(at) if at < rows.len() => {
            rows.remove(at);
        }
        Change::MoveRow { from, to } if from < rows.len() && to < rows.len() => {
            let row = rows.remove(from);
            rows.insert(to, row);
        }
        Change::Cell { row, column, text } => {
            if let (Some(row), Some(column)) = (rows.get_mut(row), table.column(&column)) {
                *row = Rc::new(row.with_typed(column, &text));
            }
        }
        _ => {}
    }
    rows
}
