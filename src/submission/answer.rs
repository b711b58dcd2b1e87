//! From one answer of a file to one that fits its question, with a note of what became of it.

use std::rc::Rc;

use super::open::{Finding, ImportReport, Trouble};
use super::value::value_from_json;
use crate::answers::{Answer, Evidence, EvidenceKind, Response, Secrecy, TEXT_LIMIT, Typed, Value, ValueFault};
use crate::json::Place;
use crate::questionnaire::{Kind, Question};

/// What an answer is made of.
pub(super) const KEYS: &[&str] = &["value", "na", "reason", "typed", "note", "unit", "evidence", "at"];

/// What it may have since version 2 of the format.
pub(super) const LATER_KEYS: &[&str] = &["carried"];

/// Reads the answer that stands here.
pub(super) fn answer_at(at: &Place<'_>, question: &Question, report: &mut ImportReport) -> Answer {
    let mut reading = Reading { question, report, is_as_it_was: true };
    let evidence = at.optional("evidence");
    let mut answer = Answer {
        response: reading.response(at),
        typed: None,
        note: reading.text(at, "note"),
        unit: reading.text(at, "unit"),
        evidence: evidence.map(|list| list.each(|at| reading.evidence(at))).unwrap_or_default(),
        at: reading.text(at, "at"),
        carried: if at.is_of_later_version() { reading.carried(at) } else { None },
    };
    let typed = at.optional("typed").map(|list| list.each(|place| place.text().map(Rc::from))).unwrap_or_default();
    if !typed.is_empty() {
        reading.typed(&mut answer, &typed);
    }
    if reading.is_as_it_was {
        report.n_kept += 1;
    }
    answer
}

/// What became of one answer while it was read.
struct Reading<'a> {
    question: &'a Question,
    report: &'a mut ImportReport,
    is_as_it_was: bool,
}

impl Reading<'_> {
    fn converted(&mut self, trouble: Trouble) {
        self.is_as_it_was = false;
        self.report.converted.push(Finding { question: self.question.id.clone(), trouble });
    }

    fn dropped(&mut self, trouble: Trouble) {
        self.is_as_it_was = false;
        self.report.dropped.push(Finding { question: self.question.id.clone(), trouble });
    }

    fn limited(&mut self, text: &str) -> Rc<str> {
        match text.char_indices().nth(TEXT_LIMIT) {
            Some((end, _)) => {
                self.converted(Trouble::Shortened);
                text[..end].into()
            }
            None => text.into(),
        }
    }

    fn text(&mut self, at: &Place<'_>, key: &'static str) -> Rc<str> {
        self.limited(words(at, key))
    }

    fn carried(&mut self, at: &Place<'_>) -> Option<Rc<str>> {
        let version = at.optional("carried")?.text()?;
        Some(self.limited(version))
    }

    fn response(&mut self, at: &Place<'_>) -> Option<Response> {
        let value = at.optional("value").map(|place| place.value);
        let na = at.optional("na").is_some_and(|place| place.truth());
        let reason = words(at, "reason");
        if (na && value.is_some()) || (!na && !reason.is_empty()) {
            self.dropped(Trouble::Contradiction);
        }
        match (value, na) {
            (None, false) | (Some(_), true) => None,
            (None, true) => {
                let response = Response::NotApplicable { reason: self.limited(reason) };
                match response.check(&self.question.kind, &self.question.na) {
                    // Still being written in a draft; it counts as open.
                    Ok(()) | Err(ValueFault::ReasonMissing) => Some(response),
                    Err(fault) => {
                        self.dropped(Trouble::Value(fault));
                        None
                    }
                }
            }
            (Some(json), false) => match value_from_json(json, &self.question.kind) {
                Ok(read) => {
                    if read.was_converted {
                        self.converted(Trouble::Rewritten);
                    }
                    if let Some(fault) = read.lost {
                        self.dropped(Trouble::Value(fault));
                    }
                    Some(Response::Value(match read.value {
                        Value::Text(text) => Value::Text(self.limited(&text)),
                        value => value,
                    }))
                }
                Err(fault) => {
                    self.dropped(Trouble::Value(fault));
                    None
                }
            },
        }
    }

    /// What stands in the fields must mean what the value says, or be no value yet.
    fn typed(&mut self, answer: &mut Answer, typed: &[Rc<str>]) {
        let has_fields = matches!(self.question.kind, Kind::Share { .. } | Kind::Number { .. });
        let (true, [part, whole]) = (has_fields, typed) else {
            self.dropped(Trouble::Value(ValueFault::WrongKind));
            return;
        };
        let typed = Typed { part: self.limited(part), whole: self.limited(whole) };
        let before = answer.response.clone();
        answer.accept_typed(&self.question.kind, typed);
        if before.is_some() && answer.response != before {
            answer.response = before;
            answer.typed = None;
            self.dropped(Trouble::Contradiction);
        } else if answer.response != before {
            self.converted(Trouble::Rewritten);
        }
    }

    fn evidence(&mut self, at: &Place<'_>) -> Option<Evidence> {
        at.keys(&["kind", "title", "number", "date", "holder", "location", "secrecy"])?;
        let (kind, secrecy) = (words(at, "kind"), words(at, "secrecy"));
        // What a file leaves out has its usual meaning; what we do not know is for a person to look at.
        let kind = if kind.is_empty() { Some(EvidenceKind::Other) } else { EvidenceKind::from_code(kind) };
        let secrecy = if secrecy.is_empty() { Some(Secrecy::Open) } else { Secrecy::from_code(secrecy) };
        if kind.is_none() || secrecy.is_none() {
            self.converted(Trouble::UnknownClass);
        }
        let evidence = Evidence {
            kind: kind.unwrap_or_default(),
            title: self.text(at, "title"),
            number: self.text(at, "number"),
            date: self.text(at, "date"),
            holder: self.text(at, "holder"),
            location: self.text(at, "location"),
            // What we cannot classify is treated with the greatest care.
            secrecy: secrecy.unwrap_or(Secrecy::TopSecret),
        };
        (evidence != Evidence::default()).then_some(evidence)
    }
}

/// The text behind a key that may be missing; empty where there is none.
fn words<'a>(at: &'a Place<'a>, key: &'static str) -> &'a str {
    at.optional(key).and_then(|place| place.text()).unwrap_or_default()
}
