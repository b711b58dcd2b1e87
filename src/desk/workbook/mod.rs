//! Tables as an XLSX workbook (ECMA-376), for people.
//!
//! The parts of a workbook are written here and packed by the `zip` crate, each row as it comes: what is held is the
//! packed file, never a table. A text is always a text cell and nothing is ever a formula, so nothing needs an apostrophe.
//! No clock takes part, and the same tables give the same bytes.

mod guide;
mod names;
mod parts;
mod sheet;
mod xml;

use std::io::{self, Cursor, Write as _};
use std::rc::Rc;

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::table::{Cell, Column, Problems, Shape, Table, fitted};
use crate::language::Language;
use names::Names;
use parts::Tab;
use sheet::Layout;

/// A workbook.
#[derive(Clone, Debug)]
pub struct Workbook {
    /// The file.
    pub bytes: Vec<u8>,
    /// Its sheets, in order; the last one says what the others hold.
    pub sheets: Vec<Sheet>,
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
    /// The archive could not be written: a sheet of more than 4 GB before it is packed.
    Archive(io::Error),
}

/// The most columns of a sheet.
pub const MAX_COLUMNS: usize = 16_384;
/// The most rows of a table on one sheet: what Excel has, without the header.
pub const MAX_ROWS: u64 = 1_048_575;

/// How hard the archive is packed, 0 to 9: half the time of the usual 6, for a file a tenth larger.
const PACKING: i64 = 3;

/// Writes a workbook with a sheet for each table, and as many more as a table needs. Titles are in one language.
///
/// # Errors
/// [`WorkbookError`] where a sheet cannot hold a table at all.
pub fn write(tables: Vec<Table<'_>>, language: Language) -> Result<Workbook, WorkbookError> {
    write_in(tables, language, MAX_ROWS)
}

/// [`write()`] with sheets of at most so many rows (1 to [`MAX_ROWS`]), where a reader cannot hold more.
///
/// # Errors
/// As [`write()`].
pub fn write_in(tables: Vec<Table<'_>>, language: Language, rows_per_sheet: u64) -> Result<Workbook, WorkbookError> {
    let mut archive = Archive::new(language, rows_per_sheet.clamp(1, MAX_ROWS));
    let (path, text) = parts::first();
    archive.part(path, &text).map_err(WorkbookError::Archive)?;
    let mut shapes = Vec::new();
    for table in tables {
        shapes.push(table.shape.clone());
        archive.table(table)?;
    }
    let guide = guide::table(&shapes, &archive.sheets, language);
    archive.rows_per_sheet = MAX_ROWS;
    archive.table(guide)?;
    archive.finish().map_err(WorkbookError::Archive)
}

/// A workbook that is being written.
struct Archive {
    zip: ZipWriter<Cursor<Vec<u8>>>,
    language: Language,
    rows_per_sheet: u64,
    names: Names,
    tabs: Vec<Tab>,
    sheets: Vec<Sheet>,
    problems: Problems,
}

impl Archive {
    fn new(language: Language, rows_per_sheet: u64) -> Self {
        let zip = ZipWriter::new(Cursor::new(Vec::new()));
        let (names, problems) = (Names::default(), Problems::default());
        Self { zip, language, rows_per_sheet, names, tabs: Vec::new(), sheets: Vec::new(), problems }
    }

    /// Writes the sheets of a table.
    fn table(&mut self, mut table: Table<'_>) -> Result<(), WorkbookError> {
        let shape = table.shape;
        let n = shape.columns.len();
        if n > MAX_COLUMNS {
            return Err(WorkbookError::TooManyColumns { table: shape.name.clone(), n });
        }
        // The widths stand before the rows: they are taken from the first ones.
        let sample: Vec<Vec<Cell>> = table.rows.by_ref().take(sheet::N_SAMPLE).collect();
        let layout = Layout::of(&shape.columns, &sample, self.language);
        let mut rows = sample.into_iter().chain(table.rows).peekable();
        let (mut nth, mut n_before) = (1, 0);
        loop {
            let name = self.names.next(shape.title.get(self.language), &shape.name, nth);
            let n_rows = self.sheet(&name, &shape, &layout, &mut rows, n_before).map_err(WorkbookError::Archive)?;
            let table = (!guide::is_guide(&shape)).then(|| shape.name.clone());
            self.sheets.push(Sheet { name, table, n_rows, is_continued: nth > 1 });
            n_before += n_rows;
            nth += 1;
            if rows.peek().is_none() {
                return Ok(());
            }
        }
    }

    /// Writes one sheet; gives back how many rows there was room for.
    fn sheet(
        &mut self,
        name: &str,
        shape: &Shape,
        layout: &Layout,
        rows: &mut dyn Iterator<Item = Vec<Cell>>,
        n_before: u64,
    ) -> io::Result<u64> {
        self.begin(&parts::sheet_path(self.tabs.len() + 1))?;
        let mut text = layout.head(&shape.columns, self.language, self.tabs.is_empty());
        let mut n_rows = 0;
        for cells in rows.take(usize::try_from(self.rows_per_sheet).unwrap_or(usize::MAX)) {
            n_rows += 1;
            let cells = fitted(shape, n_before + n_rows, cells, &mut self.problems);
            let mut note = |column: &Column, fault| self.problems.note(shape, n_before + n_rows, Some(column), fault);
            layout.row(&mut text, n_rows + 1, &shape.columns, &cells, &mut note);
            if text.len() > 1 << 16 {
                self.zip.write_all(text.as_bytes())?;
                text.clear();
            }
        }
        let area = xml::area(shape.columns.len(), n_rows + 1);
        text.push_str(&layout.tail(&shape.columns, n_rows + 1));
        self.zip.write_all(text.as_bytes())?;
        self.tabs.push(Tab { name: name.to_owned(), area });
        Ok(n_rows)
    }

    /// Writes what holds the sheets together.
    fn finish(mut self) -> io::Result<Workbook> {
        for (path, text) in parts::rest(&self.tabs) {
            self.part(path, &text)?;
        }
        let bytes = self.zip.finish()?.into_inner();
        Ok(Workbook { bytes, sheets: self.sheets, problems: self.problems })
    }

    /// Writes a part as a whole.
    fn part(&mut self, path: &str, text: &str) -> io::Result<()> {
        self.begin(path)?;
        self.zip.write_all(text.as_bytes())
    }

    /// Begins a part. Every part has the same date, the first that an archive can have.
    fn begin(&mut self, path: &str) -> io::Result<()> {
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .compression_level(Some(PACKING))
            .last_modified_time(DateTime::DEFAULT);
        Ok(self.zip.start_file(path, options)?)
    }
}
