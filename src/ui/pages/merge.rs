//! Putting files of colleagues into an assessment: what they bring, what is to be chosen, and then in one step.

use std::rc::Rc;

use web_sys::Event;
use yew::{Callback, Html};

use crate::json::MAX_BYTES;
use crate::model::{Action, Model, Route};
use crate::questionnaire::Questionnaire;
use crate::submission::Draft;
use crate::together::{Brought, Choices, Comparison};
use crate::ui::browser::{clock, file, focus};
use crate::ui::components::field::field;
use crate::ui::components::merge_conflicts::{Beside, undecided};
use crate::ui::components::merge_files::merge_files;
use crate::ui::components::page::{heading, page};
use crate::ui::components::part_nav::part_nav;
use crate::ui::element::{Element, When, button, div, el, link, p};
use crate::ui::loader;
use crate::ui::text::{self, say};

/// Draws the page.
#[inline(never)]
pub fn merge_page(
    model: &Rc<Model>,
    draft: &Draft,
    questionnaire: &Questionnaire,
    on_action: &Callback<Action>,
) -> Html {
    let language = model.language;
    let words = text::together(language);
    let scope = draft.scope(questionnaire);
    let comparison = model.comparison(&draft.id);
    let said = comparison.as_ref().map(|comparison| status(comparison, model)).unwrap_or_default();
    let page = page("page page--fill", "merge")
        .child(p("page__over", questionnaire.title.get(language)))
        .child(heading(words.to_merge))
        .child(p("", if draft.is_open() { words.merge_lead } else { words.merge_closed }))
        .when(draft.is_open(), || field("merge-files", words.merge_choose, None, None, input(model, draft, on_action)))
        .child(p("field__hint", &said).set("role", "status").set("data-merge-status", ""));
    let page = match comparison.filter(|_| draft.is_open()) {
        Some(comparison) => files(page, model, questionnaire, &comparison, on_action),
        None => page.child(div("actions").child(back(draft, model))),
    };
    div("workspace").key("merge").html(part_nav(language, &draft.id, &scope, None)).child(page).into()
}

fn back(draft: &Draft, model: &Model) -> Element {
    let review = Route::Review(draft.id.clone()).hash();
    link("button", &review, text::fill(model.language).to_review).set("data-action", "review")
}

/// The field for the files.
fn input(model: &Model, draft: &Draft, on_action: &Callback<Action>) -> Element {
    let (library, on_action, draft) = (model.library.clone(), on_action.clone(), draft.id.clone());
    let on_files = move |event: Event| {
        let (library, on_action, draft) = (library.clone(), on_action.clone(), draft.clone());
        file::read_each(&event, MAX_BYTES, move |chosen| {
            let (on_action, draft, name) = (on_action.clone(), draft.clone(), Rc::<str>::from(chosen.name));
            loader::open_file(chosen.bytes, &library, move |result| {
                let Some(result) = result else { return on_action.emit(Action::Unreachable(true)) };
                let file = Rc::new(Brought { name: name.clone(), result });
                on_action.emit(Action::Bring { draft: draft.clone(), file });
            });
        });
    };
    el("input")
        .set("type", "file")
        .class("input")
        .set("accept", ".json,.html,.htm,application/json")
        .flag("multiple", true)
        .set("data-file", "merge")
        .on(When::Changed, Rc::new(on_files))
}

/// What there is, in a line that is heard.
fn status(comparison: &Comparison, model: &Model) -> String {
    let (language, words) = (model.language, text::together(model.language));
    if comparison.is_empty() {
        return words.nothing_new.to_owned();
    }
    let (n_taken, n_open) = (comparison.taken.len(), comparison.conflicts.len());
    let said = format!("{}: {}", words.new, say::questions(n_taken, language));
    if n_open == 0 { said } else { format!("{said} · {}: {}", words.to_choose, say::questions(n_open, language)) }
}

/// The files, what they bring, and the way on.
fn files(
    page: Element,
    model: &Rc<Model>,
    questionnaire: &Questionnaire,
    comparison: &Comparison,
    on_action: &Callback<Action>,
) -> Element {
    let (language, words) = (model.language, text::together(model.language));
    let choices = model.merging.as_ref().map(|merging| merging.choices.clone()).unwrap_or_default();
    let on_decide = {
        let on_action = on_action.clone();
        Callback::from(move |choices: Choices| on_action.emit(Action::Decide(choices)))
    };
    let when = |moment: &str| clock::readable(moment, language.locale());
    let beside = Beside { language, questionnaire, comparison, choices: &choices, when: &when, on_decide: &on_decide };
    let n_undecided = comparison.n_undecided(&choices);
    let next = undecided(comparison, &choices).cloned();
    let on_put = {
        let on_action = on_action.clone();
        Rc::new(move || match &next {
            Some(question) => focus::focus(&format!("[data-conflict='{question}'] input")),
            None => on_action.emit(Action::PutTogether { at: clock::now().into() }),
        })
    };
    let on_leave = {
        let on_action = on_action.clone();
        Rc::new(move || {
            focus::focus("#merge-files");
            on_action.emit(Action::LeaveFiles);
        })
    };
    let lacking = format!("{}: {}", words.undecided, say::questions(n_undecided, language));
    let put = button("button button--primary", "put-together", words.put_together, on_put);
    page.child(merge_files(comparison, &choices, language, &on_decide))
        .when(!comparison.taken.is_empty(), || beside.taken())
        .when(!comparison.conflicts.is_empty(), || beside.conflicts())
        .child(
            p("field__hint", if n_undecided > 0 { &lacking } else { "" })
                .set("id", "merge-lacking")
                .set("role", "status"),
        )
        .child(
            div("actions").when(!comparison.is_empty(), || put.set("aria-describedby", "merge-lacking")).child(button(
                "button",
                "leave-files",
                words.leave,
                on_leave,
            )),
        )
}
