//! A completeness gate: whether everything is filled in, how much is, and what is missing.

use crate::language::Language;
use crate::questionnaire::{Gate, QuestionId};
use crate::scoring::{GateScore, ItemScore};
use crate::ui::element::{Element, el, p};
use crate::ui::text::{self, say};

/// Draws a gate. `link` gives the address of a question.
#[inline(never)]
pub fn gate_view(
    gate: &Gate,
    score: &GateScore<'_>,
    language: Language,
    link: &dyn Fn(&QuestionId) -> String,
) -> Element {
    let more = text::more(language);
    let is_complete = score.is_complete();
    let (class, state, words) = match is_complete {
        true => ("gate gate--complete", "complete", more.gate_complete),
        false => ("gate gate--open", "open", more.gate_incomplete),
    };
    let id = format!("gate-{}", gate.id);
    let filled = say::filled(score.n_filled(), score.items.len(), language);
    let missing = score.items.iter().filter(|item| !item.is_filled);
    let list = el("ul").class("gate__missing").each(missing, |item| {
        let words = format!("{} {}", item.question.id, title(item, language));
        el("li").child(el("a").attr("href", &link(&item.question.id)).text(&words))
    });
    el("section")
        .class(class)
        .attr("aria-labelledby", &id)
        .attr("data-gate", &gate.id)
        .set("data-state", state)
        .child(el("h2").attr("id", &id).text(gate.title.get(language)))
        .child(
            p("gate__state", "")
                .child(el("strong").text(words))
                .text(" ")
                .child(el("span").attr("data-score", &format!("gate:{}", gate.id)).text(&filled)),
        )
        .child(p("", gate.about.get(language)))
        .when(!is_complete, || p("gate__title", more.gate_missing))
        .when(!is_complete, || list)
}

/// An item's name: that of its columns, or that of its question.
fn title(item: &ItemScore<'_>, language: Language) -> String {
    let question = item.question.text.get(language);
    let mut words = question.to_owned();
    let columns = item.question.kind.table().map(|table| item.item.columns.iter().filter_map(|id| table.column(id)));
    for (n, column) in columns.into_iter().flatten().enumerate() {
        words += if n == 0 { ": " } else { ", " };
        words += column.text.get(language);
    }
    words
}
