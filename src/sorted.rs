//! Small maps and sets in order, and the order of figures.
//!
//! The same answers must give the same bytes, so everything that is kept by code is kept in the order of codes. One
//! sorted list does for the some hundred entries of ours; the standard library's trees and sorts, compiled anew
//! for every type, would be a tenth of the page's code.

use std::ops::Index;

/// A map in the order of its keys, which are texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sorted<K, V> {
    entries: Vec<(K, V)>,
}

impl<K, V> Default for Sorted<K, V> {
    fn default() -> Self {
        Self { entries: Vec::new() }
    }
}

impl<K: AsRef<str>, V> Sorted<K, V> {
    /// Where a key stands, or else where it would.
    fn find(&self, key: &str) -> Result<usize, usize> {
        find(self.entries.len(), &|at| self.entries[at].0.as_ref(), key)
    }

    /// The value of a key.
    pub fn get(&self, key: &(impl AsRef<str> + ?Sized)) -> Option<&V> {
        self.find(key.as_ref()).ok().map(|at| &self.entries[at].1)
    }

    /// The same, looked for where `near` says first, which is behind the key that was found last: keys that are asked
    /// for in their order are found at once.
    pub(crate) fn get_near(&self, key: &str, near: &mut usize) -> Option<&V> {
        let is_near = self.entries.get(*near).is_some_and(|(own, _)| own.as_ref() == key);
        let at = if is_near { *near } else { self.find(key).ok()? };
        *near = at + 1;
        self.entries.get(at).map(|(_, value)| value)
    }

    /// Whether a key has a value.
    pub fn contains_key(&self, key: &(impl AsRef<str> + ?Sized)) -> bool {
        self.find(key.as_ref()).is_ok()
    }

    /// Puts a value under a key, and gives back the one that stood there.
    pub fn insert(&mut self, key: K, value: V) -> Option<V> {
        // What is built in order needs no looking.
        if self.entries.last().is_none_or(|(last, _)| last.as_ref() < key.as_ref()) {
            self.entries.push((key, value));
            return None;
        }
        match self.find(key.as_ref()) {
            Ok(at) => Some(std::mem::replace(&mut self.entries[at].1, value)),
            Err(at) => {
                self.entries.insert(at, (key, value));
                None
            }
        }
    }

    /// Takes a key out, and gives back its value.
    pub fn remove(&mut self, key: &(impl AsRef<str> + ?Sized)) -> Option<V> {
        self.find(key.as_ref()).ok().map(|at| self.entries.remove(at).1)
    }

    /// Every key with its value, in order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (&K, &V)> {
        self.entries.iter().map(|(key, value)| (key, value))
    }

    /// Every key, in order.
    pub fn keys(&self) -> impl DoubleEndedIterator<Item = &K> {
        self.entries.iter().map(|(key, _)| key)
    }

    /// Every value, in the order of keys.
    pub fn values(&self) -> impl DoubleEndedIterator<Item = &V> {
        self.entries.iter().map(|(_, value)| value)
    }

    /// How many keys there are.
    pub const fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is none.
    pub const fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
}

/// Of a key that stands twice, the last value.
impl<K: AsRef<str>, V> FromIterator<(K, V)> for Sorted<K, V> {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(entries: I) -> Self {
        let mut sorted = Self::default();
        for (key, value) in entries {
            sorted.insert(key, value);
        }
        sorted
    }
}

impl<K: AsRef<str>, V, Q: AsRef<str> + ?Sized> Index<&Q> for Sorted<K, V> {
    type Output = V;

    /// The value of a key that must be there.
    #[expect(clippy::panic, reason = "as with the maps of the standard library")]
    fn index(&self, key: &Q) -> &V {
        self.get(key).unwrap_or_else(|| panic!("no entry `{}`", key.as_ref()))
    }
}

/// Looks for a text among so many that rise. Not generic, so that there is one of it.
fn find<'a>(count: usize, at: &dyn Fn(usize) -> &'a str, wanted: &str) -> Result<usize, usize> {
    let (mut low, mut high) = (0, count);
    while low < high {
        let middle = usize::midpoint(low, high);
        match at(middle).cmp(wanted) {
            std::cmp::Ordering::Less => low = middle + 1,
            std::cmp::Ordering::Equal => return Ok(middle),
            std::cmp::Ordering::Greater => high = middle,
        }
    }
    Err(low)
}

/// The positions of figures from the smallest to the greatest, equals in their order.
pub(crate) fn ascending(figures: &[u32]) -> Vec<usize> {
    let mut order: Vec<usize> = Vec::with_capacity(figures.len());
    for (position, figure) in figures.iter().enumerate() {
        let at = order.partition_point(|before| figures[*before] <= *figure);
        order.insert(at, position);
    }
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_stand_in_order_and_once() {
        let mut map: Sorted<&str, u8> = [("b", 1), ("a", 2), ("c", 3), ("a", 4)].into_iter().collect();
        assert!(map.iter().eq([(&"a", &4), (&"b", &1), (&"c", &3)]));
        assert_eq!((map.get("b"), map.get("d"), map["c"]), (Some(&1), None, 3));
        assert_eq!((map.remove("b"), map.remove("b"), map.len()), (Some(1), None, 2));
        assert!(map.keys().eq(&["a", "c"]) && map.values().eq(&[4, 3]) && !map.contains_key("b"));
    }

    #[test]
    fn figures_rise_and_equals_keep_their_order() {
        assert_eq!(ascending(&[3, 1, 2, 1, 3, 0]), [5, 1, 3, 2, 0, 4]);
        assert_eq!(ascending(&[]), [0_usize; 0]);
    }
}
