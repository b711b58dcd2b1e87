//! What was answered: one sheet, the only way to change it, who is asked what, what is complete.
//!
//! Knows the questionnaire and nothing of figures, files or pages.

mod change;
mod evidence;
mod paste;
mod row;
mod scope;
mod unit;
mod value;

use std::rc::Rc;

pub(crate) use change::limited;
pub use change::{Change, TEXT_LIMIT};
pub use evidence::{BUDDHIST_OFFSET, Evidence, EvidenceKind, Secrecy, iso_from_written, written_from_iso};
pub use paste::{Pasted, pasted};
pub use row::{CellFault, Row};
pub use scope::{Progress, Scope};
pub use unit::{unit_name, unit_of};
pub use value::{Practice, Response, Selection, Value, ValueFault};

use crate::questionnaire::{Question, QuestionId};
use crate::sorted::Sorted;

/// A moment: RFC 3339, Gregorian, with offset, as the shell's clock gives it.
pub type Timestamp = Rc<str>;

/// All answers of one assessment. Cheap to clone; changed only by [`Sheet::changed`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    answers: Rc<Sorted<QuestionId, Rc<Answer>>>,
}

/// What is known about one question.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// What it says, if it is answered.
    pub response: Option<Response>,
    /// What was typed into the fields of a number or a share, as long as it is no value yet.
    pub typed: Option<Typed>,
    /// A remark.
    pub note: Rc<str>,
    /// The responsible unit.
    pub unit: Rc<str>,
    /// The documents that prove it.
    pub evidence: Vec<Evidence>,
    /// When it was last changed.
    pub at: Timestamp,
    /// The version of the questionnaire from which it was carried over, as long as nobody has looked at it since.
    pub carried: Option<Rc<str>>,
}

/// The text in the fields of a number (in `part`, with `whole` empty) or of a share.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typed {
    /// The first field.
    pub part: Rc<str>,
    /// The second field of a share.
    pub whole: Rc<str>,
}

/// Where a question stands: the five states of DOMAIN section 6 are `Open`, three worths of `Given`, and
/// `NotApplicable`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing<'a> {
    /// Not answered, or not yet usable.
    Open,
    /// Answered.
    Given(&'a Value),
    /// Does not apply, with its reason.
    NotApplicable,
}

impl Answer {
    /// Where its question stands. "Not applicable" without the reason it needs is still open, and so is what was carried
    /// over and not confirmed.
    pub fn standing(&self, question: &Question) -> Standing<'_> {
        match &self.response {
            _ if self.carried.is_some() => Standing::Open,
            Some(response) if response.check(&question.kind, &question.na).is_ok() => match response {
                Response::Value(value) if !value.is_complete(&question.kind) => Standing::Open,
                Response::Value(value) => Standing::Given(value),
                Response::NotApplicable { .. } => Standing::NotApplicable,
            },
            _ => Standing::Open,
        }
    }

    /// The rows of a table, complete or not.
    pub fn rows(&self) -> &[Rc<Row>] {
        match &self.response {
            Some(Response::Value(Value::Table(rows))) => rows,
            _ => &[],
        }
    }

    /// Whether at least one document proves it.
    pub fn is_evidenced(&self) -> bool {
        self.evidence.iter().any(Evidence::names_a_document)
    }

    /// Whether nothing is known: no response and nothing beside it.
    pub fn is_blank(&self) -> bool {
        self.response.is_none()
            && self.typed.is_none()
            && self.note.is_empty()
            && self.unit.is_empty()
            && self.evidence.is_empty()
    }
}

impl Sheet {
    /// A sheet of these answers; blank ones are left out.
    pub fn new(answers: impl IntoIterator<Item = (QuestionId, Answer)>) -> Self {
        let kept = answers.into_iter().filter(|(_, answer)| !answer.is_blank());
        Self { answers: Rc::new(kept.map(|(id, answer)| (id, Rc::new(answer))).collect()) }
    }

    /// A sheet of answers that are not blank; other sheets may have the same ones.
    #[cfg(feature = "desk")]
    pub(crate) fn of_shared(answers: impl IntoIterator<Item = (QuestionId, Rc<Answer>)>) -> Self {
        Self { answers: Rc::new(answers.into_iter().collect()) }
    }

    /// What is known about a question.
    pub fn get(&self, id: &QuestionId) -> Option<&Rc<Answer>> {
        self.answers.get(id)
    }

    /// The same for one question after the other; see [`Sorted::get_near`].
    fn get_near(&self, id: &QuestionId, near: &mut usize) -> Option<&Rc<Answer>> {
        self.answers.get_near(id.as_str(), near)
    }

    /// Every answer, by question code.
    pub fn iter(&self) -> impl Iterator<Item = (&QuestionId, &Rc<Answer>)> {
        self.answers.iter()
    }

    /// The units that are named beside answers, in order.
    pub fn units(&self) -> Sorted<Rc<str>, ()> {
        let noted = self.answers.values().map(|answer| answer.unit.clone());
        noted.filter(|unit| !unit.trim().is_empty()).map(|unit| (unit, ())).collect()
    }

    /// Whether nothing is answered.
    pub fn is_empty(&self) -> bool {
        self.answers.is_empty()
    }

    /// Where a question stands.
    pub fn standing(&self, question: &Question) -> Standing<'_> {
        self.get(&question.id).map_or(Standing::Open, |answer| answer.standing(question))
    }

    /// The sheet with one question's answer replaced; a blank one takes it out.
    #[must_use]
    pub fn with(&self, id: &QuestionId, answer: Answer) -> Self {
        let mut answers = (*self.answers).clone();
        if answer.is_blank() {
            answers.remove(id);
        } else {
            answers.insert(id.clone(), Rc::new(answer));
        }
        Self { answers: Rc::new(answers) }
    }

    /// The sheet after a change to one question, or `None` if that changes nothing.
    pub fn changed(&self, question: &Question, change: Change, at: &Timestamp) -> Option<Self> {
        let before = self.get(&question.id).map(|answer| (**answer).clone()).unwrap_or_default();
        let mut after = change.apply(question, before.clone());
        if after == before {
            return None;
        }
        after.at = at.clone();
        Some(self.with(&question.id, after))
    }
}
