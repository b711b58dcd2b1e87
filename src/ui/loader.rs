//! Bringing in what is not loaded with the page: built-in questionnaires, and the part of the program for what a first
//! visit does not need.

use std::cell::RefCell;
use std::rc::Rc;

use super::browser::fetch;
use crate::json::{ParseError, canonical, parse};
use crate::model::{Held, Library, Refusal, entry};
use crate::questionnaire::{Entry, Questionnaire, QuestionnaireId, ReadError};
use crate::submission::{OpenError, Opened, open_for_changes, questionnaire_of};

/// Fetches built-in questionnaires, with what explains them or without. `done` hears those that came, in no order, once each
/// was tried.
pub(super) fn built_in(
    entries: Vec<&'static Entry>,
    with: With,
    done: impl Fn(Vec<Rc<Questionnaire>>) + Clone + 'static,
) {
    if entries.is_empty() {
        return done(Vec::new());
    }
    let came = Rc::new(RefCell::new((Vec::new(), entries.len())));
    for entry in entries {
        let (came, done) = (came.clone(), done.clone());
        let take = Rc::new(move |read: Option<Questionnaire>| {
            let (all, n_missing) = &mut *came.borrow_mut();
            all.extend(read.map(Rc::new));
            *n_missing -= 1;
            if *n_missing == 0 {
                done(std::mem::take(all));
            }
        });
        fetch::text(entry.file, move |asked| {
            let (Some(asked), take) = (asked, take.clone()) else { return take(None) };
            if with == With::Questions {
                return take(Questionnaire::unpack(&asked, None));
            }
            fetch::text(entry.explanations, move |explained| {
                take(explained.and_then(|explained| Questionnaire::unpack(&asked, Some(&explained))));
            });
        });
    }
}

/// How much of a questionnaire is fetched.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum With {
    /// What it takes to answer it.
    Questions,
    /// All of it.
    Explanations,
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

/// Hears what a file holds, or `None` if something that reading it takes could not be had.
type Done<T> = Rc<dyn Fn(Option<T>)>;

/// Fetches the built-in questionnaire of a code if the library lacks it. `done` hears the library with it, or `None`.
fn with_named(named: Option<String>, library: &Library, done: impl Fn(Option<Library>) + Clone + 'static) {
    let entries = lacking(library, named);
    let (library, n_wanted) = (library.clone(), entries.len());
    built_in(entries, With::Explanations, move |came| {
        let has_all = came.len() == n_wanted;
        done(has_all.then(|| with_all(&library, came)));
    });
}

/// Opens a submission or a draft, with the questionnaire that it names fetched before. `done` hears what it holds, or
/// `None` if what it takes could not be had.
pub(super) fn open_file(
    bytes: Option<Vec<u8>>,
    library: &Library,
    done: impl Fn(Option<Result<Opened, OpenError>>) + 'static,
) {
    let (bytes, library, done): (_, _, Done<_>) = (Rc::new(bytes), library.clone(), Rc::new(done));
    fetch::more(move |is_there| if is_there { open_now(&bytes, &library, &done) } else { done(None) });
}

/// With all of the program there.
#[inline(never)]
fn open_now(bytes: &Rc<Option<Vec<u8>>>, library: &Library, done: &Done<Result<Opened, OpenError>>) {
    let (bytes, done) = (bytes.clone(), done.clone());
    let named = bytes.as_deref().and_then(questionnaire_of);
    with_named(named, library, move |library| {
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
    done: impl Fn(Option<Result<Held, Refusal>>) + 'static,
) {
    let (library, done): (_, Done<_>) = (library.clone(), Rc::new(done));
    fetch::more(move |is_there| if is_there { read_now(bytes.as_deref(), &library, &done) } else { done(None) });
}

/// With all of the program there.
#[inline(never)]
fn read_now(bytes: Option<&[u8]>, library: &Library, done: &Done<Result<Held, Refusal>>) {
    let read = match bytes {
        Some(bytes) => Questionnaire::read(bytes),
        None => Err(ReadError::Parse(ParseError::TooLarge)),
    };
    let questionnaire = match read {
        Ok(read) => Rc::new(read),
        Err(error) => return done(Some(Err(Refusal::Unsound(error)))),
    };
    // In one encoding, whichever the file has: the digest is that of its content.
    let parsed = bytes.and_then(|bytes| parse(bytes).ok());
    let source: Rc<str> = parsed.map(|parsed| canonical(&parsed.value)).unwrap_or_default().into();
    // One that comes with the program may have this code and version.
    let (named, done) = (Some(questionnaire.id.to_string()), done.clone());
    with_named(named, library, move |library| {
        done(library.map(|library| library.brought_in(questionnaire.clone(), source.clone())));
    });
}
