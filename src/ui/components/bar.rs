//! A horizontal bar for one figure, as an SVG. The figure itself stands in the table beside it.

use yew::Html;

use crate::exact::Percent;
use crate::scoring::Figure;
use crate::ui::element::{Element, el, nothing};

fn rect(class: &'static str, width: Percent) -> Element {
    el("rect").class(class).set("x", "0").set("y", "0").attr("width", &width.to_string()).set("height", "12")
}

/// Draws a figure: solid up to its low end, hatched up to its high end while questions are open.
pub fn bar(figure: Option<Figure>) -> Html {
    let Some(Figure { low, high }) = figure else {
        return nothing();
    };
    el("svg")
        .class("bar")
        .set("viewBox", "0 0 100 12")
        .set("preserveAspectRatio", "none")
        .set("aria-hidden", "true")
        .set("focusable", "false")
        .child(rect("bar__track", Percent::FULL))
        .child(rect("bar__range", high))
        .child(rect("bar__figure", low))
        .into()
}
