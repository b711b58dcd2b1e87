//! Holding back figures of few agencies, also where a difference would give them away.
//!
//! An agency's own figure is confidential (DOMAIN section 1). A figure of fewer agencies than a chosen number is held
//! back. So is one by which it could be found out. What is known of a grouping are the groups that are shown and, by the
//! figure of all, those that are held back together. Of two groupings, one of these of the first less those of the second
//! that lie wholly in it must be nobody, or enough agencies.
//!
//! What somebody knows from elsewhere, no rule can take into account.

use std::collections::{BTreeMap, BTreeSet};

use super::groups::Group;
use super::tally::is_few;

/// How many agencies a figure has to have, unless another number is chosen.
pub const DEFAULT_LEAST: u32 = 5;

/// Of each group, whether its figure of each place is held back.
pub type Held = Vec<Vec<bool>>;

/// Says what is held back of groupings that are shown together, by group and place. `least` is how many agencies a figure
/// has to have.
pub fn hold_back(groupings: &[&[Group]], n_places: usize, least: u32) -> Vec<Held> {
    let mut held: Vec<Held> = groupings.iter().map(|groups| vec![vec![false; n_places]; groups.len()]).collect();
    // Most places have a figure of the same agencies: those that have none tell which.
    let mut known: BTreeMap<Vec<Vec<&[u32]>>, Vec<Vec<bool>>> = BTreeMap::new();
    for place in 0..n_places {
        let without =
            groupings.iter().map(|groups| groups.iter().map(|group| group.members.without(place)).collect()).collect();
        let at_place = known.entry(without).or_insert_with(|| {
            let members = |group: &Group| group.members.with_figure(place).collect();
            let members: Vec<Vec<Submissions>> =
                groupings.iter().map(|groups| groups.iter().map(members).collect()).collect();
            Cells::new(&members, least).held()
        });
        for (of_grouping, at_place) in held.iter_mut().zip(at_place) {
            for (of_group, is_held) in of_grouping.iter_mut().zip(at_place) {
                of_group[place] = *is_held;
            }
        }
    }
    held
}

/// The submissions of a group that have a figure: each with its number, and that of its agency.
type Submissions = Vec<(u32, u32)>;

/// Submissions that have a figure and are of the same group in each grouping.
#[derive(Clone)]
struct Alike {
    /// How many they are.
    n: usize,
    /// The numbers of their agencies, of as many of these as are enough.
    agencies: BTreeSet<u32>,
    groups: Vec<usize>,
}

/// The groups of one figure.
struct Cells {
    members: Vec<Alike>,
    /// How many submissions each group has.
    sizes: Vec<Vec<usize>>,
    held: Vec<Vec<bool>>,
    least: usize,
}

/// What is left of a difference.
#[derive(Default)]
struct Rest {
    n: usize,
    agencies: BTreeSet<u32>,
    /// Of the grouping whose groups were taken away.
    groups: BTreeSet<usize>,
}

/// What is known of a grouping: a group that is shown, or (`None`) all that are held back.
type Cell = Option<usize>;

impl Cells {
    /// Of each group of each grouping its submissions, each with its number and that of its agency.
    fn new(groupings: &[Vec<Submissions>], least: u32) -> Self {
        let least = usize::try_from(least).unwrap_or(usize::MAX);
        let is_few = |group: &Submissions| is_few(group.iter().map(|(_, agency)| *agency), least);
        Self {
            members: alike(groupings, least),
            sizes: groupings.iter().map(|groups| groups.iter().map(Vec::len).collect()).collect(),
            held: groupings.iter().map(|groups| groups.iter().map(is_few).collect()).collect(),
            least,
        }
    }

    /// Holds back one group after the other, until nothing is given away.
    fn held(mut self) -> Vec<Vec<bool>> {
        if n_agencies(self.members.iter()) < self.least {
            for (held, sizes) in self.held.iter_mut().zip(&self.sizes) {
                *held = sizes.iter().map(|size| *size > 0).collect();
            }
            return self.held;
        }
        let n = self.held.len();
        while let Some((grouping, group)) = (0..n).find_map(|one| self.left_alone(one)).or_else(|| {
            (0..n * n).filter(|pair| pair / n != pair % n).find_map(|pair| self.given_away(pair / n, pair % n))
        }) {
            self.held[grouping][group] = true;
        }
        self.held
    }

    fn cell(&self, member: &Alike, grouping: usize) -> Cell {
        let group = *member.groups.get(grouping)?;
        let is_held = self.held[grouping].get(group).copied().unwrap_or(true);
        (!is_held).then_some(group)
    }

    /// The smallest group that is shown of a grouping, if what is held back there is one group alone, or few agencies.
    fn left_alone(&self, grouping: usize) -> Option<(usize, usize)> {
        let is_held = |group: &usize| self.held[grouping][*group] && self.sizes[grouping][*group] > 0;
        let n_held = (0..self.sizes[grouping].len()).filter(is_held).count();
        let rest = self.members.iter().filter(|member| self.cell(member, grouping).is_none());
        let is_alone = n_held == 1 || (n_held > 1 && n_agencies(rest) < self.least);
        self.smallest(is_alone.then(|| self.shown(grouping)).into_iter().flatten())
    }

    /// The groups of a grouping that are shown.
    fn shown(&self, grouping: usize) -> impl Iterator<Item = (usize, usize)> {
        let is_shown = move |group: &usize| !self.held[grouping][*group] && self.sizes[grouping][*group] > 0;
        (0..self.sizes[grouping].len()).filter(is_shown).map(move |group| (grouping, group))
    }

    fn smallest(&self, groups: impl Iterator<Item = (usize, usize)>) -> Option<(usize, usize)> {
        groups.min_by_key(|(grouping, group)| (self.sizes[*grouping][*group], *grouping, *group))
    }

    /// The smallest group that takes part in a difference of few agencies, or of one group that is held back: what is known
    /// of a grouping, less what is known of another one and lies wholly in it.
    fn given_away(&self, grouping: usize, other: usize) -> Option<(usize, usize)> {
        let mut homes: BTreeMap<Cell, BTreeSet<Cell>> = BTreeMap::new();
        for member in &self.members {
            homes.entry(self.cell(member, other)).or_default().insert(self.cell(member, grouping));
        }
        let is_covered = |cell: &Cell| homes.get(cell).is_some_and(|homes| homes.len() == 1);
        let mut rests: BTreeMap<Cell, Rest> = BTreeMap::new();
        let mut covering: BTreeMap<Cell, BTreeSet<usize>> = BTreeMap::new();
        for member in &self.members {
            let (whole, part) = (self.cell(member, grouping), self.cell(member, other));
            if is_covered(&part) {
                covering.entry(whole).or_default().extend(part);
            } else {
                let rest = rests.entry(whole).or_default();
                rest.n += member.n;
                rest.agencies.extend(&member.agencies);
                rest.groups.extend(member.groups.get(other));
            }
        }
        let tells = |rest: &Rest| {
            let is_one_group =
                rest.groups.len() == 1 && rest.groups.iter().all(|group| self.sizes[other][*group] == rest.n);
            rest.agencies.len() < self.least || is_one_group
        };
        let (whole, _) = rests.iter().find(|(whole, rest)| covering.contains_key(*whole) && tells(rest))?;
        let parts = covering.get(whole).into_iter().flatten().map(|part| (other, *part));
        let taking_part = self.smallest(parts.chain(whole.map(|whole| (grouping, whole))));
        taking_part.or_else(|| self.smallest(self.shown(grouping).chain(self.shown(other))))
    }
}

/// How many agencies these are, as far as that is not enough.
fn n_agencies<'a>(members: impl Iterator<Item = &'a Alike>) -> usize {
    members.flat_map(|member| &member.agencies).collect::<BTreeSet<_>>().len()
}

/// Puts submissions together that are of the same group in each grouping: a hundred thousand are of some thousand kinds.
fn alike(groupings: &[Vec<Submissions>], least: usize) -> Vec<Alike> {
    let in_no_group = Alike { n: 0, agencies: BTreeSet::new(), groups: vec![usize::MAX; groupings.len()] };
    // Of each submission, of which kind it is and who its agency is. Each group parts the kinds that there are before.
    let mut kind_of: Vec<(usize, u32)> = Vec::new();
    let mut kinds = vec![in_no_group];
    for (grouping, groups) in groupings.iter().enumerate() {
        // Of each kind, which group was the last that parted it, and what came of it.
        let mut parts = vec![(usize::MAX, 0); kinds.len()];
        for (group, submissions) in groups.iter().enumerate() {
            for (submission, agency) in submissions {
                let at = *submission as usize;
                if kind_of.len() <= at {
                    kind_of.resize(at + 1, (0, 0));
                }
                let (kind, _) = kind_of[at];
                // No submission is in two groups of one grouping.
                let Some(part) = parts.get_mut(kind) else { continue };
                if part.0 != group {
                    *part = (group, kinds.len());
                    let mut of_part = kinds[kind].clone();
                    of_part.groups[grouping] = group;
                    kinds.push(of_part);
                }
                kind_of[at] = (part.1, *agency);
            }
        }
    }
    for (kind, agency) in kind_of.into_iter().filter(|(kind, _)| *kind > 0) {
        let Alike { n, agencies, .. } = &mut kinds[kind];
        *n += 1;
        if agencies.len() < least {
            agencies.insert(agency);
        }
    }
    kinds.retain(|kind| kind.n > 0);
    kinds
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// What is held back of groupings, by the agencies of each group; each agency has one submission.
    fn held(groupings: &[Vec<Vec<u32>>], least: u32) -> Vec<Vec<bool>> {
        let pairs: Vec<Vec<Submissions>> = groupings
            .iter()
            .map(|groups| groups.iter().map(|group| group.iter().map(|agency| (*agency, *agency)).collect()).collect())
            .collect();
        Cells::new(&pairs, least).held()
    }

    /// Groups of so many agencies, one after the other.
    fn in_a_row(sizes: &[u32]) -> Vec<Vec<u32>> {
        let mut next = 0..;
        sizes.iter().map(|size| next.by_ref().take(*size as usize).collect()).collect()
    }

    #[test]
    fn few_agencies_are_held_back_and_so_is_what_gives_them_away() {
        let held = |sizes: &[u32]| held(&[in_a_row(sizes)], 5).remove(0);
        assert_eq!(held(&[9, 8, 7]), [false, false, false]);
        // One alone would be the whole less the others.
        assert_eq!(held(&[9, 8, 3]), [false, true, true]);
        assert_eq!(held(&[9, 4, 3]), [false, true, true]);
        // Two that are few together.
        assert_eq!(held(&[9, 6, 2, 1]), [false, true, true, true]);
        assert_eq!(held(&[9, 0, 3, 2]), [false, false, true, true]);
        assert_eq!(held(&[2, 1]), [true, true]);
        assert_eq!(held(&[0, 9]), [false, false]);
    }

    #[test]
    fn a_group_that_holds_another_and_few_more_gives_them_away() {
        let (profiles, types) = (vec![vec![0, 1, 2, 3, 4, 5, 6], vec![7, 8, 9, 10, 11]], in_a_row(&[5, 7]));
        assert_eq!(held(&[types, profiles], 5), [[false, false], [true, true]]);
        // The same of several that lie in it: 11 less 5 less 5 is one.
        let (profiles, types) = (in_a_row(&[11, 13]), in_a_row(&[5, 5, 1, 9, 4]));
        assert_eq!(held(&[types, profiles], 5), [vec![true, false, true, true, true], vec![false, false]]);
    }

    #[test]
    fn submissions_of_one_agency_are_one() {
        let group: Vec<(u32, u32)> = (0..9).map(|submission| (submission, submission / 3)).collect();
        let other: Vec<(u32, u32)> = (9..18).map(|submission| (submission, submission)).collect();
        let groups = vec![vec![group, other]];
        assert_eq!(Cells::new(&groups, 3).held(), [[false, false]]);
        assert_eq!(Cells::new(&groups, 4).held(), [[true, true]]);
    }

    proptest! {
        #[test]
        fn what_is_not_shown_is_nobody_or_enough(
            groups in prop::collection::vec((0_usize..6, 0_usize..4), 0..40), least in 1_u32..8,
        ) {
            let by = |pick: fn(&(usize, usize)) -> usize| -> Vec<Vec<u32>> {
                let of = |group: usize| (0_u32..).zip(&groups).filter(move |(_, own)| pick(own) == group);
                (0..6).map(|group| of(group).map(|(agency, _)| agency).collect()).collect()
            };
            let groupings = [by(|own| own.0), by(|own| own.1)];
            let held = held(&groupings, least);
            for (grouping, held) in groupings.iter().zip(&held) {
                let of = |wanted: bool| grouping.iter().zip(held).filter(move |(group, held)| !group.is_empty() && **held == wanted);
                prop_assert!(of(false).all(|(group, _)| group.len() >= least as usize));
                let (n, sum) = (of(true).count(), of(true).map(|(group, _)| group.len()).sum::<usize>());
                let shows_nothing = of(false).next().is_none();
                prop_assert!(n == 0 || shows_nothing || (n > 1 && sum >= least as usize), "{groupings:?} {held:?}");
            }
        }
    }
}
