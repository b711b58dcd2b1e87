//! Goes through the text of a file once, and takes along its canonical form.
//!
//! Files of ours are the canonical form of their tree (RFC 8785) with white space between the tokens, and "50.0" where
//! the canonical form has "50". Only what is written so is read: everything here gives `None` for all else, valid or
//! not, and the careful reader says what it is.

use super::bytes::{end_of_plain, is_whole};

/// The deepest nesting of what is passed over.
const MAX_DEPTH: usize = 16;

/// A place in the text of a file.
pub(super) struct Cursor<'a, 'c> {
    text: &'a str,
    at: usize,
    /// The canonical form up to `copied`; `None` where nobody asks for it.
    canonical: Option<&'c mut Vec<u8>>,
    copied: usize,
    /// How long the canonical form was before the last comma.
    n_before_comma: usize,
}

/// Whether a key stands behind another one. Most differ within a few bytes: comparing them whole takes longer.
fn rises(before: &str, key: &str) -> bool {
    let differ = before.bytes().zip(key.bytes()).find(|(one, other)| one != other);
    differ.map_or(before.len() < key.len(), |(one, other)| one < other)
}

/// A string as it stands in the file, without its quotation marks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Word<'a> {
    pub(super) raw: &'a str,
    pub(super) has_escapes: bool,
}

impl<'a> Word<'a> {
    /// The string, if it has no escapes.
    pub(super) fn plain(self) -> Option<&'a str> {
        (!self.has_escapes).then_some(self.raw)
    }
}

impl<'a, 'c> Cursor<'a, 'c> {
    pub(super) fn new(text: &'a str, canonical: Option<&'c mut Vec<u8>>) -> Self {
        Self { text, at: 0, canonical, copied: 0, n_before_comma: 0 }
    }

    /// What stands here, behind white space; 0 at the end.
    pub(super) fn next(&mut self) -> u8 {
        let byte = self.byte();
        if byte > b' ' { byte } else { self.behind_space() }
    }

    pub(super) fn byte(&self) -> u8 {
        self.text.as_bytes().get(self.at).copied().unwrap_or(0)
    }

    fn behind_space(&mut self) -> u8 {
        self.copy();
        while matches!(self.byte(), b' ' | b'\n' | b'\r' | b'\t') {
            self.at += 1;
        }
        self.copied = self.at;
        self.byte()
    }

    /// Where this is, for [`Cursor::since`].
    pub(super) const fn position(&self) -> usize {
        self.at
    }

    /// What was gone through since then.
    pub(super) fn since(&self, position: usize) -> Option<&'a str> {
        self.text.get(position..self.at)
    }

    /// Copies what was gone through since the last time.
    fn copy(&mut self) {
        if let Some(canonical) = &mut self.canonical {
            canonical.extend_from_slice(self.text.as_bytes().get(self.copied..self.at).unwrap_or_default());
            self.copied = self.at;
        }
    }

    /// What stands from here on, in bytes.
    pub(super) fn rest(&self) -> &'a [u8] {
        self.text.as_bytes().get(self.at..).unwrap_or_default()
    }

    /// Passes over so many bytes.
    pub(super) const fn pass_over(&mut self, n: usize) {
        self.at += n;
    }

    /// Leaves what was gone through since then out of the canonical form.
    pub(super) fn leave_out_since(&mut self, position: usize) {
        let behind = std::mem::replace(&mut self.at, position);
        self.copy();
        (self.at, self.copied) = (behind, behind);
    }

    /// Completes the canonical form.
    pub(super) fn finish(&mut self) {
        self.copy();
    }

    /// Passes over one mark.
    pub(super) fn mark(&mut self, mark: u8) -> Option<()> {
        (self.next() == mark).then(|| self.at += 1)
    }

    /// Whether all is read.
    pub(super) fn is_at_end(&mut self) -> bool {
        self.next();
        self.at == self.text.len()
    }

    /// Goes through an object; of each entry `each` gets the key and reads the value. Keys rise, as in canonical JSON.
    pub(super) fn object(&mut self, mut each: impl FnMut(&mut Self, &'a str) -> Option<()>) -> Option<()> {
        self.mark(b'{')?;
        let mut before: Option<&str> = None;
        while self.next() != b'}' {
            if before.is_some() {
                self.n_before_comma =
                    self.canonical.as_ref().map_or(0, |canonical| canonical.len() + self.at - self.copied);
                self.mark(b',')?;
            }
            let key = self.word()?.plain()?;
            // Letters that UTF-16 has in another place are left to the careful reader.
            let is_elsewhere = || key.bytes().any(|byte| byte >= 0xEE);
            if before.is_some_and(|before| !rises(before, key)) || is_elsewhere() {
                return None;
            }
            before = Some(key);
            self.mark(b':')?;
            each(self, key)?;
        }
        self.mark(b'}')
    }

    /// Goes through a list.
    pub(super) fn list(&mut self, mut each: impl FnMut(&mut Self) -> Option<()>) -> Option<()> {
        self.mark(b'[')?;
        let mut is_first = true;
        while self.next() != b']' {
            if !std::mem::replace(&mut is_first, false) {
                self.mark(b',')?;
            }
            each(self)?;
        }
        self.mark(b']')
    }

    /// Reads a string and leaves it, its key and the comma before them out of the canonical form.
    pub(super) fn left_out(&mut self) -> Option<&'a str> {
        let word = self.word()?.plain()?;
        self.copy();
        if let Some(canonical) = &mut self.canonical {
            canonical.truncate(self.n_before_comma);
        }
        Some(word)
    }

    /// Reads a string.
    pub(super) fn word(&mut self) -> Option<Word<'a>> {
        self.mark(b'"')?;
        let (begin, mut has_escapes) = (self.at, false);
        loop {
            self.at = end_of_plain(self.text.as_bytes(), self.at);
            match self.byte() {
                b'"' => break,
                b'\\' => {
                    has_escapes = true;
                    // Those that the canonical form has (section 3.2.2.2), but for the rarest.
                    let escaped = self.text.as_bytes().get(self.at + 1)?;
                    if !b"\"\\bfnrt".contains(escaped) {
                        return None;
                    }
                    self.at += 2;
                }
                // A control character, or the end.
                _ => return None,
            }
        }
        let raw = self.text.get(begin..self.at)?;
        self.at += 1;
        Some(Word { raw, has_escapes })
    }

    /// Reads `true`, `false` or `null`.
    pub(super) fn literal(&mut self, literal: &str) -> Option<()> {
        self.next();
        self.text.get(self.at..)?.starts_with(literal).then(|| self.at += literal.len())
    }

    /// Passes over any value, and gives it as it stands.
    pub(super) fn any(&mut self) -> Option<&'a str> {
        self.next();
        let begin = self.at;
        self.pass(MAX_DEPTH)?;
        self.text.get(begin..self.at)
    }

    /// Passes over an object behind which this text is expected: a comma and the next key. In canonical JSON it is found
    /// at once, as quotation marks inside strings have a backslash before them. Where what lies before it is not whole by
    /// its brackets and quotation marks, it was another one, or brackets stand in strings: then there is a longer look.
    pub(super) fn skip_object_before(&mut self, behind: &[u8]) -> Option<()> {
        self.next();
        let rest = self.text.as_bytes().get(self.at..)?;
        match memchr::memmem::find(rest, behind) {
            Some(n) if rest.first() == Some(&b'{') && is_whole(&rest[..n]) => {
                self.at += n;
                Some(())
            }
            _ => self.skip_object(),
        }
    }

    /// Passes over an object in a hurry: up to the bracket that closes it, whatever stands in between.
    pub(super) fn skip_object(&mut self) -> Option<()> {
        self.mark(b'{')?;
        let bytes = self.text.as_bytes();
        let mut n_open = 1_u32;
        while n_open > 0 {
            match bytes.get(self.at)? {
                b'"' => {
                    self.at = end_of_plain(bytes, self.at + 1);
                    while *bytes.get(self.at)? != b'"' {
                        // An escape, or what only a longer look could tell.
                        self.at = end_of_plain(bytes, self.at + 2);
                    }
                }
                b'{' | b'[' => n_open += 1,
                b'}' | b']' => n_open -= 1,
                _ => {}
            }
            self.at += 1;
        }
        Some(())
    }

    fn pass(&mut self, depth: usize) -> Option<()> {
        let deeper = depth.checked_sub(1)?;
        match self.next() {
            b'"' => self.word().map(|_| ()),
            b'{' => self.object(|cursor, _| cursor.pass(deeper)),
            b'[' => self.list(|cursor| cursor.pass(deeper)),
            b't' => self.literal("true"),
            b'f' => self.literal("false"),
            b'n' => self.literal("null"),
            _ => self.number().map(|_| ()),
        }
    }
}
