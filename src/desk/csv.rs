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
    ///
    /// # Errors
    /// None that could be met: the rows are written into memory.
    pub fn new<T: AsRef<str> + Clone>(
        kinds: &[ColumnKind],
        rows: impl Iterator<Item = Vec<Cell<T>>>,
    ) -> io::Result<Self> {
        let mut piece = Self::default();
        let mut lines = lines(Vec::new());
        for cells in rows {
            piece.n_rows += 1;
            let (row, misfits) = (piece.n_rows, &mut piece.misfits);
            for cell in fitted_to(kinds, cells, &mut |at, fault| misfits.push((row, at, fault))) {
                piece.n_marked += u64::from(write_cell(&cell, &mut lines)?);
            }
            lines.write_record(None::<&[u8]>)?;
        }
        piece.bytes = lines.into_inner().map_err(|error| error.into_error())?;
        Ok(piece)
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
    let is_some = |piece: &io::Result<Piece>| piece.as_ref().map_or(true, |piece| piece.n_rows > 0);
    Ok(join(&beginning(&shape, mark)?, pieces.take_while(is_some), out)?.of(&shape))
}

/// What stands before the rows: the byte-order mark, where one is wanted, and the header.
///
/// # Errors
/// None that could be met: it is written into memory.
pub fn beginning(shape: &Shape, mark: ByteOrderMark) -> io::Result<Vec<u8>> {
    let mark = if mark == ByteOrderMark::With { "\u{FEFF}" } else { "" };
    let mut header = lines(mark.as_bytes().to_vec());
    header.write_record(shape.columns.iter().map(|column| harmless(&column.name).into_owned()))?;
    header.into_inner().map_err(|error| error.into_error())
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
/// Only those of `out` and of the pieces.
pub fn join(
    beginning: &[u8],
    pieces: impl Iterator<Item = io::Result<Piece>>,
    out: &mut dyn Write,
) -> io::Result<Joined> {
    let mut out = Counted::new(out);
    out.write_all(beginning)?;
    let (mut n_rows, mut n_marked, mut misfits) = (0, 0, Vec::new());
    for piece in pieces {
        let piece = piece?;
        out.write_all(&piece.bytes)?;
        misfits.extend(piece.misfits.into_iter().map(|(row, at, fault)| (n_rows + row, at, fault)));
        n_rows += piece.n_rows;
        n_marked += piece.n_marked;
    }
    out.flush()?;
    let Written { n_bytes, sha256, .. } = out.written(n_rows, n_marked, Problems::default());
    Ok(Joined { n_rows, n_marked, n_bytes, sha256, misfits })
}

fn lines(out: Vec<u8>) -> csv::Writer<Vec<u8>> {
    csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(out)
}

/// Writes a cell; whether it got an apostrophe.
fn write_cell(cell: &Cell<impl AsRef<str>>, lines: &mut csv::Writer<Vec<u8>>) -> io::Result<bool> {
    let mut is_marked = false;
    match cell {
        Cell::Text(text) => {
            let text = harmless(text.as_ref());
            is_marked = matches!(text, Cow::Owned(_));
            lines.write_field(text.as_bytes())?;
        }
        Cell::Millionths(millionths) => lines.write_field(decimal(*millionths, &mut [0; 24]))?,
        other => lines.write_field(other.text().unwrap_or_default().as_bytes())?,
    }
    Ok(is_marked)
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

/// A number of millionths as [`Cell::text`] has it, at the end of `digits`: a table has millions of them.
fn decimal(millionths: i64, digits: &mut [u8; 24]) -> &[u8] {
    let scale = Quantity::SCALE.unsigned_abs();
    let (mut whole, mut rest) = (millionths.unsigned_abs() / scale, millionths.unsigned_abs() % scale);
    let mut begin = digits.len();
    let mut put = |byte: u8| {
        begin -= 1;
        digits[begin] = byte;
    };
    let last = |number: u64| b"0123456789"[(number % 10) as usize];
    if rest != 0 {
        let mut is_needed = false;
        for _ in 0..6 {
            is_needed |= !rest.is_multiple_of(10);
            if is_needed {
                put(last(rest));
            }
            rest /= 10;
        }
        put(b'.');
    }
    loop {
        put(last(whole));
        whole /= 10;
        if whole == 0 {
            break;
        }
    }
    if millionths < 0 {
        put(b'-');
    }
    &digits[begin..]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_everywhere_else() {
        for millionths in
            [0, 1, -1, 10, 500_000, 1_000_000, 76_875_000, 91_666_667, -12_000_001, i64::MAX, i64::MIN + 1]
        {
            let written = decimal(millionths, &mut [0; 24]).to_vec();
            assert_eq!(String::from_utf8(written).unwrap(), Quantity::from_millionths(millionths).to_string());
        }
    }
}
