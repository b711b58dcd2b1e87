//! A labelled field with hint and error, wired by ids.

use yew::{AttrValue, Html, html};

/// Draws a label, a hint, an error and the input that they belong to. The input carries the id `id` and is
/// described by [`described_by`].
pub fn field(id: &str, label: &str, hint: Option<&str>, error: Option<AttrValue>, input: Html) -> Html {
    let class = if error.is_some() { "field field--refused" } else { "field" };
    html! {
        <div {class}>
            <label class="field__label" for={id.to_owned()}>{ label }</label>
            if let Some(hint) = hint {
                <p class="field__hint" id={format!("{id}-hint")}>{ hint }</p>
            }
            if let Some(error) = error {
                <p class="field__error" id={format!("{id}-error")}>{ error }</p>
            }
            { input }
        </div>
    }
}

/// The ids that describe an input of [`field`].
pub fn described_by(id: &str, has_hint: bool, has_error: bool) -> Option<AttrValue> {
    match (has_hint, has_error) {
        (true, true) => Some(format!("{id}-hint {id}-error").into()),
        (true, false) => Some(format!("{id}-hint").into()),
        (false, true) => Some(format!("{id}-error").into()),
        (false, false) => None,
    }
}
