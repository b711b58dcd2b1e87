//! What stands in a field that no model follows.

use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};

fn area(id: &str) -> Option<HtmlTextAreaElement> {
    gloo::utils::document().get_element_by_id(id)?.dyn_into().ok()
}

/// The text in a field of several lines; empty where there is none.
pub fn text(id: &str) -> String {
    area(id).map(|area| area.value()).unwrap_or_default()
}

/// Puts a text into a field of several lines.
pub fn set_text(id: &str, text: &str) {
    if let Some(area) = area(id) {
        area.set_value(text);
    }
}

/// What stands in a field of one line, or is chosen in a list; empty where there is none.
pub fn value(id: &str) -> String {
    let Some(element) = gloo::utils::document().get_element_by_id(id) else { return String::new() };
    match element.dyn_ref::<HtmlSelectElement>() {
        Some(list) => list.value(),
        None => element.dyn_ref::<HtmlInputElement>().map(HtmlInputElement::value).unwrap_or_default(),
    }
}

/// Says something in a place that is there for it; a status is then heard.
pub fn say(id: &str, words: &str) {
    if let Some(place) = gloo::utils::document().get_element_by_id(id) {
        place.set_text_content(Some(words));
    }
}
