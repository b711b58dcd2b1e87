//! The bytes of an archive, read in large pieces.
//!
//! An archive is read here and there and a few bytes at a time; each reading of a file in a browser is dear.

use std::fmt;
use std::io::{self, ErrorKind, Read, Seek, SeekFrom};

/// How many bytes are read at once.
const WINDOW: usize = 32 << 10;

/// A reader that knows whether it has failed: an entry that cannot be inflated is then not to blame.
pub(super) trait Stream: Read + Seek + fmt::Debug {
    /// Whether it has failed since this was asked last.
    fn take_failure(&mut self) -> bool;
}

/// Reads a piece around each place that is asked for, and remembers whether its reader has failed.
pub(super) struct Watched<R> {
    reader: R,
    window: Vec<u8>,
    window_start: u64,
    position: u64,
    has_failed: bool,
}

impl<R: Read + Seek> Watched<R> {
    pub(super) const fn new(reader: R) -> Self {
        Self { reader, window: Vec::new(), window_start: 0, position: 0, has_failed: false }
    }

    /// What of the window stands at the position and behind it.
    fn rest(&self) -> &[u8] {
        let from = self.position.checked_sub(self.window_start).and_then(|from| usize::try_from(from).ok());
        from.and_then(|from| self.window.get(from..)).unwrap_or_default()
    }

    /// Reads the piece that begins at the position; shorter at the end of the file only.
    fn fill(&mut self) -> io::Result<()> {
        self.window.clear();
        self.window.reserve(WINDOW);
        self.window_start = self.position;
        self.reader.seek(SeekFrom::Start(self.position))?;
        let limit = u64::try_from(WINDOW).unwrap_or(u64::MAX);
        let filled = self.reader.by_ref().take(limit).read_to_end(&mut self.window);
        if filled.is_err() {
            self.window.clear();
        }
        filled.map(|_| ())
    }
}

impl<R> fmt::Debug for Watched<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Watched").field("position", &self.position).finish_non_exhaustive()
    }
}

impl<R: Read + Seek> Read for Watched<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.rest().is_empty() {
            let filled = self.fill();
            self.has_failed |= filled.is_err();
            filled?;
        }
        let n_read = self.rest().read(buffer)?;
        self.position = self.position.saturating_add(u64::try_from(n_read).unwrap_or(u64::MAX));
        Ok(n_read)
    }
}

impl<R: Read + Seek> Seek for Watched<R> {
    /// Before the start is asked for by broken archives only; the reader is not to blame.
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let before_start = || io::Error::from(ErrorKind::InvalidInput);
        self.position = match to {
            SeekFrom::Start(position) => position,
            SeekFrom::Current(by) => self.position.checked_add_signed(by).ok_or_else(before_start)?,
            SeekFrom::End(_) => self.reader.seek(to)?,
        };
        Ok(self.position)
    }
}

impl<R: Read + Seek> Stream for Watched<R> {
    fn take_failure(&mut self) -> bool {
        std::mem::take(&mut self.has_failed)
    }
}
