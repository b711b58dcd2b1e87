//! A newer version of the program: laid in by the browser, it waits until it is asked for. The script that starts the page
//! says so by a function of the window, and by an event once the page runs.

use gloo::events::EventListener;
use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};

const READY: &str = "phromUpdate";

fn ready() -> Option<Function> {
    Reflect::get(&gloo::utils::window(), &READY.into()).ok()?.dyn_into().ok()
}

/// Whether one waits.
#[inline(never)]
pub fn is_ready() -> bool {
    ready().is_some()
}

/// Calls `on_ready` when one waits, until the listener is dropped.
pub fn listen(on_ready: impl Fn() + 'static) -> EventListener {
    EventListener::new(&gloo::utils::window(), "phrom-update", move |_| on_ready())
}

/// Takes it into use: the page is loaded anew.
#[inline(never)]
pub fn apply() {
    // A browser that refuses leaves the page as it is.
    let _ = ready().map(|apply| apply.call0(&JsValue::UNDEFINED));
}

/// Leaves it waiting, and says no more of it as long as this page is open.
#[inline(never)]
pub fn put_off() {
    // It is a property of our own.
    let _ = Reflect::delete_property(&gloo::utils::window(), &READY.into());
}
