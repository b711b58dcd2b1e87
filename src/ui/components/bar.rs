//! A horizontal bar for one figure, as an SVG. The figure itself stands in the table beside it.

use yew::{Html, html};

use crate::exact::Percent;
use crate::scoring::Figure;

const HEIGHT: &str = "12";

fn width(percent: Percent) -> String {
    format!("{}.{}", percent.tenths() / 10, percent.tenths() % 10)
}

/// Draws a figure: solid up to its low end, hatched up to its high end while questions are open.
pub fn bar(figure: Option<Figure>) -> Html {
    let Some(Figure { low, high }) = figure else {
        return Html::default();
    };
    html! {
        <svg class="bar" viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true" focusable="false">
            <rect class="bar__track" x="0" y="0" width="100" height={HEIGHT} />
            <rect class="bar__range" x="0" y="0" width={width(high)} height={HEIGHT} />
            <rect class="bar__figure" x="0" y="0" width={width(low)} height={HEIGHT} />
        </svg>
    }
}
