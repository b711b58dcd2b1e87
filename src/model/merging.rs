//! Files of colleagues on their way into an assessment.

use std::rc::Rc;

use super::action::{Replaced, Undo};
use super::{Model, Route};
use crate::answers::Timestamp;
use crate::together::{Brought, Choices, Comparison, compare};

/// Files that were chosen to be put into an assessment, and what was decided so far. Nothing of it is kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Merging {
    /// Into which one.
    pub draft: Rc<str>,
    /// The files.
    pub files: Vec<Rc<Brought>>,
    /// What was decided.
    pub choices: Choices,
}

impl Model {
    /// What the chosen files bring to an assessment; `None` while none is chosen for it.
    pub fn comparison(&self, draft: &str) -> Option<Comparison> {
        let merging = self.merging.as_ref().filter(|merging| *merging.draft == *draft)?;
        let (draft, questionnaire) = self.open(draft)?;
        Some(compare(&draft, &questionnaire, &merging.files, &merging.choices))
    }
}

/// Takes one more file.
#[inline(never)]
pub(super) fn bring(model: &mut Model, draft: Rc<str>, file: Rc<Brought>) -> Option<()> {
    model.drafts.get(&draft)?;
    let before = model.merging.as_ref().filter(|merging| merging.draft == draft);
    let mut merging = before.map(|merging| (**merging).clone()).unwrap_or_default();
    merging.draft = draft;
    merging.files.push(file);
    model.merging = Some(Rc::new(merging));
    Some(())
}

/// Takes the file that was opened from home, and goes to where it can be put into its assessment.
#[inline(never)]
pub(super) fn bring_import(model: &mut Model) -> Option<()> {
    let import = model.import.take()?;
    let assessment = import.result.as_ref().ok()?.draft.part.as_ref()?.assessment.clone();
    let file = Brought { name: import.name.clone(), result: import.result.clone() };
    bring(model, assessment.clone(), Rc::new(file))?;
    model.route = Route::Merge(assessment);
    Some(())
}

/// Keeps what a person decided.
#[inline(never)]
pub(super) fn decide(model: &mut Model, choices: Choices) -> Option<()> {
    let merging = model.merging.as_ref()?;
    model.merging = Some(Rc::new(Merging { choices, ..(**merging).clone() }));
    Some(())
}

/// Puts the files into the assessment; `None` while something is undecided.
#[inline(never)]
pub(super) fn put_together(model: &mut Model, at: &Timestamp) -> Option<()> {
    let merging = model.merging.clone()?;
    let (draft, _) = model.open(&merging.draft)?;
    let after = model.comparison(&merging.draft)?.result(&draft, &merging.choices, at)?;
    model.merging = None;
    model.route = Route::Review(after.id.clone());
    model.undo = Some(Rc::new(Undo::Whole { other: draft, is_back: false, by: Replaced::Merge }));
    model.is_finish_refused = false;
    model.put(after);
    Some(())
}
