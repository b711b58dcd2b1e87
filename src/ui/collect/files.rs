//! Files in the worker: where each is found again.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::io;

use web_sys::{Blob, File};

use crate::cohort::{Outcome, Reader, Refusal};
use crate::desk::archive::{Archive, EntryPlace, Limits};
use crate::desk::intake;
use crate::ui::browser::blob::{self, BlobReader};

/// How many bytes of a large file are looked at before it is read whole.
const N_FIRST: u64 = 1 << 16;

/// Where a file is found again.
#[derive(Clone, Copy, Debug)]
pub(super) enum Where {
    /// A file that was chosen, by its position.
    File(usize),
    /// In an archive that was chosen.
    Entry(usize, EntryPlace),
    /// In a file of lines: where the line begins, how long it is.
    Line(usize, u64, usize),
    /// Nowhere: nothing of it can be read.
    Nowhere,
}

/// The files that were chosen.
#[derive(Debug, Default)]
pub(super) struct Files {
    chosen: Vec<File>,
    places: Vec<Where>,
    archives: RefCell<BTreeMap<usize, Archive<BlobReader>>>,
}

impl Files {
    /// Keeps a file that was chosen; gives its position.
    pub(super) fn keep(&mut self, file: File) -> usize {
        self.chosen.push(file);
        self.chosen.len() - 1
    }

    /// A number by which a place is found again.
    pub(super) fn number(&mut self, place: Where) -> u64 {
        self.places.push(place);
        u64::try_from(self.places.len() - 1).unwrap_or(u64::MAX)
    }

    /// A file that was chosen, as if it lay on a disk.
    pub(super) fn open(&self, file: usize) -> Option<BlobReader> {
        self.chosen.get(file).map(|file| BlobReader::new(file.clone().into()))
    }

    /// What becomes of a file that was chosen.
    pub(super) fn read(&self, file: usize, reader: &Reader) -> Outcome {
        match self.first_and_all(file) {
            Ok(Ok(bytes)) => reader.read(&bytes),
            Ok(Err(refusal)) => Outcome::Refused(refusal),
            Err(error) => Outcome::Refused(Refusal::Unreadable(error.to_string().into())),
        }
    }

    /// A file that was chosen, if it is small.
    pub(super) fn small(&self, file: usize) -> Option<Blob> {
        self.chosen.get(file).filter(|file| blob::size(file) <= N_FIRST).map(|file| file.clone().into())
    }

    fn first_and_all(&self, file: usize) -> io::Result<Result<Vec<u8>, Refusal>> {
        let Some(file) = self.chosen.get(file) else { return Ok(Err(Refusal::NotASubmission(None))) };
        let n_bytes = blob::size(file);
        let first = blob::bytes(file, 0, n_bytes.min(N_FIRST))?;
        if let Some(refusal) = intake::refused_unread(&first, n_bytes) {
            return Ok(Err(refusal));
        }
        Ok(Ok(if n_bytes > N_FIRST { blob::bytes(file, 0, n_bytes)? } else { first }))
    }

    /// Bytes of a file that was chosen.
    pub(super) fn piece(&self, file: usize, from: u64, to: u64) -> io::Result<Vec<u8>> {
        let file = self.chosen.get(file).ok_or_else(|| io::Error::other("no such file"))?;
        blob::bytes(file, from, to.min(blob::size(file)))
    }

    /// How many bytes a file that was chosen has.
    pub(super) fn n_bytes(&self, file: usize) -> u64 {
        self.chosen.get(file).map_or(0, |file| blob::size(file))
    }

    /// What stands at a place, once more; `None` if it is gone.
    pub(super) fn again(&self, number: u64) -> Option<Vec<u8>> {
        match *self.places.get(usize::try_from(number).ok()?)? {
            Where::File(file) => self.piece(file, 0, u64::MAX).ok(),
            Where::Line(file, from, length) => self.piece(file, from, from + u64::try_from(length).ok()?).ok(),
            Where::Entry(file, place) => {
                let mut archives = self.archives.borrow_mut();
                let archive = match archives.entry(file) {
                    Entry::Occupied(known) => known.into_mut(),
                    Entry::Vacant(free) => free.insert(Archive::open(self.open(file)?, &Limits::default()).ok()?),
                };
                archive.read(place).ok()
            }
            Where::Nowhere => None,
        }
    }
}
