//! What the page's own document says about it.

/// The content of a `<meta>` of a name.
#[inline(never)]
pub fn meta(name: &str) -> Option<String> {
    if cfg!(not(target_arch = "wasm32")) {
        return None;
    }
    let found = gloo::utils::document().query_selector(&format!("meta[name='{name}']")).ok().flatten();
    found.and_then(|meta| meta.get_attribute("content")).filter(|content| !content.is_empty())
}

fn root() -> Option<web_sys::Element> {
    gloo::utils::document().document_element()
}

/// Marks the whole page with an attribute.
pub fn mark(name: &str, value: &str) {
    // The name is ours, and one that a browser takes.
    let _ = root().map(|root| root.set_attribute(name, value));
}

/// What the whole page is marked with; empty without the mark.
pub fn marked(name: &str) -> String {
    root().and_then(|root| root.get_attribute(name)).unwrap_or_default()
}

/// Whether something is on the page.
pub fn has(selector: &str) -> bool {
    gloo::utils::document().query_selector(selector).is_ok_and(|found| found.is_some())
}

/// Where a link on the page leads.
pub fn href(selector: &str) -> Option<String> {
    gloo::utils::document().query_selector(selector).ok()??.get_attribute("href")
}
