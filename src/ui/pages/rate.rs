//! An assessor's file beside an assessment: how far both agree, where they differ, what both agree upon.

mod difference;

use std::rc::Rc;

use web_sys::Event;
use yew::{Callback, Html};

use crate::json::MAX_BYTES;
use crate::language::Language;
use crate::model::{Action, Model, Rate, Rating, Route, beside};
use crate::questionnaire::{Overall, QuestionId, Questionnaire};
use crate::rating::{Choice, Choices, Comparison};
use crate::submission::{Draft, Opened, Seal};
use crate::ui::browser::{clock, file, focus, location, random};
use crate::ui::components::field::field;
use crate::ui::components::page::{heading, page};
use crate::ui::element::{Element, When, button, div, el, link, own, p};
use crate::ui::loader;
use crate::ui::text::{faults, rate, say};
use difference::of_difference;

/// What the page needs to know.
pub struct RatePage<'a> {
    /// The state of the app: the assessor's file.
    pub model: &'a Rc<Model>,
    /// The assessment.
    pub draft: &'a Rc<Draft>,
    /// Its questionnaire.
    pub questionnaire: &'a Rc<Questionnaire>,
    /// What a person does.
    pub on_action: &'a Callback<Action>,
}

/// Draws the page.
#[inline(never)]
pub fn rate_page(props: &RatePage<'_>) -> Html {
    let RatePage { model, draft, questionnaire, .. } = props;
    let (language, texts) = (model.language, rate::rate(model.language));
    let rating = model.rating_of(&draft.id);
    let back = Route::Results(draft.id.clone()).hash();
    let choose = if rating.is_some() { texts.choose_other } else { texts.choose };
    let page = page("page page--results", "rate")
        .child(p("page__over", questionnaire.title.get(language)))
        .child(heading(texts.title))
        .child(p("no-print", texts.lead))
        .child(div("no-print").child(field("rater-file", choose, None, None, file_input(props))));
    let page = match rating {
        None => page,
        Some(rating) => page.child(beside_each_other(props, rating)),
    };
    page.child(div("actions no-print").child(link("button", &back, texts.back).set("data-action", "results"))).into()
}

fn file_input(props: &RatePage<'_>) -> Element {
    let (on_action, library, draft) = (props.on_action.clone(), props.model.library.clone(), props.draft.id.clone());
    let on_file = move |event: Event| {
        let (on_action, library, draft) = (on_action.clone(), library.clone(), draft.clone());
        file::read_chosen(&event, MAX_BYTES, move |chosen| {
            let (on_action, draft, name) = (on_action.clone(), draft.clone(), Rc::<str>::from(chosen.name));
            loader::open_file(chosen.bytes, &library, move |result| {
                let Some(result) = result else { return on_action.emit(Action::Unreachable(true)) };
                let (draft, name) = (draft.clone(), name.clone());
                let rating = Rating { draft, name, result, choices: Choices::default() };
                on_action.emit(Action::Rate(Rate::Read(Rc::new(rating))));
                focus::focus("[data-rating]");
            });
        });
    };
    el("input")
        .set("type", "file")
        .class("input")
        .set("accept", ".json,.html,.htm,application/json")
        .set("data-file", "rater")
        .on(When::Changed, Rc::new(on_file))
}

fn beside_each_other(props: &RatePage<'_>, rating: &Rating) -> Element {
    let language = props.model.language;
    let section = el("section").set("tabindex", "-1").set("aria-labelledby", "rating-title");
    let title = el("h2").set("id", "rating-title").child(own(&rating.name));
    let failed = |words: &str| p("import__remark", words).set("data-problem", "").set("role", "alert");
    let opened = match &rating.result {
        Ok(opened) => opened,
        Err(error) => {
            let words = faults::open_error(error, language);
            return section.set("data-rating", "failed").child(title).child(failed(&words));
        }
    };
    match beside(props.model, rating) {
        Some(Ok(comparison)) => {
            let section = section.set("data-rating", "ready").child(title).child(raters(props, opened));
            let section = section.child(figures(&comparison, language));
            let section = one_sided(section, props, &comparison);
            section.child(differences(props, rating, &comparison))
        }
        Some(Err(why)) => {
            section.set("data-rating", "failed").child(title).child(failed(rate::incomparable(why, language)))
        }
        None => section.child(title),
    }
}

/// Who the two are, and what is odd about the file.
fn raters(props: &RatePage<'_>, opened: &Opened) -> Element {
    let texts = rate::rate(props.model.language);
    let line = |name: &str, draft: &Draft| {
        let role = draft.respondent.role.trim();
        let role = if role.is_empty() { texts.no_role } else { role };
        let words = format!("{} · {role} · {}", draft.respondent.agency_name, draft.period);
        el("div").child(el("dt").text(name)).child(el("dd").child(own(&words)))
    };
    let remark = |words: &str| p("import__remark", words).set("data-problem", "");
    let is_of_other = props.draft.respondent.agency_name.trim() != opened.draft.respondent.agency_name.trim();
    div("rate__raters")
        .child(el("dl").child(line(texts.own, props.draft)).child(line(texts.assessor, &opened.draft)))
        .when(is_of_other, || remark(texts.other_agency))
        .when(opened.report.seal == Seal::Changed, || remark(texts.changed))
}

fn figures(comparison: &Comparison, language: Language) -> Element {
    let texts = rate::rate(language);
    let agreement = comparison.agreement().map_or_else(|| "–".to_owned(), |share| share.to_string());
    let figure = |handle: &'static str, number: &str, label: &str, words: &str| {
        p("figure", "")
            .child(el("span").class("figure__number").set("data-score", handle).text(number))
            .child(el("span").class("figure__label").text(label))
            .child(el("span").class("figure__label").text(words))
    };
    let (number, words) = match comparison.kappa {
        Ok(kappa) => (kappa.to_string(), rate::band(kappa, language).to_owned()),
        Err(why) => ("–".to_owned(), rate::no_kappa(why, comparison.n_weighed, language)),
    };
    let alike = rate::n_alike(comparison.n_alike, comparison.n_pairs, language);
    let share = format!("{} %", texts.agreement);
    div("rate__figures")
        .child(div("overview__figures").child(figure("agreement", &agreement, &share, &alike)).child(figure(
            "kappa",
            &number,
            texts.kappa,
            &words,
        )))
        .child(p("field__hint", texts.hint))
}

/// Questions that only one of the two answered.
fn one_sided(section: Element, props: &RatePage<'_>, comparison: &Comparison) -> Element {
    let (language, texts) = (props.model.language, rate::rate(props.model.language));
    let line = |id: &QuestionId| {
        let question = props.questionnaire.question(id).map(|question| question.text.get(language));
        el("li").text(&format!("{id} {}", question.unwrap_or_default()))
    };
    let folded = |name: &str, ids: &[QuestionId]| {
        let summary = el("summary").text(&format!("{name}: {}", say::questions(ids.len(), language)));
        el("details").child(summary).child(el("ul").class("import__list").each(ids, line))
    };
    section
        .when(!comparison.only_own.is_empty(), || folded(texts.only_own, &comparison.only_own))
        .when(!comparison.only_assessor.is_empty(), || folded(texts.only_assessor, &comparison.only_assessor))
}

fn differences(props: &RatePage<'_>, rating: &Rating, comparison: &Comparison) -> Element {
    let (language, texts) = (props.model.language, rate::rate(props.model.language));
    let section = el("section").set("aria-labelledby", "differences-title");
    let section = section.child(el("h3").set("id", "differences-title").text(texts.differences));
    if comparison.differences.is_empty() {
        return section.child(p("empty", texts.same)).child(keep(props));
    }
    let effect = if props.questionnaire.overall == Overall::Absent { texts.effect_part } else { texts.effect };
    let to_all = |choice: Choice, action: &'static str, words: &str| {
        let on_action = props.on_action.clone();
        let on_all = Rc::new(move || on_action.emit(Action::Rate(Rate::AgreeOnAll(choice.clone()))));
        button("button button--small", action, words, on_all)
    };
    let n_agreed = comparison.differences.iter().filter(|one| rating.choices.contains_key(&one.question)).count();
    section
        .child(p("field__hint", texts.differences_hint))
        .child(div("actions no-print").child(to_all(Choice::Own, "agree-all-own", texts.all_own)).child(to_all(
            Choice::Assessor,
            "agree-all-assessor",
            texts.all_assessor,
        )))
        .child(el("ol").class("rate__list").each(&comparison.differences, |difference| {
            let choice = rating.choices.get(&difference.question);
            of_difference(difference, props.questionnaire, choice, effect, language, props.on_action)
        }))
        .child(p("", &rate::n_agreed(n_agreed, comparison.differences.len(), language)).set("role", "status"))
        .child(keep(props))
}

/// What both agree upon as an assessment of its own, and the way to paper.
fn keep(props: &RatePage<'_>) -> Element {
    let texts = rate::rate(props.model.language);
    let on_action = props.on_action.clone();
    let on_keep = move || {
        on_action.emit(Action::Rate(Rate::Keep { id: random::uuid().into(), at: clock::now().into() }));
    };
    let keep = button("button button--primary", "keep-agreed", texts.keep, Rc::new(on_keep));
    div("actions no-print")
        .child(keep.set("aria-describedby", "keep-hint"))
        .child(button("button", "print", texts.print, Rc::new(location::print)))
        .child(p("field__hint actions__hint", texts.keep_hint).set("id", "keep-hint"))
}
