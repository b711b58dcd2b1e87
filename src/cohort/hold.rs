//! Holding back figures of few agencies, also where a difference would give them away.
//!
//! An agency's own figure is confidential (DOMAIN section 1). A figure of fewer agencies than a chosen number is held
//! back. So is one by which it could be found out: the whole less all that is shown must be nobody, or enough agencies
//! in at least two groups; and of two groups of which one holds the other and few more, the smaller one is held back.
//! What somebody knows from elsewhere, no rule can take into account.

use super::groups::Group;

/// How many agencies a figure has to have, unless another number is chosen.
pub const DEFAULT_LEAST: u32 = 5;

/// Of each group, whether its figure of each place is held back.
pub type Held = Vec<Vec<bool>>;

/// Says what is held back of groupings that are shown together, by group and place. `least` is how many agencies a figure has to have.
pub fn hold_back(groupings: &[&[Group]], n_places: usize, least: u32) -> Vec<Held> {
    let mut held = Vec::new();
    for groups in groupings {
        let all = groupings.iter().flat_map(|groups| groups.iter());
        let gives_away = |group: &Group| all.clone().any(|other| holds_few_more(&other.files, &group.files, least));
        let forced: Vec<bool> = groups.iter().map(gives_away).collect();
        let mut of_groups = vec![vec![false; n_places]; groups.len()];
        for place in 0..n_places {
            let sizes: Vec<u32> = groups.iter().map(|group| group.tally.means.get(place).map_or(0, |mean| mean.n)).collect();
            for (of_group, is_held) in of_groups.iter_mut().zip(held_of(&sizes, &forced, least)) {
                of_group[place] = is_held;
            }
        }
        held.push(of_groups);
    }
    held
}

/// Which of the groups of one figure are held back, by how many agencies each has.
fn held_of(sizes: &[u32], forced: &[bool], least: u32) -> Vec<bool> {
    let total: u32 = sizes.iter().sum();
    let is_few = |size: u32| size > 0 && size < least;
    if is_few(total) {
        return vec![true; sizes.len()];
    }
    let mut held: Vec<bool> = sizes.iter().zip(forced).map(|(size, forced)| is_few(*size) || (*forced && *size > 0)).collect();
    let mut rising: Vec<usize> = (0..sizes.len()).filter(|group| sizes[*group] > 0 && !held[*group]).collect();
    rising.sort_by_key(|group| (sizes[*group], *group));
    for next in rising {
        let sizes_held = sizes.iter().zip(&held).filter(|(size, held)| **held && **size > 0).map(|(size, _)| *size);
        let (n_held, n_agencies) = sizes_held.fold((0, 0), |(n, sum), size| (n + 1, sum + size));
        if n_held == 0 || (n_held > 1 && n_agencies >= least) {
            break;
        }
        held[next] = true;
    }
    held
}

/// Whether a group has all of another one, and then a few more: their difference would be the figure of these.
fn holds_few_more(group: &[usize], other: &[usize], least: u32) -> bool {
    let n_more = group.len().saturating_sub(other.len());
    n_more > 0
        && u32::try_from(n_more).is_ok_and(|n_more| n_more < least)
        && other.iter().all(|file| group.binary_search(file).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn held(sizes: &[u32]) -> Vec<bool> {
        held_of(sizes, &vec![false; sizes.len()], 5)
    }

    #[test]
    fn few_agencies_are_held_back_and_so_is_what_gives_them_away() {
        assert_eq!(held(&[9, 8, 7]), [false, false, false]);
        // One alone would be the whole less the others.
        assert_eq!(held(&[9, 8, 3]), [false, true, true]);
        assert_eq!(held(&[9, 4, 3]), [false, true, true]);
        // Two that are few together.
        assert_eq!(held(&[9, 6, 2, 1]), [false, true, true, true]);
        assert_eq!(held(&[9, 0, 3, 2]), [false, false, true, true]);
        assert_eq!(held(&[2, 1]), [true, true]);
        assert_eq!(held(&[0, 9]), [false, false]);
        assert_eq!(held_of(&[9, 8, 7], &[true, false, false], 5), [true, false, true]);
        assert_eq!(held_of(&[1, 2], &[false, false], 1), [false, false]);
    }

    #[test]
    fn a_group_with_few_more_than_another_gives_them_away() {
        assert!(holds_few_more(&[1, 2, 3, 4], &[1, 2, 4], 5));
        assert!(!holds_few_more(&[1, 2, 3, 4], &[1, 2, 4], 1));
        assert!(!holds_few_more(&[1, 2, 3, 4], &[1, 2, 5], 5));
        assert!(!holds_few_more(&[1, 2, 3], &[1, 2, 3], 5));
    }

    proptest! {
        #[test]
        fn what_is_not_shown_is_nobody_or_enough(
            sizes in prop::collection::vec(0_u32..12, 0..9), forced in prop::collection::vec(any::<bool>(), 9), least in 1_u32..8,
        ) {
            let held = held_of(&sizes, &forced[..sizes.len()], least);
            let sizes_of = |wanted: bool| sizes.iter().zip(&held).filter(move |(size, held)| **size > 0 && **held == wanted);
            prop_assert!(sizes_of(false).all(|(size, _)| *size >= least));
            let (n, sum) = (sizes_of(true).count(), sizes_of(true).map(|(size, _)| size).sum::<u32>());
            let shows_nothing = sizes_of(false).next().is_none();
            prop_assert!(n == 0 || shows_nothing || (n > 1 && sum >= least), "{sizes:?} {held:?}");
        }
    }
}
