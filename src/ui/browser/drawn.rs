//! What the page shows, as text: its elements without anything that can be pressed, and what they are styled with.
//!
//! Called by name, as is much of the browser here that only a few ever use: a declared function would be part of the
//! script that every first visit loads.

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Element;

/// What is of no use on paper or in a file.
const LEFT_OUT: &str = ".no-print, .actions, .beside, .link-button, button, input, label, select, textarea, form, nav, \
                        dialog, script, style, link, template, iframe, object, embed";

/// What an element keeps: what it is, what it is called and how it is drawn. No address, no handle.
const KEPT: &str = "class id lang dir role aria-label aria-labelledby aria-describedby aria-hidden scope colspan rowspan \
                    open max value viewBox preserveAspectRatio x y x1 x2 y1 y2 cx cy r rx ry dx dy d points width height text-anchor transform";

/// The first element of a selector as HTML, as it stands there; empty if there is none. The browser itself escapes what
/// is in it.
pub fn element(css: &str) -> String {
    let found = gloo::utils::document().query_selector(css).ok().flatten();
    let Some(copy) = found.and_then(|found| call(&found, "cloneNode", &JsValue::TRUE)) else { return String::new() };
    all(&copy, LEFT_OUT).for_each(|element| element.remove());
    for element in all(&copy, "*").chain(copy.dyn_ref().cloned()) {
        let names = call(&element, "getAttributeNames", &JsValue::UNDEFINED).unwrap_or_default();
        for name in Array::from(&names).iter().filter_map(|name| name.as_string()) {
            if !KEPT.split(' ').any(|kept| kept == name) {
                // The name is the browser's own.
                let _ = element.remove_attribute(&name);
            }
        }
    }
    text(&copy, "outerHTML")
}

/// Names what is drawn for paper: the words stand above each page (`print.css`), until others are named. Nothing happens
/// outside a browser, where markup is tested.
pub fn name_paper(words: &str) {
    if cfg!(not(target_arch = "wasm32")) {
        return;
    }
    let mut quoted = String::from("\"");
    for c in words.chars() {
        match c {
            '"' | '\\' | '<' | '\0'..=' ' => quoted += &format!("\\{:x} ", u32::from(c)),
            _ => quoted.push(c),
        }
    }
    quoted.push('"');
    let style = style_of_root();
    let set = property(&style, "setProperty").dyn_into::<Function>();
    // Without it, the pages have their numbers alone.
    let _ = set.map(|set| set.call2(&style, &"--page-about".into(), &quoted.into()));
}

fn style_of_root() -> JsValue {
    property(&property(&gloo::utils::document(), "documentElement"), "style")
}

/// The rules of all style sheets, but for the fonts, which lie in files of their own; and what this page alone has.
pub fn styles() -> String {
    let list = |of: &JsValue, name: &str| Array::from(&property(of, name)).iter().collect::<Vec<_>>();
    let mut styles = String::new();
    for sheet in list(&gloo::utils::document(), "styleSheets") {
        for rule in list(&sheet, "cssRules") {
            let rule = text(&rule, "cssText");
            if !rule.starts_with("@font-face") {
                styles += &rule;
                styles.push('\n');
            }
        }
    }
    styles + ":root { " + &text(&style_of_root(), "cssText") + " }\n"
}

fn property(of: &JsValue, name: &str) -> JsValue {
    let found = Reflect::get(of, &name.into()).unwrap_or_default();
    // Nothing is a list of nothing.
    if found.is_undefined() { Array::new().into() } else { found }
}

fn text(of: &JsValue, name: &str) -> String {
    property(of, name).as_string().unwrap_or_default()
}

fn call(of: &JsValue, name: &str, with: &JsValue) -> Option<JsValue> {
    property(of, name).dyn_into::<Function>().ok()?.call1(of, with).ok()
}

/// The elements of a selector inside another.
fn all(of: &JsValue, css: &str) -> impl Iterator<Item = Element> + use<> {
    let found = call(of, "querySelectorAll", &css.into()).unwrap_or_else(|| Array::new().into());
    Array::from(&found).to_vec().into_iter().filter_map(|element| element.dyn_into().ok())
}
