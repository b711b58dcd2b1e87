//! Weighted means of exact ranges.

use super::Figure;
use crate::exact::Exact;

/// What something is worth: from `low` with every open question worth 0 to `high` with every one worth 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Range {
    low: Exact,
    high: Exact,
}

impl Range {
    /// An open question.
    pub(super) const OPEN: Self = Self { low: Exact::ZERO, high: Exact::ONE };

    /// From one end to the other.
    pub(super) const fn new(low: Exact, high: Exact) -> Self {
        Self { low, high }
    }

    pub(super) const fn low(self) -> Exact {
        self.low
    }

    pub(super) const fn high(self) -> Exact {
        self.high
    }

    pub(super) const fn point(worth: Exact) -> Self {
        Self { low: worth, high: worth }
    }

    pub(super) fn figure(self) -> Figure {
        let low = self.low.percent();
        Figure { low, high: if self.low == self.high { low } else { self.high.percent() } }
    }
}

/// A mean in the making. What has no range takes no part.
#[derive(Clone, Copy, Default)]
pub(super) struct Mean {
    sum: Option<Range>,
    weight: u32,
}

impl Mean {
    pub(super) fn add(&mut self, range: Option<Range>, weight: u32) {
        let Some(range) = range else { return };
        let sum = self.sum.unwrap_or(Range::point(Exact::ZERO));
        let low = sum.low.plus(range.low.times(weight));
        // Where nothing is open, both ends are one.
        let is_point = sum.low == sum.high && range.low == range.high;
        let high = if is_point { low } else { sum.high.plus(range.high.times(weight)) };
        self.sum = Some(Range { low, high });
        self.weight += weight;
    }

    pub(super) fn range(&self) -> Option<Range> {
        let sum = self.sum?;
        let low = sum.low.over(self.weight)?;
        Some(Range { low, high: if sum.low == sum.high { low } else { sum.high.over(self.weight)? } })
    }
}
