//! Reading in the worker, a moment at a time, so that it hears when it is to stop.

use std::collections::VecDeque;
use std::io;
use std::ops::ControlFlow;

use web_sys::Blob;

use super::files::{Files, Where};
use crate::cohort::{Outcome, Refusal};
use crate::desk::archive::{Archive, Limits};
use crate::desk::intake;
use crate::desk::session::Session;
use crate::ui::browser::blob::BlobReader;

/// How many bytes of a file of lines are read at a time.
const PIECE: u64 = 4 << 20;
/// The longest line; a submission is not longer.
const MAX_LINE: u64 = 16 << 20;

/// Something to be read.
#[derive(Debug)]
enum Task {
    /// A file of its own.
    File { file: usize, path: String },
    /// An archive, of which so many files are read.
    Archive { file: usize, path: String, n_read: usize },
    /// A file with a submission in each line, from a place on.
    Lines { file: usize, path: String, from: u64 },
    /// A file that came in before and is to be read again.
    Again { position: usize },
}

/// A file of its own that is small enough to be read beside others.
#[derive(Debug)]
pub(super) struct Small {
    file: usize,
    path: String,
    /// What is read.
    pub(super) blob: Blob,
}

/// What is still to be read.
#[derive(Debug, Default)]
pub(super) struct Reading {
    tasks: VecDeque<Task>,
    archive: Option<(usize, Archive<BlobReader>)>,
    /// How many files are read.
    pub(super) n_done: usize,
}

impl Reading {
    /// Puts a file at the end of the queue; what it is, its name says.
    pub(super) fn add(&mut self, file: usize, path: String) {
        let extension = path.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase());
        self.tasks.push_back(match extension.as_deref() {
            Some("zip") => Task::Archive { file, path, n_read: 0 },
            Some("ndjson" | "jsonl") => Task::Lines { file, path, from: 0 },
            _ => Task::File { file, path },
        });
    }

    /// Puts a file that came in before at the end of the queue.
    pub(super) fn add_again(&mut self, position: usize) {
        self.tasks.push_back(Task::Again { position });
    }

    /// Reads no more. Gives how many files stay unread.
    pub(super) fn cancel(&mut self) -> usize {
        self.archive = None;
        std::mem::take(&mut self.tasks).len()
    }

    /// Whether all is read.
    pub(super) fn is_over(&self) -> bool {
        self.tasks.is_empty()
    }

    /// How far it has come, in thousandths: by files, and inside an archive or a file of lines by how far that is read.
    pub(super) fn share(&self, files: &Files) -> u32 {
        let (done, all) = match self.tasks.front() {
            Some(Task::Lines { file, from, .. }) if self.tasks.len() == 1 => (*from, files.n_bytes(*file)),
            Some(Task::Archive { n_read, .. }) if self.tasks.len() == 1 => {
                let n = self.archive.as_ref().map_or(0, |(_, archive)| archive.len());
                (length(*n_read), length(n))
            }
            _ => (length(self.n_done), length(self.n_done + self.tasks.len())),
        };
        u32::try_from(done.saturating_mul(1000) / all.max(1)).unwrap_or(1000)
    }

    /// Reads until `is_enough` says so, or all is read.
    pub(super) fn go_on(&mut self, files: &mut Files, session: &mut Session, is_enough: &dyn Fn() -> bool) {
        while let Some(task) = self.tasks.pop_front() {
            let rest = match task {
                Task::File { file, path } => {
                    let outcome = files.read(file, session.reader());
                    self.put(files, session, &path, Where::File(file), outcome);
                    None
                }
                Task::Archive { file, path, n_read } => self.archive(files, session, (file, path, n_read), is_enough),
                Task::Lines { file, path, from } => self.lines(files, session, (file, path, from), is_enough),
                Task::Again { position } => {
                    let place = session.cohort().files.get(position).map(|file| file.place);
                    if let Some(bytes) = place.and_then(|place| files.again(place)) {
                        let outcome = session.reader().read(&bytes);
                        session.replace(position, outcome);
                    }
                    self.n_done += 1;
                    None
                }
            };
            if let Some(rest) = rest {
                self.tasks.push_front(rest);
            }
            if is_enough() {
                return;
            }
        }
    }

    /// Takes the next files of their own off the queue, as far as they are small, at most so many.
    pub(super) fn small_files(&mut self, files: &Files, max: usize) -> Vec<Small> {
        let mut small = Vec::new();
        while small.len() < max {
            let Some(Task::File { file, .. }) = self.tasks.front() else { break };
            let Some(blob) = files.small(*file) else { break };
            if let Some(Task::File { file, path }) = self.tasks.pop_front() {
                small.push(Small { file, path, blob });
            }
        }
        small
    }

    /// Keeps what became of a small file, by its bytes.
    pub(super) fn take(&mut self, files: &mut Files, session: &mut Session, small: &Small, bytes: io::Result<Vec<u8>>) {
        let outcome = match bytes {
            Ok(bytes) => session.reader().read(&bytes),
            Err(error) => Outcome::Refused(Refusal::Unreadable(error.to_string().into())),
        };
        self.put(files, session, &small.path, Where::File(small.file), outcome);
    }

    fn put(&mut self, files: &mut Files, session: &mut Session, path: &str, place: Where, outcome: Outcome) {
        self.n_done += 1;
        session.put(path, files.number(place), outcome);
    }

    /// Reads on in an archive; gives what is left of it.
    fn archive(
        &mut self,
        files: &mut Files,
        session: &mut Session,
        (file, path, n_read): (usize, String, usize),
        is_enough: &dyn Fn() -> bool,
    ) -> Option<Task> {
        let opened = match self.archive.take() {
            Some((open, archive)) if open == file => Ok(archive),
            _ => match files.open(file) {
                Some(reader) => Archive::open(reader, &Limits::default()).map_err(intake::archive_refusal),
                None => return None,
            },
        };
        let mut archive = match opened {
            Ok(archive) => archive,
            Err(refusal) => {
                self.put(files, session, &path, Where::Nowhere, Outcome::Refused(refusal));
                return None;
            }
        };
        let (mut n_seen, mut is_interrupted) = (0, false);
        let report = archive.unpack(&mut |entry| {
            n_seen += 1;
            if n_seen <= n_read {
                return ControlFlow::Continue(());
            }
            let outcome = intake::take_entry(session.reader(), entry);
            let place = Where::Entry(file, entry.place);
            self.put(files, session, &format!("{path}/{}", entry.path), place, outcome);
            is_interrupted = is_enough();
            if is_interrupted { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        });
        if is_interrupted && report.n_unreached > 0 {
            self.archive = Some((file, archive));
            return Some(Task::Archive { file, path, n_read: n_seen });
        }
        for (path, refusal) in intake::beside_entries(&path, &report) {
            self.put(files, session, &path, Where::Nowhere, Outcome::Refused(refusal));
        }
        None
    }

    /// Reads on in a file of lines; gives what is left of it.
    fn lines(
        &mut self,
        files: &mut Files,
        session: &mut Session,
        (file, path, mut from): (usize, String, u64),
        is_enough: &dyn Fn() -> bool,
    ) -> Option<Task> {
        let n_bytes = files.n_bytes(file);
        let mut length = PIECE;
        while from < n_bytes {
            let piece = match files.piece(file, from, from + length) {
                Ok(piece) => piece,
                Err(error) => {
                    let refusal = Refusal::Unreadable(error.to_string().into());
                    self.put(files, session, &path, Where::Nowhere, Outcome::Refused(refusal));
                    return None;
                }
            };
            let is_last = from + length >= n_bytes;
            let end = piece.iter().rposition(|byte| *byte == b'\n').map(|at| at + 1);
            let Some(end) = end.or_else(|| (is_last || length >= MAX_LINE).then_some(piece.len())) else {
                length *= 2;
                continue;
            };
            let end = if is_last { piece.len() } else { end };
            for line in piece[..end].split_inclusive(|byte| *byte == b'\n') {
                let trimmed = line.trim_ascii();
                if !trimmed.is_empty() {
                    let outcome = session.reader().read(trimmed);
                    let place = Where::Line(file, from, line.len());
                    self.put(files, session, &format!("{path}:{from:012}"), place, outcome);
                }
                from += u64::try_from(line.len()).unwrap_or(u64::MAX);
            }
            if is_enough() {
                return (from < n_bytes).then_some(Task::Lines { file, path, from });
            }
        }
        None
    }
}

fn length(n: usize) -> u64 {
    u64::try_from(n).unwrap_or(u64::MAX)
}
