//! What counts of all that came in: by the agencies that were asked, and by what a person chose.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::record::{Outcome, Record, Refusal, Round};
use super::roster::Roster;
use super::sorting::{Sorting, sorted_out};

/// All files that came in, in the order in which they did.
#[derive(Clone, Debug, Default)]
pub struct Cohort {
    /// The files. One is known by its position, which never changes.
    pub files: Vec<File>,
}

/// A file that came in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Where it lay: its path below the folder that was chosen, or inside its archive.
    pub path: Box<str>,
    /// Where whoever read it finds it again.
    pub place: u64,
    /// What became of it.
    pub outcome: Outcome,
}

impl Cohort {
    /// With all that another one has, behind its own.
    pub fn merge(&mut self, other: Self) {
        self.files.extend(other.files);
    }

    /// The record of a file, if it is a submission.
    pub fn record(&self, file: usize) -> Option<&Record> {
        match &self.files.get(file)?.outcome {
            Outcome::Read(record) => Some(record),
            Outcome::Refused(_) => None,
        }
    }
}

/// What a person decided. Nothing is counted that was changed or is not closed, unless it stands here.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choices {
    /// Count every file that was changed after it was exported.
    pub count_all_changed: bool,
    /// Count every assessment that is not closed.
    pub count_all_open: bool,
    /// Count these files although they were changed or are not closed.
    pub count: BTreeSet<usize>,
    /// Count these files in place of the newer ones of the same agency, also when they are not closed.
    pub prefer: BTreeSet<usize>,
    /// Whose submission a file is, where that is not sure: an entry of the roster, or none of them.
    pub matches: BTreeMap<usize, Option<usize>>,
    /// Leave out agencies that are not in the roster.
    pub only_roster: bool,
}

/// What became of all files.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settled {
    /// Of each file, by its position.
    pub files: Vec<FileStatus>,
    /// What there is to report on, and what counts there.
    pub rounds: BTreeMap<Arc<Round>, Counted>,
}

/// What counts in a round.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counted {
    /// How many submissions of it came, duplicates left out.
    pub n_submissions: usize,
    /// How many agencies sent at least one.
    pub received: usize,
    /// The submissions that count, in the order of their paths: one for each agency, or for each thing that it answered
    /// about.
    pub files: Vec<usize>,
    /// The agency that each of these is of: its number among all that count.
    pub agencies: Vec<usize>,
    /// How many agencies these are.
    pub n_agencies: usize,
    /// The entry of the roster that each of these is of.
    pub entries: Vec<Option<usize>>,
    /// Entries of the roster from which nothing came.
    pub missing: Vec<usize>,
    /// Submissions of which it is not sure whose they are.
    pub unsure: Vec<Unsure>,
}

/// A submission of which it is not sure whose it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unsure {
    /// The file.
    pub file: usize,
    /// Entries of the roster that it may be of, the likeliest first.
    pub candidates: Vec<usize>,
}

/// What became of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileStatus {
    /// In a word, for scripts too.
    pub status: Status,
    /// Why.
    pub reason: Reason,
}

/// What became of a file, in a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// A submission as it was exported.
    Ok,
    /// The same as another file.
    Duplicate,
    /// A newer one of the same agency counts.
    Superseded,
    /// It cannot be read.
    Damaged,
    /// Changed after it was exported.
    Changed,
    /// Of a questionnaire that is not at hand.
    UnknownQuestionnaire,
    /// Written by a newer version of the app.
    NewerVersion,
    /// Something else.
    NotASubmission,
}

impl Status {
    /// All, in the order in which the page lists them.
    pub const ALL: [Self; 8] = [
        Self::Ok,
        Self::Duplicate,
        Self::Superseded,
        Self::Changed,
        Self::Damaged,
        Self::UnknownQuestionnaire,
        Self::NewerVersion,
        Self::NotASubmission,
    ];

    /// The word in files and for scripts.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::Duplicate => "duplicate",
            Self::Superseded => "superseded",
            Self::Damaged => "damaged",
            Self::Changed => "changed",
            Self::UnknownQuestionnaire => "unknown-questionnaire",
            Self::NewerVersion => "newer-version",
            Self::NotASubmission => "not-a-submission",
        }
    }
}

/// Why a file has its status.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// It counts.
    Counts,
    /// The assessment is not closed.
    NotFinal,
    /// It was changed after it was exported.
    Changed,
    /// Its agency is not in the roster, and only those that are count.
    NotInRoster,
    /// It is the same as this file.
    SameAs(usize),
    /// This file of the same agency counts.
    Instead(usize),
    /// It cannot take part.
    Refused,
}

impl Settled {
    /// The only round, or else that of a position among several.
    pub fn only_round(&self) -> Option<(&Arc<Round>, &Counted)> {
        self.rounds.iter().next().filter(|_| self.rounds.len() == 1)
    }
}

impl Cohort {
    /// Says of every file what became of it, and what counts in each round. The same whatever the order of the files, but
    /// for the numbers by which they are known.
    pub fn settle(&self, roster: Option<&Roster>, choices: &Choices) -> Settled {
        let refused = FileStatus { status: Status::NotASubmission, reason: Reason::Refused };
        let mut settled = Settled { files: vec![refused; self.files.len()], rounds: BTreeMap::new() };
        let mut rounds: BTreeMap<Arc<Round>, Vec<usize>> = BTreeMap::new();
        // Nearly always the next file is of the round of the last one: then it need not be looked for.
        let mut of_last: Option<(&Arc<Round>, Vec<usize>)> = None;
        for (position, file) in self.files.iter().enumerate() {
            match (&file.outcome, &mut of_last) {
                (Outcome::Read(record), Some((round, files))) if Arc::ptr_eq(round, &record.round) => {
                    files.push(position);
                }
                (Outcome::Read(record), _) => {
                    let last = of_last.replace((&record.round, vec![position]));
                    last.into_iter().for_each(|(round, files)| rounds.entry(round.clone()).or_default().extend(files));
                }
                (Outcome::Refused(refusal), _) => settled.files[position].status = status_of(refusal),
            }
        }
        of_last.into_iter().for_each(|(round, files)| rounds.entry(round.clone()).or_default().extend(files));
        for (round, mut files) in rounds {
            files.sort_by(|one, other| self.files[*one].path.cmp(&self.files[*other].path).then(one.cmp(other)));
            let Sorting { counted, statuses } = sorted_out(self, &files, roster, choices);
            for (file, status) in statuses {
                settled.files[file] = status;
            }
            settled.rounds.insert(round, counted);
        }
        settled
    }
}

impl Choices {
    /// Why a submission does not count by itself; `None` if it does. `files` are those in which it came.
    pub(super) fn against(&self, files: impl Iterator<Item = usize> + Clone, record: &Record) -> Option<FileStatus> {
        let is_chosen = files.clone().any(|file| self.count.contains(&file));
        let is_preferred = files.clone().any(|file| self.prefer.contains(&file));
        if record.is_changed() && !self.count_all_changed && !is_chosen {
            return Some(FileStatus { status: Status::Changed, reason: Reason::Changed });
        }
        if !record.is_final && !self.count_all_open && !is_chosen && !is_preferred {
            return Some(FileStatus { status: status_by_seal(record), reason: Reason::NotFinal });
        }
        None
    }
}

/// The status of a submission that is neither a duplicate nor superseded.
pub(super) fn status_by_seal(record: &Record) -> Status {
    if record.is_changed() { Status::Changed } else { Status::Ok }
}

const fn status_of(refusal: &Refusal) -> Status {
    match refusal {
        Refusal::Damaged(_)
        | Refusal::SeveralInPage
        | Refusal::Unusable(_)
        | Refusal::Unreadable(_)
        | Refusal::Encrypted
        | Refusal::DamagedInArchive
        | Refusal::UnknownMethod(_)
        | Refusal::TooDeepInArchives
        | Refusal::NotAZip
        | Refusal::PartOfArchive
        | Refusal::ArchiveEndsEarly
        | Refusal::ArchiveTooLarge(_) => Status::Damaged,
        Refusal::NewerVersion(_) => Status::NewerVersion,
        Refusal::UnknownQuestionnaire(_) => Status::UnknownQuestionnaire,
        Refusal::OnlyAPart(_) | Refusal::NotASubmission(_) | Refusal::LeftBehind => Status::NotASubmission,
    }
}
