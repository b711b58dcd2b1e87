//! Drafts in the browser's storage: one entry each, written when it changed, never overwritten unread.

pub(super) mod merged;

use std::rc::Rc;

use crate::answers::Answer;
use crate::language::Language;
use crate::model::{BeginForm, Drafts, Field, Held, Library, Model, Unreadable};
use crate::moment::Moment;
use crate::questionnaire::{QuestionId, Questionnaire, ReadError};
use crate::submission::{Draft, OpenError, checked, write_answer, write_draft, write_some};
use crate::ui::browser::clock;
use crate::ui::browser::journal::{Place, Write};
use crate::ui::browser::storage::{self, StorageError};

/// Where drafts stand.
pub(super) const DRAFT: &str = "draft/";
/// Where the moment of an assessment stands that a copy of it was downloaded at, or the reminder of that put off.
const COPIED: &str = "copied/";
pub(super) const PUT_OFF: &str = "put-off/";
/// Where it stands that an answer was cleared while the journal could not be had.
const CLEARED: &str = "cleared/";
const SET_ASIDE: &str = "set-aside/";
const DAMAGED: &str = "damaged/";
/// What the journal has in the place of a draft that was deleted, before the moment.
const GONE: &str = "{\"gone\":true,\"updated\":\"";
const LANGUAGE: &str = "language";
const FORM: &str = "form/";
const QUESTIONNAIRE: &str = "questionnaire/";

fn unreadable(key: &str, content: String, error: OpenError) -> Unreadable {
    Unreadable { key: key.into(), content: content.into(), error }
}

fn set_aside(id: &str, content: &str) {
    let key = format!("{SET_ASIDE}{id}");
    if storage::get(&key).is_none() {
        // Without room for the copy the draft itself is still untouched until it is changed.
        let _ = storage::set(&key, content);
    }
}

/// Writes the drafts that differ from what was written last, and those that are there no more; removes those that are gone.
/// That an answer is merely not there means nothing; that one was cleared which the journal has is noted beside the draft.
///
/// # Errors
/// The first [`StorageError`]; the other drafts are written all the same.
pub(super) fn save(before: &Drafts, after: &Drafts, library: &Library, journaled: &Drafts) -> Result<(), StorageError> {
    let mut result = Ok(());
    for (id, draft) in after.iter() {
        let key = format!("{DRAFT}{id}");
        if before.get(id).is_some_and(|old| Rc::ptr_eq(old, draft)) && storage::get(&key).is_some() {
            continue;
        }
        result = result.and(storage::set(&key, &checked(write_draft(draft, &sha256_of(draft, library)))));
        for question in journaled.get(id).map(|old| cleared(old, draft)).unwrap_or_default() {
            let note = checked(write_answer(draft, &question));
            result = result.and(storage::set(&format!("{CLEARED}{id}/{question}"), &note));
        }
    }
    for id in before.keys().filter(|id| !after.contains_key(*id)) {
        remove(id);
    }
    result
}

/// Removes a draft, and what stands beside it.
fn remove(id: &str) {
    for place in [DRAFT, COPIED, PUT_OFF] {
        storage::remove(&format!("{place}{id}"));
    }
    for key in storage::keys(&format!("{CLEARED}{id}/")) {
        storage::remove(&key);
    }
}

/// Notes how far a copy of a draft goes that was downloaded.
pub(super) fn note_copy(draft: &Draft) {
    mark(COPIED, draft);
}

/// Notes under a place of its own how far a draft has come. Of one that is not kept nothing is noted.
pub(super) fn mark(place: &str, draft: &Draft) {
    if storage::get(&format!("{DRAFT}{}", draft.id)).is_some() {
        // Without the note the reminder comes again.
        let _ = storage::set(&format!("{place}{}", draft.id), &draft.updated);
    }
}

/// What was noted of a draft.
pub(super) fn marks(id: &str) -> Vec<String> {
    [COPIED, PUT_OFF].into_iter().filter_map(|place| storage::get(&format!("{place}{id}"))).collect()
}

/// Whether a draft that was stored is there no more, though this page did not remove it.
pub(super) fn is_missing(stored: &Drafts) -> bool {
    stored.keys().any(|id| storage::get(&format!("{DRAFT}{id}")).is_none())
}

fn sha256_of(draft: &Draft, library: &Library) -> Rc<str> {
    let questionnaire = library.of(draft.questionnaire.as_str(), &draft.version);
    questionnaire.map(|questionnaire| (*questionnaire.sha256).into()).unwrap_or_default()
}

/// The questions that are answered otherwise in one draft than in another.
pub(super) fn changed(before: Option<&Rc<Draft>>, after: &Draft) -> Vec<QuestionId> {
    let is_as_before = |id: &QuestionId, answer: &Rc<Answer>| {
        before.and_then(|before| before.sheet.get(id)).is_some_and(|old| Rc::ptr_eq(old, answer))
    };
    let mut changed = Vec::new();
    for (id, answer) in after.sheet.iter() {
        if !is_as_before(id, answer) {
            changed.push(id.clone());
        }
    }
    changed.extend(before.map(|before| cleared(before, after)).unwrap_or_default());
    changed
}

/// The questions that are answered in one draft and not in another.
fn cleared(before: &Draft, after: &Draft) -> Vec<QuestionId> {
    before.sheet.iter().map(|(id, _)| id).filter(|id| after.sheet.get(id).is_none()).cloned().collect()
}

/// What the journal has to write of an answer, unless it has a newer one.
fn answer_write(draft: &str, question: &str, text: String) -> Write {
    Write::PutNewer(Place::Latest, format!("{draft}\n{question}"), text, |there, ours| {
        let [theirs, own] = [there, ours].map(|text| moment(text, "{\"at\":\"", false));
        theirs > own || (theirs == own && there > ours)
    })
}

/// What the journal has to write when drafts became others. With `all`, it is written as if nothing were there.
pub(super) fn writes(before: &Drafts, after: &Drafts, library: &Library, all: bool) -> Vec<Write> {
    let mut writes = Vec::new();
    for (id, draft) in after.iter() {
        let old = before.get(id).filter(|_| !all);
        if old.is_some_and(|old| Rc::ptr_eq(old, draft)) {
            continue;
        }
        let head = checked(write_some(draft, &sha256_of(draft, library), &[]));
        writes.push(match before.contains_key(id) {
            true => Write::PutNewer(Place::Heads, id.to_string(), head, |there, ours| {
                moment(there, "\"updated\":\"", true) > moment(ours, "\"updated\":\"", true)
            }),
            // Also in the place of one that was deleted, which a file has brought back.
            false => Write::Put(Place::Heads, id.to_string(), head),
        });
        for question in changed(old, draft) {
            writes.push(answer_write(id, question.as_str(), checked(write_answer(draft, &question))));
        }
    }
    for id in before.keys().filter(|id| !after.contains_key(*id)) {
        // What a killed browser brings back of it is gone all the same.
        writes.push(Write::Put(Place::Heads, id.to_string(), format!("{GONE}{}\"}}", clock::now())));
        writes.extend([Place::Latest, Place::Snapshots].map(|place| Write::RemoveAll(place, format!("{id}\n"))));
    }
    writes
}

/// The moment behind a key of canonical JSON, where that key is the first of all or the last one with a moment: the keys
/// stand in order, and no quotation mark inside a text stands without its backslash.
fn moment(text: &str, key: &str, is_last: bool) -> Moment {
    let is_key = |bytes: &[u8]| bytes == key.as_bytes();
    let last = || text.as_bytes().windows(key.len()).rposition(is_key);
    let at = if is_last { last() } else { text.starts_with(key).then_some(0) };
    let behind = at.and_then(|at| text.get(at + key.len()..)).unwrap_or_default();
    Moment::parse(behind.split('"').next().unwrap_or_default())
}

/// What the other tabs have to hear when drafts became others: draft files with the answers that changed.
pub(super) fn news(before: &Drafts, after: &Drafts, library: &Library) -> Vec<String> {
    let mut news = Vec::new();
    for (id, draft) in after.iter() {
        if let Some(old) = before.get(id).filter(|old| !Rc::ptr_eq(old, draft)) {
            news.push(write_some(draft, &sha256_of(draft, library), &changed(Some(old), draft)));
        }
    }
    news
}

/// What puts the whole state of drafts by, of those that differ from what was put by last.
pub(super) fn snapshots(before: &Drafts, after: &Drafts, library: &Library) -> Vec<Write> {
    let mut writes = Vec::new();
    for (id, draft) in after.iter() {
        if before.get(id).is_none_or(|old| !Rc::ptr_eq(old, draft)) {
            let key = format!("{id}\n{:013}", clock::millis());
            let whole = checked(write_draft(draft, &sha256_of(draft, library)));
            writes.push(Write::Put(Place::Snapshots, key, whole));
        }
    }
    writes
}

/// Whether drafts or questionnaires from files are kept here.
pub(super) fn has_anything() -> bool {
    !storage::keys(DRAFT).is_empty() || !storage::keys(QUESTIONNAIRE).is_empty()
}

/// Adds the questionnaires from files that are kept here; and gives those that cannot be read.
#[inline(never)]
pub(super) fn load_questionnaires(mut library: Library) -> (Library, Vec<Unreadable>) {
    let mut unreadable = Vec::new();
    for key in storage::keys(QUESTIONNAIRE) {
        let Some(source) = storage::get(&key) else { continue };
        match Questionnaire::read(source.as_bytes()) {
            Ok(read) => library = library.with(Held { questionnaire: Rc::new(read), source: Some(source.into()) }),
            Err(ReadError::Parse(error)) => unreadable.push(self::unreadable(&key, source, OpenError::Parse(error))),
            Err(ReadError::NewerVersion(version)) => {
                unreadable.push(self::unreadable(&key, source, OpenError::NewerVersion(version)));
            }
            Err(ReadError::Problems(problems)) => {
                unreadable.push(self::unreadable(&key, source, OpenError::Unusable(problems)));
            }
        }
    }
    (library, unreadable)
}

/// Writes the questionnaires from files that are new, and removes those that are gone.
///
/// # Errors
/// The first [`StorageError`]; the others are written all the same.
pub(super) fn save_questionnaires(before: &Model, after: &Model) -> Result<(), StorageError> {
    let key = |held: &Held| format!("{QUESTIONNAIRE}{}", held.questionnaire.sha256);
    let mut result = Ok(());
    for held in after.brought_to_keep().filter(|held| !before.brought_to_keep().any(|other| other == *held)) {
        result = result.and(storage::set(&key(held), held.source.as_deref().unwrap_or_default()));
    }
    for held in before.brought_to_keep().filter(|held| !after.brought_to_keep().any(|other| other == *held)) {
        storage::remove(&key(held));
    }
    result
}

/// The language that was chosen last.
pub(super) fn load_language() -> Language {
    storage::get(LANGUAGE).and_then(|code| Language::from_code(&code)).unwrap_or_default()
}

/// Remembers the language.
pub(super) fn save_language(language: Language) {
    // Without storage the page starts in Thai next time; nothing is lost.
    let _ = storage::set(LANGUAGE, language.code());
}

/// What stood in the begin page's form.
pub(super) fn load_form() -> BeginForm {
    Field::ALL.into_iter().fold(BeginForm::default(), |form, field| {
        match storage::get(&format!("{FORM}{}", field.code())) {
            Some(text) => form.with(field, text.into()),
            None => form,
        }
    })
}

/// Remembers the begin page's form.
pub(super) fn save_form(form: &BeginForm) {
    for field in Field::ALL {
        let (key, text) = (format!("{FORM}{}", field.code()), form.get(field));
        if text.is_empty() {
            storage::remove(&key);
        } else {
            // The form is short and is asked for again if it is lost.
            let _ = storage::set(&key, text);
        }
    }
}

/// Removes every entry of ours, and no other; gives how many there were.
pub(super) fn forget() -> usize {
    let keys = storage::keys("");
    for key in &keys {
        storage::remove(key);
    }
    keys.len()
}
