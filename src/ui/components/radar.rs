//! A radar chart of the dimensions, as an SVG. Its table stands beside it.
//!
//! Drawn in whole numbers, tenths of a unit: fractions would bring the sine, the cosine and the printing of
//! floating-point numbers, 15 KB, for one picture.

use yew::Html;

use crate::exact::Percent;
use crate::ui::element::{el, nothing};

/// One axis: its short label and its figure; `None` draws no axis.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Axis {
    /// The label at its end.
    pub label: String,
    /// The figure.
    pub figure: Option<Percent>,
}

/// The middle of the picture, its radius and that of the labels, in tenths.
const CENTRE: i64 = 1500;
const RADIUS: i64 = 1100;
const LABEL_RADIUS: i64 = 1320;

/// Cosine and sine of a third to a twelfth of a full turn, in millionths. A chart of more axes cannot be read.
const STEPS: [(i64, i64); 10] = [
    (-500_000, 866_025),
    (0, 1_000_000),
    (309_017, 951_057),
    (500_000, 866_025),
    (623_490, 781_831),
    (707_107, 707_107),
    (766_044, 642_788),
    (809_017, 587_785),
    (841_254, 540_641),
    (866_025, 500_000),
];
const MILLION: i64 = 1_000_000;

/// Directions of the axes from the top clockwise, in millionths.
fn directions(n_axes: usize) -> Vec<(i64, i64)> {
    let Some((cosine, sine)) = n_axes.checked_sub(3).and_then(|n| STEPS.get(n)) else {
        return Vec::new();
    };
    let turn = |(x, y): &(i64, i64)| Some(((x * cosine - y * sine) / MILLION, (x * sine + y * cosine) / MILLION));
    std::iter::successors(Some((0, -MILLION)), turn).take(n_axes).collect()
}

/// A coordinate, at a distance from the middle along an axis.
fn coordinate(direction: i64, distance: i64) -> String {
    let tenths = CENTRE + direction * distance / MILLION;
    format!("{}.{}", tenths / 10, tenths % 10)
}

fn corners(points: impl Iterator<Item = ((i64, i64), i64)>) -> String {
    let mut corners = String::new();
    for ((x, y), distance) in points {
        corners += &format!("{},{} ", coordinate(x, distance), coordinate(y, distance));
    }
    corners
}

/// Draws the chart; nothing for fewer than three axes with a figure, or more than twelve. `title` names it for those
/// who do not see it.
pub fn radar(axes: &[Axis], title: &str) -> Html {
    let axes: Vec<(&str, Percent)> = axes.iter().filter_map(|axis| Some((axis.label.as_str(), axis.figure?))).collect();
    let directions = directions(axes.len());
    if directions.is_empty() {
        return nothing();
    }
    let reach = |figure: Percent| RADIUS * i64::from(figure.millionths()) / i64::from(Percent::FULL.millionths());
    let points = || directions.iter().copied().zip(&axes).map(|(at, (_, figure))| (at, reach(*figure)));
    el("svg")
        .class("radar")
        .set("viewBox", "0 0 300 300")
        .set("role", "img")
        .attr("aria-label", title)
        .each(1..=4_i64, |ring| {
            let points = corners(directions.iter().map(|at| (*at, RADIUS * ring / 4)));
            el("polygon").class("radar__ring").attr("points", &points)
        })
        .each(&directions, |(x, y)| {
            let line = el("line").class("radar__axis").set("x1", "150").set("y1", "150");
            line.attr("x2", &coordinate(*x, RADIUS)).attr("y2", &coordinate(*y, RADIUS))
        })
        .child(el("polygon").class("radar__figure").attr("points", &corners(points())))
        .each(points(), |((x, y), distance)| {
            let dot = el("circle").class("radar__dot").set("r", "4");
            dot.attr("cx", &coordinate(x, distance)).attr("cy", &coordinate(y, distance))
        })
        .each(directions.iter().zip(&axes), |((x, y), (label, _))| {
            let text = el("text").class("radar__label").set("text-anchor", "middle").set("dy", "5").text(label);
            text.attr("x", &coordinate(*x, LABEL_RADIUS)).attr("y", &coordinate(*y, LABEL_RADIUS))
        })
        .into()
}
