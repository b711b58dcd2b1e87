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

/// Of each key, whether another one is the same: by few bits of their hashes, and so now and then of one that stands
/// alone, too.
pub(super) fn repeated<K: Hash>(keys: impl IntoIterator<Item = K>) -> Vec<bool> {
    let hash = |key: K| {
        let mut hasher = Quick::default();
        key.hash(&mut hasher);
        hasher.finish()
    };
    let hashes: Vec<u64> = keys.into_iter().map(hash).collect();
    // Sixteen places for each key: one in sixteen that stand alone is taken for repeated.
    let n_bits = (hashes.len() * 16).next_power_of_two().max(64);
    let place = |hash: &u64| {
        // The highest bits of the hash are the best.
        let at = (hash >> (u64::BITS - n_bits.trailing_zeros())) as usize;
        (at / 64, 1_u64 << (at % 64))
    };
    let (mut is_there, mut is_there_again) = (vec![0_u64; n_bits / 64], vec![0_u64; n_bits / 64]);
    for (word, bit) in hashes.iter().map(place) {
        is_there_again[word] |= is_there[word] & bit;
        is_there[word] |= bit;
    }
    hashes.iter().map(place).map(|(word, bit)| is_there_again[word] & bit != 0).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_twice_is_found_wherever_it_stands() {
        assert_eq!(repeated(["b", "a", "c", "a", "a"]), [false, true, false, true, true]);
        let many = (0..10_000).chain([7, 9_999]);
        let found = repeated(many.clone());
        assert!([7, 9_999, 10_000, 10_001].iter().all(|at| found[*at]));
        let n_alone = many.zip(found).filter(|(key, is_repeated)| *is_repeated && ![7, 9_999].contains(key)).count();
        assert!(n_alone < 1_250, "{n_alone} stand alone and are looked up");
        assert_eq!(repeated([0; 0]), [false; 0]);
    }
}
