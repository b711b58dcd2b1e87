//! Which of many keys stand more than once. Of a hundred thousand nearly none does, and only those need to be looked up.

use std::hash::{Hash, Hasher};

/// A hash in a few steps for eight bytes. Whoever makes keys of one hash makes them be looked up, and nothing else.
#[derive(Default)]
struct Quick(u64);

impl Hasher for Quick {
    fn write(&mut self, bytes: &[u8]) {
        let (eights, rest) = bytes.as_chunks::<8>();
        let mut last = [0; 8];
        last.iter_mut().zip(rest).for_each(|(to, from)| *to = *from);
        for eight in eights.iter().chain([&last]) {
            self.0 = (self.0.rotate_left(5) ^ u64::from_le_bytes(*eight)).wrapping_mul(0x517C_C1B7_2722_0A95);
        }
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

/// Of each key, whether another one is the same; by their hashes, and so once in a great while of one that stands alone,
/// too.
pub(super) fn repeated<K: Hash>(keys: impl IntoIterator<Item = K>) -> Vec<bool> {
    let hash = |key: K| {
        let mut hasher = Quick::default();
        key.hash(&mut hasher);
        hasher.finish()
    };
    let mut hashes: Vec<(u64, usize)> = keys.into_iter().map(hash).zip(0..).collect();
    hashes.sort_unstable();
    let mut is_repeated = vec![false; hashes.len()];
    for ((hash, at), (next_hash, next)) in hashes.iter().zip(hashes.iter().skip(1)) {
        if hash == next_hash {
            is_repeated[*at] = true;
            is_repeated[*next] = true;
        }
    }
    is_repeated
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_twice_is_found_wherever_it_stands() {
        assert_eq!(repeated(["b", "a", "c", "a", "a"]), [false, true, false, true, true]);
        assert_eq!(repeated([0; 0]), [false; 0]);
    }
}
