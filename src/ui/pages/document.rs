//! The answers as a document for print, in Thai: its parts numbered, each answer behind its label, tables as tables.

use std::rc::Rc;

use yew::Html;

use crate::answers::{Scope, Standing};
use crate::language::Language;
use crate::model::Route;
use crate::questionnaire::{Document, Part, Question, Questionnaire, Table};
use crate::report::sentence::Digits;
use crate::scoring::fill;
use crate::submission::Draft;
use crate::ui::browser::location;
use crate::ui::components::page::{heading, page};
use crate::ui::element::{Element, button, div, el, link, p};
use crate::ui::report_file::name_paper;
use crate::ui::text::{self, said};

/// What stands where an answer is missing.
const DOTS: &str = "……………………………………";

/// Draws the document.
#[inline(never)]
pub fn document_page(language: Language, draft: &Rc<Draft>, questionnaire: &Questionnaire, of: &Document) -> Html {
    let more = text::more(language);
    let scope = draft.scope(questionnaire);
    name_paper(draft, questionnaire, Language::Thai, Digits::Arabic);
    let is_complete = questionnaire.gates.iter().all(|gate| fill(&scope, gate).is_complete());
    let back = Route::Results(draft.id.clone()).hash();
    let lines = [
        (text::results(Language::Thai).agency, draft.respondent.agency_name.to_string()),
        ("ปี พ.ศ.", draft.period.to_string()),
    ];
    let parts = questionnaire.dimensions().filter(|part| scope.asks_part(part));
    let sheet = el("article")
        .class("document")
        .set("lang", "th")
        .child(heading(&of.title.th))
        .child(subject(&scope))
        .child(
            el("dl")
                .class("document__head")
                .each(lines, |(name, words)| el("div").child(el("dt").text(name)).child(el("dd").text(&words))),
        )
        .child(p("", &of.opening.th))
        .each(parts.enumerate(), |(index, part)| of_part(index + 1, part, &scope))
        .child(p("", &of.closing.th))
        .child(div("document__signatures").each(&of.signatures, |who| {
            div("document__signature")
                .child(p("", "ลงชื่อ ……………………………………"))
                .child(p("", "(……………………………………)"))
                .child(p("", &who.th))
                .child(p("", "วันที่ ………/………/………"))
        }));
    page("page page--document", "document")
        .child(
            div("actions no-print")
                .child(button("button button--primary", "print", more.print, Rc::new(location::print)))
                .child(link("button", &back, more.to_result).set("data-action", "results")),
        )
        .child(p("field__hint no-print", more.document_note))
        .when(!is_complete, || p("notice no-print", more.document_incomplete).set("data-problem", ""))
        .child(sheet)
        .into()
}

/// What it is about.
fn subject(scope: &Scope<'_>) -> Element {
    let question = scope.questionnaire().subject.as_ref().and_then(|id| scope.questionnaire().question(id));
    let words = question.map(|question| said::standing(question, scope.standing(question), Language::Thai));
    p("document__subject", &words.unwrap_or_default())
}

fn of_part(number: usize, part: &Part, scope: &Scope<'_>) -> Element {
    let indicators = part.indicators.iter().filter(|indicator| scope.asks_indicator(part, indicator));
    let questions = indicators.flat_map(|indicator| scope.questions(indicator));
    // What may stay empty and is empty is left out.
    let shown = questions.filter(|question| question.is_required || scope.standing(question) != Standing::Open);
    el("section")
        .class("document__part")
        .key(part.id.as_str())
        .child(el("h2").text(&format!("{number}. {}", part.title.th)))
        .each(shown.enumerate(), |(index, question)| of_question(&format!("{number}.{}", index + 1), question, scope))
}

fn of_question(number: &str, question: &Question, scope: &Scope<'_>) -> Element {
    let label = format!("{number} {}", question.text.th);
    let id = format!("document-{}", question.id);
    let item = div("document__item").key(question.id.as_str()).child(el("h3").attr("id", &id).text(&label));
    if let Some(table) = question.kind.table() {
        let rows = scope.answer(question).map(|answer| answer.rows()).unwrap_or_default();
        if !rows.is_empty() {
            return item.child(rows_of(table, rows, &id));
        }
    }
    let standing = scope.standing(question);
    let mut words = said::standing(question, standing, Language::Thai);
    if let (Standing::NotApplicable, Some(answer)) = (standing, scope.answer(question))
        && let Some(crate::answers::Response::NotApplicable { reason }) = &answer.response
    {
        words = format!("{words}: {reason}");
    }
    if words.is_empty() {
        words = DOTS.into();
    }
    item.each(words.lines(), |line| p("", line))
}

/// The rows of a table, under the heading of this id.
fn rows_of(table: &Table, rows: &[Rc<crate::answers::Row>], heading: &str) -> Element {
    let used = |column: &&crate::questionnaire::Column| {
        column.is_required || rows.iter().any(|row| row.cell(&column.id).is_some())
    };
    let columns: Vec<_> = table.columns.iter().filter(used).collect();
    let heads = el("tr")
        .child(el("th").set("scope", "col").text("ที่"))
        .each(&columns, |column| el("th").set("scope", "col").text(&column.text.th));
    let lines = el("tbody").each(rows.iter().enumerate(), |(index, row)| {
        el("tr").child(el("td").text(&(index + 1).to_string())).each(&columns, |column| {
            let words = row.value(column).map(|value| said::value(&column.kind, &value, Language::Thai));
            el("td").text(&words.unwrap_or_else(|| "……………".into()))
        })
    });
    div("table-frame")
        .set("role", "group")
        .set("tabindex", "0")
        .attr("aria-labelledby", heading)
        .child(el("table").class("document__table").child(el("thead").child(heads)).child(lines))
}
