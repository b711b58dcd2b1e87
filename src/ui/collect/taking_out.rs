//! What a coordinator takes out, made in the worker.

use std::io;

use super::protocol::{TakeOut, What};
use crate::cohort::Record;
use crate::desk::csv::ByteOrderMark;
use crate::desk::package::{Format, Package, Resource, description};
use crate::desk::session::Session;
use crate::desk::table::Table;
use crate::desk::tables::{self, Desk, ReadAgain};
use crate::desk::{bundle, csv, letters, ndjson, workbook};
use crate::language::{Language, Text};
use crate::report::letter::letter;
use crate::report::sentence::Digits;
use crate::submission::Opened;

/// A file to be given to the person.
pub(super) struct Taken {
    pub(super) name: String,
    pub(super) kind: &'static str,
    pub(super) bytes: Vec<u8>,
}

const ZIP: &str = "application/zip";

/// Makes what is asked for; `None` while there is nothing to report on.
pub(super) fn take_out(session: &Session, wanted: &TakeOut, read_again: ReadAgain<'_>) -> Option<io::Result<Taken>> {
    let desk = session.desk()?;
    let report = desk.report;
    let name = format!("{}-{}", report.questionnaire.id, report.period);
    let language = Language::from_code(&wanted.language).unwrap_or_default();
    let digits = if wanted.has_thai_digits { Digits::Thai } else { Digits::Arabic };
    let taken = |name: String, kind, bytes: io::Result<Vec<u8>>| bytes.map(|bytes| Taken { name, kind, bytes });
    Some(match wanted.what {
        What::Report => taken(format!("{name}-report.json"), "application/json", Ok(report.to_json().into_bytes())),
        What::Workbook => {
            let mut all = tables::tables(&desk);
            all.push(tables::answers(&desk, read_again));
            let written = workbook::write(all, language).map_err(|error| io::Error::other(format!("{error:?}")));
            let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
            taken(format!("{name}.xlsx"), kind, written.map(|workbook| workbook.bytes))
        }
        What::Tables => {
            let mark = if wanted.has_mark { ByteOrderMark::With } else { ByteOrderMark::Without };
            taken(format!("{name}-csv.zip"), ZIP, as_csv(&desk, mark, read_again))
        }
        What::Lines => taken(format!("{name}-ndjson.zip"), ZIP, as_ndjson(&desk, read_again)),
        What::Letters => {
            let title = report.questionnaire.title.text();
            let mut html = letters::beginning(language, title.get(language));
            each_letter(&desk, read_again, language, digits, &mut |_, letter| html += &letters::article(letter));
            html += letters::END;
            taken(format!("{name}-letters.html"), "text/html", Ok(html.into_bytes()))
        }
        What::LetterFiles => {
            let mut files = Vec::new();
            each_letter(&desk, read_again, language, digits, &mut |record, letter| {
                let number = files.len() + 1;
                let name = bundle::plain_name(&format!("{} {}", record.agency.name, record.agency.province));
                files.push((format!("{number:04}_{name}.html"), letters::file(letter).into_bytes()));
            });
            taken(format!("{name}-letters.zip"), ZIP, bundle::bundle(files))
        }
    })
}

fn each_letter(
    desk: &Desk<'_>,
    read_again: ReadAgain<'_>,
    language: Language,
    digits: Digits,
    take: &mut dyn FnMut(&Record, &crate::report::letter::Letter),
) {
    for file in &desk.basis.counted.files {
        if let (Some(record), Some(opened)) = (desk.basis.cohort.record(*file), read_again(*file)) {
            take(record, &letter(&opened, record, desk.report, language, digits));
        }
    }
}

/// Every table.
fn all<'a>(desk: &Desk<'a>, read_again: ReadAgain<'a>) -> Vec<Table<'a>> {
    let mut all = tables::tables(desk);
    all.push(tables::answers(desk, read_again));
    all.push(tables::answers_wide(desk, read_again));
    all
}

fn as_csv(desk: &Desk<'_>, mark: ByteOrderMark, read_again: ReadAgain<'_>) -> io::Result<Vec<u8>> {
    let (mut files, mut resources) = (Vec::new(), Vec::new());
    for table in all(desk, read_again) {
        let (shape, mut bytes) = (table.shape.clone(), Vec::new());
        let written = csv::write(table, mark, &mut bytes)?;
        let resource = Resource { shape, format: Format::Csv, written };
        files.push((resource.path(), bytes));
        resources.push(resource);
    }
    files.push(("datapackage.json".to_owned(), description(&package(desk, resources)).into_bytes()));
    bundle::bundle(files)
}

fn as_ndjson(desk: &Desk<'_>, read_again: ReadAgain<'_>) -> io::Result<Vec<u8>> {
    let mut files = Vec::new();
    for table in all(desk, read_again) {
        let (name, mut bytes) = (format!("{}.ndjson", table.shape.name), Vec::new());
        ndjson::write(table, &mut bytes)?;
        files.push((name, bytes));
    }
    bundle::bundle(files)
}

fn package(desk: &Desk<'_>, resources: Vec<Resource>) -> Package {
    let report = desk.report;
    let (title, subject) = (report.questionnaire.title.text(), &report.subject);
    Package {
        name: format!("{}-{}", report.questionnaire.id, report.period).into(),
        title: Text {
            th: format!("{} พ.ศ. {} {}", title.th, report.period, subject.th).into(),
            en: format!("{} {} {}", title.en, report.period, subject.en).into(),
        },
        about: title,
        resources,
    }
}

/// A file that counts, opened once more; `None` if it is no longer what it was.
pub(super) fn opened_again(session: &Session, file: usize, bytes: Option<Vec<u8>>) -> Option<Opened> {
    let opened = session.reader().open(&bytes?).ok()?;
    let is_the_same = session.cohort().record(file).is_some_and(|record| *record.id == *opened.draft.id);
    is_the_same.then_some(opened)
}
