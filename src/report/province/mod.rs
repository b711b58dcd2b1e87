//! The report over many agencies, in the layout that its readers know (DOMAIN section 7), by the rules of the survey's
//! owner (DOMAIN section 3).
//!
//! [`province_report`] makes the [`file::ReportFile`]; the page draws that file, and everything that is taken out agrees
//! with it. No agency's own figure stands in it, and figures of few agencies are held back.

pub mod file;
mod groupings;
mod measures;
mod rounds;
mod rows;
pub mod words;

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::cohort::roster::Roster;
use crate::cohort::{Cohort, Counted, Frame, Round, Tally};
use crate::language::Text;
use crate::questionnaire::{PROVINCES, Questionnaire};
use crate::submission::APP_VERSION;
use file::{CountsFile, QuestionnaireFile, REPORT_FORMAT, REPORT_VERSION, ReportFile, SCHEMA, TextFile};

/// What a report is made from.
#[derive(Clone, Copy, Debug)]
pub struct Basis<'a> {
    /// All that came in.
    pub cohort: &'a Cohort,
    /// Who was asked.
    pub roster: Option<&'a Roster>,
    /// Which round.
    pub round: &'a Arc<Round>,
    /// What counts in it.
    pub counted: &'a Counted,
    /// What is measured in it.
    pub frame: &'a Frame,
    /// Of how many agencies a figure has to be.
    pub least: u32,
    /// The round to set it beside.
    pub beside: Option<Beside<'a>>,
}

/// A round that another one is set beside.
#[derive(Clone, Copy, Debug)]
pub struct Beside<'a> {
    /// Which round.
    pub round: &'a Arc<Round>,
    /// What counts in it.
    pub counted: &'a Counted,
    /// What is measured in it.
    pub frame: &'a Frame,
}

/// Makes the report of a round.
pub fn province_report(basis: &Basis<'_>) -> ReportFile {
    let tally = tally(basis.cohort, basis.counted, basis.frame);
    let rows = rows::rows(basis, &tally);
    let ranking = rows::ranking(basis, &tally);
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let counted = basis.counted;
    ReportFile {
        schema: SCHEMA.into(),
        format: REPORT_FORMAT.into(),
        format_version: REPORT_VERSION,
        app: APP_VERSION.into(),
        questionnaire: questionnaire_file(&basis.frame.questionnaire),
        period: basis.round.period.to_string(),
        subject: subject(basis),
        least: basis.least,
        counts: CountsFile {
            asked: basis.roster.map(|roster| count(roster.entries().len())),
            received: count(counted.received),
            counted: count(counted.n_agencies),
            submissions: count(counted.files.len()),
            not_in_roster: basis.roster.map(|_| count(n_not_in_roster(counted))),
        },
        overall: rows::overall(basis, &tally),
        highest: ranking.highest.map(|part| rows::highest(basis, &tally, &part)),
        lowest: ranking.lowest.map(|part| rows::lowest(basis, &tally, &part)),
        priorities: ranking.priorities.iter().map(ToString::to_string).collect(),
        measures: measures::measures(basis.frame, &tally, basis.least),
        groupings: groupings::groupings(basis),
        comparison: basis.beside.map(|beside| rounds::comparison(basis, &tally, &beside)),
        rows,
    }
}

/// How many of the agencies that count are not in the roster.
fn n_not_in_roster(counted: &Counted) -> usize {
    let entries = counted.entries.iter().zip(&counted.agencies);
    let agencies: BTreeSet<usize> = entries.filter(|(entry, _)| entry.is_none()).map(|(_, agency)| *agency).collect();
    agencies.len()
}

/// Adds up what counts in a round.
fn tally(cohort: &Cohort, counted: &Counted, frame: &Frame) -> Tally {
    let mut tally = Tally::with_figures(frame, counted.files.len());
    for (submission, (file, agency)) in counted.files.iter().zip(&counted.agencies).enumerate() {
        if let Some(record) = cohort.record(*file) {
            tally.add(frame, record, submission, *agency);
        }
    }
    tally
}

/// What is counted of some submissions, with nothing held back.
pub(super) fn measures_of(frame: &Frame, tally: &Tally) -> Vec<file::MeasureFile> {
    measures::measures(frame, tally, 1)
}

fn questionnaire_file(questionnaire: &Questionnaire) -> QuestionnaireFile {
    let own = |th: &str, en: &str| TextFile { th: th.into(), en: en.into() };
    let terms = questionnaire.terms.as_ref();
    QuestionnaireFile {
        id: questionnaire.id.to_string(),
        version: questionnaire.version.to_string(),
        sha256: questionnaire.sha256.to_string(),
        title: (&questionnaire.title).into(),
        disclaimer: (&questionnaire.disclaimer).into(),
        dimension: terms.map_or_else(|| own("มิติ", "Dimension"), |terms| (&terms.dimension).into()),
        indicator: terms.map_or_else(|| own("ตัวชี้วัด", "Indicator"), |terms| (&terms.indicator).into()),
    }
}

/// Whom a report is about: the province that all its agencies are of, else their number.
fn subject(basis: &Basis<'_>) -> TextFile {
    let records = || basis.counted.files.iter().filter_map(|file| basis.cohort.record(*file));
    let province = records().next().map_or("", |record| &*record.agency.province);
    let known = PROVINCES.iter().find(|known| known.th == province);
    let is_one = records().all(|record| &*record.agency.province == province);
    let (th, en) = match known {
        Some(known) if is_one && known.code == "TH-10" => (known.th.to_owned(), known.en.to_owned()),
        Some(known) if is_one => (format!("จังหวัด{}", known.th), format!("{} Province", known.en)),
        _ => {
            let n = basis.counted.n_agencies;
            (format!("{n} หน่วยงาน"), words::agencies(n))
        }
    };
    TextFile { th, en }
}

fn both(th: &str, en: &str) -> Text {
    Text { th: th.into(), en: en.into() }
}
