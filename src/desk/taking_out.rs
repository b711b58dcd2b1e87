//! What a coordinator takes out beside single tables: all of them together, what describes them, the letters. The page and
//! the command line give the same bytes.

use super::bundle::plain_name;
use super::letters;
use super::package::{Package, Resource};
use super::table::Table;
use super::tables::{Desk, ReadAgain, answers, answers_wide, tables};
use crate::language::{Language, Text};
use crate::report::letter::letter;
use crate::report::sentence::Digits;

/// Every table.
pub fn all_tables<'a>(desk: &Desk<'a>, read_again: ReadAgain<'a>) -> Vec<Table<'a>> {
    let mut all = tables(desk);
    all.push(answers(desk, read_again));
    all.push(answers_wide(desk, read_again));
    all
}

/// The tables of a workbook: all but the wide form, which repeats the long one.
pub fn workbook_tables<'a>(desk: &Desk<'a>, read_again: ReadAgain<'a>) -> Vec<Table<'a>> {
    let mut all = tables(desk);
    all.push(answers(desk, read_again));
    all
}

/// What describes tables that were written.
pub fn package(desk: &Desk<'_>, resources: Vec<Resource>) -> Package {
    let report = desk.report;
    let (title, subject) = (report.questionnaire.title.text(), &report.subject);
    Package {
        name: base_name(desk).into(),
        title: Text {
            th: format!("{} พ.ศ. {} {}", title.th, report.period, subject.th).into(),
            en: format!("{} {} {}", title.en, report.period, subject.en).into(),
        },
        about: title,
        resources,
    }
}

/// What files of a round are called: the code of the questionnaire and the year.
pub fn base_name(desk: &Desk<'_>) -> String {
    format!("{}-{}", desk.report.questionnaire.id, desk.report.period)
}

/// Writes the result letter of each agency that counts, one after the other: gives the name of its file and its HTML, as a
/// file of its own or (`is_one_document`) as a part of one.
pub fn each_letter(
    desk: &Desk<'_>,
    read_again: ReadAgain<'_>,
    (language, digits): (Language, Digits),
    is_one_document: bool,
    take: &mut dyn FnMut(String, String),
) {
    for (place, file) in desk.basis.counted.files.iter().enumerate() {
        let (Some(record), Some(opened)) = (desk.basis.cohort.record(*file), read_again(*file)) else { continue };
        let name = plain_name(&format!("{} {}", record.agency.name, record.agency.province));
        let letter = letter(&opened, (record, desk.basis.frame), desk.report, language, digits);
        let html = if is_one_document { letters::article(&letter) } else { letters::file(&letter) };
        take(format!("{:04}_{name}.html", place + 1), html);
    }
}
