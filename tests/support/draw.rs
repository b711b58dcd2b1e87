//! Answers drawn from random numbers.

use phrom::answers::{Answer, Practice, Response, Value};
use phrom::questionnaire::{Kind, NotApplicable, Quantity, Question};

/// An answer: open, not applicable or a value; one in three with a document.
pub(crate) fn answer(question: &Question, seed: u32) -> Answer {
    let response = match seed % 8 {
        0 | 1 => None,
        2 if question.na != NotApplicable::Never => {
            Some(Response::NotApplicable { reason: "ไม่มีภารกิจนี้".into() })
        }
        _ => Some(Response::Value(value(&question.kind, seed / 8))),
    };
    let evidence = if seed.is_multiple_of(3) { vec![super::document()] } else { Vec::new() };
    Answer { response, evidence, ..Answer::default() }
}

/// A value that fits.
pub(crate) fn value(kind: &Kind, seed: u32) -> Value {
    let index = |length: usize| usize::try_from(seed).unwrap() % length;
    match kind {
        Kind::Practice => Value::Practice(Practice::ALL[index(3)]),
        Kind::Checklist(options) => {
            let is_chosen = |(n, _): &(usize, _)| (seed >> (n % 32)) & 1 == 1;
            Value::Chosen(options.iter().enumerate().filter(is_chosen).map(|(_, option)| option.id.clone()).collect())
        }
        Kind::Share { .. } => {
            let whole = 1 + u64::from(seed % 97);
            Value::Share { part: u64::from(seed / 97) % (whole + 1), whole }
        }
        Kind::Number { min, max, .. } => {
            let step = (max.millionths() - min.millionths()) / 700;
            Value::Number(Quantity::from_millionths(min.millionths() + step * i64::from(seed % 701)))
        }
        Kind::Ladder(options) => Value::Step(options[index(options.len())].id.clone()),
        Kind::Scale { steps, .. } => Value::Scale(1 + u8::try_from(seed % u32::from(*steps)).unwrap()),
        Kind::Text { .. } | Kind::Table { .. } => Value::Text("ตัวอย่าง".into()),
    }
}

/// The value that is worth 1; `None` where nothing is scored.
pub(crate) fn best(kind: &Kind) -> Option<Value> {
    Some(match kind {
        Kind::Practice => Value::Practice(Practice::Yes),
        Kind::Checklist(options) => Value::Chosen(options.iter().map(|option| option.id.clone()).collect()),
        Kind::Share { .. } => Value::Share { part: 3, whole: 3 },
        Kind::Number { max, .. } => Value::Number(*max),
        Kind::Ladder(options) => Value::Step(options.last()?.id.clone()),
        Kind::Scale { .. } | Kind::Text { .. } | Kind::Table { .. } => return None,
    })
}
