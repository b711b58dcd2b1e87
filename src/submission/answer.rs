//! From one answer of a file to one that fits its question, with a note of what became of it.

use std::rc::Rc;

use super::file::{AnswerFile, EvidenceFile};
use super::open::{Finding, ImportReport, Trouble};
use super::value::value_from_json;
use crate::answers::{Answer, Evidence, EvidenceKind, Response, Secrecy, TEXT_LIMIT, Typed, Value, ValueFault};
use crate::questionnaire::{Kind, Question};

pub(super) fn answer_from_file(mut file: AnswerFile, question: &Question, report: &mut ImportReport) -> Answer {
    let mut reading = Reading { question, report, is_as_it_was: true };
    let mut answer = Answer {
        response: reading.response(&mut file),
        typed: None,
        note: reading.text(file.note),
        unit: reading.text(file.unit),
        evidence: file.evidence.into_iter().map(|evidence| reading.evidence(evidence)).collect(),
        at: reading.text(file.at),
    };
    answer.evidence.retain(|evidence| *evidence != Evidence::default());
    if !file.typed.is_empty() {
        reading.typed(&mut answer, file.typed);
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

    fn text(&mut self, text: String) -> Rc<str> {
        match text.char_indices().nth(TEXT_LIMIT) {
            Some((end, _)) => {
                self.converted(Trouble::Shortened);
                text[..end].into()
            }
            None => text.into(),
        }
    }

    fn response(&mut self, file: &mut AnswerFile) -> Option<Response> {
        let reason = std::mem::take(&mut file.reason);
        if (file.na && file.value.is_some()) || (!file.na && !reason.is_empty()) {
            self.dropped(Trouble::Contradiction);
        }
        match (&file.value, file.na) {
            (None, false) | (Some(_), true) => None,
            (None, true) => {
                let response = Response::NotApplicable { reason: self.text(reason) };
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
                    Some(Response::Value(match read.value {
                        Value::Text(text) => Value::Text(self.text(text.to_string())),
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
    fn typed(&mut self, answer: &mut Answer, typed: Vec<String>) {
        let has_fields = matches!(self.question.kind, Kind::Share { .. } | Kind::Number { .. });
        let (true, Ok([part, whole])) = (has_fields, <[String; 2]>::try_from(typed)) else {
            self.dropped(Trouble::Value(ValueFault::WrongKind));
            return;
        };
        let typed = Typed { part: self.text(part), whole: self.text(whole) };
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

    fn evidence(&mut self, file: EvidenceFile) -> Evidence {
        // What a file leaves out has its usual meaning; what we do not know is for a person to look at.
        let kind = if file.kind.is_empty() { Some(EvidenceKind::Other) } else { EvidenceKind::from_code(&file.kind) };
        let secrecy = if file.secrecy.is_empty() { Some(Secrecy::Open) } else { Secrecy::from_code(&file.secrecy) };
        if kind.is_none() || secrecy.is_none() {
            self.converted(Trouble::UnknownClass);
        }
        Evidence {
            kind: kind.unwrap_or_default(),
            title: self.text(file.title),
            number: self.text(file.number),
            date: self.text(file.date),
            holder: self.text(file.holder),
            location: self.text(file.location),
            // What we cannot classify is treated with the greatest care.
            secrecy: secrecy.unwrap_or(Secrecy::TopSecret),
        }
    }
}
