//! Exact fractions from 0 to 1 and upward, and the one place that rounds.
//!
//! A figure of an agency is an exact fraction until it is kept as an integer number of millionths of a percent
//! ([`Percent`]); it is rounded once more, half up, when it is printed with one decimal (DOMAIN section 3).

mod percent;

use std::cmp::Ordering;

pub use percent::Percent;

/// A fraction that is not negative, in its lowest terms.
///
/// Invariant: exact as long as numerator and denominator fit 128 bits. Built-in questionnaires stay far below;
/// a questionnaire with many shares of huge wholes is rounded to 10⁻¹⁵, which no printed figure shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Exact {
    numerator: u128,
    denominator: u128,
}

const FALLBACK: u128 = 1_000_000_000_000_000;

/// The greatest divisor that both have; at least one of the two is not 0.
fn greatest_divisor(mut one: u128, mut other: u128) -> u128 {
    while other != 0 {
        // Nearly always both are small, and a short remainder takes a tenth of the time.
        if let (Ok(one), Ok(other)) = (u64::try_from(one), u64::try_from(other)) {
            return greatest_short_divisor(one, other).into();
        }
        (one, other) = (other, one % other);
    }
    one
}

fn greatest_short_divisor(mut one: u64, mut other: u64) -> u64 {
    while other != 0 {
        (one, other) = (other, one % other);
    }
    one
}

impl Exact {
    /// 0.
    pub const ZERO: Self = Self { numerator: 0, denominator: 1 };
    /// 1/2.
    pub const HALF: Self = Self { numerator: 1, denominator: 2 };
    /// 1.
    pub const ONE: Self = Self { numerator: 1, denominator: 1 };

    /// `part / whole`; `None` for a whole of 0.
    pub fn of(part: u64, whole: u64) -> Option<Self> {
        (whole != 0).then(|| Self::reduced(part.into(), whole.into()))
    }

    /// The denominator is not 0.
    fn reduced(numerator: u128, denominator: u128) -> Self {
        let divisor = greatest_divisor(numerator, denominator);
        Self { numerator: numerator / divisor, denominator: denominator / divisor }
    }

    /// The sum.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        if other.numerator == 0 {
            return self;
        }
        if let (Some((part, whole)), Some((other_part, other_whole))) = (self.short(), other.short()) {
            if whole == 1 || other_whole == 1 {
                // A fraction in its lowest terms stays so beside wholes.
                let (numerator, denominator) = (part * other_whole + other_part * whole, whole * other_whole);
                return Self { numerator: numerator.into(), denominator: denominator.into() };
            }
            let shared = greatest_short_divisor(whole, other_whole);
            let (by, other_by) = (other_whole / shared, whole / shared);
            return Self::short_reduced(part * by + other_part * other_by, whole * by);
        }
        self.joined(other, u128::checked_add)
    }

    /// Numerator and denominator, where both have so few digits that no product of two of them can become too large.
    /// Nearly all have, and short numbers take a tenth of the time.
    fn short(self) -> Option<(u64, u64)> {
        let short = |number: u128| u64::try_from(number).ok().filter(|number| *number < 1 << 31);
        Some((short(self.numerator)?, short(self.denominator)?))
    }

    /// The denominator is not 0.
    fn short_reduced(numerator: u64, denominator: u64) -> Self {
        let divisor = greatest_short_divisor(numerator, denominator);
        Self { numerator: (numerator / divisor).into(), denominator: (denominator / divisor).into() }
    }

    /// The difference, or 0 where `other` is larger.
    #[must_use]
    pub fn minus(self, other: Self) -> Self {
        if other >= self { Self::ZERO } else { self.joined(other, u128::checked_sub) }
    }

    /// Adds or subtracts.
    fn joined(self, other: Self, join: fn(u128, u128) -> Option<u128>) -> Self {
        let joined = |one: Self, other: Self| {
            let shared = greatest_divisor(one.denominator, other.denominator);
            let (by, other_by) = (other.denominator / shared, one.denominator / shared);
            let numerator = join(one.numerator.checked_mul(by)?, other.numerator.checked_mul(other_by)?)?;
            Some(Self::reduced(numerator, one.denominator.checked_mul(by)?))
        };
        joined(self, other).or_else(|| joined(self.coarse(), other.coarse())).unwrap_or(Self::ZERO)
    }

    /// The product with a whole number.
    #[must_use]
    pub fn times(self, factor: u32) -> Self {
        if factor == 1 { self } else { self.scaled(factor.into(), 1) }
    }

    /// The quotient by a whole number; `None` for 0.
    pub fn over(self, divisor: u32) -> Option<Self> {
        match (self.short(), divisor) {
            (_, 0) => None,
            (Some((part, whole)), 1..0x8000_0000) => Some(Self::short_reduced(part, whole * u64::from(divisor))),
            _ => Some(self.scaled(1, divisor.into())),
        }
    }

    /// The quotient by another fraction; `None` for 0.
    pub fn ratio(self, other: Self) -> Option<Self> {
        let divided = |one: Self, other: Self| {
            // Reduced before it is multiplied: what fits in the end fits on the way.
            let parts = (other.numerator != 0).then(|| Self::reduced(one.numerator, other.numerator))?;
            let wholes = Self::reduced(other.denominator, one.denominator);
            let numerator = parts.numerator.checked_mul(wholes.numerator)?;
            Some(Self { numerator, denominator: parts.denominator.checked_mul(wholes.denominator)? })
        };
        divided(self, other).or_else(|| divided(self.coarse(), other.coarse()))
    }

    fn scaled(self, factor: u128, divisor: u128) -> Self {
        let scaled = |of: Self| {
            // Reduced before it is multiplied: what fits in the end fits on the way.
            let (one, other) = (Self::reduced(of.numerator, divisor), Self::reduced(factor, of.denominator));
            let numerator = one.numerator.checked_mul(other.numerator)?;
            Some(Self { numerator, denominator: one.denominator.checked_mul(other.denominator)? })
        };
        scaled(self).or_else(|| scaled(self.coarse())).unwrap_or(Self::ZERO)
    }

    /// As a number of millionths of a percent, half up.
    pub fn percent(self) -> Percent {
        if let Some((part, whole)) = self.short() {
            let full = part * 100 * u64::from(Percent::SCALE);
            let rest = full % whole;
            let up = u64::from(rest >= whole - rest);
            return Percent::from_millionths(u32::try_from(full / whole + up).unwrap_or(u32::MAX));
        }
        let Self { numerator, denominator } = self.times(100 * Percent::SCALE);
        let rest = numerator % denominator;
        let up = u128::from(rest >= denominator - rest);
        Percent::from_millionths(u32::try_from(numerator / denominator + up).unwrap_or(u32::MAX))
    }

    /// Whether it is at least so many millionths of a percent, compared before anything is rounded.
    pub fn reaches_percent(self, millionths: i64) -> bool {
        let full = 100 * u64::from(Percent::SCALE);
        u64::try_from(millionths).ok().and_then(|least| Self::of(least, full)).is_none_or(|least| self >= least)
    }

    /// The nearest fraction with a small denominator.
    fn coarse(self) -> Self {
        let Self { numerator, denominator } = self;
        let whole = numerator / denominator;
        let shift = denominator.ilog2().saturating_sub(64);
        let (rest, denominator) = ((numerator % denominator) >> shift, (denominator >> shift).max(1));
        Self::reduced(whole * FALLBACK + rest.saturating_mul(FALLBACK) / denominator, FALLBACK)
    }
}

impl Ord for Exact {
    /// Whole parts first; of what is left, the reciprocals the other way round. No product can become too large.
    fn cmp(&self, other: &Self) -> Ordering {
        let (mut one, mut other) = (*self, *other);
        let mut is_turned = false;
        loop {
            let (rest, other_rest) = (one.numerator % one.denominator, other.numerator % other.denominator);
            let wholes = (one.numerator / one.denominator).cmp(&(other.numerator / other.denominator));
            if wholes.is_ne() || rest == 0 || other_rest == 0 {
                let order = wholes.then(rest.cmp(&other_rest));
                return if is_turned { order.reverse() } else { order };
            }
            one = Self { numerator: one.denominator, denominator: rest };
            other = Self { numerator: other.denominator, denominator: other_rest };
            is_turned = !is_turned;
        }
    }
}

impl PartialOrd for Exact {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prints_half_up_with_one_decimal() {
        let printed = |part, whole| Exact::of(part, whole).unwrap().percent().to_string();
        assert_eq!(printed(9, 16), "56.3");
        assert_eq!(printed(19, 68), "27.9");
        assert_eq!(printed(1, 3), "33.3");
        assert_eq!(printed(1, 1), "100.0");
        assert_eq!(printed(0, 7), "0.0");
        assert_eq!(printed(1, 2000), "0.1");
        assert_eq!(printed(4999, 10_000_000), "0.0");
    }

    #[test]
    fn thirds_add_up_exactly() {
        let third = Exact::of(1, 3).unwrap();
        assert_eq!(third.plus(third).plus(third), Exact::ONE);
        assert_eq!(Exact::ONE.minus(third).minus(third), third);
    }

    #[test]
    fn short_numbers_give_what_long_ones_give() {
        let edge = (1_u64 << 31) - 1;
        let ends = [(0, 1), (1, 1), (1, 3), (19, 68), (edge, edge - 1), (1, edge), (edge + 1, edge), (edge, edge + 1)];
        let fractions = ends.map(|(part, whole)| Exact::of(part, whole).unwrap());
        for one in fractions {
            for other in fractions {
                assert_eq!(one.plus(other), one.joined(other, u128::checked_add), "{one:?} + {other:?}");
            }
            for divisor in [1, 2, 3, 92, u32::MAX / 2, u32::MAX] {
                assert_eq!(one.over(divisor), Some(one.scaled(1, divisor.into())), "{one:?} / {divisor}");
            }
            let long = one.times(100 * Percent::SCALE);
            let doubled = 2 * long.numerator / long.denominator;
            let expected = doubled / 2 + doubled % 2;
            assert_eq!(u128::from(one.percent().millionths()), expected.min(u32::MAX.into()), "{one:?}");
        }
    }

    #[test]
    fn fractions_are_compared_without_multiplying() {
        let rising = [(0, 1), (1, u64::MAX), (1, 3), (u64::MAX / 2, u64::MAX), (1, 2), (2, 3), (1, 1), (5, 3), (2, 1)];
        let rising = rising.map(|(part, whole)| Exact::of(part, whole).unwrap());
        for (place, one) in rising.iter().enumerate() {
            for (other_place, other) in rising.iter().enumerate() {
                assert_eq!(one.cmp(other), place.cmp(&other_place), "{one:?} and {other:?}");
            }
        }
    }

    #[test]
    fn a_quotient_undoes_a_product() {
        let of = |part, whole| Exact::of(part, whole).unwrap();
        assert_eq!(of(2, 3).ratio(of(4, 9)), Some(of(3, 2)));
        assert_eq!(of(0, 7).ratio(of(1, 3)), Some(Exact::ZERO));
        assert_eq!(Exact::ONE.ratio(Exact::ZERO), None);
        let huge = of(u64::MAX - 1, u64::MAX);
        assert_eq!(huge.times(7).ratio(huge), Some(of(7, 1)));
    }

    #[test]
    fn huge_wholes_stay_within_a_millionth() {
        let primes: [u64; 6] = [999_999_937, 999_999_929, 999_999_893, 999_999_883, 999_999_797, 999_999_761];
        let sum = primes.iter().fold(Exact::ZERO, |sum, prime| sum.plus(Exact::of(prime / 2, *prime).unwrap()));
        assert_eq!(sum.over(6).unwrap().percent().to_string(), "50.0");
    }
}
