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
    const HEX: &[u8; 16] = b"0123456789abcdef";
    let mut hex = String::with_capacity(64);
    for byte in Sha256::digest(text.as_bytes()) {
        hex.push(char::from(HEX[usize::from(byte >> 4)]));
        hex.push(char::from(HEX[usize::from(byte & 15)]));
    }
    hex
}

/// The SHA-256 over the canonical JSON of a value.
pub fn digest(value: &Value) -> String {
    sha256_hex(&canonical(value))
}
