//! What is pasted from a spreadsheet: rows of a table by their names.

use std::rc::Rc;

use super::row::Row;
use super::value::Value;
use crate::questionnaire::Table;

/// What became of a pasted text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pasted {
    /// A row for each name, as many as there is room for.
    pub rows: Vec<Rc<Row>>,
    /// The names that there was no room for, a line each.
    pub rest: String,
}

/// The longest name, in characters; more is a text that was pasted by mistake.
const NAME_LIMIT: usize = 500;

/// Takes the first filled cell of each line as the name of a row. Cells are apart by tabs; one with a tab, a line end or a
/// quotation mark inside stands in quotation marks, as spreadsheets write it. Empty lines are passed over.
#[inline(never)]
pub fn pasted(text: &str, table: &Table, n_rows: usize) -> Pasted {
    let Some(name) = table.name.as_ref().or_else(|| table.columns.first().map(|column| &column.id)) else {
        return Pasted::default();
    };
    let mut room = usize::try_from(table.max).unwrap_or(usize::MAX).saturating_sub(n_rows);
    let mut pasted = Pasted::default();
    // A quotation mark that nothing closes would take in all the lines behind it.
    let has_quoting = text.matches('"').count().is_multiple_of(2);
    let mut lines = csv::ReaderBuilder::new()
        .delimiter(b'\t')
        .has_headers(false)
        .flexible(true)
        .quoting(has_quoting)
        .from_reader(text.as_bytes());
    for line in lines.records().flatten() {
        let names = line.iter().map(|cell| cell.split_whitespace().collect::<Vec<_>>().join(" "));
        let Some(found) = names.into_iter().find(|name| !name.is_empty()) else { continue };
        let found: String = found.chars().take(NAME_LIMIT).collect();
        match room {
            0 => {
                pasted.rest.push_str(&found);
                pasted.rest.push('\n');
            }
            _ => {
                room -= 1;
                pasted.rows.push(Rc::new(Row::default().with(name, Some(Value::Text(found.into())))));
            }
        }
    }
    pasted
}
