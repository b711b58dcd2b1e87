//! Fetching what belongs to the page and is not loaded with it. Never from elsewhere: the page's policy forbids it.

use js_sys::{Function, Object};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Response, TextDecoder};

use super::promise::then;

/// In which texts of ours lie beside the page: a byte for each Thai letter, not three. Every browser reads it.
const ENCODING: &str = "windows-874";

/// Fetches a text of ours. `done` hears it, or `None` if it cannot be had.
pub fn text(address: &str, done: impl Fn(Option<String>) + Clone + 'static) {
    let refused = done.clone();
    let on_response = Closure::once_into_js(|response: JsValue| match response.dyn_into::<Response>() {
        Ok(response) if response.ok() => response.array_buffer().map_or(JsValue::NULL, JsValue::from),
        _ => JsValue::NULL,
    });
    let on_bytes = Closure::once_into_js(move |bytes: JsValue| done(text_of(bytes)));
    let on_refused = Closure::once_into_js(move |_: JsValue| refused(None));
    let response = gloo::utils::window().fetch_with_str(address);
    // A promise has `then`; the browser itself made this one.
    let _ = then(&response, &on_response, &JsValue::UNDEFINED).and_then(|bytes| then(&bytes, &on_bytes, &on_refused));
}

/// The text in the bytes of a buffer, as they lie beside the page.
pub fn text_of(bytes: JsValue) -> Option<String> {
    let bytes: Object = bytes.dyn_into().ok()?;
    TextDecoder::new_with_label(ENCODING).ok()?.decode_with_buffer_source(&bytes).ok()
}

/// Loads the part of the program that is loaded on demand. `done` hears whether it is there. A page that was built in one
/// piece has all of it already.
pub fn more(done: impl Fn(bool) + Clone + 'static) {
    let load = js_sys::Reflect::get(&gloo::utils::window(), &"phromMore".into()).unwrap_or(JsValue::UNDEFINED);
    let Some(load) = load.dyn_ref::<Function>() else {
        return done(true);
    };
    let refused = done.clone();
    let on_loaded = Closure::once_into_js(move |_: JsValue| done(true));
    let on_refused = Closure::once_into_js(move |_: JsValue| refused(false));
    // As above.
    let _ = load.call0(&JsValue::UNDEFINED).and_then(|promise| then(&promise, &on_loaded, &on_refused));
}
