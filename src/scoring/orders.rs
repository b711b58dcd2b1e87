//! Whether the order of the dimensions hangs on the way of adding up (DOMAIN section 6, "Robustness line").

use super::{Score, Scores};
use crate::exact::Percent;
use crate::questionnaire::{PartId, Questionnaire};
use crate::sorted::ascending;

/// The dimensions that have a settled figure, the greatest first, in three ways of adding up their indicators. Equals
/// stand as in the plain order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Orders {
    /// By the plain mean, which the survey uses: a strong indicator makes up for a weak one.
    pub plain: Vec<PartId>,
    /// By the geometric mean: weak indicators weigh more.
    pub geometric: Vec<PartId>,
    /// By the weakest indicator.
    pub minimum: Vec<PartId>,
}

impl Orders {
    /// Whether the order is the same in every way.
    pub fn agree(&self) -> bool {
        self.plain == self.geometric && self.plain == self.minimum
    }
}

/// Orders the dimensions.
pub fn orders(questionnaire: &Questionnaire, scores: &Scores) -> Orders {
    let mut dimensions = Vec::new();
    for part in questionnaire.dimensions() {
        let Some(plain) = scores.parts.get(&part.id).and_then(Score::settled) else { continue };
        let (mut minimum, mut logarithms, mut weights) = (Percent::FULL, Some(0), 0);
        for indicator in &part.indicators {
            let Some(figure) = scores.indicators.get(&indicator.id).and_then(Score::settled) else { continue };
            minimum = minimum.min(figure);
            logarithms =
                logarithms.and_then(|sum| Some(sum + u64::from(logarithm(figure)?) * u64::from(indicator.weight)));
            weights += u64::from(indicator.weight);
        }
        // A product with a 0 in it is 0, below every other; 1/256 of the unit is lost, so that equals are equal.
        let geometric =
            logarithms.and_then(|sum| u32::try_from((sum / weights.max(1)) >> 8).ok()).map_or(0, |mean| mean + 1);
        dimensions.push((&part.id, [plain.millionths(), geometric, minimum.millionths()]));
    }
    let mut plain = dimensions;
    greatest_first(&mut plain, 0);
    let by = |way| {
        let mut ordered = plain.clone();
        greatest_first(&mut ordered, way);
        ordered.into_iter().map(|(id, _)| id.clone()).collect()
    };
    Orders { plain: by(0), geometric: by(1), minimum: by(2) }
}

fn greatest_first(dimensions: &mut Vec<(&PartId, [u32; 3])>, way: usize) {
    let figures: Vec<u32> = dimensions.iter().map(|(_, figures)| u32::MAX - figures[way]).collect();
    *dimensions = ascending(&figures).into_iter().map(|at| dimensions[at]).collect();
}

/// The binary logarithm of a figure in millionths of a percent, in 2²⁴ths; `None` for 0. In whole numbers, so that every
/// engine gives the same.
fn logarithm(figure: Percent) -> Option<u32> {
    let whole = figure.millionths().checked_ilog2()?;
    let mut rest = u64::from(figure.millionths()) << (31 - whole);
    let mut logarithm = whole;
    for _ in 0..24 {
        rest = (rest * rest) >> 31;
        let is_above = rest >> 32 != 0;
        logarithm = logarithm << 1 | u32::from(is_above);
        rest >>= u32::from(is_above);
    }
    Some(logarithm)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn logarithms_are_those_of_the_table() {
        let of = |millionths| logarithm(Percent::from_millionths(millionths)).map(|log| f64::from(log) / 16_777_216.0);
        assert_eq!(of(0), None);
        assert_eq!(of(1), Some(0.0));
        assert_eq!(of(1 << 20), Some(20.0));
        for millionths in [3_u32, 12_500_000, 33_333_333, 99_999_999, 100_000_000] {
            let error = of(millionths).unwrap() - f64::from(millionths).log2();
            assert!(error.abs() < 1e-6, "{millionths}: {error}");
        }
    }
}
