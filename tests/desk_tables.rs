//! Tables as CSV and NDJSON: read back they are what they were, and no text becomes a formula.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test that cannot be set up has failed")]

mod support;

use phrom::desk::csv::{ByteOrderMark, harmless};
use phrom::desk::table::{Cell, Column, ColumnKind, Fault, Shape};
use phrom::desk::{Written, csv as to_csv, ndjson, package};
use phrom::json::sha256_hex;
use proptest::prelude::*;
use serde_json::Value as Json;
use support::tables::{KINDS, TEXTS, rows, shape, table, text};

fn written_csv(rows: &[Vec<Cell>], mark: ByteOrderMark) -> (String, Written) {
    let mut out = Vec::new();
    let written = to_csv::write(table(&shape("agencies"), rows), mark, &mut out).unwrap();
    (String::from_utf8(out).unwrap(), written)
}

fn written_ndjson(rows: &[Vec<Cell>]) -> (String, Written) {
    let mut out = Vec::new();
    let written = ndjson::write(table(&shape("agencies"), rows), &mut out).unwrap();
    (String::from_utf8(out).unwrap(), written)
}

/// Fields as our own reader of CSV gives them, the header first.
fn read(csv: &str) -> Vec<Vec<String>> {
    let mut lines = csv::ReaderBuilder::new().has_headers(false).from_reader(csv.as_bytes());
    lines.records().map(|line| line.unwrap().iter().map(str::to_owned).collect()).collect()
}

/// A cell as its text.
fn plain(cell: &Cell) -> String {
    cell.text().unwrap_or_default().to_string()
}

#[test]
fn a_table_reads_back_from_csv_field_by_field() {
    let rows = rows();
    let (csv, written) = written_csv(&rows, ByteOrderMark::Without);
    let read = read(&csv);
    assert_eq!(read[0], KINDS.map(|(name, ..)| name));
    assert_eq!(read.len(), rows.len() + 1);
    for (line, row) in read[1..].iter().zip(&rows) {
        assert_eq!(line[1], harmless(&plain(&row[1])));
        for (n, cell) in row.iter().enumerate().filter(|(n, _)| *n != 1) {
            assert_eq!(line[n], plain(cell));
        }
    }
    assert_eq!(written.n_rows, rows.len() as u64);
    assert_eq!(written.n_marked, 6, "= + - @ tab, and = behind blanks");
    assert_eq!(written.problems.n, 0);
}

#[test]
fn figures_are_exact_decimals() {
    let cases = [
        (45_833_333, "45.833333"),
        (56_250_000, "56.25"),
        (100_000_000, "100"),
        (1, "0.000001"),
        (-1_500_000, "-1.5"),
        (i64::MIN, "-9223372036854.775808"),
        (i64::MAX, "9223372036854.775807"),
    ];
    for (millionths, expected) in cases {
        assert_eq!(plain(&Cell::Millionths(millionths)), expected);
    }
}

#[test]
fn lines_end_as_the_standard_says_and_excel_finds_its_mark() {
    let (plain, _) = written_csv(&rows()[..1], ByteOrderMark::Without);
    let (marked, written) = written_csv(&rows()[..1], ByteOrderMark::With);
    assert!(plain.ends_with("\r\n") && plain.matches("\r\n").count() == 2, "{plain:?}");
    assert_eq!(marked, format!("\u{FEFF}{plain}"));
    assert_eq!(written.n_bytes, marked.len() as u64);
    assert_eq!(written.sha256, sha256_hex(&marked));
}

#[test]
fn what_could_be_a_formula_is_made_harmless() {
    for text in
        ["=1", "+1", "-1", "@a", "\ta", "\ra", "\na", "\0", " =1", "\u{A0}-1", "\u{FEFF}=1", "＝1", "　＋1", "-"]
    {
        assert_eq!(*harmless(text), format!("'{text}"));
    }
    for text in ["", "a=1", "ก-ข", "'=1", " a", "1-2", "(+1)", "–", "ๆ"] {
        assert_eq!(*harmless(text), *text);
    }
}

#[test]
fn a_name_of_a_field_is_made_harmless_too() {
    let mut shape = (*shape("agencies")).clone();
    shape.columns[0].name = "=1".into();
    let mut out = Vec::new();
    to_csv::write(table(&shape.into(), &[]), ByteOrderMark::Without, &mut out).unwrap();
    assert!(out.starts_with(b"'=1,"));
}

#[test]
fn ndjson_says_the_same_as_csv_and_keeps_texts_as_they_are() {
    let rows = rows();
    let (lines, written) = written_ndjson(&rows);
    assert_eq!(written.sha256, sha256_hex(&lines));
    assert_eq!(lines.lines().count(), rows.len());
    for (line, row) in lines.lines().zip(&rows) {
        let object: Json = serde_json::from_str(line).unwrap();
        assert_eq!(object.as_object().unwrap().len(), KINDS.len());
        for ((name, ..), cell) in KINDS.iter().zip(row) {
            let expected = match cell {
                Cell::Empty => Json::Null,
                Cell::Text(text) => Json::from(&**text),
                Cell::YesNo(yes) => Json::from(*yes),
                number => serde_json::from_str(&plain(number)).unwrap(),
            };
            assert_eq!(object[name], expected, "{name}");
        }
    }
    let first = lines.lines().next().unwrap();
    let places = KINDS.map(|(name, ..)| first.find(&format!("\"{name}\":")).unwrap());
    assert!(places.is_sorted(), "fields stand in the order of the columns");
}

#[test]
fn a_row_that_does_not_fit_is_written_and_noted() {
    let mut rows = rows()[..5].to_vec();
    rows[0].pop();
    rows[1].push(Cell::Whole(1));
    rows[2][2] = Cell::Text("สิบสอง".into());
    rows[3][3] = Cell::Millionths(100_000_001);
    rows[4][5] = Cell::Text("20/11/2569".into());
    let (csv, written) = written_csv(&rows, ByteOrderMark::Without);
    let (_, written_too) = written_ndjson(&rows);
    let found: Vec<_> = written.problems.noted.iter().map(|p| (p.row, p.column.as_deref(), p.fault.clone())).collect();
    let expected = [
        (1, None, Fault::TooFewCells),
        (2, None, Fault::TooManyCells(1)),
        (3, Some("n_answers"), Fault::OtherKind),
        (4, Some("1.1"), Fault::OtherKind),
        (5, Some("finished_at"), Fault::OtherKind),
    ];
    assert_eq!(found, expected);
    assert_eq!(written_too.problems, written.problems);
    assert!(read(&csv).iter().all(|line| line.len() == KINDS.len()));
    assert!(csv.contains("สิบสอง") && csv.contains("100.000001") && csv.contains("20/11/2569"));
}

#[test]
fn the_description_names_what_was_written() {
    let (csv, of_csv) = written_csv(&rows(), ByteOrderMark::Without);
    let (_, of_ndjson) = written_ndjson(&rows());
    let resource = |format, written| package::Resource { shape: shape("agencies"), format, written };
    let resources = vec![resource(package::Format::Csv, of_csv), resource(package::Format::Ndjson, of_ndjson)];
    let package =
        package::Package { name: "province".into(), title: text("ก", "A"), about: text("ข", "B"), resources };
    let description: Json = serde_json::from_str(&package::description(&package)).unwrap();
    assert_eq!(description["title"], "ก (A)");
    let first = &description["resources"][0];
    assert_eq!((&first["name"], &first["path"]), (&"agencies".into(), &"agencies.csv".into()));
    assert_eq!(first["hash"], format!("sha256:{}", sha256_hex(&csv)));
    assert!(first["description"].as_str().unwrap().contains("6 texts"));
    assert_eq!(first["schema"]["primaryKey"], Json::from(vec!["agency_code"]));
    assert_eq!(first["schema"]["fields"][3]["constraints"]["maximum"], 100);
    let second = &description["resources"][1];
    assert_eq!((&second["name"], &second["path"]), (&"agencies-ndjson".into(), &"agencies.ndjson".into()));
}

#[test]
fn a_table_without_columns_or_rows_is_written_too() {
    assert_eq!(written_csv(&[], ByteOrderMark::Without).0.lines().count(), 1);
    assert_eq!(written_ndjson(&[]).0, "");
    let shape = Shape { columns: Vec::new(), key: Vec::new(), ..(*shape("agencies")).clone() };
    let (mut csv, mut lines) = (Vec::new(), Vec::new());
    to_csv::write(table(&shape.clone().into(), &[]), ByteOrderMark::Without, &mut csv).unwrap();
    ndjson::write(table(&shape.into(), &[Vec::new()]), &mut lines).unwrap();
    assert_eq!((csv.as_slice(), lines.as_slice()), (b"\"\"\r\n".as_slice(), b"{}\n".as_slice()));
}

#[test]
fn a_table_is_never_held() {
    // So many rows go through with one row in memory; held, they would take some hundred megabytes.
    let shape = shape("agencies");
    let rows = (0..200_000).map(|n| vec![Cell::Whole(n); 7]);
    let table = phrom::desk::table::Table { shape, rows: Box::new(rows) };
    let written = to_csv::write(table, ByteOrderMark::Without, &mut std::io::sink()).unwrap();
    assert_eq!(written.n_rows, 200_000);
    assert_eq!(written.problems.noted.len(), 1_000, "the first are noted, all are counted");
    assert_eq!(written.problems.n, 1_200_000);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    /// Lines are those of the library, to the byte.
    #[test]
    fn lines_are_written_as_the_library_does(names in prop::collection::vec("\\PC*|[,\"\r\n\t;' ก]{0,5}", 1..5)) {
        let columns = names.iter().map(|name| Column { name: name.as_str().into(), title: text("", ""), kind: ColumnKind::Text });
        let shape = Shape { columns: columns.collect(), ..(*shape("agencies")).clone() };
        let mut lines = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
        lines.write_record(names.iter().map(|name| harmless(name).into_owned())).unwrap();
        let written = String::from_utf8(to_csv::beginning(&shape, ByteOrderMark::Without)).unwrap();
        prop_assert_eq!(written, String::from_utf8(lines.into_inner().unwrap()).unwrap());
    }

    /// Whatever stands in the cells, it comes back from both formats, and what a spreadsheet reads is no formula.
    #[test]
    fn any_texts_read_back(texts in prop::collection::vec(("\\PC*|[=+@\t\r\n\"', \u{FEFF}ก-]{0,6}", 0..TEXTS.len()), 1..8)) {
        let rows: Vec<Vec<Cell>> = texts.iter().map(|(words, n)| {
            let mut row = rows()[*n].clone();
            row[1] = Cell::Text(words.as_str().into());
            row
        }).collect();
        let (csv, _) = written_csv(&rows, ByteOrderMark::Without);
        let (lines, _) = written_ndjson(&rows);
        let read = read(&csv);
        prop_assert_eq!(read.len(), rows.len() + 1);
        for (((words, _), line), object) in texts.iter().zip(&read[1..]).zip(lines.lines()) {
            let object: Json = serde_json::from_str(object).unwrap();
            prop_assert_eq!(object["name"].as_str().unwrap_or_default(), words);
            prop_assert_eq!(line[1].strip_suffix(words.as_str()).map(|mark| matches!(mark, "" | "'")), Some(true));
            prop_assert!(!line[1].trim_start().starts_with(['=', '+', '-', '@']));
        }
    }
}
