//! Reading a file that a person chose.

use std::rc::Rc;

use js_sys::Uint8Array;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::Closure;
use web_sys::{Event, File, HtmlInputElement};
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
pub fn read_chosen(event: &Event, max: usize, done: impl Fn(Chosen) + 'static) {
    let Some(input) = event.target_dyn_into::<HtmlInputElement>() else {
        return;
    };
    let Some(file) = input.files().and_then(|files| files.get(0)) else {
        return;
    };
    input.set_value("");
    read(&file, max, Rc::new(done));
}

/// The same for every file that was chosen; `done` is called once for each, in no order.
pub fn read_each(event: &Event, max: usize, done: impl Fn(Chosen) + 'static) {
    let Some(input) = event.target_dyn_into::<HtmlInputElement>() else {
        return;
    };
    let done: Rc<dyn Fn(Chosen)> = Rc::new(done);
    let files = input.files();
    let chosen: Vec<File> = files.iter().flat_map(|files| (0..files.length()).filter_map(|n| files.get(n))).collect();
    // Only now: the list is the input's own.
    input.set_value("");
    chosen.iter().for_each(|file| read(file, max, done.clone()));
}

fn read(file: &File, max: usize, done: Rc<dyn Fn(Chosen)>) {
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
