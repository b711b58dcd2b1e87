//! Reports over cohorts, and tables of them as other programs read them.

use std::collections::BTreeMap;

use phrom::cohort::roster::Roster;
use phrom::cohort::{Choices, Cohort, Reader, Settled};
use phrom::desk::csv::{self, ByteOrderMark};
use phrom::desk::table::Table;
use phrom::report::province::file::ReportFile;
use phrom::report::province::{Basis, Beside, province_report};

/// The report over the first round of a cohort, beside the second one if there is any.
#[track_caller]
pub(crate) fn report(
    reader: &Reader,
    cohort: &Cohort,
    roster: Option<&Roster>,
    choices: &Choices,
    least: u32,
) -> ReportFile {
    let settled = cohort.settle(roster, choices);
    province_report(&basis(reader, cohort, &settled, roster, least))
}

/// What the report over the first round is made from.
#[track_caller]
pub(crate) fn basis<'a>(
    reader: &'a Reader,
    cohort: &'a Cohort,
    settled: &'a Settled,
    roster: Option<&'a Roster>,
    least: u32,
) -> Basis<'a> {
    let mut rounds = settled.rounds.iter().map(|(round, counted)| (round, counted, &**reader.frame(round).unwrap()));
    let (round, counted, frame) = rounds.next().unwrap_or_else(|| panic!("nothing to report on"));
    let beside = rounds.next().map(|(round, counted, frame)| Beside { round, counted, frame });
    Basis { cohort, roster, round, counted, frame, least, beside }
}

/// The rows of a table after it was written as CSV, by the names of its columns.
#[track_caller]
pub(crate) fn read_back(table: Table<'_>) -> Vec<BTreeMap<String, String>> {
    let mut bytes = Vec::new();
    let written = csv::write(table, ByteOrderMark::Without, &mut bytes).unwrap();
    assert_eq!(written.problems.n, 0, "{:?}", written.problems.noted);
    let mut reader = ::csv::Reader::from_reader(&*bytes);
    reader.deserialize().map(|row| row.unwrap_or_else(|error| panic!("{error}"))).collect()
}
