//! Asking the journal something, without changing it.

use gloo::timers::callback::Timeout;
use idb::{Request, Transaction, TransactionMode};
use js_sys::Array;
use wasm_bindgen::JsValue;

use super::{Journal, Once, Opened, Place, READING_MS};

/// Whether there is anything. `done` hears it; a journal that does not open has nothing.
pub fn look(journal: &Journal, done: impl FnOnce(bool) + 'static) {
    let nothing = Once::new(done);
    let late = nothing.clone();
    Timeout::new(READING_MS, move || late.call(false)).forget();
    looking(journal, move |transaction| {
        let asked = transaction.and_then(|transaction| {
            let n = |place: Place| transaction.object_store(place.name())?.count(None);
            let asked = [n(Place::Heads).ok()?, n(Place::Snapshots).ok()?];
            Some((transaction, asked))
        });
        let Some((mut transaction, asked)) = asked else { return nothing.call(false) };
        let aborted = nothing.clone();
        transaction.on_abort(move |_| aborted.call(false));
        transaction.on_complete(move |_| {
            let has_some = |request: &idb::request::CountStoreRequest| {
                request.result().is_ok_and(|n| n.as_f64().is_some_and(|n| n > 0.0))
            };
            nothing.call(asked.iter().any(has_some));
        });
        transaction.forget_callbacks();
    });
}

/// Gives a transaction over everything that changes nothing; `None` if there is none to be had.
pub(super) fn looking(journal: &Journal, done: impl FnOnce(Option<Transaction>) + 'static) {
    journal.open(Box::new(move |opened| done(opened.ok().and_then(|opened| begin(&opened)))));
}

fn begin(opened: &Opened) -> Option<Transaction> {
    let names: Array = Place::ALL.iter().map(|place| JsValue::from_str(place.name())).collect();
    let mode = TransactionMode::ReadOnly.into();
    opened.database.transaction_with_str_sequence_and_mode(&names, mode).ok().map(Into::into)
}
