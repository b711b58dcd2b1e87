//! The tables that a coordinator takes out: what the report says, what each agency answered, who is missing, what is
//! wrong with which file, and what every question means.

mod answers;
mod codebook;
mod over_agencies;
mod per_agency;

use std::rc::Rc;

pub use per_agency::AgencyRows;

use super::table::{Cell, Column, ColumnKind, Shape, Table};
use crate::cohort::{Cohort, Frame, Settled};
use crate::language::Text;
use crate::questionnaire::Quantity;
use crate::report::province::Basis;
use crate::report::province::file::{ReportFile, TextFile};
use crate::submission::Opened;

/// What tables are made from.
#[derive(Clone, Copy, Debug)]
pub struct Desk<'a> {
    /// What the report was made from.
    pub basis: Basis<'a>,
    /// The report.
    pub report: &'a ReportFile,
    /// What became of each file.
    pub settled: &'a Settled,
}

/// Reads the file of a position again; `None` if it is no longer what it was. Its answers are not kept otherwise.
pub type ReadAgain<'a> = &'a dyn Fn(usize) -> Option<Opened>;

/// The tables that need no file to be read again, in the order of the workbook.
pub fn tables<'a>(desk: &Desk<'a>) -> Vec<Table<'a>> {
    let mut tables = vec![
        over_agencies::summary(desk),
        over_agencies::indicators(desk),
        over_agencies::measures(desk),
        over_agencies::groups(desk),
        per_agency::agencies(desk),
        per_agency::missing(desk),
        per_agency::files(desk),
        codebook::codebook(&desk.basis.frame.questionnaire),
    ];
    tables.splice(2..2, over_agencies::comparison(desk));
    tables
}

/// The agencies that count, with their figures.
pub fn agencies<'a>(desk: &Desk<'a>) -> Table<'a> {
    per_agency::agencies(desk)
}

/// What the columns of that table mean. Its rows are [`AgencyRows`].
pub fn agencies_shape(frame: &Frame) -> Rc<Shape> {
    per_agency::agencies_shape(frame)
}

/// Every answer of the agencies that count, one a line: the long form.
pub fn answers<'a>(desk: &Desk<'a>, read_again: ReadAgain<'a>) -> Table<'a> {
    answers::long(desk, read_again)
}

/// Every answer of the agencies that count, an agency a line: the wide form. Of a table it has the number of rows.
pub fn answers_wide<'a>(desk: &Desk<'a>, read_again: ReadAgain<'a>) -> Table<'a> {
    answers::wide(desk, read_again)
}

/// The submissions of agencies that count, by file.
fn cohort<'a>(desk: &Desk<'a>) -> &'a Cohort {
    desk.basis.cohort
}

fn both(th: &str, en: &str) -> Text {
    Text { th: th.into(), en: en.into() }
}

fn shape(name: &str, title: Text, about: Text, columns: Vec<Column>, key: &[&str]) -> Rc<Shape> {
    Rc::new(Shape { name: name.into(), title, about, columns, key: key.iter().map(|name| Rc::from(*name)).collect() })
}

fn column(name: &str, th: &str, en: &str, kind: ColumnKind) -> Column {
    Column { name: name.into(), title: both(th, en), kind }
}

fn words(name: &str, th: &str, en: &str) -> Column {
    column(name, th, en, ColumnKind::Text)
}

fn whole(name: &str, th: &str, en: &str) -> Column {
    column(name, th, en, ColumnKind::Whole)
}

fn table<'a>(shape: Rc<Shape>, rows: impl IntoIterator<Item = Vec<Cell>> + 'a) -> Table<'a> {
    Table { shape, rows: Box::new(rows.into_iter()) }
}

fn text(text: impl AsRef<str>) -> Cell {
    Cell::Text(text.as_ref().into())
}

fn in_both(text: &TextFile) -> [Cell; 2] {
    [Cell::Text(text.th.as_str().into()), Cell::Text(text.en.as_str().into())]
}

fn count(n: impl TryInto<i64>) -> Cell {
    Cell::Whole(n.try_into().unwrap_or(i64::MAX))
}

fn maybe_count(n: Option<u32>) -> Cell {
    n.map_or(Cell::Empty, |n| Cell::Whole(n.into()))
}

/// A figure of a report: exact to the millionth, as it stands there.
fn figure(percent: Option<f64>) -> Cell {
    let millionths = percent.and_then(Quantity::from_f64).map(Quantity::millionths);
    millionths.map_or(Cell::Empty, Cell::Millionths)
}
