//! What the page shows at a place of the app.

use std::rc::Rc;

use super::{Model, Route};
use crate::questionnaire::{Part, Questionnaire, QuestionnaireId};
use crate::submission::Draft;

/// What the page shows: a route together with all that its page needs. No page exists without its data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Screen {
    /// Home.
    Home,
    /// Begin.
    Begin(Rc<Questionnaire>),
    /// A questionnaire in full, blank.
    Read(Rc<Questionnaire>),
    /// One page of questions.
    Fill(Rc<Draft>, Rc<Questionnaire>, Rc<Part>),
    /// Review.
    Review(Rc<Draft>, Rc<Questionnaire>),
    /// The result.
    Results(Rc<Draft>, Rc<Questionnaire>),
    /// Files of colleagues beside it.
    Merge(Rc<Draft>, Rc<Questionnaire>),
    /// An assessor's file beside it.
    Rate(Rc<Draft>, Rc<Questionnaire>),
    /// Its earlier states.
    Earlier(Rc<Draft>, Rc<Questionnaire>),
    /// The answers as a document.
    Document(Rc<Draft>, Rc<Questionnaire>),
    /// The list by responsible unit.
    Units(Rc<Draft>, Rc<Questionnaire>),
    /// About.
    About,
    /// What is asked for is on its way.
    Loading,
    /// What is asked for could not be fetched.
    Unreachable,
    /// The address leads to something that is not (or no longer) on this device.
    Missing,
}

impl Screen {
    /// Whether it takes the part of the program that is loaded on demand.
    pub fn needs_more(&self) -> bool {
        match self {
            Self::Home | Self::Begin(_) | Self::Missing | Self::Loading | Self::Unreachable => false,
            Self::Fill(_, questionnaire, _) => questionnaire.needs_more(),
            Self::Read(_)
            | Self::Review(..)
            | Self::Merge(..)
            | Self::Results(..)
            | Self::Rate(..)
            | Self::Earlier(..)
            | Self::Document(..)
            | Self::Units(..)
            | Self::About => true,
        }
    }
}

impl Model {
    /// What to show.
    pub fn screen(&self) -> Screen {
        let screen = self.wanted_screen();
        let is_on_its_way = matches!(screen, Screen::Loading) || (self.lacks_more && screen.needs_more());
        match () {
            () if self.is_shelf_closed || (is_on_its_way && self.is_unreachable) => Screen::Unreachable,
            () if is_on_its_way => Screen::Loading,
            () => screen,
        }
    }

    /// The built-in questionnaire that the address asks for and that is not at hand.
    pub fn wanted(&self) -> Option<QuestionnaireId> {
        match &self.route {
            Route::Begin(code) | Route::Read(code) => Some((**code).into()).filter(|id| self.library.lacks(id)),
            _ => None,
        }
    }

    /// What to show once everything is there.
    pub fn wanted_screen(&self) -> Screen {
        let with = |code: &str, screen: fn(Rc<Questionnaire>) -> Screen| match self.library.get(code) {
            Some(found) => screen(found.clone()),
            None if self.wanted().is_some() => Screen::Loading,
            None => Screen::Missing,
        };
        let of_draft = |draft: &str, screen: fn(Rc<Draft>, Rc<Questionnaire>) -> Screen| {
            self.open(draft).map_or(Screen::Missing, |(draft, questionnaire)| screen(draft, questionnaire))
        };
        match &self.route {
            Route::Home => Screen::Home,
            Route::About => Screen::About,
            Route::Begin(code) => with(code, Screen::Begin),
            Route::Read(code) => with(code, Screen::Read),
            Route::Fill { draft, part, .. } => self
                .open(draft)
                .and_then(|(draft, questionnaire)| {
                    let part = questionnaire.part(part).filter(|part| draft.scope(&questionnaire).asks_part(part))?;
                    Some(Screen::Fill(draft, questionnaire.clone(), part.clone()))
                })
                .unwrap_or(Screen::Missing),
            Route::Review(draft) => of_draft(draft, Screen::Review),
            Route::Merge(draft) => of_draft(draft, Screen::Merge),
            Route::Results(draft) => of_draft(draft, Screen::Results),
            Route::Rate(draft) => of_draft(draft, Screen::Rate),
            Route::Earlier(draft) => of_draft(draft, Screen::Earlier),
            Route::Document(draft) => self
                .open(draft)
                .filter(|(_, questionnaire)| questionnaire.document.is_some())
                .map_or(Screen::Missing, |(draft, questionnaire)| Screen::Document(draft, questionnaire)),
            Route::Units(draft) => self
                .open(draft)
                .filter(|(_, questionnaire)| questionnaire.has_units())
                .map_or(Screen::Missing, |(draft, questionnaire)| Screen::Units(draft, questionnaire)),
        }
    }
}
