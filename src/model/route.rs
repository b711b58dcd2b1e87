//! Where in the app one is, as the part of the address behind "#".

use std::rc::Rc;

use crate::questionnaire::{PartId, QuestionId};

/// A place in the app.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Route {
    /// Drafts, and what can be started.
    #[default]
    Home,
    /// Who answers: the start of an assessment.
    Begin(Rc<str>),
    /// A questionnaire in full, blank.
    Read(Rc<str>),
    /// One page of questions.
    Fill {
        /// Which draft.
        draft: Rc<str>,
        /// Which dimension or annex.
        part: PartId,
        /// Which question to go to.
        question: Option<QuestionId>,
    },
    /// What is open, unproved or not applicable.
    Review(Rc<str>),
    /// The result.
    Results(Rc<str>),
    /// Putting files of colleagues into it.
    Merge(Rc<str>),
    /// An assessor's file beside it.
    Rate(Rc<str>),
    /// Its earlier states.
    Earlier(Rc<str>),
    /// The answers as a document.
    Document(Rc<str>),
    /// The list by responsible unit.
    Units(Rc<str>),
    /// Looking for questions.
    Search(Rc<str>),
    /// What the app is and is not.
    About,
}

impl Route {
    /// The address of a route: "#/draft/ID/1".
    pub fn hash(&self) -> String {
        match self {
            Self::Home => "#/".into(),
            Self::Begin(questionnaire) => format!("#/begin/{questionnaire}"),
            Self::Read(questionnaire) => format!("#/read/{questionnaire}"),
            Self::Fill { draft, part, question: None } => format!("#/draft/{draft}/part/{part}"),
            Self::Fill { draft, part, question: Some(question) } => {
                format!("#/draft/{draft}/part/{part}/question/{question}")
            }
            Self::Review(draft) => format!("#/draft/{draft}/review"),
            Self::Results(draft) => format!("#/draft/{draft}/results"),
            Self::Merge(draft) => format!("#/draft/{draft}/merge"),
            Self::Rate(draft) => format!("#/draft/{draft}/rate"),
            Self::Earlier(draft) => format!("#/draft/{draft}/earlier"),
            Self::Document(draft) => format!("#/draft/{draft}/document"),
            Self::Units(draft) => format!("#/draft/{draft}/units"),
            Self::Search(draft) => format!("#/draft/{draft}/search"),
            Self::About => "#/about".into(),
        }
    }

    /// The route of an address; home for one that is not ours.
    pub fn from_hash(hash: &str) -> Self {
        let path: Vec<&str> = hash.trim_start_matches('#').split('/').filter(|step| !step.is_empty()).collect();
        match path.as_slice() {
            ["begin", questionnaire] => Self::Begin((*questionnaire).into()),
            ["read", questionnaire] => Self::Read((*questionnaire).into()),
            ["draft", draft, "part", part] => {
                Self::Fill { draft: (*draft).into(), part: (*part).into(), question: None }
            }
            ["draft", draft, "part", part, "question", question] => {
                Self::Fill { draft: (*draft).into(), part: (*part).into(), question: Some((*question).into()) }
            }
            ["draft", draft, "review"] => Self::Review((*draft).into()),
            ["draft", draft, "results"] => Self::Results((*draft).into()),
            ["draft", draft, "merge"] => Self::Merge((*draft).into()),
            ["draft", draft, "rate"] => Self::Rate((*draft).into()),
            ["draft", draft, "earlier"] => Self::Earlier((*draft).into()),
            ["draft", draft, "document"] => Self::Document((*draft).into()),
            ["draft", draft, "units"] => Self::Units((*draft).into()),
            ["draft", draft, "search"] => Self::Search((*draft).into()),
            ["about"] => Self::About,
            _ => Self::Home,
        }
    }

    /// The draft that a route is about.
    pub const fn draft(&self) -> Option<&Rc<str>> {
        match self {
            Self::Fill { draft, .. }
            | Self::Review(draft)
            | Self::Merge(draft)
            | Self::Results(draft)
            | Self::Rate(draft)
            | Self::Earlier(draft)
            | Self::Document(draft)
            | Self::Units(draft)
            | Self::Search(draft) => Some(draft),
            Self::Home | Self::Begin(_) | Self::Read(_) | Self::About => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_route_comes_back_from_its_address() {
        let draft: Rc<str> = "0b8e".into();
        for route in [
            Route::Home,
            Route::Begin("th-digital-readiness".into()),
            Route::Fill { draft: draft.clone(), part: "W".into(), question: None },
            Route::Fill { draft: draft.clone(), part: "1".into(), question: Some("1.4.1".into()) },
            Route::Review(draft.clone()),
            Route::Results(draft.clone()),
            Route::Merge(draft.clone()),
            Route::Rate(draft.clone()),
            Route::Earlier(draft.clone()),
            Route::Document(draft.clone()),
            Route::Units(draft.clone()),
            Route::Search(draft),
            Route::Read("own@0123abcd".into()),
            Route::About,
        ] {
            assert_eq!(Route::from_hash(&route.hash()), route);
        }
    }

    #[test]
    fn a_foreign_address_leads_home() {
        for hash in ["", "#", "#/nowhere", "#/draft/1", "#/draft//part/1", "%E0%B8"] {
            assert_eq!(Route::from_hash(hash), Route::Home, "{hash}");
        }
    }
}
