//! A table in a text: which alphabet, what stands between cells.

use std::borrow::Cow;

use encoding_rs::{Encoding, WINDOWS_874};

use super::{Alphabet, Cells, Grid, GridError, Origin};

/// What may stand between cells; of two that fit alike, the first.
const DELIMITERS: [u8; 3] = [b'\t', b';', b','];
/// How many rows are looked at to find out.
const SAMPLE: usize = 50;

/// Reads a table out of a text.
pub(super) fn table(bytes: &[u8]) -> Result<Grid, GridError> {
    let (text, alphabet) = decoded(bytes);
    if text.chars().any(|c| c.is_control() && !c.is_whitespace() && c != '\u{1A}') {
        return Err(if is_of_other_program(bytes) { GridError::OtherProgram } else { GridError::NotATable });
    }
    // Excel writes which character stands between cells, where it is not the one of the country.
    let (said, text) = match text.strip_prefix("sep=").and_then(|rest| rest.split_once('\n')) {
        Some((said, rest)) => (said.bytes().next().filter(|said| DELIMITERS.contains(said)), rest),
        None => (None, &*text),
    };
    let first_row = usize::from(said.is_some());
    let text = one_line_end(text);
    // A quotation mark that nothing closes would take in all the lines behind it.
    let has_quoting = text.matches('"').count().is_multiple_of(2);
    let text = with_empty_lines(&text, has_quoting);
    let delimiter = said.or_else(|| found_out(&text, has_quoting));
    let mut cells = Cells::default();
    for (row, record) in
        reader(delimiter.unwrap_or(0x1F), has_quoting).from_reader(text.as_bytes()).records().enumerate()
    {
        let record = record.map_err(|_| GridError::NotATable)?;
        for (column, cell) in record.iter().enumerate() {
            cells.put(first_row + row, column, cell)?;
        }
    }
    Ok(Grid { rows: cells.rows, origin: Origin::Text(alphabet, delimiter.map(char::from)) })
}

fn decoded(bytes: &[u8]) -> (Cow<'_, str>, Alphabet) {
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        let alphabet = if encoding == encoding_rs::UTF_8 { Alphabet::Utf8 } else { Alphabet::Utf16 };
        return (encoding.decode_without_bom_handling(&bytes[length..]).0, alphabet);
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => (text.into(), Alphabet::Utf8),
        Err(_) => (WINDOWS_874.decode_without_bom_handling(bytes).0, Alphabet::Windows874),
    }
}

fn is_of_other_program(bytes: &[u8]) -> bool {
    [&b"%PDF"[..], b"{\\rtf", b"\x89PNG", b"\xFF\xD8\xFF"].iter().any(|first| bytes.starts_with(first))
}

fn one_line_end(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n").trim_end_matches('\u{1A}').into()
}

/// The reader passes over empty lines; with a cell on each of them, rows keep the numbers that a person sees.
fn with_empty_lines(text: &str, has_quoting: bool) -> String {
    let mut filled = String::with_capacity(text.len());
    let mut is_quoted = false;
    for line in text.split_inclusive('\n') {
        if line == "\n" && !is_quoted {
            filled.push(' ');
        }
        is_quoted ^= has_quoting && !line.matches('"').count().is_multiple_of(2);
        filled.push_str(line);
    }
    filled
}

fn reader(delimiter: u8, has_quoting: bool) -> csv::ReaderBuilder {
    let mut reader = csv::ReaderBuilder::new();
    reader.delimiter(delimiter).has_headers(false).flexible(true).quoting(has_quoting);
    reader
}

/// The character that parts most rows into equally many cells; `None` if most rows are one cell whatever is tried.
fn found_out(text: &str, has_quoting: bool) -> Option<u8> {
    let fit = |delimiter: u8| {
        let mut reader = reader(delimiter, has_quoting).from_reader(text.as_bytes());
        let filled = reader.records().flatten().filter(|record| record.iter().any(|cell| !cell.trim().is_empty()));
        let widths: Vec<usize> = filled.take(SAMPLE).map(|record| record.len()).collect();
        if widths.is_empty() {
            return Some((0, 0));
        }
        let share_alike = |width: usize| widths.iter().filter(|other| **other == width).count() * 100 / widths.len();
        let parted = widths.iter().copied().filter(|width| *width > 1);
        let n_parted = parted.clone().count();
        let (alike, width) = parted.map(|width| (share_alike(width), width)).max()?;
        (n_parted * 2 >= widths.len()).then_some((alike, width))
    };
    let fits = DELIMITERS.into_iter().filter_map(|delimiter| Some((fit(delimiter)?, delimiter)));
    fits.rev().max_by_key(|(fit, _)| *fit).map(|(_, delimiter)| delimiter)
}
