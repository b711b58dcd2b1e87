//! The table of dimensions and indicators, as its readers know it: one decimal, "–" where not surveyed.

use yew::{Html, html};

use super::bar::bar;
use crate::language::Language;
use crate::report::sentence::{printed, printed_range};
use crate::report::{Row, Subject};
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
pub fn score_table(rows: &[Row], caption: &str, depth: Depth, language: Language) -> Html {
    let texts = text::results(language);
    let shown = rows.iter().filter(|row| depth == Depth::All || matches!(row.subject, Subject::Part(_)));
    html! {
        <div class="table-frame" role="region" tabindex="0" aria-label={caption.to_owned()}>
        <table class="score-table">
            <caption>{ caption }</caption>
            <thead>
                <tr>
                    <th scope="col">{ texts.name }</th>
                    <th scope="col" class="score-table__number">{ texts.claimed }</th>
                    <th scope="col" class="score-table__number">{ texts.evidenced }</th>
                    <th scope="col" class="score-table__bar"><span class="visually-hidden">{ texts.bar }</span></th>
                    <th scope="col" class="score-table__number">{ texts.completeness }</th>
                </tr>
            </thead>
            <tbody>{ for shown.map(|row| line(row, depth, language)) }</tbody>
        </table>
        </div>
    }
}

fn line(row: &Row, depth: Depth, language: Language) -> Html {
    let (class, id, handle) = match &row.subject {
        Subject::Part(id) => ("score-table__part", id.to_string(), format!("dimension:{id}")),
        Subject::Indicator(id) => ("score-table__indicator", id.to_string(), format!("indicator:{id}")),
    };
    let handle = (depth == Depth::All).then_some(handle);
    let progress = if row.score.progress.is_empty() { "–".into() } else { say::short_progress(row.score.progress) };
    html! {
        <tr {class} key={id.clone()}>
            <th scope="row">
                <span class="score-table__code">{ id }</span>
                <span class="score-table__title">
                    { row.title.get(language) }
                    if language == Language::Thai { <span class="score-table__other" lang="en">{ &*row.title.en }</span> }
                    if !row.is_asked { <span class="score-table__note">{ text::results(language).not_asked }</span> }
                </span>
            </th>
            <td class="score-table__number score-table__claimed"><span data-score={handle}>{ printed(&row.score) }</span></td>
            <td class="score-table__number">{ printed_range(row.score.evidenced) }</td>
            <td class="score-table__bar">{ bar(row.score.claimed) }</td>
            <td class="score-table__number">{ progress }</td>
        </tr>
    }
}
