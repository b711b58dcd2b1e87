//! What other programs make of our tables: openpyxl reads the workbook, the tool of the standard the data package.
//!
//! The interpreter is that of `PHROM_PYTHON`, or the one that the set-up script made.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test that cannot be set up has failed")]

mod support;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::rc::Rc;

use phrom::desk::csv::{self, ByteOrderMark};
use phrom::desk::package::{Format, Package, Resource, description};
use phrom::desk::table::{Cell, ColumnKind, Shape};
use phrom::desk::{ndjson, workbook};
use phrom::language::Language;
use serde_json::{Value as Json, json};
use support::tables::{rows, shape, table, text};

fn python() -> PathBuf {
    let of_setup = Path::new(env!("CARGO_MANIFEST_DIR")).join(".tools/python/bin/python");
    let python = std::env::var_os("PHROM_PYTHON").map_or(of_setup, PathBuf::from);
    assert!(python.exists(), "{} is not there. Run: scripts/setup.sh test", python.display());
    python
}

/// An empty folder of this test's own.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// A cell as a reader of workbooks should find it: numbers as numbers, nothing for an empty one.
fn expected(cell: &Cell) -> Json {
    match cell {
        Cell::Empty => Json::Null,
        Cell::Text(text) => Json::from(&**text),
        Cell::YesNo(yes) => Json::from(*yes),
        number => serde_json::from_str(&number.text().unwrap()).unwrap(),
    }
}

fn expected_sheet(name: &str, shape: &Shape, rows: &[Vec<Cell>]) -> Json {
    let format = |kind| match kind {
        ColumnKind::Text | ColumnKind::Moment => "@",
        ColumnKind::Whole => "0",
        ColumnKind::Figure => "0.0",
        ColumnKind::Number => "General",
        ColumnKind::YesNo => r#""TRUE";"TRUE";"FALSE""#,
    };
    json!({
        "name": name,
        "titles": shape.columns.iter().map(|column| &*column.title.th).collect::<Vec<_>>(),
        "fields": shape.columns.iter().map(|column| &*column.name).collect::<Vec<_>>(),
        "formats": shape.columns.iter().map(|column| format(column.kind)).collect::<Vec<_>>(),
        "rows": rows.iter().map(|row| row.iter().map(expected).collect()).collect::<Vec<Vec<Json>>>(),
    })
}

fn write_workbook(folder: &Path, shape: &Rc<Shape>, rows: &[Vec<Cell>]) {
    let tables = vec![table(shape, rows), table(shape, &rows[..3])];
    let workbook = workbook::write_in(tables, Language::Thai, 12, workbook::MAX_SIZE).unwrap();
    fs::write(folder.join("workbook.xlsx"), &workbook.bytes).unwrap();
    let parts = [&rows[..12], &rows[12..], &rows[..3]];
    let sheets: Vec<Json> =
        workbook.sheets.iter().zip(parts).map(|(sheet, rows)| expected_sheet(&sheet.name, shape, rows)).collect();
    fs::write(folder.join("expected.json"), json!({ "sheets": sheets }).to_string()).unwrap();
}

fn write_package(folder: &Path, shape: &Rc<Shape>, rows: &[Vec<Cell>], mark: ByteOrderMark) {
    let resource = |format| {
        let mut out = Vec::new();
        let written = match format {
            Format::Csv => csv::write(table(shape, rows), mark, &mut out).unwrap(),
            Format::Ndjson => ndjson::write(table(shape, rows), &mut out).unwrap(),
        };
        let resource = Resource { shape: shape.clone(), format, written };
        fs::write(folder.join(resource.path()), out).unwrap();
        resource
    };
    let resources = vec![resource(Format::Csv), resource(Format::Ndjson)];
    let (title, about) = (text("ผลการประเมินของจังหวัด", "Results of the province"), text("ทดสอบ", "A test"));
    let package = Package { name: "province".into(), title, about, resources };
    fs::write(folder.join("datapackage.json"), description(&package)).unwrap();
}

#[track_caller]
fn check(name: &str, mark: ByteOrderMark) {
    let (folder, shape, rows) = (folder(name), shape("agencies"), rows());
    write_workbook(&folder, &shape, &rows);
    write_package(&folder, &shape, &rows, mark);
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/python/check_tables.py");
    let ran = Command::new(python()).arg(script).arg(&folder).output().unwrap();
    let said = [ran.stdout, ran.stderr].concat();
    assert!(ran.status.success(), "{}:\n{}", folder.display(), String::from_utf8_lossy(&said));
}

#[test]
fn other_programs_read_what_was_written_and_find_what_is_broken() {
    check("tables", ByteOrderMark::Without);
}

#[test]
fn a_byte_order_mark_does_not_disturb_them() {
    check("tables-marked", ByteOrderMark::With);
}
