//! Reading a file that a person chose.

use js_sys::Uint8Array;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::Closure;
use web_sys::{Event, HtmlInputElement};
use yew::TargetCast;

use super::promise::then;

/// A chosen file.
#[derive(Debug)]
pub struct Chosen {
    /// Its name.
    pub name: String,
    /// Its bytes; `None` if it was too large to be read or the disk refused.
    pub bytes: Option<Vec<u8>>,
}

/// Reads the first file of a file input's event, unless it is larger than `max` bytes. The input is emptied, so
/// that the same file can be chosen again. `done` is not called when no file was chosen.
pub fn read_chosen(event: &Event, max: usize, done: impl Fn(Chosen) + Clone + 'static) {
    let Some(input) = event.target_dyn_into::<HtmlInputElement>() else {
        return;
    };
    let Some(file) = input.files().and_then(|files| files.get(0)) else {
        return;
    };
    input.set_value("");
    let name = file.name();
    #[expect(clippy::cast_precision_loss, reason = "a limit far below 2⁵³")]
    if file.size() > max as f64 {
        return done(Chosen { name, bytes: None });
    }
    let (refused, of_refused) = (done.clone(), name.clone());
    let on_read = Closure::once_into_js(move |buffer: JsValue| {
        done(Chosen { name, bytes: Some(Uint8Array::new(&buffer).to_vec()) });
    });
    let on_refused = Closure::once_into_js(move |_: JsValue| refused(Chosen { name: of_refused, bytes: None }));
    // The promise calls one of the two, after this function has ended.
    let _ = then(&file.array_buffer(), &on_read, &on_refused);
}
