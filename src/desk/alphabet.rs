//! Alphabets of older programs.
//!
//! A library for all encodings brings the tables of Chinese, Japanese and Korean, 128 KB packed, to a page that needs
//! one table of 256 letters; a test holds ours against the library.

/// The letters of Windows-874 from 0x80 to 0xA0, where they are none of the control characters.
const SIGNS: [(u8, char); 9] = [
    (0x80, '€'),
    (0x85, '…'),
    (0x91, '‘'),
    (0x92, '’'),
    (0x93, '“'),
    (0x94, '”'),
    (0x95, '•'),
    (0x96, '–'),
    (0x97, '—'),
];

/// Reads Windows-874, which holds TIS-620. Bytes that mean nothing become U+FFFD.
pub(super) fn windows_874(bytes: &[u8]) -> String {
    let letter = |byte: &u8| match byte {
        // Thai, in the same order.
        0xA1..=0xDA | 0xDF..=0xFB => char::from_u32(0x0E01 + u32::from(*byte) - 0xA1).unwrap_or('\u{FFFD}'),
        0xDB..=0xDE | 0xFC..=0xFF => '\u{FFFD}',
        _ => SIGNS.iter().find(|(sign, _)| sign == byte).map_or_else(|| char::from(*byte), |(_, letter)| *letter),
    };
    bytes.iter().map(letter).collect()
}

/// Reads UTF-16 whose first two bytes say in which order the bytes stand; `None` if they do not.
pub(super) fn utf_16(bytes: &[u8]) -> Option<String> {
    let (rest, unit): (_, fn([u8; 2]) -> u16) = match bytes {
        [0xFF, 0xFE, rest @ ..] => (rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => (rest, u16::from_be_bytes),
        _ => return None,
    };
    let (pairs, odd) = rest.as_chunks::<2>();
    let mut text = String::from_utf16_lossy(&pairs.iter().map(|pair| unit(*pair)).collect::<Vec<_>>());
    if !odd.is_empty() {
        text.push('\u{FFFD}');
    }
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_letter_is_that_of_the_library() {
        let bytes: Vec<u8> = (0..=255).collect();
        assert_eq!(windows_874(&bytes), encoding_rs::WINDOWS_874.decode_without_bom_handling(&bytes).0);
        for bytes in [&b"\xFF\xFEa\0\x01\x0E\x3D\xD8\x00\xDE"[..], b"\xFE\xFF\0a\x0E\x01\xD8\0", b"\xFF\xFEa"] {
            assert_eq!(utf_16(bytes).unwrap(), encoding_rs::UTF_16LE.decode(bytes).0, "{bytes:?}");
        }
        assert_eq!(utf_16(b"ab"), None);
    }
}
