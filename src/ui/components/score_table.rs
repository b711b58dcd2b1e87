//! The table of dimensions and indicators, as its readers know it: one decimal, "–" where not surveyed.

use super::bar::bar;
use super::table::{number, number_head, table};
use crate::language::Language;
use crate::report::sentence::{printed, printed_range};
use crate::report::{Row, Subject};
use crate::ui::element::{Element, el, unseen};
use crate::ui::text::{self, say};

/// What a table of scores shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Depth {
    /// Dimensions only.
    Parts,
    /// Dimensions with their indicators.
    All,
}

/// Draws the table. Its figures carry `data-score` only with `Depth::All`, so that each stands once on a page.
///
/// `name` is the head over their names.
pub fn score_table(rows: &[Row], caption: &str, name: &str, depth: Depth, language: Language) -> Element {
    let texts = text::results(language);
    let shown = rows.iter().filter(|row| depth == Depth::All || matches!(row.subject, Subject::Part(_)));
    let heads = el("tr")
        .child(el("th").set("scope", "col").text(name))
        .child(number_head(texts.claimed))
        .child(number_head(texts.evidenced))
        .child(el("th").set("scope", "col").class("score-table__bar").child(unseen(texts.bar)))
        .child(number_head(texts.completeness));
    table("score-table", caption, Some(caption), heads, shown, |row| line(row, depth, language))
}

fn line(row: &Row, depth: Depth, language: Language) -> Element {
    let (class, id, handle) = match &row.subject {
        Subject::Part(id) => ("score-table__part", id.as_str(), format!("dimension:{id}")),
        Subject::Indicator(id) => ("score-table__indicator", id.as_str(), format!("indicator:{id}")),
    };
    let handle = (depth == Depth::All).then_some(&*handle);
    let progress = if row.score.progress.is_empty() { "–".into() } else { say::short_progress(row.score.progress) };
    let title = el("span").class("score-table__title").titles(&row.title, language, "score-table__other");
    let not_asked = || el("span").class("score-table__note").text(text::results(language).not_asked);
    let title = title.when(!row.is_asked, not_asked);
    let n = row.score.n_not_applicable;
    let left_out = matches!(row.subject, Subject::Part(_)) && n > 0;
    let left_out = left_out.then(|| {
        let as_zero = row.score.leaves_out_much().then(|| printed_range(row.score.na_as_zero));
        el("span").class("score-table__note").text(&say::not_applicable(n, as_zero.as_deref(), language))
    });
    let title = title.maybe_child(left_out);
    let claimed = el("span").maybe("data-score", handle).text(&printed(&row.score));
    el("tr")
        .class(class)
        .key(id)
        .child(el("th").set("scope", "row").child(el("span").class("score-table__code").text(id)).child(title))
        .child(el("td").class("score-table__number score-table__claimed").child(claimed))
        .child(number(&printed_range(row.score.evidenced)))
        .child(el("td").class("score-table__bar").html(bar(row.score.claimed)))
        .child(number(&progress))
}
