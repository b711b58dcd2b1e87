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
    /// Looking for questions.
    Search(Rc<Draft>, Rc<Questionnaire>),
    /// About.
    About,
    /// What is asked for is on its way.
    Loading,
    /// What is asked for could not be fetched.
    Unreachable,
    /// The address leads to something that is not (or no longer) on this device.
    Missing,
}

/// How much of what stands beside answers is drawn: notes, units, documents. It is half of a page, and most people write none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beside {
    /// None: what draws it is not there yet.
    NotYet,
    /// What is not empty.
    WhereFilled,
    /// All.
    Everywhere,
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
            | Self::Search(..)
            | Self::About => true,
        }
    }

    /// The questionnaire of which it takes what explains it, too.
    fn explains(&self) -> Option<&Questionnaire> {
        match self {
            Self::Read(questionnaire) | Self::Results(_, questionnaire) | Self::Search(_, questionnaire) => {
                Some(questionnaire)
            }
            _ => None,
        }
    }

    /// The same, if that is not there.
    fn lacks_explanations(&self) -> Option<&Questionnaire> {
        self.explains().filter(|questionnaire| !questionnaire.is_explained)
    }
}

impl Model {
    /// What to show.
    pub fn screen(&self) -> Screen {
        let screen = self.wanted_screen();
        let is_on_its_way = matches!(screen, Screen::Loading)
            || (self.lacks_more && screen.needs_more())
            || screen.lacks_explanations().is_some();
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

    /// How much of what stands beside answers is to be drawn.
    pub const fn beside(&self) -> Beside {
        match (self.lacks_more, self.wants_beside) {
            (true, _) => Beside::NotYet,
            (false, false) => Beside::WhereFilled,
            (false, true) => Beside::Everywhere,
        }
    }

    /// The built-in questionnaire of which what explains it is asked for and not at hand.
    pub fn wants_explained(&self) -> Option<QuestionnaireId> {
        let screen = self.wanted_screen();
        let of_fill = match &screen {
            Screen::Fill(_, questionnaire, _) if self.wants_explanations && !questionnaire.is_explained => {
                Some(questionnaire)
            }
            _ => None,
        };
        screen.lacks_explanations().or(of_fill.map(|questionnaire| &**questionnaire)).map(|lacking| lacking.id.clone())
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
            Route::Search(draft) => of_draft(draft, Screen::Search),
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
