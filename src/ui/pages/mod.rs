//! One file a page. A page turns what a person does into actions and asks the browser for what it needs.

pub mod about;
pub mod begin;
pub mod fill;
pub mod home;
pub mod missing;
pub mod results;
pub mod review;

use std::rc::Rc;

use yew::{Callback, Html, html};

use super::browser::{clock, download, focus};
use super::element::{Element, el, p};
use super::text::say;
use crate::answers::Progress;
use crate::language::Language;
use crate::model::{Action, Model, Screen};
use crate::questionnaire::Questionnaire;
use crate::submission::{Draft, file_name, write_submission};

/// Draws what the model shows.
pub(super) fn page(model: &Rc<Model>, on_action: &Callback<Action>) -> Html {
    let language = model.language;
    match model.screen() {
        Screen::Home => home::home_page(model, on_action),
        Screen::About => about::about_page(language, &model.library),
        Screen::Missing => missing::missing_page(language),
        Screen::Begin(questionnaire) => html! {
            <begin::BeginPage {language} {questionnaire} form={model.form.clone()} is_refused={model.is_form_refused} {on_action} />
        },
        Screen::Fill(draft, questionnaire, part) => html! {
            <fill::FillPage {language} report={model.reports.get(&draft.id).cloned().map(Rc::new)} {draft} {questionnaire} {part} {on_action} />
        },
        Screen::Review(draft, questionnaire) => html! {
            <review::ReviewPage {language} {draft} {questionnaire} is_refused={model.is_finish_refused} {on_action} />
        },
        Screen::Results(draft, questionnaire) => {
            html! { <results::ResultsPage {language} {draft} {questionnaire} {on_action} /> }
        }
    }
}

/// The main element of a page of a name.
fn main(class: &'static str, name: &'static str) -> Element {
    el("main").set("id", "content").class(class).set("data-page", name)
}

/// How far something has come, as a bar and in words.
fn progress_line(progress: Progress, class: &'static str, language: Language) -> Element {
    let words = say::progress(progress, language);
    let bar = el("progress").number("max", progress.asked).number("value", progress.done).attr("aria-label", &words);
    p(class, "").child(bar).child(el("span").text(&words))
}

/// Moves the focus to a question's first input.
pub(super) fn to_question(id: &str) {
    let body = format!("[data-question='{id}'] .question__body");
    focus::focus(&format!("{body} input, {body} textarea"));
}

/// Gives the person the file of a draft.
fn save_file(draft: &Draft, questionnaire: &Questionnaire) {
    let file = write_submission(draft, questionnaire, &clock::now());
    // A browser that refuses downloads says so itself; the draft is still here.
    let _ = download::download(&file_name(draft), "application/json", file.as_bytes());
}
