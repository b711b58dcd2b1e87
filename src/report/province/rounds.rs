//! A round beside another one: only what was asked in the same way.

use super::file::{ComparedFile, ComparisonFile};
use super::rows::figure;
use super::{Basis, Beside, questionnaire_file, tally};
use crate::cohort::{Difference, Mean, Tally, differences};
use crate::exact::Percent;

/// Sets a round beside another one.
pub(super) fn comparison(basis: &Basis<'_>, own: &Tally, beside: &Beside<'_>) -> ComparisonFile {
    let other = tally(basis.cohort, beside.counted, beside.frame);
    let compared = differences(basis.frame, beside.frame).into_iter().zip(&own.means);
    ComparisonFile {
        questionnaire: questionnaire_file(&beside.frame.questionnaire),
        period: beside.round.period.to_string(),
        counted: other.n_agencies(),
        rows: compared
            .enumerate()
            .map(|(own_place, (place, mean))| match place {
                Ok(place) => {
                    let other_mean = other.means.get(place).copied().unwrap_or_default();
                    compare([*mean, other_mean], [own.is_few(own_place, basis.least), other.is_few(place, basis.least)])
                }
                Err(difference) => {
                    ComparedFile { figure: None, change: "–".into(), difference: Some(code(difference).into()) }
                }
            })
            .collect(),
    }
}

fn compare([mean, other]: [Mean; 2], is_held: [bool; 2]) -> ComparedFile {
    let change = if is_held.contains(&true) { "–".into() } else { change(mean, other) };
    ComparedFile { figure: Some(figure(other, is_held[1])), change, difference: None }
}

const fn code(difference: Difference) -> &'static str {
    match difference {
        Difference::Missing => "missing",
        Difference::OtherQuestions => "other-questions",
    }
}

/// By how much a mean is above another one, with a sign and one decimal: of the exact means, rounded once, half away from 0.
fn change(mean: Mean, other: Mean) -> String {
    if mean.n == 0 || other.n == 0 {
        return "–".into();
    }
    let (n, other_n) = (i128::from(mean.n), i128::from(other.n));
    let difference = i128::from(mean.sum) * other_n - i128::from(other.sum) * n;
    let unit = n * other_n * i128::from(Percent::SCALE / 10);
    let tenths = (2 * difference.abs() + unit) / (2 * unit);
    let sign = match (difference.signum(), tenths) {
        (_, 0) => "",
        (1, _) => "+",
        _ => "−",
    };
    format!("{sign}{}.{}", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_have_a_sign_and_are_rounded_once() {
        let of = |n, sum, other_n, other_sum| change(Mean { n, sum }, Mean { n: other_n, sum: other_sum });
        assert_eq!(of(1, 52_500_000, 1, 50_000_000), "+2.5");
        assert_eq!(of(3, 100_000_000, 1, 50_000_000), "−16.7");
        assert_eq!(of(2, 100_000, 1, 0), "+0.1");
        assert_eq!(of(2, 99_999, 1, 0), "0.0");
        assert_eq!(of(1, 0, 2, 100_000), "−0.1");
        assert_eq!(of(0, 0, 1, 5), "–");
    }
}
