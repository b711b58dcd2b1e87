//! The cards of what can be answered: built-in questionnaires and those from files.

use std::rc::Rc;

use yew::Callback;

use crate::language::Language;
use crate::model::{Action, Held, Model, Route};
use crate::questionnaire::Entry;
use crate::ui::browser::focus;
use crate::ui::element::{Element, button, div, el, link, p, unseen};
use crate::ui::text::{self, say};

/// What a card says of a questionnaire.
struct Card<'a> {
    code: &'a str,
    title: &'a str,
    purpose: &'a str,
    audience: &'a str,
    size: String,
    minutes: u32,
}

/// The card of a built-in questionnaire.
pub(super) fn built_in_card(entry: &Entry, language: Language) -> Element {
    let terms = entry.terms.map(|(dimension, indicator)| (dimension.get(language), indicator.get(language)));
    card(
        &Card {
            code: entry.id,
            title: entry.title.get(language),
            purpose: entry.purpose.get(language),
            audience: entry.audience.get(language),
            // Of a single table there is nothing to count.
            size: if entry.counts.n_questions > 1 { say::size(entry.counts, terms, language) } else { String::new() },
            minutes: entry.minutes,
        },
        language,
    )
}

/// The card of a questionnaire from a file, with the way to remove it.
pub(super) fn brought_card(held: &Held, model: &Model, on_action: &Callback<Action>) -> Element {
    let (language, home) = (model.language, text::home(model.language));
    let questionnaire = &held.questionnaire;
    let terms = questionnaire.terms.as_ref();
    let terms = terms.map(|terms| (terms.dimension.get(language), terms.indicator.get(language)));
    let size = format!(
        "{} · {} {}",
        say::size(questionnaire.counts(), terms, language),
        text::chrome(language).version,
        questionnaire.version
    );
    let is_in_use = model.is_in_use(questionnaire);
    let on_remove = {
        let (on_action, sha256) = (on_action.clone(), questionnaire.sha256.clone());
        Rc::new(move || {
            focus::focus("[data-action='undo']");
            on_action.emit(Action::Remove { sha256: sha256.clone() });
        })
    };
    let card = card(
        &Card {
            code: &model.library.code(held),
            title: questionnaire.title.get(language),
            purpose: questionnaire.purpose.get(language),
            audience: questionnaire.audience.get(language),
            size,
            minutes: questionnaire.minutes,
        },
        language,
    );
    card.child(p("card__from", home.from_file)).when(is_in_use, || p("field__hint", home.remove_refused)).when(
        !is_in_use,
        || {
            button("link-button", "remove-questionnaire", home.remove, on_remove)
                .child(unseen(&format!(" {}", questionnaire.title.get(language))))
        },
    )
}

fn card(card: &Card<'_>, language: Language) -> Element {
    let home = text::home(language);
    let facts = [(home.contains, &*card.size), (home.who_answers, card.audience)];
    let facts = facts.into_iter().filter(|(_, words)| !words.is_empty());
    let facts = el("dl")
        .class("card__facts")
        .each(facts, |(name, words)| el("div").child(el("dt").text(name)).child(el("dd").text(words)));
    let name = || unseen(&format!(" {}", card.title));
    let start = link("button button--primary", &Route::Begin(card.code.into()).hash(), home.start).child(name());
    let read = link("button", &Route::Read(card.code.into()).hash(), home.read_blank).child(name());
    el("article")
        .class("card")
        .key(card.code)
        .child(el("h3").text(card.title))
        .child(p("", card.purpose))
        .child(facts)
        .child(p("card__time", &say::minutes(card.minutes, language)))
        .child(
            div("actions").child(start.attr("data-questionnaire", card.code)).child(read.attr("data-read", card.code)),
        )
}
