//! From the files of an archive to what is kept of them.

use super::archive::{ArchiveError, ArchiveReport, ArchiveTrouble, Entry, EntryError, Stopped};
use crate::cohort::{Outcome, Reader, Refusal};
use crate::json::{MAX_BYTES, ParseError};

/// How many bytes are looked at before a file of an archive is inflated whole.
const N_FIRST: usize = 64;

/// What is kept of a file of an archive. A photo is not inflated to see that it is none of ours.
pub fn take_entry(reader: &Reader, entry: &mut Entry<'_>) -> Outcome {
    let begins = entry.first_bytes(N_FIRST);
    match begins.map(|begins| begins.is_empty() || Reader::may_be_ours(&begins)) {
        Ok(true) => match entry.content() {
            Ok(bytes) => reader.read(&bytes),
            Err(error) => Outcome::Refused(refusal(error)),
        },
        Ok(false) => Outcome::Refused(Refusal::NotASubmission(None)),
        Err(error) => Outcome::Refused(refusal(error)),
    }
}

/// What is kept of a file that lies in a folder, and whose first bytes and length are known: only what may be ours, and
/// is not too large, needs to be read.
pub fn refused_unread(begins: &[u8], n_bytes: u64) -> Option<Refusal> {
    if n_bytes > 0 && !Reader::may_be_ours(begins) {
        return Some(Refusal::NotASubmission(None));
    }
    let is_too_large = usize::try_from(n_bytes).map_or(true, |n_bytes| n_bytes > MAX_BYTES);
    is_too_large.then_some(Refusal::Damaged(ParseError::TooLarge))
}

/// Why a file of an archive cannot take part.
pub fn refusal(error: EntryError) -> Refusal {
    match error {
        EntryError::Encrypted => Refusal::Encrypted,
        EntryError::TooLarge(_) => Refusal::Damaged(ParseError::TooLarge),
        EntryError::TooMuch => Refusal::ArchiveTooLarge(1),
        EntryError::Method(method) => Refusal::UnknownMethod(method),
        EntryError::Overlapping | EntryError::Truncated | EntryError::Broken => Refusal::DamagedInArchive,
        EntryError::Unreadable => Refusal::Unreadable("ZIP".into()),
    }
}

/// Why an archive cannot be read at all.
pub const fn archive_refusal(error: ArchiveError) -> Refusal {
    match error {
        ArchiveError::NotAnArchive | ArchiveError::Other(_) => Refusal::NotAZip,
        ArchiveError::Split => Refusal::PartOfArchive,
        ArchiveError::Unreadable => Refusal::DamagedInArchive,
    }
}

/// What an archive holds beside the files that were given: each with its path.
pub fn beside_entries(archive: &str, report: &ArchiveReport) -> Vec<(String, Refusal)> {
    let path = |inner: &str| if inner.is_empty() { archive.to_owned() } else { format!("{archive}/{inner}") };
    let mut refused: Vec<(String, Refusal)> =
        report.passed_over.iter().map(|inner| (path(inner), Refusal::LeftBehind)).collect();
    for problem in &report.problems {
        let why = match &problem.trouble {
            ArchiveTrouble::Truncated | ArchiveTrouble::Unlisted(_) => Refusal::ArchiveEndsEarly,
            ArchiveTrouble::Entry(error) => refusal(*error),
            ArchiveTrouble::Archive(error) => archive_refusal(*error),
            ArchiveTrouble::TooDeep => Refusal::TooDeepInArchives,
        };
        refused.push((path(&problem.path), why));
    }
    if report.stopped == Some(Stopped::TooMuch) {
        let n_unread = u32::try_from(report.n_unreached).unwrap_or(u32::MAX);
        refused.push((archive.to_owned(), Refusal::ArchiveTooLarge(n_unread)));
    }
    refused
}
