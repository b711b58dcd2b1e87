//! The parts of a result that not every questionnaire has: gates, levels of rows, steps, profiles, documents, lists.

use std::rc::Rc;

use super::ResultsPage;
use crate::answers::{Change, Scope};
use crate::model::{Action, Found, Route, entry, offers_for};
use crate::questionnaire::{Offer, QuestionId};
use crate::scoring::{distribution, fill};
use crate::submission::Draft;
use crate::ui::browser::clock;
use crate::ui::components::gate_view::gate_view;
use crate::ui::components::levels_view::levels_view;
use crate::ui::components::profile_view::profile_view;
use crate::ui::element::{Element, button, div, el, link, own, p};
use crate::ui::report_file::name_paper;
use crate::ui::text;

/// What comes first: documents and lists, gates, levels. `to` gives the address of a question.
pub(super) fn first(props: &ResultsPage<'_>, scope: &Scope<'_>, to: &dyn Fn(&QuestionId) -> String) -> Element {
    let ResultsPage { language, questionnaire, draft, digits, .. } = props;
    name_paper(draft, questionnaire, *language, *digits);
    let gates = questionnaire.gates.iter().map(|gate| (gate, fill(scope, gate)));
    let gates = gates.filter(|(_, score)| !score.items.is_empty());
    let has_ways = questionnaire.document.is_some() || questionnaire.has_units();
    div("results-more")
        .when(has_ways, || ways(props))
        .each(gates, |(gate, score)| gate_view(gate, &score, *language, to))
        .child(levels(props, scope))
}

/// The scales of each part that has some.
pub(super) fn profiles(props: &ResultsPage<'_>, scope: &Scope<'_>) -> Element {
    div("").each(scope.parts(), |part| div("").maybe_child(profile_view(scope, part, props.language)))
}

/// To the document and the list by unit.
fn ways(props: &ResultsPage<'_>) -> Element {
    let ResultsPage { language, draft, questionnaire, .. } = props;
    let more = text::more(*language);
    div("actions no-print")
        .when(questionnaire.document.is_some(), || {
            let document = Route::Document(draft.id.clone()).hash();
            link("button", &document, more.document_open).set("data-action", "document")
        })
        .when(questionnaire.has_units(), || {
            link("button", &Route::Units(draft.id.clone()).hash(), more.units_title).set("data-action", "units")
        })
}

/// The levels of each table that has them, and where its share can be used.
fn levels(props: &ResultsPage<'_>, scope: &Scope<'_>) -> Element {
    let asked = props.questionnaire.questions().filter(|question| scope.asks(question));
    let tables = asked.filter_map(|question| {
        let table = question.kind.table()?;
        Some((question, table, table.levels.as_ref()?))
    });
    div("").each(tables, |(question, table, levels)| {
        let rows = scope.answer(question).map(|answer| answer.rows()).unwrap_or_default();
        let has_share = distribution(rows, table, levels).n_complete() > 0;
        let offers = levels.share.iter().filter(|_| has_share).flat_map(|share| &share.offers);
        div("")
            .child(levels_view(question, rows, table, levels, props.language))
            .each(offers, |offer| div("offers no-print").child(uses(props, offer)))
    })
}

/// Every open assessment that the share can answer a question of; or the way to begin one.
fn uses(props: &ResultsPage<'_>, offer: &Offer) -> Element {
    let ResultsPage { model, language, draft, .. } = props;
    let more = text::more(*language);
    let is_target = |other: &&Rc<Draft>| other.is_open() && other.questionnaire == offer.questionnaire;
    let targets: Vec<&Rc<Draft>> = model.drafts.values().filter(is_target).collect();
    let section = div("").child(p("offer__title", more.offer_to));
    if let (true, Some(entry)) = (targets.is_empty(), entry(offer.questionnaire.as_str())) {
        let words = format!("{}: {}", more.begin_other, entry.title.get(*language));
        return section.child(link("button", &Route::Begin(entry.id.into()).hash(), &words));
    }
    if targets.is_empty() {
        return div("");
    }
    section.each(targets, |target| {
        let found = offers_for(model, target).into_iter();
        let found = found.filter(|found| found.from.id == draft.id && found.question == offer.question).last();
        div("offer").attr("data-offer-to", &target.id).maybe_child(found.map(|found| use_in(props, target, found)))
    })
}

/// The button that takes the share over into an assessment, and leads there.
fn use_in(props: &ResultsPage<'_>, target: &Rc<Draft>, found: Found) -> Element {
    let ResultsPage { model, language, on_action, .. } = props;
    let Some((_, questionnaire)) = model.open(&target.id) else { return el("div") };
    let title = format!("{} {} · ", questionnaire.title.get(*language), found.question);
    let on_use = {
        let (on_action, target, part) = ((*on_action).clone(), target.clone(), questionnaire.home_of(&found.question));
        let Some(part) = part.map(|(part, _)| part.id.clone()) else { return el("div") };
        move || {
            let question = found.question.clone();
            let note = found.note(target.sheet.get(&question).map(|answer| &*answer.note).unwrap_or_default());
            let change = Change::Adopt { value: found.value.clone(), note };
            let (draft, at) = (target.id.clone(), clock::now().into());
            on_action.emit(Action::Answer { draft: draft.clone(), question: question.clone(), change, at });
            on_action.emit(Action::Arrive(Route::Fill { draft, part: part.clone(), question: Some(question) }));
        }
    };
    p("offer__from", &title).child(own(&target.respondent.agency_name)).child(button(
        "button button--small",
        "use-offer",
        text::more(*language).use_offer,
        Rc::new(on_use),
    ))
}
