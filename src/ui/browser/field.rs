//! What stands in a field that no model follows.

use wasm_bindgen::JsCast;
use web_sys::HtmlTextAreaElement;

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
