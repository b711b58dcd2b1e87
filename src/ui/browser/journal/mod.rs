//! IndexedDB, in a database of our own: texts under keys in a few places, written so that they outlive a killed browser.
//!
//! A write is done when the browser says that all of it is on the disk ("strict"), and not before.

mod asking;
mod reading;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use idb::{Database, DatabaseEvent, Factory, KeyRange, ObjectStoreParams, Request, StoreEvent, Transaction};
use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DomException, Event, IdbDatabase, IdbOpenDbRequest, IdbTransaction};

use super::storage::StorageError;

pub use asking::look;
pub use reading::{Contents, Entries, read, read_keys, read_some, remove};

/// The name of the database; no other is ever touched.
const DATABASE: &str = "phrom";

/// Its version. One more asks older pages that are open to let go of it.
const VERSION: u32 = 1;

/// How long an answer is waited for. Some browsers never give one when the disk is in a bad way, or while a page that was put
/// aside has not let go.
const PATIENCE_MS: u32 = 4_000;
/// How long, where it is known that something is stored: after a power cut an old disk takes its time.
const READING_MS: u32 = 20_000;
/// How long it is worth hearing what comes late.
const LATE_MS: u32 = 600_000;

/// Where in the database something stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// What changes one by one.
    Latest,
    /// What belongs to all of a piece of work.
    Heads,
    /// Whole states that were put by.
    Snapshots,
    /// What could not be read.
    Aside,
}

impl Place {
    /// All.
    const ALL: [Self; 4] = [Self::Latest, Self::Heads, Self::Snapshots, Self::Aside];

    /// Its name in the database.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Latest => "latest",
            Self::Heads => "heads",
            Self::Snapshots => "snapshots",
            Self::Aside => "aside",
        }
    }
}

/// One change of what is stored.
#[derive(Clone, Debug)]
pub enum Write {
    /// Puts a text under a key.
    Put(Place, String, String),
    /// The same, unless a rule says that the text there is newer than ours: another page may have been quicker.
    PutNewer(Place, String, String, fn(&str, &str) -> bool),
    /// Removes a key.
    Remove(Place, String),
    /// Removes all keys that begin with a text.
    RemoveAll(Place, String),
}

/// The database, opened when it is first needed and again whenever the browser has closed it. Cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct Journal(Rc<Connection>);

#[derive(Debug, Default)]
struct Connection {
    database: RefCell<Option<Rc<Opened>>>,
    /// What is being written.
    under_way: RefCell<Vec<IdbTransaction>>,
    /// Whether a page of a newer version has asked for the database.
    is_outdated: Cell<bool>,
}

/// An open database.
#[derive(Debug)]
struct Opened {
    database: IdbDatabase,
    /// The same, with what hears that it was closed.
    _hearing: Database,
}

/// What is called once, by whichever of several events comes first.
struct Once<T>(Rc<RefCell<Option<Call<T>>>>);

type Call<T> = Box<dyn FnOnce(T)>;

impl<T> Clone for Once<T> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<T: 'static> Once<T> {
    fn new(call: impl FnOnce(T) + 'static) -> Self {
        Self(Rc::new(RefCell::new(Some(Box::new(call)))))
    }

    fn call(&self, with: T) {
        let call = self.0.borrow_mut().take();
        if let Some(call) = call {
            call(with);
        }
    }
}

impl Journal {
    /// Whether it is open. If it was and is no more, what stood in it may be gone.
    pub fn is_open(&self) -> bool {
        self.0.database.borrow().is_some()
    }

    /// Whether a page of a newer version of the program is using the database.
    pub fn is_outdated(&self) -> bool {
        self.0.is_outdated.get()
    }

    /// Makes all of these changes or none. `done` hears how it went when that is certain.
    pub fn write(&self, writes: Vec<Write>, done: Box<dyn FnOnce(Result<(), StorageError>)>) {
        let journal = self.clone();
        let write = move |opened: Result<Rc<Opened>, StorageError>| match opened {
            Ok(opened) => journal.write_into(&opened, writes, Once::new(done)),
            Err(error) => done(Err(error)),
        };
        self.open(PATIENCE_MS, Box::new(write));
    }

    fn write_into(&self, opened: &Opened, writes: Vec<Write>, done: Once<Result<(), StorageError>>) {
        let Some(mut transaction) = strict(&opened.database).and_then(|begun| {
            self.0.under_way.borrow_mut().push(begun.clone());
            let transaction = begun.into();
            writes.into_iter().all(|write| ask(&transaction, write).is_ok()).then_some(transaction)
        }) else {
            self.let_go();
            return done.call(Err(StorageError::Lost));
        };
        let (completed, aborted, journal) = (done.clone(), done, self.clone());
        let over = self.clone();
        transaction.on_complete(move |event| {
            over.0.under_way.borrow_mut().retain(|one| event.target().as_deref() != Some(one));
            completed.call(Ok(()));
        });
        transaction.on_abort(move |event| {
            let target = event.target().and_then(|target| target.dyn_into::<IdbTransaction>().ok());
            let error = error_of(target.and_then(|transaction| transaction.error()));
            if error == StorageError::Lost {
                journal.let_go();
            }
            aborted.call(Err(error));
        });
        transaction.forget_callbacks();
    }

    /// Gives the database, opened if need be, unless that takes longer than so many milliseconds.
    fn open(&self, patience: u32, done: Box<dyn FnOnce(Result<Rc<Opened>, StorageError>)>) {
        let known = self.0.database.borrow().clone();
        if let Some(known) = known {
            return done(Ok(known));
        }
        if self.is_outdated() {
            return done(Err(StorageError::Newer));
        }
        let opening = Factory::new().and_then(|factory| factory.open(DATABASE, Some(VERSION)));
        let Ok(mut opening) = opening else { return done(Err(StorageError::Blocked)) };
        let opened = Once::new(done);
        let (journal, refused, late) = (self.clone(), opened.clone(), opened.clone());
        opening.on_upgrade_needed(|event| {
            // If this fails, opening fails.
            let Ok(database) = event.database() else { return };
            for place in Place::ALL {
                let _ = database.create_object_store(place.name(), ObjectStoreParams::new());
            }
        });
        opening.on_success(move |event| match event.database() {
            Ok(database) => match event.database() {
                Ok(hearing) => opened.call(Ok(journal.keep(database.into(), hearing))),
                Err(_) => opened.call(Err(StorageError::Blocked)),
            },
            Err(_) => opened.call(Err(StorageError::Blocked)),
        });
        opening.on_error(move |event| {
            let event: Event = event.into();
            let request = event.target().and_then(|target| target.dyn_into::<IdbOpenDbRequest>().ok());
            let error = error_of(request.and_then(|request| request.error().ok().flatten()));
            refused.call(Err(if error == StorageError::Lost { StorageError::Blocked } else { error }));
        });
        opening.forget_callbacks();
        Timeout::new(patience, move || late.call(Err(StorageError::Blocked))).forget();
    }

    /// Keeps an open database until the browser closes it or another page wants it changed or gone.
    fn keep(&self, database: IdbDatabase, mut hearing: Database) -> Rc<Opened> {
        let (closed, asked) = (Rc::downgrade(&self.0), Rc::downgrade(&self.0));
        hearing.on_close(move |_| {
            if let Some(connection) = closed.upgrade() {
                Self(connection).let_go();
            }
        });
        hearing.on_version_change(move |event| {
            let Some(connection) = asked.upgrade() else { return };
            let version = Reflect::get(&event, &"newVersion".into()).ok().and_then(|version| version.as_f64());
            connection.is_outdated.set(version.is_some());
            Self(connection).let_go();
        });
        let opened = Rc::new(Opened { database, _hearing: hearing });
        *self.0.database.borrow_mut() = Some(opened.clone());
        opened
    }

    /// Takes back what is being written, and closes the database: the browser is about to put the page aside as it is, and what
    /// was under way then would keep every other page from the database as long as it lies there.
    pub fn put_aside(&self) {
        for one in self.0.under_way.take() {
            // What is over cannot be taken back.
            let _ = one.abort();
        }
        self.let_go();
    }

    /// Closes the database; the next call opens it again.
    pub fn let_go(&self) {
        let opened = self.0.database.borrow_mut().take();
        if let Some(opened) = opened {
            opened.database.close();
        }
    }
}

/// A transaction over everything that is complete when it is on the disk. The library has no word for that.
fn strict(database: &IdbDatabase) -> Option<IdbTransaction> {
    let options = Object::new();
    Reflect::set(&options, &"durability".into(), &"strict".into()).ok()?;
    let names: Array = Place::ALL.iter().map(|place| JsValue::from_str(place.name())).collect();
    let begin: Function = Reflect::get(database, &"transaction".into()).ok()?.dyn_into().ok()?;
    let transaction = begin.call3(database, &names, &"readwrite".into(), &options).ok()?;
    Some(transaction.unchecked_into())
}

/// Asks for one change.
fn ask(transaction: &Transaction, write: Write) -> Result<(), idb::Error> {
    match write {
        Write::Put(place, key, text) => {
            transaction.object_store(place.name())?.put(&text.into(), Some(&key.into()))?;
        }
        Write::PutNewer(place, key, text, is_newer) => {
            let store = transaction.object_store(place.name())?;
            let key = JsValue::from(key);
            let mut there = store.get(key.clone())?;
            there.on_success(move |event| {
                let there = event.result().ok().flatten().and_then(|there: JsValue| there.as_string());
                if !there.is_some_and(|there| is_newer(&there, &text)) {
                    // What is refused at once must not be called written. An end that fails is one already.
                    if store.put(&text.into(), Some(&key)).is_err() {
                        let _ = store.transaction().abort();
                    }
                }
            });
            there.forget_callbacks();
        }
        Write::Remove(place, key) => {
            transaction.object_store(place.name())?.delete(JsValue::from(key))?;
        }
        Write::RemoveAll(place, beginning) => {
            transaction.object_store(place.name())?.delete(all_from(&beginning)?)?;
        }
    }
    Ok(())
}

/// The keys that begin with a text.
fn all_from(beginning: &str) -> Result<KeyRange, idb::Error> {
    KeyRange::bound(&beginning.into(), &format!("{beginning}\u{ffff}").into(), None, None)
}

/// What an error of the database comes to. Without one, or with another, the database was closed under us.
fn error_of(error: Option<DomException>) -> StorageError {
    match error.map(|error| error.name()).as_deref() {
        Some("QuotaExceededError") => StorageError::Full,
        Some("VersionError") => StorageError::Newer,
        _ => StorageError::Lost,
    }
}
