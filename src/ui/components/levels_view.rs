//! Where the rows of a table stand: how many at each level, the lowest, the median, the share, and each row.

use std::rc::Rc;

use super::table::{number, number_head, table};
use crate::answers::Row;
use crate::exact::Exact;
use crate::language::Language;
use crate::questionnaire::{Question, RowLevels, Table};
use crate::scoring::{Distribution, distribution, row_level};
use crate::ui::element::{Element, div, el, own, p};
use crate::ui::text::{self, say};

/// Draws the distribution of a table's rows with its chart, and the level of each row.
#[inline(never)]
pub fn levels_view(
    question: &Question,
    rows: &[Rc<Row>],
    of: &Table,
    levels: &RowLevels,
    language: Language,
) -> Element {
    let more = text::more(language);
    let counted = distribution(rows, of, levels);
    let id = format!("levels-{}", question.id);
    let section = el("section")
        .class("levels")
        .attr("aria-labelledby", &id)
        .attr("data-levels", question.id.as_str())
        .child(el("h2").attr("id", &id).text(levels.title.get(language)))
        .child(p("", levels.about.get(language)));
    if counted.n_complete() == 0 {
        return section.child(p("empty", more.levels_none));
    }
    let incomplete = format!("{}: {}", more.incomplete, say::entries(counted.n_incomplete, language));
    section
        .child(facts(question, &counted, levels, language))
        .child(chart(&counted, levels, language))
        .when(counted.n_incomplete > 0, || p("notice", &incomplete))
        .child(p("field__hint", more.never_averaged))
        .child(each_row(rows, of, levels, language))
}

/// A level's code and title.
fn name(levels: &RowLevels, position: usize, language: Language) -> String {
    let level = levels.levels.get(position);
    level.map(|level| format!("{} {}", level.id, level.title.get(language))).unwrap_or_default()
}

/// The share, the lowest level and the median.
fn facts(question: &Question, counted: &Distribution, levels: &RowLevels, language: Language) -> Element {
    let (more, n) = (text::more(language), counted.n_complete());
    let name = |position| name(levels, position, language);
    let median = counted
        .median
        .map(|(low, high)| if low == high { name(low) } else { format!("{} – {}", name(low), name(high)) });
    let fact = |label: &str, handle: &str, words: &str, unit: &str| {
        let figure = el("dd").child(el("span").attr("data-score", handle).text(words)).text(unit);
        el("div").child(el("dt").text(label)).child(figure)
    };
    let share = levels.share.as_ref().zip(counted.n_in_share).map(|(share, n_in)| {
        let figure = Exact::of(n_in as u64, n as u64).unwrap_or(Exact::ZERO).percent();
        let count = say::filled(n_in, n, language);
        fact(share.title.get(language), &format!("share:{}", question.id), &figure.to_string(), " %")
            .child(el("dd").class("levels__count").text(&count))
    });
    el("dl")
        .class("levels__facts")
        .maybe_child(share)
        .child(fact(more.lowest, &format!("lowest:{}", question.id), &counted.lowest.map(name).unwrap_or_default(), ""))
        .child(fact(more.median, &format!("median:{}", question.id), &median.unwrap_or_default(), ""))
}

/// How many rows stand at each level.
fn chart(counted: &Distribution, levels: &RowLevels, language: Language) -> Element {
    let more = text::more(language);
    let most = counted.counts.iter().max().copied().unwrap_or(1).max(1);
    let heads = el("tr").child(el("th").set("scope", "col").text(more.level)).child(number_head(more.n_rows)).child(
        el("th")
            .set("scope", "col")
            .class("levels__bar")
            .child(crate::ui::element::unseen(text::results(language).bar)),
    );
    let chart_name = format!("{} ({})", levels.title.get(language), more.n_rows);
    let lines = levels.levels.iter().zip(&counted.counts).enumerate();
    table("levels__table", &chart_name, None, heads, lines, |(position, (level, count))| {
        el("tr")
            .key(level.id.as_str())
            .attr("data-level", level.id.as_str())
            .child(
                el("th")
                    .set("scope", "row")
                    .child(el("span").text(&name(levels, position, language)))
                    .child(el("small").text(level.about.get(language))),
            )
            .child(number(&count.to_string()))
            .child(el("td").class("levels__bar").html(count_bar(*count, most)))
    })
}

/// A bar for a number, out of the greatest.
fn count_bar(count: usize, most: usize) -> yew::Html {
    let width = (count * 1000 / most).to_string();
    let rect = |class: &'static str, width: &str| {
        el("rect").class(class).set("x", "0").set("y", "0").attr("width", width).set("height", "120")
    };
    el("svg")
        .class("bar")
        .set("viewBox", "0 0 1000 120")
        .set("preserveAspectRatio", "none")
        .set("aria-hidden", "true")
        .set("focusable", "false")
        .child(rect("bar__track", "1000"))
        .child(rect("bar__figure", &width))
        .into()
}

fn each_row(rows: &[Rc<Row>], of: &Table, levels: &RowLevels, language: Language) -> Element {
    let more = text::more(language);
    let list = el("ol").class("levels__rows").each(rows, |row| {
        let at = row_level(row, of, levels);
        let words = at.map_or_else(|| more.incomplete.to_owned(), |at| say::row_level(of, levels, &at, language));
        el("li").child(div("levels__name").child(own(row.name(of)))).child(p("levels__why", &words))
    });
    el("details").class("levels__each").child(el("summary").text(more.each_row)).child(list)
}
