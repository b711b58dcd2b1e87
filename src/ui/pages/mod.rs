//! One file a page. A page turns what a person does into actions and asks the browser for what it needs.

pub mod about;
pub mod begin;
pub mod document;
pub mod earlier;
pub mod fill;
pub mod home;
pub mod merge;
pub mod missing;
pub mod rate;
pub mod read;
pub mod results;
pub mod review;
pub mod search;
pub mod units;
pub mod waiting;

use std::rc::Rc;

use yew::{Callback, Html};

use crate::answers::Change;
use crate::model::{Action, Model, Route, Screen, offers_for};
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
        Screen::About => about::about_page(language, model.aids.voices.contains(&language)),
        Screen::Missing => missing::missing_page(language),
        Screen::Begin(questionnaire) => {
            let Route::Begin(code) = &model.route else { return missing::missing_page(language) };
            let (form, is_refused, is_shared) = (&model.form, model.is_form_refused, model.is_shared);
            let page = begin::BeginPage { language, questionnaire, code, form, is_refused, is_shared, on_action };
            begin::begin_page(&page)
        }
        Screen::Read(questionnaire) => {
            let Route::Read(code) = &model.route else { return missing::missing_page(language) };
            read::read_page(language, questionnaire, code)
        }
        Screen::Document(draft, questionnaire) => match &questionnaire.document {
            Some(document) => document::document_page(language, draft, questionnaire, document),
            None => missing::missing_page(language),
        },
        Screen::Units(draft, questionnaire) => units::units_page(language, draft, questionnaire),
        Screen::Loading => waiting::loading_page(language),
        Screen::Unreachable => waiting::unreachable_page(language, on_action),
        Screen::Fill(draft, questionnaire, part) => {
            let report = model.reports.get(&draft.id);
            // What draws them is there as soon as one of the assessments that offer something is.
            let offers = if model.lacks_more { Vec::new() } else { offers_for(model, draft) };
            let offers = &offers;
            fill::fill_page(&fill::FillPage {
                language,
                draft,
                questionnaire,
                part,
                report,
                on_action,
                offers,
                on_change,
                aids: &model.aids,
                beside: model.beside(),
            })
        }
        Screen::Review(draft, questionnaire) => {
            let is_refused = model.is_finish_refused;
            review::review_page(&review::ReviewPage { language, draft, questionnaire, is_refused, on_action })
        }
        Screen::Search(draft, questionnaire) => search::search_page(model, draft, questionnaire, on_action),
        Screen::Merge(draft, questionnaire) => merge::merge_page(model, draft, questionnaire, on_action),
        Screen::Rate(draft, questionnaire) => {
            rate::rate_page(&rate::RatePage { model, draft, questionnaire, on_action })
        }
        Screen::Earlier(draft, questionnaire) => earlier::earlier_page(model, draft, questionnaire, on_action),
        Screen::Results(draft, questionnaire) => {
            let digits = model.digits;
            results::results_page(&results::ResultsPage { model, language, draft, questionnaire, digits, on_action })
        }
    }
}
