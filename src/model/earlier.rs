//! Earlier states of an assessment, and the way back to one of them.

use std::rc::Rc;

use super::action::{Replaced, Undo};
use super::apply::brought_back;
use super::{Model, Route};
use crate::answers::Timestamp;
use crate::questionnaire::{QuestionId, Questionnaire};
use crate::submission::{Draft, OpenError};
use crate::together::content_of;

/// The whole states of an assessment that were put by. Read anew each time they are looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Earlier {
    /// Of which one.
    pub draft: Rc<str>,
    /// What there is.
    pub states: States,
}

/// What there is of earlier states.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum States {
    /// They are being read.
    Reading,
    /// They cannot be read: this browser keeps none, or does not let us at them now.
    Unavailable,
    /// The newest first; no two that follow each other are the same.
    Read(Vec<State>),
}

/// One state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct State {
    /// What tells it from the others: when it was put by, in milliseconds since 1970.
    pub key: Rc<str>,
    /// When something was last changed in it; of one that does not open, when it was put by.
    pub at: Timestamp,
    /// What is stored.
    pub content: Rc<str>,
    /// How many of its answers, or parts of them, could not be read.
    pub n_lost: usize,
    /// The assessment as it was, or why it does not open.
    pub result: Result<Rc<Draft>, OpenError>,
}

/// What is to happen to earlier states.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Return {
    /// They are being read, or were.
    Look(Rc<Earlier>),
    /// The answers are to be again as they were in a state.
    GoBack {
        /// Which one.
        key: Rc<str>,
        /// Now.
        at: Timestamp,
    },
}

/// Does what was asked for.
#[inline(never)]
pub(super) fn return_to(model: &mut Model, what: Return) -> Option<()> {
    match what {
        Return::Look(earlier) => model.earlier = Some(earlier),
        Return::GoBack { key, at } => {
            let earlier = model.earlier.clone()?;
            let (now, _) = model.open(&earlier.draft).filter(|(now, _)| now.is_open())?;
            let States::Read(states) = &earlier.states else { return None };
            let then = states.iter().find(|state| state.key == key)?.result.as_ref().ok()?;
            if is_as(then, &now) {
                return None;
            }
            let back = brought_back(&as_it_was(then, &now), &now, &now.moment(&at));
            model.route = Route::Review(now.id.clone());
            model.undo = Some(Rc::new(Undo::Whole { other: now, is_back: false, by: Replaced::Earlier }));
            model.is_finish_refused = false;
            model.put(back);
        }
    }
    Some(())
}

/// An assessment with the answers of an earlier state of it. How often it was closed stays as it is; what was put together
/// since was not, so that the files can be put in again.
fn as_it_was(then: &Draft, now: &Draft) -> Draft {
    Draft { sheet: then.sheet.clone(), respondent: then.respondent.clone(), merges: then.merges.clone(), ..now.clone() }
}

/// Whether going back would change nothing.
pub fn is_as(then: &Draft, now: &Draft) -> bool {
    then.sheet == now.sheet && then.respondent == now.respondent && then.merges == now.merges
}

/// The questions that were answered otherwise, in the questionnaire's order.
pub fn differences(then: &Draft, now: &Draft, questionnaire: &Questionnaire) -> Vec<QuestionId> {
    let questions = questionnaire.questions().filter(|question| {
        let [was, is] = [then, now].map(|draft| content_of(draft.sheet.get(&question.id), question));
        was != is
    });
    questions.map(|question| question.id.clone()).collect()
}

impl Model {
    /// The assessment whose earlier states are to be read.
    pub fn wants_earlier(&self) -> Option<&Rc<str>> {
        let Route::Earlier(draft) = &self.route else { return None };
        let is_known = self.earlier.as_ref().is_some_and(|earlier| earlier.draft == *draft);
        (!is_known && !self.lacks_more && self.drafts.contains_key(draft)).then_some(draft)
    }
}
