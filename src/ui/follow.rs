//! What follows the model: the address, the focus and the title of the browser's tab.

use super::browser::{focus, location};
use super::text;
use crate::model::{Model, Route, Screen};

/// Makes the address that of the route, and moves the focus to a new page's heading.
pub(super) fn follow_route(route: &Route, is_first: bool) {
    if Route::from_hash(&location::hash()) != *route {
        location::go(&route.hash());
    }
    match route {
        Route::Fill { question: Some(question), .. } => focus::to_question(question.as_str()),
        // The browser itself begins at the top and reads the title.
        _ if is_first => {}
        _ => {
            focus::to_top();
            focus::focus("main h1");
        }
    }
}

impl Model {
    /// The title of the browser's tab.
    pub(super) fn screen_title(&self) -> String {
        let language = self.language;
        let brand = text::chrome(language).brand;
        let place = match self.screen() {
            Screen::Home => text::chrome(language).brand_line.to_owned(),
            Screen::About => text::chrome(language).about_title.to_owned(),
            Screen::Missing => text::chrome(language).missing_title.to_owned(),
            Screen::Loading => text::chrome(language).loading.to_owned(),
            Screen::Unreachable => text::chrome(language).unreachable_title.to_owned(),
            Screen::Begin(questionnaire) | Screen::Read(questionnaire) => questionnaire.title.get(language).to_string(),
            Screen::Document(_, questionnaire) => {
                let document = questionnaire.document.as_ref();
                document.map(|document| document.title.get(language).to_owned()).unwrap_or_default()
            }
            Screen::Units(..) => text::chrome(language).units_title.to_owned(),
            Screen::Fill(_, _, part) => part.title.get(language).to_string(),
            Screen::Review(..) => text::fill(language).review_title.to_owned(),
            Screen::Merge(..) => text::together(language).to_merge.to_owned(),
            Screen::Earlier(..) => text::earlier::earlier(language).title.to_owned(),
            Screen::Rate(..) => text::rate::rate(language).title.to_owned(),
            Screen::Search(..) => text::fill(language).search.to_owned(),
            Screen::Results(..) => text::results(language).title.to_owned(),
        };
        format!("{place} · {brand}")
    }
}
