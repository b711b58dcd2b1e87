//! What a questionnaire is made of: sources, profiles, parts, indicators, questions.

use std::rc::Rc;

use super::id::{IndicatorId, PartId, ProfileId, QuestionId};
use super::kind::{Condition, Kind, NotApplicable};
use super::rules::{Points, Step};
use crate::language::Text;

/// A document that a questionnaire was made from.
#[derive(Debug, PartialEq, Eq)]
pub struct Source {
    /// Its code.
    pub id: Rc<str>,
    /// Its title.
    pub title: Text,
    /// Who published it.
    pub publisher: Text,
    /// The year, Buddhist era; where it is not known, version 2 of the format leaves it out.
    pub year: Option<u16>,
}

/// A kind of agency that is asked a set of its own.
#[derive(Debug, PartialEq, Eq)]
pub struct Profile {
    /// Its code.
    pub id: ProfileId,
    /// Its name.
    pub title: Text,
    /// Who chooses it.
    pub hint: Text,
}

/// A type of agency.
#[derive(Debug, PartialEq, Eq)]
pub struct AgencyType {
    /// Its code.
    pub id: Rc<str>,
    /// Its name.
    pub title: Text,
    /// Of which profiles.
    pub profiles: Profiles,
}

/// For which profiles something is meant; empty means all of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Profiles(pub(super) Vec<ProfileId>);

impl Profiles {
    /// Whether a profile is among them.
    pub fn contain(&self, profile: &ProfileId) -> bool {
        self.0.is_empty() || self.0.contains(profile)
    }
}

/// Whether a part makes the score.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// It does.
    Dimension,
    /// It stands beside it.
    Annex,
}

/// A dimension or an annex.
#[derive(Debug)]
pub struct Part {
    /// Its code.
    pub id: PartId,
    /// Dimension or annex.
    pub role: Role,
    /// Its title.
    pub title: Text,
    /// What it is about.
    pub about: Text,
    /// The code of the source that it was made from, where there are several.
    pub source: Option<Rc<str>>,
    /// Who is asked it.
    pub profiles: Profiles,
    /// Its indicators; never empty.
    pub indicators: Vec<Indicator>,
}

impl Part {
    /// Whether an answer in it takes part in a percentage.
    pub fn is_scored(&self) -> bool {
        self.indicators.iter().flat_map(|indicator| &indicator.questions).any(|question| question.is_scored)
    }
}

/// An indicator.
#[derive(Debug, PartialEq, Eq)]
pub struct Indicator {
    /// Its code.
    pub id: IndicatorId,
    /// Its title.
    pub title: Text,
    /// What a high figure means.
    pub about: Text,
    /// What to do to rise.
    pub advice: Text,
    /// Who is asked it.
    pub profiles: Profiles,
    /// Its weight among its siblings; all are 1 where the mean is plain.
    pub weight: u32,
    /// Its questions; never empty.
    pub questions: Vec<Rc<Question>>,
    /// The step that is read off some of them.
    pub step: Option<Step>,
    /// The text question that names the unit in charge.
    pub responsible: Option<QuestionId>,
    /// Gated points in place of the mean; empty where there are none.
    pub points: Vec<Points>,
}

/// A question.
#[derive(Debug)]
pub struct Question {
    /// Its code.
    pub id: QuestionId,
    /// Its number among all questions of its questionnaire, from 0.
    pub(crate) number: usize,
    /// What an answer is, and how it scores.
    pub kind: Kind,
    /// What is asked.
    pub text: Text,
    /// What is meant, in plain words.
    pub help: Option<Text>,
    /// When one may answer "yes".
    pub condition: Option<Text>,
    /// What one would look at to check it.
    pub verification: Option<Text>,
    /// The law, standard or plan that the source names.
    pub reference: Option<Text>,
    /// The law in force today, kept apart from the source.
    pub current_law: Option<Text>,
    /// The year of the source, Buddhist era.
    pub year: Option<u16>,
    /// Whether it may be answered "not applicable".
    pub na: NotApplicable,
    /// Asked only while this holds.
    pub when: Option<Condition>,
    /// Who is asked it.
    pub profiles: Profiles,
    /// Its weight among its siblings; all are 1 where the mean is plain.
    pub weight: u32,
    /// Whether its answer takes part in the percentage.
    pub is_scored: bool,
    /// Whether a complete assessment needs an answer.
    pub is_required: bool,
    /// Whether its answer names the unit that is responsible for its indicator.
    pub names_unit: bool,
}

/// A part is the same as itself only: pages are drawn anew when a questionnaire is read anew.
impl PartialEq for Part {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

impl Eq for Part {}

/// As with parts.
impl PartialEq for Question {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

impl Eq for Question {}
