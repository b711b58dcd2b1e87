//! The list by responsible unit: printable, each unit on a page of its own, and as CSV.

use std::rc::Rc;

use yew::Html;

use crate::answers::Scope;
use crate::language::Language;
use crate::model::Route;
use crate::questionnaire::{Question, Questionnaire};
use crate::report::sentence::{Digits, printed};
use crate::report::{UnitItem, UnitPart, units};
use crate::scoring::{Scores, score, step};
use crate::submission::{Draft, file_name};
use crate::ui::browser::{download, location};
use crate::ui::components::page::{heading, page};
use crate::ui::components::table::table;
use crate::ui::element::{Element, button, div, el, link, own, p};
use crate::ui::report_file::name_paper;
use crate::ui::text::{self, said};

/// Draws the list.
#[inline(never)]
pub fn units_page(language: Language, draft: &Rc<Draft>, questionnaire: &Rc<Questionnaire>) -> Html {
    let more = text::more(language);
    let scope = draft.scope(questionnaire);
    let scores = score(&scope);
    let on_csv = {
        let (draft, questionnaire) = (draft.clone(), questionnaire.clone());
        Rc::new(move || {
            let name = file_name(&draft, None).replace(".json", "-units.csv");
            let file = csv(&draft.scope(&questionnaire), language);
            // A browser that refuses downloads says so itself.
            let _ = download::download(&name, "text/csv", file.as_bytes());
        })
    };
    let back = Route::Results(draft.id.clone()).hash();
    name_paper(draft, questionnaire, language, Digits::Arabic);
    let agency = format!("{} · {}", draft.respondent.agency_name, draft.period);
    page("page page--results", "units")
        .child(p("page__over", questionnaire.title.get(language)))
        .child(heading(more.units_title))
        .child(p("", "").child(own(&agency)))
        .child(p("field__hint no-print", more.units_lead))
        .child(
            div("actions no-print")
                .child(button("button button--primary", "print", more.print, Rc::new(location::print)))
                .child(button("button", "units-csv", more.units_csv, on_csv))
                .child(link("button", &back, more.to_result).set("data-action", "results")),
        )
        .each(units(&scope), |unit| section(&unit, &scope, &scores, draft, language))
        .into()
}

fn section(unit: &UnitPart<'_>, scope: &Scope<'_>, scores: &Scores, draft: &Draft, language: Language) -> Element {
    let more = text::more(language);
    let name = if unit.unit.is_empty() { more.no_unit } else { &unit.unit };
    el("section")
        .class("unit")
        .attr("data-unit-part", &unit.unit)
        .child(el("h2").child(own(name)))
        .each(&unit.items, |item| of_item(item, scope, scores, draft, language))
}

fn of_item(item: &UnitItem<'_>, scope: &Scope<'_>, scores: &Scores, draft: &Draft, language: Language) -> Element {
    let (more, indicator) = (text::more(language), item.indicator);
    let figure = scores.indicators.get(&indicator.id).copied().unwrap_or_default();
    let mut state = format!("{}: {}", text::results(language).percent, printed(&figure));
    if let Some(step) = step(scope, indicator) {
        let step = step.lowest.map_or_else(|| "–".to_owned(), |step| step.to_string());
        state += &format!(" · {} {step}", more.step);
    }
    let title = format!("{} {}", indicator.id, indicator.title.get(language));
    let head = |words: &str| el("th").set("scope", "col").text(words);
    let heads = el("tr").child(head(more.asked)).child(head(more.answered)).child(head(more.evidence));
    let lines = table("unit__table", &title, None, heads, &item.questions, |question| {
        let to =
            Route::Fill { draft: draft.id.clone(), part: item.part.id.clone(), question: Some(question.id.clone()) };
        let words = format!("{} {}", question.id, question.text.get(language));
        let documents = n_documents(scope, question);
        let documents = if documents == 0 { "–".to_owned() } else { documents.to_string() };
        el("tr")
            .child(el("th").set("scope", "row").child(link("", &to.hash(), &words)))
            .child(el("td").text(&answered(scope, question, language)))
            .child(el("td").text(&documents))
    });
    div("unit__item")
        .key(indicator.id.as_str())
        .child(el("h3").text(&title))
        .child(p("field__hint", &state))
        .child(lines)
}

fn answered(scope: &Scope<'_>, question: &Question, language: Language) -> String {
    let words = said::standing(question, scope.standing(question), language);
    if words.is_empty() { text::more(language).not_answered.to_owned() } else { words }
}

/// How many documents prove an answer; one that names none is not counted.
fn n_documents(scope: &Scope<'_>, question: &Question) -> usize {
    let evidence = scope.answer(question).map(|answer| answer.evidence.iter());
    evidence.into_iter().flatten().filter(|evidence| evidence.names_a_document()).count()
}

/// The list as comma-separated values, a line for each question, with the mark that tells spreadsheets it is UTF-8.
///
/// Written by hand: the crate that reads what is pasted would bring the reading of floating-point numbers with its writer,
/// 9 KB of what every first visit loads.
pub fn csv(scope: &Scope<'_>, language: Language) -> String {
    let (more, fill) = (text::more(language), text::fill(language));
    let terms = scope.questionnaire().terms.as_ref();
    let term = terms.map_or(fill.indicator, |terms| terms.indicator.get(language));
    let mut csv = String::from("\u{FEFF}");
    push_line(&mut csv, [more.unit, more.code, term, more.code, more.asked, more.answered, more.evidence, more.note]);
    for unit in units(scope) {
        for item in &unit.items {
            for question in &item.questions {
                let known = scope.answer(question);
                let said = said::standing(question, scope.standing(question), language);
                push_line(
                    &mut csv,
                    [
                        &unit.unit,
                        item.indicator.id.as_str(),
                        item.indicator.title.get(language),
                        question.id.as_str(),
                        question.text.get(language),
                        &said,
                        &n_documents(scope, question).to_string(),
                        known.map_or("", |answer| &answer.note),
                    ],
                );
            }
        }
    }
    csv
}

/// A line as RFC 4180 has it, every cell in quotation marks. One that a spreadsheet would take for a formula begins with
/// an apostrophe.
fn push_line(csv: &mut String, cells: [&str; 8]) {
    for (n, cell) in cells.into_iter().enumerate() {
        csv.push_str(if n == 0 { "\"" } else { ",\"" });
        if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) {
            csv.push('\'');
        }
        for c in cell.chars() {
            csv.push(c);
            if c == '"' {
                csv.push('"');
            }
        }
        csv.push('"');
    }
    csv.push_str("\r\n");
}
