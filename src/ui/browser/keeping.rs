//! Whether the browser may clear what is stored here when space runs short, and asking it not to.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};

use super::promise::then;

/// Asks whether the browser has promised to keep what is stored here. `done` hears it; nothing is heard where a browser knows
/// no such promise.
#[inline(never)]
pub fn look(done: Box<dyn FnOnce(bool)>) {
    call("persisted", done);
}

/// Asks the browser for that promise. Some decide by themselves, some ask the person. `done` hears what became of it.
#[inline(never)]
pub fn ask(done: Box<dyn FnOnce(bool)>) {
    call("persist", done);
}

fn call(what: &str, done: Box<dyn FnOnce(bool)>) {
    let storage = Reflect::get(&gloo::utils::window().navigator(), &"storage".into()).unwrap_or_default();
    let asked = Reflect::get(&storage, &what.into()).ok().and_then(|call| call.dyn_into::<Function>().ok());
    let Some(promise) = asked.and_then(|call| call.call0(&storage).ok()?.dyn_into::<Promise>().ok()) else { return };
    let on_answer = Closure::once_into_js(move |answer: JsValue| done(answer.is_truthy()));
    let on_refusal = Closure::once_into_js(|_: JsValue| {});
    // The browser itself made the promise.
    let _ = then(&promise, &on_answer, &on_refusal);
}
