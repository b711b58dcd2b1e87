//! Files as they come back from a stranger: changed, cut off, beside pictures.

use crate::random::Random;

/// A file in which one answer was changed after it was sealed, by hand.
pub(crate) fn changed(file: &str) -> String {
    match file.contains(": \"no\"") {
        true => file.replacen(": \"no\"", ": \"yes\"", 1),
        false => file.replacen(": \"yes\"", ": \"no\"", 1),
    }
}

/// A file that was cut off, or of which one byte is not text any more.
pub(crate) fn damaged(file: &str, random: &mut Random) -> Vec<u8> {
    let mut bytes = file.as_bytes().to_vec();
    let place = 1 + random.place(bytes.len().saturating_sub(2));
    match (random.below(2), bytes.get_mut(place)) {
        (0, Some(byte)) => *byte = 0xFF,
        _ => bytes.truncate(place),
    }
    bytes
}

/// The first bytes of a picture, and noise.
pub(crate) fn photo(random: &mut Random) -> Vec<u8> {
    let mut bytes = b"\xFF\xD8\xFF\xE0\x00\x10JFIF\x00\x01".to_vec();
    bytes.extend((0..4000).flat_map(|_| random.next().to_le_bytes()));
    bytes
}

/// The text of a file on one line: without the white space between its tokens.
pub(crate) fn on_one_line(file: &str) -> String {
    let mut line = String::with_capacity(file.len());
    let (mut is_in_text, mut is_escaped) = (false, false);
    for c in file.chars() {
        if is_in_text || !c.is_ascii_whitespace() {
            line.push(c);
        }
        match c {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            '"' => is_in_text = !is_in_text,
            _ => {}
        }
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_white_space_between_tokens_goes() {
        let file = "{\n  \"a b\": [\n    1.50,\n    \"x \\\" \\\\\"\n  ],\t\"\\n \": {}\r\n}\n";
        assert_eq!(on_one_line(file), r#"{"a b":[1.50,"x \" \\"],"\n ":{}}"#);
    }
}
