//! What of two rounds can be set side by side: only what was asked in the same way.

use super::frame::{Frame, Place};
use crate::questionnaire::{Choice, Indicator, Kind, NotApplicable, Part, Question};

/// Why a figure of one round cannot be set beside one of another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Difference {
    /// The other questionnaire has nothing of this code.
    Missing,
    /// It was put together in another way: other questions, other options, other weights.
    OtherQuestions,
}

/// Of each place of a frame, where it stands in the other one, or why it cannot be compared.
pub fn differences(frame: &Frame, other: &Frame) -> Vec<Result<usize, Difference>> {
    let is_same_content = frame.questionnaire.sha256 == other.questionnaire.sha256;
    // Codes such as "1.1" mean something else in every questionnaire.
    let is_same_questionnaire = frame.questionnaire.id == other.questionnaire.id;
    let find = |place: &Place| {
        if !is_same_questionnaire {
            return Err(Difference::Missing);
        }
        let at = other.places.iter().position(|own| own == place).ok_or(Difference::Missing)?;
        let is_same = is_same_content || made_of(frame, place) == made_of(other, place);
        is_same.then_some(at).ok_or(Difference::OtherQuestions)
    };
    frame.places.iter().map(find).collect()
}

/// What makes a figure what it is, as a text: codes, kinds, bounds, weights and conditions, and no words.
fn made_of(frame: &Frame, place: &Place) -> Option<String> {
    Some(match place {
        Place::Part(id) => of_part(frame.questionnaire.part(id)?),
        Place::Indicator(id) => of_indicator(frame.questionnaire.indicator(id)?),
        Place::Overall => frame.questionnaire.dimensions().map(|part| of_part(part)).collect::<Vec<_>>().join("; "),
    })
}

fn of_part(part: &Part) -> String {
    let indicators = part.indicators.iter().map(|own| format!("{} x{} {}", own.id, own.weight, of_indicator(own)));
    format!("{:?} {:?} {}", part.role, part.profiles, indicators.collect::<Vec<_>>().join("; "))
}

fn of_indicator(indicator: &Indicator) -> String {
    let scored = indicator.questions.iter().filter(|question| question.is_scored);
    let questions: Vec<String> = scored.map(|question| of_question(question)).collect();
    let points = indicator.points.iter().map(|block| format!("{}: {:?}", block.points, block.questions));
    format!("{:?} {} {}", indicator.profiles, questions.join(", "), points.collect::<Vec<_>>().join(", "))
}

fn of_question(question: &Question) -> String {
    let kind = match &question.kind {
        Kind::Practice => "practice".to_owned(),
        Kind::Checklist(options) => format!("checklist of {}", codes(options)),
        Kind::Share { .. } => "share".to_owned(),
        Kind::Number { min, max, .. } => format!("number {min} to {max}"),
        Kind::Ladder(options) => format!("ladder of {}", codes(options)),
        Kind::Scale { .. } | Kind::Text { .. } | Kind::Table(_) => String::new(),
    };
    let (when, na) = (&question.when, matches!(question.na, NotApplicable::Never));
    format!("{} x{} {kind} {:?} {when:?} {na}", question.id, question.weight, question.profiles)
}

fn codes(options: &[Choice]) -> String {
    options.iter().map(|option| option.id.as_str()).collect::<Vec<_>>().join(" ")
}
