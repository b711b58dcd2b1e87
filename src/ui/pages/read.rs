//! A questionnaire in full, blank: to be read before one starts, or printed and filled in on paper.

use std::rc::Rc;

use yew::Html;

use crate::answers::Practice;
use crate::language::Language;
use crate::model::Route;
use crate::questionnaire::{Indicator, Kind, NotApplicable, Part, Profiles, Question, Questionnaire, Role, Table};
use crate::ui::browser::{drawn, location};
use crate::ui::components::page::{heading, page};
use crate::ui::element::{Element, button, div, el, link, p};
use crate::ui::text::{self, say};

/// How many empty rows a table has on paper.
const N_ROWS: usize = 5;

/// Draws the questionnaire. `code` is how the library names it.
#[inline(never)]
pub fn read_page(language: Language, questionnaire: &Questionnaire, code: &str) -> Html {
    let (more, home) = (text::more(language), text::home(language));
    drawn::name_paper(questionnaire.title.get(language));
    let line = |label: &str| p("paper__line", "").child(el("span").text(label)).child(el("span").class("paper__rule"));
    let head = [home.agency_name, home.province, home.period, home.role];
    page("page page--results", "read")
        .child(p(
            "page__over",
            &format!("{} · {} {}", more.blank, text::chrome(language).version, questionnaire.version),
        ))
        .child(heading(questionnaire.title.get(language)))
        .child(p("", questionnaire.purpose.get(language)))
        .child(p("no-print", more.blank_lead))
        .child(
            div("actions no-print")
                .child(
                    link("button button--primary", &Route::Begin(code.into()).hash(), home.start)
                        .attr("data-questionnaire", code),
                )
                .child(button("button", "print", more.print, Rc::new(location::print)))
                .child(link("button", "#/", text::chrome(language).to_home).set("data-action", "back")),
        )
        .child(div("paper__head").each(head, line).when(questionnaire.profiles.len() > 1, || {
            div("paper__options").each(&questionnaire.profiles, |profile| ticked(profile.title.get(language)))
        }))
        .each(&questionnaire.parts, |part| of_part(part, questionnaire, language))
        .child(sources(questionnaire, language))
        .child(
            el("section")
                .class("disclaimer")
                .child(el("h2").text(text::results(language).disclaimer))
                .child(p("", questionnaire.disclaimer.get(language))),
        )
        .into()
}

/// What it was made from.
fn sources(questionnaire: &Questionnaire, language: Language) -> Element {
    let list = el("ul").each(&questionnaire.sources, |source| el("li").text(&say::source(source, language)));
    el("section").child(el("h2").text(text::about(language).sources)).child(list)
}

fn of_part(part: &Part, questionnaire: &Questionnaire, language: Language) -> Element {
    let fill = text::fill(language);
    let kind = match (part.role, &questionnaire.terms) {
        (Role::Annex, _) => fill.annex,
        (Role::Dimension, Some(terms)) => terms.dimension.get(language),
        (Role::Dimension, None) => fill.dimension,
    };
    el("section")
        .class("paper__part")
        .key(part.id.as_str())
        .child(el("h2").text(&format!("{kind} {} {}", part.id, part.title.get(language))))
        .maybe_child(only_for(&part.profiles, questionnaire, language))
        .child(p("", part.about.get(language)))
        .each(&part.indicators, |indicator| of_indicator(indicator, questionnaire, language))
}

fn of_indicator(indicator: &Indicator, questionnaire: &Questionnaire, language: Language) -> Element {
    div("paper__indicator")
        .key(indicator.id.as_str())
        .child(el("h3").text(&format!("{} {}", indicator.id, indicator.title.get(language))))
        .maybe_child(only_for(&indicator.profiles, questionnaire, language))
        .each(&indicator.questions, |question| of_question(question, questionnaire, language))
}

/// For whom it is, where not for all.
fn only_for(profiles: &Profiles, questionnaire: &Questionnaire, language: Language) -> Option<Element> {
    let mut words = String::new();
    for profile in questionnaire.profiles.iter().filter(|profile| profiles.contain(&profile.id)) {
        words += if words.is_empty() { "" } else { ", " };
        words += profile.title.get(language);
    }
    let all = questionnaire.profiles.iter().all(|profile| profiles.contain(&profile.id));
    (!all).then(|| p("field__hint", &format!("{}: {words}", text::more(language).only_for)))
}

fn of_question(question: &Question, questionnaire: &Questionnaire, language: Language) -> Element {
    let (more, fill) = (text::more(language), text::fill(language));
    let first = first_with_the_same_explanation(question, questionnaire);
    let is_first = first.id == question.id;
    let help = question.help.as_ref().filter(|_| is_first).map(|help| p("paper__help", help.get(language)));
    let condition = question.condition.as_ref().filter(|_| is_first);
    let condition = condition.map(|words| p("paper__help", &format!("{}: {}", fill.condition, words.get(language))));
    let see = format!("{} {}", more.as_explained, first.id);
    let na = match &question.na {
        NotApplicable::Never => None,
        NotApplicable::WithReason => Some(format!("{} …………………………………………", more.no_reason)),
        NotApplicable::Flagged(words) => Some(format!("{}: {}", fill.not_applicable, words.get(language))),
    };
    div("paper__question")
        .key(question.id.as_str())
        .attr("data-blank", question.id.as_str())
        .child(
            p("paper__asked", "")
                .child(el("strong").text(say::number_of(question.id.as_str())))
                .text(" ")
                .text(question.text.get(language)),
        )
        .maybe_child(only_for(&question.profiles, questionnaire, language))
        .when(question.when.is_some(), || p("field__hint", more.only_when))
        .maybe_child(help)
        .maybe_child(condition)
        .when(!is_first, || p("paper__help", &see))
        .child(fields(&question.kind, language))
        .maybe_child(na.map(|words| div("paper__options").child(ticked(&words))))
}

/// The first question that is explained in the same words, which may be this one. Paper has no folds: what is said of
/// many questions is printed once.
fn first_with_the_same_explanation<'a>(question: &'a Question, questionnaire: &'a Questionnaire) -> &'a Question {
    let explained = |other: &Question| other.help == question.help && other.condition == question.condition;
    let is_explained = question.help.is_some() && question.condition.is_some();
    let first = questionnaire.questions().find(|other| is_explained && explained(other));
    first.map_or(question, |first| first)
}

fn ticked(words: &str) -> Element {
    el("span").class("paper__option").child(el("span").class("paper__box").set("aria-hidden", "true")).text(words)
}

fn rule() -> Element {
    el("span").class("paper__rule")
}

/// Where one writes the answer.
fn fields(kind: &Kind, language: Language) -> Element {
    let options = div("paper__options");
    match kind {
        Kind::Practice => options.each(Practice::ALL, |practice| ticked(say::practice(practice, language))),
        Kind::Checklist(choices) => {
            let none = ticked(text::fill(language).none_of_these);
            options
                .class("paper__options paper__options--list")
                .each(choices, |choice| ticked(choice.title.get(language)))
                .child(none)
        }
        Kind::Ladder(choices) => options
            .class("paper__options paper__options--list")
            .each(choices, |choice| ticked(choice.title.get(language))),
        Kind::Share { part, whole, .. } => options.each([part, whole], |words| {
            p("paper__line", "").child(el("span").text(words.get(language))).child(rule())
        }),
        Kind::Number { min, max, unit } => {
            let between = say::between(&min.to_string(), &max.to_string(), language);
            options.child(
                p("paper__line", "")
                    .child(rule())
                    .child(el("span").text(&format!("{} ({between})", unit.get(language)))),
            )
        }
        Kind::Scale { low, high, steps } => options
            .child(el("span").text(low.get(language)))
            .each(1..=*steps, |step| ticked(&step.to_string()))
            .child(el("span").text(high.get(language))),
        Kind::Text { lines } => {
            options.class("paper__options paper__options--list").each(0..(*lines).min(8), |_| rule())
        }
        Kind::Table(table) => rows(table, language),
    }
}

fn rows(table: &Table, language: Language) -> Element {
    let heads = el("tr").each(&table.columns, |column| el("th").set("scope", "col").text(column.text.get(language)));
    let cell = |kind: &Kind| match kind {
        Kind::Practice | Kind::Ladder(_) | Kind::Scale { .. } => el("td").child(fields(kind, language)),
        _ => el("td"),
    };
    let lines = el("tbody").each(0..N_ROWS, |_| el("tr").each(&table.columns, |column| cell(&column.kind)));
    let name = text::more(language).blank_table;
    div("table-frame")
        .set("role", "group")
        .set("tabindex", "0")
        .attr("aria-label", name)
        .child(el("table").class("paper__table").child(el("thead").child(heads)).child(lines))
}
