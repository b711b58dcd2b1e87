//! From the bytes of a stranger's file to typed values, with a list of problems instead of a first error.
//!
//! Knows nothing of questionnaires. [`parse`] checks size, encoding and depth before it builds anything;
//! a [`Place`] is read past what does not fit, and says where it stood.

mod canonical;
mod parse;
mod path;
mod place;
mod problem;
mod scan;
mod write;

pub use canonical::canonical;
pub(crate) use parse::decode;
pub use parse::{MAX_BYTES, MAX_DEPTH, ParseError, Parsed, parse};
pub(crate) use place::whole_from_f64;
pub use place::{Notes, Place};
pub use problem::{MAX_PROBLEMS, Problem, ProblemKind};
pub use write::indented;
pub(crate) use write::{put, put_list, put_text};

use serde_json::Value;
use sha2::{Digest as _, Sha256};

/// The SHA-256 of a text in lower-case hexadecimal.
pub fn sha256_hex(text: &str) -> String {
    hex(&Sha256::digest(text.as_bytes()))
}

/// Bytes in lower-case hexadecimal.
pub(crate) fn hex(bytes: &[u8]) -> String {
    const HEX: &[u8; 16] = b"0123456789abcdef";
    let digits = bytes.iter().flat_map(|byte| [HEX[usize::from(byte >> 4)], HEX[usize::from(byte & 15)]]);
    digits.map(char::from).collect()
}

/// The SHA-256 over the canonical JSON of a value.
pub fn digest(value: &Value) -> String {
    sha256_hex(&canonical(value))
}
