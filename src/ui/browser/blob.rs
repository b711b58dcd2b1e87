//! Files that a person chose, read where one may wait for them: in a worker.

use std::io::{self, Read, Seek, SeekFrom};

use js_sys::Uint8Array;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, FileReaderSync};

/// How many bytes are read ahead: a list of an archive is many small reads.
const AHEAD: u64 = 1 << 18;

/// All bytes of a file from one place up to another.
///
/// # Errors
/// When the browser cannot read it any more.
#[expect(clippy::cast_precision_loss, reason = "no file has 2⁵³ bytes")]
pub fn bytes(file: &Blob, from: u64, to: u64) -> io::Result<Vec<u8>> {
    let refused = |_| io::Error::other("the browser cannot read the file any more");
    let slice = file.slice_with_f64_and_f64(from as f64, to as f64).map_err(refused)?;
    let reader = FileReaderSync::new().map_err(refused)?;
    let buffer = reader.read_as_array_buffer(&slice).map_err(refused)?;
    Ok(Uint8Array::new(&buffer.into()).to_vec())
}

/// All bytes of several files, read at a time; of each, when the browser cannot read it any more, that.
pub async fn all_bytes(files: &[Blob]) -> Vec<io::Result<Vec<u8>>> {
    let under_way: Vec<JsFuture> = files.iter().map(|file| JsFuture::from(file.array_buffer())).collect();
    let mut all = Vec::new();
    for buffer in under_way {
        let refused = |_| io::Error::other("the browser cannot read the file any more");
        all.push(buffer.await.map(|buffer| Uint8Array::new(&buffer).to_vec()).map_err(refused));
    }
    all
}

/// How many bytes a file has.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a whole number that is not negative")]
pub fn size(file: &Blob) -> u64 {
    file.size() as u64
}

/// A file that is read as if it lay on a disk.
#[derive(Debug)]
pub struct BlobReader {
    file: Blob,
    n_bytes: u64,
    at: u64,
    ahead: Vec<u8>,
    ahead_from: u64,
}

impl BlobReader {
    /// From the beginning of a file.
    pub fn new(file: Blob) -> Self {
        let n_bytes = size(&file);
        Self { file, n_bytes, at: 0, ahead: Vec::new(), ahead_from: 0 }
    }
}

impl Read for BlobReader {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let length = |n: usize| u64::try_from(n).unwrap_or(u64::MAX);
        let is_ahead = self.at >= self.ahead_from && self.at < self.ahead_from + length(self.ahead.len());
        if !is_ahead {
            if self.at >= self.n_bytes || into.is_empty() {
                return Ok(0);
            }
            let to = self.n_bytes.min(self.at + AHEAD.max(length(into.len())));
            self.ahead = bytes(&self.file, self.at, to)?;
            self.ahead_from = self.at;
        }
        let begin = usize::try_from(self.at - self.ahead_from).unwrap_or(usize::MAX);
        let there = self.ahead.get(begin..).unwrap_or_default();
        let n = there.len().min(into.len());
        into[..n].copy_from_slice(&there[..n]);
        self.at += length(n);
        Ok(n)
    }
}

impl Seek for BlobReader {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let at = match to {
            SeekFrom::Start(at) => Some(at),
            SeekFrom::End(by) => self.n_bytes.checked_add_signed(by),
            SeekFrom::Current(by) => self.at.checked_add_signed(by),
        };
        self.at = at.ok_or_else(|| io::Error::other("before the beginning"))?;
        Ok(self.at)
    }
}
