//! Which of many keys stand more than once. Of a hundred thousand nearly none does, and only those need to be looked up.

use std::hash::{DefaultHasher, Hash, Hasher as _};

/// Of each key, whether another one is the same; by their hashes, and so once in a great while of one that stands alone,
/// too.
pub(super) fn repeated<K: Hash>(keys: impl IntoIterator<Item = K>) -> Vec<bool> {
    let hash = |key: K| {
        let mut hasher = DefaultHasher::new();
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
