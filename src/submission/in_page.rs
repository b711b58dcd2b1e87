//! A submission inside a page that people read: a report file is HTML, and holds the submission in a script element that
//! is nothing but text.
//!
//! Writing escapes `<`, so that no text of the submission can end the element. Reading goes through the page tag by tag,
//! as browsers write pages anew when they save them: with other quotes, another order of attributes, a byte-order mark.

use std::borrow::Cow;

use super::OpenError;
use crate::json::{MAX_BYTES, ParseError, decode};

/// The `id` of the element.
const ID: &str = "phrom-submission";

/// Elements whose content is text up to their end tag, whatever stands in it.
const OF_TEXT: &[&str] = &["script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes"];

/// The element with a submission in it, to be put into a page.
pub(super) fn embedded(submission: &str) -> String {
    // In JSON a `<` only ever stands inside a text.
    let text = submission.replace('<', "\\u003c");
    format!("<script type=\"application/json\" id=\"{ID}\">{text}</script>")
}

/// Whether bytes begin as a page does, in UTF-8 or UTF-16, behind a byte-order mark and white space.
pub fn is_page(bytes: &[u8]) -> bool {
    let is_passed_over =
        |byte: &u8| matches!(byte, 0 | 0xEF | 0xBB | 0xBF | 0xFE | 0xFF | b' ' | b'\t' | b'\r' | b'\n' | 0x0C);
    let begins = || bytes.iter().skip_while(|byte| is_passed_over(byte)).filter(|byte| **byte != 0);
    ["<!doctype html", "<html"].iter().any(|start| {
        let is_it = |(byte, own): (&u8, u8)| byte.eq_ignore_ascii_case(&own);
        begins().count() >= start.len() && begins().zip(start.bytes()).all(is_it)
    })
}

/// The submission of a file: of a page what is inside it, of anything else all of it.
///
/// # Errors
/// [`OpenError::Parse`] for a page that ends in the middle of it or is too large, [`OpenError::NoneInPage`] and
/// [`OpenError::SeveralInPage`].
pub(super) fn content_of(bytes: &[u8]) -> Result<Cow<'_, [u8]>, OpenError> {
    if !is_page(bytes) {
        return Ok(bytes.into());
    }
    if bytes.len() > MAX_BYTES {
        return Err(OpenError::Parse(ParseError::TooLarge));
    }
    // A character that was cut in two at the very end is not the submission's: that is whole, or cut off as well.
    let shorter = |n| bytes.get(..bytes.len() - n).and_then(|bytes| decode(bytes).ok());
    let page = match decode(bytes) {
        Ok(page) => page,
        Err(ParseError::Truncated) => (1..4).find_map(shorter).unwrap_or_default(),
        // Pages of strangers are written in many ways. One that has our mark is ours, and damaged.
        Err(error) if bytes.windows(ID.len()).any(|bytes| bytes == ID.as_bytes()) => {
            return Err(OpenError::Parse(error));
        }
        Err(_) => return Err(OpenError::NoneInPage),
    };
    let mut tags = Tags { page: &page, at: 0 };
    let mut found = None;
    while let Some(element) = tags.next_element() {
        if element.is_ours && found.replace(element.text).is_some() {
            return Err(OpenError::SeveralInPage);
        }
    }
    match found {
        None => Err(OpenError::NoneInPage),
        Some(None) => Err(OpenError::Parse(ParseError::Truncated)),
        Some(Some(text)) => Ok(text.as_bytes().to_vec().into()),
    }
}

/// An element of text.
struct Element<'a> {
    /// Whether it is the one with the submission.
    is_ours: bool,
    /// What is in it; `None` if the page ends before it does.
    text: Option<&'a str>,
}

/// Goes through the tags of a page.
struct Tags<'a> {
    page: &'a str,
    at: usize,
}

impl<'a> Tags<'a> {
    /// The next element of text.
    fn next_element(&mut self) -> Option<Element<'a>> {
        loop {
            self.at += self.rest().find('<')?;
            let rest = self.rest();
            if let Some(comment) = rest.strip_prefix("<!--") {
                self.pass_comment(comment);
                continue;
            }
            let name = rest.trim_start_matches(['<', '/']);
            let is_end = rest.starts_with("</");
            let n_before = 1 + usize::from(is_end);
            if rest.len() != name.len() + n_before || !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
                self.pass_odd(rest);
                continue;
            }
            self.at += n_before;
            let name = self.word(&['>', '/']);
            let is_ours = self.attributes();
            let own = OF_TEXT.iter().find(|own| own.eq_ignore_ascii_case(name));
            if let Some(own) = own.filter(|_| !is_end) {
                return Some(Element { is_ours: is_ours && *own == "script", text: self.text_of(own) });
            }
        }
    }

    fn rest(&self) -> &'a str {
        self.page.get(self.at..).unwrap_or_default()
    }

    /// Passes over so much of the rest, or over all of it.
    fn pass(&mut self, n_bytes: Option<usize>) {
        self.at = n_bytes.map_or(self.page.len(), |n_bytes| self.at + n_bytes);
    }

    fn pass_comment(&mut self, comment: &str) {
        let is_empty = ["->", ">"].iter().find(|end| comment.starts_with(**end));
        let end = |end: &str| comment.find(end).map(|at| at + end.len());
        let n_bytes = match is_empty {
            Some(end) => Some(end.len()),
            None => [end("-->"), end("--!>")].into_iter().flatten().min(),
        };
        self.pass(n_bytes.map(|n_bytes| "<!--".len() + n_bytes));
    }

    /// Passes over a `<` that begins no tag; with `!`, `?` or `/` behind it up to the next `>`.
    fn pass_odd(&mut self, rest: &str) {
        match rest.starts_with("<!") || rest.starts_with("<?") || rest.starts_with("</") {
            true => self.pass(rest.find('>').map(|at| at + 1)),
            false => self.at += 1,
        }
    }

    /// The characters up to white space or one of these.
    fn word(&mut self, ends: &[char]) -> &'a str {
        let rest = self.rest();
        let n_bytes = rest.find(|c: char| is_space(c) || ends.contains(&c)).unwrap_or(rest.len());
        self.at += n_bytes;
        rest.get(..n_bytes).unwrap_or_default()
    }

    /// Goes through the attributes of a tag and passes over its end. Says whether its first `id` is ours.
    fn attributes(&mut self) -> bool {
        let mut id = None;
        loop {
            let rest = self.rest();
            self.at += rest.len() - rest.trim_start_matches(|c| is_space(c) || c == '/').len();
            match self.rest().chars().next() {
                None => return false,
                Some('>') => {
                    self.at += 1;
                    return id == Some(ID);
                }
                // Of a name that begins with it, a "=" is part.
                Some('=') => self.at += 1,
                Some(_) => {}
            }
            let name = self.word(&['=', '>', '/']);
            let value = self.value();
            if name.eq_ignore_ascii_case("id") && id.is_none() {
                id = Some(value);
            }
        }
    }

    /// The value behind an attribute's name; empty if it has none.
    fn value(&mut self) -> &'a str {
        let Some(value) = self.rest().trim_start_matches(is_space).strip_prefix('=') else { return "" };
        let value = value.trim_start_matches(is_space);
        self.at = self.page.len() - value.len();
        let Some(quote) = value.chars().next().filter(|c| matches!(c, '"' | '\'')) else { return self.word(&['>']) };
        self.at += 1;
        let rest = self.rest();
        let n_bytes = rest.find(quote);
        self.pass(n_bytes.map(|n_bytes| n_bytes + 1));
        rest.get(..n_bytes.unwrap_or(rest.len())).unwrap_or_default()
    }

    /// The text up to the end tag of this name, where the tag begins; `None` if the page ends before. A script inside a
    /// comment of a script does not end it: that is how scripts were once hidden.
    fn text_of(&mut self, name: &str) -> Option<&'a str> {
        let rest = self.rest();
        let (mut is_hidden, mut is_inside) = (false, false);
        let ends = |at: &usize| {
            let here = rest.get(*at..).unwrap_or_default();
            if here.starts_with("-->") {
                (is_hidden, is_inside) = (false, false);
            } else if here.starts_with("<!--") {
                is_hidden |= name == "script";
            } else if is_hidden && begins(here, "<", name) {
                is_inside = true;
            } else if begins(here, "</", name) {
                return !std::mem::take(&mut is_inside);
            }
            false
        };
        let end = rest.match_indices(['<', '-']).map(|(at, _)| at).find(ends);
        self.pass(end);
        end.and_then(|end| rest.get(..end))
    }
}

/// Whether a text begins with a tag of this name.
fn begins(text: &str, start: &str, name: &str) -> bool {
    let Some((own, behind)) = text.strip_prefix(start).and_then(|text| text.split_at_checked(name.len())) else {
        return false;
    };
    own.eq_ignore_ascii_case(name) && behind.starts_with(|c| is_space(c) || matches!(c, '/' | '>'))
}

/// What HTML takes for white space.
const fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r' | '\x0C')
}
