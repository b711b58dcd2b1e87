//! What a coordinator's page shows, and what it is asked: what passes between the page and the worker that reads.

use serde::{Deserialize, Serialize};

use crate::report::province::file::{ReportFile, TextFile};

/// All but the long lists.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct StateView {
    /// How many files came in.
    pub n_files: u32,
    /// How many of each status, in the order of [`Status::ALL`](crate::cohort::Status::ALL); those that none has are left out.
    pub statuses: Vec<StatusCount>,
    /// What there is to report on.
    pub rounds: Vec<RoundView>,
    /// The round that is reported on; none while there are several and none was chosen.
    pub round: Option<usize>,
    /// The round that it is set beside.
    pub beside: Option<usize>,
    /// The roster.
    pub roster: Option<RosterView>,
    /// Submissions of which it is not sure whose they are.
    pub unsure: Vec<UnsureView>,
    /// How many of the roster have not sent.
    pub n_missing: u32,
    /// What a person chose.
    pub chosen: ChosenView,
    /// The report.
    pub report: Option<ReportFile>,
    /// Questionnaires that were brought in as files, by title.
    pub brought: Vec<TextFile>,
}

/// How many files have a status.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatusCount {
    /// The status, in a word.
    pub code: String,
    /// What it is called.
    pub title: TextFile,
    /// How many.
    pub n: u32,
}

/// Something to report on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoundView {
    /// The code of the questionnaire.
    pub questionnaire: String,
    /// Its title.
    pub title: TextFile,
    /// The assessed year, Buddhist era.
    pub period: String,
    /// The version of the questionnaire.
    pub version: String,
    /// How many submissions.
    pub n: u32,
}

/// Who was asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RosterView {
    /// Where it came from: the name of a file, or the types of a questionnaire.
    pub name: TextFile,
    /// How many agencies.
    pub n: u32,
    /// What a person should look at, each with its row; the first hundred.
    pub problems: Vec<TextFile>,
    /// How many there are.
    pub n_problems: u32,
}

/// A submission of which it is not sure whose it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnsureView {
    /// The file, by its position.
    pub file: usize,
    /// Its path.
    pub path: String,
    /// What it says of its agency.
    pub said: String,
    /// Whether that has a name.
    pub has_name: bool,
    /// Entries of the roster that it may be of, by position, and what the roster says of them.
    pub candidates: Vec<(usize, String)>,
}

/// What a person chose.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChosenView {
    /// Count every file that was changed after it was exported.
    pub count_changed: bool,
    /// Count every assessment that is not closed.
    pub count_open: bool,
    /// Count only agencies of the roster.
    pub only_roster: bool,
    /// Of how many agencies a figure has to be.
    pub least: u32,
}

/// What of the list of files is wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FilesQuery {
    /// Only of this status.
    pub status: Option<String>,
    /// Only those whose path or agency has these words.
    pub search: String,
    /// From which on.
    pub from: usize,
    /// How many at most.
    pub n: usize,
}

/// A piece of a long list.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Piece<T> {
    /// How many there are in all.
    pub total: usize,
    /// From which on.
    pub from: usize,
    /// These.
    pub rows: Vec<T>,
}

/// A file that came in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileView {
    /// By its position.
    pub file: usize,
    /// Where it lay.
    pub path: String,
    /// The agency that it says; empty where it cannot be read.
    pub agency: String,
    /// Its status, in a word.
    pub status: String,
    /// What that is called.
    pub title: TextFile,
    /// Why, and what to do.
    pub reason: TextFile,
    /// What else a person should know.
    pub remarks: Vec<TextFile>,
    /// Whether it counts.
    pub is_counted: bool,
    /// Whether it was chosen to count although it was changed or is not closed; `None` where there is nothing to choose.
    pub is_allowed: Option<bool>,
    /// Whether a person said whose it is.
    pub is_matched: bool,
    /// Whether it was chosen in place of a newer one; `None` where there is nothing to choose.
    pub is_preferred: Option<bool>,
}

/// What of the table of agencies is wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgenciesQuery {
    /// By which column: that of a figure; by name where there is none.
    pub sort: Option<usize>,
    /// From the greatest.
    pub is_falling: bool,
    /// Only those whose name or province has these words.
    pub search: String,
    /// From which on.
    pub from: usize,
    /// How many at most.
    pub n: usize,
}

/// Agencies by indicators.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct AgenciesView {
    /// The columns: code and title.
    pub columns: Vec<(String, TextFile)>,
    /// The agencies.
    pub agencies: Piece<AgencyView>,
}

/// An agency that counts.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct AgencyView {
    /// Its file, by position.
    pub file: usize,
    /// Its name, and what the assessment is about.
    pub name: String,
    /// Its province.
    pub province: String,
    /// Its figures, in tenths of a percent.
    pub figures: Vec<Option<u32>>,
}

/// An agency that has not sent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MissingView {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Its type, as the questionnaire calls it.
    pub agency_type: TextFile,
    /// Its province.
    pub province: String,
    /// Its group.
    pub group: String,
}

/// What a person chooses.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Choice {
    /// Which round is reported on.
    Round(usize),
    /// Which round it is set beside.
    Beside(Option<usize>),
    /// Count every file that was changed.
    CountChanged(bool),
    /// Count every assessment that is not closed.
    CountOpen(bool),
    /// Count only agencies of the roster.
    OnlyRoster(bool),
    /// Of how many agencies a figure has to be.
    Least(u32),
    /// Count a file, or not, although it was changed or is not closed.
    Allow(usize, bool),
    /// Count a file, or not, in place of a newer one.
    Prefer(usize, bool),
    /// Whose a file is: an entry of the roster, or none of them.
    Match(usize, Option<usize>),
    /// Forget what was said of whose a file is.
    Unmatch(usize),
    /// Forget the roster.
    DropRoster,
}
