//! Tables of strangers: text in whatever alphabet, workbooks.

#![allow(clippy::unwrap_used, reason = "a test that cannot be set up has failed")]

use std::io::{Cursor, Read, Write};

use phrom::desk::grid::{self, Alphabet, Grid, GridError, MAX_BYTES, MAX_COLUMNS, MAX_ROWS, Origin};
use proptest::prelude::*;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

const MERGED: &[u8] = include_bytes!("data/rosters/merged.xlsx");

/// Expects rows of cells, "|" between cells.
#[track_caller]
fn gives(bytes: &[u8], alphabet: Alphabet, delimiter: Option<char>, expected: &[&str]) {
    let grid = grid::read(bytes).unwrap();
    assert_eq!(rows(&grid), expected);
    assert_eq!(grid.origin, Origin::Text(alphabet, delimiter));
}

fn rows(grid: &Grid) -> Vec<String> {
    grid.rows.iter().map(|row| row.join("|")).collect()
}

#[track_caller]
fn fails(bytes: &[u8], expected: GridError) {
    assert_eq!(grid::read(bytes), Err(expected));
}

#[test]
fn what_stands_between_cells_is_found_out() {
    use Alphabet::Utf8;
    gives("รหัส,ชื่อ\n1,ก\n2,ข\n".as_bytes(), Utf8, Some(','), &["รหัส|ชื่อ", "1|ก", "2|ข"]);
    gives("รหัส;ชื่อ\r\n1;ก, ข\r\n".as_bytes(), Utf8, Some(';'), &["รหัส|ชื่อ", "1|ก, ข"]);
    gives(b"a\tb,c\n1\t2\n", Utf8, Some('\t'), &["a|b,c", "1|2"]);
    gives("ก\nข\nค, ง\n".as_bytes(), Utf8, None, &["ก", "ข", "ค, ง"]);
    gives("sep=;\na;b\n".as_bytes(), Utf8, Some(';'), &["", "a|b"]);
    gives("รายชื่อ, ปี ๒๕๖๙;;\nก;ข;ค\nง;จ;ฉ".as_bytes(), Utf8, Some(';'), &["รายชื่อ, ปี ๒๕๖๙", "ก|ข|ค", "ง|จ|ฉ"]);
}

#[test]
fn cells_are_read_as_spreadsheets_write_them() {
    use Alphabet::Utf8;
    gives(b"a,\"b\n\"\"c\"\"\"\n1, 2 ,\n", Utf8, Some(','), &["a|b\n\"c\"", "1|2"]);
    gives(b"a,b\r1,2\r", Utf8, Some(','), &["a|b", "1|2"]);
    // One quotation mark that nothing closes takes no other line in.
    gives(b"a,b\n5\",2\nc,d\n", Utf8, Some(','), &["a|b", "5\"|2", "c|d"]);
    gives(b"0012,52.0\n1,2", Utf8, Some(','), &["0012|52.0", "1|2"]);
}

#[test]
fn rows_keep_the_numbers_that_a_person_sees() {
    use Alphabet::Utf8;
    gives(b"\n\na,b\n\n\n1,2\n,,\n\n", Utf8, Some(','), &["", "", "a|b", "", "", "1|2"]);
    gives(b"a,\"x\n\ny\"\n\n1,2\n", Utf8, Some(','), &["a|x\n\ny", "", "1|2"]);
    gives(b"\na,b\n\n5\",2\n", Utf8, Some(','), &["", "a|b", "", "5\"|2"]);
}

#[test]
fn the_alphabet_is_found_out() {
    let text = "รหัส,ชื่อ\n1,สำนักงานจังหวัดลำปาง\n";
    let expected = ["รหัส|ชื่อ", "1|สำนักงานจังหวัดลำปาง"];
    gives(&[b"\xEF\xBB\xBF", text.as_bytes()].concat(), Alphabet::Utf8, Some(','), &expected);
    gives(&encoding_rs::WINDOWS_874.encode(text).0, Alphabet::Windows874, Some(','), &expected);
    let units: Vec<u16> = text.encode_utf16().collect();
    let little: Vec<u8> = [0xFF, 0xFE].into_iter().chain(units.iter().flat_map(|unit| unit.to_le_bytes())).collect();
    let big: Vec<u8> = [0xFE, 0xFF].into_iter().chain(units.iter().flat_map(|unit| unit.to_be_bytes())).collect();
    gives(&little, Alphabet::Utf16, Some(','), &expected);
    gives(&big, Alphabet::Utf16, Some(','), &expected);
}

#[test]
fn what_is_no_table_is_named() {
    fails(b"", GridError::Empty);
    fails(b" \n,,\n\t", GridError::Empty);
    fails(b"\xEF\xBB\xBF", GridError::Empty);
    fails(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", GridError::OldOrEncrypted);
    fails(b"\x89PNG\r\n\x1A\n\0\0\0", GridError::OtherProgram);
    fails(b"a\0b\0", GridError::NotATable);
    fails(b"PK\x03\x04 and no more", GridError::Broken);
    fails(&packed(&[("mimetype", b"application/vnd.oasis.opendocument.spreadsheet")]), GridError::OtherProgram);
}

#[test]
fn there_are_limits() {
    fails(&vec![b'a'; MAX_BYTES + 1], GridError::TooLarge(MAX_BYTES));
    fails("a\n".repeat(MAX_ROWS + 1).as_bytes(), GridError::TooManyRows(MAX_ROWS));
    fails("a,".repeat(MAX_COLUMNS + 1).as_bytes(), GridError::TooManyColumns(MAX_COLUMNS));
    // Without anything in them, rows and columns are only white paper.
    assert_eq!(
        grid::read(format!("a{}\n{}", ",".repeat(5000), "\n".repeat(MAX_ROWS)).as_bytes()).unwrap().rows.len(),
        1
    );
    fails(&replaced("\"D3\"", "\"XFD3\""), GridError::TooManyColumns(MAX_COLUMNS));
    fails(&replaced("\"D7\"", "\"D1048576\""), GridError::TooManyRows(MAX_ROWS));
}

#[test]
fn a_workbook_gives_its_first_filled_sheet_as_a_person_sees_it() {
    let grid = grid::read(MERGED).unwrap();
    let title = "รายชื่อหน่วยงาน จังหวัดลำปาง";
    assert_eq!(
        rows(&grid),
        [
            &[title; 5].join("|"),
            "รหัส|ชื่อหน่วยงาน|ประเภท|จังหวัด|กระทรวง",
            "52|สำนักงานจังหวัดลำปาง|provincial-office|ลำปาง|มหาดไทย",
            "52.5|สำนักงานขนส่งจังหวัดลำปาง|transport|ลำปาง|คมนาคม",
            "0012|สำนักงานที่ดินจังหวัดลำปาง|land|ลำปาง|มหาดไทย",
            "",
            "2026-11-20|2026-11-20 09:05:00|TRUE|ลำปาง|#N/A",
        ]
    );
    assert_eq!(grid.origin, Origin::Sheet { name: "รายชื่อ".into(), n_others: 1 });
}

#[test]
fn merged_cells_reach_no_farther_than_the_table() {
    let grid = grid::read(&replaced("A1:E1", "A1:XFD1048576")).unwrap();
    assert!(grid.rows.iter().all(|row| row.len() == 5) && grid.rows.len() == 7);
}

#[test]
fn ranges_the_wrong_way_round_do_no_harm() {
    let as_it_was = grid::read(MERGED).unwrap();
    assert_eq!(grid::read(&replaced("A1:E1", "E1:A1")).unwrap().rows.len(), as_it_was.rows.len());
    assert_eq!(grid::read(&replaced("\"A1:", "\"XFD1048576:")).unwrap().rows.len(), as_it_was.rows.len());
}

#[test]
fn a_broken_workbook_is_named() {
    fails(&MERGED[..MERGED.len() - 30], GridError::Broken);
    fails(&replaced("\"D3\"", "\"!3\""), GridError::Broken);
}

/// The workbook with a text in its filled sheet replaced.
fn replaced(from: &str, to: &str) -> Vec<u8> {
    let mut archive = ZipArchive::new(Cursor::new(MERGED)).unwrap();
    let mut files = Vec::new();
    for n in 0..archive.len() {
        let mut file = archive.by_index(n).unwrap();
        let name = file.name().unwrap().to_string();
        let mut content = Vec::new();
        file.read_to_end(&mut content).unwrap();
        if name.ends_with("sheet2.xml") {
            let text = String::from_utf8(content).unwrap();
            assert!(text.contains(from), "{text}");
            content = text.replace(from, to).into();
        }
        files.push((name, content));
    }
    packed(&files.iter().map(|(name, content)| (&**name, &**content)).collect::<Vec<_>>())
}

fn packed(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in files {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

proptest! {
    #[test]
    fn no_bytes_do_harm(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = grid::read(&bytes);
    }

    #[test]
    fn cells_of_a_table_come_back(cells in prop::collection::vec(prop::collection::vec("[ก-๙a-z,\"\n]{0,8}", 2..4), 2..6)) {
        let mut writer = csv::WriterBuilder::new().flexible(true).quote_style(csv::QuoteStyle::Always).from_writer(Vec::new());
        for row in &cells {
            writer.write_record(row).unwrap();
        }
        let trimmed = |cell: &String| cell.trim().to_owned();
        let mut expected: Vec<Vec<String>> = cells.iter().map(|row| row.iter().map(trimmed).collect()).collect();
        for row in &mut expected {
            while row.last().is_some_and(String::is_empty) {
                row.pop();
            }
        }
        while expected.last().is_some_and(Vec::is_empty) {
            expected.pop();
        }
        let read = grid::read(&writer.into_inner().unwrap());
        prop_assert_eq!(read.map_or_else(|_| Vec::new(), |grid| grid.rows), expected);
    }

    #[test]
    fn no_change_of_a_workbook_does_harm(changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6)) {
        let mut bytes = MERGED.to_vec();
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        let _ = grid::read(&bytes);
    }
}
