//! A workbook as its parts stand in the archive: same bytes each time, sheets that go on, texts that stay texts.
//!
//! What another program reads from it is looked at in `desk_python.rs`.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test that cannot be set up has failed")]

mod support;

use std::io::{Cursor, Read as _};
use std::rc::Rc;

use phrom::desk::table::{Cell, Column, Fault, Shape, Table};
use phrom::desk::workbook::{self, MAX_COLUMNS, MAX_SIZE, Workbook, WorkbookError};
use phrom::language::Language;
use scraper::{Html, Selector};
use support::tables::{KINDS, TEXTS, rows, shape, table, text};

fn written(rows: &[Vec<Cell>]) -> Workbook {
    workbook::write(vec![table(&shape("agencies"), rows)], Language::Thai).unwrap()
}

/// A part of the archive.
#[track_caller]
fn part(workbook: &Workbook, path: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(&workbook.bytes)).unwrap();
    let mut text = String::new();
    archive.by_name(path).unwrap().read_to_string(&mut text).unwrap();
    text
}

/// The texts that a selector finds in a part. The reader is one of HTML, which is enough for what is written here.
fn texts(part: &str, selector: &str) -> Vec<String> {
    let selector = Selector::parse(selector).unwrap();
    Html::parse_document(part).select(&selector).map(|found| found.text().collect()).collect()
}

/// The texts of the cells that a selector finds on the nth sheet, from 1. Texts stand in a part of their own.
fn cells(workbook: &Workbook, n: usize, selector: &str) -> Vec<String> {
    let shared = texts(&part(workbook, "xl/sharedStrings.xml"), "si");
    let sheet = Html::parse_document(&part(workbook, &format!("xl/worksheets/sheet{n}.xml")));
    let selector = Selector::parse(selector).unwrap();
    let said = |cell: scraper::ElementRef<'_>| {
        let value: String = cell.text().collect();
        if cell.attr("t") == Some("s") { shared[value.parse::<usize>().unwrap()].clone() } else { value }
    };
    sheet.select(&selector).map(said).collect()
}

#[test]
fn the_same_tables_give_the_same_bytes() {
    assert_eq!(written(&rows()).bytes, written(&rows()).bytes);
}

#[test]
fn every_part_has_the_first_date_of_all() {
    let workbook = written(&rows());
    let mut archive = zip::ZipArchive::new(Cursor::new(&workbook.bytes)).unwrap();
    for n in 0..archive.len() {
        assert_eq!(archive.by_index(n).unwrap().last_modified(), Some(zip::DateTime::DEFAULT));
    }
}

#[test]
fn no_clock_is_told() {
    let core = part(&written(&rows()), "docProps/core.xml");
    assert_eq!(texts(&core, "dcterms\\:created, dcterms\\:modified"), ["1980-01-01T00:00:00Z"; 2]);
}

#[test]
fn texts_are_texts_and_numbers_are_exact() {
    let workbook = written(&rows());
    let sheet = part(&workbook, "xl/worksheets/sheet1.xml");
    for formula in ["<f>", "<f ", "t=\"str\""] {
        assert!(!sheet.contains(formula), "{formula}");
    }
    let names = cells(&workbook, 1, "c[r^=B]");
    let expected = TEXTS.map(|text| text.replace("_x0041_", "_x005F_x0041_"));
    assert_eq!(names[1..], expected, "no apostrophe: a text cell is never a formula");
    assert_eq!(cells(&workbook, 1, "c[r=D3]"), ["45.833333"]);
    assert_eq!(cells(&workbook, 1, "c[r=A3]"), ["00001"]);
    assert!(cells(&workbook, 1, "c[r=B18]").is_empty(), "an empty cell is not there");
}

#[test]
fn a_text_that_looks_like_a_format_is_a_text() {
    let mut rows = rows()[..2].to_vec();
    rows[0][1] = Cell::Text("<r><t>ก</t></r>".into());
    rows[1][1] = Cell::Text("<r>_x0041_ &amp;\n</r>".into());
    let found = cells(&written(&rows), 1, "c[r^=B]");
    assert_eq!(found[1..], ["<r><t>ก</t></r>", "<r>_x005F_x0041_ &amp;\n</r>"]);
}

#[test]
fn the_header_is_one_frozen_row_with_a_filter_and_the_names_of_the_fields() {
    let workbook = written(&rows());
    let sheet = part(&workbook, "xl/worksheets/sheet1.xml");
    assert!(sheet.contains(r#"<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>"#));
    assert!(sheet.contains(r#"<autoFilter ref="A1:G18"/>"#));
    assert_eq!(cells(&workbook, 1, "row[r='1'] c"), KINDS.map(|(_, title, _)| title));
    for (name, ..) in KINDS {
        assert!(sheet.contains(&format!(r#"prompt="{name}""#)), "{name}");
    }
}

/// The heights of the rows that have their own, by number.
fn heights(workbook: &Workbook) -> Vec<(String, String)> {
    let sheet = Html::parse_document(&part(workbook, "xl/worksheets/sheet1.xml"));
    let rows = Selector::parse("row[customheight='1']").unwrap();
    let attribute = |row: scraper::ElementRef<'_>, name| row.attr(name).unwrap().to_owned();
    sheet.select(&rows).map(|row| (attribute(row, "r"), attribute(row, "ht"))).collect()
}

#[test]
fn a_row_is_as_high_as_its_text_has_lines() {
    assert_eq!(heights(&written(&rows())), [("3".to_owned(), "30".to_owned())], "two lines");
    let mut shape = (*shape("agencies")).clone();
    shape.columns[2].title = text(&"จำนวนคำตอบ".repeat(5), "Answers");
    let workbook = workbook::write(vec![table(&shape.into(), &rows())], Language::Thai).unwrap();
    let head = ("1".to_owned(), "45".to_owned());
    assert_eq!(heights(&workbook)[0], head, "50 letters in a column of 22 and a button");
}

#[test]
fn what_one_sheet_cannot_hold_goes_on_in_the_next() {
    let rows = rows();
    let tables = vec![table(&shape("agencies"), &rows), table(&shape("others"), &[])];
    let workbook = workbook::write_in(tables, Language::English, 8, MAX_SIZE).unwrap();
    let found: Vec<_> =
        workbook.sheets.iter().map(|s| (&*s.name, s.table.as_deref(), s.n_rows, s.is_continued)).collect();
    let expected = [
        ("Agencies", Some("agencies"), 8, false),
        ("Agencies 2", Some("agencies"), 8, true),
        ("Agencies 3", Some("agencies"), 1, true),
        ("Agencies 4", Some("others"), 0, false),
    ];
    assert_eq!(found[..4], expected);
    assert_eq!(found[4].0, "About");
    assert!(cells(&workbook, 5, "c").contains(&"Goes on from sheet “Agencies 2”".into()));
    assert_eq!(cells(&workbook, 2, "row[r='1'] c"), KINDS.map(|(name, ..)| name));
    assert_eq!(cells(&workbook, 2, "c[r=A2]"), ["00008"]);
}

#[test]
fn a_table_that_is_too_large_is_left_out_and_the_last_sheet_says_so() {
    let mut large = vec![rows()[0].clone(); 200];
    large[0].pop();
    let rows = rows();
    let tables = vec![table(&shape("large"), &large), table(&shape("agencies"), &rows)];
    let workbook = workbook::write_in(tables, Language::English, 50, 50_000).unwrap();
    let alone = workbook::write_in(vec![table(&shape("agencies"), &rows)], Language::English, 50, 50_000).unwrap();
    assert_eq!(workbook.left_out, ["large".into()]);
    assert_eq!(workbook.sheets[..1], alone.sheets[..1], "nothing is left of it, not even its name");
    assert_eq!((workbook.sheets.len(), workbook.problems.n), (2, 0));
    let said = "This table is too large for a workbook. Take it out as CSV (large.csv)";
    assert!(cells(&workbook, 2, "c").contains(&said.into()));
}

#[test]
fn a_text_that_a_cell_cannot_hold_is_cut_and_noted() {
    let mut rows = rows()[..2].to_vec();
    rows[0][1] = Cell::Text("ก".repeat(32_767).into());
    rows[1][1] = Cell::Text("😀".repeat(20_000).into());
    let workbook = written(&rows);
    assert_eq!(cells(&workbook, 1, "c[r=B2]")[0].chars().count(), 32_767);
    let cut = &cells(&workbook, 1, "c[r=B3]")[0];
    assert!(cut.ends_with("😀 […]") && cut.encode_utf16().count() <= 32_767);
    let noted: Vec<_> = workbook.problems.noted.iter().map(|p| (p.row, p.column.as_deref(), p.fault.clone())).collect();
    assert_eq!(noted, [(2, Some("name"), Fault::Cut(20_000 - 16_381))]);
}

#[test]
fn a_number_that_a_spreadsheet_would_round_is_a_text() {
    let mut rows = rows()[..1].to_vec();
    rows[0][2] = Cell::Whole(1_000_000_000_000_001);
    let workbook = written(&rows);
    assert_eq!(cells(&workbook, 1, "c[r=C2]"), ["1000000000000001"]);
    assert_eq!(workbook.problems.noted[0].fault, Fault::AsText);
}

#[test]
fn a_table_wider_than_a_sheet_is_refused_by_name() {
    let (of_one, wide) = (shape("agencies"), MAX_COLUMNS + 1);
    let columns: Vec<Column> = (0..wide).map(|_| of_one.columns[0].clone()).collect();
    let shape = Shape { columns, key: Vec::new(), ..(*of_one).clone() };
    let refused = workbook::write(vec![table(&Rc::new(shape), &[])], Language::Thai);
    assert!(matches!(refused, Err(WorkbookError::TooManyColumns { table, n }) if &*table == "agencies" && n == wide));
}

#[test]
fn nothing_at_all_is_still_a_workbook() {
    let shape =
        Shape { name: "none".into(), title: text("", ""), about: text("", ""), columns: Vec::new(), key: Vec::new() };
    let nothing = Table { shape: Rc::new(shape), rows: Box::new(std::iter::empty()) };
    let workbook = workbook::write(vec![nothing], Language::Thai).unwrap();
    assert_eq!(workbook.sheets.iter().map(|sheet| &*sheet.name).collect::<Vec<_>>(), ["none", "คำอธิบาย"]);
    assert_eq!(workbook::write(Vec::new(), Language::Thai).unwrap().sheets.len(), 1);
}
