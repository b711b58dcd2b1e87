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

use crate::model::{Action, Model, Screen};

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
