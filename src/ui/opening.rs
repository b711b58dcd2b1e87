//! Opening what is stored on this device, before anything of it is shown.

use std::rc::Rc;

use super::browser::journal::{Journal, Place, read, read_some};
use super::{loader, shelf};
use crate::model::{Heard, Library, Shelf};
use crate::submission::newest::{Known, Store};
use crate::submission::open;

/// What hears what was opened.
type OnOpened = Rc<dyn Fn(Option<(Library, Shelf)>)>;

/// Opens everything. `done` hears it, or `None` if a questionnaire that it takes could not be had.
#[inline(never)]
pub(super) fn open_all(journal: &Journal, done: OnOpened) {
    let writing = journal.clone();
    read(
        journal,
        Box::new(move |contents| {
            let found = shelf::merged::look(contents.unwrap_or_default());
            let wanted = loader::lacking(&Library::default(), found.wanted());
            let n_wanted = wanted.len();
            loader::built_in(wanted, move |came| {
                if came.len() != n_wanted {
                    return done(None);
                }
                let (library, mut unreadable) = shelf::load_questionnaires(Library::new(came));
                let loaded = found.clone().load(&library);
                let mut shelf = loaded.shelf;
                unreadable.append(&mut shelf.unreadable);
                shelf.unreadable = unreadable;
                if !loaded.writes.is_empty() {
                    // What this adds is a second copy; what goes wrong here is told at the next change.
                    writing.write(loaded.writes, Box::new(|_| {}));
                }
                done(Some((library, shelf)));
            });
        }),
    );
}

/// What another tab says, understood; `None` if it is about something that this page does not know.
#[inline(never)]
pub(super) fn understand(text: &str, library: &Library) -> Option<Heard> {
    heard(&Known::of_file(text, Store::Page).ok()?, library)
}

/// What the journal has of a draft. `done` hears it.
#[inline(never)]
pub(super) fn catch_up(journal: &Journal, draft: &str, library: Library, done: Box<dyn FnOnce(Heard)>) {
    let again = journal.clone();
    let answers = format!("{draft}\n");
    read_some(
        journal,
        Place::Heads,
        draft,
        Box::new(move |heads| {
            let head = heads.first().and_then(|(_, head)| Known::of_file(head, Store::Journal).ok());
            let Some(head) = head else { return };
            read_some(
                &again,
                Place::Latest,
                &answers,
                Box::new(move |entries| {
                    let known = entries
                        .iter()
                        .filter_map(|(key, text)| Known::of_answer(key.split_once('\n')?.1, text, Store::Journal).ok());
                    if let Some(heard) = heard(&known.fold(head, Known::or), &library) {
                        done(heard);
                    }
                }),
            );
        }),
    );
}

fn heard(known: &Known, library: &Library) -> Option<Heard> {
    let file = known.file()?;
    let opened = open(file.as_bytes(), |id, version| library.of(id, version).cloned()).ok()?;
    let cleared = known.cleared().into_iter().map(|(question, at)| (question.into(), at.into()));
    Some(Heard { draft: opened.draft, cleared: cleared.collect() })
}
