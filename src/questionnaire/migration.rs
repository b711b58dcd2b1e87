//! How the answers to an earlier version become answers to a later one: rules by question, which are data of the later
//! version. A question that no rule names keeps its code.

use std::cell::RefCell;
use std::rc::Rc;

use serde_json::{Map, Value as Json};

use super::id::QuestionId;
use super::{FORMAT_VERSION, Questionnaire, read_migrations};
use crate::json::{Notes, Place, put};
use crate::language::Text;
use crate::sorted::Sorted;

/// A step from one version to another of the same questionnaire.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Migration {
    /// The version that the answers were given to.
    pub from: Rc<str>,
    /// The version that they become answers to: that of the questionnaire, or one on the way to it.
    pub to: Rc<str>,
    /// What becomes of questions that do not stay as they are.
    pub rules: Vec<Rule>,
}

/// What becomes of the answer to one question, or to several.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rule {
    /// It goes to one question, or to several: renamed, given other values, or split.
    Moved {
        /// The question as it was.
        from: QuestionId,
        /// The questions as they are; never empty.
        to: Vec<Target>,
    },
    /// Several become one.
    Merged {
        /// The questions as they were; at least two.
        from: Vec<QuestionId>,
        /// The question as it is.
        to: Target,
        /// How.
        by: Joining,
    },
    /// It is asked no more.
    Dropped {
        /// The question as it was.
        question: QuestionId,
        /// Why.
        reason: Text,
    },
}

/// Where an answer goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// The question as it is.
    pub question: QuestionId,
    /// What each value becomes, by its code ("partly", an option, a step, "na"). One that is not named stays as it is.
    pub values: Sorted<Rc<str>, Rc<str>>,
}

/// How several answers become one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Joining {
    /// Only if all say the same.
    Alike,
    /// The lowest of them.
    Lowest,
    /// All options that one of them ticks.
    Union,
}

impl Joining {
    /// All, by their names in files.
    pub const ALL: [(&'static str, Self); 3] =
        [("alike", Self::Alike), ("lowest", Self::Lowest), ("union", Self::Union)];
}

impl Rule {
    /// The questions as they were.
    pub fn sources(&self) -> &[QuestionId] {
        match self {
            Self::Moved { from, .. } | Self::Dropped { question: from, .. } => std::slice::from_ref(from),
            Self::Merged { from, .. } => from,
        }
    }

    /// The questions as they are, with their values.
    pub fn targets(&self) -> &[Target] {
        match self {
            Self::Moved { to, .. } => to,
            Self::Merged { to, .. } => std::slice::from_ref(to),
            Self::Dropped { .. } => &[],
        }
    }
}

impl Questionnaire {
    /// The steps that lead here from earlier versions. Read when they are asked for: answering needs none of them.
    pub fn migrations(&self) -> Vec<Migration> {
        self.migrations_noting(&RefCell::new(Notes::default()))
    }

    /// As [`Questionnaire::migrations`], noting what is wrong with them.
    pub(super) fn migrations_noting(&self, notes: &RefCell<Notes>) -> Vec<Migration> {
        notes.borrow_mut().version = FORMAT_VERSION;
        let mut whole = Map::new();
        // Canonical JSON, and so it can be read.
        put(&mut whole, "migrations", serde_json::from_str(&self.steps).unwrap_or_default());
        read_migrations::migrations(&Place::root(&Json::Object(whole), notes), &self.version)
    }
}
