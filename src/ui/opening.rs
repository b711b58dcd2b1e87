//! Opening what is stored on this device, before anything of it is shown.

use std::rc::Rc;

use super::browser::clock;
use super::browser::journal::{Journal, Place, read, read_keys, read_some};
use super::loader::With;
use super::shelf::merged;
use super::{loader, shelf};
use crate::model::{Earlier, Heard, Library, Shelf, State, States, is_as};
use crate::submission::newest::{Known, SNAPSHOTS, Store};
use crate::submission::{Draft, OpenError, Opened, is_altered, open};

/// What hears what was opened.
type OnOpened = Rc<dyn Fn(Option<(Library, Shelf)>)>;

/// Opens everything. `done` hears it, or `None` if a questionnaire that it takes could not be had. Where the journal takes too
/// long, it hears what the page's own store has, and everything when that comes late.
#[inline(never)]
pub(super) fn open_all(journal: &Journal, done: OnOpened) {
    let writing = journal.clone();
    read(journal, move |contents| {
        let found = merged::look(contents.unwrap_or_default());
        let wanted = loader::lacking(&Library::default(), found.wanted());
        let (n_wanted, writing, done) = (wanted.len(), writing.clone(), done.clone());
        loader::built_in(wanted, With::Explanations, move |came| {
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
    });
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
            let heads = heads.unwrap_or_default();
            let head = heads.first().and_then(|(_, head)| Known::of_file(head, Store::Journal).ok());
            let Some(head) = head else { return };
            read_some(
                &again,
                Place::Latest,
                &answers,
                Box::new(move |entries| {
                    let entries = entries.unwrap_or_default();
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

/// The whole states of a draft that were put by, the newest first. `done` hears them.
#[inline(never)]
pub(super) fn earlier(journal: &Journal, draft: Rc<str>, library: Library, done: Box<dyn FnOnce(Earlier)>) {
    let beginning = format!("{draft}\n");
    read_some(
        journal,
        Place::Snapshots,
        &beginning,
        Box::new(move |entries| {
            let Some(entries) = entries else { return done(Earlier { draft, states: States::Unavailable }) };
            let mut states: Vec<State> = Vec::new();
            // A few more are there now and then, until they are thinned out.
            for (key, content) in entries.into_iter().rev().take(SNAPSHOTS) {
                let state = state(&draft, &key, content, &library);
                let is_same = |(newer, older): (&Draft, &Draft)| is_as(older, newer);
                let both = states
                    .last()
                    .and_then(|last| Some((&**last.result.as_ref().ok()?, &**state.result.as_ref().ok()?)));
                if !both.is_some_and(is_same) {
                    states.push(state);
                }
            }
            done(Earlier { draft, states: States::Read(states) });
        }),
    );
}

/// A state as it is stored, opened.
fn state(draft: &Rc<str>, key: &str, content: String, library: &Library) -> State {
    let opened = match is_altered(&content) {
        true => Err(OpenError::Altered),
        false => open(content.as_bytes(), |id, version| library.of(id, version).cloned()),
    };
    let lost = opened.as_ref().ok().map(|opened| opened.report.dropped.len() + opened.report.unknown.len());
    let result = opened.and_then(|Opened { draft: then, questionnaire, report, .. }| match report.other_version {
        // To go back would be to carry answers over, which is seen and confirmed question by question elsewhere.
        Some(theirs) => {
            let (about, ours) = ((*then.respondent.agency_name).into(), (*questionnaire.version).into());
            Err(OpenError::OtherVersion { about, theirs: (*theirs).into(), ours })
        }
        None => Ok(Rc::new(Draft { id: draft.clone(), ..then })),
    });
    let n_lost = lost.unwrap_or_default();
    let number = merged::number_of(key).unwrap_or_default();
    let at = result.as_ref().map_or_else(|_| clock::at(number).into(), |then| then.updated.clone());
    State { key: number.to_string().into(), at, content: content.into(), n_lost, result }
}

/// Thins out the whole states of drafts that were put by.
#[inline(never)]
pub(super) fn thin(journal: &Journal, drafts: Vec<Rc<str>>) {
    for draft in drafts {
        let (writing, beginning) = (journal.clone(), format!("{draft}\n"));
        let thin = move |keys: Vec<String>| {
            let writes = merged::thinned(&keys, &draft);
            if !writes.is_empty() {
                // What stays too long is thinned out the next time.
                writing.write(writes, Box::new(|_| {}));
            }
        };
        read_keys(journal, Place::Snapshots, &beginning, Box::new(thin));
    }
}

fn heard(known: &Known, library: &Library) -> Option<Heard> {
    let file = known.file()?;
    let opened = open(file.as_bytes(), |id, version| library.of(id, version).cloned()).ok()?;
    let cleared = known.cleared().into_iter().map(|(question, at)| (question.into(), at.into()));
    Some(Heard { draft: opened.draft, cleared: cleared.collect() })
}
