//! Whom one waits for: rosters out of tables of strangers.

#![allow(clippy::unwrap_used, reason = "a test that cannot be set up has failed")]

mod support;

use phrom::cohort::roster::{Column, Roster, RosterEntry, RosterError, RosterRead, RosterTrouble};
use phrom::questionnaire::{AgencyType, PROVINCES};
use proptest::prelude::*;

fn types() -> Vec<AgencyType> {
    let questionnaire = support::by_id("th-digital-readiness");
    let copy = |kind: &AgencyType| AgencyType {
        id: kind.id.clone(),
        title: kind.title.clone(),
        profiles: kind.profiles.clone(),
    };
    questionnaire.agency_types.iter().map(copy).collect()
}

/// Rows with "|" between cells.
fn rows(lines: &[&str]) -> Vec<Vec<String>> {
    lines.iter().map(|line| line.split('|').map(str::to_owned).collect()).collect()
}

fn read(lines: &[&str]) -> Result<RosterRead, RosterError> {
    Roster::read(&rows(lines), &types())
}

/// Each entry as code, name, type, province and group, with "|" between them.
fn entries(roster: &Roster) -> Vec<String> {
    let line = |e: &RosterEntry| [&*e.code, &*e.name, &*e.agency_type, &*e.province, &*e.group].join("|");
    roster.entries().iter().map(line).collect()
}

/// Expects these entries and no problem.
#[track_caller]
fn gives(lines: &[&str], expected: &[&str]) {
    let read = read(lines).unwrap();
    assert_eq!(entries(&read.roster), expected);
    assert_eq!(read.problems, []);
}

/// Expects these problems, each with the row that a person counts.
#[track_caller]
fn reports(lines: &[&str], n_entries: usize, expected: &[(usize, RosterTrouble)]) {
    let read = read(lines).unwrap();
    let found: Vec<_> = read.problems.into_iter().map(|problem| (problem.row, problem.trouble)).collect();
    assert_eq!(found, expected);
    assert_eq!(read.roster.entries().len(), n_entries);
}

#[test]
fn columns_are_found_by_their_names_in_any_order() {
    gives(
        &["รายชื่อหน่วยงาน ปี ๒๕๖๙", "", "ลำดับ|จังหวัด|ชื่อหน่วยงาน|รหัส (ถ้ามี)|กระทรวง|ประเภท", "1|ลำปาง|สนง. ก|01|มหาดไทย|land"],
        &["01|สนง. ก|land|ลำปาง|มหาดไทย"],
    );
    gives(&["Agency name,|Code*|PROVINCE", "A|1|Lampang"], &["1|A||ลำปาง|"]);
    gives(&["ชื่อหน่วยงาน/Agency name|ประเภท/Type", "ก|สำนักงานที่ดินจังหวัด"], &["|ก|land||"]);
    gives(&["รหัส", "1", "2"], &["1||||", "2||||"]);
    // A title over all columns, as merged cells give it, is no header.
    gives(&["รายชื่อหน่วยงาน|รายชื่อหน่วยงาน", "รหัส|ชื่อ", "1|ก"], &["1|ก|||"]);
}

#[test]
fn a_column_of_names_needs_no_header() {
    gives(&["ก", "ข", "", "ค"], &["|ก|||", "|ข|||", "|ค|||"]);
    gives(&["|ก", "|ข"], &["|ก|||", "|ข|||"]);
}

#[test]
fn what_is_no_roster_says_what_was_seen() {
    let seen = rows(&["ก|ข", "1|2"]);
    assert_eq!(Roster::read(&seen, &[]), Err(RosterError::NoHeader(seen.clone())));
    assert_eq!(read(&[]), Err(RosterError::NoHeader(Vec::new())));
    assert_eq!(read(&["รหัส|ชื่อ", "|", " "]), Err(RosterError::NoEntries));
}

#[test]
fn it_says_which_columns_were_taken() {
    let read = read(&["ชื่อ|กระทรวง|กรม|โทรศัพท์", "ก|ข|ค|ง"]).unwrap();
    assert_eq!(read.columns.header, Some(0));
    assert_eq!(read.columns.known, [(Column::Name, 0), (Column::Group, 1)]);
    assert_eq!(read.columns.unused, ["กรม", "โทรศัพท์"]);
}

#[test]
fn provinces_and_types_are_recognised_however_they_are_written() {
    gives(
        &["ชื่อ|ประเภท|จังหวัด", "ก|Provincial Land Office|จ.ลำปาง", "ข|TRANSPORT|lampang", "ค|สนง.ขนส่งจังหวัด|กทม.", "ง||"],
        &["|ก|land|ลำปาง|", "|ข|transport|ลำปาง|", "|ค|transport|กรุงเทพมหานคร|", "|ง|||"],
    );
}

#[test]
fn what_a_person_should_look_at_is_listed_by_row() {
    reports(
        &[
            "รหัส|ชื่อ|ประเภท|จังหวัด|กลุ่ม",
            "1|ก|อื่น|ลำปาง|",
            "",
            "||land||กลุ่ม",
            "2|ข||ลำปุง|",
            "๑|ค||ลำปาง|",
            "3|ก||จ.ลำปาง|",
            "2|ข||ลำปุง|x",
        ],
        4,
        &[
            (2, RosterTrouble::UnknownType("อื่น".into())),
            (4, RosterTrouble::Nameless),
            (5, RosterTrouble::UnknownProvince("ลำปุง".into())),
            (6, RosterTrouble::DoubledCode(2)),
            (7, RosterTrouble::DoubledName(2)),
            (8, RosterTrouble::UnknownProvince("ลำปุง".into())),
            (8, RosterTrouble::Repeated(5)),
        ],
    );
    // The same name in two provinces is no doubling.
    gives(&["ชื่อ|จังหวัด", "ก|ลำปาง", "ก|ลำพูน"], &["|ก||ลำปาง|", "|ก||ลำพูน|"]);
}

#[test]
fn texts_have_single_spaces_and_an_end() {
    gives(&["ชื่อ|รหัส", " ก \n ข\u{A0} ค| 1 "], &["1|ก ข ค|||"]);
    let read = read(&["ชื่อ", &"ก".repeat(9_000)]).unwrap();
    assert_eq!(read.roster.entries()[0].name.chars().count(), 500);
}

#[test]
fn a_roster_can_be_made_of_types_and_provinces() {
    let types = types();
    let lampang: Vec<_> = PROVINCES.iter().filter(|province| province.en == "Lampang").copied().collect();
    let roster = Roster::of_types(&types, &lampang);
    let names: Vec<_> = roster.entries().iter().map(|entry| &*entry.name).collect();
    assert_eq!(names.len(), 19);
    assert_eq!(names[..2], ["สำนักงานจังหวัดลำปาง", "สำนักงานขนส่งจังหวัดลำปาง"]);
    assert_eq!(names[18], "องค์การบริหารส่วนจังหวัดลำปาง");
    assert_eq!(&*roster.entries()[1].agency_type, "transport");
    let everywhere = Roster::of_types(&types, &PROVINCES);
    assert_eq!(everywhere.entries().len(), 19 * 77);
    assert_eq!(&*everywhere.entries()[20].name, "สำนักงานขนส่งกรุงเทพมหานคร");
}

proptest! {
    /// Every filled row below the header is an entry or a problem.
    #[test]
    fn no_row_is_dropped_silently(cells in prop::collection::vec(["[12๑ ]{0,2}", "[กข ]{0,2}", "[ค-ง]{0,1}"], 1..12)) {
        let mut table = rows(&["รหัส|ชื่อ|จังหวัด"]);
        table.extend(cells.iter().map(|row| row.to_vec()));
        let is_filled = |row: &&[String; 3]| row.iter().any(|cell| !cell.trim().is_empty());
        let n_filled = cells.iter().filter(is_filled).count();
        let (n_entries, n_left_out) = match Roster::read(&table, &[]) {
            Ok(read) => {
                let is_out = |trouble: &RosterTrouble| matches!(trouble, RosterTrouble::Nameless | RosterTrouble::Repeated(_));
                (read.roster.entries().len(), read.problems.iter().filter(|problem| is_out(&problem.trouble)).count())
            }
            Err(error) => {
                prop_assert_eq!(error, RosterError::NoEntries);
                (0, n_filled)
            }
        };
        prop_assert_eq!(n_entries + n_left_out, n_filled);
    }

    #[test]
    fn no_table_does_harm(table in prop::collection::vec(prop::collection::vec(any::<String>(), 0..4), 0..6)) {
        let _ = Roster::read(&table, &[]);
    }
}
