//! One file a page. A page turns what a person does into actions and asks the browser for what it needs.

pub mod about;
pub mod begin;
pub mod fill;
pub mod home;
pub mod missing;
pub mod results;
pub mod review;

use std::rc::Rc;

use yew::{Callback, Html};

use crate::answers::Change;
use crate::model::{Action, Model, Screen};
use crate::questionnaire::QuestionId;

/// Draws what the model shows.
pub(super) fn page(
    model: &Rc<Model>,
    on_action: &Callback<Action>,
    on_change: &Callback<(QuestionId, Change)>,
) -> Html {
    let language = model.language;
    match &model.screen() {
        Screen::Home => home::home_page(model, on_action),
        Screen::About => about::about_page(language, &model.library),
        Screen::Missing => missing::missing_page(language),
        Screen::Begin(questionnaire) => {
            let (form, is_refused) = (&model.form, model.is_form_refused);
            begin::begin_page(&begin::BeginPage { language, questionnaire, form, is_refused, on_action })
        }
        Screen::Fill(draft, questionnaire, part) => {
            let report = model.reports.get(&draft.id);
            fill::fill_page(&fill::FillPage { language, draft, questionnaire, part, report, on_action, on_change })
        }
        Screen::Review(draft, questionnaire) => {
            let is_refused = model.is_finish_refused;
            review::review_page(&review::ReviewPage { language, draft, questionnaire, is_refused, on_action })
        }
        Screen::Results(draft, questionnaire) => {
            let digits = model.digits;
            results::results_page(&results::ResultsPage { language, draft, questionnaire, digits, on_action })
        }
    }
}
