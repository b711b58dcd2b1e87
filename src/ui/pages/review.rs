//! Before it is closed: what is open, unproved or not applicable, each a link.

use std::rc::Rc;

use yew::{Callback, Html};

use crate::answers::Scope;
use crate::language::Language;
use crate::model::{Action, Route};
use crate::questionnaire::{Question, QuestionId, Questionnaire};
use crate::report::review;
use crate::submission::Draft;
use crate::together::Selection;
use crate::ui::browser::{clock, field, focus};
use crate::ui::components::page::{heading, page, progress_line};
use crate::ui::components::part_banner::part_banner;
use crate::ui::components::part_nav::part_nav;
use crate::ui::components::share_work::{OF_PART, OF_UNIT, ROLE, STATUS, WHAT, share_work};
use crate::ui::element::{Element, button, div, el, link, own, p};
use crate::ui::export::{export, hand_over};
use crate::ui::text::{self, carry, say};

/// What the review page needs to know.
pub struct ReviewPage<'a> {
    /// The language of the page.
    pub language: Language,
    /// The assessment.
    pub draft: &'a Rc<Draft>,
    /// Its questionnaire.
    pub questionnaire: &'a Rc<Questionnaire>,
    /// Whether closing was asked for while questions are open.
    pub is_refused: bool,
    /// What a person does.
    pub on_action: &'a Callback<Action>,
}

/// How many open questions a refusal names.
const N_NAMED: usize = 5;

/// Draws the review page.
#[inline(never)]
pub fn review_page(props: &ReviewPage<'_>) -> Html {
    let ReviewPage { language, draft, questionnaire, is_refused, .. } = props;
    let (fill, words) = (text::fill(*language), text::review(*language));
    let scope = draft.scope(questionnaire);
    let found = review(&scope, &draft.period);
    let (carried, carry) = (carried(&scope), carry::carry(*language));
    let open: Vec<QuestionId> = found.open.iter().filter(|id| !carried.contains(id)).cloned().collect();
    let page = page("page page--fill", "review")
        .child(p("page__over", questionnaire.title.get(*language)))
        .child(heading(fill.review_title))
        .maybe_html(banner(props))
        .when(*is_refused, || {
            let named = el("ul").each(found.open.iter().take(N_NAMED), |id| el("li").child(to_question(props, id)));
            let refusal = div("error-summary").set("role", "alert").set("tabindex", "-1").set("data-problem", "");
            refusal.child(p("", words.finish_refused)).child(named)
        })
        .child(progress_line(scope.progress(), "fill-foot__progress", *language))
        .when(!carried.is_empty(), || list(props, carry.review, Some(carry.review_hint), &carried, "carried"))
        .child(list(props, words.open, None, &open, "open"))
        .child(list(props, words.unproved, Some(words.unproved_hint), &found.without_evidence, "unproved"))
        .child(not_applicable(props, &found.not_applicable))
        .child(list(props, words.old, None, &found.old_evidence, "old"))
        .child(list(props, words.open_annexes, None, &found.open_in_annexes, "annexes"))
        .child(sharing(props, &scope))
        .child(to_earlier(draft, *language));
    div("workspace").key("review").html(part_nav(*language, &draft.id, &scope, None)).child(ways_on(page, props)).into()
}

/// That it is a part, where it is one.
fn banner(props: &ReviewPage<'_>) -> Option<Html> {
    let ReviewPage { language, draft, questionnaire, .. } = props;
    let handed = clock::readable(&draft.part.as_ref()?.handed, language.locale());
    let (to_send, of_questionnaire) = ((*draft).clone(), (*questionnaire).clone());
    let on_send_back = Rc::new(move || export(&to_send, &of_questionnaire));
    Some(part_banner(draft.part.as_ref()?, &handed, *language, on_send_back))
}

/// Handing a part over, and putting files together.
fn sharing(props: &ReviewPage<'_>, scope: &Scope<'_>) -> Element {
    let ReviewPage { language, draft, questionnaire, .. } = props;
    let words = text::together(*language);
    let (of_draft, of_questionnaire) = ((*draft).clone(), (*questionnaire).clone());
    let on_hand_over = move || {
        let (what, role) = (field::value(WHAT), field::value(ROLE));
        if role.trim().is_empty() {
            field::say(STATUS, words.hand_needs_role);
            return focus::focus(&format!("#{ROLE}"));
        }
        let selection = match what.strip_prefix(OF_UNIT) {
            Some(unit) => Selection::Unit(unit.into()),
            None => Selection::Part(what.trim_start_matches(OF_PART).into()),
        };
        let is_handed = hand_over(&of_draft, &of_questionnaire, &selection, &role);
        field::say(STATUS, if is_handed { words.handed_over } else { "" });
    };
    let when = |moment: &str| clock::readable(moment, language.locale());
    share_work(draft, scope, *language, when, Rc::new(on_hand_over))
}

/// The way to earlier states.
fn to_earlier(draft: &Draft, language: Language) -> Element {
    let (words, to) = (text::earlier::earlier(language), Route::Earlier(draft.id.clone()).hash());
    p("", words.offer).text(" ").child(link("", &to, words.title).set("data-action", "earlier"))
}

/// The questions whose answers were taken over and not confirmed.
fn carried(scope: &Scope<'_>) -> Vec<QuestionId> {
    let asked = scope.parts().flat_map(|part| &part.indicators).flat_map(|indicator| scope.questions(indicator));
    let is_carried = |question: &&Rc<Question>| scope.answer(question).is_some_and(|answer| answer.carried.is_some());
    asked.filter(is_carried).map(|question| question.id.clone()).collect()
}

/// Closing, and the way to the result.
fn ways_on(page: Element, props: &ReviewPage<'_>) -> Element {
    let ReviewPage { language, draft, on_action, .. } = props;
    let (fill, words) = (text::fill(*language), text::review(*language));
    let results = Route::Results(draft.id.clone()).hash();
    let results = link("button", &results, fill.results_so_far).set("data-action", "results");
    if !draft.is_open() || draft.part.is_some() {
        return page.child(div("actions").child(results));
    }
    let (on_action, id) = ((*on_action).clone(), draft.id.clone());
    let on_finish = move || {
        on_action.emit(Action::Finish { draft: id.clone(), at: clock::now().into() });
        focus::focus(".error-summary");
    };
    let finish = button("button button--primary", "finish", words.finish, Rc::new(on_finish));
    page.child(div("actions").child(finish.set("aria-describedby", "finish-hint")).child(results))
        .child(p("field__hint", words.finish_hint).set("id", "finish-hint"))
}

fn to_question(props: &ReviewPage<'_>, id: &QuestionId) -> Element {
    let (home, question) = (props.questionnaire.home_of(id), props.questionnaire.question(id));
    let (Some((part, _)), Some(question)) = (home, question) else {
        return el("span").text(id.as_str());
    };
    let route = Route::Fill { draft: props.draft.id.clone(), part: part.id.clone(), question: Some(id.clone()) };
    link("", &route.hash(), &format!("{id} {}", question.text.get(props.language)))
}

fn list(props: &ReviewPage<'_>, title: &str, hint: Option<&str>, ids: &[QuestionId], name: &'static str) -> Element {
    let entries = el("ul").each(ids, |id| el("li").key(id.as_str()).child(to_question(props, id)));
    folded(props.language, title, hint, ids.len(), name, entries)
}

fn not_applicable(props: &ReviewPage<'_>, ids: &[(QuestionId, Rc<str>)]) -> Element {
    let entries = el("ul").each(ids, |(id, reason)| {
        el("li").key(id.as_str()).child(to_question(props, id)).child(el("br")).child(own(reason))
    });
    let title = text::review(props.language).na;
    folded(props.language, title, None, ids.len(), "not-applicable", entries)
}

fn folded(
    language: Language,
    title: &str,
    hint: Option<&str>,
    n: usize,
    name: &'static str,
    entries: Element,
) -> Element {
    let summary = el("summary")
        .child(el("span").text(title))
        .child(el("span").class("review-list__count").text(&say::questions(n, language)));
    let folded = el("details")
        .class("review-list")
        .set("data-review", name)
        .flag("open", matches!(name, "open" | "carried") && n > 0);
    let mut folded = folded.child(summary);
    if let Some(hint) = hint {
        folded = folded.child(p("field__hint", hint));
    }
    folded.child(if n == 0 { p("", text::review(language).nothing_here) } else { entries })
}
