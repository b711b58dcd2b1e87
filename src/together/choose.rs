//! What a person decides while files are put together.

use std::rc::Rc;

use super::compare::{Comparison, Conflict};
use super::three_way::{MINE, Version};
use crate::moment::Moment;
use crate::questionnaire::QuestionId;
use crate::sorted::Sorted;

/// What was decided. Nothing is chosen unasked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choices {
    /// The digests of files that are put in although there is a doubt.
    pub agreed: Vec<Rc<str>>,
    /// For each conflict that is decided, a source of the version that is taken.
    pub picks: Sorted<QuestionId, Rc<str>>,
}

/// One decision for every conflict.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum All {
    /// What is here.
    Mine,
    /// What came in; of several, the newest.
    Theirs,
    /// What was said last; of the same moment, what is here.
    Newest,
}

impl All {
    /// All of them, in the order of their buttons.
    pub const ALL: [Self; 3] = [Self::Mine, Self::Theirs, Self::Newest];

    /// The code in the page.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Mine => "mine",
            Self::Theirs => "theirs",
            Self::Newest => "newest",
        }
    }

    /// The version that it means.
    fn of(self, conflict: &Conflict) -> Option<&Version> {
        let mut newest: Option<&Version> = None;
        for version in &conflict.versions {
            let is_meant = match self {
                Self::Mine => version.is_of(MINE),
                Self::Theirs => !version.is_of(MINE),
                Self::Newest => true,
            };
            let moment = |version: &Version| Moment::parse(&version.answer.at);
            if is_meant && newest.is_none_or(|newest| moment(version) > moment(newest)) {
                newest = Some(version);
            }
        }
        newest
    }
}

impl Choices {
    /// With one decision for every conflict.
    #[must_use]
    pub fn with_all(mut self, all: All, comparison: &Comparison) -> Self {
        for conflict in &comparison.conflicts {
            if let Some(source) = all.of(conflict).and_then(|version| version.sources.first()) {
                self.picks.insert(conflict.question.clone(), source.clone());
            }
        }
        self
    }

    /// The version that was chosen; `None` while nothing is.
    pub fn picked<'a>(&self, conflict: &'a Conflict) -> Option<&'a Version> {
        let source = self.picks.get(&conflict.question)?;
        conflict.versions.iter().find(|version| version.is_of(source))
    }
}
