//! What came of writing a table: how many rows and bytes, and the digest that tells the file from any other.

use std::io::{self, Write};

use sha2::{Digest as _, Sha256};

use super::table::Problems;
use crate::json::hex;

/// What was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// How many rows, the header not counted.
    pub n_rows: u64,
    /// How many bytes, a byte-order mark among them.
    pub n_bytes: u64,
    /// The SHA-256 of the bytes, in lower-case hexadecimal.
    pub sha256: String,
    /// How many texts got an apostrophe, so that no spreadsheet takes them for formulas.
    pub n_marked: u64,
    /// What did not fit.
    pub problems: Problems,
}

/// Passes bytes on, counts them and takes their digest.
pub(super) struct Counted<'a> {
    out: &'a mut dyn Write,
    n_bytes: u64,
    digest: Sha256,
}

impl<'a> Counted<'a> {
    pub(super) fn new(out: &'a mut dyn Write) -> Self {
        Self { out, n_bytes: 0, digest: Sha256::new() }
    }

    /// What was written, at the end.
    pub(super) fn written(self, n_rows: u64, n_marked: u64, problems: Problems) -> Written {
        let sha256 = hex(&self.digest.finalize());
        Written { n_rows, n_bytes: self.n_bytes, sha256, n_marked, problems }
    }
}

impl Write for Counted<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let n = self.out.write(bytes)?;
        self.digest.update(&bytes[..n]);
        self.n_bytes += n as u64;
        Ok(n)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}
