//! A radar chart of the dimensions, as an SVG. Its table stands beside it.

use yew::{Html, html};

use crate::exact::Percent;

/// One axis: its short label and its figure; `None` draws no corner there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Axis {
    /// The label at its end.
    pub label: String,
    /// The figure.
    pub figure: Option<Percent>,
}

const CENTRE: f64 = 150.0;
const RADIUS: f64 = 110.0;
const LABEL_RADIUS: f64 = 132.0;

/// A point on an axis at a share of a radius, as "x,y".
fn point(index: usize, n_axes: usize, distance: f64) -> (f64, f64) {
    #[expect(clippy::cast_precision_loss, reason = "a handful of axes")]
    let angle = std::f64::consts::TAU * index as f64 / n_axes as f64 - std::f64::consts::FRAC_PI_2;
    (CENTRE + distance * angle.cos(), CENTRE + distance * angle.sin())
}

fn polygon(points: impl Iterator<Item = (f64, f64)>) -> String {
    points.map(|(x, y)| format!("{x:.1},{y:.1}")).collect::<Vec<_>>().join(" ")
}

/// Draws the chart; nothing for fewer than three axes with a figure. `title` names it for those who do not see it.
pub fn radar(axes: &[Axis], title: &str) -> Html {
    let axes: Vec<&Axis> = axes.iter().filter(|axis| axis.figure.is_some()).collect();
    let n = axes.len();
    if n < 3 {
        return Html::default();
    }
    let ring = |share: f64| polygon((0..n).map(|index| point(index, n, RADIUS * share)));
    let distance = |axis: &Axis| RADIUS * axis.figure.unwrap_or(Percent::ZERO).to_f64() / 100.0;
    let corners: Vec<(f64, f64)> = axes.iter().enumerate().map(|(i, axis)| point(i, n, distance(axis))).collect();
    html! {
        <svg class="radar" viewBox="0 0 300 300" role="img" aria-label={title.to_owned()}>
            { for [0.25, 0.5, 0.75, 1.0].iter().map(|share| html! { <polygon class="radar__ring" points={ring(*share)} /> }) }
            { for (0..n).map(|index| {
                let (x, y) = point(index, n, RADIUS);
                html! { <line class="radar__axis" x1={CENTRE.to_string()} y1={CENTRE.to_string()} x2={format!("{x:.1}")} y2={format!("{y:.1}")} /> }
            }) }
            <polygon class="radar__figure" points={polygon(corners.iter().copied())} />
            { for corners.iter().map(|(x, y)| html! { <circle class="radar__dot" cx={format!("{x:.1}")} cy={format!("{y:.1}")} r="4" /> }) }
            { for axes.iter().enumerate().map(|(index, axis)| {
                let (x, y) = point(index, n, LABEL_RADIUS);
                html! {
                    <text class="radar__label" x={format!("{x:.1}")} y={format!("{:.1}", y + 5.0)} text-anchor="middle">{ &axis.label }</text>
                }
            }) }
        </svg>
    }
}
