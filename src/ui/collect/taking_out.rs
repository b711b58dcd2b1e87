//! What a coordinator takes out, made in the worker.

use std::io;

use super::protocol::{TakeOut, What};
use crate::desk::csv::ByteOrderMark;
use crate::desk::package::{Format, Resource, description};
use crate::desk::session::Session;
use crate::desk::tables::{Desk, ReadAgain};
use crate::desk::taking_out::{all_tables, base_name, each_letter, package, workbook_tables};
use crate::desk::{bundle, csv, letters, ndjson, workbook};
use crate::language::Language;
use crate::report::sentence::Digits;
use crate::submission::Opened;

/// A file to be given to the person.
pub(super) struct Taken {
    pub(super) name: String,
    pub(super) kind: &'static str,
    pub(super) bytes: Vec<u8>,
    /// Tables that were too large for it, by name.
    pub(super) left_out: Vec<String>,
}

const ZIP: &str = "application/zip";

/// Makes what is asked for; `None` while there is nothing to report on.
pub(super) fn take_out(session: &Session, wanted: &TakeOut, read_again: ReadAgain<'_>) -> Option<io::Result<Taken>> {
    let desk = session.desk()?;
    let report = desk.report;
    let name = base_name(&desk);
    let language = Language::from_code(&wanted.language).unwrap_or_default();
    let digits = if wanted.has_thai_digits { Digits::Thai } else { Digits::Arabic };
    let taken = |name: String, kind, bytes: io::Result<Vec<u8>>| {
        bytes.map(|bytes| Taken { name, kind, bytes, left_out: Vec::new() })
    };
    Some(match wanted.what {
        What::Report => taken(format!("{name}-report.json"), "application/json", Ok(report.to_json().into_bytes())),
        What::Workbook => {
            let all = workbook_tables(&desk, read_again);
            let written = workbook::write(all, language).map_err(|error| io::Error::other(format!("{error:?}")));
            let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
            written.map(|workbook| Taken {
                name: format!("{name}.xlsx"),
                kind,
                left_out: workbook.left_out.iter().map(ToString::to_string).collect(),
                bytes: workbook.bytes,
            })
        }
        What::Tables => {
            let mark = if wanted.has_mark { ByteOrderMark::With } else { ByteOrderMark::Without };
            taken(format!("{name}-csv.zip"), ZIP, as_csv(&desk, mark, read_again))
        }
        What::Lines => taken(format!("{name}-ndjson.zip"), ZIP, as_ndjson(&desk, read_again)),
        What::Letters => {
            let title = report.questionnaire.title.text();
            let mut html = letters::beginning(language, title.get(language));
            each_letter(&desk, read_again, (language, digits), true, &mut |_, letter| html += &letter);
            html += letters::END;
            taken(format!("{name}-letters.html"), "text/html", Ok(html.into_bytes()))
        }
        What::LetterFiles => {
            let mut files = Vec::new();
            let mut take = |name, letter: String| files.push((name, letter.into_bytes()));
            each_letter(&desk, read_again, (language, digits), false, &mut take);
            taken(format!("{name}-letters.zip"), ZIP, bundle::bundle(files))
        }
    })
}

fn as_csv(desk: &Desk<'_>, mark: ByteOrderMark, read_again: ReadAgain<'_>) -> io::Result<Vec<u8>> {
    let (mut files, mut resources) = (Vec::new(), Vec::new());
    for table in all_tables(desk, read_again) {
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
    for table in all_tables(desk, read_again) {
        let (name, mut bytes) = (format!("{}.ndjson", table.shape.name), Vec::new());
        ndjson::write(table, &mut bytes)?;
        files.push((name, bytes));
    }
    bundle::bundle(files)
}

/// A file that counts, opened once more; `None` if it is no longer what it was.
pub(super) fn opened_again(session: &Session, file: usize, bytes: Option<Vec<u8>>) -> Option<Opened> {
    let opened = session.reader().open(&bytes?).ok()?;
    let is_the_same = session.cohort().record(file).is_some_and(|record| *record.id == *opened.draft.id);
    is_the_same.then_some(opened)
}
