//! Waiting for what the browser does meanwhile.

use wasm_bindgen::JsValue;

/// Calls one of two functions when a promise is kept or broken; gives the promise of what that one gives.
///
/// # Errors
/// When it is no promise.
pub(super) fn then(promise: &JsValue, on_kept: &JsValue, on_broken: &JsValue) -> Result<JsValue, JsValue> {
    let then: js_sys::Function = js_sys::Reflect::get(promise, &"then".into())?.into();
    then.call2(promise, on_kept, on_broken)
}
