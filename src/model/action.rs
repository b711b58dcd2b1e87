//! What can happen to the app.

use std::rc::Rc;

use super::{Aid, Field, Held, Library, Rate, Return, Route, Shelf};
use crate::answers::{Answer, Change, Timestamp};
use crate::language::Language;
use crate::questionnaire::{QuestionId, Questionnaire, ReadError};
use crate::report::sentence::Digits;
use crate::submission::{Draft, OpenError, Opened};
use crate::together::{Brought, Choices};

/// One thing that happened, with all that `apply` needs to know about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// The address changed.
    Arrive(Route),
    /// Another language was chosen.
    SpeakLanguage(Language),
    /// A field of the begin page was filled in.
    FillIn {
        /// Which one.
        field: Field,
        /// With what.
        text: Rc<str>,
    },
    /// The begin page was sent.
    Begin {
        /// For which questionnaire: its code in the library.
        questionnaire: Rc<str>,
        /// A new UUID.
        id: Rc<str>,
        /// Now.
        at: Timestamp,
    },
    /// An answer changed.
    Answer {
        /// In which draft.
        draft: Rc<str>,
        /// To which question.
        question: QuestionId,
        /// How.
        change: Change,
        /// Now.
        at: Timestamp,
    },
    /// The last removal is taken back. That is a change like any other: what comes back is newer than that it was gone.
    TakeBack {
        /// Now.
        at: Timestamp,
    },
    /// An assessment is to be closed.
    Finish {
        /// Which one.
        draft: Rc<str>,
        /// Now.
        at: Timestamp,
    },
    /// A closed assessment is to be opened again.
    Reopen {
        /// Which one.
        draft: Rc<str>,
        /// Now.
        at: Timestamp,
    },
    /// A draft is to be deleted; it can be taken back until the next removal.
    Delete {
        /// Which one.
        draft: Rc<str>,
    },
    /// A file was read.
    Imported(Rc<Import>),
    /// The file is to become a draft of its own.
    AcceptImport {
        /// A new UUID, used if the file's own id is taken by a draft on this device.
        id: Rc<str>,
    },
    /// The file is to be put away.
    DismissImport,
    /// The file is to be put into the assessment that it is a part of.
    MergeImport,
    /// A colleague's file was read.
    Bring {
        /// Into which draft it is to be put.
        draft: Rc<str>,
        /// The file.
        file: Rc<Brought>,
    },
    /// Something was decided about colleagues' files.
    Decide(Choices),
    /// Colleagues' files are to be put into the assessment.
    PutTogether {
        /// Now.
        at: Timestamp,
    },
    /// Colleagues' files are to be put away.
    LeaveFiles,
    /// Something happened to an assessor's file.
    Rate(Rate),
    /// Something happened to earlier states of an assessment.
    Return(Return),
    /// Something that helps one to find and to hear questions.
    Aid(Aid),
    /// A questionnaire file was read.
    Offer(Rc<Offered>),
    /// The questionnaire of the file is to be kept.
    Keep,
    /// A questionnaire from a file is to be removed; it can be taken back until the next removal. One that an
    /// assessment on this device is made with stays.
    Remove {
        /// Its digest.
        sha256: Rc<str>,
    },
    /// Built-in questionnaires were fetched, or the part of the program that is loaded on demand.
    Fetched(Vec<Rc<Questionnaire>>),
    /// The part of the program that is loaded on demand is there.
    HasMore,
    /// What explains the questions on the page is wanted.
    Explain,
    /// Somebody wants to write what stands beside an answer.
    WriteBeside,
    /// What the address asks for could not be fetched, or is to be tried again.
    Unreachable(bool),
    /// Drafts were brought in from storage.
    Load(Shelf),
    /// What is stored was brought in after the page had begun without it.
    ComeLate(Rc<(Library, Shelf)>),
    /// Another tab has changed a draft that is on this page too.
    Hear(Rc<Heard>),
    /// Everything of ours is to be removed from this device, or is not after all.
    AskToForget(bool),
    /// Everything of ours was removed from this device.
    Forget,
    /// What that was.
    Cleared(Cleared),
    /// This is, or is not, a computer that others use: nothing that is begun is kept.
    Share(bool),
    /// The browser said whether it keeps for good what is stored on this device.
    Kept(Keeping),
    /// The result's words are to be written in other digits.
    WriteIn(Digits),
}

/// What was removed from this device.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cleared {
    /// How many entries of the page's own store.
    pub n_entries: usize,
    /// Whether the journal is gone; otherwise a page that is open elsewhere holds on to it.
    pub is_journal_gone: bool,
    /// How many caches of the page's files.
    pub n_caches: usize,
}

/// Whether the browser keeps for good what is stored on this device.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keeping {
    /// It has promised to.
    Promised,
    /// It may clear it when space runs short.
    MayClear,
    /// The same, though a person has asked it not to.
    Refused,
    /// The program was opened from a file on a disk, for which no browser promises anything.
    OfFile,
}

/// What another tab has changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heard {
    /// The draft as it is there, with some of its answers or all.
    pub draft: Draft,
    /// The questions whose answers were cleared there, and when.
    pub cleared: Vec<(QuestionId, Timestamp)>,
}

/// A file that was chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Import {
    /// Its name.
    pub name: Rc<str>,
    /// What it holds, or why it cannot be opened.
    pub result: Result<Opened, OpenError>,
}

/// A questionnaire file that was chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offered {
    /// Its name.
    pub name: Rc<str>,
    /// The questionnaire, or why it cannot be used.
    pub result: Result<Held, Refusal>,
}

/// Why a questionnaire file cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It is no sound questionnaire.
    Unsound(ReadError),
    /// There is one with this code and version and other content.
    VersionTaken,
    /// It is there already.
    AlreadyHere,
}

/// What can be taken back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Undo {
    /// An answer that was cleared.
    Answer {
        /// In which draft.
        draft: Rc<str>,
        /// To which question.
        question: QuestionId,
        /// What it was.
        answer: Rc<Answer>,
        /// What of it was removed.
        removed: Removed,
    },
    /// All of a draft was replaced.
    Whole {
        /// The draft as it was before.
        other: Rc<Draft>,
        /// Whether that was taken back already, so that it can be done again.
        is_back: bool,
        /// By what.
        by: Replaced,
    },
    /// A draft that was deleted.
    Draft(Rc<Draft>),
    /// A questionnaire that was removed.
    Questionnaire(Held),
}

impl Undo {
    /// Whether it would change the answer to a question of a draft.
    pub(super) fn is_about(&self, of_draft: &str, of_question: &QuestionId) -> bool {
        match self {
            Self::Answer { draft, question, .. } => **draft == *of_draft && question == of_question,
            // Taking back would lose what is answered now.
            Self::Whole { other, .. } => *other.id == *of_draft,
            Self::Draft(_) | Self::Questionnaire(_) => false,
        }
    }
}

/// What a draft was replaced by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Replaced {
    /// Itself and the files of colleagues.
    Merge,
    /// An earlier state of it.
    Earlier,
}

/// What of an answer was removed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Removed {
    /// What it said.
    Response,
    /// One of its documents.
    Evidence,
    /// A row of a table.
    Row,
    /// Nothing: so many rows were added to a table.
    Added(usize),
    /// What it said, in favour of a value from elsewhere.
    Replaced,
}
