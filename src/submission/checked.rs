//! Texts of the browser's stores with a check behind them, by which damage is told that leaves sound JSON.
//!
//! The check is white space, so that the text is still the JSON that it was: whatever reads drafts, an older version of this
//! program too, passes over it. It tells accidents and no intent: a sum of 64 bits (FNV-1a), of which every single
//! changed byte makes another one.

/// How many characters of two bits each the check has.
const LENGTH: usize = 32;

/// What stands for two bits.
const WHITE: [u8; 4] = *b" \t\n\r";

/// A text with its check behind it.
pub fn checked(mut text: String) -> String {
    let sum = sum(text.as_bytes());
    text.extend((0..LENGTH).map(|at| char::from(WHITE[(sum >> (2 * at)) as usize & 3])));
    text
}

/// Whether a text is not as it was when its check was put behind it. One without a check, as older versions wrote it, is
/// taken as it is.
pub fn is_altered(text: &str) -> bool {
    let bytes = text.as_bytes();
    let n_white = bytes.iter().rev().take_while(|byte| WHITE.contains(byte)).count();
    let end = bytes.len() - n_white;
    n_white > 0 && (n_white != LENGTH || checked(text[..end].to_owned()) != text)
}

fn sum(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xCBF2_9CE4_8422_2325, |sum, byte| (sum ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01B3))
}
