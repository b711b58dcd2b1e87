//! A table on the first sheet of a workbook (XLSX, XLSM) that holds something.

use std::io::Cursor;

use calamine::{DataRef, Dimensions, Reader, SheetType, SheetVisible, Xlsx, XlsxError};

use super::{Cells, Grid, GridError, MAX_UNPACKED_BYTES, Origin};
use crate::desk::archive::{Archive, Limits};

type Workbook<'a> = Xlsx<Cursor<&'a [u8]>>;

/// Reads the first sheet that holds something, hidden ones last.
pub(super) fn first_sheet(bytes: &[u8]) -> Result<Grid, GridError> {
    check_unpacked(bytes)?;
    let mut workbook: Workbook<'_> = Xlsx::new(Cursor::new(bytes)).map_err(|error| match error {
        XlsxError::Password => GridError::OldOrEncrypted,
        // A ZIP archive without what a workbook has: of another program, such as OpenDocument.
        XlsxError::FileNotFound(_) | XlsxError::RelationshipNotFound => GridError::OtherProgram,
        _ => GridError::Broken,
    })?;
    let sheets = workbook.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
    let mut names: Vec<(bool, String)> =
        sheets.map(|sheet| (sheet.visible != SheetVisible::Visible, sheet.name.clone())).collect();
    names.sort_by_key(|(is_hidden, _)| *is_hidden);
    let mut found: Option<(String, Cells)> = None;
    let mut n_others = 0;
    for (_, name) in names {
        if found.is_some() {
            n_others += usize::from(has_text(&mut workbook, &name));
            continue;
        }
        let cells = cells(&mut workbook, &name)?;
        if !cells.rows.is_empty() {
            found = Some((name, cells));
        }
    }
    let (name, mut cells) = found.ok_or(GridError::Empty)?;
    let width = cells.rows.iter().map(Vec::len).max().unwrap_or(0);
    for merged in workbook.merge_cells_by_sheet_name(&name).map_err(broken)? {
        fill(&mut cells, width, &merged)?;
    }
    Ok(Grid { rows: cells.rows, origin: Origin::Sheet { name, n_others } })
}

/// What a workbook unpacks to is held in memory. The reader of workbooks stops where a part is longer than its header
/// says, so the headers can be believed here.
fn check_unpacked(bytes: &[u8]) -> Result<(), GridError> {
    let archive = Archive::open(Cursor::new(bytes), &Limits::default()).map_err(|_| GridError::Broken)?;
    if !archive.is_whole() {
        return Err(GridError::Broken);
    }
    let max = u64::try_from(MAX_UNPACKED_BYTES).unwrap_or(u64::MAX);
    if archive.declared_bytes() > max { Err(GridError::TooLarge(MAX_UNPACKED_BYTES)) } else { Ok(()) }
}

fn cells(workbook: &mut Workbook<'_>, name: &str) -> Result<Cells, GridError> {
    let mut cells = Cells::default();
    let mut reader = workbook.worksheet_cells_reader(name).map_err(broken)?;
    while let Some(cell) = reader.next_cell().map_err(broken)? {
        let (row, column) = cell.get_position();
        cells.put(position(row), position(column), &seen(cell.get_value()))?;
    }
    Ok(cells)
}

/// Whether a sheet holds something; one that cannot be read does not.
fn has_text(workbook: &mut Workbook<'_>, name: &str) -> bool {
    let Ok(mut reader) = workbook.worksheet_cells_reader(name) else { return false };
    while let Ok(Some(cell)) = reader.next_cell() {
        if !seen(cell.get_value()).trim().is_empty() {
            return true;
        }
    }
    false
}

fn position(n: u32) -> usize {
    usize::try_from(n).unwrap_or(usize::MAX)
}

fn broken(_: XlsxError) -> GridError {
    GridError::Broken
}

/// A value as a person sees it.
fn seen(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Empty => String::new(),
        DataRef::Int(n) => n.to_string(),
        DataRef::Float(n) => n.to_string(),
        DataRef::Bool(true) => "TRUE".into(),
        DataRef::Bool(false) => "FALSE".into(),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::SharedString(text) => (*text).into(),
        DataRef::Error(error) => error.to_string(),
        DataRef::DateTime(moment) if moment.is_duration() => moment.as_f64().to_string(),
        DataRef::DateTime(moment) => {
            let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
            let date = format!("{year:04}-{month:02}-{day:02}");
            if (hour, minute, second) == (0, 0, 0) { date } else { format!("{date} {hour:02}:{minute:02}:{second:02}") }
        }
    }
}

/// Writes what stands in the first of merged cells into all of them, as far as the table goes.
fn fill(cells: &mut Cells, width: usize, merged: &Dimensions) -> Result<(), GridError> {
    let (top, left) = (position(merged.start.0), position(merged.start.1));
    let text = cells.get(top, left).to_owned();
    if text.is_empty() {
        return Ok(());
    }
    let bottom = position(merged.end.0).saturating_add(1).min(cells.rows.len());
    let right = position(merged.end.1).saturating_add(1).min(width);
    for row in top..bottom {
        for column in left..right {
            if (row, column) != (top, left) {
                cells.put(row, column, &text)?;
            }
        }
    }
    Ok(())
}
