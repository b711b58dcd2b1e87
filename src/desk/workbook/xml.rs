//! Letters and places as a workbook writes them.

use std::fmt::Write as _;

/// Adds a text as the content of an element or a value of an attribute.
///
/// XML has no place for control characters. The standard writes them as `_x0007_`, and a text that looks like one of
/// these with its first line marked (`_x005F_`): a reader gets back exactly what was there. A line end is a line feed.
pub(super) fn push_text(out: &mut String, text: &str) {
    let mut rest = text.char_indices().peekable();
    while let Some((at, c)) = rest.next() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\r' if rest.peek().is_some_and(|(_, next)| *next == '\n') => {}
            '_' if is_escape(&text[at..]) => out.push_str("_x005F_"),
            '\n' | '\t' => out.push(c),
            '\0'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}' => {
                let _ = write!(out, "_x{:04X}_", u32::from(c));
            }
            _ => out.push(c),
        }
    }
}

/// Whether a text begins like `_x0041_`.
fn is_escape(text: &str) -> bool {
    let bytes = text.as_bytes();
    matches!(bytes, [b'_', b'x', .., ] if bytes.len() >= 7 && bytes[2..6].iter().all(u8::is_ascii_hexdigit) && bytes[6] == b'_')
}

/// The letters of a column, from 0: A, B, …, Z, AA.
pub(super) fn letters(column: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ"[rest % 26]));
        rest /= 26;
    }
    letters.iter().rev().collect()
}

/// The area of so many columns and rows, with fixed ends; at least one cell.
pub(super) fn area(n_columns: usize, n_rows: u64) -> String {
    format!("$A$1:${}${n_rows}", letters(n_columns.saturating_sub(1)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_have_letters() {
        for (column, expected) in [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA"), (16_383, "XFD")] {
            assert_eq!(letters(column), expected);
        }
    }

    #[test]
    fn no_letter_breaks_the_file() {
        let cases = [
            ("ก < ข & \"ค\"", "ก &lt; ข &amp; &quot;ค&quot;"),
            ("a\r\nb\rc\td", "a\nb_x000D_c\td"),
            ("\u{7}\u{FFFF}", "_x0007__xFFFF_"),
            ("_x0041_ _x41_ _", "_x005F_x0041_ _x41_ _"),
        ];
        for (text, expected) in cases {
            let mut out = String::new();
            push_text(&mut out, text);
            assert_eq!(out, expected);
        }
    }
}
