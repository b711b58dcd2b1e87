//! The digest of a file without a tree of it.
//!
//! Files of ours are the canonical form of their tree (RFC 8785) with white space between the tokens, "50.0" where the
//! canonical form has "50", and the digest itself among the keys. What is written so is hashed while it is read; for
//! all else the careful reader makes the tree.

use sha2::{Digest as _, Sha256};

/// Whether the digest that a file names is that of all the rest; `None` where that takes a tree to tell.
///
/// The text must be JSON: what is said of one that is not does not matter. `canonical` is room to work in, to be
/// handed in again for the next file.
pub(crate) fn is_sealed(text: &str, canonical: &mut Vec<u8>) -> Option<bool> {
    canonical.clear();
    let mut walk = Walk { bytes: text.as_bytes(), canonical, open: Vec::with_capacity(16), seal: None };
    walk.all()?;
    let seal = walk.seal?;
    let mut hex = [0; 64];
    for (pair, byte) in hex.as_chunks_mut::<2>().0.iter_mut().zip(Sha256::digest(&*canonical)) {
        *pair = [byte >> 4, byte & 15].map(|digit| digit + if digit < 10 { b'0' } else { b'a' - 10 });
    }
    Some(*seal == hex)
}

/// An object with the key that stood last in it, or a list.
enum Open<'a> {
    /// Where a key is next.
    Key(&'a [u8]),
    /// Where a value is next, or was.
    Value(&'a [u8]),
    List,
}

struct Walk<'a, 'c> {
    bytes: &'a [u8],
    canonical: &'c mut Vec<u8>,
    open: Vec<Open<'a>>,
    seal: Option<&'a [u8]>,
}

impl<'a> Walk<'a, '_> {
    fn all(&mut self) -> Option<()> {
        let mut at = 0;
        while let Some(byte) = self.bytes.get(at) {
            at = match byte {
                b' ' | b'\n' | b'\r' | b'\t' => at + 1,
                b'"' => self.string(at)?,
                b'-' | b'0'..=b'9' => self.number(at)?,
                _ => {
                    self.mark(*byte)?;
                    at + 1
                }
            };
        }
        Some(())
    }

    /// A bracket, comma or colon, or a letter of `true`, `false`, `null`.
    fn mark(&mut self, byte: u8) -> Option<()> {
        match byte {
            b'{' => self.open.push(Open::Key(b"")),
            b'[' => self.open.push(Open::List),
            b'}' | b']' => {
                self.open.pop()?;
            }
            b',' => {
                if let Some(open) = self.open.last_mut()
                    && let Open::Value(key) = open
                {
                    *open = Open::Key(key);
                }
            }
            _ => {}
        }
        self.canonical.push(byte);
        Some(())
    }

    /// A key or a text, from its opening quotation mark; where it ends.
    fn string(&mut self, at: usize) -> Option<usize> {
        let (end, has_escapes) = end_of_string(self.bytes, at + 1)?;
        let string = self.bytes.get(at..end)?;
        let depth = self.open.len();
        if let Some(open) = self.open.last_mut()
            && let Open::Key(before) = open
        {
            // Without its opening quotation mark. The closing one is below every letter that is let through, so that
            // the shorter of two keys comes first. Letters that UTF-16 has in another place are not.
            let key = string.get(1..)?;
            if *before >= key || key.iter().any(|byte| *byte == b'\\' || *byte < b'"' || *byte >= 0xEE) {
                return None;
            }
            *open = Open::Value(key);
            if depth == 1 && key == b"sha256\"" {
                return self.seal(end);
            }
        } else if has_escapes && !has_fewest_escapes(string) {
            return None;
        }
        self.canonical.extend_from_slice(string);
        Some(end)
    }

    /// The digest, from behind its key. It has a key before it and one behind it, and its comma goes with it.
    fn seal(&mut self, at: usize) -> Option<usize> {
        let begin = self.after(self.after(at, b':')?, b'"')?;
        let (end, _) = end_of_string(self.bytes, begin)?;
        self.seal = self.bytes.get(begin..end - 1);
        if let Some(open) = self.open.last_mut() {
            *open = Open::Key(b"sha256\"");
        }
        self.after(end, b',')
    }

    /// Behind a mark that is next but for white space.
    fn after(&self, mut at: usize, mark: u8) -> Option<usize> {
        while self.bytes.get(at)?.is_ascii_whitespace() {
            at += 1;
        }
        (*self.bytes.get(at)? == mark).then_some(at + 1)
    }

    /// A number of at most nine digits before its point and six behind it: such a one is canonical as it stands, but
    /// for ".0". Where it ends.
    fn number(&mut self, at: usize) -> Option<usize> {
        let rest = self.bytes.get(at..)?;
        let is_of_number = |byte: &u8| byte.is_ascii_digit() || b"+-.eE".contains(byte);
        let end = rest.iter().position(|byte| !is_of_number(byte))?;
        let number = std::str::from_utf8(rest.get(..end)?).ok()?;
        let (whole, decimals) = number.split_once('.').map_or((number, None), |(whole, rest)| (whole, Some(rest)));
        let digits = whole.strip_prefix('-').unwrap_or(whole);
        let are_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        let is_whole = decimals.is_none_or(|decimals| decimals == "0");
        let is_plain = are_digits(digits)
            && digits.len() <= 9
            && (digits == "0" || !digits.starts_with('0'))
            && !(whole == "-0" && is_whole)
            && decimals.is_none_or(|text| are_digits(text) && text.len() <= 6 && (is_whole || !text.ends_with('0')));
        let written = if is_whole { whole } else { number };
        self.canonical.extend_from_slice(written.as_bytes());
        is_plain.then_some(at + end)
    }
}

/// Behind the closing quotation mark of a string that began before a position, and whether it has escapes.
fn end_of_string(bytes: &[u8], mut at: usize) -> Option<(usize, bool)> {
    let mut has_escapes = false;
    loop {
        // Eight bytes at a time: most of a file is strings.
        while let Some(eight) = bytes.get(at..).and_then(|rest| rest.first_chunk::<8>()) {
            let eight = u64::from_le_bytes(*eight);
            let found = places_of(b'"', eight) | places_of(b'\\', eight);
            if found != 0 {
                at += usize::try_from(found.trailing_zeros() / 8).ok()?;
                break;
            }
            at += 8;
        }
        match bytes.get(at)? {
            b'"' => return Some((at + 1, has_escapes)),
            b'\\' => (has_escapes, at) = (true, at + 2),
            _ => at += 1,
        }
    }
}

/// The highest bit of each byte that is this one; of those behind the first, perhaps of others too.
const fn places_of(byte: u8, eight: u64) -> u64 {
    const ONES: u64 = u64::from_le_bytes([1; 8]);
    let zero_where_it_is = eight ^ (ONES * byte as u64);
    zero_where_it_is.wrapping_sub(ONES) & !zero_where_it_is & (ONES << 7)
}

/// Whether every escape of a string is one that the canonical form has (section 3.2.2.2).
fn has_fewest_escapes(string: &[u8]) -> bool {
    let mut rest = string;
    while let Some(at) = rest.iter().position(|byte| *byte == b'\\') {
        rest = rest.get(at + 1..).unwrap_or_default();
        rest = match rest {
            [b'"' | b'\\' | b'b' | b'f' | b'n' | b'r' | b't', rest @ ..] => rest,
            // Those of the other control characters are left to the careful reader.
            _ => return false,
        };
    }
    true
}

#[cfg(test)]
#[path = "seal_tests.rs"]
mod tests;
