//! Tables as CSV after RFC 4180, for spreadsheets and for every other program.
//!
//! Lines end with CR LF: RFC 4180 says so, a Frictionless data package expects it unless told otherwise, and no reader
//! is known that minds. Numbers are written from their integers, digit by digit; no floating-point number takes part.

use std::borrow::Cow;
use std::io::{self, Write};
use std::iter;

use super::table::{Cell, ColumnKind, Fault, Problems, Shape, Table, fitted_to};
use super::written::{Counted, Written};
use crate::questionnaire::Quantity;

/// Whether a file begins with a byte-order mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ByteOrderMark {
    /// For a person: without it Excel takes Thai for another encoding.
    With,
    /// For a data package and for programs.
    Without,
}

/// How many rows are gathered before they are passed on.
const PIECE: usize = 64;

/// Rows as they are written, one behind the other. Pieces can be made apart and on any thread, and are joined in order.
#[derive(Debug, Default)]
pub struct Piece {
    bytes: Vec<u8>,
    n_rows: u64,
    n_marked: u64,
    /// What does not fit: in which of its rows, from 1, and in which column.
    misfits: Vec<(u64, Option<usize>, Fault)>,
}

impl Piece {
    /// Of these rows; `kinds` are those of all columns.
    pub fn new<T: AsRef<str> + Clone>(kinds: &[ColumnKind], rows: impl Iterator<Item = Vec<Cell<T>>>) -> Self {
        let mut piece = Self::default();
        for cells in rows {
            piece.n_rows += 1;
            let (row, misfits) = (piece.n_rows, &mut piece.misfits);
            let mut line = Line::new(&mut piece.bytes);
            for cell in fitted_to(kinds, cells, &mut |at, fault| misfits.push((row, at, fault))) {
                piece.n_marked += u64::from(line.cell(&cell));
            }
            line.end();
        }
        piece
    }
}

/// Writes a table with a header of field names.
///
/// # Errors
/// Only those of `out`.
pub fn write(table: Table<'_>, mark: ByteOrderMark, out: &mut dyn Write) -> io::Result<Written> {
    let Table { shape, mut rows } = table;
    let kinds = shape.kinds();
    let pieces = iter::from_fn(|| Some(Piece::new(&kinds, rows.by_ref().take(PIECE))));
    Ok(join(&beginning(&shape, mark), pieces.take_while(|piece| piece.n_rows > 0), out)?.of(&shape))
}

/// What stands before the rows: the byte-order mark, where one is wanted, and the header.
pub fn beginning(shape: &Shape, mark: ByteOrderMark) -> Vec<u8> {
    let mark = if mark == ByteOrderMark::With { "\u{FEFF}" } else { "" };
    let mut beginning = mark.as_bytes().to_vec();
    let mut header = Line::new(&mut beginning);
    shape.columns.iter().for_each(|column| header.text(&harmless(&column.name)));
    header.end();
    beginning
}

/// Rows that were joined, whatever table they are of.
#[derive(Debug)]
pub struct Joined {
    n_rows: u64,
    n_marked: u64,
    n_bytes: u64,
    sha256: String,
    /// What does not fit: in which row, from 1, and in which column.
    misfits: Vec<(u64, Option<usize>, Fault)>,
}

impl Joined {
    /// What was written, of a table of this shape.
    pub fn of(self, shape: &Shape) -> Written {
        let Self { n_rows, n_marked, n_bytes, sha256, misfits } = self;
        let mut problems = Problems::default();
        for (row, at, fault) in misfits {
            problems.note(shape, row, at.and_then(|at| shape.columns.get(at)), fault);
        }
        Written { n_rows, n_bytes, sha256, n_marked, problems }
    }
}

/// Writes pieces in order behind the [`beginning`] of their table. Knows no shape, so that any thread can do it.
///
/// # Errors
/// Only those of `out`.
pub fn join(beginning: &[u8], pieces: impl Iterator<Item = Piece>, out: &mut dyn Write) -> io::Result<Joined> {
    let mut out = Counted::new(out);
    out.write_all(beginning)?;
    let (mut n_rows, mut n_marked, mut misfits) = (0, 0, Vec::new());
    for piece in pieces {
        out.write_all(&piece.bytes)?;
        misfits.extend(piece.misfits.into_iter().map(|(row, at, fault)| (n_rows + row, at, fault)));
        n_rows += piece.n_rows;
        n_marked += piece.n_marked;
    }
    out.flush()?;
    let Written { n_bytes, sha256, .. } = out.written(n_rows, n_marked, Problems::default());
    Ok(Joined { n_rows, n_marked, n_bytes, sha256, misfits })
}

/// A line while it is written, into memory. A table has millions of cells: the library takes three times as long.
struct Line<'a> {
    out: &'a mut Vec<u8>,
    begin: usize,
    n_fields: usize,
}

impl<'a> Line<'a> {
    const fn new(out: &'a mut Vec<u8>) -> Self {
        let begin = out.len();
        Self { out, begin, n_fields: 0 }
    }

    fn separate(&mut self) {
        if self.n_fields > 0 {
            self.out.push(b',');
        }
        self.n_fields += 1;
    }

    /// Writes a cell; whether it got an apostrophe.
    fn cell(&mut self, cell: &Cell<impl AsRef<str>>) -> bool {
        let text = match cell {
            Cell::Text(text) => harmless(text.as_ref()),
            Cell::Empty => Cow::Borrowed(""),
            Cell::YesNo(yes) => Cow::Borrowed(if *yes { "true" } else { "false" }),
            Cell::Whole(whole) => {
                self.separate();
                self.out.extend_from_slice(itoa::Buffer::new().format(*whole).as_bytes());
                return false;
            }
            Cell::Millionths(millionths) => {
                self.separate();
                push_decimal(*millionths, self.out);
                return false;
            }
        };
        self.text(&text);
        matches!(text, Cow::Owned(_))
    }

    fn text(&mut self, text: &str) {
        self.separate();
        if text.bytes().any(|byte| matches!(byte, b',' | b'"' | b'\r' | b'\n')) {
            self.out.push(b'"');
            self.out.extend_from_slice(text.replace('"', "\"\"").as_bytes());
            self.out.push(b'"');
        } else {
            self.out.extend_from_slice(text.as_bytes());
        }
    }

    fn end(self) {
        // A line of one empty field would be none.
        if self.out.len() == self.begin {
            self.out.extend_from_slice(b"\"\"");
        }
        self.out.extend_from_slice(b"\r\n");
    }
}

/// A text with an apostrophe before it where a spreadsheet could take it for a formula; any other one as it is.
///
/// OWASP names the letters `= + - @`, tab and carriage return at the beginning of a cell, its verification standard
/// (ASVS 1.2.10) also the null character. Beside these: a line feed, the full-width forms that an East Asian Excel takes
/// for the same letters, and all of them behind white space, which some programs drop before they look.
pub fn harmless(text: &str) -> Cow<'_, str> {
    let is_blank = |c: char| c.is_whitespace() || matches!(c, '\u{FEFF}' | '\u{200B}');
    let begins_line = text.starts_with(['\t', '\r', '\n', '\0']);
    let begins_formula = text.trim_start_matches(is_blank).starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
    if begins_line || begins_formula { Cow::Owned(["'", text].concat()) } else { Cow::Borrowed(text) }
}

/// Writes a number of millionths as [`Cell::text`] has it.
fn push_decimal(millionths: i64, out: &mut Vec<u8>) {
    let scale = Quantity::SCALE.unsigned_abs();
    let (whole, rest) = (millionths.unsigned_abs() / scale, millionths.unsigned_abs() % scale);
    if millionths < 0 {
        out.push(b'-');
    }
    let mut digits = itoa::Buffer::new();
    out.extend_from_slice(digits.format(whole).as_bytes());
    if rest != 0 {
        // Behind a digit of their own, all six are written.
        let decimals = digits.format(scale + rest).get(1..).unwrap_or_default().trim_end_matches('0');
        out.push(b'.');
        out.extend_from_slice(decimals.as_bytes());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_everywhere_else() {
        for millionths in
            [0, 1, -1, 10, 500_000, 1_000_000, 76_875_000, 91_666_667, -12_000_001, i64::MAX, i64::MIN + 1]
        {
            let mut written = Vec::new();
            push_decimal(millionths, &mut written);
            assert_eq!(String::from_utf8(written).unwrap(), Quantity::from_millionths(millionths).to_string());
        }
    }
}
