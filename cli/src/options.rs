//! What the command line takes.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

/// Phrom for coordinators with very many files.
#[derive(Debug, Parser)]
#[command(version, about)]
pub(crate) struct Options {
    /// What to do.
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// What there is to do.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Read submissions, and write the report, its tables and who has not sent.
    Collect(Collect),
}

/// `phrom collect`.
#[derive(Args, Debug)]
pub(crate) struct Collect {
    /// Folders, ZIP files, JSON files, or NDJSON files with a submission in each line.
    #[arg(required = true)]
    pub(crate) inputs: Vec<PathBuf>,

    /// Who was asked: CSV or XLSX with code, name, type, province and group.
    #[arg(long)]
    pub(crate) roster: Option<PathBuf>,

    /// The folder to write into; it is made if it is not there.
    #[arg(long)]
    pub(crate) out: PathBuf,

    /// A questionnaire's file, beside those that are built in. May be given again.
    #[arg(long)]
    pub(crate) questionnaire: Vec<PathBuf>,

    /// Which questionnaire to report on, where several were answered: its code, or code/year.
    #[arg(long)]
    pub(crate) round: Option<String>,

    /// The round to set beside it: code/year.
    #[arg(long)]
    pub(crate) beside: Option<String>,

    /// Hold back figures of fewer agencies.
    #[arg(long, default_value_t = phrom::cohort::DEFAULT_LEAST)]
    pub(crate) least: u32,

    /// Count files that were changed after they were exported.
    #[arg(long)]
    pub(crate) count_changed: bool,

    /// Count assessments that are not closed.
    #[arg(long)]
    pub(crate) count_open: bool,

    /// Count only agencies of the roster.
    #[arg(long)]
    pub(crate) only_roster: bool,

    /// Take the figures that stand in the files: no digest is checked, no answer is scored again. Ladders, steps and
    /// whatever else is counted of answers is then missing from the report, and the overall figure is the mean of the
    /// dimensions' figures as they are rounded to the millionth.
    #[arg(long)]
    pub(crate) trust: bool,

    /// What to write beside report.json.
    #[arg(long, value_enum, value_delimiter = ',', default_values_t = [Output::Csv, Output::Xlsx])]
    pub(crate) write: Vec<Output>,

    /// The language of what has one: workbook and letters.
    #[arg(long, value_enum, default_value_t = Speech::Th)]
    pub(crate) language: Speech,

    /// How many threads; by itself, one for each core.
    #[arg(long)]
    pub(crate) threads: Option<usize>,
}

/// What can be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Output {
    /// Tables as CSV, with the datapackage.json that describes them.
    Csv,
    /// Of these tables the one of agencies and their figures, as CSV.
    Agencies,
    /// Every answer, a line each, as CSV.
    Answers,
    /// The same tables as NDJSON.
    Ndjson,
    /// One workbook.
    Xlsx,
    /// A result letter for each agency, as HTML.
    Letters,
}

/// A language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Speech {
    /// Thai.
    Th,
    /// English.
    En,
}
