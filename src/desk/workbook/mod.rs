//! Tables as an XLSX workbook (ECMA-376), for people.
//!
//! rust_xlsxwriter writes it and holds every cell until the end, so a workbook has [`MAX_SIZE`]: a table beyond it is
//! left out, which the last sheet says. A text is always a text cell and nothing is ever a formula, so nothing needs an
//! apostrophe. The same tables give the same bytes: what the library reads from the clock is written over.

mod formats;
mod guide;
mod names;
mod sheet;

use std::io;
use std::rc::Rc;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, XlsxError};

use super::table::{Cell, Column, Problems, Shape, Table, fitted};
use crate::language::Language;
use formats::Formats;
use names::Names;
use sheet::Layout;

/// A workbook.
#[derive(Clone, Debug)]
pub struct Workbook {
    /// The file.
    pub bytes: Vec<u8>,
    /// Its sheets, in order; the last one says what the others hold.
    pub sheets: Vec<Sheet>,
    /// The tables that are not in it, being too large, by name.
    pub left_out: Vec<Rc<str>>,
    /// What did not fit.
    pub problems: Problems,
}

/// A sheet of a workbook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// Its name, as on its tab.
    pub name: String,
    /// The table that it holds, by name; `None` for the last sheet.
    pub table: Option<Rc<str>>,
    /// How many rows of the table stand on it.
    pub n_rows: u64,
    /// Whether it goes on where the sheet before it ended.
    pub is_continued: bool,
}

/// Why there is no workbook.
#[derive(Debug)]
#[non_exhaustive]
pub enum WorkbookError {
    /// A table is wider than a sheet can be.
    TooManyColumns {
        /// The table, by name.
        table: Rc<str>,
        /// How many columns it has; a sheet has [`MAX_COLUMNS`].
        n: usize,
    },
    /// The file could not be written: a sheet of more than 4 GB before it is packed.
    Archive(io::Error),
}

/// The most columns of a sheet.
pub const MAX_COLUMNS: usize = 16_384;
/// The most rows of a table on one sheet: what Excel has, without the header.
pub const MAX_ROWS: u64 = 1_048_575;
/// The most memory that a workbook may need, in bytes. A table that would bring it beyond that is left out; those behind it
/// are not. The answers of 2,000 agencies (176,000 rows of 18 columns) need 590 MB, so those of about 2,700 have room.
pub const MAX_SIZE: u64 = 1_000_000_000;

/// How hard the archive is packed, 0 to 9: half the time of the usual 6, for a file a tenth larger.
const PACKING: u8 = 3;
/// The first day that an archive can name. It stands for no day at all.
const NO_DAY: (u16, u8, u8) = (1980, 1, 1);
/// The usual height of a row and width of a column, in pixels.
const USUAL: (u32, u32) = (20, 64);

/// Writes a workbook with a sheet for each table, and as many more as a table needs. Titles are in one language.
///
/// # Errors
/// [`WorkbookError`] where a sheet cannot hold a table at all.
pub fn write(tables: Vec<Table<'_>>, language: Language) -> Result<Workbook, WorkbookError> {
    write_in(tables, language, MAX_ROWS, MAX_SIZE)
}

/// [`write()`] with sheets of at most so many rows (1 to [`MAX_ROWS`]) and in so much room, where a reader or a writer
/// cannot hold more.
///
/// # Errors
/// As [`write()`].
pub fn write_in(
    tables: Vec<Table<'_>>,
    language: Language,
    rows_per_sheet: u64,
    size: u64,
) -> Result<Workbook, WorkbookError> {
    let formats = Formats::new();
    let mut book = Book::new(&formats, language, rows_per_sheet.clamp(1, MAX_ROWS), size).map_err(refused)?;
    let (mut shapes, mut left_out) = (Vec::new(), Vec::new());
    for table in tables {
        let shape = table.shape.clone();
        let list = if book.table(table)? { &mut shapes } else { &mut left_out };
        list.push(shape);
    }
    let guide = guide::table(&shapes, &book.sheets, &left_out, language);
    (book.rows_per_sheet, book.room) = (MAX_ROWS, u64::MAX);
    book.table(guide)?;
    let bytes = book.file.save_to_buffer().map_err(refused)?;
    let left_out = left_out.iter().map(|shape| shape.name.clone()).collect();
    Ok(Workbook { bytes, sheets: book.sheets, left_out, problems: book.problems })
}

fn refused(error: XlsxError) -> WorkbookError {
    WorkbookError::Archive(io::Error::other(error))
}

/// A workbook that is being written.
struct Book<'a> {
    file: rust_xlsxwriter::Workbook,
    formats: &'a Formats,
    language: Language,
    rows_per_sheet: u64,
    /// How much more it can hold.
    room: u64,
    names: Names,
    sheets: Vec<Sheet>,
    problems: Problems,
}

impl<'a> Book<'a> {
    fn new(formats: &'a Formats, language: Language, rows_per_sheet: u64, room: u64) -> Result<Self, XlsxError> {
        let mut file = rust_xlsxwriter::Workbook::new();
        let (year, month, day) = NO_DAY;
        let day = ExcelDateTime::from_ymd(year, month, day)?;
        file.set_properties(&DocProperties::new().set_creation_datetime(&day));
        file.set_zip_compression_level(PACKING);
        let (row, column) = USUAL;
        file.set_default_format(&formats.plain, row, column)?;
        let (names, problems) = (Names::default(), Problems::default());
        Ok(Self { file, formats, language, rows_per_sheet, room, names, sheets: Vec::new(), problems })
    }

    /// Writes the sheets of a table, or none where there is no room for it: gives back whether it was written.
    fn table(&mut self, mut table: Table<'_>) -> Result<bool, WorkbookError> {
        let shape = table.shape;
        let n = shape.columns.len();
        if n > MAX_COLUMNS {
            return Err(WorkbookError::TooManyColumns { table: shape.name.clone(), n });
        }
        // The widths are those of the first rows.
        let sample: Vec<Vec<Cell>> = table.rows.by_ref().take(sheet::N_SAMPLE).collect();
        let layout = Layout::of(&shape.columns, &sample, self.formats, self.language);
        let mut rows = sample.into_iter().chain(table.rows).peekable();
        let (room, problems, mut n_rows) = (self.room, self.problems.clone(), Vec::new());
        loop {
            let n_before = n_rows.iter().sum();
            let Some(n) = self.sheet(&shape, &layout, &mut rows, n_before).map_err(refused)? else {
                self.file.worksheets_mut().truncate(self.sheets.len());
                (self.room, self.problems) = (room, problems);
                return Ok(false);
            };
            n_rows.push(n);
            if rows.peek().is_none() {
                self.name(&shape, &n_rows).map_err(refused)?;
                return Ok(true);
            }
        }
    }

    /// Writes one sheet; gives back how many rows there are on it, `None` where the room did not do.
    fn sheet(
        &mut self,
        shape: &Shape,
        layout: &Layout<'_>,
        rows: &mut dyn Iterator<Item = Vec<Cell>>,
        n_before: u64,
    ) -> Result<Option<u64>, XlsxError> {
        let sheet = self.file.add_worksheet();
        layout.head(sheet)?;
        let mut n_rows = 0;
        for cells in rows.take(usize::try_from(self.rows_per_sheet).unwrap_or(usize::MAX)) {
            n_rows += 1;
            let n = n_before + u64::from(n_rows);
            let cells = fitted(shape, n, cells, &mut self.problems);
            let Some(room) = self.room.checked_sub(sheet::size(&cells)) else { return Ok(None) };
            self.room = room;
            let mut note = |column: &Column, fault| self.problems.note(shape, n, Some(column), fault);
            layout.row(sheet, n_rows, &cells, &mut note)?;
        }
        layout.tail(sheet, n_rows)?;
        Ok(Some(u64::from(n_rows)))
    }

    /// Names the sheets of a table that was written, from how many rows each has.
    fn name(&mut self, shape: &Shape, n_rows: &[u64]) -> Result<(), XlsxError> {
        let unnamed = self.file.worksheets_mut().iter_mut().skip(self.sheets.len());
        for ((nth, n_rows), sheet) in (1..).zip(n_rows).zip(unnamed) {
            let name = self.names.next(shape.title.get(self.language), &shape.name, nth);
            sheet.set_name(&name)?;
            let table = (!guide::is_guide(shape)).then(|| shape.name.clone());
            self.sheets.push(Sheet { name, table, n_rows: *n_rows, is_continued: nth > 1 });
        }
        Ok(())
    }
}
