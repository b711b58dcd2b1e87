//! A file of another version, opened by one who goes on with it.

use std::cell::RefCell;
use std::rc::Rc;

use serde_json::Value as Json;

use super::super::answer::{KEYS, LATER_KEYS, answer_at};
use super::super::in_page::content_of;
use super::super::{FORMAT_VERSION, ImportReport, OpenError, Opened, head, open};
use super::loose::question_for;
use super::migrate;
use crate::answers::Sheet;
use crate::json::{Notes, Place, parse};
use crate::questionnaire::{QuestionId, Questionnaire};

/// Opens a submission or a draft as [`open`] does. One of a version that is not at hand is taken over to the one that
/// is: what the version that was answered asked nobody here knows, so each answer is read by its shape, and then goes the
/// way of every answer to another version. A part of such a version is refused.
///
/// # Errors
/// [`OpenError`]; then nothing of the file is used.
#[inline(never)]
pub fn open_for_changes(
    bytes: &[u8],
    find: &dyn Fn(&str, &str) -> Option<Rc<Questionnaire>>,
) -> Result<Opened, OpenError> {
    let bytes = &*content_of(bytes)?;
    let opened = open(bytes, find)?;
    let Some(version) = opened.report.other_version.clone() else { return Ok(opened) };
    if opened.draft.part.is_some() {
        // What it is a part of has the questions of its own version: nobody could put it in there again.
        let (theirs, ours) = ((*version).into(), (*opened.questionnaire.version).into());
        return Err(OpenError::PartOfOtherVersion(theirs, ours));
    }
    let value = parse(bytes).map_err(OpenError::Parse)?.value;
    let is_first = value.get("formatVersion").and_then(Json::as_f64) == Some(1.0);
    let notes = RefCell::new(Notes { version: if is_first { 1 } else { FORMAT_VERSION }, ..Notes::default() });
    let at = Place::root(&value, &notes);
    let mut report = ImportReport::new(opened.report.seal);
    let mut draft = head::draft_without_answers(&at, &opened.questionnaire);
    draft.version = version.clone();
    draft.sheet = answers(&at, &mut report);
    report.other_version = Some(version);
    report.problems.clone_from(&opened.report.problems);
    let id = opened.questionnaire.id.clone();
    let exact = |version: &str| find(id.as_str(), version).filter(|found| *found.version == *version);
    // Without its kind of agency the file was not opened at all.
    let Some(migrated) = migrate(&draft, &opened.questionnaire, &exact) else { return Ok(opened) };
    report.migration = Some(Rc::new(migrated.report));
    Ok(Opened { draft: migrated.draft, report, ..opened })
}

fn answers(at: &Place<'_>, report: &mut ImportReport) -> Sheet {
    let mut answers = Vec::new();
    let Some(place) = at.required("answers") else { return Sheet::default() };
    for (code, value) in place.object().into_iter().flatten() {
        let at = place.below(code, value);
        if at.keys_and_later(KEYS, LATER_KEYS).is_some() {
            let id = QuestionId::from(code.as_str());
            let question = question_for(id.clone(), value);
            answers.push((id, answer_at(&at, &question, report)));
        }
    }
    Sheet::new(answers)
}
