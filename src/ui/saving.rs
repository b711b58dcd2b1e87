//! Drafts on their way into the storage.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use yew::Callback;

use super::browser::clock;
use super::browser::storage::StorageError;
use super::components::header::SaveState;
use super::shelf;
use crate::model::{Drafts, Library};

/// How long typing may go on before it is stored.
const DELAY_MS: u32 = 250;

/// What is stored, and what is to be.
pub(super) struct Saving {
    stored: Rc<Drafts>,
    latest: Rc<Drafts>,
    library: Library,
    timer: Option<Timeout>,
    on_saved: Callback<SaveState>,
}

impl From<StorageError> for SaveState {
    fn from(error: StorageError) -> Self {
        match error {
            StorageError::Full => Self::Full,
            StorageError::Blocked => Self::Blocked,
        }
    }
}

impl Saving {
    /// Nothing is to be stored yet. `on_saved` hears how it went whenever something was.
    pub(super) fn new(stored: Rc<Drafts>, library: Library, on_saved: Callback<SaveState>) -> Rc<RefCell<Self>> {
        Rc::new(RefCell::new(Self { latest: stored.clone(), stored, library, timer: None, on_saved }))
    }

    /// Stores drafts, unless others come soon.
    pub(super) fn store_soon(saving: &Rc<RefCell<Self>>, drafts: Rc<Drafts>, library: &Library) {
        let later = saving.clone();
        let timer = Timeout::new(DELAY_MS, move || later.borrow_mut().store());
        let mut saving = saving.borrow_mut();
        saving.latest = drafts;
        saving.library = library.clone();
        saving.timer = Some(timer);
    }

    /// Stores what is not stored yet. Done at once, because the page may be about to go away.
    pub(super) fn store(&mut self) {
        self.timer = None;
        if Rc::ptr_eq(&self.stored, &self.latest) {
            return;
        }
        let state = match shelf::save(&self.stored, &self.latest, &self.library) {
            Ok(()) => {
                self.stored = self.latest.clone();
                SaveState::Saved(clock::time_of_day().into())
            }
            Err(error) => error.into(),
        };
        self.on_saved.emit(state);
    }
}
