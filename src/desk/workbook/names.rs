//! Names of sheets, as Excel allows them: 1 to 31 UTF-16 units, none of `[ ] : * ? / \`, no apostrophe at an end, not
//! "History", and no two alike, capitals or not.

use std::collections::BTreeSet;

use super::sheet::is_unwritable;

/// The longest name, in UTF-16 units.
const LIMIT: usize = 31;

/// The names given so far.
#[derive(Default)]
pub(super) struct Names {
    taken: BTreeSet<String>,
}

impl Names {
    /// The name of the nth sheet of a table (from 1) by its title, or by its key where nothing is left of the title.
    pub(super) fn next(&mut self, title: &str, key: &str, nth: u64) -> String {
        let clean = [cleaned(title), cleaned(key), "Sheet".to_owned()];
        let base = clean.into_iter().find(|name| !name.is_empty()).unwrap_or_default();
        let mut number = nth;
        loop {
            let suffix = if number > 1 { format!(" {number}") } else { String::new() };
            let name = format!("{}{suffix}", cut(&base, LIMIT - suffix.len()));
            let is_reserved = name.eq_ignore_ascii_case("history");
            if !is_reserved && self.taken.insert(name.to_lowercase()) {
                return name;
            }
            number += 1;
        }
    }
}

fn cleaned(text: &str) -> String {
    let allowed = |c: char| {
        if matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\') || c.is_control() || is_unwritable(c) {
            ' '
        } else {
            c
        }
    };
    let spaced: String = text.chars().map(allowed).collect();
    let words = spaced.split_whitespace().collect::<Vec<_>>().join(" ");
    words.trim_matches(|c: char| c == '\'' || c.is_whitespace()).to_owned()
}

/// As much of a text as has room, never a Thai letter without its marks.
fn cut(text: &str, limit: usize) -> &str {
    let (mut end, mut n) = (0, 0);
    for (at, c) in text.char_indices() {
        if !is_mark(c) {
            end = at;
        }
        n += c.len_utf16();
        if n > limit {
            return text[..end].trim_end_matches(|c: char| c == '\'' || c.is_whitespace());
        }
    }
    text
}

/// Whether a letter stands above or below the one before it, and takes no width of its own.
pub(super) const fn is_mark(c: char) -> bool {
    matches!(c, '\u{E31}' | '\u{E34}'..='\u{E3A}' | '\u{E47}'..='\u{E4E}' | '\u{300}'..='\u{36F}' | '\u{200B}'..='\u{200D}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_allowed_and_differ() {
        let mut names = Names::default();
        let cases = [
            ("Answers", 1, "Answers"),
            ("Answers", 2, "Answers 2"),
            ("ANSWERS", 1, "ANSWERS 3"),
            ("a/b: [c]*?\\", 1, "a b c"),
            ("''", 1, "key"),
            ("History", 1, "History 2"),
            ("คะแนนของทุกหน่วยงานรายตัวชี้วัด", 1, "คะแนนของทุกหน่วยงานรายตัวชี้วัด"),
            ("คะแนนของทุกหน่วยงานรายตัวชี้วัดที่", 1, "คะแนนของทุกหน่วยงานรายตัวชี้ 2"),
        ];
        for (title, nth, expected) in cases {
            let name = names.next(title, "key", nth);
            assert_eq!(name, expected);
            assert!(name.encode_utf16().count() <= LIMIT, "{name}");
        }
    }
}
