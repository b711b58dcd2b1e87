//! Who is added up: submissions and their agencies, and who of them has no figure.

use super::record::Record;

/// Different numbers, rising. They come in nearly that order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Numbers(Vec<u32>);

impl Numbers {
    pub(super) fn insert(&mut self, number: u32) {
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

    pub(super) fn merge(&mut self, Self(more): Self) {
        self.0.extend(more);
        self.0.sort_unstable();
        self.0.dedup();
    }

    pub(super) fn len(&self) -> u32 {
        self.0.len().try_into().unwrap_or(u32::MAX)
    }
}

/// The submissions of some agencies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Members {
    /// The number of each submission, rising, and that of its agency.
    all: Vec<(u32, u32)>,
    /// Which submissions have no figure of each place, by their numbers: far fewer than have one.
    without: Vec<Vec<u32>>,
    /// Which agencies there are.
    agencies: Numbers,
}

impl Members {
    /// Of nobody.
    pub(super) fn new(n_places: usize) -> Self {
        Self { all: Vec::new(), without: vec![Vec::new(); n_places], agencies: Numbers::default() }
    }

    /// With one submission more: that of a number, of the agency of a number, without figures of these places.
    pub(super) fn add(&mut self, submission: usize, agency: usize, without: &[usize]) {
        let (submission, agency) = (number(submission), number(agency));
        self.agencies.insert(agency);
        self.all.push((submission, agency));
        for place in without {
            if let Some(own) = self.without.get_mut(*place) {
                own.push(submission);
            }
        }
    }

    pub(super) fn merge(&mut self, other: Self) {
        self.agencies.merge(other.agencies);
        self.all.extend(other.all);
        self.all.sort_unstable();
        for (without, more) in self.without.iter_mut().zip(other.without) {
            without.extend(more);
            without.sort_unstable();
        }
    }

    /// How many agencies there are.
    pub(super) fn n_agencies(&self) -> u32 {
        self.agencies.len()
    }

    /// Who has a figure of a place: the number of each submission, rising, and that of its agency.
    pub(super) fn with_figure(&self, place: usize) -> impl Iterator<Item = (u32, u32)> {
        let mut without = self.without(place).iter().peekable();
        self.all.iter().copied().filter(move |(submission, _)| without.next_if_eq(&submission).is_none())
    }

    /// Which submissions have no figure of a place.
    pub(super) fn without(&self, place: usize) -> &[u32] {
        self.without.get(place).map_or(&[], Vec::as_slice)
    }
}

/// The places of which a submission has no figure, of so many.
pub(super) fn without_figure(record: &Record, n_places: usize) -> Vec<usize> {
    let missing = record.figures.iter().enumerate().filter(|(_, figure)| figure.is_none());
    missing.map(|(place, _)| place).chain(record.figures.len()..n_places).collect()
}

pub(super) fn number(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
