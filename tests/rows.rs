//! Levels of the rows of a table: the decision table of DOMAIN section 6, what limits a row, how many stand where.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test that cannot be set up has failed")]

mod support;

use std::rc::Rc;

use phrom::answers::{CellFault, Row, ValueFault};
use phrom::questionnaire::{Questionnaire, RowLevels, Table};
use phrom::scoring::{Distribution, RowLevel, distribution, row_level};
use serde_json::{Value as Json, json};

/// The only table with levels of a questionnaire.
#[track_caller]
fn table(questionnaire: &Questionnaire) -> Rc<Table> {
    let mut tables = questionnaire.questions().filter_map(|question| question.kind.table());
    tables.find(|table| table.levels.is_some()).unwrap().clone()
}

fn services() -> Rc<Table> {
    table(&support::by_id("digital-services"))
}

fn entries() -> Rc<Table> {
    table(&support::every_rule())
}

fn levels(table: &Table) -> &RowLevels {
    table.levels.as_ref().unwrap()
}

#[track_caller]
fn level(table: &Table, row: &Json) -> Option<RowLevel> {
    row_level(&support::row(table, row), table, levels(table))
}

/// The level of a complete row, and what limits it.
#[track_caller]
fn stands(table: &Table, row: &Json) -> (usize, String) {
    let RowLevel { level, limits } = level(table, row).unwrap_or_else(|| panic!("incomplete: {row}"));
    (level, limits.join(" "))
}

fn service(customer: &str, provider: &str, management: &str, improvement: &str) -> Json {
    json!({"name": "ก", "customer": customer, "provider": provider, "management": management, "improvement": improvement})
}

/// Services at these levels, of which some are made to lack an answer.
fn distributed(levels: &[usize]) -> Distribution {
    let at = [
        service("nothing", "no", "no", "no"),
        service("part", "no", "no", "no"),
        service("all", "no", "no", "no"),
        service("all", "yes", "no", "no"),
        service("all", "yes", "yes", "no"),
        service("all", "yes", "yes", "yes"),
        json!({"name": "ก"}),
    ];
    let (table, rows) = (services(), levels.iter().map(|level| at[*level].clone()).collect::<Json>());
    distribution(&support::rows(&table, &rows), &table, table.levels.as_ref().unwrap())
}

/// Stands for a row that lacks something.
const INCOMPLETE: usize = 6;

#[test]
fn every_combination_of_answers_gives_the_level_of_the_decision_table() {
    let table = services();
    let mut n = 0;
    for customer in ["nothing", "part", "all"] {
        for provider in ["no", "yes"] {
            for management in ["no", "yes"] {
                for improvement in ["no", "yes"] {
                    let expected = match (customer, provider, management, improvement) {
                        ("nothing", ..) => (0, "customer"),
                        ("part", ..) => (1, "customer"),
                        (_, "no", ..) => (2, "provider"),
                        (_, _, "no", _) => (3, "management"),
                        (.., "no") => (4, "improvement"),
                        _ => (5, ""),
                    };
                    let row = service(customer, provider, management, improvement);
                    assert_eq!(stands(&table, &row), (expected.0, expected.1.to_owned()), "{row}");
                    n += 1;
                }
            }
        }
    }
    assert_eq!(n, 24);
}

#[test]
fn what_limits_a_row_is_what_would_have_to_change() {
    let table = entries();
    let row =
        |reach: &str, staff: &str, count: Json| json!({"name": "ก", "reach": reach, "staff": staff, "count": count});
    for (row, expected) in [
        (row("none", "yes", json!("")), (0, "reach")),
        (row("all", "partly", json!("")), (2, "staff")),
        // Both halves of the last condition fail; what must not be is named where it is so.
        (row("all", "no", json!(500)), (2, "staff count")),
        (row("all", "yes", json!(500)), (2, "count")),
        (row("all", "yes", json!(499)), (3, "")),
        (row("all", "yes", json!("")), (3, "")),
    ] {
        assert_eq!(stands(&table, &row), (expected.0, expected.1.to_owned()), "{row}");
    }
}

#[test]
fn a_row_that_lacks_something_or_does_not_fit_stands_at_no_level() {
    let table = entries();
    let sound = json!({"name": "ก", "reach": "all", "staff": "yes"});
    assert!(level(&table, &sound).is_some());
    for (column, cell, fault) in [
        ("name", json!(""), CellFault::Missing),
        ("name", json!("  "), CellFault::Missing),
        ("reach", json!(""), CellFault::Missing),
        ("reach", json!("most"), CellFault::Unfit(ValueFault::UnknownOption)),
        ("count", json!("abc"), CellFault::Unfit(ValueFault::NotANumber)),
        ("count", json!("1001"), CellFault::Unfit(ValueFault::OutOfRange)),
        ("mood", json!("6"), CellFault::Unfit(ValueFault::OutOfRange)),
        ("mood", json!("0"), CellFault::Unfit(ValueFault::OutOfRange)),
    ] {
        let row = support::row(&table, &support::with(sound.clone(), &format!("/{column}"), cell.clone()));
        assert_eq!(row.fault(table.column(column).unwrap()), Some(fault), "{column} = {cell}");
        assert_eq!(row_level(&row, &table, levels(&table)), None, "{column} = {cell}");
        assert!(!row.is_complete(&table));
    }
    // A number is one however it was typed.
    for typed in ["๑๒", " 12 ", "1,000", "12."] {
        let row = support::row(&table, &support::with(sound.clone(), "/count", json!(typed)));
        assert_eq!(row.fault(table.column("count").unwrap()), None, "{typed}");
    }
    assert_eq!(level(&services(), &json!({})), None);
}

#[test]
fn rows_are_counted_by_level_and_incomplete_ones_are_not() {
    let counted = distributed(&[0, 0, 1, 2, 3, 3, 5, INCOMPLETE, INCOMPLETE]);
    assert_eq!(counted.counts, [2, 1, 1, 2, 0, 1]);
    assert_eq!((counted.n_complete(), counted.n_incomplete, counted.lowest), (7, 2, Some(0)));
    assert_eq!(counted.n_in_share, Some(4));
    let none = distributed(&[INCOMPLETE]);
    assert_eq!((none.lowest, none.median, none.n_in_share, none.n_incomplete), (None, None, Some(0), 1));
    assert_eq!(distributed(&[]).n_complete(), 0);
}

#[test]
fn the_median_is_the_row_in_the_middle_or_the_two() {
    for (levels, median) in [
        (&[4][..], (4, 4)),
        (&[5, 1, 1], (1, 1)),
        (&[0, 5], (0, 5)),
        (&[0, 1, 3, 5], (1, 3)),
        (&[5, 3, 1, 3], (3, 3)),
        (&[0, 2, 2, INCOMPLETE], (2, 2)),
        (&[0, 0, 0, 5, 5, INCOMPLETE], (0, 0)),
    ] {
        assert_eq!(distributed(levels).median, Some(median), "{levels:?}");
    }
}

#[test]
fn the_share_counts_from_its_level_on() {
    assert_eq!(distributed(&[1; 10]).n_in_share, Some(0), "level 1 is no digital service");
    assert_eq!(distributed(&[2; 10]).n_in_share, Some(10));
    let of_68: Vec<usize> = (0..68).map(|n| if n < 19 { 2 + n % 4 } else { n % 2 }).collect();
    let counted = distributed(&of_68);
    assert_eq!((counted.n_in_share, counted.n_complete()), (Some(19), 68));
}

/// A table without a share has none, and the level of each of 500 rows is the one that it has alone.
#[test]
fn five_hundred_rows_are_counted_like_one() {
    let levels: Vec<usize> = (0..500).map(|n| (n * 7 + n / 13) % 6).collect();
    let counted = distributed(&levels);
    let naive: Vec<usize> = (0..6).map(|level| levels.iter().filter(|at| **at == level).count()).collect();
    assert_eq!((counted.counts, counted.n_incomplete), (naive, 0));
    let mut sorted = levels;
    sorted.sort_unstable();
    assert_eq!(counted.median, Some((sorted[249], sorted[250])));
    let file = support::without(
        support::json(&support::path("digital-services")),
        "/dimensions/0/indicators/0/questions/0/kind/table/levels/share",
    );
    let without = table(&support::questionnaire(file.to_string().as_bytes()));
    let rows = [Rc::new(support::row(&without, &service("all", "no", "no", "no")))];
    assert_eq!(distribution(&rows, &without, crate::levels(&without)).n_in_share, None);
}

#[test]
fn a_row_is_named_by_its_column() {
    let table = services();
    assert_eq!(support::row(&table, &json!({"name": " ขอหนังสือรับรอง "})).name(&table), "ขอหนังสือรับรอง");
    assert_eq!(Row::default().name(&table), "");
}
