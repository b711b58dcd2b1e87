//! A table in a frame that scrolls by itself where the screen is narrow.

use crate::ui::element::{Element, div, el};

/// Draws a table of a class, with a line for each row. `name` is what its frame is called, `caption` stands above it.
pub fn table<T>(
    class: &'static str,
    name: &str,
    caption: Option<&str>,
    heads: Element,
    rows: impl IntoIterator<Item = T>,
    draw: impl FnMut(T) -> Element,
) -> Element {
    let mut table = el("table").class(class);
    if let Some(caption) = caption {
        table = table.child(el("caption").text(caption));
    }
    let table = table.child(el("thead").child(heads)).child(el("tbody").each(rows, draw));
    div("table-frame").set("role", "region").set("tabindex", "0").attr("aria-label", name).child(table)
}

/// A head over numbers.
pub fn number_head(words: &str) -> Element {
    el("th").set("scope", "col").class("score-table__number").text(words)
}

/// A cell that holds a number.
pub fn number(words: &str) -> Element {
    el("td").class("score-table__number").text(words)
}
