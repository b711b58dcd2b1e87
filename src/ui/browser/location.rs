//! The part of the address behind "#", the page's language and title, and printing.

use std::cell::Cell;
use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;

/// What stands behind "#", with it.
pub fn hash() -> String {
    gloo::utils::window().location().hash().unwrap_or_default()
}

/// Goes to an address behind "#"; the back button leads back.
pub fn go(hash: &str) {
    // The address is ours; a browser that refuses leaves the page as it is.
    let _ = gloo::utils::window().location().set_hash(hash);
}

/// Whether all pages are in one file, so that none lies beside it.
pub fn is_in_one_file() -> bool {
    // Drawn outside of a browser, it is a site.
    cfg!(target_arch = "wasm32")
        && js_sys::Reflect::has(&gloo::utils::window(), &"phromInOneFile".into()).unwrap_or_default()
}

/// Whether the page was opened from a disk, not from a site.
pub fn is_from_disk() -> bool {
    gloo::utils::window().location().protocol().is_ok_and(|protocol| protocol == "file:")
}

/// Calls `on_change` whenever the address changes, until the listener is dropped.
pub fn listen(on_change: impl Fn() + 'static) -> EventListener {
    EventListener::new(&gloo::utils::window(), "hashchange", move |_| on_change())
}

/// Calls `on_leave` when the page may be about to go away, and when it is seen again, until the listeners are dropped. It hears
/// whether the browser puts the page aside as it is, so that nothing in it goes on.
pub fn listen_for_leaving(on_leave: impl Fn(bool) + Clone + 'static) -> [EventListener; 2] {
    let on_hide = on_leave.clone();
    [
        EventListener::new(&gloo::utils::window(), "pagehide", move |event| {
            on_leave(event.unchecked_ref::<web_sys::PageTransitionEvent>().persisted());
        }),
        EventListener::new(&gloo::utils::document(), "visibilitychange", move |_| on_hide(false)),
    ]
}

/// Has the browser ask before the page is closed, as long as that would lose something and until the listener is dropped.
pub fn warn_of_leaving(would_lose: Rc<Cell<bool>>) -> EventListener {
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(&gloo::utils::window(), "beforeunload", options, move |event| {
        if would_lose.get() {
            event.prevent_default();
        }
    })
}

/// Whether the page can be seen.
pub fn is_visible() -> bool {
    gloo::utils::document().visibility_state() == web_sys::VisibilityState::Visible
}

/// Tells the browser the language and the title of the page.
pub fn describe(language: &str, title: &str) {
    let document = gloo::utils::document();
    document.set_title(title);
    if let Some(root) = document.document_element() {
        // Setting an attribute of a valid name cannot fail.
        let _ = root.set_attribute("lang", language);
    }
}

/// Loads the page anew.
pub fn reload() {
    // A browser that refuses leaves the page as it is.
    let _ = gloo::utils::window().location().reload();
}

/// Opens the browser's print dialogue.
pub fn print() {
    // A browser without one does nothing.
    let _ = gloo::utils::window().print();
}
