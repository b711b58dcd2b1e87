//! A sheet: its header, its widths, its rows.

use std::borrow::Cow;

use rust_xlsxwriter::{DataValidation, Format, IgnoreError, Worksheet, XlsxError};

use super::formats::{Formats, is_text};
use super::names::is_mark;
use crate::desk::table::{Cell, Column, Fault};
use crate::language::Language;
use crate::questionnaire::Quantity;

/// How many rows the widths are taken from.
pub(super) const N_SAMPLE: usize = 200;
/// The longest text of a cell, in UTF-16 units.
const MAX_TEXT: usize = 32_767;
/// What stands at the end of a text that was cut.
const CUT_MARK: &str = " […]";
/// The longest prompt, in UTF-16 units.
const MAX_PROMPT: usize = 255;
/// The largest whole number that a spreadsheet keeps to the last digit.
const MAX_WHOLE: u64 = 999_999_999_999_999;
/// The narrowest and the widest column, and the widest that a header alone makes, in digits.
const WIDTHS: (usize, usize, usize) = (9, 60, 24);
/// How high a line is, in points, and how many lines a row can be high: Excel has 409 points.
const LINE: usize = 15;
const MAX_LINES: usize = 27;
/// Up to so many digits, a printed page is as wide as the sheet: the letters come to 60 % of their size.
const ON_A_PAGE: usize = 240;
/// A4, as printers number it.
const PAPER: u8 = 9;

/// What it takes to write a cell, in bytes: a number, an empty text, and each byte of a text.
const OF_NUMBER: u64 = 160;
const OF_TEXT: u64 = 250;
const OF_BYTE: u64 = 2;

/// How the sheets of a table look.
pub(super) struct Layout<'a> {
    columns: &'a [Column],
    widths: Vec<usize>,
    formats: &'a Formats,
    language: Language,
}

impl<'a> Layout<'a> {
    /// From the headers and the first rows. Thai marks above and below a letter take no width.
    pub(super) fn of(columns: &'a [Column], sample: &[Vec<Cell>], formats: &'a Formats, language: Language) -> Self {
        let (least, most, of_header) = WIDTHS;
        let width = |(n, column): (usize, &Column)| {
            let cells = sample.iter().filter_map(|row| row.get(n)?.text()).map(|text| wide(&text)).max();
            // Two more for the button of the filter.
            let header = (wide(column.title.get(language)) + 2).min(of_header);
            (cells.unwrap_or(0) + 1).max(header).clamp(least, most)
        };
        Self { columns, widths: columns.iter().enumerate().map(width).collect(), formats, language }
    }

    /// Writes everything but the rows: the header is one row, so that filters and sorting know what is what. Over each
    /// header, once its cell is chosen, stands the name of its field.
    pub(super) fn head(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        sheet.set_freeze_panes(1, 0)?.set_repeat_rows(0, 0)?;
        sheet.set_paper_size(PAPER).set_landscape().set_margins(0.5, 0.5, 0.6, 0.6, 0.3, 0.3);
        sheet.set_footer("&L&A&R&P / &N");
        if self.widths.iter().sum::<usize>() <= ON_A_PAGE {
            sheet.set_print_fit_to_pages(1, 0);
        }
        let titles = self.columns.iter().map(|column| column.title.get(self.language));
        let lines = titles.clone().zip(&self.widths).map(|(title, width)| n_lines(title, width.saturating_sub(2)));
        set_lines(sheet, 0, lines.max().unwrap_or(1))?;
        for (((n, column), title), width) in (0..).zip(self.columns).zip(titles).zip(&self.widths) {
            sheet.set_column_width(n, u8::try_from(*width).unwrap_or(u8::MAX))?;
            sheet.set_column_format(n, self.formats.of(column.kind))?;
            write_text(sheet, (0, n), title, Some(&self.formats.header))?;
            let name: String = column.name.chars().map(|c| if is_unwritable(c) { ' ' } else { c }).collect();
            let prompt = DataValidation::new().set_input_message(first_units(&name, MAX_PROMPT))?;
            sheet.add_data_validation(0, n, 0, n, &prompt)?;
        }
        Ok(())
    }

    /// Writes a row; `n` is its number on the sheet, the header being 0.
    pub(super) fn row(
        &self,
        sheet: &mut Worksheet,
        n: u32,
        cells: &[Cell],
        note: &mut dyn FnMut(&Column, Fault),
    ) -> Result<(), XlsxError> {
        let lines = cells.iter().zip(&self.widths).filter_map(|(cell, width)| match cell {
            Cell::Text(text) if text.contains('\n') => Some(n_lines(text, *width)),
            _ => None,
        });
        set_lines(sheet, n, lines.max().unwrap_or(1))?;
        for ((at, column), cell) in (0..).zip(self.columns).zip(cells) {
            match cell {
                Cell::Empty => {}
                Cell::Text(text) => {
                    let (text, cut) = fitting(text);
                    if let Some(n_cut) = cut {
                        note(column, Fault::Cut(n_cut));
                    }
                    write_text(sheet, (n, at), &text, self.own(column, &text))?;
                }
                Cell::YesNo(yes) => {
                    sheet.write_boolean(n, at, *yes)?;
                }
                Cell::Whole(whole) | Cell::Millionths(whole) if whole.unsigned_abs() > MAX_WHOLE => {
                    note(column, Fault::AsText);
                    let text = cell.text().unwrap_or_default();
                    write_text(sheet, (n, at), &text, self.own(column, &text))?;
                }
                // Both are exact, and so is the nearest number to their quotient.
                Cell::Whole(whole) => {
                    sheet.write_number(n, at, *whole as f64)?;
                }
                Cell::Millionths(millionths) => {
                    sheet.write_number(n, at, *millionths as f64 / Quantity::SCALE as f64)?;
                }
            }
        }
        Ok(())
    }

    /// Sets what depends on how many rows there are.
    pub(super) fn tail(&self, sheet: &mut Worksheet, n_rows: u32) -> Result<(), XlsxError> {
        let Some(last) = u16::try_from(self.columns.len()).ok().and_then(|n| n.checked_sub(1)) else { return Ok(()) };
        sheet.autofilter(0, 0, n_rows, last)?;
        // Codes of digits alone are meant as texts: no green corner asks about them.
        let texts = (0..).zip(self.columns).filter(|(_, column)| is_text(column.kind) && n_rows > 0);
        for (n, _) in texts {
            sheet.ignore_error_range(1, n, n_rows, n, IgnoreError::NumberStoredAsText)?;
        }
        Ok(())
    }

    /// The format of a text where it is not its column's.
    fn own(&self, column: &Column, text: &str) -> Option<&Format> {
        match text.contains('\n') {
            true => Some(&self.formats.lines),
            false => (!is_text(column.kind)).then_some(&self.formats.text),
        }
    }
}

/// About how many bytes are needed to write a row: measured on 64-bit machines, and rather too many where texts repeat.
/// In WebAssembly it is about three quarters of that.
pub(super) fn size(cells: &[Cell]) -> u64 {
    let of_cell = |cell: &Cell| match cell {
        Cell::Empty => 0,
        Cell::Text(text) => OF_TEXT + OF_BYTE * text.len() as u64,
        Cell::Whole(_) | Cell::Millionths(_) | Cell::YesNo(_) => OF_NUMBER,
    };
    cells.iter().map(of_cell).fold(0, u64::saturating_add)
}

/// Writes a text cell, which is never a formula; without a format it has that of its column.
fn write_text(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    text: &str,
    format: Option<&Format>,
) -> Result<(), XlsxError> {
    // The library takes a text like this for one with formats in it, already written as XML.
    let looks_rich = text.starts_with("<r>") && text.ends_with("</r>");
    let escaped = text.replace("_x", "_x005F_x");
    let rich = [(&Format::default(), escaped.as_str())];
    match format {
        Some(format) if looks_rich => sheet.write_rich_string_with_format(row, column, &rich, format),
        None if looks_rich => sheet.write_rich_string(row, column, &rich),
        Some(format) => sheet.write_string_with_format(row, column, text, format),
        None => sheet.write_string(row, column, text),
    }?;
    Ok(())
}

/// A text as a cell can hold it, and how many characters had to go. A line end is a line feed.
fn fitting(text: &str) -> (Cow<'_, str>, Option<usize>) {
    let text = if text.contains("\r\n") { text.replace("\r\n", "\n").into() } else { Cow::Borrowed(text) };
    if text.encode_utf16().count() <= MAX_TEXT {
        return (text, None);
    }
    let kept = first_units(&text, MAX_TEXT - CUT_MARK.encode_utf16().count());
    let n_cut = text.chars().count() - kept.chars().count();
    ([kept, CUT_MARK].concat().into(), Some(n_cut))
}

/// Sets the height of a row of several lines. It is told: not every program looks for it.
fn set_lines(sheet: &mut Worksheet, row: u32, n_lines: usize) -> Result<(), XlsxError> {
    if n_lines > 1 {
        let points = u16::try_from(LINE * n_lines.min(MAX_LINES)).unwrap_or(u16::MAX);
        sheet.set_row_height(row, points)?;
    }
    Ok(())
}

/// Whether XML has no place for a letter in an attribute.
pub(super) const fn is_unwritable(c: char) -> bool {
    matches!(c, '\0'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}')
}

/// About how many lines a text takes in a column.
fn n_lines(text: &str, width: usize) -> usize {
    text.lines().map(|line| wide(line).div_ceil(width.max(1)).max(1)).sum()
}

/// How wide a text is, in letters of its longest line.
fn wide(text: &str) -> usize {
    text.lines().map(|line| line.chars().filter(|c| !is_mark(*c)).count()).max().unwrap_or(0)
}

/// As much of a text as has room in so many UTF-16 units.
fn first_units(text: &str, limit: usize) -> &str {
    let mut n = 0;
    let end = text.char_indices().find(|(_, c)| {
        n += c.len_utf16();
        n > limit
    });
    end.map_or(text, |(at, _)| &text[..at])
}
