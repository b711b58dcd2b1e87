//! The tables of the report: figures with bar and spread, spreads in numbers, what is counted, the guideline.

use super::{View, said};
use crate::report::province::file::{ClassFile, MeasureFile, ReportFile, RowFile, SpreadFile};
use crate::ui::components::table::{number, number_head, table};
use crate::ui::element::{Element, div, el, p};
use crate::ui::text;

/// Dimensions, or annexes, and their indicators.
pub(super) fn score_table(view: &View, report: &ReportFile, is_annex: bool) -> Element {
    let (texts, language) = (view.texts(), view.language());
    let groups = format!(
        "{} / {}",
        said(&report.questionnaire.dimension, language),
        said(&report.questionnaire.indicator, language)
    );
    let heads = el("tr")
        .child(el("th").set("scope", "col").text(&groups))
        .child(number_head(texts.n))
        .child(number_head(texts.percent))
        .child(el("th").set("scope", "col").class("score-table__bar").text(texts.bar))
        .child(el("th").set("scope", "col").class("score-table__bar").text(texts.spread));
    let rows = report.rows.iter().filter(|row| row.is_annex == is_annex);
    let name = if is_annex { text::results(language).annexes } else { texts.table };
    table("score-table", name, None, heads, rows, |row| {
        let (code, handle) = code_of(row);
        let n = row.figure.n.map_or_else(|| "*".to_owned(), |n| n.to_string());
        el("tr")
            .key(&handle)
            .class(line_class(row))
            .child(title(code, row, view))
            .child(number(&n))
            .child(number(&row.figure.printed).attr("data-score", &handle))
            .child(el("td").class("score-table__bar").maybe_child(row.figure.mean.map(bar)))
            .child(el("td").class("score-table__bar").maybe_child(row.spread.as_ref().map(strip)))
    })
}

/// How a line looks: those of dimensions stand out.
pub(super) const fn line_class(row: &RowFile) -> &'static str {
    if row.indicator.is_none() { "score-table__part" } else { "" }
}

fn code_of(row: &RowFile) -> (&str, String) {
    match &row.indicator {
        Some(indicator) => (indicator, format!("indicator:{indicator}")),
        None => (&row.part, format!("dimension:{}", row.part)),
    }
}

/// The code and the title of a line.
pub(super) fn title(code: &str, row: &RowFile, view: &View) -> Element {
    let language = view.language();
    el("th").set("scope", "row").child(el("span").class("score-table__code").text(code)).child(el("span").titles(
        &row.title.text(),
        language,
        "score-table__other",
    ))
}

fn picture(class: &'static str) -> Element {
    el("svg")
        .class(class)
        .set("viewBox", "0 0 100 12")
        .set("preserveAspectRatio", "none")
        .set("aria-hidden", "true")
        .set("focusable", "false")
        .child(rect("bar__track", 0.0, 100.0))
}

fn rect(class: &'static str, from: f64, to: f64) -> Element {
    el("rect")
        .class(class)
        .set("y", "0")
        .set("height", "12")
        .attr("x", &format!("{from:.2}"))
        .attr("width", &format!("{:.2}", (to - from).max(0.0)))
}

/// The mean.
fn bar(mean: f64) -> Element {
    picture("bar").child(rect("bar__figure", 0.0, mean))
}

/// The middle half of the agencies, and the median.
fn strip(spread: &SpreadFile) -> Element {
    let [first, median, third] = spread.quartiles;
    let median = (median - 0.75).clamp(0.0, 98.5);
    picture("bar strip").child(rect("strip__box", first, third)).child(rect("strip__median", median, median + 1.5))
}

/// The spread in numbers, for those who do not see the pictures.
pub(super) fn spread_table(view: &View, report: &ReportFile) -> Element {
    let texts = view.texts();
    let heads = ["0–<20", "20–<40", "40–<60", "60–<80", "80–100"];
    let heads = el("tr")
        .child(el("th").set("scope", "col").text(texts.table))
        .child(number_head(texts.quartile_1))
        .child(number_head(texts.median))
        .child(number_head(texts.quartile_3))
        .each(heads, number_head);
    let rows = report.rows.iter().filter_map(|row| Some((row, row.spread.as_ref()?)));
    let rows = table("score-table", texts.spread_table, None, heads, rows, |(row, spread)| {
        el("tr")
            .class(line_class(row))
            .child(title(code_of(row).0, row, view))
            .each(spread.quartiles, |quartile| number(&format!("{quartile:.1}")))
            .each(spread.bands, |n| number(&n.to_string()))
    });
    el("details").class("report__more").child(el("summary").text(texts.spread_table)).child(rows)
}

/// What is counted: levels, steps, gates, places between poles.
pub(super) fn measures(view: &View, report: &ReportFile) -> Option<Element> {
    let texts = view.texts();
    if report.measures.is_empty() {
        return None;
    }
    Some(
        div("report__measures")
            .child(el("h3").text(texts.measures))
            .child(div("measures").each(&report.measures, |measure| one_measure(view, measure))),
    )
}

fn one_measure(view: &View, measure: &MeasureFile) -> Element {
    let (texts, language) = (view.texts(), view.language());
    let title = said(&measure.title, language);
    let most = measure.classes.iter().map(|class| class.n).max().unwrap_or(0).max(1);
    let heads = el("tr")
        .child(el("th").set("scope", "col").text(texts.class))
        .child(number_head(texts.number))
        .child(el("th").set("scope", "col").text(texts.bar));
    let is_middle = |position: usize| {
        measure.median.is_some_and(|median| median.iter().any(|own| usize::try_from(*own) == Ok(position)))
    };
    #[expect(clippy::cast_precision_loss, reason = "a picture")]
    let line = |(position, class): (usize, &ClassFile)| {
        let mark = if is_middle(position) { format!(" ({})", texts.median) } else { String::new() };
        el("tr")
            .child(el("th").set("scope", "row").text(&format!("{}{mark}", said(&class.title, language))))
            .child(number(&class.n.to_string()))
            .child(el("td").child(bar(100.0 * class.n as f64 / most as f64)))
    };
    let rows = table("score-table", title, None, heads, measure.classes.iter().enumerate(), line);
    let share = measure.share.as_ref().map(|share| {
        let words = format!("{}: {}/{} = {}", said(&share.title, language), share.n, share.whole, share.printed);
        p("measure__share", &words).attr("data-score", &format!("share:{}", measure.code))
    });
    el("section")
        .class("measure")
        .attr("data-measure", &measure.code)
        .child(el("h4").text(title))
        .when(measure.n.is_none(), || p("field__hint", texts.held_back))
        .when(measure.n.is_some(), || rows)
        .maybe_child(share)
}

/// What to do to rise, indicator by indicator.
pub(super) fn guide(view: &View, report: &ReportFile) -> Element {
    let (texts, language) = (view.texts(), view.language());
    let heads = el("tr")
        .child(el("th").set("scope", "col").text(said(&report.questionnaire.indicator, language)))
        .child(el("th").set("scope", "col").text(texts.advice));
    let rows = report.rows.iter().filter_map(|row| Some((row, row.advice.as_ref()?)));
    let rows = table("score-table guide", texts.guide, None, heads, rows, |(row, advice)| {
        el("tr").child(title(code_of(row).0, row, view)).child(el("td").text(said(advice, language)))
    });
    div("report__guide").child(el("h3").text(texts.guide)).child(rows)
}
