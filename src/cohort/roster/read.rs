//! Reads a roster out of a table, with a list of what a person should look at.

use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

use super::header::{self, Column, Columns};
use super::{Roster, RosterEntry};
use crate::cohort::fold::{folded, folded_code};
use crate::cohort::places::province_of;
use crate::language::Language;
use crate::questionnaire::AgencyType;

/// The longest text of a cell that is kept, in characters.
const TEXT_LIMIT: usize = 500;

/// A roster that was read.
#[derive(Debug, PartialEq, Eq)]
pub struct RosterRead {
    /// The agencies.
    pub roster: Roster,
    /// Which column was taken as what.
    pub columns: Columns,
    /// What a person should look at, row by row.
    pub problems: Vec<RosterProblem>,
}

/// Why a table is no roster.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RosterError {
    /// No row names a column of names or codes; what stands in the first rows that hold something.
    NoHeader(Vec<Vec<String>>),
    /// Nothing stands below the header.
    NoEntries,
}

/// Something about one row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RosterProblem {
    /// The row as a person counts it, from 1.
    pub row: usize,
    /// What is wrong.
    pub trouble: RosterTrouble,
}

/// What can be wrong with a row. Only the first two leave it out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RosterTrouble {
    /// It has neither a name nor a code.
    Nameless,
    /// It says the same as this row, from 1.
    Repeated(usize),
    /// Its code is that of another agency in this row, from 1: a submission with it needs the name too.
    DoubledCode(usize),
    /// Its name is that of another agency of the same province in this row, from 1.
    DoubledName(usize),
    /// Its province is none that we know; kept as it is written.
    UnknownProvince(Rc<str>),
    /// Its type is none of the questionnaire; kept as it is written.
    UnknownType(Rc<str>),
}

pub(super) fn roster(rows: &[Vec<String>], types: &[AgencyType]) -> Result<RosterRead, RosterError> {
    let Some(columns) = header::columns(rows) else {
        let filled = rows.iter().filter(|row| row.iter().any(|cell| !cell.is_empty()));
        return Err(RosterError::NoHeader(filled.take(3).cloned().collect()));
    };
    let first = columns.header.map_or(0, |header| header + 1);
    let mut reading = Reading { types: type_names(types), ..Reading::default() };
    for (n, row) in rows.iter().enumerate().skip(first) {
        if row.iter().any(|cell| !cell.trim().is_empty()) {
            reading.take(n + 1, row, &columns);
        }
    }
    if reading.entries.is_empty() {
        return Err(RosterError::NoEntries);
    }
    Ok(RosterRead { roster: Roster::new(reading.entries), columns, problems: reading.problems })
}

/// What stands for each type: its code and its titles.
fn type_names(types: &[AgencyType]) -> BTreeMap<String, Arc<str>> {
    let names = |kind: &AgencyType| {
        let id: Arc<str> = (*kind.id).into();
        let titles = [Language::Thai, Language::English].map(|language| folded(kind.title.get(language)));
        titles.into_iter().chain([folded(&kind.id)]).map(move |name| (name, id.clone())).collect::<Vec<_>>()
    };
    types.iter().flat_map(names).collect()
}

#[derive(Default)]
struct Reading {
    entries: Vec<RosterEntry>,
    problems: Vec<RosterProblem>,
    types: BTreeMap<String, Arc<str>>,
    /// The first row of each code, of each name in its province, and of each agency altogether.
    codes: BTreeMap<String, usize>,
    names: BTreeMap<(String, String), usize>,
    whole: BTreeMap<[String; 4], usize>,
}

impl Reading {
    fn take(&mut self, row: usize, cells: &[String], columns: &Columns) {
        let text =
            |column| columns.of(column).and_then(|at| cells.get(at)).map_or_else(String::new, |cell| single(cell));
        let (code, name) = (text(Column::Code), text(Column::Name));
        let (code_key, name_key) = (folded_code(&code).into_owned(), folded(&name));
        if code_key.is_empty() && name_key.is_empty() {
            return self.problem(row, RosterTrouble::Nameless);
        }
        let agency_type = self.agency_type(row, &text(Column::Type));
        let province = self.province(row, &text(Column::Province));
        let place = folded(&province);
        let whole = [code_key.clone(), name_key.clone(), folded(&agency_type), place.clone()];
        if let Some(first) = self.whole.get(&whole) {
            return self.problem(row, RosterTrouble::Repeated(*first));
        }
        self.whole.insert(whole, row);
        if !code_key.is_empty() {
            let first = *self.codes.entry(code_key).or_insert(row);
            self.doubled(row, first, RosterTrouble::DoubledCode);
        }
        if !name_key.is_empty() {
            let first = *self.names.entry((name_key, place)).or_insert(row);
            self.doubled(row, first, RosterTrouble::DoubledName);
        }
        let group = text(Column::Group).into();
        self.entries.push(RosterEntry { code: code.into(), name: name.into(), agency_type, province, group });
    }

    fn doubled(&mut self, row: usize, first: usize, trouble: fn(usize) -> RosterTrouble) {
        if first != row {
            self.problem(row, trouble(first));
        }
    }

    fn agency_type(&mut self, row: usize, written: &str) -> Arc<str> {
        match self.types.get(&folded(written)) {
            Some(id) => id.clone(),
            None => self.as_written(row, written, RosterTrouble::UnknownType),
        }
    }

    fn province(&mut self, row: usize, written: &str) -> Arc<str> {
        match province_of(written) {
            Some(province) => province.th.into(),
            None => self.as_written(row, written, RosterTrouble::UnknownProvince),
        }
    }

    fn as_written(&mut self, row: usize, written: &str, trouble: fn(Rc<str>) -> RosterTrouble) -> Arc<str> {
        if !written.is_empty() {
            self.problem(row, trouble(written.into()));
        }
        written.into()
    }

    fn problem(&mut self, row: usize, trouble: RosterTrouble) {
        self.problems.push(RosterProblem { row, trouble });
    }
}

/// A text with single spaces, as long as is kept.
fn single(cell: &str) -> String {
    cell.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(TEXT_LIMIT).collect()
}
