//! Work that is shared: a part in a colleague's hands, and the trace of what was put together.

use std::rc::Rc;

use crate::answers::{Sheet, Timestamp};
use crate::language::Text;
use crate::questionnaire::QuestionId;
use crate::sorted::Sorted;

/// What a colleague was handed of an assessment: a draft with one asks these questions and no others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HandedPart {
    /// The id of the assessment that it is a part of. The draft has an id of its own, so that one browser can keep both.
    pub assessment: Rc<str>,
    /// The questions.
    pub questions: Sorted<QuestionId, ()>,
    /// What people call the part.
    pub title: Text,
    /// When it was handed over.
    pub handed: Timestamp,
    /// The role to which it was handed.
    pub role: Rc<str>,
    /// What was answered to these questions when it was handed over.
    pub ancestor: Sheet,
}

/// One putting together: what came from whom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merge {
    /// When.
    pub at: Timestamp,
    /// The files, whatever was taken from them.
    pub files: Vec<MergedFile>,
    /// How many answers a person had to choose.
    pub n_conflicts: u32,
}

/// A file that was put together with others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MergedFile {
    /// The role of the one who answered it.
    pub role: Rc<str>,
    /// The SHA-256 of its content, lower-case hexadecimal.
    pub sha256: Rc<str>,
    /// How many answers were taken from it.
    pub n_taken: u32,
}
