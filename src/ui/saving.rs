//! Drafts on their way into the stores: at once into the journal, after a pause into the page's own store.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use yew::Callback;

use super::browser::journal::{Journal, Write};
use super::browser::storage::StorageError;
use super::browser::{clock, fetch};
use super::components::header::{Hold, SaveState};
use super::{opening, shelf};
use crate::model::{Drafts, Library};

/// How long typing may go on before it goes into the page's own store.
const DELAY_MS: u32 = 250;

/// How many changes, and how much work, lie between two whole states that are put by.
const CHANGES: usize = 25;
const WORK_MS: i64 = 5 * 60_000;

/// How often states are put by before they are thinned out. They also are at every start.
const EVERY: usize = 5;

/// What is stored, and what is to be.
pub(super) struct Saving {
    latest: Rc<Drafts>,
    library: Library,
    on_saved: Callback<SaveState>,
    /// The page's own store, which is read first: what it has, how writing it went, and when it is written next.
    stored: Rc<Drafts>,
    store_result: Result<(), StorageError>,
    timer: Option<Timeout>,
    was_emptied: bool,
    /// The journal: what it has, what is on its way, and how writing it went.
    pub(super) journal: Journal,
    journaled: Rc<Drafts>,
    is_under_way: bool,
    /// Whether the browser has put the page aside.
    is_aside: bool,
    journal_result: Result<(), StorageError>,
    /// What was put by as whole states, when, and how much has changed since.
    put_by: Rc<Drafts>,
    put_by_at: i64,
    n_changes: usize,
    /// How often something was put by in this sitting.
    n_put_by: usize,
}

impl Saving {
    /// Nothing is to be stored yet. `on_saved` hears how it went whenever something was.
    pub(super) fn new(
        drafts: Rc<Drafts>,
        library: Library,
        journal: Journal,
        on_saved: Callback<SaveState>,
    ) -> Rc<RefCell<Self>> {
        Rc::new(RefCell::new(Self {
            latest: drafts.clone(),
            library,
            on_saved,
            stored: drafts.clone(),
            store_result: Ok(()),
            timer: None,
            was_emptied: false,
            journal,
            journaled: drafts.clone(),
            is_under_way: false,
            is_aside: false,
            journal_result: Ok(()),
            put_by: drafts,
            put_by_at: clock::millis(),
            n_changes: 0,
            n_put_by: 0,
        }))
    }

    /// Stores drafts: in the journal at once.
    pub(super) fn store_soon(saving: &Rc<RefCell<Self>>, drafts: Rc<Drafts>, library: &Library) {
        let later = saving.clone();
        let timer = Timeout::new(DELAY_MS, move || {
            later.borrow_mut().store();
            // Closed only where it was found to be emptied, or by the browser.
            if !later.borrow().journal.is_open() {
                Self::write_journal(&later, true);
            }
        });
        {
            let mut saving = saving.borrow_mut();
            saving.latest = drafts;
            saving.library = library.clone();
            saving.timer = Some(timer);
            saving.n_changes += 1;
        }
        Self::write_journal(saving, true);
    }

    /// Stores what is not yet in the page's own store. Done at once, because the page may be about to go away.
    pub(super) fn store(&mut self) {
        self.timer = None;
        if Rc::ptr_eq(&self.stored, &self.latest) {
            return;
        }
        // Somebody has emptied the browser's storage while the page was open: all of it is written again, and that is told.
        if self.store_result.is_ok() && shelf::is_missing(&self.stored) {
            self.was_emptied = true;
            self.stored = Rc::default();
            self.journal.let_go();
        }
        self.store_result = shelf::save(&self.stored, &self.latest, &self.library, &self.journaled);
        if self.store_result.is_ok() {
            self.stored = self.latest.clone();
        }
        self.tell();
    }

    /// Everything was removed from this device: nothing is stored, and nothing is to be.
    pub(super) fn forget(&mut self, nothing: Rc<Drafts>) {
        self.timer = None;
        for drafts in [&mut self.latest, &mut self.stored, &mut self.journaled, &mut self.put_by] {
            *drafts = nothing.clone();
        }
        self.n_changes = 0;
    }

    /// The page may be about to go away: nothing waits any longer. One that is put aside as it is leaves the journal to others;
    /// unless what it has is nowhere else.
    pub(super) fn leave(saving: &Rc<RefCell<Self>>, is_put_aside: bool, is_back: bool) {
        saving.borrow_mut().store();
        let is_aside = {
            let mut this = saving.borrow_mut();
            this.is_aside = (this.is_aside || is_put_aside) && !is_back && this.store_result.is_ok();
            this.is_aside
        };
        if is_aside {
            saving.borrow().journal.put_aside();
        } else if saving.borrow().n_changes > 0 {
            saving.borrow_mut().put_by_at = 0;
            Self::write_journal(saving, true);
        }
    }

    /// Puts the state of now by, because much of it is about to change.
    pub(super) fn put_by_now(&mut self) {
        let writes = shelf::snapshots(&self.put_by, &self.latest, &self.library);
        if !writes.is_empty() {
            // Each answer is in the journal by itself; what fails here is one state less to go back to.
            self.journal.write(writes, Box::new(|_| {}));
        }
        (self.put_by, self.put_by_at, self.n_changes) = (self.latest.clone(), clock::millis(), 0);
    }

    /// Writes into the journal what it lacks. While one write is on its way the next one gathers.
    fn write_journal(saving: &Rc<RefCell<Self>>, may_try_again: bool) {
        let (journal, writes, drafts, has_put_by) = {
            let mut this = saving.borrow_mut();
            if this.is_under_way {
                return;
            }
            // Closed under us, it may have been emptied: then all is written again.
            let all = !this.journal.is_open();
            let mut writes = shelf::writes(&this.journaled, &this.latest, &this.library, all);
            let states = this.snapshots();
            let has_put_by = !states.is_empty();
            writes.extend(states);
            if writes.is_empty() {
                return;
            }
            this.is_under_way = true;
            (this.journal.clone(), writes, this.latest.clone(), has_put_by)
        };
        let after = saving.clone();
        journal.write(
            writes,
            Box::new(move |result| {
                let is_lost = result == Err(StorageError::Lost);
                let has_more = {
                    let mut this = after.borrow_mut();
                    this.is_under_way = false;
                    if result.is_ok() {
                        this.journaled = drafts;
                    }
                    this.journal_result = result;
                    result.is_ok() && !Rc::ptr_eq(&this.journaled, &this.latest)
                };
                if has_more || (is_lost && may_try_again) {
                    Self::write_journal(&after, has_more);
                } else {
                    after.borrow().tell();
                }
                if result.is_ok() && has_put_by {
                    after.borrow_mut().thin();
                }
            }),
        );
    }

    /// Thins out what was put by, now and then: what does that is loaded on demand.
    fn thin(&mut self) {
        self.n_put_by += 1;
        if !self.n_put_by.is_multiple_of(EVERY) {
            return;
        }
        let (journal, ids) = (self.journal.clone(), self.latest.keys().cloned().collect::<Vec<_>>());
        fetch::more(move |is_there| {
            if is_there {
                opening::thin(&journal, ids.clone());
            }
        });
    }

    /// The whole states that it is time to put by.
    fn snapshots(&mut self) -> Vec<Write> {
        let now = clock::millis();
        if self.n_changes < CHANGES && now - self.put_by_at < WORK_MS {
            return Vec::new();
        }
        let writes = shelf::snapshots(&self.put_by, &self.latest, &self.library);
        (self.put_by, self.put_by_at, self.n_changes) = (self.latest.clone(), now, 0);
        writes
    }

    /// Says how it went, once that is known of what is the latest.
    fn tell(&self) {
        let is_stored = Rc::ptr_eq(&self.stored, &self.latest);
        let state = match (self.journal_result, self.store_result) {
            (Ok(()), _) if Rc::ptr_eq(&self.journaled, &self.latest) && self.was_emptied => {
                SaveState::Restored(clock::time_of_day().into())
            }
            (Ok(()), _) if Rc::ptr_eq(&self.journaled, &self.latest) => SaveState::Saved(clock::time_of_day().into()),
            (Ok(()), _) => return,
            (Err(_), Ok(())) if !is_stored => return,
            (Err(StorageError::Full), Ok(())) => SaveState::Held(Hold::Full),
            (Err(StorageError::Newer), Ok(())) => SaveState::Held(Hold::Newer),
            (Err(_), Ok(())) => SaveState::Held(Hold::Blocked),
            (Err(StorageError::Full), Err(_)) | (Err(_), Err(StorageError::Full)) => SaveState::Full,
            (Err(_), Err(_)) => SaveState::Blocked,
        };
        self.on_saved.emit(state);
    }
}
