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
    let (language, on_action) = (model.language, on_action.clone());
    match model.screen() {
        Screen::Home => html! { <home::HomePage model={model.clone()} {on_action} /> },
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
        Screen::About => html! { <about::AboutPage {language} library={model.library.clone()} /> },
        Screen::Missing => html! { <missing::MissingPage {language} /> },
    }
}
