//! Tables: what a row is asked, what names it, and at which level it stands.

use std::rc::Rc;

use super::id::{QuestionId, QuestionnaireId};
use super::kind::Kind;
use super::ladder::Level;
use crate::language::Text;

/// A list of rows that are all asked the same: services, service levels, steps.
#[derive(Debug, PartialEq, Eq)]
pub struct Table {
    /// The questions of a row; never empty.
    pub columns: Vec<Column>,
    /// The most rows.
    pub max: u32,
    /// The column whose text names a row.
    pub name: Option<Rc<str>>,
    /// What the button that adds a row says.
    pub add: Option<Text>,
    /// The level that each row stands at.
    pub levels: Option<RowLevels>,
}

impl Table {
    /// A column by its code.
    pub fn column(&self, id: &str) -> Option<&Column> {
        self.columns.iter().find(|column| *column.id == *id)
    }
}

/// A cell question of a table.
#[derive(Debug, PartialEq, Eq)]
pub struct Column {
    /// Its code inside the row.
    pub id: Rc<str>,
    /// What is asked.
    pub text: Text,
    /// What is meant, in plain words.
    pub help: Option<Text>,
    /// What an answer is: a text, a number, a practice, a choice of one, or a place between two poles.
    pub kind: Kind,
    /// Whether a row is complete only with it.
    pub is_required: bool,
}

/// Levels that are read off each row: a decision table, gated from the first level (DOMAIN section 6).
#[derive(Debug, PartialEq, Eq)]
pub struct RowLevels {
    /// What they are the levels of.
    pub title: Text,
    /// What they tell.
    pub about: Text,
    /// From the lowest, which every row holds; at least two. Their conditions look at columns.
    pub levels: Vec<Level>,
    /// The share of rows at a level or above.
    pub share: Option<RowShare>,
}

/// The share of rows at a level or above. Levels themselves are never averaged.
#[derive(Debug, PartialEq, Eq)]
pub struct RowShare {
    /// The position of the lowest level that counts.
    pub from: usize,
    /// What it is called.
    pub title: Text,
    /// Questions of other questionnaires that it can answer.
    pub offers: Vec<Offer>,
}

/// A question of another questionnaire that a figure of this one can answer.
#[derive(Debug, PartialEq, Eq)]
pub struct Offer {
    /// Which questionnaire.
    pub questionnaire: QuestionnaireId,
    /// Which question: one of kind share.
    pub question: QuestionId,
}
