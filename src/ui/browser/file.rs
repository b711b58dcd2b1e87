//! Reading a file that a person chose.

use js_sys::Uint8Array;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Event, File, HtmlInputElement};
use yew::TargetCast;

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
pub fn read_chosen(event: &Event, max: usize, done: impl FnOnce(Chosen) + 'static) {
    let Some(input) = event.target_dyn_into::<HtmlInputElement>() else {
        return;
    };
    let Some(file) = input.files().and_then(|files| files.get(0)) else {
        return;
    };
    input.set_value("");
    wasm_bindgen_futures::spawn_local(async move {
        let (name, size) = (file.name(), file.size());
        #[expect(clippy::cast_precision_loss, reason = "a limit far below 2⁵³")]
        let is_readable = size <= max as f64;
        let bytes = if is_readable { read(&file).await } else { None };
        done(Chosen { name, bytes });
    });
}

async fn read(file: &File) -> Option<Vec<u8>> {
    let buffer = JsFuture::from(file.array_buffer()).await.ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}
