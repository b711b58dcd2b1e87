//! What the figures must be: plain means in floating point, worked out apart from the app's exact ones.

use std::collections::BTreeMap;

use crate::questionnaire::{Indicator, Question, Questionnaire};
use crate::respondent::{Answer, Answers};

/// Printed figures by their handle: `overall`, `dimension:1`, `indicator:1.4`.
pub type Figures = BTreeMap<String, String>;

/// The figures that complete answers must come to.
pub fn expected(questionnaire: &Questionnaire, profile: &str, answers: &Answers) -> Figures {
    let mut figures = Figures::new();
    let mut dimensions = Vec::new();
    for part in &questionnaire.parts {
        let mut indicators = Vec::new();
        for indicator in &part.indicators {
            let figure = if part.is_asked_of(profile) { mean_of_indicator(indicator, answers) } else { None };
            figures.insert(format!("indicator:{}", indicator.id), printed(figure));
            indicators.push(figure);
        }
        let figure = mean(&indicators);
        figures.insert(format!("dimension:{}", part.id), printed(figure));
        if part.is_dimension {
            dimensions.push(figure);
        }
    }
    figures.insert("overall".to_owned(), printed(mean(&dimensions)));
    figures
}

fn mean_of_indicator(indicator: &Indicator, answers: &Answers) -> Option<f64> {
    let worths = indicator.questions.iter().map(|question| worth(question, answers.get(&question.id)));
    mean(&worths.collect::<Vec<_>>())
}

/// What an answer is worth, 0 to 1; nothing if the question does not apply.
fn worth(question: &Question, answer: Option<&Answer>) -> Option<f64> {
    let count = |n: usize| f64::from(u32::try_from(n).unwrap_or(u32::MAX));
    match answer? {
        Answer::Choice(value) if value == "yes" => Some(1.0),
        Answer::Choice(value) if value == "partly" => Some(0.5),
        Answer::Choice(_) => Some(0.0),
        Answer::Chosen(options) => Some(count(options.len()) / count(question.n_options)),
        Answer::Share(part, whole) => Some(f64::from(*part) / f64::from(*whole)),
        Answer::Number(_) | Answer::Text(_) | Answer::Rows(_) | Answer::NotApplicable(_) => None,
    }
}

fn mean(figures: &[Option<f64>]) -> Option<f64> {
    let known: Vec<f64> = figures.iter().flatten().copied().collect();
    let n = f64::from(u32::try_from(known.len()).unwrap_or(u32::MAX));
    (!known.is_empty()).then(|| known.iter().sum::<f64>() / n)
}

/// In percent, one decimal, half up; a dash for nothing.
fn printed(figure: Option<f64>) -> String {
    // The last bit of a sum may lie just below a half that is exact on paper.
    figure.map_or("–".to_owned(), |figure| format!("{:.1}", (figure * 1000.0 + 0.5 + 1e-9).floor() / 10.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_are_printed_upward_and_nothing_as_a_dash() {
        assert_eq!(printed(Some(0.5625)), "56.3");
        assert_eq!(printed(Some(19.0 / 68.0)), "27.9");
        assert_eq!(printed(Some(1.0)), "100.0");
        assert_eq!(printed(None), "–");
        assert_eq!(printed(mean(&[None, Some(1.0), Some(0.5)])), "75.0");
    }
}
