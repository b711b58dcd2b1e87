//! From what was read to the files of the report.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write as _};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::AtomicUsize;
use std::{fmt, thread};

use phrom::cohort::roster::Roster;
use phrom::cohort::{Choices, Cohort, Counted, Frame, Reader, Round, Settled, Status};
use phrom::desk::csv::ByteOrderMark;
use phrom::desk::package::{Format, Resource, description};
use phrom::desk::table::Table;
use phrom::desk::tables::{self, AgencyRows, Desk, ReadAgain};
use phrom::desk::taking_out::{all_tables, each_letter, package, workbook_tables};
use phrom::desk::{csv, grid, letters, ndjson, workbook};
use phrom::language::Language;
use phrom::questionnaire::Questionnaire;
use phrom::report::province::file::ReportFile;
use phrom::report::province::{Basis, Beside, province_report};
use phrom::report::sentence::Digits;

use crate::again::Again;
use crate::options::{Collect, Output, Speech};
use crate::pieces::begin_table;
use crate::reading::read_all;
use crate::sources::sources;

/// The built-in questionnaires.
const BUILT_IN: &[&[u8]] = include!(concat!(env!("OUT_DIR"), "/built_in.rs"));

/// People open these tables.
const MARK: ByteOrderMark = ByteOrderMark::With;

/// Why there is no report.
#[derive(Debug)]
pub(crate) struct Failure(String);

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

fn failure(words: impl Into<String>) -> Failure {
    Failure(words.into())
}

/// Reads, settles, reports and writes; gives what to say to the person.
pub(crate) fn collect(options: &Collect) -> Result<String, Failure> {
    let questionnaires = questionnaires(options)?;
    let sources = sources(&options.inputs);
    let n_threads = options.threads.unwrap_or_else(|| thread::available_parallelism().map_or(1, usize::from)).max(1);
    let (collected, reader) = read_all(&sources, &questionnaires, n_threads, options.trust);
    let (roster, n_problems) = roster(options, &reader)?.unzip();
    let choices = Choices {
        count_all_changed: options.count_changed,
        count_all_open: options.count_open,
        only_roster: options.only_roster,
        ..Choices::default()
    };
    let settled = collected.cohort.settle(roster.as_ref(), &choices);
    let (round, counted) = chosen_round(&settled, options.round.as_deref())?;
    let frame = reader.frame(round).ok_or_else(|| failure("The questionnaire of the round is not at hand."))?;
    let beside = beside(&settled, &reader, options.beside.as_deref())?;
    let cohort = &collected.cohort;
    let basis = Basis { cohort, roster: roster.as_ref(), round, counted, frame, least: options.least, beside };
    let again = Again::new(&collected, &sources, &reader);
    let wants_agencies = options.write.iter().any(|output| matches!(output, Output::Csv | Output::Agencies));
    let shape = tables::agencies_shape(frame);
    let (kinds, next) = (shape.kinds(), AtomicUsize::new(0));
    let no_writing = |error: io::Error| failure(format!("{}: {error}", options.out.display()));
    let beginning = csv::beginning(&shape, MARK);
    let mut words = thread::scope(|scope| {
        let path = options.out.join(format!("{}.csv", shape.name));
        let begin = || begin_table(scope, AgencyRows::new(&basis), &kinds, &next, n_threads, (beginning, path));
        let agencies = wants_agencies.then(begin);
        let report = province_report(&basis);
        let desk = Desk { basis, report: &report, settled: &settled };
        Writing { options, desk, again: &again }.all(agencies).map_err(no_writing)?;
        Ok(summary(cohort, &settled, &report, &again, &options.out))
    })?;
    if let Some(n) = n_problems.filter(|n| *n > 0) {
        words += &format!("{n} rows of the roster need a look; see roster.csv\n");
    }
    // The program ends: nothing needs to be given back piece by piece.
    std::mem::forget((collected, settled));
    Ok(words)
}

fn questionnaires(options: &Collect) -> Result<Vec<Vec<u8>>, Failure> {
    let mut all = Vec::new();
    for path in &options.questionnaire {
        let bytes = fs::read(path).map_err(|error| failure(format!("{}: {error}", path.display())))?;
        if let Err(error) = Questionnaire::read(&bytes) {
            return Err(failure(format!("{}: not a questionnaire that can be used: {error:?}", path.display())));
        }
        all.push(bytes);
    }
    all.extend(BUILT_IN.iter().map(|bytes| bytes.to_vec()));
    Ok(all)
}

/// Who was asked; types are those of the questionnaire that is named, or of all.
fn roster(options: &Collect, reader: &Reader) -> Result<Option<(Roster, usize)>, Failure> {
    let Some(path) = &options.roster else { return Ok(None) };
    let bytes = fs::read(path).map_err(|error| failure(format!("{}: {error}", path.display())))?;
    let grid = grid::read(&bytes)
        .map_err(|error| failure(format!("{}: no table that can be read: {error:?}", path.display())))?;
    let types = reader.frames().iter().map(|frame| &frame.questionnaire.agency_types).find(|types| !types.is_empty());
    let read = Roster::read(&grid.rows, types.map_or(&[], |types| types));
    let read = read.map_err(|error| failure(format!("{}: no roster: {error:?}", path.display())))?;
    Ok(Some((read.roster, read.problems.len())))
}

/// The round to report on: the only one, or the one that was named.
fn chosen_round<'s>(settled: &'s Settled, wanted: Option<&str>) -> Result<(&'s Arc<Round>, &'s Counted), Failure> {
    let named = |round: &Round| format!("{}/{}", round.questionnaire, round.period);
    let fits = |round: &Round| wanted.is_none_or(|wanted| *round.questionnaire == *wanted || named(round) == wanted);
    let rounds: Vec<_> = settled.rounds.iter().filter(|(round, _)| fits(round)).collect();
    match rounds.as_slice() {
        [(round, counted)] => Ok((*round, *counted)),
        [] => Err(failure(match wanted {
            Some(wanted) => format!("No submission is of {wanted}."),
            None => "None of the files is a submission that can be read.".to_owned(),
        })),
        several => {
            let mut words = String::from("Several questionnaires or years were answered; name one with --round:");
            for (round, counted) in several {
                words +=
                    &format!("\n  {}  {} submissions, version {}", named(round), counted.n_submissions, round.version);
            }
            Err(failure(words))
        }
    }
}

fn beside<'s>(settled: &'s Settled, reader: &'s Reader, wanted: Option<&str>) -> Result<Option<Beside<'s>>, Failure> {
    let Some(wanted) = wanted else { return Ok(None) };
    let (round, counted) = chosen_round(settled, Some(wanted))?;
    let frame: &Frame =
        reader.frame(round).ok_or_else(|| failure("The questionnaire of the other round is not at hand."))?;
    Ok(Some(Beside { round, counted, frame }))
}

/// What came of it, for the person at the terminal.
fn summary(cohort: &Cohort, settled: &Settled, report: &ReportFile, again: &Again<'_>, out: &Path) -> String {
    let counts = &report.counts;
    let asked = counts.asked.map(|asked| format!("asked {asked}, ")).unwrap_or_default();
    let mut words =
        format!("{} files: {asked}received {}, counted {}\n", cohort.files.len(), counts.received, counts.counted);
    for status in Status::ALL {
        let n = settled.files.iter().filter(|file| file.status == status).count();
        if n > 0 {
            words += &format!("  {:<22} {n}\n", status.code());
        }
    }
    if again.n_gone() > 0 {
        words += &format!("  {} files could not be read a second time; their answers are missing\n", again.n_gone());
    }
    words + &format!("Written to {}\n", out.display())
}

/// The table of agencies, while it is written.
type Agencies<'a> = thread::ScopedJoinHandle<'a, io::Result<csv::Joined>>;

/// Writes into a folder.
struct Writing<'a> {
    options: &'a Collect,
    desk: Desk<'a>,
    again: &'a Again<'a>,
}

impl Writing<'_> {
    /// `agencies` is the table of these on its way, where it is wanted.
    fn all(&self, mut agencies: Option<Agencies<'_>>) -> io::Result<()> {
        let out = &self.options.out;
        fs::create_dir_all(out)?;
        fs::write(out.join("report.json"), self.desk.report.to_json())?;
        let wants = |output| self.options.write.contains(&output);
        let read_again = |file| self.again.read(file);
        let mut resources = Vec::new();
        if wants(Output::Csv) {
            for table in tables::tables(&self.desk) {
                let begun = if *table.shape.name == *"agencies" { agencies.take() } else { None };
                resources.push(begun.map_or_else(|| self.table(table), |begun| self.agencies(begun))?);
            }
        }
        if let Some(begun) = agencies {
            resources.push(self.agencies(begun)?);
        }
        if wants(Output::Answers) {
            resources.push(self.table(tables::answers(&self.desk, &read_again))?);
            resources.push(self.table(tables::answers_wide(&self.desk, &read_again))?);
        }
        if !resources.is_empty() {
            fs::write(out.join("datapackage.json"), description(&package(&self.desk, resources)))?;
        }
        if wants(Output::Ndjson) {
            for table in all_tables(&self.desk, &read_again) {
                self.ndjson(table)?;
            }
        }
        if wants(Output::Xlsx) {
            let all = workbook_tables(&self.desk, &read_again);
            let workbook =
                workbook::write(all, self.language()).map_err(|error| io::Error::other(format!("{error:?}")))?;
            fs::write(out.join("report.xlsx"), workbook.bytes)?;
            for table in workbook.left_out {
                crate::say(&format!("Too large for a workbook, and not in it: {table}; write it as csv\n"));
            }
        }
        if wants(Output::Letters) {
            self.letters(&read_again)?;
        }
        Ok(())
    }

    const fn language(&self) -> Language {
        match self.options.language {
            Speech::Th => Language::Thai,
            Speech::En => Language::English,
        }
    }

    fn agencies(&self, begun: Agencies<'_>) -> io::Result<Resource> {
        let shape = tables::agencies_shape(self.desk.basis.frame);
        let joined = begun.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))?;
        let written = joined.of(&shape);
        Ok(Resource { shape, format: Format::Csv, written })
    }

    fn table(&self, table: Table<'_>) -> io::Result<Resource> {
        let shape = table.shape.clone();
        let mut file = BufWriter::new(File::create(self.options.out.join(format!("{}.csv", shape.name)))?);
        let written = csv::write(table, MARK, &mut file)?;
        file.flush()?;
        Ok(Resource { shape, format: Format::Csv, written })
    }

    fn ndjson(&self, table: Table<'_>) -> io::Result<()> {
        let mut file = BufWriter::new(File::create(self.options.out.join(format!("{}.ndjson", table.shape.name)))?);
        ndjson::write(table, &mut file)?;
        file.flush()
    }

    /// A letter a file, and all of them as one document.
    fn letters(&self, read_again: ReadAgain<'_>) -> io::Result<()> {
        let (folder, manner) = (self.options.out.join("letters"), (self.language(), Digits::Arabic));
        fs::create_dir_all(&folder)?;
        let mut written = Ok(());
        each_letter(&self.desk, read_again, manner, false, &mut |name, letter| {
            if written.is_ok() {
                written = fs::write(folder.join(name), letter);
            }
        });
        written?;
        let mut file = BufWriter::new(File::create(self.options.out.join("letters.html"))?);
        let title = self.desk.report.questionnaire.title.text();
        file.write_all(letters::beginning(self.language(), title.get(self.language())).as_bytes())?;
        let mut written = Ok(());
        each_letter(&self.desk, read_again, manner, true, &mut |_, letter| {
            if written.is_ok() {
                written = file.write_all(letter.as_bytes());
            }
        });
        written?;
        file.write_all(letters::END.as_bytes())?;
        file.flush()
    }
}
