//! Texts spoilt at random, as a disk or a program that went wrong leaves them.

use crate::seed::Seed;

/// A text after one to three flips, cuts, doublings or moves of its bytes.
pub fn spoilt(sound: &str, seed: &mut Seed) -> String {
    let mut bytes = sound.as_bytes().to_vec();
    for _ in 0..=seed.below(3) {
        let (start, end) = range(bytes.len(), seed);
        match seed.below(5) {
            0 | 1 if start < bytes.len() => bytes[start] ^= 1 << seed.below(8),
            2 => bytes.truncate(start),
            3 => {
                let doubled = bytes[start..end].to_vec();
                bytes.splice(end..end, doubled);
            }
            _ => {
                let cut: Vec<u8> = bytes.drain(start..end).collect();
                let at = place(bytes.len() + 1, seed);
                // Moved, or gone.
                if seed.below(2) == 0 {
                    bytes.splice(at..at, cut);
                }
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn place(limit: usize, seed: &mut Seed) -> usize {
    usize::try_from(seed.below(limit.max(1) as u64)).unwrap_or_default()
}

/// Two places in a text, in order, mostly close to each other.
fn range(length: usize, seed: &mut Seed) -> (usize, usize) {
    let start = place(length + 1, seed);
    let most = if seed.below(4) == 0 { length } else { 20 };
    (start, (start + place(most + 1, seed)).min(length))
}
