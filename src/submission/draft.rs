//! One assessment on its way: who answers, what was answered, how often it was closed.

use std::rc::Rc;

use super::FORMAT_VERSION;
use super::part::{HandedPart, Merge};
use crate::answers::{Scope, Sheet, Timestamp};
use crate::moment::{Moment, just_after};
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
    /// What it is a part of, if it was handed to a colleague.
    pub part: Option<Rc<HandedPart>>,
    /// Each time files of colleagues were put into it.
    pub merges: Vec<Merge>,
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
    /// The assessment seen through its questionnaire; of a part, only that.
    pub fn scope<'a>(&'a self, questionnaire: &'a Questionnaire) -> Scope<'a> {
        let only = self.part.as_ref().map(|part| &part.questions);
        Scope::within(questionnaire, &self.profile, &self.sheet, only)
    }

    /// What it is about, where its questionnaire asks for that and it is answered.
    pub fn subject<'a>(&self, scope: &Scope<'a>) -> Option<&'a str> {
        scope.subject()
    }

    /// The version of the file format that can hold it: the first, as long as it does.
    pub fn format_version(&self) -> u32 {
        let is_carried = self.sheet.iter().any(|(_, answer)| answer.carried.is_some());
        if self.part.is_some() || !self.merges.is_empty() || is_carried { FORMAT_VERSION } else { 1 }
    }

    /// Whether answers can be changed.
    pub fn is_open(&self) -> bool {
        self.status == Status::Draft
    }

    /// When something happened to it of which the clock says that it was `at`: always after the last change, though the clock
    /// was set back. Of two answers the later one counts, and no two are of the same moment.
    pub fn moment(&self, at: &Timestamp) -> Timestamp {
        if Moment::parse(at) > Moment::parse(&self.updated) {
            return at.clone();
        }
        just_after(&self.updated).map_or_else(|| self.updated.clone(), Timestamp::from)
    }

    /// Closed at a moment; `None` while questions are open, if it is closed already, or if it is a part of another one.
    pub fn finished(&self, questionnaire: &Questionnaire, at: &Timestamp) -> Option<Self> {
        if !self.is_open() || self.part.is_some() || !self.scope(questionnaire).progress().is_complete() {
            return None;
        }
        let at = self.moment(at);
        let mut closed = self.clone();
        closed.status = Status::Final;
        closed.updated = at.clone();
        closed.history.push(Closing { revision: self.revision, finished: at });
        Some(closed)
    }

    /// Opened again as the next revision; `None` if it is open. The closing stays in the history.
    pub fn reopened(&self, at: &Timestamp) -> Option<Self> {
        let revision = self.revision.checked_add(1).filter(|_| !self.is_open())?;
        Some(Self { status: Status::Draft, revision, updated: self.moment(at), ..self.clone() })
    }
}
