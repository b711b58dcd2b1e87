//! Which agency of a roster a submission is from: sure, or a person decides.
//!
//! An agency is known by its code; or by its name and its province, as the same offices exist in every province. What
//! depends on the order of the roster is nothing but the positions that are given back.

use std::collections::BTreeMap;

use super::fold::{PROVINCE, folded, folded_code};
use super::places::{province_at_end, province_of};
use super::roster::RosterEntry;

/// What a submission says of its agency. What it does not say is empty.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Wanted<'a> {
    /// The code.
    pub code: &'a str,
    /// The name.
    pub name: &'a str,
    /// The code of the type.
    pub agency_type: &'a str,
    /// The province.
    pub province: &'a str,
}

/// Which agency it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Match {
    /// This one, by its position.
    Sure(usize),
    /// Perhaps one of these, by their positions, the likeliest first; never empty, at most five.
    Unsure(Vec<usize>),
    /// None of them.
    None,
}

/// The most agencies that a person is asked about.
const MAX_UNSURE: usize = 5;
/// Up to how many agencies names are compared letter by letter.
const MAX_COMPARED: usize = 4_000;
/// The fewest characters that say something when another name holds them.
const MIN_INSIDE: usize = 4;

/// An agency as it is compared.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Key {
    code: String,
    /// The folded name without the province at its end.
    stem: String,
    agency_type: String,
    /// The folded province: as it is said, or else as the name ends.
    place: String,
}

impl Key {
    fn new(wanted: &Wanted<'_>) -> Self {
        let name = folded(wanted.name);
        let said = province_of(wanted.province).map_or_else(|| folded(wanted.province), |province| folded(province.th));
        let place = match province_at_end(&name) {
            Some(province) if said.is_empty() => folded(province.th),
            _ => said,
        };
        let stem = name.strip_suffix(&*place).filter(|stem| !stem.is_empty()).unwrap_or(&name).to_owned();
        Self { code: folded_code(wanted.code).into_owned(), stem, agency_type: folded(wanted.agency_type), place }
    }

    /// Whether nothing that both say differs.
    fn fits(&self, other: &Self) -> bool {
        agree(&self.place, &other.place) && agree(&self.agency_type, &other.agency_type)
    }

    /// How like two names are; `None` for altogether others.
    fn likeness(&self, other: &Self) -> Option<Likeness> {
        let (a, b) = (&*self.stem, &*other.stem);
        if a.is_empty() || b.is_empty() {
            return None;
        }
        if a == b {
            return Some(Likeness::Same);
        }
        let length = |name: &str| name.chars().count();
        let (bare_a, bare_b) = (bare(a), bare(b));
        let allowed = length(bare_a).max(length(bare_b)) / 5;
        if length(bare_a).abs_diff(length(bare_b)) <= allowed && digits(a).eq(digits(b)) {
            let distance = strsim::levenshtein(bare_a, bare_b);
            if distance <= allowed {
                return Some(Likeness::Typed(distance));
            }
        }
        let (shorter, longer) = (length(a).min(length(b)), length(a).max(length(b)));
        let is_inside = shorter >= MIN_INSIDE && (a.contains(b) || b.contains(a));
        let likeness = if shorter * 2 >= longer { Likeness::Inside } else { Likeness::Part };
        is_inside.then(|| likeness(longer - shorter))
    }
}

/// How like two names are, the likest first, each with how many characters differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Likeness {
    /// The same.
    Same,
    /// Another way of typing it.
    Typed(usize),
    /// One holds the other, and not much more.
    Inside(usize),
    /// One holds the other, and more beside it.
    Part(usize),
}

/// Whether two that say the same code may be the same agency: nothing says that they are in two provinces, or have
/// altogether other names.
pub(super) fn are_alike(one: &Wanted<'_>, other: &Wanted<'_>) -> bool {
    let (one, other) = (Key::new(one), Key::new(other));
    let has_both_names = !one.stem.is_empty() && !other.stem.is_empty();
    let has_like_name = || one.likeness(&other).is_some_and(|likeness| likeness < Likeness::Part(0));
    agree(&one.place, &other.place) && (!has_both_names || has_like_name())
}

/// A name without "province" at its end, which some leave out.
fn bare(stem: &str) -> &str {
    stem.strip_suffix(PROVINCE).unwrap_or(stem)
}

/// What tells the first school from the second.
fn digits(name: &str) -> impl Iterator<Item = char> {
    name.chars().filter(char::is_ascii_digit)
}

/// Whether two say the same, as far as both say something.
fn agree(a: &str, b: &str) -> bool {
    a.is_empty() || b.is_empty() || a == b
}

/// What finds agencies quickly.
#[derive(Debug, Default)]
pub(super) struct Index {
    keys: Vec<Key>,
    by_code: BTreeMap<String, Vec<usize>>,
    by_name: BTreeMap<(String, String), Vec<usize>>,
    by_place: BTreeMap<String, Vec<usize>>,
}

impl Index {
    pub(super) fn new(entries: &[RosterEntry]) -> Self {
        let mut index = Self::default();
        for (n, entry) in entries.iter().enumerate() {
            let wanted = Wanted {
                code: &entry.code,
                name: &entry.name,
                agency_type: &entry.agency_type,
                province: &entry.province,
            };
            let key = Key::new(&wanted);
            if !key.code.is_empty() {
                index.by_code.entry(key.code.clone()).or_default().push(n);
            }
            if !key.stem.is_empty() {
                index.by_name.entry((key.stem.clone(), key.place.clone())).or_default().push(n);
            }
            index.by_place.entry(key.place.clone()).or_default().push(n);
            index.keys.push(key);
        }
        index
    }

    pub(super) fn find(&self, entries: &[RosterEntry], wanted: &Wanted<'_>) -> Match {
        let wanted = Key::new(wanted);
        let of_code = self.by_code.get(&wanted.code).map_or(&[][..], Vec::as_slice);
        let by_name = self.by_name(&wanted);
        if of_code.is_empty() {
            return match by_name {
                Named::One(n) => Match::Sure(n),
                Named::Several(found) => self.unsure(entries, &wanted, found),
                Named::None => self.unsure(entries, &wanted, self.near(&wanted)),
            };
        }
        let is_likely = |n: &&usize| {
            let key = &self.keys[**n];
            let has_both_names = !key.stem.is_empty() && !wanted.stem.is_empty();
            let has_like_name = || key.likeness(&wanted).is_some_and(|likeness| likeness < Likeness::Part(0));
            agree(&key.place, &wanted.place) && (!has_both_names || has_like_name())
        };
        let has_name = |n: &&usize| self.keys[**n].stem == wanted.stem && self.keys[**n].fits(&wanted);
        let likely: Vec<usize> = of_code.iter().filter(is_likely).copied().collect();
        let named: Vec<usize> = of_code.iter().filter(has_name).copied().collect();
        match (&*named, &*likely, of_code) {
            ([one], _, _) | ([], [one], [_]) => Match::Sure(*one),
            _ => {
                // The code says one and the name another: both are shown, those of the code first.
                let mut found = of_code.to_vec();
                let others = match by_name {
                    Named::One(n) => vec![n],
                    Named::Several(others) => others,
                    Named::None => Vec::new(),
                };
                found.extend(others.into_iter().filter(|n| !of_code.contains(n)));
                self.unsure(entries, &wanted, found)
            }
        }
    }

    /// Those with the same name.
    fn by_name(&self, wanted: &Key) -> Named {
        if wanted.stem.is_empty() {
            return Named::None;
        }
        let of_place =
            |place: &str| self.by_name.get(&(wanted.stem.clone(), place.into())).map_or(&[][..], Vec::as_slice);
        let from = (wanted.stem.clone(), String::new());
        let mut everywhere =
            self.by_name.range(from..).take_while(|((stem, _), _)| *stem == wanted.stem).flat_map(|(_, found)| found);
        let found = match &*wanted.place {
            "" => everywhere.copied().collect(),
            place if !of_place(place).is_empty() => of_place(place).to_vec(),
            // Those of the roster that do not say where they are: sure only if there is no other of the name.
            _ if everywhere.all(|n| self.keys[*n].place.is_empty()) => of_place("").to_vec(),
            _ => return Named::several(of_place("").to_vec()),
        };
        let fitting: Vec<usize> = found.iter().filter(|n| self.keys[**n].fits(wanted)).copied().collect();
        let of_type = |n: &&usize| !wanted.agency_type.is_empty() && self.keys[**n].agency_type == wanted.agency_type;
        let same_type: Vec<usize> = fitting.iter().filter(of_type).copied().collect();
        match (&*fitting, &*same_type) {
            ([one], _) => Named::One(*one),
            (_, [one]) if !wanted.place.is_empty() => Named::One(*one),
            _ => Named::several(found),
        }
    }

    /// Those of the same province, or of no province, with a name that is nearly the same, or of the same type.
    fn near(&self, wanted: &Key) -> Vec<usize> {
        let of_place = |place: &str| self.by_place.get(place).map_or(&[][..], Vec::as_slice);
        let is_near = |n: &usize| {
            let key = &self.keys[*n];
            let is_same_office = !key.place.is_empty()
                && !key.agency_type.is_empty()
                && (&key.place, &key.agency_type) == (&wanted.place, &wanted.agency_type);
            is_same_office || key.likeness(wanted).is_some()
        };
        let everywhere: Vec<usize> = (0..self.keys.len()).collect();
        let pools = if wanted.place.is_empty() { [&*everywhere, &[]] } else { [of_place(&wanted.place), of_place("")] };
        // All or none of them: which are looked at must not depend on their order.
        let small = pools.into_iter().filter(|pool| pool.len() <= MAX_COMPARED);
        small.flatten().copied().filter(is_near).collect()
    }

    /// The likeliest first; alike ones by what they say, never by where they stand.
    fn unsure(&self, entries: &[RosterEntry], wanted: &Key, mut found: Vec<usize>) -> Match {
        let rank = |n: &usize| {
            let key = &self.keys[*n];
            let has_other_code = wanted.code.is_empty() || key.code != wanted.code;
            let likeness = key.likeness(wanted).unwrap_or(Likeness::Part(usize::MAX));
            (has_other_code, likeness, !key.fits(wanted), &entries[*n])
        };
        found.sort_by(|a, b| rank(a).cmp(&rank(b)));
        found.truncate(MAX_UNSURE);
        if found.is_empty() { Match::None } else { Match::Unsure(found) }
    }
}

/// Those with the name that is looked for.
enum Named {
    One(usize),
    Several(Vec<usize>),
    None,
}

impl Named {
    fn several(found: Vec<usize>) -> Self {
        if found.is_empty() { Self::None } else { Self::Several(found) }
    }
}
