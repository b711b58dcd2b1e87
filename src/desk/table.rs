//! A table to be taken out: what its columns are, and its rows one after the other.
//!
//! Rows are made while they are written, so that a table of millions of rows is never held. A row that does not fit
//! its columns is written as far as it goes and noted; see [`Problems`].

use std::rc::Rc;

use crate::language::Text;
use crate::questionnaire::Quantity;

/// A table on its way out. Writing it uses up its rows; its [`Shape`] stays with whoever made it.
pub struct Table<'a> {
    /// What the rows mean.
    pub shape: Rc<Shape>,
    /// The rows, each with a cell for every column.
    pub rows: Box<dyn Iterator<Item = Vec<Cell>> + 'a>,
}

/// What a table holds, without its rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shape {
    /// The key of its file and its sheet: lower-case ASCII letters, digits, "-", "_", such as "agencies".
    pub name: Rc<str>,
    /// What it is called.
    pub title: Text,
    /// What it holds, in a sentence or two.
    pub about: Text,
    /// Its columns, in order.
    pub columns: Vec<Column>,
    /// The columns by which rows are told apart, by name; none where rows have no such thing.
    pub key: Vec<Rc<str>>,
}

/// A column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// The name of the field, the same in every format: ASCII, such as "agency_code" or the code of a question.
    pub name: Rc<str>,
    /// What it is called.
    pub title: Text,
    /// What its cells are.
    pub kind: ColumnKind,
}

/// What the cells of a column are. Any of them may be empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnKind {
    /// Words and codes.
    Text,
    /// A whole number.
    Whole,
    /// A figure in percent, 0 to 100, in millionths of a percent; a workbook shows one decimal.
    Figure,
    /// Any number, in millionths.
    Number,
    /// A moment as RFC 3339 writes it.
    Moment,
    /// Yes or no.
    YesNo,
}

/// A cell. Its text is its own, or that of whoever made it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell<T = Rc<str>> {
    /// Nothing. A text of no letters is the same: CSV cannot tell the two apart, so no format does.
    Empty,
    /// A text, or a moment.
    Text(T),
    /// A whole number.
    Whole(i64),
    /// A decimal number in millionths.
    Millionths(i64),
    /// Yes or no.
    YesNo(bool),
}

/// Where a row did not fit, or could not be written as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The table, by name.
    pub table: Rc<str>,
    /// The row, from 1; the header does not count.
    pub row: u64,
    /// The column, by name; `None` for the row as a whole.
    pub column: Option<Rc<str>>,
    /// What.
    pub fault: Fault,
}

/// What did not fit.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Fault {
    /// The cell is not of its column's kind, or beyond its range. It is written as it is.
    OtherKind,
    /// The row has fewer cells than there are columns. The others are empty.
    TooFewCells,
    /// The row has more cells than there are columns. So many were left out.
    TooManyCells(usize),
    /// A spreadsheet has no room for the text. So many characters were left out.
    Cut(usize),
    /// A spreadsheet would lose digits of the number. It is written as a text.
    AsText,
}

/// The most problems that are noted about one piece of writing.
const MAX_NOTED: usize = 1_000;

/// What did not fit: the first thousand, and how many there are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Problems {
    /// The first ones, in order.
    pub noted: Vec<Problem>,
    /// How many there are.
    pub n: u64,
}

impl Shape {
    /// What the cells of each column are.
    pub fn kinds(&self) -> Vec<ColumnKind> {
        self.columns.iter().map(|column| column.kind).collect()
    }

    /// A column by its name.
    pub fn column(&self, name: &str) -> Option<&Column> {
        self.columns.iter().find(|column| *column.name == *name)
    }
}

impl Cell<&str> {
    /// The cell with a text of its own.
    pub fn owned(self) -> Cell {
        match self {
            Self::Empty => Cell::Empty,
            Self::Text(text) => Cell::Text(text.into()),
            Self::Whole(whole) => Cell::Whole(whole),
            Self::Millionths(millionths) => Cell::Millionths(millionths),
            Self::YesNo(yes) => Cell::YesNo(yes),
        }
    }
}

impl<T: AsRef<str>> Cell<T> {
    /// The cell as exact text: decimals with up to six places and no more than needed, `true` and `false`; `None` for
    /// an empty one.
    pub fn text(&self) -> Option<Rc<str>> {
        match self {
            Self::Empty => None,
            Self::Text(text) => Some(text.as_ref()).filter(|text| !text.is_empty()).map(Rc::from),
            Self::Whole(whole) => Some(whole.to_string().into()),
            Self::Millionths(millionths) => Some(Quantity::from_millionths(*millionths).to_string().into()),
            Self::YesNo(yes) => Some(if *yes { "true" } else { "false" }.into()),
        }
    }

    /// Whether it may stand in a column of a kind.
    fn fits(&self, kind: ColumnKind) -> bool {
        match (self, kind) {
            (Self::Empty, _)
            | (Self::Text(_), ColumnKind::Text)
            | (Self::Whole(_), ColumnKind::Whole)
            | (Self::Millionths(_), ColumnKind::Number)
            | (Self::YesNo(_), ColumnKind::YesNo) => true,
            (Self::Millionths(millionths), ColumnKind::Figure) => (0..=100 * Quantity::SCALE).contains(millionths),
            (Self::Text(text), ColumnKind::Moment) => is_moment(text.as_ref()),
            _ => false,
        }
    }
}

impl Problems {
    /// Notes what is wrong with a cell or, without a column, with a row.
    pub(super) fn note(&mut self, shape: &Shape, row: u64, column: Option<&Column>, fault: Fault) {
        self.n += 1;
        if self.noted.len() < MAX_NOTED {
            let column = column.map(|column| column.name.clone());
            self.noted.push(Problem { table: shape.name.clone(), row, column, fault });
        }
    }
}

/// A row with exactly one cell for each column, empty texts made empty cells. Every writer begins with this.
pub(super) fn fitted(shape: &Shape, row: u64, cells: Vec<Cell>, problems: &mut Problems) -> Vec<Cell> {
    fitted_to(&shape.kinds(), cells, &mut |at, fault| {
        problems.note(shape, row, at.and_then(|at| shape.columns.get(at)), fault);
    })
}

/// The same by the kinds of the columns. What does not fit is told by the position of its column.
pub(super) fn fitted_to<T: AsRef<str> + Clone>(
    kinds: &[ColumnKind],
    mut cells: Vec<Cell<T>>,
    note: &mut dyn FnMut(Option<usize>, Fault),
) -> Vec<Cell<T>> {
    let n = kinds.len();
    if cells.len() < n {
        note(None, Fault::TooFewCells);
    } else if cells.len() > n {
        note(None, Fault::TooManyCells(cells.len() - n));
    }
    cells.resize(n, Cell::Empty);
    for (at, (cell, kind)) in cells.iter_mut().zip(kinds).enumerate() {
        if matches!(cell, Cell::Text(text) if text.as_ref().is_empty()) {
            *cell = Cell::Empty;
        }
        if !cell.fits(*kind) {
            note(Some(at), Fault::OtherKind);
        }
    }
    cells
}

/// Whether a text has the shape of RFC 3339 with whole or parted seconds: `2026-11-20T09:05:00+07:00`, or `Z`. The
/// calendar is not looked at beyond what two digits can hold.
fn is_moment(text: &str) -> bool {
    let Some((fixed, rest)) = text.split_at_checked(19) else { return false };
    let digits = |text: &str, limits: &[(usize, u8)]| {
        limits
            .iter()
            .all(|(at, limit)| text.get(*at..at + 2).and_then(|two| two.parse().ok()).is_some_and(|n: u8| n <= *limit))
    };
    let has_form = |text: &str, form: &str| {
        text.len() == form.len()
            && text.bytes().zip(form.bytes()).all(|(a, b)| if b == b'0' { a.is_ascii_digit() } else { a == b })
    };
    let zone = match rest.strip_prefix('.') {
        Some(parted) => match parted.find(|c: char| !c.is_ascii_digit()) {
            Some(end) if end > 0 => &parted[end..],
            _ => return false,
        },
        None => rest,
    };
    let zone_fits =
        zone == "Z" || ((has_form(zone, "+00:00") || has_form(zone, "-00:00")) && digits(zone, &[(1, 23), (4, 59)]));
    has_form(fixed, "0000-00-00T00:00:00")
        && digits(fixed, &[(5, 12), (8, 31), (11, 23), (14, 59), (17, 60)])
        && zone_fits
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_told_from_other_texts() {
        for text in ["2026-11-20T09:05:00+07:00", "2026-11-20T09:05:00Z", "2026-11-20T09:05:00.125-03:30"] {
            assert!(is_moment(text), "{text}");
        }
        for text in [
            "",
            "2026-11-20",
            "20/11/2569",
            "2026-13-20T09:05:00Z",
            "2026-11-20T09:05:00",
            "2026-11-20T09:05:00.Z",
            "2026-11-20T09:05:00+7:00",
            "๒๕๖๙-11-20T09:05:00Z",
            "2026-11-20T09:05:0กZ",
        ] {
            assert!(!is_moment(text), "{text}");
        }
    }
}
