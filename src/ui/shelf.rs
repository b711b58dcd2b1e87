//! Drafts in the browser's storage: one entry each, written when it changed, never overwritten unread.

use std::rc::Rc;

use crate::language::Language;
use crate::model::{BeginForm, Drafts, Field, Held, Library, Shelf, Unreadable};
use crate::questionnaire::{Questionnaire, ReadError};
use crate::submission::{ImportReport, OpenError, Opened, open, questionnaire_of, write_draft};
use crate::ui::browser::storage::{self, StorageError};

const DRAFT: &str = "draft/";
const SET_ASIDE: &str = "set-aside/";
const LANGUAGE: &str = "language";
const FORM: &str = "form/";
const QUESTIONNAIRE: &str = "questionnaire/";

/// Looks into the storage. An entry that does not open stays where it is; one that would lose something when
/// written again is copied aside first.
#[inline(never)]
pub(super) fn load(library: &Library) -> Shelf {
    let mut shelf = Shelf::default();
    for key in storage::keys(DRAFT) {
        let Some(content) = storage::get(&key) else {
            continue;
        };
        match open(content.as_bytes(), |id, version| library.of(id, version).cloned()) {
            // What becomes of the answers is seen before anything changes; the entry stays as it is.
            Ok(Opened { draft, questionnaire, report: ImportReport { other_version: Some(theirs), .. }, .. }) => {
                let about = format!("{} · {}", draft.respondent.agency_name, draft.period).into();
                let (theirs, ours) = ((*theirs).into(), (*questionnaire.version).into());
                shelf.unreadable.push(unreadable(&key, content, OpenError::OtherVersion { about, theirs, ours }));
            }
            Ok(opened) => {
                let id: Rc<str> = key[DRAFT.len()..].into();
                if opened.report.loses_something() {
                    set_aside(&id, &content);
                }
                let mut draft = opened.draft;
                draft.id = id.clone();
                shelf.drafts.insert(id.clone(), Rc::new(draft));
                // A draft carries neither digest nor figures; what is missing is just not answered yet.
                if opened.report.loses_something() {
                    shelf.reports.insert(id, opened.report);
                }
            }
            Err(error) => shelf.unreadable.push(unreadable(&key, content, error)),
        }
    }
    shelf
}

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

/// Writes the drafts that differ from what was written last, and removes those that are gone.
///
/// # Errors
/// The first [`StorageError`]; the other drafts are written all the same.
pub(super) fn save(before: &Drafts, after: &Drafts, library: &Library) -> Result<(), StorageError> {
    let mut result = Ok(());
    for (id, draft) in after.iter() {
        if before.get(id).is_some_and(|old| Rc::ptr_eq(old, draft)) {
            continue;
        }
        let questionnaire = library.of(draft.questionnaire.as_str(), &draft.version);
        let sha256 = questionnaire.map(|questionnaire| questionnaire.sha256.clone()).unwrap_or_default();
        let written = storage::set(&format!("{DRAFT}{id}"), &write_draft(draft, &sha256));
        result = result.and(written);
    }
    for id in before.keys().filter(|id| !after.contains_key(*id)) {
        storage::remove(&format!("{DRAFT}{id}"));
    }
    result
}

/// The codes of the questionnaires that the stored drafts are made with.
pub(super) fn wanted() -> impl Iterator<Item = String> {
    storage::keys(DRAFT).into_iter().filter_map(|key| questionnaire_of(storage::get(&key)?.as_bytes()))
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
pub(super) fn save_questionnaires(before: &Library, after: &Library) -> Result<(), StorageError> {
    let key = |held: &Held| format!("{QUESTIONNAIRE}{}", held.questionnaire.sha256);
    let mut result = Ok(());
    for held in after.brought().filter(|held| !before.iter().any(|other| other == *held)) {
        result = result.and(storage::set(&key(held), held.source.as_deref().unwrap_or_default()));
    }
    for held in before.brought().filter(|held| !after.iter().any(|other| other == *held)) {
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

/// Removes every entry of ours, and no other.
pub(super) fn forget() {
    for key in storage::keys("") {
        storage::remove(&key);
    }
}
