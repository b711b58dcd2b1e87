//! Rules beside the mean: steps, gated points, completeness gates; and what is said of a result.

use std::rc::Rc;

use super::id::QuestionId;
use crate::language::Text;

/// What a questionnaire calls its groups.
#[derive(Debug, PartialEq, Eq)]
pub struct Terms {
    /// A dimension.
    pub dimension: Text,
    /// An indicator.
    pub indicator: Text,
    /// What one chooses between at the beginning, where it is no kind of agency.
    pub profile: Option<Text>,
}

/// Whether there is an overall figure, and what is said of it.
#[derive(Debug, PartialEq, Eq)]
pub enum Overall {
    /// There is one, with the note that the page has for it. Every questionnaire of version 1.
    Plain,
    /// There is one, with this note; `{n}` in it stands for the number of dimensions that have a figure.
    Noted(Text),
    /// There is none.
    Absent,
}

/// The step of an indicator: the lowest of several ladder questions (DOMAIN section 6, "PMQA").
#[derive(Debug, PartialEq, Eq)]
pub struct Step {
    /// What it is called.
    pub title: Text,
    /// The questions; never empty, all of kind ladder, all of the same indicator.
    pub lowest: Vec<QuestionId>,
}

/// One block of gated points: it counts only when all blocks below are met in full (DOMAIN section 4b: 300 + 100 + 100).
#[derive(Debug, PartialEq, Eq)]
pub struct Points {
    /// What the block is called.
    pub title: Text,
    /// What it is worth when it is met in full.
    pub points: u32,
    /// Its questions; never empty.
    pub questions: Vec<QuestionId>,
}

/// A completeness gate: no mean, but whether everything that is asked is filled in (DOMAIN section 6, "SLA").
#[derive(Debug, PartialEq, Eq)]
pub struct Gate {
    /// Its code.
    pub id: Rc<str>,
    /// Its title.
    pub title: Text,
    /// What it means to be complete.
    pub about: Text,
    /// What must be filled in; never empty.
    pub items: Vec<GateItem>,
}

/// One item of a gate.
#[derive(Debug, PartialEq, Eq)]
pub struct GateItem {
    /// Its question.
    pub question: QuestionId,
    /// Of a table, the columns that count, in every row; empty for the whole question.
    pub columns: Vec<Rc<str>>,
}

/// The answers of the dimensions as a document for print.
#[derive(Debug, PartialEq, Eq)]
pub struct Document {
    /// Its title.
    pub title: Text,
    /// What it begins with.
    pub opening: Text,
    /// What it ends with.
    pub closing: Text,
    /// Who signs.
    pub signatures: Vec<Text>,
}
