//! A second thread: the page's side of it, and its own.
//!
//! What passes is a text, with files or bytes beside it.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent, Worker, WorkerOptions, WorkerType};

/// A message.
#[derive(Debug)]
pub struct Message {
    /// What it says.
    pub text: String,
    /// What comes with it: files, or the bytes of one.
    pub beside: Array,
}

impl Message {
    fn from_event(event: &MessageEvent) -> Self {
        let parts: Array = event.data().unchecked_into();
        Self { text: parts.get(0).as_string().unwrap_or_default(), beside: parts.get(1).unchecked_into() }
    }

    /// The bytes that come with it.
    pub fn bytes(&self) -> Vec<u8> {
        self.beside.get(0).dyn_into::<Uint8Array>().map(|bytes| bytes.to_vec()).unwrap_or_default()
    }
}

/// The page's side.
#[derive(Debug)]
pub struct Helper {
    worker: Worker,
    _on_message: Closure<dyn FnMut(MessageEvent)>,
    _on_error: Closure<dyn FnMut(JsValue)>,
}

impl Helper {
    /// Starts a worker from a script of ours; `hear` gets what it says, `lost` is called when it cannot go on.
    ///
    /// # Errors
    /// What the browser says when it does not allow it.
    pub fn start(script: &str, hear: impl Fn(Message) + 'static, lost: impl Fn() + 'static) -> Result<Self, JsValue> {
        let options = WorkerOptions::new();
        // One that was put together in the page is no module: from a disk, Chromium starts none.
        options.set_type(if script.starts_with("blob:") { WorkerType::Classic } else { WorkerType::Module });
        let worker = Worker::new_with_options(script, &options)?;
        let on_message = Closure::new(move |event: MessageEvent| hear(Message::from_event(&event)));
        let on_error = Closure::new(move |_: JsValue| lost());
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        Ok(Self { worker, _on_message: on_message, _on_error: on_error })
    }

    /// Says something, with files beside it.
    pub fn say(&self, text: &str, beside: &Array) {
        // Files and texts can always be cloned.
        let _ = self.worker.post_message(&Array::of2(&text.into(), beside));
    }
}

impl Drop for Helper {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

/// Whether this is a worker; then its own side of the conversation.
pub fn scope() -> Option<DedicatedWorkerGlobalScope> {
    js_sys::global().dyn_into().ok()
}

/// Calls `hear` with all that the page says, for as long as the worker lives.
pub fn listen(scope: &DedicatedWorkerGlobalScope, hear: impl Fn(Message) + 'static) {
    let on_message =
        Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| hear(Message::from_event(&event)));
    scope.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    on_message.forget();
}

/// Says something to the page, with bytes beside it that are handed over, not copied.
pub fn say(scope: &DedicatedWorkerGlobalScope, text: &str, bytes: Option<&[u8]>) {
    let beside = Array::new();
    let handed_over = Array::new();
    if let Some(bytes) = bytes {
        let bytes = Uint8Array::from(bytes);
        handed_over.push(&bytes.buffer());
        beside.push(&bytes);
    }
    // Texts and buffers of ours can always be handed over.
    let _ = scope.post_message_with_transfer(&Array::of2(&text.into(), &beside), &handed_over);
}
