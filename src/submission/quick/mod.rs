//! A file of ours read without a tree of it, in a tenth of the time.
//!
//! [`read`] goes through the text once. Whatever is unusual, valid or not, gives `None`, and then
//! [`open`](super::open) decides what it is: what is read here is what it would have read. A test holds the two against
//! each other.

mod bytes;
mod cursor;
mod head;
mod number;
mod raw;
mod sheet;

use sha2::{Digest as _, Sha256};

pub use head::{Claimed, Head};
use raw::RawAnswers;

use super::Seal;
use crate::answers::Sheet;
use crate::json::MAX_BYTES;
use crate::questionnaire::Questionnaire;
use crate::scoring::{Claim, Claims};
use cursor::Cursor;

/// What a file says.
#[derive(Debug)]
pub struct Quick<'a> {
    /// Who answered what.
    pub head: Head<'a>,
    /// The figures that it names of its indicators.
    pub indicators: Claimed<'a>,
    /// The figures that it names of its dimensions and annexes.
    pub parts: Claimed<'a>,
    /// The SHA-256 of its content: what it is, or without a look at it, what the file says it is.
    pub digest: [u8; 32],
    /// Whether that is what the file says it is.
    pub seal: Seal,
    answers: RawAnswers<'a>,
}

/// Reads a submission with its answers, and computes its digest. `canonical` is room to work in, to be handed in again
/// for the next file.
pub fn read<'a>(text: &'a str, canonical: &mut Vec<u8>) -> Option<Quick<'a>> {
    canonical.clear();
    let mut cursor = Cursor::new(text, Some(canonical));
    let parts = head::parts(&mut cursor, true).filter(|_| text.len() <= MAX_BYTES)?;
    cursor.finish();
    let digest: [u8; 32] = Sha256::digest(&*canonical).into();
    let is_intact = bytes_of_digest(parts.head.sha256) == Some(digest);
    Some(quick(parts, digest, if is_intact { Seal::Intact } else { Seal::Changed }))
}

/// Reads a submission without its answers, and takes its digest for what it says.
pub fn read_head(text: &str) -> Option<Quick<'_>> {
    let parts = head::parts(&mut Cursor::new(text, None), false).filter(|_| text.len() <= MAX_BYTES)?;
    let digest = bytes_of_digest(parts.head.sha256)?;
    Some(quick(parts, digest, Seal::Intact))
}

fn quick(parts: head::Parts<'_>, digest: [u8; 32], seal: Seal) -> Quick<'_> {
    let head::Parts { head, indicators, parts, answers } = parts;
    Quick { head, indicators, parts, digest, seal, answers }
}

impl Quick<'_> {
    /// The answers, as far as figures and counts hang on them: without notes, units and moments. `None` where one
    /// does not fit its question to the letter.
    pub fn sheet(&self, questionnaire: &Questionnaire) -> Option<Sheet> {
        sheet::sheet(&self.answers, questionnaire)
    }

    /// Whether the figures of the file are others than those computed.
    pub fn differs(&self, claims: &Claims, questionnaire: &Questionnaire) -> bool {
        let indicators = questionnaire.indicators().map(|(_, own)| own.id.as_str()).zip(&claims.indicators);
        let parts = questionnaire.parts.iter().map(|own| own.id.as_str()).zip(&claims.parts);
        claims.overall.progress.share().percent().millionths() != self.head.completeness
            || !are(&self.indicators, indicators)
            || !are(&self.parts, parts)
    }
}

/// Whether figures that are named, by rising code, are those computed.
fn are<'c>(claimed: &Claimed<'_>, computed: impl Iterator<Item = (&'c str, &'c Claim)>) -> bool {
    let mut n_found = 0;
    for (code, claim) in computed {
        let figure = match (claim.figure, claim.settled()) {
            (None, _) => None,
            (Some(_), Some(settled)) => Some(settled.millionths()),
            (Some(_), None) => continue,
        };
        if claimed.get(code, n_found) != Some(figure) {
            return false;
        }
        n_found += 1;
    }
    n_found == claimed.len()
}

/// A digest as bytes; `None` for what is none in lower-case hexadecimal.
fn bytes_of_digest(hex: &str) -> Option<[u8; 32]> {
    let value = |digit: u8| match digit {
        b'0'..=b'9' => Some(digit - b'0'),
        b'a'..=b'f' => Some(digit - b'a' + 10),
        _ => None,
    };
    let mut digest = [0; 32];
    let (pairs, rest) = hex.as_bytes().as_chunks::<2>();
    if pairs.len() != digest.len() || !rest.is_empty() {
        return None;
    }
    for (byte, [high, low]) in digest.iter_mut().zip(pairs) {
        *byte = value(*high)? << 4 | value(*low)?;
    }
    Some(digest)
}
