//! The state of the app, the actions on it, and one pure `apply`.
//!
//! Every page is a function of the [`Model`]; every event is an [`Action`]. Storage, clock and files are the
//! shell's: it brings moments, identifiers and bytes in, and writes drafts out when they changed.

mod action;
mod aids;
mod apply;
mod begin;
mod carry;
mod earlier;
mod hear;
mod library;
mod merging;
mod offer;
mod raters;
mod route;
mod screen;
mod search;

use std::rc::Rc;

pub use action::{Action, Cleared, Heard, Import, Keeping, Offered, Refusal, Removed, Replaced, Undo};
pub use aids::{Aid, Aids, Hearing};
pub use begin::{BeginForm, Field, FieldProblem, OTHER_TYPE};
pub use carry::{Start, begin_with, start_of};
pub use earlier::{Earlier, Return, State, States, differences, is_as};
pub use library::{Held, Library, entry};
pub use merging::Merging;
pub use offer::{Found, offers_for};
pub use raters::{Rate, Rating, beside};
pub use route::Route;
pub use screen::{Beside, Screen};
pub use search::{Hit, Hits, Index, Place, Wanted};

use crate::answers::Answer;
use crate::language::Language;
use crate::questionnaire::{QuestionId, Questionnaire};
use crate::report::sentence::Digits;
use crate::sorted::Sorted;
use crate::submission::{Draft, ImportReport, OpenError};

/// Drafts by their id.
pub type Drafts = Sorted<Rc<str>, Rc<Draft>>;

/// Whether two sets of drafts are the same ones. A draft that changed is another one.
pub fn is_same(these: &Drafts, those: &Drafts) -> bool {
    let is_there = |(id, draft): (&Rc<str>, &Rc<Draft>)| those.get(id).is_some_and(|other| Rc::ptr_eq(draft, other));
    these.iter().count() == those.iter().count() && these.iter().all(is_there)
}

/// What a look into the storage brought.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shelf {
    /// Drafts that could be opened.
    pub drafts: Drafts,
    /// Entries that could not.
    pub unreadable: Vec<Unreadable>,
    /// Of the drafts that did not open just as they were written: what became of them.
    pub reports: Sorted<Rc<str>, ImportReport>,
}

/// An entry of the storage that could not be opened. It is never overwritten or deleted by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable {
    /// Its key.
    pub key: Rc<str>,
    /// What it holds.
    pub content: Rc<str>,
    /// Why it could not be opened.
    pub error: OpenError,
}

/// The state of the app.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Model {
    /// The language of the page.
    pub language: Language,
    /// Where one is.
    pub route: Route,
    /// What can be answered.
    pub library: Library,
    /// Every draft on this device.
    pub drafts: Rc<Drafts>,
    /// Entries of the storage that could not be opened. They stay where they are.
    pub unreadable: Rc<[Unreadable]>,
    /// What became of drafts that did not open just as they were written, by their id.
    pub reports: Rc<Sorted<Rc<str>, ImportReport>>,
    /// The begin page's form.
    pub form: BeginForm,
    /// Whether the form was sent with something wrong in it.
    pub is_form_refused: bool,
    /// A file that was opened and waits for a decision, or could not be opened.
    pub import: Option<Rc<Import>>,
    /// A questionnaire from a file that waits for a decision, or cannot be used.
    pub offered: Option<Rc<Offered>>,
    /// Whether somebody wants to read what explains the questions, which is not there yet.
    pub wants_explanations: bool,
    /// Whether somebody has written, or wants to write, what stands beside answers.
    pub wants_beside: bool,
    /// Whether a questionnaire that the address asks for could not be fetched.
    pub is_unreachable: bool,
    /// Whether something could not be loaded that it takes to read what is stored on this device. Nothing is shown then
    /// as if nothing were stored.
    pub is_shelf_closed: bool,
    /// Whether the part of the program that is loaded on demand is not there yet.
    pub lacks_more: bool,
    /// Files of colleagues that wait for a decision.
    pub merging: Option<Rc<Merging>>,
    /// An assessor's file beside an assessment.
    pub rating: Option<Rc<Rating>>,
    /// Earlier states of an assessment, while they are looked at.
    pub earlier: Option<Rc<Earlier>>,
    /// What can be taken back.
    pub undo: Option<Rc<Undo>>,
    /// Whether closing was asked for while questions are open.
    pub is_finish_refused: bool,
    /// Whether removing everything was asked for, and is to be asked for once more.
    pub is_forgetting: bool,
    /// What was removed from this device just now.
    pub cleared: Option<Cleared>,
    /// Whether this is a computer that others use: nothing that is begun or opened from here on is kept.
    pub is_shared: bool,
    /// What is kept nowhere but on this page: drafts by their id, questionnaires from files by their digest.
    pub unkept: Rc<Sorted<Rc<str>, ()>>,
    /// Whether the browser keeps for good what is stored on this device, once that is known.
    pub keeping: Option<Keeping>,
    /// Which digits the result's words are written in.
    pub digits: Digits,
    /// What helps one to find and to hear questions.
    pub aids: Rc<Aids>,
}

impl Model {
    /// A draft with its questionnaire.
    pub fn open(&self, draft: &str) -> Option<(Rc<Draft>, Rc<Questionnaire>)> {
        let draft = self.drafts.get(draft)?;
        let questionnaire = self.library.of(draft.questionnaire.as_str(), &draft.version)?;
        Some((draft.clone(), questionnaire.clone()))
    }

    /// The state after an action, or `None` if nothing changed.
    pub fn apply(&self, action: Action) -> Option<Self> {
        let mut after = self.clone();
        action.apply(&mut after)?;
        (!after.is_as(self)).then_some(after)
    }

    /// Whether it is the state that another one is. What is shared is looked at by its place: a change always makes it
    /// anew.
    fn is_as(&self, other: &Self) -> bool {
        let is_shared = |of: fn(&Self) -> *const ()| of(self) == of(other);
        self.language == other.language
            && self.route == other.route
            && self.form == other.form
            && self.is_form_refused == other.is_form_refused
            && self.is_finish_refused == other.is_finish_refused
            && self.is_forgetting == other.is_forgetting
            && self.digits == other.digits
            && self.cleared == other.cleared
            && self.keeping == other.keeping
            && self.is_shared == other.is_shared
            && is_shared(|model| Rc::as_ptr(&model.unkept).cast())
            && self.is_unreachable == other.is_unreachable
            && self.lacks_more == other.lacks_more
            && self.wants_explanations == other.wants_explanations
            && self.wants_beside == other.wants_beside
            && self.library.is_as(&other.library)
            && is_shared(|model| model.offered.as_ref().map_or(std::ptr::null(), |offered| Rc::as_ptr(offered).cast()))
            && is_shared(|model| Rc::as_ptr(&model.drafts).cast())
            && is_shared(|model| Rc::as_ptr(&model.reports).cast())
            && is_shared(|model| Rc::as_ptr(&model.aids).cast())
            && is_shared(|model| Rc::as_ptr(&model.unreadable).cast())
            && is_shared(|model| model.import.as_ref().map_or(std::ptr::null(), |import| Rc::as_ptr(import).cast()))
            && is_shared(|model| model.merging.as_ref().map_or(std::ptr::null(), |merging| Rc::as_ptr(merging).cast()))
            && is_shared(|model| model.rating.as_ref().map_or(std::ptr::null(), |rating| Rc::as_ptr(rating).cast()))
            && is_shared(|model| model.earlier.as_ref().map_or(std::ptr::null(), |earlier| Rc::as_ptr(earlier).cast()))
            && is_shared(|model| model.undo.as_ref().map_or(std::ptr::null(), |undo| Rc::as_ptr(undo).cast()))
    }

    /// The drafts that are to be kept on this device.
    pub fn to_keep(&self) -> Rc<Drafts> {
        if self.unkept.is_empty() {
            return self.drafts.clone();
        }
        let kept = self.drafts.iter().filter(|(id, _)| !self.unkept.contains_key(*id));
        Rc::new(kept.map(|(id, draft)| (id.clone(), draft.clone())).collect())
    }

    /// The questionnaires from files that are to be kept on this device.
    pub fn brought_to_keep(&self) -> impl Iterator<Item = &Held> {
        self.library.brought().filter(|held| !self.unkept.contains_key(&held.questionnaire.sha256))
    }

    /// Adds a draft that was begun or opened. On a computer that others use it is kept nowhere but on this page.
    fn add(&mut self, draft: Draft, questionnaire: &Questionnaire) {
        if self.is_shared {
            Rc::make_mut(&mut self.unkept).insert(draft.id.clone(), ());
        } else if self.unkept.contains_key(&questionnaire.sha256) {
            // What is kept is not to be without it.
            Rc::make_mut(&mut self.unkept).remove(&questionnaire.sha256);
        }
        self.put(draft);
    }

    /// Replaces or adds a draft.
    fn put(&mut self, draft: Draft) {
        Rc::make_mut(&mut self.drafts).insert(draft.id.clone(), Rc::new(draft));
    }

    /// What is known about a question of a draft.
    pub fn answer(&self, draft: &str, question: &QuestionId) -> Option<&Rc<Answer>> {
        self.drafts.get(draft)?.sheet.get(question)
    }
}
