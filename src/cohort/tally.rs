//! The figures of some agencies, added up: means, and how they are spread.

use std::collections::BTreeSet;

use super::frame::Frame;
use super::mean::Mean;
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
    /// Every figure of each place, in no order: for [`Tally::spread`].
    figures: Vec<Vec<u32>>,
    /// Who has a figure of each place: the number of the submission, and that of its agency.
    members: Vec<Vec<(u32, u32)>>,
    /// Which agencies count for each measure, by their numbers.
    counting: Vec<BTreeSet<u32>>,
    /// Which agencies there are.
    agencies: BTreeSet<u32>,
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
    /// Of no agency.
    pub fn new(frame: &Frame) -> Self {
        let n_places = frame.places.len();
        let n_counts = frame.measures.iter().map(|measure| frame.width(measure)).sum();
        Self {
            n: 0,
            means: vec![Mean::default(); n_places],
            counts: vec![Vec::new(); n_counts],
            figures: vec![Vec::new(); n_places],
            members: vec![Vec::new(); n_places],
            counting: vec![BTreeSet::new(); frame.measures.len()],
            agencies: BTreeSet::new(),
        }
    }

    /// With one submission more: that of a number, of the agency of a number. Both are those of what counts in a round; an
    /// agency may have several.
    pub fn add(&mut self, frame: &Frame, record: &Record, submission: usize, agency: usize) {
        let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let (submission, agency) = (number(submission), number(agency));
        self.n += 1;
        self.agencies.insert(agency);
        for (place, figure) in record.figures.iter().enumerate().take(self.means.len()) {
            self.means[place].add(*figure);
            self.figures[place].extend(figure);
            self.members[place].extend(figure.map(|_| (submission, agency)));
        }
        for ((measure, offset), counting) in frame.offsets().zip(&mut self.counting) {
            if record.counts.iter().skip(offset).take(frame.width(measure)).any(|number| *number > 0) {
                counting.insert(agency);
            }
            let is_sum = measure.is_summed();
            for at in offset..offset + frame.width(measure) {
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
        self.agencies.extend(other.agencies);
        for (members, more) in self.members.iter_mut().zip(other.members) {
            members.extend(more);
            members.sort_unstable();
        }
        for (counting, more) in self.counting.iter_mut().zip(other.counting) {
            counting.extend(more);
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
        self.agencies.len().try_into().unwrap_or(u32::MAX)
    }

    /// How many agencies have a figure of a place.
    pub fn n_agencies_at(&self, place: usize) -> u32 {
        let agencies: BTreeSet<u32> = self.members(place).iter().map(|(_, agency)| *agency).collect();
        agencies.len().try_into().unwrap_or(u32::MAX)
    }

    /// How many agencies count for a measure: they stand somewhere, or have a row.
    pub fn n_agencies_of(&self, measure: usize) -> u32 {
        self.counting.get(measure).map_or(0, |agencies| agencies.len().try_into().unwrap_or(u32::MAX))
    }

    /// Who has a figure of a place: the number of each submission, and that of its agency.
    pub(super) fn members(&self, place: usize) -> &[(u32, u32)] {
        self.members.get(place).map_or(&[], Vec::as_slice)
    }

    /// Whether few agencies, and yet some, have a figure of a place: it is held back.
    pub fn is_few(&self, place: usize, least: u32) -> bool {
        (1..least).contains(&self.n_agencies_at(place))
    }

    /// How the figures of a place are spread; `None` where there is none.
    pub fn spread(&self, place: usize) -> Option<Spread> {
        let mut figures = self.figures.get(place)?.clone();
        figures.sort_unstable();
        let mut bands = [0; N_BANDS];
        for figure in &figures {
            let band = (*figure / (100 * Percent::SCALE / N_BANDS as u32)) as usize;
            bands[band.min(N_BANDS - 1)] += 1;
        }
        let [first, second, third] = [1, 2, 3].map(|quarter| quantile(&figures, quarter));
        Some(Spread { quartiles: [first?, second?, third?], bands })
    }
}

/// The figure below which so many quarters of rising figures lie, between two of them in proportion, half up.
fn quantile(figures: &[u32], quarters: u64) -> Option<u32> {
    let last = u64::try_from(figures.len().checked_sub(1)?).ok()?;
    let at = usize::try_from(last * quarters / 4).ok()?;
    let (low, share) = (u64::from(*figures.get(at)?), last * quarters % 4);
    let high = figures.get(at + 1).map_or(low, |high| u64::from(*high));
    u32::try_from((4 * low + share * (high - low) + 2) / 4).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quartiles_lie_between_two_agencies_in_proportion() {
        let of = |figures: &[u32]| [1, 2, 3].map(|quarters| quantile(figures, quarters));
        assert_eq!(of(&[]), [None; 3]);
        assert_eq!(of(&[7]), [Some(7); 3]);
        assert_eq!(of(&[0, 100]), [Some(25), Some(50), Some(75)]);
        assert_eq!(of(&[10, 20, 30, 40, 50]), [Some(20), Some(30), Some(40)]);
        assert_eq!(of(&[0, 1]), [Some(0), Some(1), Some(1)]);
    }
}
