//! The browser's voice. Only voices of the device itself are used: the others send what they read to a server.
//!
//! Everything is asked for by its name: each binding would be part of the script that every first visit loads.

use std::cell::RefCell;

use gloo::events::EventListener;
use js_sys::{Array, Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::EventTarget;

thread_local! {
    /// What is being said, with what listens for its end: browsers forget what nobody holds.
    static SAID: RefCell<Vec<EventListener>> = const { RefCell::new(Vec::new()) };
}

fn get(of: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(of, &name.into()).ok().filter(|found| !found.is_undefined() && !found.is_null())
}

fn call(of: &JsValue, name: &str, argument: &JsValue) -> Option<JsValue> {
    get(of, name)?.dyn_into::<Function>().ok()?.call1(of, argument).ok()
}

fn synthesis() -> Option<JsValue> {
    get(&gloo::utils::window(), "speechSynthesis")
}

/// The voices of this device, each with its language in small letters ("th-th").
fn voices() -> Vec<(String, JsValue)> {
    let list = synthesis().and_then(|synthesis| call(&synthesis, "getVoices", &JsValue::UNDEFINED));
    let Some(list) = list else { return Vec::new() };
    let voice = |at: usize| {
        let voice = get(&list, &at.to_string())?;
        get(&voice, "localService")?.as_bool().filter(|is_local| *is_local)?;
        Some((get(&voice, "lang")?.as_string()?.to_ascii_lowercase(), voice))
    };
    // Far more than any device has; a list that never ends is none.
    (0..1_000).map_while(|at| get(&list, &at.to_string()).map(|_| at)).filter_map(voice).collect()
}

fn is_of(language: &str, code: &str) -> bool {
    language.strip_prefix(code).is_some_and(|rest| rest.is_empty() || rest.starts_with(['-', '_']))
}

/// Whether this device has a voice of its own for a language.
pub fn speaks(code: &str) -> bool {
    voices().iter().any(|(language, _)| is_of(language, code))
}

/// Calls `on_change` when voices come or go, which many browsers find only after a while, and `on_leave` when the page may be
/// about to go away, until the listeners are dropped. Browsers read on after a page is gone.
pub fn listen(on_change: impl Fn() + 'static, on_leave: impl Fn() + 'static) -> Vec<EventListener> {
    let Some(synthesis) = synthesis() else { return Vec::new() };
    let leaving = EventListener::new(&gloo::utils::window(), "pagehide", move |_| {
        stop();
        on_leave();
    });
    vec![EventListener::new(synthesis.unchecked_ref(), "voiceschanged", move |_| on_change()), leaving]
}

/// Reads texts, one after the other, in place of what is being read. `on_end` hears when all is said, or cannot be; not when
/// something else stops it.
pub fn say(texts: &[String], code: &str, on_end: impl Fn() + Clone + 'static) {
    stop();
    let voice = voices().into_iter().find(|(language, _)| is_of(language, code));
    let (Some(synthesis), Some((_, voice))) = (synthesis(), voice) else { return on_end() };
    let make =
        get(&gloo::utils::window(), "SpeechSynthesisUtterance").and_then(|make| make.dyn_into::<Function>().ok());
    let Some(make) = make else { return on_end() };
    for (n, text) in texts.iter().enumerate() {
        let Ok(utterance) = Reflect::construct(&make, &Array::of1(&text.into())) else { return on_end() };
        // Both are properties of every utterance.
        let _ = Reflect::set(&utterance, &"voice".into(), &voice);
        let _ = Reflect::set(&utterance, &"lang".into(), &code.into());
        let target: &EventTarget = utterance.unchecked_ref();
        let (at_end, at_error) = (on_end.clone(), on_end.clone());
        let mut listeners = vec![EventListener::once(target, "error", move |_| at_error())];
        if n + 1 == texts.len() {
            listeners.push(EventListener::once(target, "end", move |_| at_end()));
        }
        SAID.with(|said| said.borrow_mut().extend(listeners));
        call(&synthesis, "speak", &utterance);
    }
}

/// Says no more.
pub fn stop() {
    // What is stopped here is not told to who listened.
    let listeners = SAID.with(|said| std::mem::take(&mut *said.borrow_mut()));
    drop(listeners);
    if let Some(synthesis) = synthesis() {
        call(&synthesis, "cancel", &JsValue::UNDEFINED);
    }
}
