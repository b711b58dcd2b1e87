//! Bytes to a JSON tree: size, encoding and depth are checked before anything is built.

use std::fmt;

use serde_json::Value;

use super::Problem;
use super::scan::scan;

/// The largest file that is read: 10 MB. A survey with every note and evidence filled in is about 0.3 MB.
pub const MAX_BYTES: usize = 10_000_000;

/// The deepest nesting that is read. Our own formats nest 12 levels.
pub const MAX_DEPTH: usize = 64;

/// Why a file could not be read at all.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ParseError {
    /// Larger than [`MAX_BYTES`].
    TooLarge,
    /// Nothing in it.
    Empty,
    /// Neither UTF-8 nor UTF-16.
    NotText,
    /// Nested deeper than [`MAX_DEPTH`].
    TooDeep,
    /// It ends in the middle.
    Truncated,
    /// Not JSON; the line (from 1) where that showed.
    NotJson {
        /// The line, counted from 1.
        line: usize,
    },
}

impl fmt::Display for ParseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge => write!(f, "larger than {MAX_BYTES} bytes"),
            Self::Empty => write!(f, "empty"),
            Self::NotText => write!(f, "not text in UTF-8"),
            Self::TooDeep => write!(f, "nested deeper than {MAX_DEPTH} levels"),
            Self::Truncated => write!(f, "ends in the middle"),
            Self::NotJson { line } => write!(f, "not JSON (line {line})"),
        }
    }
}

impl std::error::Error for ParseError {}

/// A file's tree, with the keys that stood twice.
#[derive(Debug)]
pub struct Parsed {
    /// The tree; of a key that stood twice, the last value.
    pub value: Value,
    /// One [`DuplicateKey`](super::ProblemKind::DuplicateKey) for each key that stood twice, up to
    /// [`MAX_PROBLEMS`](super::MAX_PROBLEMS).
    pub duplicates: Vec<Problem>,
}

/// Reads bytes as JSON. A byte-order mark is passed over, and UTF-16 with one is read too.
///
/// # Errors
/// [`ParseError`] when there is no tree to be had.
pub fn parse(bytes: &[u8]) -> Result<Parsed, ParseError> {
    if bytes.len() > MAX_BYTES {
        return Err(ParseError::TooLarge);
    }
    let text = decode(bytes)?;
    if text.trim().is_empty() {
        return Err(ParseError::Empty);
    }
    let duplicates = scan(&text)?;
    // Bytes, as the canonical form reads its keys: one reader is linked for both.
    match serde_json::from_slice(text.as_bytes()) {
        Ok(value) => Ok(Parsed { value, duplicates }),
        Err(error) if error.is_eof() => Err(ParseError::Truncated),
        Err(error) => Err(ParseError::NotJson { line: error.line() }),
    }
}

/// The text of a file, in UTF-8 or in UTF-16 with a byte-order mark, without the mark.
pub(crate) fn decode(bytes: &[u8]) -> Result<String, ParseError> {
    let utf16 = |unit: fn([u8; 2]) -> u16| {
        let (pairs, rest) = bytes[2..].as_chunks::<2>();
        if !rest.is_empty() {
            return Err(ParseError::Truncated);
        }
        let units: Vec<u16> = pairs.iter().map(|pair| unit(*pair)).collect();
        String::from_utf16(&units).map_err(|_| ParseError::NotText)
    };
    match bytes {
        [0xFF, 0xFE, ..] => utf16(u16::from_le_bytes),
        [0xFE, 0xFF, ..] => utf16(u16::from_be_bytes),
        _ => {
            let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
            match std::str::from_utf8(bytes) {
                Ok(text) => Ok(text.to_owned()),
                // A character cut in two at the very end is a truncated file.
                Err(error) if error.error_len().is_none() => Err(ParseError::Truncated),
                Err(_) => Err(ParseError::NotText),
            }
        }
    }
}
