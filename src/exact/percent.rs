//! Figures in percent, and the one rounding that a reader sees.

use std::fmt;

/// A figure in percent, kept as an exact integer number of millionths of a percent.
///
/// Sums over agencies are therefore integer sums: independent of order, of batching and of the engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Percent(u32);

impl Percent {
    /// How many units one percent is.
    pub const SCALE: u32 = 1_000_000;
    /// 0 %.
    pub const ZERO: Self = Self(0);
    /// 100 %.
    pub const FULL: Self = Self(100 * Self::SCALE);

    /// From millionths of a percent.
    pub const fn from_millionths(millionths: u32) -> Self {
        Self(millionths)
    }

    /// In millionths of a percent.
    pub const fn millionths(self) -> u32 {
        self.0
    }

    /// In tenths of a percent, half up: the only rounding that a reader sees (DOMAIN section 3: 56.25 prints 56.3).
    pub const fn tenths(self) -> u32 {
        let unit = Self::SCALE / 10;
        self.0 / unit + (self.0 % unit >= unit / 2) as u32
    }

    /// As a number for a file. One division: the nearest number is written with the fewest digits, and read back
    /// as it was.
    pub fn to_f64(self) -> f64 {
        f64::from(self.0) / f64::from(Self::SCALE)
    }

    /// As a share of 1 for a file.
    pub fn to_share(self) -> f64 {
        f64::from(self.0) / f64::from(100 * Self::SCALE)
    }
}

impl fmt::Display for Percent {
    /// With one decimal, half up: "56.3".
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.tenths() / 10, self.tenths() % 10)
    }
}
