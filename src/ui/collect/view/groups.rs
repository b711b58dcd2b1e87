//! Agencies side by side, and two rounds side by side.

use yew::Html;

use super::report::has_figures;
use super::report_tables::{line_class, title};
use super::{View, said, section};
use crate::exact::Exact;
use crate::report::province::file::{ComparedFile, ComparisonFile, GroupFile, GroupingFile, ReportFile, RowFile};
use crate::ui::collect::shown::Act;
use crate::ui::components::table::{number, number_head, table};
use crate::ui::element::{Element, button, div, el, p};

/// Draws the sections.
pub(super) fn groups(view: &View) -> Html {
    let Some(report) = &view.shown.state.report else { return div("").into() };
    let grouping = report.groupings.get(view.shown.grouping).or_else(|| report.groupings.first());
    div("")
        .maybe_child(grouping.map(|grouping| side_by_side(view, report, grouping)))
        .maybe_child(report.comparison.as_ref().map(|comparison| rounds(view, report, comparison)))
        .into()
}

fn side_by_side(view: &View, report: &ReportFile, grouping: &GroupingFile) -> Element {
    let (texts, language) = (view.texts(), view.language());
    let grouped_by = |by: &str| match by {
        "agencyType" => texts.by_agency_type,
        "province" => texts.by_province,
        "profile" => texts.by_profile,
        _ => texts.by_group,
    };
    let tabs = div("filters__buttons").each(report.groupings.iter().enumerate(), |(position, own)| {
        let is_chosen = own.by == grouping.by;
        button("button button--small", "group-by", grouped_by(&own.by), view.does(Act::Grouping(position)))
            .key(&own.by)
            .attr("data-group-by", &own.by)
            .set("aria-pressed", if is_chosen { "true" } else { "false" })
    });
    let has_figures = has_figures(report);
    let is_shown =
        |row: &RowFile| has_figures && ((row.indicator.is_none() && !row.is_annex) || view.shown.has_indicators);
    let columns: Vec<(usize, &RowFile)> = report.rows.iter().enumerate().filter(|(_, row)| is_shown(row)).collect();
    let has_roster = grouping.groups.iter().any(|group| group.asked.is_some());
    let heads = el("tr")
        .child(el("th").set("scope", "col").text(grouped_by(&grouping.by)))
        .when(has_roster, || number_head(texts.asked))
        .when(has_roster, || number_head(texts.received))
        .when(has_roster, || number_head("%"))
        .child(number_head(texts.counted))
        .each(&columns, |(_, row)| {
            number_head(row.indicator.as_deref().unwrap_or(&row.part)).attr("title", said(&row.title, language))
        });
    let name = format!("{}: {}", texts.groups, grouped_by(&grouping.by));
    let line = |group: &GroupFile| {
        let count = |n: Option<u32>| number(&n.map_or_else(|| "–".to_owned(), |n| n.to_string()));
        let rate =
            group.received.zip(group.asked).and_then(|(received, asked)| Exact::of(received.into(), asked.into()));
        el("tr")
            .key(&group.code)
            .attr("data-group", &group.code)
            .child(el("th").set("scope", "row").text(said(&group.title, language)))
            .when(has_roster, || count(group.asked))
            .when(has_roster, || count(group.received))
            .when(has_roster, || number(&rate.map_or_else(|| "–".to_owned(), |rate| rate.percent().to_string())))
            .child(number(&group.counted.to_string()))
            .each(&columns, |(place, _)| number(group.figures.get(*place).map_or("–", |figure| &figure.printed)))
    };
    section("groups-title", "", texts.groups)
        .child(tabs)
        .child(view.tick("with-indicators", texts.with_indicators, view.shown.has_indicators, Act::Indicators))
        .child(table("score-table groups", &name, None, heads, &grouping.groups, line))
        .child(p("field__hint", texts.held_back))
}

fn rounds(view: &View, report: &ReportFile, comparison: &ComparisonFile) -> Element {
    let texts = view.texts();
    let round = |title: &str, period: &str| format!("{title} ({period})");
    let heads = el("tr")
        .child(el("th").set("scope", "col").text(texts.table))
        .child(number_head(&round(texts.this_round, &report.period)))
        .child(number_head(&round(texts.other_round, &comparison.period)))
        .child(number_head(texts.change));
    let line = |(row, compared): (&RowFile, &ComparedFile)| {
        let code = row.indicator.as_ref().unwrap_or(&row.part);
        let why = compared.difference.as_deref().map(|difference| match difference {
            "missing" => texts.difference_missing,
            _ => texts.difference_other,
        });
        let line = el("tr").class(line_class(row)).child(title(code, row, view)).child(number(&row.figure.printed));
        match why {
            Some(why) => line.child(el("td").set("colspan", "2").text(&format!("{}: {why}", texts.not_comparable))),
            None => line
                .child(number(compared.figure.as_ref().map_or("–", |figure| &figure.printed)))
                .child(number(&compared.change)),
        }
    };
    let rows = report.rows.iter().zip(&comparison.rows);
    section("rounds-title", "", texts.comparison)
        .child(table("score-table rounds", texts.comparison, None, heads, rows, line))
        .child(p("field__hint", &format!("{} · {}", texts.held_back, texts.before_rounding)))
}
