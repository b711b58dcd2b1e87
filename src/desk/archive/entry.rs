//! One file of an archive: what it is called, and its bytes as far as the limits go.

use std::io::{self, ErrorKind, Read, SeekFrom};

use zip::ZipReadOptions;
use zip::read::read_zipfile_from_stream_with_options;
use zip::result::ZipError;

use super::EntryPlace;
use super::list::{Listed, Stands};
use super::stream::Stream;

/// A file of an archive.
#[derive(Debug)]
pub struct Entry<'a> {
    /// Where it stands.
    pub place: EntryPlace,
    /// Its path, with "/", never absolute and never climbing out; not always unique.
    pub path: &'a str,
    source: Source<'a>,
    max_bytes: u64,
}

impl<'a> Entry<'a> {
    pub(super) const fn new(place: EntryPlace, path: &'a str, source: Source<'a>, max_bytes: u64) -> Self {
        Self { place, path, source, max_bytes }
    }

    /// Whether the archive has another path, which was absolute, climbed out or held unseen characters.
    pub const fn is_renamed(&self) -> bool {
        self.source.listed.is_renamed
    }

    /// How many bytes it has, as the archive says; that may be a lie.
    pub const fn declared_bytes(&self) -> u64 {
        self.source.listed.n_bytes
    }

    /// Its first bytes, at most so many: enough to tell a photo from a submission without inflating it.
    ///
    /// # Errors
    /// [`EntryError`].
    pub fn first_bytes(&mut self, max: usize) -> Result<Vec<u8>, EntryError> {
        self.source.begin(u64::try_from(max).unwrap_or(u64::MAX))
    }

    /// All its bytes.
    ///
    /// # Errors
    /// [`EntryError`].
    pub fn content(&mut self) -> Result<Vec<u8>, EntryError> {
        self.source.read(self.max_bytes)
    }
}

/// Why the bytes of an entry cannot be had.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntryError {
    /// It needs a password.
    Encrypted,
    /// It has more bytes than this limit.
    TooLarge(u64),
    /// With it, more would be inflated than is allowed for the archive in all.
    TooMuch,
    /// It is compressed in a way that is not read: the number in the ZIP format.
    Method(u16),
    /// Its bytes belong to another entry too: made to inflate without end.
    Overlapping,
    /// Its bytes end too early.
    Truncated,
    /// Its bytes do not hold together, or are not those that were packed.
    Broken,
    /// The archive itself could not be read any more.
    Unreadable,
}

/// How much was inflated, and how much may be.
#[derive(Debug)]
pub(super) struct Spent {
    left: u64,
    is_over: bool,
}

impl Spent {
    pub(super) const fn new(allowed: u64) -> Self {
        Self { left: allowed, is_over: false }
    }

    pub(super) const fn is_over(&self) -> bool {
        self.is_over
    }
}

/// Where the bytes of an entry come from.
#[derive(Debug)]
pub(super) struct Source<'a> {
    pub(super) stream: &'a mut dyn Stream,
    pub(super) listed: &'a Listed,
    pub(super) spent: &'a mut Spent,
}

impl Source<'_> {
    /// All its bytes, if they are at most so many.
    pub(super) fn read(&mut self, max: u64) -> Result<Vec<u8>, EntryError> {
        if self.listed.n_bytes > max {
            return Err(EntryError::TooLarge(max));
        }
        let wanted = max.min(self.spent.left);
        let bytes = self.begin_unchecked(wanted.saturating_add(1))?;
        if length(&bytes) <= wanted {
            return Ok(bytes);
        }
        if wanted < max {
            self.spent.is_over = true;
            return Err(EntryError::TooMuch);
        }
        Err(EntryError::TooLarge(max))
    }

    /// The first of its bytes, at most so many.
    pub(super) fn begin(&mut self, max: u64) -> Result<Vec<u8>, EntryError> {
        if max > self.spent.left {
            self.spent.is_over = true;
            return Err(EntryError::TooMuch);
        }
        self.begin_unchecked(max)
    }

    fn begin_unchecked(&mut self, max: u64) -> Result<Vec<u8>, EntryError> {
        if let Some(error) = self.listed.refused {
            return Err(error);
        }
        let mut bytes = Vec::new();
        let inflated = self.inflate(max, &mut bytes);
        // What was inflated in vain was inflated too.
        self.spent.left = self.spent.left.saturating_sub(length(&bytes));
        let is_of_stream = self.stream.take_failure();
        inflated.map(|()| bytes).map_err(|error| if is_of_stream { EntryError::Unreadable } else { error })
    }

    fn inflate(&mut self, max: u64, bytes: &mut Vec<u8>) -> Result<(), EntryError> {
        let mut stream: &mut dyn Stream = &mut *self.stream;
        match &self.listed.stands {
            Stands::Listed(entry) => {
                let mut file = (**entry).as_ref().with_reader(&mut stream, ZipReadOptions::new()).map_err(why)?;
                file.by_ref().take(max).read_to_end(bytes).map_err(why_io)?;
            }
            Stands::Found { start, n_packed } => {
                stream.seek(SeekFrom::Start(*start)).map_err(why_io)?;
                // Where the size stands behind the bytes, so does the checksum.
                let options = match n_packed {
                    Some(n_packed) => ZipReadOptions::new().override_compressed_size(*n_packed).ignore_crc32(true),
                    None => ZipReadOptions::new(),
                };
                let mut part = stream.take(self.listed.n_reach);
                let file = read_zipfile_from_stream_with_options(&mut part, options).map_err(why)?;
                let mut file = file.ok_or(EntryError::Broken)?;
                file.by_ref().take(max).read_to_end(bytes).map_err(why_io)?;
            }
        }
        Ok(())
    }
}

fn length(bytes: &[u8]) -> u64 {
    u64::try_from(bytes.len()).unwrap_or(u64::MAX)
}

fn why(error: ZipError) -> EntryError {
    match error {
        ZipError::Io(error) => why_io(error),
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) | ZipError::InvalidPassword => EntryError::Encrypted,
        ZipError::CompressionMethodNotSupported(method) => EntryError::Method(method),
        _ => EntryError::Broken,
    }
}

fn why_io(error: io::Error) -> EntryError {
    let kind = error.kind();
    let of_zip = error.into_inner().and_then(|inner| inner.downcast::<ZipError>().ok());
    match (of_zip, kind) {
        (Some(error), _) => why(*error),
        (None, ErrorKind::UnexpectedEof) => EntryError::Truncated,
        (None, _) => EntryError::Broken,
    }
}
