//! Reads a file that counts once more, for its answers: they are not kept.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{BufReader, Read as _, Seek as _, SeekFrom};

use phrom::cohort::Reader;
use phrom::desk::archive::{Archive, Limits};
use phrom::submission::Opened;

use crate::reading::{Collected, Where};
use crate::sources::Sources;

/// Reads files again.
#[derive(Debug)]
pub(crate) struct Again<'a> {
    collected: &'a Collected,
    sources: &'a Sources,
    reader: &'a Reader,
    archives: RefCell<BTreeMap<usize, Archive<BufReader<File>>>>,
    /// How many could not be read again.
    n_gone: RefCell<usize>,
}

impl<'a> Again<'a> {
    pub(crate) fn new(collected: &'a Collected, sources: &'a Sources, reader: &'a Reader) -> Self {
        Self { collected, sources, reader, archives: RefCell::default(), n_gone: RefCell::new(0) }
    }

    /// The assessment in a file, by its position; `None` if it is no longer what it was.
    pub(crate) fn read(&self, file: usize) -> Option<Opened> {
        let opened = self.bytes(file).and_then(|bytes| self.reader.open(&bytes).ok());
        let is_the_same = opened.as_ref().is_some_and(|opened| {
            self.collected.cohort.record(file).is_some_and(|record| *record.id == *opened.draft.id)
        });
        if !is_the_same {
            *self.n_gone.borrow_mut() += 1;
        }
        opened.filter(|_| is_the_same)
    }

    /// How many files could not be read again.
    pub(crate) fn n_gone(&self) -> usize {
        *self.n_gone.borrow()
    }

    fn bytes(&self, file: usize) -> Option<Vec<u8>> {
        let place = usize::try_from(self.collected.cohort.files.get(file)?.place).ok()?;
        match self.collected.places.get(place)? {
            Where::File(path) => fs::read(path).ok(),
            Where::Entry(archive, entry) => {
                let mut archives = self.archives.borrow_mut();
                if !archives.contains_key(archive) {
                    let opened = File::open(&self.sources.archives.get(*archive)?.0).ok()?;
                    archives.insert(*archive, Archive::open(BufReader::new(opened), &Limits::default()).ok()?);
                }
                archives.get_mut(archive)?.read(*entry).ok()
            }
            Where::Line(list, offset, length) => {
                let mut opened = File::open(&self.sources.lines.get(*list)?.0).ok()?;
                opened.seek(SeekFrom::Start(*offset)).ok()?;
                let mut bytes = vec![0; *length];
                opened.read_exact(&mut bytes).ok()?;
                Some(bytes)
            }
            Where::Nowhere => None,
        }
    }
}
