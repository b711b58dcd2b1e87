//! The changes that a respondent can make to one answer.

use std::rc::Rc;

use super::{Answer, Evidence, Response, Row, Selection, Typed, Value, row};
use crate::questionnaire::{Kind, NotApplicable, OptionId, Question};

/// The longest note, reason, unit or free text that is kept, in characters.
pub const TEXT_LIMIT: usize = 5_000;

/// One change to one answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Answers with a value; one that does not fit the question changes nothing.
    Give(Value),
    /// Ticks or unticks an option of a checklist.
    Toggle(OptionId),
    /// Says explicitly that no option of a checklist holds.
    ChooseNone,
    /// What stands in the field of a number, or in the first field of a share. It becomes a value as soon as it is one. Of the
    /// other field nothing is said: on a slow machine it may hold more than was drawn when this one was.
    TypePart(Rc<str>),
    /// What stands in the second field of a share.
    TypeWhole(Rc<str>),
    /// Free text; empty takes the answer away.
    Write(Rc<str>),
    /// Does not apply, and why.
    NotApplicable {
        /// Why; may be empty while it is being written.
        reason: Rc<str>,
    },
    /// A remark.
    Note(Rc<str>),
    /// The responsible unit.
    Unit(Rc<str>),
    /// The documents that prove it, all of them.
    Evidence(Vec<Evidence>),
    /// Takes the response away and keeps note, unit and evidence.
    Clear,
    /// Puts rows behind those of a table, as many as it takes.
    AddRows(Vec<Rc<Row>>),
    /// Takes a row out of a table.
    RemoveRow(usize),
    /// Puts a row of a table to another place.
    MoveRow {
        /// Where it stands.
        from: usize,
        /// Where it is to stand.
        to: usize,
    },
    /// What stands in the field of a cell; empty takes the cell away.
    Cell {
        /// The position of the row.
        row: usize,
        /// The code of the column.
        column: Rc<str>,
        /// What was typed or chosen.
        text: Rc<str>,
    },
    /// Answers with a value from elsewhere, and says in the note where it came from.
    Adopt {
        /// The value; one that does not fit the question changes nothing.
        value: Value,
        /// Where it came from.
        note: Rc<str>,
    },
    /// Says that an answer that was carried over still holds. Every other change says so too.
    Confirm,
}

impl Change {
    /// The answer after the change. What somebody touched, be it to say the same again, is no longer merely carried over.
    pub(super) fn apply(self, question: &Question, mut answer: Answer) -> Answer {
        answer.carried = None;
        match self {
            Self::Confirm => {}
            Self::Give(value) if value.check(&question.kind).is_ok() => answer.give(value),
            Self::Give(_) => {}
            Self::Toggle(option) => answer.toggle(question, option),
            Self::ChooseNone => return Self::Give(Value::Chosen(Selection::default())).apply(question, answer),
            Self::TypePart(part) => answer.accept_typed(&question.kind, Typed { part, ..answer.fields() }),
            Self::TypeWhole(whole) => answer.accept_typed(&question.kind, Typed { whole, ..answer.fields() }),
            Self::Write(text) if text.is_empty() => answer.response = None,
            Self::Write(text) => return Self::Give(Value::Text(limited(text))).apply(question, answer),
            Self::NotApplicable { reason } => answer.set_not_applicable(&question.na, reason),
            Self::Note(text) => answer.note = limited(text),
            Self::Unit(text) => answer.unit = limited(text),
            Self::Evidence(evidence) => answer.evidence = evidence.into_iter().map(within_limits).collect(),
            Self::Clear => {
                answer.response = None;
                answer.typed = None;
            }
            Self::Adopt { value, note } if value.check(&question.kind).is_ok() => {
                answer.give(value);
                answer.note = limited(note);
            }
            Self::Adopt { .. } => {}
            Self::AddRows(_) | Self::RemoveRow(_) | Self::MoveRow { .. } | Self::Cell { .. } => {
                if let Kind::Table(table) = &question.kind {
                    let rows = row::changed(answer.rows(), table, self);
                    // "Not applicable" has no rows, and stays while none is added.
                    if rows != answer.rows() {
                        answer.response = (!rows.is_empty()).then_some(Response::Value(Value::Table(rows)));
                    }
                }
            }
        }
        answer
    }
}

impl Answer {
    fn give(&mut self, value: Value) {
        self.response = Some(Response::Value(value));
        self.typed = None;
    }

    fn toggle(&mut self, question: &Question, option: OptionId) {
        let mut chosen = match &self.response {
            Some(Response::Value(Value::Chosen(chosen))) => chosen.clone(),
            _ => Selection::default(),
        };
        if !chosen.remove(&option) {
            chosen.insert(option);
        }
        let value = Value::Chosen(chosen);
        if value.check(&question.kind).is_ok() {
            self.give(value);
        }
    }

    /// Takes what stands in the fields of a number or a share, and the value as soon as it is one.
    pub(crate) fn accept_typed(&mut self, kind: &Kind, typed: Typed) {
        let value = match kind {
            Kind::Share { .. } => Value::share_from_typed(kind, &typed.part, &typed.whole),
            Kind::Number { .. } => Value::number_from_typed(kind, &typed.part),
            _ => return,
        };
        let typed = Typed { part: limited(typed.part), whole: limited(typed.whole) };
        // The text is kept beside the value while it is written in another way ("๑๙", "007"),
        // so that nothing changes under the fingers of one who types.
        self.response = value.ok().map(Response::Value);
        let canonical = self.response.as_ref().map(fields_of).unwrap_or_default();
        self.typed = (typed != canonical).then_some(typed);
    }

    fn set_not_applicable(&mut self, na: &NotApplicable, reason: Rc<str>) {
        match na {
            NotApplicable::Never => return,
            NotApplicable::Flagged(fixed) => {
                // A file has one reason; the Thai wording is the official one.
                self.response = Some(Response::NotApplicable { reason: fixed.th.clone() });
            }
            NotApplicable::WithReason => {
                self.response = Some(Response::NotApplicable { reason: limited(reason) });
            }
        }
        self.typed = None;
    }

    /// What stands in the fields of a number or a share.
    pub fn fields(&self) -> Typed {
        match &self.typed {
            Some(typed) => typed.clone(),
            None => self.response.as_ref().map(fields_of).unwrap_or_default(),
        }
    }
}

fn fields_of(response: &Response) -> Typed {
    match response {
        Response::Value(Value::Share { part, whole }) => {
            Typed { part: part.to_string().into(), whole: whole.to_string().into() }
        }
        Response::Value(Value::Number(number)) => Typed { part: number.to_string().into(), whole: "".into() },
        _ => Typed::default(),
    }
}

fn within_limits(evidence: Evidence) -> Evidence {
    Evidence {
        title: limited(evidence.title),
        number: limited(evidence.number),
        date: limited(evidence.date),
        holder: limited(evidence.holder),
        location: limited(evidence.location),
        ..evidence
    }
}

pub(crate) fn limited(text: Rc<str>) -> Rc<str> {
    match text.char_indices().nth(TEXT_LIMIT) {
        Some((end, _)) => text[..end].into(),
        None => text,
    }
}
