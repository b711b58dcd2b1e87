//! A sheet: its header, its widths, its rows.

use std::fmt::Write as _;

use super::names::is_mark;
use super::xml::{area, letters, push_text};
use crate::desk::table::{Cell, Column, ColumnKind, Fault};
use crate::language::Language;

/// How many rows the widths are taken from.
pub(super) const N_SAMPLE: usize = 200;
/// The longest text of a cell, in UTF-16 units.
const MAX_TEXT: usize = 32_767;
/// What stands at the end of a text that was cut.
const CUT_MARK: &str = " […]";
/// The largest whole number that a spreadsheet keeps to the last digit.
const MAX_WHOLE: u64 = 999_999_999_999_999;
/// The narrowest and the widest column, and the widest that a header alone makes, in digits.
const WIDTHS: (usize, usize, usize) = (9, 60, 24);
/// How high a line is, in points, and how many lines a row can be high: Excel has 409 points.
const LINE: usize = 15;
const MAX_LINES: usize = 27;
/// Up to so many columns, a printed page is as wide as the sheet.
const N_ON_A_PAGE: usize = 14;

/// How wide the columns of a table are.
pub(super) struct Layout {
    widths: Vec<usize>,
}

/// Formats by their place in the styles of [`super::parts`].
const HEADER: u8 = 1;
const LINES: u8 = 6;
const fn style(kind: ColumnKind) -> u8 {
    match kind {
        ColumnKind::Text | ColumnKind::Moment => 2,
        ColumnKind::Whole => 3,
        ColumnKind::Figure => 4,
        ColumnKind::Number | ColumnKind::YesNo => 5,
    }
}

/// A text of several lines is shown with all of them; one of one line stays on one, however long it is.
fn of_text(text: &str) -> u8 {
    if text.contains('\n') { LINES } else { style(ColumnKind::Text) }
}

impl Layout {
    /// From the headers and the first rows. Thai marks above and below a letter take no width.
    pub(super) fn of(columns: &[Column], sample: &[Vec<Cell>], language: Language) -> Self {
        let (least, most, of_header) = WIDTHS;
        let width = |(n, column): (usize, &Column)| {
            let cells = sample.iter().filter_map(|row| row.get(n)?.text()).map(|text| wide(&text)).max();
            // Two more for the button of the filter.
            let header = (wide(column.title.get(language)) + 2).min(of_header);
            (cells.unwrap_or(0) + 1).max(header).clamp(least, most)
        };
        Self { widths: columns.iter().enumerate().map(width).collect() }
    }

    /// Everything up to the rows, with the header: one row, so that filters and sorting know what is what.
    pub(super) fn head(&self, columns: &[Column], language: Language, is_first: bool) -> String {
        let mut out = String::from(super::parts::DECLARATION);
        out.push_str(r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">"#);
        if columns.len() <= N_ON_A_PAGE {
            out.push_str(r#"<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>"#);
        }
        let selected = if is_first { r#" tabSelected="1""# } else { "" };
        let _ = write!(out, r#"<sheetViews><sheetView{selected} workbookViewId="0">"#);
        let below = letters(0);
        let _ = write!(out, r#"<pane ySplit="1" topLeftCell="{below}2" activePane="bottomLeft" state="frozen"/>"#);
        out.push_str(
            r#"<selection pane="bottomLeft"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/>"#,
        );
        if !columns.is_empty() {
            out.push_str("<cols>");
            for (n, width) in self.widths.iter().enumerate() {
                let n = n + 1;
                let _ = write!(out, r#"<col min="{n}" max="{n}" width="{width}" customWidth="1"/>"#);
            }
            out.push_str("</cols>");
        }
        out.push_str("<sheetData>");
        let lines = columns.iter().zip(&self.widths);
        let lines = lines.map(|(column, width)| n_lines(column.title.get(language), width.saturating_sub(2)));
        push_row(&mut out, 1, lines.max().unwrap_or(1));
        for (n, column) in columns.iter().enumerate() {
            push_string(&mut out, &letters(n), 1, HEADER, column.title.get(language));
        }
        out.push_str("</row>");
        out
    }

    /// Adds a row; `n` is its number on the sheet, from 1.
    pub(super) fn row(
        &self,
        out: &mut String,
        n: u64,
        columns: &[Column],
        cells: &[Cell],
        note: &mut dyn FnMut(&Column, Fault),
    ) {
        let lines = cells.iter().zip(&self.widths).filter_map(|(cell, width)| match cell {
            Cell::Text(text) if text.contains('\n') => Some(n_lines(text, *width)),
            _ => None,
        });
        push_row(out, n, lines.max().unwrap_or(1));
        for (at, (cell, column)) in cells.iter().zip(columns).enumerate() {
            let place = letters(at);
            let style = style(column.kind);
            match cell {
                Cell::Empty => {}
                Cell::Text(text) if text.encode_utf16().count() > MAX_TEXT => {
                    let kept = first_units(text, MAX_TEXT - CUT_MARK.encode_utf16().count());
                    note(column, Fault::Cut(text.chars().count() - kept.chars().count()));
                    push_string(out, &place, n, of_text(kept), &[kept, CUT_MARK].concat());
                }
                Cell::Text(text) => push_string(out, &place, n, of_text(text), text),
                Cell::YesNo(yes) => {
                    let _ = write!(out, r#"<c r="{place}{n}" s="{style}" t="b"><v>{}</v></c>"#, u8::from(*yes));
                }
                Cell::Whole(whole) | Cell::Millionths(whole) if whole.unsigned_abs() > MAX_WHOLE => {
                    note(column, Fault::AsText);
                    push_string(out, &place, n, of_text(""), &cell.text().unwrap_or_default());
                }
                Cell::Whole(_) | Cell::Millionths(_) => {
                    let number = cell.text().unwrap_or_default();
                    let _ = write!(out, r#"<c r="{place}{n}" s="{style}"><v>{number}</v></c>"#);
                }
            }
        }
        out.push_str("</row>");
    }

    /// Everything behind the rows. Over each header, once its cell is chosen, stands the name of its field.
    pub(super) fn tail(&self, columns: &[Column], n_rows: u64) -> String {
        let mut out = String::from("</sheetData>");
        if !columns.is_empty() {
            let _ = write!(out, r#"<autoFilter ref="{}"/>"#, area(columns.len(), n_rows).replace('$', ""));
            let _ = write!(out, r#"<dataValidations count="{}">"#, columns.len());
            for (n, column) in columns.iter().enumerate() {
                out.push_str(r#"<dataValidation allowBlank="1" showInputMessage="1" prompt=""#);
                push_text(&mut out, first_units(&column.name, 255));
                let _ = write!(out, r#"" sqref="{}1"/>"#, letters(n));
            }
            out.push_str("</dataValidations>");
        }
        out.push_str(r#"<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>"#);
        let fit = if columns.len() <= N_ON_A_PAGE { r#" fitToHeight="0""# } else { "" };
        let _ = write!(out, r#"<pageSetup paperSize="9"{fit} orientation="landscape"/>"#);
        out.push_str("<headerFooter><oddFooter>&amp;L&amp;A&amp;R&amp;P / &amp;N</oddFooter></headerFooter>");
        // Codes of digits alone are meant as texts: no green corner asks about them.
        let is_text = |column: &Column| style(column.kind) == style(ColumnKind::Text);
        let texts = columns.iter().enumerate().filter(|(_, column)| is_text(column));
        let places: Vec<String> = texts.map(|(n, _)| format!("{0}2:{0}{n_rows}", letters(n))).collect();
        if n_rows > 1 && !places.is_empty() {
            let places = places.join(" ");
            let _ = write!(
                out,
                r#"<ignoredErrors><ignoredError sqref="{places}" numberStoredAsText="1"/></ignoredErrors>"#
            );
        }
        out.push_str("</worksheet>");
        out
    }
}

/// A text in its cell, not in a table of texts beside the sheet: rows are written as they come.
fn push_string(out: &mut String, place: &str, n: u64, style: u8, text: &str) {
    let _ = write!(out, r#"<c r="{place}{n}" s="{style}" t="inlineStr"><is><t xml:space="preserve">"#);
    push_text(out, text);
    out.push_str("</t></is></c>");
}

/// Begins a row. Its height is told: not every program looks for it.
fn push_row(out: &mut String, n: u64, n_lines: usize) {
    let _ = match n_lines {
        0 | 1 => write!(out, r#"<row r="{n}">"#),
        _ => write!(out, r#"<row r="{n}" ht="{}" customHeight="1">"#, LINE * n_lines.min(MAX_LINES)),
    };
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
