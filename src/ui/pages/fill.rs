//! One dimension or annex: its indicators as cards, and the way on.

use std::rc::Rc;

use yew::{Callback, Html};

use crate::answers::{Change, Response, Scope, Value, pasted};
use crate::language::Language;
use crate::model::{Action, Aids, Beside, Found, Route};
use crate::questionnaire::{Indicator, Part, PartId, QuestionId, Questionnaire, Role};
use crate::submission::{Draft, ImportReport};
use crate::ui::browser::{clock, field, focus};
use crate::ui::components::answer_fields::UNITS;
use crate::ui::components::page::{heading, page, progress_line};
use crate::ui::components::part_banner::part_banner;
use crate::ui::components::part_nav::part_nav;
use crate::ui::components::question_card::QuestionCard;
use crate::ui::components::table_fields::paste_field;
use crate::ui::element::{Element, When, button, div, el, link, list, own, p};
use crate::ui::export::export;
use crate::ui::text::{self, say};

/// What the fill page needs to know.
pub struct FillPage<'a> {
    /// The language of the page.
    pub language: Language,
    /// The assessment.
    pub draft: &'a Draft,
    /// Its questionnaire.
    pub questionnaire: &'a Rc<Questionnaire>,
    /// The part that is shown.
    pub part: &'a Part,
    /// What became of the draft when it did not open just as it was written.
    pub report: Option<&'a ImportReport>,
    /// What a person does.
    pub on_action: &'a Callback<Action>,
    /// What other assessments can answer in this one.
    pub offers: &'a [Found],
    /// What a person answers.
    pub on_change: &'a Callback<(QuestionId, Change)>,
    /// What helps one to hear questions.
    pub aids: &'a Aids,
    /// How much of what stands beside answers is drawn.
    pub beside: Beside,
}

/// Draws the fill page.
pub fn fill_page(props: &FillPage<'_>) -> Html {
    let FillPage { language, draft, questionnaire, part, .. } = props;
    let fill = text::fill(*language);
    let scope = draft.scope(questionnaire);
    let kind = match (part.role, &questionnaire.terms) {
        (Role::Annex, _) => fill.annex,
        (Role::Dimension, Some(terms)) => terms.dimension.get(*language),
        (Role::Dimension, None) => fill.dimension,
    };
    let title = heading("").titles(&part.title, *language, "page__other");
    let indicators = part.indicators.iter().filter(|indicator| scope.asks_indicator(part, indicator));
    let foot = div("fill-foot")
        .child(progress_line(scope.progress(), "fill-foot__progress", *language))
        .child(next_open(props, &scope));
    let page = page("page page--fill", "fill")
        .maybe_child(version_note(props))
        .maybe_html(handed(props))
        .when(!draft.is_open(), || closed_note(props))
        .maybe_child(about(props, &scope))
        .child(p("page__over", &format!("{kind} {}", part.id)))
        .child(title)
        .child(p("page__about", part.about.get(*language)))
        .maybe_child(questionnaire.source_of(part).map(|source| p("field__hint", &say::source(source, *language))))
        .child(units(props))
        .each(indicators, |indicator| indicator_card(props, &scope, indicator))
        .child(foot)
        .child(steps(props, &scope));
    let nav = part_nav(*language, &draft.id, &scope, Some(&part.id));
    div("workspace").key("fill").html(nav).child(page).into()
}

fn indicator_card(props: &FillPage<'_>, scope: &Scope<'_>, indicator: &Indicator) -> Element {
    let FillPage { language, draft, on_change, .. } = props;
    let (id, heading) = (indicator.id.as_str(), format!("indicator-{}", indicator.id));
    let title = el("h2").attr("id", &heading).child(el("span").class("indicator__number").text(id)).text(" ").titles(
        &indicator.title,
        *language,
        "page__other",
    );
    let progress = say::progress(scope.progress_of_indicator(indicator), *language);
    let on_paste = paste(props);
    let questions = scope.questions(indicator).map(|question| {
        let of_question = |found: &&Found| found.question == question.id;
        let card = QuestionCard {
            language: *language,
            question: question.clone(),
            answer: draft.sheet.get(&question.id).cloned(),
            is_closed: !draft.is_open(),
            offers: props.offers.iter().filter(of_question).cloned().collect(),
            on_change: (*on_change).clone(),
            is_explained: props.questionnaire.is_explained,
            hearing: props.aids.hearing(&question.id, *language),
            beside: props.beside,
            on_action: props.on_action.clone(),
            on_paste: on_paste.clone(),
        };
        card.memo()
    });
    el("section")
        .class("indicator")
        .key(id)
        .attr("data-indicator", id)
        .attr("aria-labelledby", &heading)
        .child(div("indicator__head").child(title).child(el("span").class("indicator__progress").text(&progress)))
        .html(list(questions.collect()))
}

/// Makes rows of the names that were pasted into the field of a table; what there is no room for stays in the field.
fn paste(props: &FillPage<'_>) -> Callback<QuestionId> {
    let (on_change, questionnaire, sheet) =
        (props.on_change.clone(), props.questionnaire.clone(), props.draft.sheet.clone());
    Callback::from(move |id: QuestionId| {
        let Some(table) = questionnaire.question(&id).and_then(|question| question.kind.table()) else { return };
        let (place, n_rows) = (paste_field(&id), sheet.get(&id).map_or(0, |answer| answer.rows().len()));
        let pasted = pasted(&field::text(&place), table, n_rows);
        field::set_text(&place, &pasted.rest);
        if !pasted.rows.is_empty() {
            on_change.emit((id, Change::AddRows(pasted.rows)));
        }
    })
}

/// That the draft was made with another version.
fn version_note(props: &FillPage<'_>) -> Option<Element> {
    let version = props.report.as_ref()?.other_version.as_ref()?;
    let words = say::other_version(version, &props.questionnaire.version, props.language);
    Some(p("notice", &words).set("data-problem", ""))
}

/// That it is a part of another one's assessment. What draws that is there: the part came as a file.
fn handed(props: &FillPage<'_>) -> Option<Html> {
    let FillPage { language, draft, questionnaire, .. } = props;
    let part = draft.part.as_ref()?;
    let handed = clock::readable(&part.handed, language.locale());
    let (draft, questionnaire) = ((*draft).clone(), (*questionnaire).clone());
    Some(part_banner(part, &handed, *language, Rc::new(move || export(&draft, &questionnaire))))
}

/// The units that are named so far, for the fields that ask for one: the same name makes the same list.
fn units(props: &FillPage<'_>) -> Element {
    let mut units = props.draft.sheet.units();
    for id in props.questionnaire.indicators().filter_map(|(_, indicator)| indicator.responsible.as_ref()) {
        let answer = props.draft.sheet.get(id).and_then(|answer| answer.response.as_ref());
        if let Some(Response::Value(Value::Text(unit))) = answer {
            units.insert(unit.clone(), ());
        }
    }
    el("datalist").set("id", UNITS).each(units.keys(), |unit| el("option").attr("value", unit))
}

/// What the assessment is about, where it says so.
fn about(props: &FillPage<'_>, scope: &Scope<'_>) -> Option<Element> {
    let subject = props.draft.subject(scope)?;
    Some(p("page__over", "").child(own(subject)))
}

/// That the draft is closed, and the way to open it again.
fn closed_note(props: &FillPage<'_>) -> Element {
    let FillPage { language, draft, on_action, .. } = props;
    let fill = text::fill(*language);
    let (on_action, id) = ((*on_action).clone(), draft.id.clone());
    let on_reopen = move || {
        focus::focus("main h1");
        on_action.emit(Action::Reopen { draft: id.clone(), at: clock::now().into() });
    };
    div("notice")
        .child(p("", fill.closed))
        .child(button("button button--small", "reopen", fill.reopen, Rc::new(on_reopen)))
        .child(p("field__hint", fill.reopen_hint))
}

/// The way to the next question that is not answered: on this page, then on the pages after it, then from the
/// beginning.
fn next_open(props: &FillPage<'_>, scope: &Scope<'_>) -> Element {
    let FillPage { language, draft, part, .. } = props;
    let fill = text::fill(*language);
    let parts: Vec<&Rc<Part>> = scope.parts().collect();
    let here = parts.iter().position(|other| other.id == part.id).unwrap_or(0);
    let round = parts.iter().cycle().skip(here).take(parts.len());
    let next = round.filter_map(|part| Some((part, scope.open(part).next()?))).next();
    let Some((part, question)) = next else {
        return p("fill-foot__done", fill.all_done);
    };
    let id = question.id.clone();
    let route = Route::Fill { draft: draft.id.clone(), part: part.id.clone(), question: Some(id.clone()) };
    let label = match say::number_of(id.as_str()) {
        "" => fill.next_open.to_owned(),
        number => format!("{} ({number})", fill.next_open),
    };
    link("button", &route.hash(), &label)
        .set("data-action", "next-open")
        // The address may be this one already; then the question is only shown again.
        .on(When::Clicked, Rc::new(move |_| focus::to_question(id.as_str())))
}

/// Back and on: part after part, then the review.
fn steps(props: &FillPage<'_>, scope: &Scope<'_>) -> Element {
    let FillPage { language, draft, part, .. } = props;
    let fill = text::fill(*language);
    let parts: Vec<&Rc<Part>> = scope.parts().collect();
    let here = parts.iter().position(|other| other.id == part.id).unwrap_or(0);
    let to = |part: &PartId| Route::Fill { draft: draft.id.clone(), part: part.clone(), question: None }.hash();
    let (before, next) = (here.checked_sub(1).and_then(|index| parts.get(index)), parts.get(here + 1));
    let back = before.map_or_else(|| "#/".to_owned(), |part| to(&part.id));
    let review = Route::Review(draft.id.clone()).hash();
    let (on, label) = match next {
        Some(next) => (to(&next.id), say::go_on_to(next.title.get(*language), *language)),
        None => (review.clone(), fill.to_review.to_owned()),
    };
    let results = Route::Results(draft.id.clone()).hash();
    el("nav")
        .class("actions steps")
        .attr("aria-label", fill.go_on)
        .child(link("button button--primary", &on, &label).set("data-action", "continue"))
        .child(link("button", &back, fill.back).set("data-action", "back"))
        .when(next.is_some(), || link("steps__link", &review, fill.to_review).set("data-action", "review"))
        .child(link("steps__link", &results, fill.results_so_far).set("data-action", "results"))
}
