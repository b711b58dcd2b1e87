//! Tables as NDJSON: one JSON object a line, for programs that read a row at a time.
//!
//! Fields have the names and the order of the columns, an empty cell is `null`, and every text is exactly what it was:
//! no spreadsheet opens these files, so nothing is made harmless.

use std::io::{self, Write};

use super::table::{Cell, Problems, Table, fitted};
use super::written::{Counted, Written};

/// How much is gathered before it is passed on, in bytes.
const CHUNK: usize = 1 << 16;

/// Writes a table. Each line ends with LF.
///
/// # Errors
/// Only those of `out`.
pub fn write(table: Table<'_>, out: &mut dyn Write) -> io::Result<Written> {
    let mut out = Counted::new(out);
    let (mut n_rows, mut problems) = (0, Problems::default());
    let shape = table.shape;
    let names: Vec<String> = shape.columns.iter().map(|column| quoted(&column.name)).collect();
    let mut text = String::with_capacity(CHUNK);
    for cells in table.rows {
        n_rows += 1;
        let cells = fitted(&shape, n_rows, cells, &mut problems);
        let mut separator = "{";
        for (name, cell) in names.iter().zip(&cells) {
            text.extend([separator, name, ":"]);
            match cell {
                Cell::Text(words) => text.push_str(&quoted(words)),
                other => text.push_str(other.text().as_deref().unwrap_or("null")),
            }
            separator = ",";
        }
        text.push_str(if names.is_empty() { "{}\n" } else { "}\n" });
        if text.len() > CHUNK / 2 {
            out.write_all(text.as_bytes())?;
            text.clear();
        }
    }
    out.write_all(text.as_bytes())?;
    out.flush()?;
    Ok(out.written(n_rows, 0, problems))
}

/// A text as a JSON string.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
