//! Means over agencies: exact, and the same whatever the order in which they are added up.

use std::cmp::Ordering;

use crate::exact::Percent;

/// The figures of some agencies: how many there are, and their sum. An agency that has none takes no part
/// (DOMAIN section 3).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Mean {
    /// How many agencies have a figure.
    pub n: u32,
    /// Their sum in millionths of a percent.
    pub sum: u64,
}

impl Mean {
    /// With one agency's figure, in millionths of a percent.
    pub fn add(&mut self, figure: Option<u32>) {
        self.n += u32::from(figure.is_some());
        self.sum += u64::from(figure.unwrap_or(0));
    }

    /// Both together.
    #[must_use]
    pub const fn plus(self, other: Self) -> Self {
        Self { n: self.n + other.n, sum: self.sum + other.sum }
    }

    /// The mean to the millionth of a percent, half up; `None` for no agency.
    pub fn millionths(self) -> Option<u32> {
        u32::try_from(self.rounded(1)?).ok()
    }

    /// The mean with one decimal, half up: the one rounding, of the exact mean ("45.8"); "–" for no agency.
    pub fn printed(self) -> String {
        match self.rounded(u64::from(Percent::SCALE / 10)) {
            Some(tenths) => format!("{}.{}", tenths / 10, tenths % 10),
            None => "–".into(),
        }
    }

    /// The mean in so many millionths, half up.
    fn rounded(self, unit: u64) -> Option<u64> {
        let divisor = u64::from(self.n) * unit;
        if divisor == 0 {
            return None;
        }
        let rest = self.sum % divisor;
        Some(self.sum / divisor + u64::from(rest >= divisor - rest))
    }

    /// How two means stand to each other, compared exactly; no agency is below every figure.
    pub fn compare(self, other: Self) -> Ordering {
        match (self.n, other.n) {
            (0, _) | (_, 0) => self.n.min(1).cmp(&other.n.min(1)),
            (n, other_n) => (u128::from(self.sum) * u128::from(other_n)).cmp(&(u128::from(other.sum) * u128::from(n))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_rounding_half_up() {
        let printed = |n, sum| Mean { n, sum }.printed();
        assert_eq!(printed(16, 900_000_000), "56.3");
        assert_eq!(printed(3, 100_000_000), "33.3");
        assert_eq!(printed(0, 0), "–");
        assert_eq!(printed(2, 99_999), "0.0");
        assert_eq!(printed(2, 100_000), "0.1");
        assert_eq!(printed(1, 100_000_000), "100.0");
        // The millionth nearest to the mean is a tie, the mean is below one.
        assert_eq!((printed(3, 149_999), Mean { n: 3, sum: 149_999 }.millionths()), ("0.0".into(), Some(50_000)));
    }

    #[test]
    fn no_agency_is_below_every_figure() {
        let none = Mean::default();
        assert!(none.compare(Mean { n: 1, sum: 0 }).is_lt());
        assert!(none.compare(none).is_eq());
        assert!(Mean { n: 3, sum: 100 }.compare(Mean { n: 2, sum: 67 }).is_lt());
        assert!(Mean { n: 3, sum: 100 }.compare(Mean { n: 6, sum: 200 }).is_eq());
    }
}
