//! ZIP archives of strangers, read one file at a time.
//!
//! Nothing is written anywhere, so a path is only a name. Of a broken archive all is given that can be read; what
//! cannot be read is an entry with an error or a problem in the report, never silence. What the headers say of sizes is
//! not believed: inflating ends at the [`Limits`].

mod entry;
mod list;
mod name;
mod stream;

use std::io::{Cursor, Read, Seek};
use std::ops::ControlFlow;

pub use entry::{Entry, EntryError};
use entry::{Source, Spent};
use list::{Listed, Listing};
use name::{is_archive, is_dropping};
use stream::{Stream, Watched};

/// How far an archive is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The most bytes of one file: those of a submission.
    pub entry_bytes: u64,
    /// The most bytes of an archive inside the archive; it is held in memory.
    pub nested_bytes: u64,
    /// The most bytes of everything that is inflated.
    pub total_bytes: u64,
    /// How many times larger than the archive that may be; submissions shrink to a tenth or a thirtieth.
    pub ratio: u64,
    /// Up to how many bytes the ratio is not looked at: a small archive may hold one file that shrinks well.
    pub ratio_from_bytes: u64,
    /// The most entries of one archive.
    pub entries: usize,
}

impl Default for Limits {
    fn default() -> Self {
        const MEGABYTE: u64 = 1 << 20;
        Self {
            entry_bytes: 10 * MEGABYTE,
            nested_bytes: 256 * MEGABYTE,
            total_bytes: 16 * 1024 * MEGABYTE,
            ratio: 100,
            ratio_from_bytes: 64 * MEGABYTE,
            entries: 200_000,
        }
    }
}

/// Why a file cannot be read as an archive at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ArchiveError {
    /// Nothing in it looks like a ZIP archive.
    NotAnArchive,
    /// It is an archive of another kind.
    Other(OtherArchive),
    /// It is one of several parts.
    Split,
    /// The file itself could not be read.
    Unreadable,
}

/// Archives that are not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OtherArchive {
    /// RAR.
    Rar,
    /// 7-Zip.
    SevenZip,
    /// Gzip, alone or around a tar.
    Gzip,
}

/// Where an entry stands: good for reading it again, as long as the archive is the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct EntryPlace {
    /// Its number in the archive, from 0.
    pub outer: usize,
    /// Its number in the archive that stands there.
    pub inner: Option<usize>,
}

/// What became of an archive, beside the entries that were given away.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ArchiveReport {
    /// Entries that were given away, readable or not.
    pub n_given: usize,
    /// Entries that are folders.
    pub n_folders: usize,
    /// Paths of what operating systems leave behind, such as `.DS_Store`; passed over.
    pub passed_over: Vec<String>,
    /// What else is missing, and where.
    pub problems: Vec<ArchiveProblem>,
    /// Entries that were not reached.
    pub n_unreached: usize,
    /// Why the end was not reached.
    pub stopped: Option<Stopped>,
}

/// Something of an archive that cannot be given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArchiveProblem {
    /// The path of the archive inside the archive; empty for the archive itself.
    pub path: String,
    /// What is wrong.
    pub trouble: ArchiveTrouble,
}

/// What can be wrong with an archive or one inside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ArchiveTrouble {
    /// Its list is missing, as at the end of a broken download: what was found is what its bytes show.
    Truncated,
    /// Its list has so many more entries than could be read or than the limit allows.
    Unlisted(usize),
    /// An archive inside the archive could not be taken out.
    Entry(EntryError),
    /// An archive inside the archive is none.
    Archive(ArchiveError),
    /// An archive inside an archive inside the archive.
    TooDeep,
}

/// Why the end of an archive was not reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stopped {
    /// The caller had enough.
    ByCaller,
    /// It would inflate to more than [`Limits`] allow in all.
    TooMuch,
}

/// An archive whose list is read.
#[derive(Debug)]
pub struct Archive<R> {
    reader: Watched<R>,
    listing: Listing,
    limits: Limits,
    n_bytes: u64,
}

/// Gives each file of an archive to `take`, in the archive's order, one at a time. Archives inside it are opened, one
/// level down; their files have paths such as `a.zip/b.json`.
///
/// # Errors
/// [`ArchiveError`] if nothing of it can be read.
pub fn unpack<R: Read + Seek>(
    archive: R,
    limits: &Limits,
    take: &mut dyn FnMut(&mut Entry<'_>) -> ControlFlow<()>,
) -> Result<ArchiveReport, ArchiveError> {
    Ok(Archive::open(archive, limits)?.unpack(take))
}

impl<R: Read + Seek> Archive<R> {
    /// Reads the list of an archive.
    ///
    /// # Errors
    /// [`ArchiveError`] if nothing of it can be read.
    pub fn open(reader: R, limits: &Limits) -> Result<Self, ArchiveError> {
        let mut reader = Watched::new(reader);
        let (listing, n_bytes) = list::list(&mut reader, limits.entries)?;
        Ok(Self { reader, listing, limits: *limits, n_bytes })
    }

    /// How many entries it has, folders and archives among them; those inside its archives are not counted.
    pub fn len(&self) -> usize {
        self.listing.entries.len()
    }

    /// Whether it has no entry.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many bytes its entries have together, as the archive says; that may be a lie.
    pub fn declared_bytes(&self) -> u64 {
        self.listing.entries.iter().fold(0, |sum, listed| sum.saturating_add(listed.n_bytes))
    }

    /// Whether its list is there, to its end.
    pub fn is_whole(&self) -> bool {
        !self.listing.is_truncated && self.listing.n_unlisted == 0
    }

    /// Gives each file to `take`; see [`unpack`].
    pub fn unpack(&mut self, take: &mut dyn FnMut(&mut Entry<'_>) -> ControlFlow<()>) -> ArchiveReport {
        let mut walk = Walk { take, report: ArchiveReport::default(), spent: self.allowance(), limits: self.limits };
        walk.through(&mut self.reader, &self.listing, None);
        walk.report
    }

    /// Reads one entry again.
    ///
    /// # Errors
    /// [`EntryError`], as when it was given; [`EntryError::Broken`] too if there is no such entry.
    pub fn read(&mut self, place: EntryPlace) -> Result<Vec<u8>, EntryError> {
        let listed = self.listing.entries.get(place.outer).ok_or(EntryError::Broken)?;
        let mut spent = self.allowance();
        let Some(inner) = place.inner else {
            return Source { stream: &mut self.reader, listed, spent: &mut spent }.read(self.limits.entry_bytes);
        };
        let nested = Source { stream: &mut self.reader, listed, spent: &mut spent }.read(self.limits.nested_bytes)?;
        let mut nested = Archive::open(Cursor::new(nested), &self.limits).map_err(|_| EntryError::Broken)?;
        nested.read(EntryPlace { outer: inner, inner: None })
    }

    fn allowance(&self) -> Spent {
        let by_ratio = self.n_bytes.saturating_mul(self.limits.ratio).max(self.limits.ratio_from_bytes);
        Spent::new(by_ratio.min(self.limits.total_bytes))
    }
}

/// The way through an archive and those inside it.
struct Walk<'t> {
    take: &'t mut dyn FnMut(&mut Entry<'_>) -> ControlFlow<()>,
    report: ArchiveReport,
    spent: Spent,
    limits: Limits,
}

impl Walk<'_> {
    /// Gives the entries of one archive; `above` is the number and the path of its own entry, where it has one.
    fn through(&mut self, stream: &mut dyn Stream, listing: &Listing, above: Option<(usize, &str)>) {
        let above_path = above.map_or("", |(_, path)| path);
        if listing.is_truncated {
            self.problem(above_path, ArchiveTrouble::Truncated);
        }
        if listing.n_unlisted > 0 {
            self.problem(above_path, ArchiveTrouble::Unlisted(listing.n_unlisted));
        }
        for (n, listed) in listing.entries.iter().enumerate() {
            if self.report.stopped.is_some() {
                self.report.n_unreached += 1;
                continue;
            }
            let path = match above {
                Some((_, above)) => format!("{above}/{}", listed.path),
                None => listed.path.clone(),
            };
            if listed.is_folder {
                self.report.n_folders += 1;
            } else if is_dropping(&path) {
                self.report.passed_over.push(path);
            } else if is_archive(&path) {
                match above {
                    Some(_) => self.problem(&path, ArchiveTrouble::TooDeep),
                    None => self.open_nested(stream, listed, n, &path),
                }
            } else {
                let place = above
                    .map_or(EntryPlace { outer: n, inner: None }, |(outer, _)| EntryPlace { outer, inner: Some(n) });
                self.give(stream, listed, place, &path);
            }
        }
    }

    fn give(&mut self, stream: &mut dyn Stream, listed: &Listed, place: EntryPlace, path: &str) {
        self.report.n_given += 1;
        let source = Source { stream, listed, spent: &mut self.spent };
        let mut entry = Entry::new(place, path, source, self.limits.entry_bytes);
        if (self.take)(&mut entry).is_break() {
            self.report.stopped = Some(Stopped::ByCaller);
        } else if self.spent.is_over() {
            self.report.stopped = Some(Stopped::TooMuch);
        }
    }

    fn open_nested(&mut self, stream: &mut dyn Stream, listed: &Listed, n: usize, path: &str) {
        let content = Source { stream, listed, spent: &mut self.spent }.read(self.limits.nested_bytes);
        let bytes = match content {
            Ok(bytes) => bytes,
            Err(error) => {
                self.problem(path, ArchiveTrouble::Entry(error));
                if self.spent.is_over() {
                    self.report.stopped = Some(Stopped::TooMuch);
                }
                return;
            }
        };
        let mut nested = Watched::new(Cursor::new(bytes));
        match list::list(&mut nested, self.limits.entries) {
            Ok((listing, _)) => self.through(&mut nested, &listing, Some((n, path))),
            Err(error) => self.problem(path, ArchiveTrouble::Archive(error)),
        }
    }

    fn problem(&mut self, path: &str, trouble: ArchiveTrouble) {
        self.report.problems.push(ArchiveProblem { path: path.into(), trouble });
    }
}
