//! What becomes of the model when something happens.

use std::rc::Rc;

use super::action::{Action, Removed, Undo};
use super::{BeginForm, Held, Model, Route, Shelf, aids, earlier, is_same, merging, raters};
use crate::answers::{Answer, Change, Timestamp};
use crate::questionnaire::{QuestionId, Questionnaire};
use crate::report::sentence::Digits;
use crate::submission::{Draft, Opened};

impl Action {
    /// Changes the model; `None` if there is nothing to change. Half a change is never left behind, because the
    /// caller then throws the changed model away.
    pub(super) fn apply(self, model: &mut Model) -> Option<()> {
        match self {
            Self::Arrive(route) => arrive(model, route),
            Self::SpeakLanguage(language) => model.language = language,
            Self::FillIn { field, text } => model.form = model.form.with(field, text),
            Self::Begin { questionnaire, id, at } => {
                model.is_form_refused = begin(model, &questionnaire, id, &at).is_none();
            }
            Self::Answer { draft, question, change, at } => answer(model, &draft, &question, change, &at)?,
            Self::TakeBack { at } => take_back(model, at)?,
            Self::Finish { draft, at } => finish(model, &draft, &at)?,
            Self::Reopen { draft, at } => model.put(model.drafts.get(&draft)?.reopened(&at)?),
            Self::Delete { draft } => delete(model, &draft)?,
            Self::Imported(import) => model.import = Some(import),
            Self::AcceptImport { id } => accept_import(model, id)?,
            Self::DismissImport => (model.import, model.offered) = (None, None),
            Self::MergeImport => merging::bring_import(model)?,
            Self::Bring { draft, file } => merging::bring(model, draft, file)?,
            Self::Decide(choices) => merging::decide(model, choices)?,
            Self::PutTogether { at } => merging::put_together(model, &at)?,
            Self::LeaveFiles => model.merging = None,
            Self::Rate(rate) => raters::rate(model, rate)?,
            Self::Return(what) => earlier::return_to(model, what)?,
            Self::Aid(aid) => aids::help(model, aid)?,
            Self::Offer(offered) => model.offered = Some(offered),
            Self::Keep => keep(model)?,
            Self::Remove { sha256 } => remove(model, &sha256)?,
            Self::Fetched(questionnaires) => {
                for questionnaire in questionnaires {
                    model.library = model.library.with(Held { questionnaire, source: None });
                }
                model.wants_explanations = false;
            }
            Self::HasMore => model.lacks_more = false,
            Self::Explain => model.wants_explanations = true,
            Self::WriteBeside => model.wants_beside = true,
            Self::Unreachable(is_so) => {
                (model.is_unreachable, model.wants_explanations) = (is_so, false);
                model.wants_beside &= !model.lacks_more;
            }
            Self::Load(shelf) => load(model, shelf),
            Self::ComeLate(late) => super::hear::come_late(model, &late),
            Self::Hear(heard) => super::hear::hear(model, &heard)?,
            Self::Cleared(cleared) => model.cleared = Some(cleared),
            Self::Share(is_shared) => model.is_shared = is_shared,
            Self::AskToForget(is_asked) => model.is_forgetting = is_asked,
            Self::Kept(keeping) => model.keeping = Some(keeping),
            Self::WriteIn(digits) => model.digits = digits,
            Self::Forget => forget(model),
        }
        Some(())
    }
}

/// Nothing that belongs to the page one comes from goes along.
fn arrive(model: &mut Model, route: Route) {
    model.route = route;
    (model.is_form_refused, model.is_finish_refused, model.is_forgetting) = (false, false, false);
    (model.cleared, model.earlier, model.digits) = (None, None, Digits::default());
    model.is_unreachable = false;
}

/// Everything is removed from this device: nothing of it stays on the page.
fn forget(model: &mut Model) {
    load(model, Shelf::default());
    model.form = BeginForm::default();
    (model.import, model.offered, model.merging, model.rating, model.earlier) = (None, None, None, None, None);
    model.undo = None;
    for held in model.library.clone().brought() {
        model.library = model.library.without(&held.questionnaire.sha256);
    }
    model.is_forgetting = false;
    model.route = Route::Home;
}

fn load(model: &mut Model, Shelf { drafts, unreadable, reports }: Shelf) {
    // What is the same stays where it is: a model tells what changed by its place.
    if !is_same(&model.drafts, &drafts) {
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
fn begin(model: &mut Model, questionnaire: &str, id: Rc<str>, at: &Timestamp) -> Option<()> {
    let questionnaire = model.library.get(questionnaire)?.clone();
    let draft = model.form.draft(&questionnaire, id, at).filter(|draft| !is_taken(model, &draft.id))?;
    model.route = draft.first_page(&questionnaire);
    model.form = BeginForm::default();
    model.add(draft, &questionnaire);
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
        Change::RemoveRow(_) => Some((answer.clone(), Removed::Row)),
        // One press on "not applicable" must not cost five hundred rows, nor one on "add" its reason.
        Change::NotApplicable { .. } if !answer.rows().is_empty() => Some((answer.clone(), Removed::Replaced)),
        Change::AddRows(_) if answer.response.is_some() && answer.rows().is_empty() => {
            Some((answer.clone(), Removed::Replaced))
        }
        Change::Adopt { .. } if answer.response.is_some() => Some((answer.clone(), Removed::Replaced)),
        _ => None,
    });
    let removed = removed.or_else(|| match &change {
        Change::AddRows(rows) if rows.len() > 1 => {
            let answer = before.sheet.get(id).cloned().unwrap_or_default();
            Some((answer, Removed::Added(rows.len())))
        }
        _ => None,
    });
    let at = before.moment(at);
    let is_reason = matches!(change, Change::NotApplicable { .. });
    // What one writes into does not go away when it becomes empty.
    model.wants_beside |= matches!(change, Change::Note(_) | Change::Unit(_) | Change::Evidence(_));
    let sheet = before.sheet.changed(questionnaire.question(id)?, change, &at)?;
    match removed {
        Some((answer, removed)) => {
            let (draft, question) = (draft.into(), id.clone());
            model.undo = Some(Rc::new(Undo::Answer { draft, question, answer, removed }));
        }
        // Taking back would put the old answer over the one that is given now.
        // The reason why it does not apply is written over nothing.
        None if is_reason && !matches!(model.undo.as_deref(), Some(Undo::Whole { .. })) => {}
        None if model.undo.as_ref().is_some_and(|undo| undo.is_about(draft, id)) => model.undo = None,
        None => {}
    }
    model.is_finish_refused = false;
    model.put(Draft { sheet, updated: at, ..(*before).clone() });
    Some(())
}

fn take_back(model: &mut Model, at: Timestamp) -> Option<()> {
    let undo = model.undo.take()?;
    let draft = match &*undo {
        Undo::Questionnaire(held) => {
            model.library = model.library.with(held.clone());
            return Some(());
        }
        Undo::Draft(draft) => (**draft).clone(),
        Undo::Whole { other, is_back, by } => {
            let now = model.drafts.get(&other.id)?.clone();
            let back = brought_back(other, &now, &now.moment(&at));
            model.undo = Some(Rc::new(Undo::Whole { other: now, is_back: !is_back, by: *by }));
            back
        }
        Undo::Answer { draft, question, answer, .. } => {
            let before = model.drafts.get(draft).filter(|draft| draft.is_open())?;
            let at = before.moment(&at);
            let sheet = before.sheet.with(question, Answer { at: at.clone(), ..(**answer).clone() });
            Draft { sheet, updated: at, ..(**before).clone() }
        }
    };
    model.put(draft);
    Some(())
}

/// A draft as it was before another state of it. What differs is given its old answer now: of each answer the newest counts,
/// wherever it is stored, and so one with its old moment would not come back.
pub(super) fn brought_back(earlier: &Draft, later: &Draft, at: &Timestamp) -> Draft {
    let mut sheet = earlier.sheet.clone();
    for (id, answer) in earlier.sheet.iter().filter(|(id, answer)| later.sheet.get(id) != Some(*answer)) {
        sheet = sheet.with(id, Answer { at: at.clone(), ..(**answer).clone() });
    }
    Draft { sheet, updated: at.clone(), ..earlier.clone() }
}

#[inline(never)]
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

#[inline(never)]
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
    // A built-in one may have been fetched for the file alone; one from a file is there for as long as it is kept.
    let is_here = model.library.iter().any(|held| held.questionnaire == *questionnaire);
    if !is_here && model.library.lacks(&questionnaire.id) {
        model.library = model.library.with(Held { questionnaire: questionnaire.clone(), source: None });
    }
    model.route = draft.first_page(questionnaire);
    model.add(draft, questionnaire);
    Some(())
}

fn keep(model: &mut Model) -> Option<()> {
    let offered = model.offered.take()?;
    let held = offered.result.as_ref().ok()?;
    if model.is_shared {
        Rc::make_mut(&mut model.unkept).insert(held.questionnaire.sha256.clone(), ());
    }
    model.library = model.library.with(held.clone());
    Some(())
}

fn remove(model: &mut Model, sha256: &str) -> Option<()> {
    let held = model.library.brought().find(|held| *held.questionnaire.sha256 == *sha256)?.clone();
    if model.is_in_use(&held.questionnaire) {
        return None;
    }
    model.library = model.library.without(sha256);
    model.undo = Some(Rc::new(Undo::Questionnaire(held)));
    Some(())
}

impl Model {
    /// Whether an assessment on this device is made with a questionnaire, or one that waits for a decision.
    pub fn is_in_use(&self, questionnaire: &Questionnaire) -> bool {
        let is_made_with = |draft: &Rc<Draft>| {
            self.library.of(draft.questionnaire.as_str(), &draft.version).is_some_and(|found| **found == *questionnaire)
        };
        let waiting = self.import.as_ref().and_then(|import| import.result.as_ref().ok());
        waiting.is_some_and(|opened| *opened.questionnaire == *questionnaire) || self.drafts.values().any(is_made_with)
    }
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
