//! Bringing in what is not loaded with the page: built-in questionnaires, and the part of the program for what a first
//! visit does not need.

use std::cell::RefCell;
use std::rc::Rc;

use super::browser::fetch;
use crate::json::{ParseError, canonical, parse};
use crate::model::{Held, Library, Refusal, entry};
use crate::questionnaire::{Entry, Questionnaire, QuestionnaireId, ReadError};
use crate::submission::{OpenError, Opened, open_for_changes, questionnaire_of};

/// Fetches built-in questionnaires. `done` hears those that came, in no order, once each was tried.
pub(super) fn built_in(entries: Vec<&'static Entry>, done: impl Fn(Vec<Rc<Questionnaire>>) + Clone + 'static) {
    if entries.is_empty() {
        return done(Vec::new());
    }
    let came = Rc::new(RefCell::new((Vec::new(), entries.len())));
    for entry in entries {
        let (came, done) = (came.clone(), done.clone());
        fetch::text(entry.file, move |text| {
            let read = text.and_then(|text| Questionnaire::unpack(&text));
            let (all, n_missing) = &mut *came.borrow_mut();
            all.extend(read.map(Rc::new));
            *n_missing -= 1;
            if *n_missing == 0 {
                done(std::mem::take(all));
            }
        });
    }
}

/// The built-in questionnaires among these codes that a library lacks.
pub(super) fn lacking(library: &Library, ids: impl IntoIterator<Item = String>) -> Vec<&'static Entry> {
    let mut entries: Vec<&'static Entry> = Vec::new();
    for id in ids {
        let lacks = library.lacks(&QuestionnaireId::from(&*id)) && !entries.iter().any(|entry| entry.id == id);
        entries.extend(entry(&id).filter(|_| lacks));
    }
    entries
}

/// Brings in the part of the program that reads files, and then the built-in questionnaires that a file names. `done`
/// hears what came, or `None` if something could not be had.
fn for_a_file(
    named: impl Fn() -> Option<String> + Clone + 'static,
    library: &Library,
    done: impl Fn(Option<Library>) + Clone + 'static,
) {
    let library = library.clone();
    fetch::more(move |is_there| {
        if !is_there {
            return done(None);
        }
        let entries = lacking(&library, named());
        let (library, done, n_wanted) = (library.clone(), done.clone(), entries.len());
        built_in(entries, move |came| {
            let has_all = came.len() == n_wanted;
            done(has_all.then(|| with_all(&library, came)));
        });
    });
}

/// Opens a submission or a draft, with the questionnaire that it names fetched before. `done` hears what it holds, or
/// `None` if what it takes could not be had.
pub(super) fn open_file(
    bytes: Option<Vec<u8>>,
    library: &Library,
    done: impl Fn(Option<Result<Opened, OpenError>>) + Clone + 'static,
) {
    let bytes = Rc::new(bytes);
    let of_file = bytes.clone();
    let named = move || of_file.as_deref().and_then(questionnaire_of);
    for_a_file(named, library, move |library| {
        done(library.map(|library| match &*bytes {
            Some(bytes) => open_for_changes(bytes, &|id, version| library.of(id, version).cloned()),
            None => Err(OpenError::Parse(ParseError::TooLarge)),
        }));
    });
}

/// A library with these built-in questionnaires too.
pub(super) fn with_all(library: &Library, came: Vec<Rc<Questionnaire>>) -> Library {
    came.into_iter().fold(library.clone(), |library, questionnaire| library.with(Held { questionnaire, source: None }))
}

/// Reads a questionnaire file. `done` hears the questionnaire, or why it cannot be used; or `None` if what it takes could
/// not be had.
pub(super) fn read_questionnaire(
    bytes: Option<Vec<u8>>,
    library: &Library,
    done: impl Fn(Option<Result<Held, Refusal>>) + Clone + 'static,
) {
    let (bytes, of_page) = (Rc::new(bytes), library.clone());
    for_a_file(
        || None,
        library,
        move |library| {
            if library.is_none() {
                return done(None);
            }
            let read = match &*bytes {
                Some(bytes) => Questionnaire::read(bytes),
                None => Err(ReadError::Parse(ParseError::TooLarge)),
            };
            let questionnaire = match read {
                Ok(read) => Rc::new(read),
                Err(error) => return done(Some(Err(Refusal::Unsound(error)))),
            };
            // One that comes with the program may have this code and version.
            let id = questionnaire.id.clone();
            let (bytes, done) = (bytes.clone(), done.clone());
            for_a_file(
                move || Some(id.to_string()),
                &of_page,
                move |library| {
                    // In one encoding, whichever the file has: the digest is that of its content.
                    let parsed = bytes.as_deref().and_then(|bytes| parse(bytes).ok());
                    let source = parsed.map(|parsed| canonical(&parsed.value)).unwrap_or_default();
                    done(library.map(|library| library.brought_in(questionnaire.clone(), source.into())));
                },
            );
        },
    );
}
