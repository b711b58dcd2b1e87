//! Lists pasted from a spreadsheet: a row for each name, and what there is no room for.

#![allow(clippy::unwrap_used, reason = "a test that cannot be set up has failed")]

mod support;

use std::rc::Rc;

use phrom::answers::{Pasted, pasted};
use phrom::questionnaire::Table;

/// A table of 500 services.
fn services() -> Rc<Table> {
    support::by_id("digital-services").question(&"services".into()).unwrap().kind.table().unwrap().clone()
}

fn names(pasted: &Pasted, table: &Table) -> Vec<String> {
    pasted.rows.iter().map(|row| row.name(table).to_owned()).collect()
}

/// Expects these names, with nothing left over.
#[track_caller]
fn gives<const N: usize>(text: &str, expected: [&str; N]) {
    let table = services();
    let pasted = pasted(text, &table, 0);
    assert_eq!(names(&pasted, &table), expected, "{text:?}");
    assert_eq!(pasted.rest, "", "{text:?}");
    assert!(pasted.rows.iter().all(|row| row.cells().count() == 1), "{text:?}");
}

#[test]
fn each_line_is_a_row() {
    gives("ก", ["ก"]);
    gives("ก\nข\nค\n", ["ก", "ข", "ค"]);
    gives("ก\r\nข\r\n", ["ก", "ข"]);
    gives("ก\rข", ["ก", "ข"]);
    gives("", []);
    gives("\n\n \n\t\t\n", []);
    gives("ก\n\n\nข\n", ["ก", "ข"]);
}

#[test]
fn of_several_cells_the_first_that_is_filled_is_the_name() {
    gives("ก\t12\tใช่\nข\t3", ["ก", "ข"]);
    gives("\tก\t12", ["ก"]);
    gives(" \t \tก", ["ก"]);
    gives("1. ขอหนังสือรับรอง, ฉบับใหม่", ["1. ขอหนังสือรับรอง, ฉบับใหม่"]);
}

#[test]
fn white_space_inside_a_name_is_single() {
    gives("  ขอ   หนังสือ\u{A0}รับรอง ", ["ขอ หนังสือ รับรอง"]);
    gives("\"ขอ\nหนังสือ\r\nรับรอง\"\nข", ["ขอ หนังสือ รับรอง", "ข"]);
    gives("\"ก\tข\"\t12", ["ก ข"]);
}

#[test]
fn quotation_marks_are_taken_as_spreadsheets_write_them() {
    gives("\"ขอ \"\"ใบแทน\"\"\"\nข", ["ขอ \"ใบแทน\"", "ข"]);
    gives("ขอ \"ใบแทน\" ใหม่\nข", ["ขอ \"ใบแทน\" ใหม่", "ข"]);
    // One that nothing closes takes no other line in.
    gives("\"ก\nข\nค", ["\"ก", "ข", "ค"]);
    gives("ก 5\" x 7\nข\nค", ["ก 5\" x 7", "ข", "ค"]);
}

#[test]
fn a_text_without_end_is_cut() {
    let table = services();
    let pasted = pasted(&format!("{}\nข", "ก".repeat(9_000)), &table, 0);
    assert_eq!(names(&pasted, &table), ["ก".repeat(500).as_str(), "ข"]);
}

#[test]
fn what_there_is_no_room_for_is_left_in_its_order() {
    let table = services();
    let all: Vec<String> = (0..10_000).map(|n| format!("บริการ {n}")).collect();
    let pasted_now = pasted(&all.join("\n"), &table, 0);
    assert_eq!(names(&pasted_now, &table), all[..500]);
    assert_eq!(pasted_now.rest.lines().collect::<Vec<_>>(), all[500..]);
    // What is left can be pasted again, once there is room.
    let again = pasted(&pasted_now.rest, &table, 400);
    assert_eq!(names(&again, &table), all[500..600]);
    assert_eq!(again.rest.lines().collect::<Vec<_>>(), all[600..]);
    let full = pasted("ก\t1\n\"ข\nค\"", &table, 500);
    assert_eq!((full.rows.len(), &*full.rest), (0, "ก\nข ค\n"));
}

#[test]
fn a_table_without_a_name_takes_its_first_column() {
    let agreement = support::by_id("service-level-agreement");
    let table = agreement.questions().filter_map(|question| question.kind.table()).find(|table| table.name.is_none());
    let every_rule = support::every_rule();
    let table = table.or_else(|| every_rule.question(&"C.1.1".into()).unwrap().kind.table()).unwrap();
    let pasted = pasted("รับเรื่อง\nตรวจ", table, 0);
    let first = &table.columns[0].id;
    let cells: Vec<_> = pasted.rows.iter().map(|row| row.cell(first).is_some()).collect();
    assert_eq!(cells, [true, true]);
}
