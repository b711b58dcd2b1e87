//! Files spoilt at random, the same way each time.

use serde_json::{Value as Json, json};

/// A small generator of random numbers (SplitMix64).
pub(crate) struct Random(pub(crate) u64);

impl Random {
    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// Below a bound, which is not 0.
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(bound).unwrap_or(u64::MAX)).unwrap_or_default()
    }

    fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len())]
    }

    /// Two places in a file, in order, mostly close to each other.
    fn range(&mut self, length: usize) -> (usize, usize) {
        let start = self.below(length + 1);
        let most = if self.below(4) == 0 { length } else { 20 };
        (start, (start + self.below(most + 1)).min(length))
    }
}

/// What breaks readers: tokens of JSON, odd numbers, odd characters.
const TOKENS: [&str; 24] = [
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "\"",
    "\\",
    "null",
    "true",
    "-",
    "0",
    "1e999",
    "18446744073709551616",
    "-0.0",
    "\\u0000",
    "\\ud800",
    "\u{FEFF}",
    "\u{202E}",
    "\u{E33}",
    "\u{10FFFF}",
    "\"__proto__\":",
    "\"value\":",
    "\"na\":true,",
];

/// The bytes of a file after one to three flips, cuts, doublings, swaps or tokens put in.
pub(crate) fn bytes(sound: &[u8], random: &mut Random) -> Vec<u8> {
    let mut bytes = sound.to_vec();
    for _ in 0..=random.below(3) {
        let (start, end) = random.range(bytes.len());
        match random.below(6) {
            0 if start < bytes.len() => bytes[start] ^= 1 << random.below(8),
            1 => drop(bytes.drain(start..end)),
            2 => bytes.truncate(start),
            3 => {
                let doubled = bytes[start..end].to_vec();
                bytes.splice(end..end, doubled);
            }
            4 => {
                let cut: Vec<u8> = bytes.drain(start..end).collect();
                let at = random.below(bytes.len() + 1);
                bytes.splice(at..at, cut);
            }
            _ => drop(bytes.splice(start..end, random.pick(&TOKENS).bytes())),
        }
    }
    bytes
}

/// A tree after one to three of its values were replaced, exchanged or removed, or keys renamed.
pub(crate) fn tree(sound: &Json, random: &mut Random) -> Json {
    let mut tree = sound.clone();
    for _ in 0..=random.below(3) {
        let pointers = pointers(&tree);
        let [from, to] = [random.pick(&pointers).clone(), random.pick(&pointers).clone()];
        let odd = odd(random);
        let copy = tree.pointer(&from).cloned().unwrap_or_default();
        let replacement = if random.below(2) == 0 { odd } else { copy };
        let (above, key) = to.rsplit_once('/').unwrap_or_default();
        match (random.below(3), tree.pointer_mut(above)) {
            (0, Some(Json::Object(map))) => drop(map.remove(key)),
            (1, Some(Json::Object(map))) => {
                let value = map.remove(key).unwrap_or_default();
                map.insert(from.rsplit('/').next().unwrap_or_default().to_owned(), value);
            }
            (0, Some(Json::Array(list))) if !list.is_empty() => drop(list.remove(random.below(list.len()))),
            _ => {
                if let Some(place) = tree.pointer_mut(&to) {
                    *place = replacement;
                }
            }
        }
    }
    tree
}

fn odd(random: &mut Random) -> Json {
    let odd = [
        json!(null),
        json!(true),
        json!(0),
        json!(-1),
        json!(1.5),
        json!(1e300),
        json!(u64::MAX),
        json!(""),
        json!("na"),
        json!("yes"),
        json!(" ๑๒ "),
        json!([]),
        json!({}),
        json!([[]]),
        json!(["one", "one"]),
        json!({"part": 3, "whole": 2}),
        json!({"na": true}),
        json!({"value": [], "na": true, "reason": "x"}),
        json!({"th": "", "en": ""}),
    ];
    random.pick(&odd).clone()
}

/// The pointers to everything in a tree.
fn pointers(tree: &Json) -> Vec<String> {
    let mut pointers = vec![String::new()];
    let mut next = 0;
    while let Some(pointer) = pointers.get(next).cloned() {
        next += 1;
        match tree.pointer(&pointer) {
            Some(Json::Object(map)) => {
                pointers
                    .extend(map.keys().map(|key| format!("{pointer}/{}", key.replace('~', "~0").replace('/', "~1"))));
            }
            Some(Json::Array(list)) => pointers.extend((0..list.len()).map(|index| format!("{pointer}/{index}"))),
            _ => {}
        }
    }
    pointers
}
