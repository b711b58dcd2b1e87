//! What becomes of a draft when another tab has changed it, or a store gives late what it has: of each answer the newest stays.

use std::rc::Rc;

use super::action::Heard;
use super::{Library, Model, Shelf, Undo, Unreadable};
use crate::answers::{Answer, Timestamp};
use crate::moment::Moment;
use crate::questionnaire::QuestionId;
use crate::submission::{Draft, write_answer};

/// Takes over what is newer than what this page has; `None` if nothing is.
#[inline(never)]
pub(super) fn hear(model: &mut Model, heard: &Heard) -> Option<()> {
    let before = model.drafts.get(&heard.draft.id)?.clone();
    let mut draft = (*before).clone();
    let mut changed: Vec<QuestionId> = Vec::new();
    for (id, answer) in heard.draft.sheet.iter() {
        if is_newer(&heard.draft, &before, id, &answer.at) {
            draft.sheet = draft.sheet.with(id, (**answer).clone());
            changed.push(id.clone());
        }
    }
    for (id, at) in &heard.cleared {
        if before.sheet.get(id).is_some_and(|own| Moment::parse(at) > Moment::parse(&own.at)) {
            draft.sheet = draft.sheet.with(id, Answer::default());
            changed.push(id.clone());
        }
    }
    let is_head_newer = Moment::parse(&heard.draft.updated) > Moment::parse(&before.updated);
    if is_head_newer {
        draft = Draft { sheet: draft.sheet, ..heard.draft.clone() };
    }
    // Taking back would put the old answer over the one that was given there.
    let is_about = |id: &QuestionId| model.undo.as_ref().is_some_and(|undo| undo.is_about(&before.id, id));
    if changed.iter().any(is_about) {
        model.undo = None;
    }
    (is_head_newer || !changed.is_empty()).then(|| model.put(draft))
}

/// Takes over what was stored, when the page had to begin without. One that was deleted since stays away.
#[inline(never)]
pub(super) fn come_late(model: &mut Model, (library, shelf): &(Library, Shelf)) {
    for held in library.iter() {
        model.library = model.library.with(held.clone());
    }
    for (id, draft) in shelf.drafts.iter() {
        let is_deleted = model.undo.as_ref().is_some_and(|undo| matches!(&**undo, Undo::Draft(gone) if gone.id == *id));
        if model.drafts.contains_key(id) {
            hear(model, &Heard { draft: (**draft).clone(), cleared: Vec::new() });
        } else if !is_deleted {
            model.put((**draft).clone());
        }
    }
    let is_new = |one: &&Unreadable| !model.unreadable.iter().any(|known| known.key == one.key);
    let more: Vec<_> = shelf.unreadable.iter().filter(is_new).cloned().collect();
    if !more.is_empty() {
        model.unreadable = model.unreadable.iter().cloned().chain(more).collect();
    }
    for (id, report) in shelf.reports.iter() {
        Rc::make_mut(&mut model.reports).insert(id.clone(), report.clone());
    }
}

/// Whether an answer there is newer than the one here. Of the same moment, one that both tabs choose.
fn is_newer(there: &Draft, here: &Rc<Draft>, id: &QuestionId, at: &Timestamp) -> bool {
    let Some(own) = here.sheet.get(id) else { return true };
    let (theirs, ours) = (Moment::parse(at), Moment::parse(&own.at));
    theirs > ours || (theirs == ours && write_answer(there, id) > write_answer(here, id))
}
