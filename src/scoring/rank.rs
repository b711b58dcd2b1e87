//! Highest, lowest and the five priorities (DOMAIN section 3).

use crate::exact::Percent;
use crate::sorted::ascending;

/// How many priorities are named.
const N_PRIORITIES: usize = 5;

/// What stands out among dimensions and indicators that have a settled figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ranking<D, I> {
    /// The dimension with the greatest figure; the first of equals.
    pub highest: Option<D>,
    /// The dimension with the smallest figure; the first of equals. `None` when no figure is below the greatest.
    pub lowest: Option<D>,
    /// The five lowest indicators, ascending, equals in the questionnaire's order. One at 100 is no priority.
    pub priorities: Vec<I>,
}

/// Ranks figures given in the questionnaire's order; what has none takes no part.
pub fn rank<D: Clone, I: Clone>(
    dimensions: &[(D, Option<Percent>)],
    indicators: &[(I, Option<Percent>)],
) -> Ranking<D, I> {
    let known: Vec<(&D, Percent)> = dimensions.iter().filter_map(|(id, figure)| Some((id, (*figure)?))).collect();
    // `max_by_key` takes the last of equals, so the order is turned round.
    let highest = known.iter().rev().max_by_key(|(_, figure)| *figure);
    let lowest = known.iter().min_by_key(|(_, figure)| *figure);
    let lowest = lowest.filter(|(_, figure)| highest.is_some_and(|(_, greatest)| figure < greatest));
    let below_full = |figure: &Percent| *figure < Percent::FULL;
    let priorities: Vec<(&I, Percent)> =
        indicators.iter().filter_map(|(id, figure)| Some((id, figure.filter(below_full)?))).collect();
    let figures: Vec<u32> = priorities.iter().map(|(_, figure)| figure.millionths()).collect();
    Ranking {
        highest: highest.map(|(id, _)| (*id).clone()),
        lowest: lowest.map(|(id, _)| (*id).clone()),
        priorities: ascending(&figures).into_iter().take(N_PRIORITIES).map(|at| priorities[at].0.clone()).collect(),
    }
}
