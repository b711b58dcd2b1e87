//! What passes between the page and its worker.

use serde::{Deserialize, Serialize};

use crate::desk::session::view::{
    AgenciesQuery, AgenciesView, Choice, FileView, FilesQuery, MissingView, Piece, StateView,
};
use crate::report::letter::Letter;
use crate::report::province::file::TextFile;

/// What the page asks. Files come beside it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) enum Ask {
    /// Take in the files beside this, each followed by its path; and whether they are the last of what was chosen.
    Add(bool),
    /// Stop reading; what was read stays.
    Cancel,
    /// Forget all that came in.
    Clear,
    /// Take the file beside this as the roster.
    Roster,
    /// Make a roster of the types of agency in the provinces of these codes; in all for none.
    MakeRoster(Vec<String>),
    /// Take the file beside this as a questionnaire.
    Questionnaire,
    /// A person chose something.
    Choose(Choice),
    /// A piece of the list of files.
    Files(FilesQuery),
    /// A piece of the table of agencies.
    Agencies(AgenciesQuery),
    /// A piece of the list of who has not sent.
    Missing(usize, usize),
    /// The names of all that have not sent, as a text.
    MissingText,
    /// The result of one agency, by its file; in a language, with Thai digits or not.
    Letter(usize, String, bool),
    /// Something to be taken out.
    TakeOut(TakeOut),
}

/// What can be taken out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct TakeOut {
    /// What.
    pub(super) what: What,
    /// The language of what has one.
    pub(super) language: String,
    /// Whether CSV begins with a byte-order mark.
    pub(super) has_mark: bool,
    /// Whether letters have Thai digits.
    pub(super) has_thai_digits: bool,
}

/// What can be taken out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum What {
    /// One workbook.
    Workbook,
    /// All tables as CSV, with their description, in a ZIP file.
    Tables,
    /// All tables as NDJSON in a ZIP file.
    Lines,
    /// The report as JSON.
    Report,
    /// All letters as one document.
    Letters,
    /// A letter a file, in a ZIP file.
    LetterFiles,
}

impl What {
    /// In the order of the page.
    pub(super) const ALL: [Self; 6] =
        [Self::Workbook, Self::Tables, Self::Lines, Self::Report, Self::Letters, Self::LetterFiles];

    /// For scripts.
    pub(super) const fn code(self) -> &'static str {
        match self {
            Self::Workbook => "take-workbook",
            Self::Tables => "take-tables",
            Self::Lines => "take-lines",
            Self::Report => "take-report",
            Self::Letters => "take-letters",
            Self::LetterFiles => "take-letter-files",
        }
    }
}

/// What the worker says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) enum Say {
    /// It is there.
    Ready,
    /// So much is read.
    Progress(Progress),
    /// All but the long lists; follows whatever changed them.
    State(Box<StateView>),
    /// A piece of the list of files.
    Files(Piece<FileView>),
    /// A piece of the table of agencies.
    Agencies(AgenciesView),
    /// A piece of the list of who has not sent.
    Missing(Piece<MissingView>),
    /// The names of all that have not sent.
    MissingText(String),
    /// The result of one agency.
    Letter(usize, Box<Letter>),
    /// A file to be given to the person, by name and kind; its bytes come beside this. With it, how many files could not be read
    /// again, and are missing in it.
    Taken(String, String, usize),
    /// Something could not be done; what, and what to do.
    Problem(TextFile),
}

/// How far reading has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Progress {
    /// How many files are read.
    pub(super) n_done: usize,
    /// How far that is, in thousandths.
    pub(super) share: u32,
    /// Whether a person stopped it.
    pub(super) is_stopped: bool,
    /// Whether more is to be read.
    pub(super) is_reading: bool,
}
