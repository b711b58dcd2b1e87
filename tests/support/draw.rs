//! Answers drawn from random numbers.

use std::rc::Rc;

use phrom::answers::{Answer, EvidenceKind, Practice, Response, Row, Secrecy, Typed, Value};
use phrom::questionnaire::{Kind, NotApplicable, Quantity, Question, Table};

use super::mangle::Random;

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

/// An answer with something beside its response too, or with half-typed fields.
pub(crate) fn rich_answer(question: &Question, seed: u32) -> Answer {
    let mut answer = answer(question, seed);
    let text = |mask: u32, text: &str| if seed & mask == mask { text.into() } else { "".into() };
    answer.note = text(0x300, "หมายเหตุ “<b>” \\ \u{1F600}\n");
    answer.unit = text(0xC00, "กลุ่มงานยุทธศาสตร์");
    answer.at = text(0x1000, "2026-11-20T09:05:00+07:00");
    for evidence in &mut answer.evidence {
        evidence.kind = EvidenceKind::ALL[usize::try_from(seed / 13 % 7).unwrap()];
        evidence.secrecy = Secrecy::ALL[usize::try_from(seed / 91 % 4).unwrap()];
    }
    let has_fields = matches!(question.kind, Kind::Share { .. } | Kind::Number { .. });
    if has_fields && answer.response.is_none() {
        answer.typed = Some(Typed { part: "๑๒".into(), whole: "".into() });
        answer.typed = answer.typed.filter(|_| matches!(question.kind, Kind::Share { .. }));
    }
    answer
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
        Kind::Text { .. } => Value::Text("ตัวอย่าง".into()),
        Kind::Table(table) => Value::Table(rows(table, seed)),
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

/// One to four rows, as many as there is room for, some of them incomplete or with a number that is still being typed.
fn rows(table: &Table, seed: u32) -> Vec<Rc<Row>> {
    let n = table.max.min(1 + seed % 4);
    let row = |n: u32| {
        let mut random = Random(u64::from(seed) << 8 | u64::from(n));
        let columns = table.columns.iter();
        let cells = columns.filter_map(|column| {
            let seed = u32::try_from(random.below(1 << 20)).unwrap();
            let value = match (&column.kind, seed % 8) {
                (_, 0) => return None,
                (Kind::Number { .. }, 1) => Value::Text("๑๒".into()),
                (Kind::Number { .. }, 2) => Value::Text("1.".into()),
                (Kind::Number { .. }, 3) => Value::Text("abc".into()),
                (kind, _) => value(kind, seed / 8),
            };
            Some((column.id.clone(), value))
        });
        Rc::new(cells.collect())
    };
    (0..n).map(row).collect()
}
