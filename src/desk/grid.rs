//! A table of text cells out of the file of a stranger: comma-separated text in whatever alphabet, or a workbook.
//!
//! What a person sees is what is given: a number without its needless ".0", a date as a date, a formula by what it
//! came to, and merged cells filled with what stands in the first of them.

mod sheet;
mod text;

/// A table as text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grid {
    /// Row by row, empty ones too: the position is the number that a person sees, less one. No row ends in empty cells,
    /// and no cell begins or ends with white space.
    pub rows: Vec<Vec<String>>,
    /// How its text was written, or on which sheet it stands.
    pub origin: Origin,
}

/// Where a table comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// Text, in this alphabet and with this character between cells; without one, each line is a cell.
    Text(Alphabet, Option<char>),
    /// The first sheet of a workbook that holds something.
    Sheet {
        /// Its name.
        name: String,
        /// How many other sheets hold something too.
        n_others: usize,
    },
}

impl Default for Origin {
    fn default() -> Self {
        Self::Text(Alphabet::Utf8, None)
    }
}

/// How letters were written as bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Alphabet {
    /// UTF-8.
    Utf8,
    /// UTF-16, as its first bytes say.
    Utf16,
    /// Windows-874, which holds TIS-620: what is neither of the others.
    Windows874,
}

/// Why there is no table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GridError {
    /// Nothing stands in it.
    Empty,
    /// It has more bytes than this, or would have them once it is unpacked.
    TooLarge(usize),
    /// It has more rows than this.
    TooManyRows(usize),
    /// It has more columns than this.
    TooManyColumns(usize),
    /// It is locked with a password, or a workbook of Excel 97 to 2003: the two look alike from outside.
    OldOrEncrypted,
    /// It is a file of another program, which can save it as XLSX or CSV.
    OtherProgram,
    /// It is no text and no workbook.
    NotATable,
    /// It is a workbook that does not hold together.
    Broken,
}

/// The most bytes of a file.
pub const MAX_BYTES: usize = 20 << 20;
/// The most bytes of a workbook once it is unpacked, and of the text of a table.
pub const MAX_UNPACKED_BYTES: usize = 128 << 20;
/// The most rows.
pub const MAX_ROWS: usize = 200_000;
/// The most columns.
pub const MAX_COLUMNS: usize = 200;

/// Reads a table.
///
/// # Errors
/// [`GridError`].
pub fn read(bytes: &[u8]) -> Result<Grid, GridError> {
    if bytes.len() > MAX_BYTES {
        return Err(GridError::TooLarge(MAX_BYTES));
    }
    let mut grid = match bytes {
        [b'P', b'K', 3 | 5, ..] => sheet::first_sheet(bytes)?,
        [0xD0, 0xCF, 0x11, 0xE0, ..] => return Err(GridError::OldOrEncrypted),
        _ => text::table(bytes)?,
    };
    let is_filled = |row: &Vec<String>| !row.is_empty();
    grid.rows.truncate(grid.rows.iter().rposition(is_filled).map_or(0, |last| last + 1));
    if grid.rows.is_empty() { Err(GridError::Empty) } else { Ok(grid) }
}

/// The cells of a table while it is read, within the limits.
#[derive(Default)]
struct Cells {
    rows: Vec<Vec<String>>,
    n_bytes: usize,
}

impl Cells {
    /// Writes a text into a cell; an empty one takes no room.
    fn put(&mut self, row: usize, column: usize, text: &str) -> Result<(), GridError> {
        let text = text.trim_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}');
        if text.is_empty() {
            return Ok(());
        }
        if row >= MAX_ROWS {
            return Err(GridError::TooManyRows(MAX_ROWS));
        }
        if column >= MAX_COLUMNS {
            return Err(GridError::TooManyColumns(MAX_COLUMNS));
        }
        // Empty cells before it cost memory too.
        self.n_bytes += text.len() + size_of::<String>();
        if self.n_bytes > MAX_UNPACKED_BYTES {
            return Err(GridError::TooLarge(MAX_UNPACKED_BYTES));
        }
        if self.rows.len() <= row {
            self.rows.resize_with(row + 1, Vec::new);
        }
        let cells = &mut self.rows[row];
        if cells.len() <= column {
            self.n_bytes += (column - cells.len()) * size_of::<String>();
            cells.resize_with(column + 1, String::new);
        }
        cells[column] = text.into();
        Ok(())
    }

    /// What stands in a cell.
    fn get(&self, row: usize, column: usize) -> &str {
        self.rows.get(row).and_then(|cells| cells.get(column)).map_or("", String::as_str)
    }
}
