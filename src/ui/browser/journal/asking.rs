//! Asking the journal something, without changing it.

use std::cell::Cell;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use idb::{Request, Transaction, TransactionMode};
use js_sys::Array;
use wasm_bindgen::JsValue;

use super::{Journal, LATE_MS, Once, Opened, PATIENCE_MS, Place};

/// Whether there is anything. `done` hears it; a journal that does not open has nothing. That something is there after all may
/// be heard later.
pub fn look(journal: &Journal, done: impl Fn(bool) + 'static) {
    let nothing = in_time(PATIENCE_MS, false, |has_anything| *has_anything, done);
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
    journal.open(LATE_MS, Box::new(move |opened| done(opened.ok().and_then(|opened| begin(&opened)))));
}

/// What hears an answer once. When it does not come in time, `done` hears something else instead, and what comes late after
/// that if it is worth it.
pub(super) fn in_time<T: 'static>(
    patience: u32,
    instead: T,
    is_worth_it: fn(&T) -> bool,
    done: impl Fn(T) + 'static,
) -> Once<T> {
    let (done, is_answered) = (Rc::new(done), Rc::new(Cell::new(false)));
    let (late, was_answered) = (done.clone(), is_answered.clone());
    Timeout::new(patience, move || {
        if !was_answered.replace(true) {
            late(instead);
        }
    })
    .forget();
    Once::new(move |answer| {
        if !is_answered.replace(true) || is_worth_it(&answer) {
            done(answer);
        }
    })
}

fn begin(opened: &Opened) -> Option<Transaction> {
    let names: Array = Place::ALL.iter().map(|place| JsValue::from_str(place.name())).collect();
    let mode = TransactionMode::ReadOnly.into();
    opened.database.transaction_with_str_sequence_and_mode(&names, mode).ok().map(Into::into)
}
