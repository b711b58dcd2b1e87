//! The figures of some agencies, added up: means, and how they are spread.

use std::collections::BTreeSet;

use super::frame::Frame;
use super::mean::Mean;
use super::members::{Members, Numbers, number, without_figure};
use super::record::Record;
use crate::exact::Percent;

/// In how many bands of equal width figures are counted.
pub const N_BANDS: usize = 5;

/// The figures and counts of some agencies, added up. Two that were added up apart can be joined, in any order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tally {
    /// How many submissions.
    pub n: u32,
    /// The mean of each place of the frame.
    pub means: Vec<Mean>,
    /// How often each number of each measure stands there: by the place of the number, then by the number itself.
    /// Levels and rows of tables are added up instead: one entry, the sum.
    pub counts: Vec<Vec<u64>>,
    /// Every figure of each place, in no order, if it was wanted: for [`Tally::spread`].
    figures: Vec<Vec<u32>>,
    /// Who they are.
    members: Members,
    /// Which agencies count for each measure, by their numbers.
    counting: Vec<Numbers>,
}

/// How the figures of agencies are spread. Says nothing of a single one, as long as there are enough of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spread {
    /// The figures below which a quarter, a half and three quarters of the agencies lie, between two agencies in
    /// proportion; in millionths of a percent.
    pub quartiles: [u32; 3],
    /// How many agencies lie from 0 to below 20, ..., from 80 to 100.
    pub bands: [u32; N_BANDS],
}

impl Tally {
    /// Of no agency yet; for [`Tally::spread`] of about `n` submissions, too.
    pub fn with_figures(frame: &Frame, n: usize) -> Self {
        Self { figures: frame.places.iter().map(|_| Vec::with_capacity(n)).collect(), ..Self::new(frame) }
    }

    /// Of no agency.
    pub fn new(frame: &Frame) -> Self {
        let n_places = frame.places.len();
        let n_counts = frame.measures.iter().map(|measure| frame.width(measure)).sum();
        Self {
            n: 0,
            means: vec![Mean::default(); n_places],
            counts: vec![Vec::new(); n_counts],
            figures: Vec::new(),
            members: Members::new(n_places),
            counting: vec![Numbers::default(); frame.measures.len()],
        }
    }

    /// With one submission more: that of a number, of the agency of a number. Both are those of what counts in a round; an
    /// agency may have several.
    pub fn add(&mut self, frame: &Frame, record: &Record, submission: usize, agency: usize) {
        self.n += 1;
        self.members.add(submission, agency, &without_figure(record, self.means.len()));
        self.means.iter_mut().zip(&record.figures).for_each(|(mean, figure)| mean.add(*figure));
        for (figures, figure) in self.figures.iter_mut().zip(&record.figures) {
            figures.extend(figure);
        }
        for ((measure, numbers), counting) in frame.spans().zip(&mut self.counting) {
            if record.counts.get(numbers.clone()).is_some_and(|counts| counts.iter().any(|number| *number > 0)) {
                counting.insert(number(agency));
            }
            let is_sum = measure.is_summed();
            for at in numbers {
                let (Some(number), Some(counts)) = (record.counts.get(at), self.counts.get_mut(at)) else { continue };
                let (place, more) = if is_sum { (0, u64::from(*number)) } else { (*number as usize, 1) };
                if counts.len() <= place {
                    counts.resize(place + 1, 0);
                }
                counts[place] += more;
            }
        }
    }

    /// With the submissions of another one.
    pub fn merge(&mut self, other: Self) {
        self.n += other.n;
        self.members.merge(other.members);
        for (counting, more) in self.counting.iter_mut().zip(other.counting) {
            counting.merge(more);
        }
        for (mean, more) in self.means.iter_mut().zip(other.means) {
            *mean = mean.plus(more);
        }
        for (figures, more) in self.figures.iter_mut().zip(other.figures) {
            figures.extend(more);
        }
        for (counts, more) in self.counts.iter_mut().zip(other.counts) {
            if counts.len() < more.len() {
                counts.resize(more.len(), 0);
            }
            for (count, more) in counts.iter_mut().zip(more) {
                *count += more;
            }
        }
    }

    /// How many agencies there are.
    pub fn n_agencies(&self) -> u32 {
        self.members.n_agencies()
    }

    /// How many agencies count for a measure: they stand somewhere, or have a row.
    pub fn n_agencies_of(&self, measure: usize) -> u32 {
        self.counting.get(measure).map_or(0, Numbers::len)
    }

    /// Whether few agencies, and yet some, have a figure of a place: it is held back.
    pub fn is_few(&self, place: usize, least: u32) -> bool {
        is_few(self.members.with_figure(place).map(|(_, agency)| agency), least as usize)
    }

    /// How the figures of a place are spread; `None` where there is none, or none was kept.
    pub fn spread(&self, place: usize) -> Option<Spread> {
        let mut figures = self.figures.get(place)?.clone();
        let mut bands = [0; N_BANDS];
        for figure in &figures {
            let band = (*figure / (100 * Percent::SCALE / N_BANDS as u32)) as usize;
            bands[band.min(N_BANDS - 1)] += 1;
        }
        Some(Spread { quartiles: quartiles(&mut figures)?, bands })
    }
}

/// Whether these are fewer than so many agencies, and yet some.
pub(super) fn is_few(agencies: impl IntoIterator<Item = u32>, least: usize) -> bool {
    let mut found = BTreeSet::new();
    // Enough are enough: the others need not be looked at.
    let is_enough = agencies.into_iter().any(|agency| found.insert(agency) && found.len() >= least);
    !is_enough && !found.is_empty()
}

/// The figures below which one, two and three quarters of figures lie, between two of them in proportion, half up. They
/// are sorted as far as that takes.
fn quartiles(figures: &mut [u32]) -> Option<[u32; 3]> {
    let last = figures.len().checked_sub(1)?;
    let (mut quartiles, mut begin) = ([0; 3], 0);
    for (quartile, quarters) in quartiles.iter_mut().zip(1..) {
        // All before the last one that was found are below this one.
        let at = last * quarters / 4;
        let (_, low, above) = figures[begin..].select_nth_unstable(at - begin);
        let (low, share) = (u64::from(*low), (last * quarters % 4) as u64);
        let high = above.iter().min().map_or(low, |high| u64::from(*high));
        *quartile = u32::try_from((4 * low + share * (high - low) + 2) / 4).ok()?;
        begin = at;
    }
    Some(quartiles)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quartiles_lie_between_two_agencies_in_proportion() {
        let of = |figures: &[u32]| quartiles(&mut figures.to_vec());
        assert_eq!(of(&[]), None);
        assert_eq!(of(&[7]), Some([7; 3]));
        assert_eq!(of(&[0, 100]), Some([25, 50, 75]));
        assert_eq!(of(&[50, 20, 40, 10, 30]), Some([20, 30, 40]));
        assert_eq!(of(&[0, 1]), Some([0, 1, 1]));
    }
}
