//! What the coordinator's page shows, and what a person does on it.

use std::rc::Rc;

use super::protocol::{Ask, Progress, What};
use crate::desk::session::view::{
    AgenciesQuery, AgenciesView, Choice, FileView, FilesQuery, MissingView, Piece, StateView,
};
use crate::language::Language;
use crate::report::letter::Letter;
use crate::report::province::file::TextFile;
use crate::report::sentence::Digits;

/// How many files are shown at a time.
pub(super) const N_FILES: usize = 100;
/// How many agencies are shown at a time.
pub(super) const N_AGENCIES: usize = 50;
/// How many that have not sent are shown at a time.
pub(super) const N_MISSING: usize = 100;

/// What the page shows.
#[derive(Clone, Default)]
pub(super) struct Shown {
    pub(super) language: Language,
    pub(super) digits: Digits,
    /// Whether the worker is there.
    pub(super) is_ready: bool,
    /// Whether files are being dragged over the page.
    pub(super) is_dragging: bool,
    pub(super) progress: Progress,
    pub(super) state: Rc<StateView>,
    pub(super) files_query: FilesQuery,
    pub(super) files: Rc<Piece<FileView>>,
    pub(super) agencies_query: AgenciesQuery,
    pub(super) agencies: Rc<AgenciesView>,
    pub(super) missing: Rc<Piece<MissingView>>,
    pub(super) letter: Option<(usize, Rc<Letter>)>,
    /// By which grouping agencies stand side by side, by position.
    pub(super) grouping: usize,
    pub(super) has_indicators: bool,
    /// The province of a roster that is to be made; all for none.
    pub(super) province: Rc<str>,
    pub(super) has_mark: bool,
    /// What is being made.
    pub(super) making: Option<What>,
    /// What was made last.
    pub(super) made: Option<String>,
    pub(super) problems: Vec<TextFile>,
    /// Whether starting over is being asked about.
    pub(super) is_clearing: bool,
}

/// What a person does on the page.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Act {
    Ask(Ask),
    Files(FilesQuery),
    Agencies(AgenciesQuery),
    Missing(usize),
    OpenAgency(usize),
    CloseAgency,
    Digits(Digits),
    Grouping(usize),
    Indicators(bool),
    Province(Rc<str>),
    Mark(bool),
    TakeOut(What),
    AskToClear(bool),
    Clear,
    Dismiss(usize),
    Print,
}

impl Shown {
    /// Whether anything came in.
    pub(super) fn has_files(&self) -> bool {
        self.state.n_files > 0
    }

    /// A choice, as something to be asked.
    pub(super) fn chooses(choice: Choice) -> Act {
        Act::Ask(Ask::Choose(choice))
    }
}
