//! Moving the focus to where the person should go on.

use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, ScrollIntoViewOptions};

/// Moves the focus to the first element of a selector, after the page has been drawn, and shows it.
pub fn focus(selector: &str) {
    let selector = selector.to_owned();
    Timeout::new(0, move || {
        let found = gloo::utils::document().query_selector(&selector).ok().flatten();
        let Some(element) = found.and_then(|element| element.dyn_into::<HtmlElement>().ok()) else {
            return;
        };
        let place = element.closest("[data-question]").ok().flatten();
        if let Some(place) = place {
            place.scroll_into_view_with_scroll_into_view_options(&ScrollIntoViewOptions::new());
        }
        // An element that cannot take the focus is shown all the same.
        let _ = element.focus();
    })
    .forget();
}

/// Shows the top of the page.
pub fn to_top() {
    gloo::utils::window().scroll_to_with_x_and_y(0.0, 0.0);
}

/// Moves the focus to the first input of a question.
pub fn to_question(id: &str) {
    let body = format!("[data-question='{id}'] .question__body");
    focus(&format!("{body} input, {body} textarea"));
}
