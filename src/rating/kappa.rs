//! How far two raters agree beyond what chance alone would give.

use std::fmt;

use crate::answers::Value;
use crate::exact::{Exact, Percent};
use crate::questionnaire::Kind;

/// The fewest pairs for which the figure is computed. With fewer, one answer more or less moves it by several bands.
pub const LEAST_PAIRS: usize = 20;

/// Cohen's kappa with linear weights (Cohen 1968): 1 less the disagreement that there is, in parts of that which would
/// be there if both raters gave their answers in any order. 1 is full agreement, 0 what chance gives; it can be below.
///
/// How far two answers are apart is how far their places on the scale of their question are, 0 to 1. For questions that
/// all have the same steps this is the usual figure; so those of different steps stand beside each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kappa {
    /// Whether it is below 0.
    is_negative: bool,
    /// Without its sign; 100 % stands for 1.
    size: Percent,
}

/// How a kappa is commonly read (Landis and Koch, Biometrics 33, 1977, p. 165). The authors call the bounds arbitrary, and
/// useful all the same; they say nothing of whether an agreement is good enough.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Band {
    /// Below 0.
    Poor,
    /// To 0.20.
    Slight,
    /// To 0.40.
    Fair,
    /// To 0.60.
    Moderate,
    /// To 0.80.
    Substantial,
    /// To 1.
    AlmostPerfect,
}

/// Why there is no kappa.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoKappa {
    /// There are fewer than [`LEAST_PAIRS`].
    TooFew,
    /// Every answer of both stands at one and the same place: chance could not give less agreement.
    OnePlace,
}

impl Kappa {
    /// In hundredths, as it is printed: half away from 0.
    pub fn hundredths(self) -> i32 {
        let size = self.size.millionths() / Percent::SCALE;
        let size = size + u32::from(self.size.millionths() % Percent::SCALE >= Percent::SCALE / 2);
        let size = i32::try_from(size).unwrap_or(i32::MAX);
        if self.is_negative { -size } else { size }
    }

    /// How it is commonly read, as it is printed.
    pub fn band(self) -> Band {
        match self.hundredths() {
            ..0 => Band::Poor,
            0..=20 => Band::Slight,
            21..=40 => Band::Fair,
            41..=60 => Band::Moderate,
            61..=80 => Band::Substantial,
            _ => Band::AlmostPerfect,
        }
    }
}

impl fmt::Display for Kappa {
    /// With two decimals: "0.53", "-0.04".
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let hundredths = self.hundredths();
        let (sign, size) = (if hundredths < 0 { "-" } else { "" }, hundredths.unsigned_abs());
        write!(f, "{sign}{}.{:02}", size / 100, size % 100)
    }
}

/// Where a value stands between the least and the greatest of its question; `None` where values have no order or no
/// steps: a share, a number, a text, a table.
pub(super) fn place(kind: &Kind, value: &Value) -> Option<Exact> {
    match (kind, value) {
        (Kind::Scale { steps, .. }, Value::Scale(step)) => {
            Exact::of(u64::from(step.checked_sub(1)?), u64::from(steps.checked_sub(1)?))
        }
        (Kind::Practice | Kind::Ladder(_) | Kind::Checklist(_), _) => value.credit(kind),
        _ => None,
    }
}

/// Computes it from pairs of places.
pub(super) fn kappa(pairs: &[(Exact, Exact)]) -> Result<Kappa, NoKappa> {
    let n_pairs = u32::try_from(pairs.len()).unwrap_or(u32::MAX);
    if pairs.len() < LEAST_PAIRS {
        return Err(NoKappa::TooFew);
    }
    let apart = |(one, other): &(Exact, Exact)| one.minus(*other).plus(other.minus(*one));
    let observed = pairs.iter().fold(Exact::ZERO, |sum, pair| sum.plus(apart(pair)));
    // Both are sums: over so many pairs, and over all combinations, of which there are so many times as many.
    let part = observed.times(n_pairs).ratio(by_chance(pairs)).ok_or(NoKappa::OnePlace)?;
    let is_negative = part > Exact::ONE;
    let size = if is_negative { part.minus(Exact::ONE) } else { Exact::ONE.minus(part) };
    Ok(Kappa { is_negative, size: size.percent() })
}

/// How far every answer of the one is from every answer of the other, in all. Between two neighbouring places, those
/// combinations count that have one answer on either side.
fn by_chance(pairs: &[(Exact, Exact)]) -> Exact {
    let mut places: Vec<Exact> = Vec::new();
    for place in pairs.iter().flat_map(|(one, other)| [*one, *other]) {
        if let Err(at) = places.binary_search(&place) {
            places.insert(at, place);
        }
    }
    let below = |place: Exact, of: fn(&(Exact, Exact)) -> Exact| {
        u32::try_from(pairs.iter().filter(|pair| of(pair) <= place).count()).unwrap_or(u32::MAX)
    };
    let n_pairs = u32::try_from(pairs.len()).unwrap_or(u32::MAX);
    let mut sum = Exact::ZERO;
    for (place, next) in places.iter().zip(places.iter().skip(1)) {
        let (ones, others) = (below(*place, |pair| pair.0), below(*place, |pair| pair.1));
        let n_across = ones.saturating_mul(n_pairs - others).saturating_add(others.saturating_mul(n_pairs - ones));
        sum = sum.plus(next.minus(*place).times(n_across));
    }
    sum
}
