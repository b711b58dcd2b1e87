//! The files of the page that the browser keeps for when there is no connection.

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};

use super::promise::then;

/// What the names of our caches begin with.
const OURS: &str = "phrom-";

/// Removes them; the next visit lays them in again. `done` hears how many of our caches there were.
#[inline(never)]
pub fn remove(done: Box<dyn FnOnce(usize)>) {
    let window = gloo::utils::window();
    // Without it, what is there is laid in no more, and a page that is opened later begins anew.
    let worker = Reflect::get(&window.navigator(), &"serviceWorker".into()).unwrap_or_default();
    if let Some(ask) =
        Reflect::get(&worker, &"getRegistration".into()).ok().and_then(|ask| ask.dyn_into::<Function>().ok())
    {
        let on_found = Closure::once_into_js(|registration: JsValue| {
            let leave =
                Reflect::get(&registration, &"unregister".into()).ok().and_then(|f| f.dyn_into::<Function>().ok());
            leave.map(|leave| leave.call0(&registration));
        });
        let _ = ask.call0(&worker).and_then(|asked| then(&asked, &on_found, &JsValue::UNDEFINED));
    }
    let Ok(caches) = window.caches() else { return done(0) };
    let own = caches.clone();
    let on_names = Closure::once_into_js(move |names: JsValue| {
        let mut n_gone = 0;
        for name in Array::from(&names).iter().filter_map(|name| name.as_string()).filter(|name| name.starts_with(OURS))
        {
            // The browser does it by and by.
            let _ = own.delete(&name);
            n_gone += 1;
        }
        done(n_gone);
    });
    let _ = then(&caches.keys(), &on_names, &JsValue::UNDEFINED);
}
