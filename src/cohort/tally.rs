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
    /// Every figure of each place, in no order, if it was wanted: for [`Tally::spread`].
    figures: Vec<Vec<u32>>,
    /// The number of each submission, rising, and that of its agency.
    members: Vec<(u32, u32)>,
    /// Which submissions have no figure of each place, by their numbers: far fewer than have one.
    without: Vec<Vec<u32>>,
    /// Which agencies count for each measure, by their numbers.
    counting: Vec<Numbers>,
    /// Which agencies there are.
    agencies: Numbers,
}

/// Different numbers, rising. They come in nearly that order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Numbers(Vec<u32>);

impl Numbers {
    fn insert(&mut self, number: u32) {
        let Self(all) = self;
        match all.last() {
            Some(last) if number <= *last => {
                if let Err(at) = all.binary_search(&number) {
                    all.insert(at, number);
                }
            }
            _ => all.push(number),
        }
    }

    fn merge(&mut self, Self(more): Self) {
        self.0.extend(more);
        self.0.sort_unstable();
        self.0.dedup();
    }

    fn len(&self) -> u32 {
        self.0.len().try_into().unwrap_or(u32::MAX)
    }
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
    /// Of no agency; for [`Tally::spread`], too.
    pub fn with_figures(frame: &Frame) -> Self {
        Self { figures: vec![Vec::new(); frame.places.len()], ..Self::new(frame) }
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
            members: Vec::new(),
            without: vec![Vec::new(); n_places],
            counting: vec![Numbers::default(); frame.measures.len()],
            agencies: Numbers::default(),
        }
    }

    /// With one submission more: that of a number, of the agency of a number. Both are those of what counts in a round; an
    /// agency may have several.
    pub fn add(&mut self, frame: &Frame, record: &Record, submission: usize, agency: usize) {
        let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let (submission, agency) = (number(submission), number(agency));
        self.n += 1;
        self.agencies.insert(agency);
        self.members.push((submission, agency));
        let figures = record.figures.iter().copied().chain(std::iter::repeat(None));
        for ((mean, without), figure) in self.means.iter_mut().zip(&mut self.without).zip(figures) {
            mean.add(figure);
            without.extend(figure.is_none().then_some(submission));
        }
        for (figures, figure) in self.figures.iter_mut().zip(&record.figures) {
            figures.extend(figure);
        }
        for ((measure, numbers), counting) in frame.spans().zip(&mut self.counting) {
            if record.counts.get(numbers.clone()).is_some_and(|counts| counts.iter().any(|number| *number > 0)) {
                counting.insert(agency);
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
        self.agencies.merge(other.agencies);
        self.members.extend(other.members);
        self.members.sort_unstable();
        for (without, more) in self.without.iter_mut().zip(other.without) {
            without.extend(more);
            without.sort_unstable();
        }
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
        self.agencies.len()
    }

    /// How many agencies count for a measure: they stand somewhere, or have a row.
    pub fn n_agencies_of(&self, measure: usize) -> u32 {
        self.counting.get(measure).map_or(0, Numbers::len)
    }

    /// Who has a figure of a place: the number of each submission, rising, and that of its agency.
    pub(super) fn members(&self, place: usize) -> impl Iterator<Item = (u32, u32)> {
        let mut without = self.without(place).iter().peekable();
        self.members.iter().copied().filter(move |(submission, _)| without.next_if_eq(&submission).is_none())
    }

    /// Which submissions have no figure of a place.
    pub(super) fn without(&self, place: usize) -> &[u32] {
        self.without.get(place).map_or(&[], Vec::as_slice)
    }

    /// Whether few agencies, and yet some, have a figure of a place: it is held back.
    pub fn is_few(&self, place: usize, least: u32) -> bool {
        is_few(self.members(place).map(|(_, agency)| agency), least as usize)
    }

    /// How the figures of a place are spread; `None` where there is none, or none was kept.
    pub fn spread(&self, place: usize) -> Option<Spread> {
        let mut figures = self.figures.get(place)?.clone();
        let mut bands = [0; N_BANDS];
        for figure in &figures {
            let band = (*figure / (100 * Percent::SCALE / N_BANDS as u32)) as usize;
            bands[band.min(N_BANDS - 1)] += 1;
        }
        let [first, second, third] = [1, 2, 3].map(|quarter| quantile(&mut figures, quarter));
        Some(Spread { quartiles: [first?, second?, third?], bands })
    }
}

/// Whether these are fewer than so many agencies, and yet some.
pub(super) fn is_few(agencies: impl IntoIterator<Item = u32>, least: usize) -> bool {
    let mut found = BTreeSet::new();
    // Enough are enough: the others need not be looked at.
    let is_enough = agencies.into_iter().any(|agency| found.insert(agency) && found.len() >= least);
    !is_enough && !found.is_empty()
}

/// The figure below which so many quarters of figures lie, between two of them in proportion, half up. They are sorted as
/// far as that takes.
fn quantile(figures: &mut [u32], quarters: u64) -> Option<u32> {
    let last = u64::try_from(figures.len().checked_sub(1)?).ok()?;
    let at = usize::try_from(last * quarters / 4).ok()?;
    let (_, low, above) = figures.select_nth_unstable(at);
    let (low, share) = (u64::from(*low), last * quarters % 4);
    let high = above.iter().min().map_or(low, |high| u64::from(*high));
    u32::try_from((4 * low + share * (high - low) + 2) / 4).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quartiles_lie_between_two_agencies_in_proportion() {
        let of = |figures: &[u32]| [1, 2, 3].map(|quarters| quantile(&mut figures.to_vec(), quarters));
        assert_eq!(of(&[]), [None; 3]);
        assert_eq!(of(&[7]), [Some(7); 3]);
        assert_eq!(of(&[0, 100]), [Some(25), Some(50), Some(75)]);
        assert_eq!(of(&[10, 20, 30, 40, 50]), [Some(20), Some(30), Some(40)]);
        assert_eq!(of(&[0, 1]), [Some(0), Some(1), Some(1)]);
    }
}
