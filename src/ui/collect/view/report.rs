//! The report, in the layout that its readers know (DOMAIN section 7).

use std::rc::Rc;

use yew::Html;

use super::report_tables::{guide, measures, score_table, spread_table};
use super::{View, said, section};
use crate::desk::session::view::Choice;
use crate::exact::Percent;
use crate::report::province::file::ReportFile;
use crate::report::province::words;
use crate::report::sentence::Digits;
use crate::ui::collect::shown::{Act, Shown};
use crate::ui::components::field::field;
use crate::ui::components::radar::{Axis, radar};
use crate::ui::element::{Element, button, div, el, p};
use crate::ui::text;

/// Draws the section.
pub(super) fn report(view: &View) -> Html {
    let texts = view.texts();
    let Some(report) = &view.shown.state.report else {
        let what_to_do = if view.shown.state.rounds.len() > 1 { texts.rounds_ask } else { texts.report_none_hint };
        let none = section("report-title", "", texts.report).child(p("empty", texts.report_none));
        return none.child(p("field__hint", what_to_do)).into();
    };
    let language = view.language();
    let title = format!("{} {}", said(&report.questionnaire.title, language), report.period);
    section("report-title", "report", texts.report)
        .child(
            div("report__head")
                .child(p("report__subject", said(&report.subject, language)))
                .child(p("page__over", &title)),
        )
        .child(controls(view, report))
        .child(letter(view, report))
        .when(has_figures(report), || overview(view, report))
        .when(!report.priorities.is_empty(), || priorities(view, report))
        .when(report.counts.counted < report.least, || p("notice", texts.all_held))
        .maybe_child(measures(view, report))
        .when(report.rows.iter().any(|row| row.spread.is_some()), || spread_table(view, report))
        .child(guide(view, report))
        .child(p("field__hint", said(&report.questionnaire.disclaimer, language)))
        .into()
}

/// Whether the questionnaire has figures at all: services and agreements have none.
pub(super) fn has_figures(report: &ReportFile) -> bool {
    report.rows.iter().any(|row| row.figure.n != Some(0))
}

fn controls(view: &View, report: &ReportFile) -> Element {
    let texts = view.texts();
    let digits = view.tick("thai-digits", texts.thai_digits, view.shown.digits == Digits::Thai, |is_ticked| {
        Act::Digits(if is_ticked { Digits::Thai } else { Digits::Arabic })
    });
    let on_act = view.on_act.clone();
    let least = el("input")
        .set("type", "number")
        .set("min", "1")
        .set("max", "100")
        .class("input report__least")
        .set("data-field", "least")
        .value(&report.least.to_string())
        .on_change(Rc::new(move |typed| {
            if let Ok(least) = typed.trim().parse() {
                on_act.emit(Shown::chooses(Choice::Least(least)));
            }
        }));
    div("report__controls")
        .child(button("button", "print", texts.print, view.does(Act::Print)))
        .child(digits)
        .child(field("least", texts.least, Some(texts.least_hint), None, least))
}

/// The sentences.
fn letter(view: &View, report: &ReportFile) -> Element {
    let (texts, language, digits) = (view.texts(), view.language(), view.shown.digits);
    let part = |highlight: &Option<crate::report::province::file::HighlightFile>| {
        highlight.as_ref().map(|highlight| highlight.part.clone()).unwrap_or_default()
    };
    let (highest, lowest) = (words::highest(report, language, digits), words::lowest(report, language, digits));
    let paragraphs = |sentences: &[String]| {
        let mut all = div("");
        for sentence in sentences {
            all = all.child(p("", sentence));
        }
        all
    };
    div("report__letter")
        .child(p("", &words::response(report, language, digits)))
        .when(!highest.is_empty(), || {
            div("")
                .attr("data-highest", &part(&report.highest))
                .child(el("h3").text(texts.highest))
                .child(paragraphs(&highest))
        })
        .when(!lowest.is_empty(), || {
            div("")
                .attr("data-lowest", &part(&report.lowest))
                .child(el("h3").text(texts.lowest))
                .child(paragraphs(&lowest))
        })
}

/// The chart and the table.
fn overview(view: &View, report: &ReportFile) -> Element {
    let texts = view.texts();
    let dimensions = report.rows.iter().filter(|row| row.indicator.is_none() && !row.is_annex);
    let percent = |mean: f64| {
        let millionths = crate::questionnaire::Quantity::from_f64(mean).map(|own| own.millionths());
        millionths.and_then(|own| u32::try_from(own).ok()).map(Percent::from_millionths)
    };
    let axes: Vec<Axis> =
        dimensions.map(|row| Axis { label: row.part.clone(), figure: row.figure.mean.and_then(percent) }).collect();
    let overall = report.overall.as_ref().map(|figure| {
        div("figure")
            .child(el("span").class("figure__label").text(texts.overall))
            .child(el("span").class("figure__number").set("data-score", "overall").text(&figure.printed))
    });
    div("report__figures")
        .child(el("h3").text(texts.table))
        .child(
            div("overview__chart")
                .child(div("report__side").maybe_child(overall).html(radar(&axes, texts.radar)))
                .child(score_table(view, report, false)),
        )
        .child(p("field__hint", &format!("{} · {}", texts.held_back, texts.spread_note)))
        .when(report.rows.iter().any(|row| row.is_annex), || {
            let title = text::results(view.language()).annexes;
            div("report__annexes").child(el("h3").text(title)).child(score_table(view, report, true))
        })
}

fn priorities(view: &View, report: &ReportFile) -> Element {
    let (texts, language, digits) = (view.texts(), view.language(), view.shown.digits);
    let rows = report.priorities.iter().filter_map(|code| Some((code, report.indicator(code)?)));
    div("report__priorities").child(el("h3").text(texts.priorities)).child(el("ol").each(
        rows.enumerate(),
        |(place, (code, row))| {
            el("li")
                .key(code)
                .number("data-priority", place + 1)
                .attr("data-indicator", code)
                .text(&words::priority(row, language, digits))
        },
    ))
}
