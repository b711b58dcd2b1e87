//! What can happen to the app.

use std::rc::Rc;

use super::{BeginForm, Field, Model, Route, Shelf};
use crate::answers::{Answer, Change, Timestamp};
use crate::language::Language;
use crate::questionnaire::{QuestionId, Questionnaire, QuestionnaireId};
use crate::report::sentence::Digits;
use crate::submission::{Draft, OpenError, Opened};

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
        /// For which questionnaire.
        questionnaire: QuestionnaireId,
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
    /// The last removal is taken back.
    TakeBack,
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
    /// Drafts were brought in from storage.
    Load(Shelf),
    /// Everything of ours is to be removed from this device, or is not after all.
    AskToForget(bool),
    /// Everything of ours was removed from this device.
    Forget,
    /// The result's words are to be written in other digits.
    WriteIn(Digits),
}

/// A file that was chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Import {
    /// Its name.
    pub name: Rc<str>,
    /// What it holds, or why it cannot be opened.
    pub result: Result<Opened, OpenError>,
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
    /// A draft that was deleted.
    Draft(Rc<Draft>),
}

impl Undo {
    /// Whether it would change the answer to a question of a draft.
    fn is_about(&self, of_draft: &str, of_question: &QuestionId) -> bool {
        match self {
            Self::Answer { draft, question, .. } => **draft == *of_draft && question == of_question,
            Self::Draft(_) => false,
        }
    }
}

/// What of an answer was removed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Removed {
    /// What it said.
    Response,
    /// One of its documents.
    Evidence,
}

impl Action {
    /// Changes the model; `None` if there is nothing to change. Half a change is never left behind, because the
    /// caller then throws the changed model away.
    pub(super) fn apply(self, model: &mut Model) -> Option<()> {
        match self {
            Self::Arrive(route) => {
                model.route = route;
                model.is_form_refused = false;
                model.is_finish_refused = false;
                model.is_forgetting = false;
                model.digits = Digits::default();
            }
            Self::SpeakLanguage(language) => model.language = language,
            Self::FillIn { field, text } => model.form = model.form.with(field, text),
            Self::Begin { questionnaire, id, at } => {
                model.is_form_refused = begin(model, &questionnaire, id, &at).is_none();
            }
            Self::Answer { draft, question, change, at } => answer(model, &draft, &question, change, &at)?,
            Self::TakeBack => take_back(model)?,
            Self::Finish { draft, at } => finish(model, &draft, &at)?,
            Self::Reopen { draft, at } => model.put(model.drafts.get(&draft)?.reopened(&at)?),
            Self::Delete { draft } => delete(model, &draft)?,
            Self::Imported(import) => model.import = Some(import),
            Self::AcceptImport { id } => accept_import(model, id)?,
            Self::DismissImport => model.import = None,
            Self::Load(shelf) => load(model, shelf),
            Self::AskToForget(is_asked) => model.is_forgetting = is_asked,
            Self::WriteIn(digits) => model.digits = digits,
            Self::Forget => {
                load(model, Shelf::default());
                model.form = BeginForm::default();
                model.undo = None;
                model.import = None;
                model.is_forgetting = false;
                model.route = Route::Home;
            }
        }
        Some(())
    }
}

fn load(model: &mut Model, Shelf { drafts, unreadable, reports }: Shelf) {
    // What is the same stays where it is: a model tells what changed by its place.
    if *model.drafts != drafts {
        model.drafts = Rc::new(drafts);
    }
    if !unreadable.is_empty() || !model.unreadable.is_empty() {
        model.unreadable = unreadable.into();
    }
    if !reports.is_empty() || !model.reports.is_empty() {
        model.reports = Rc::new(reports);
    }
}

/// Whether an id belongs to a draft, also to one that was just deleted and can be taken back.
fn is_taken(model: &Model, id: &str) -> bool {
    let is_deleted = |undo: &Rc<Undo>| matches!(&**undo, Undo::Draft(draft) if *draft.id == *id);
    model.drafts.contains_key(id) || model.undo.as_ref().is_some_and(is_deleted)
}

/// `None` if the form is refused.
fn begin(model: &mut Model, questionnaire: &QuestionnaireId, id: Rc<str>, at: &Timestamp) -> Option<()> {
    let questionnaire = model.library.get(questionnaire.as_str())?.clone();
    let draft = model.form.draft(&questionnaire, id, at).filter(|draft| !is_taken(model, &draft.id))?;
    model.route = draft.first_page(&questionnaire);
    model.form = BeginForm::default();
    model.put(draft);
    Some(())
}

fn answer(model: &mut Model, draft: &str, id: &QuestionId, change: Change, at: &Timestamp) -> Option<()> {
    let (before, questionnaire) = model.open(draft)?;
    if !before.is_open() {
        return None;
    }
    let removed = before.sheet.get(id).and_then(|answer| match &change {
        Change::Clear => Some((answer.clone(), Removed::Response)),
        Change::Evidence(evidence) if evidence.len() < answer.evidence.len() => {
            Some((answer.clone(), Removed::Evidence))
        }
        _ => None,
    });
    let sheet = before.sheet.changed(questionnaire.question(id)?, change, at)?;
    match removed {
        Some((answer, removed)) => {
            let (draft, question) = (draft.into(), id.clone());
            model.undo = Some(Rc::new(Undo::Answer { draft, question, answer, removed }));
        }
        // Taking back would put the old answer over the one that is given now.
        None if model.undo.as_ref().is_some_and(|undo| undo.is_about(draft, id)) => model.undo = None,
        None => {}
    }
    model.is_finish_refused = false;
    model.put(Draft { sheet, updated: at.clone(), ..(*before).clone() });
    Some(())
}

fn take_back(model: &mut Model) -> Option<()> {
    let undo = model.undo.take()?;
    let draft = match &*undo {
        Undo::Draft(draft) => (**draft).clone(),
        Undo::Answer { draft, question, answer, .. } => {
            let before = model.drafts.get(draft).filter(|draft| draft.is_open())?;
            let sheet = before.sheet.with(question, (**answer).clone());
            Draft { sheet, ..(**before).clone() }
        }
    };
    model.put(draft);
    Some(())
}

fn finish(model: &mut Model, draft: &str, at: &Timestamp) -> Option<()> {
    let (draft, questionnaire) = model.open(draft)?;
    let closed = draft.finished(&questionnaire, at);
    model.is_finish_refused = closed.is_none() && draft.is_open();
    if let Some(closed) = closed {
        model.route = Route::Results(closed.id.clone());
        model.undo = None;
        model.put(closed);
    }
    Some(())
}

fn delete(model: &mut Model, draft: &str) -> Option<()> {
    let deleted = Rc::make_mut(&mut model.drafts).remove(draft)?;
    if model.route.draft().is_some_and(|id| **id == *draft) {
        model.route = Route::Home;
    }
    model.undo = Some(Rc::new(Undo::Draft(deleted)));
    Some(())
}

fn accept_import(model: &mut Model, id: Rc<str>) -> Option<()> {
    let import = model.import.take()?;
    let Ok(Opened { draft, questionnaire, .. }) = &import.result else {
        return None;
    };
    let mut draft = draft.clone();
    // Never over another one: a file whose id is taken becomes a draft with an id of its own.
    if draft.id.is_empty() || is_taken(model, &draft.id) {
        draft.id = id;
    }
    model.route = draft.first_page(questionnaire);
    model.put(draft);
    Some(())
}

impl Draft {
    /// Where one goes on with it: its first page of questions, or its result when it is closed.
    pub fn first_page(&self, questionnaire: &Questionnaire) -> Route {
        match self.scope(questionnaire).parts().next() {
            _ if !self.is_open() => Route::Results(self.id.clone()),
            Some(part) => Route::Fill { draft: self.id.clone(), part: part.id.clone(), question: None },
            None => Route::Home,
        }
    }
}
