//! One assessment on its way: who answers, what was answered, how often it was closed.

use std::rc::Rc;

use crate::answers::{Scope, Sheet, Timestamp};
use crate::questionnaire::{ProfileId, Questionnaire, QuestionnaireId};

/// An assessment. Cheap to clone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// A UUID: the same through all revisions.
    pub id: Rc<str>,
    /// Which questionnaire.
    pub questionnaire: QuestionnaireId,
    /// Which version of it.
    pub version: Rc<str>,
    /// Who answers.
    pub respondent: Respondent,
    /// The assessed year, Buddhist era, four digits.
    pub period: Rc<str>,
    /// What kind of agency it is.
    pub profile: ProfileId,
    /// Whether it is closed.
    pub status: Status,
    /// Counts from 1; goes up when a closed assessment is opened again.
    pub revision: u32,
    /// Each time it was closed.
    pub history: Vec<Closing>,
    /// When it was begun.
    pub created: Timestamp,
    /// When it was last changed.
    pub updated: Timestamp,
    /// The answers.
    pub sheet: Sheet,
}

/// Who answers: an agency and a role, never a person.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Respondent {
    /// The agency's code in the coordinator's roster; may be empty.
    pub agency_code: Rc<str>,
    /// The agency's name.
    pub agency_name: Rc<str>,
    /// The code of its type; empty where the questionnaire has no types.
    pub agency_type: Rc<str>,
    /// The Thai name of the province.
    pub province: Rc<str>,
    /// The role of the one who answers.
    pub role: Rc<str>,
}

/// Whether an assessment is closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Answers can be changed.
    Draft,
    /// Read-only until it is opened again.
    Final,
}

/// One closing of an assessment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Closing {
    /// The revision that was closed.
    pub revision: u32,
    /// When.
    pub finished: Timestamp,
}

impl Draft {
    /// The assessment seen through its questionnaire.
    pub fn scope<'a>(&'a self, questionnaire: &'a Questionnaire) -> Scope<'a> {
        Scope::new(questionnaire, &self.profile, &self.sheet)
    }

    /// What it is about, where its questionnaire asks for that and it is answered.
    pub fn subject<'a>(&self, scope: &Scope<'a>) -> Option<&'a str> {
        scope.subject()
    }

    /// Whether answers can be changed.
    pub fn is_open(&self) -> bool {
        self.status == Status::Draft
    }

    /// Closed at a moment; `None` while questions are open, or if it is closed already.
    pub fn finished(&self, questionnaire: &Questionnaire, at: &Timestamp) -> Option<Self> {
        if !self.is_open() || !self.scope(questionnaire).progress().is_complete() {
            return None;
        }
        let mut closed = self.clone();
        closed.status = Status::Final;
        closed.updated = at.clone();
        closed.history.push(Closing { revision: self.revision, finished: at.clone() });
        Some(closed)
    }

    /// Opened again as the next revision; `None` if it is open. The closing stays in the history.
    pub fn reopened(&self, at: &Timestamp) -> Option<Self> {
        let revision = self.revision.checked_add(1).filter(|_| !self.is_open())?;
        Some(Self { status: Status::Draft, revision, updated: at.clone(), ..self.clone() })
    }
}
