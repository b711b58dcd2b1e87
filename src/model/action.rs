//! What can happen to the app.

use std::rc::Rc;

use super::{BeginForm, Field, Model, Route, Shelf};
use crate::answers::{Answer, Change, Timestamp};
use crate::language::Language;
use crate::questionnaire::{QuestionId, QuestionnaireId};
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
    /// Everything of ours was removed from this device.
    Forget,
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
    pub(super) fn apply(self, model: &Model) -> Option<Model> {
        match self {
            Self::Arrive(route) => Some(arrive(model, route)),
            Self::SpeakLanguage(language) => Some(Model { language, ..model.clone() }),
            Self::FillIn { field, text } => Some(Model { form: model.form.with(field, text), ..model.clone() }),
            Self::Begin { questionnaire, id, at } => Some(begin(model, &questionnaire, id, &at)),
            Self::Answer { draft, question, change, at } => answer(model, &draft, &question, change, &at),
            Self::TakeBack => take_back(model),
            Self::Finish { draft, at } => finish(model, &draft, &at),
            Self::Reopen { draft, at } => Some(model.with_draft(model.drafts.get(&draft)?.reopened(&at)?)),
            Self::Delete { draft } => delete(model, &draft),
            Self::Imported(import) => Some(Model { import: Some(import), ..model.clone() }),
            Self::AcceptImport { id } => accept_import(model, id),
            Self::DismissImport => Some(Model { import: None, ..model.clone() }),
            Self::Load(Shelf { drafts, unreadable, reports }) => Some(Model {
                drafts: Rc::new(drafts),
                unreadable: unreadable.into(),
                reports: Rc::new(reports),
                ..model.clone()
            }),
            Self::Forget => Some(Model {
                drafts: Rc::default(),
                unreadable: Rc::default(),
                reports: Rc::default(),
                form: BeginForm::default(),
                undo: None,
                import: None,
                route: Route::Home,
                ..model.clone()
            }),
        }
    }
}

fn arrive(model: &Model, route: Route) -> Model {
    Model { route, is_form_refused: false, is_finish_refused: false, ..model.clone() }
}

/// Whether an id belongs to a draft, also to one that was just deleted and can be taken back.
fn is_taken(model: &Model, id: &str) -> bool {
    let is_deleted = |undo: &Rc<Undo>| matches!(&**undo, Undo::Draft(draft) if *draft.id == *id);
    model.drafts.contains_key(id) || model.undo.as_ref().is_some_and(is_deleted)
}

fn begin(model: &Model, questionnaire: &QuestionnaireId, id: Rc<str>, at: &Timestamp) -> Model {
    let refused = Model { is_form_refused: true, ..model.clone() };
    let Some(questionnaire) = model.library.get(questionnaire.as_str()) else {
        return refused;
    };
    let Some(draft) = model.form.draft(questionnaire, id, at).filter(|draft| !is_taken(model, &draft.id)) else {
        return refused;
    };
    let first = draft.scope(questionnaire).parts().next().map(|part| part.id.clone());
    let route = first.map_or(Route::Home, |part| Route::Fill { draft: draft.id.clone(), part, question: None });
    Model { form: BeginForm::default(), is_form_refused: false, route, ..model.with_draft(draft) }
}

fn answer(model: &Model, draft: &str, id: &QuestionId, change: Change, at: &Timestamp) -> Option<Model> {
    let (before, questionnaire) = model.open(draft)?;
    if !before.is_open() {
        return None;
    }
    let previous = before.sheet.get(id).cloned();
    let removed = previous.and_then(|answer| match &change {
        Change::Clear => Some((answer, Removed::Response)),
        Change::Evidence(evidence) if evidence.len() < answer.evidence.len() => Some((answer, Removed::Evidence)),
        _ => None,
    });
    let sheet = before.sheet.changed(questionnaire.question(id)?, change, at)?;
    let undo = match removed {
        Some((answer, removed)) => {
            Some(Rc::new(Undo::Answer { draft: draft.into(), question: id.clone(), answer, removed }))
        }
        // Taking back would put the old answer over the one that is given now.
        None => model.undo.clone().filter(|undo| !undo.is_about(draft, id)),
    };
    let after = Draft { sheet, updated: at.clone(), ..(*before).clone() };
    Some(Model { undo, is_finish_refused: false, ..model.with_draft(after) })
}

fn take_back(model: &Model) -> Option<Model> {
    let after = match &**model.undo.as_ref()? {
        Undo::Draft(draft) => model.with_draft((**draft).clone()),
        Undo::Answer { draft, question, answer, .. } => {
            let before = model.drafts.get(draft).filter(|draft| draft.is_open())?;
            let sheet = before.sheet.with(question, (**answer).clone());
            model.with_draft(Draft { sheet, ..(**before).clone() })
        }
    };
    Some(Model { undo: None, ..after })
}

fn finish(model: &Model, draft: &str, at: &Timestamp) -> Option<Model> {
    let (draft, questionnaire) = model.open(draft)?;
    match draft.finished(&questionnaire, at) {
        Some(closed) => {
            let route = Route::Results(closed.id.clone());
            Some(Model { route, undo: None, is_finish_refused: false, ..model.with_draft(closed) })
        }
        None if draft.is_open() => Some(Model { is_finish_refused: true, ..model.clone() }),
        None => None,
    }
}

fn delete(model: &Model, draft: &str) -> Option<Model> {
    let mut drafts = (*model.drafts).clone();
    let deleted = drafts.remove(draft)?;
    let route = if model.route.draft().is_some_and(|id| **id == *draft) { Route::Home } else { model.route.clone() };
    Some(Model { drafts: Rc::new(drafts), undo: Some(Rc::new(Undo::Draft(deleted))), route, ..model.clone() })
}

fn accept_import(model: &Model, id: Rc<str>) -> Option<Model> {
    let import = model.import.as_ref()?;
    let Ok(Opened { draft, questionnaire, .. }) = &import.result else {
        return None;
    };
    let mut draft = draft.clone();
    // Never over another one: a file whose id is taken becomes a draft with an id of its own.
    if draft.id.is_empty() || is_taken(model, &draft.id) {
        draft.id = id;
    }
    let first = draft.scope(questionnaire).parts().next().map(|part| part.id.clone());
    let route = match first {
        _ if !draft.is_open() => Route::Results(draft.id.clone()),
        Some(part) => Route::Fill { draft: draft.id.clone(), part, question: None },
        None => Route::Home,
    };
    Some(Model { import: None, route, ..model.with_draft(draft) })
}
