//! Earlier states of an assessment: when each was, what differs from now, and the way back.

use std::rc::Rc;

use yew::{Callback, Html};

use crate::language::Language;
use crate::model::{Action, Model, Return, Route, State, States, differences, is_as};
use crate::questionnaire::{QuestionId, Questionnaire};
use crate::submission::Draft;
use crate::ui::browser::{clock, download};
use crate::ui::components::page::{heading, page, progress_line};
use crate::ui::components::part_nav::part_nav;
use crate::ui::element::{Element, button, div, el, link, own, p, unseen};
use crate::ui::export::export;
use crate::ui::text::{self, faults, said};

/// What the list needs to know.
struct List<'a> {
    language: Language,
    now: &'a Rc<Draft>,
    questionnaire: &'a Rc<Questionnaire>,
    on_action: &'a Callback<Action>,
}

/// Draws the page.
#[inline(never)]
pub fn earlier_page(
    model: &Rc<Model>,
    draft: &Rc<Draft>,
    questionnaire: &Rc<Questionnaire>,
    on_action: &Callback<Action>,
) -> Html {
    let language = model.language;
    let words = text::earlier::earlier(language);
    let list = List { language, now: draft, questionnaire, on_action };
    let earlier = model.earlier.as_ref().filter(|earlier| earlier.draft == draft.id);
    let states: &[State] = match earlier.map(|earlier| &earlier.states) {
        Some(States::Read(states)) => states,
        _ => &[],
    };
    let told = match earlier.map(|earlier| &earlier.states) {
        _ if model.unkept.contains_key(&draft.id) => words.unkept.to_owned(),
        None | Some(States::Reading) => words.reading.to_owned(),
        Some(States::Unavailable) => words.unavailable.to_owned(),
        Some(States::Read(_)) if states.iter().all(|state| list.is_now(state)) => words.none.to_owned(),
        Some(States::Read(_)) => text::earlier::sets(states.len(), language),
    };
    let review = Route::Review(draft.id.clone()).hash();
    let page = page("page page--fill", "earlier")
        .child(p("page__over", questionnaire.title.get(language)))
        .child(heading(words.title))
        .child(p("", words.lead))
        .child(p("", if draft.is_open() { words.safe } else { words.closed }))
        .child(p("field__hint", &told).set("role", "status").set("data-states", ""))
        .child(el("ul").class("drafts").each(states, |state| list.row(state)))
        .child(div("actions").child(link("button", &review, words.to_review).set("data-action", "review")));
    let scope = draft.scope(questionnaire);
    div("workspace").key("earlier").html(part_nav(language, &draft.id, &scope, None)).child(page).into()
}

impl List<'_> {
    /// Whether it is the state of now.
    fn is_now(&self, state: &State) -> bool {
        state.result.as_ref().is_ok_and(|then| is_as(then, self.now))
    }

    fn row(&self, state: &State) -> Element {
        let when = clock::readable(&state.at, self.language.locale());
        let row = el("li").class("draft").key(&state.key).attr("data-state", &state.key);
        match &state.result {
            Ok(then) => row.child(self.what(state, then, &when)).child(self.ways(state, then, &when)),
            Err(error) => {
                let fault = faults::open_error(error, self.language);
                let words = text::earlier::earlier(self.language).unreadable;
                let what = div("draft__what")
                    .child(el("h2").class("draft__name").text(&when))
                    .child(p("", &format!("{words}: {fault}")).set("data-problem", ""));
                row.child(what).child(div("actions").child(self.download_as_it_stands(state, &when)))
            }
        }
    }

    /// When it was, how far it was, and what differs.
    fn what(&self, state: &State, then: &Rc<Draft>, when: &str) -> Element {
        let words = text::earlier::earlier(self.language);
        let differing = differences(then, self.now, self.questionnaire);
        let is_now = is_as(then, self.now);
        let badge = || el("span").class("badge").text(words.as_now);
        div("draft__what")
            .child(el("h2").class("draft__name").text(when).text(" ").when(is_now, badge))
            .child(progress_line(then.scope(self.questionnaire).progress(), "draft__progress", self.language))
            .when(state.n_lost > 0, || p("", &format!("{}: {}", words.lost, state.n_lost)).set("data-problem", ""))
            .when(!is_now && differing.is_empty(), || p("draft__about", words.head_only))
            .when(!differing.is_empty(), || self.differing(then, &differing))
    }

    /// What was answered otherwise, folded.
    fn differing(&self, then: &Draft, questions: &[QuestionId]) -> Element {
        let summary = el("summary").child(el("span").text(&text::earlier::differs(questions.len(), self.language)));
        let entries = el("ul").each(questions, |id| self.difference(then, id));
        el("details").class("review-list").set("data-differences", "").child(summary).child(entries)
    }

    fn difference(&self, then: &Draft, id: &QuestionId) -> Element {
        let (words, entry) = (text::earlier::earlier(self.language), el("li").key(id.as_str()));
        let Some(question) = self.questionnaire.question(id) else { return entry };
        let [was, is] = [then, self.now].map(|draft| {
            let answer = draft.sheet.get(id).map(|answer| (**answer).clone()).unwrap_or_default();
            said::answer(&answer, question, self.language)
        });
        let entry = entry.text(&said::name(question, self.language)).child(el("br"));
        if was == is {
            return entry.child(own(&is)).text(&format!(" · {}", words.beside));
        }
        let told = |name: &str, what: &str| el("span").text(&format!("{name}: ")).child(el("strong").child(own(what)));
        entry.child(told(words.was, &was)).text(" · ").child(told(words.is, &is))
    }

    fn ways(&self, state: &State, then: &Rc<Draft>, when: &str) -> Element {
        let words = text::earlier::earlier(self.language);
        let (on_action, key) = (self.on_action.clone(), state.key.clone());
        let on_back = move || {
            on_action.emit(Action::Return(Return::GoBack { key: key.clone(), at: clock::now().into() }));
        };
        let (copy, questionnaire) = (then.clone(), self.questionnaire.clone());
        let on_download = move || export(&copy, &questionnaire);
        let name = || unseen(" ").text(when);
        div("actions")
            .when(self.now.is_open() && !is_as(then, self.now), || {
                button("button", "go-back", words.go_back, Rc::new(on_back)).child(name())
            })
            .child(button("link-button", "download-state", words.download, Rc::new(on_download)).child(name()))
    }

    fn download_as_it_stands(&self, state: &State, when: &str) -> Element {
        let (key, content) = (state.key.clone(), state.content.clone());
        let on_download = move || {
            // A browser that refuses says so itself; the state stays where it is.
            let _ = download::download(&format!("phrom-{key}.json"), "application/json", content.as_bytes());
        };
        let words = text::earlier::earlier(self.language);
        button("button", "download-state", words.download, Rc::new(on_download)).child(unseen(" ").text(when))
    }
}
