//! Reading the journal, and doing away with it.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use idb::{Factory, Query, Transaction};
use js_sys::{Array, Function};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{IdbOpenDbRequest, IdbRequest, IdbTransaction};

use super::asking::{in_time, looking};
use super::{DATABASE, Journal, Once, PATIENCE_MS, Place, READING_MS, all_from};

/// Keys with their texts, in order.
pub type Entries = Vec<(String, String)>;

/// All that the journal holds; of the whole states only the newest of each piece of work.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contents {
    /// What changes one by one.
    pub latest: Entries,
    /// What belongs to all of a piece of work.
    pub heads: Entries,
    /// The newest whole states.
    pub newest: Entries,
    /// The keys of all whole states.
    pub snapshots: Vec<String>,
    /// What could not be read.
    pub aside: Entries,
}

/// What was asked of one place: its keys, and its texts.
struct Asked(IdbRequest, IdbRequest);

impl Asked {
    fn of(transaction: &Transaction, place: Place, beginning: &str) -> Result<Self, idb::Error> {
        let store = transaction.object_store(place.name())?;
        let range = || all_from(beginning).map(Query::from);
        Ok(Self(store.get_all_keys(Some(range()?), None)?.into(), store.get_all(Some(range()?), None)?.into()))
    }

    fn entries(&self) -> Entries {
        texts(&self.0).into_iter().zip(texts(&self.1)).collect()
    }
}

/// The texts of a list; what is no text is an empty one, which nobody takes for something readable.
fn texts(list: &IdbRequest) -> Vec<String> {
    let list = list.result().map(|list| Array::from(&list)).unwrap_or_default();
    list.iter().map(|text| text.as_string().unwrap_or_default()).collect()
}

/// Reads everything. `done` hears it, or `None` if it cannot be read or not in time; what comes late is heard after that.
#[inline(never)]
pub fn read(journal: &Journal, done: impl Fn(Option<Contents>) + 'static) {
    let done = in_time(READING_MS, None, Option::is_some, done);
    looking(journal, move |transaction| {
        let failed = done.clone();
        if transaction.and_then(|transaction| read_all(transaction, done)).is_none() {
            failed.call(None);
        }
    });
}

fn read_all(transaction: Transaction, done: Once<Option<Contents>>) -> Option<()> {
    let whole = [Place::Latest, Place::Heads, Place::Aside];
    let [latest, heads, aside] = whole.map(|place| Asked::of(&transaction, place, "").ok());
    let (latest, heads, aside) = (latest?, heads?, aside?);
    let store = transaction.object_store(Place::Snapshots.name()).ok()?;
    let keys: IdbRequest = store.get_all_keys(None, None).ok()?.into();
    let all = Rc::new(RefCell::new(Vec::new()));
    let newest: Rc<RefCell<Vec<(String, IdbRequest)>>> = Rc::default();
    let (asked, found, answered) = (newest.clone(), all.clone(), keys.clone());
    keys.set_onsuccess(Some(&once(move || {
        *found.borrow_mut() = texts(&answered);
        for key in newest_of_each(&found.borrow()) {
            if let Ok(request) = store.get(JsValue::from(&key)) {
                asked.borrow_mut().push((key, request.into()));
            }
        }
    })));
    let failed = done.clone();
    at_end(transaction, move |is_read| {
        if !is_read {
            return failed.call(None);
        }
        let text = |request: &IdbRequest| request.result().ok().and_then(|text| text.as_string());
        let newest = newest.borrow();
        let newest = newest.iter().map(|(key, request)| (key.clone(), text(request).unwrap_or_default()));
        done.call(Some(Contents {
            latest: latest.entries(),
            heads: heads.entries(),
            newest: newest.collect(),
            snapshots: all.take(),
            aside: aside.entries(),
        }));
    });
    Some(())
}

/// Reads what stands under the keys of one place that begin with a text. `done` hears it, or `None` if it cannot be read.
#[inline(never)]
pub fn read_some(journal: &Journal, place: Place, beginning: &str, done: Box<dyn FnOnce(Option<Entries>)>) {
    let (done, beginning) = (Once::new(done), beginning.to_owned());
    looking(journal, move |transaction| {
        let asked = transaction.and_then(|transaction| {
            let asked = Asked::of(&transaction, place, &beginning).ok()?;
            Some((transaction, asked))
        });
        let Some((transaction, asked)) = asked else { return done.call(None) };
        at_end(transaction, move |is_read| done.call(is_read.then(|| asked.entries())));
    });
}

/// Reads the keys of one place that begin with a text. `done` hears them; none if they cannot be read.
#[inline(never)]
pub fn read_keys(journal: &Journal, place: Place, beginning: &str, done: Box<dyn FnOnce(Vec<String>)>) {
    let (done, beginning) = (Once::new(done), beginning.to_owned());
    looking(journal, move |transaction| {
        let asked = transaction.and_then(|transaction| {
            let store = transaction.object_store(place.name()).ok()?;
            let keys = store.get_all_keys(Some(all_from(&beginning).ok()?.into()), None).ok()?;
            Some((transaction, IdbRequest::from(keys)))
        });
        let Some((transaction, keys)) = asked else { return done.call(Vec::new()) };
        at_end(transaction, move |is_read| done.call(if is_read { texts(&keys) } else { Vec::new() }));
    });
}

/// Does away with the database. `done` hears whether it is gone.
#[inline(never)]
pub fn remove(journal: &Journal, done: Box<dyn FnOnce(bool)>) {
    journal.let_go();
    let removal = Factory::new().and_then(|factory| factory.delete(DATABASE));
    let Ok(removal) = removal.map(IdbOpenDbRequest::from) else { return done(false) };
    let done = Once::new(done);
    let (failed, late) = (done.clone(), done.clone());
    removal.set_onsuccess(Some(&once(move || done.call(true))));
    removal.set_onerror(Some(&once(move || failed.call(false))));
    // A page of ours lets go of it when it is asked to; one that is asleep may not.
    Timeout::new(PATIENCE_MS, move || late.call(false)).forget();
}

/// What an event calls. The library's own way would leave a part of this file in the part of the program that is loaded first.
fn once(call: impl FnOnce() + 'static) -> Function {
    Closure::once_into_js(call).unchecked_into()
}

/// Says whether a transaction came to its end.
fn at_end(transaction: Transaction, done: impl FnOnce(bool) + 'static) {
    let (transaction, done) = (IdbTransaction::from(transaction), Once::new(done));
    let aborted = done.clone();
    transaction.set_oncomplete(Some(&once(move || done.call(true))));
    transaction.set_onabort(Some(&once(move || aborted.call(false))));
}

/// Of keys in order, each of which ends in a line of its own, the last of those that are the same up to there.
fn newest_of_each(keys: &[String]) -> Vec<String> {
    let owner = |key: &String| key.split_once('\n').map(|(owner, _)| owner.to_owned());
    let is_last = |at: usize| keys.get(at + 1).is_none_or(|next| owner(next) != owner(&keys[at]));
    (0..keys.len()).filter(|at| is_last(*at)).map(|at| keys[at].clone()).collect()
}
