//! The questionnaires at hand: built-in ones that were fetched, and those that came from files.

use std::rc::Rc;

use super::Refusal;
use crate::questionnaire::{CATALOGUE, Entry, Questionnaire, QuestionnaireId};

/// The questionnaires at hand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Library(Rc<Vec<Held>>);

/// A questionnaire at hand, and where it came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    /// The questionnaire.
    pub questionnaire: Rc<Questionnaire>,
    /// The text of the file that it was brought in with; `None` for a built-in one.
    pub source: Option<Rc<str>>,
}

impl Held {
    /// Whether it is a later version of another one, both from files: versions stand in their order, whenever they came,
    /// so that a code names the same one tomorrow.
    fn comes_after(&self, other: &Self) -> bool {
        let (this, that) = (&self.questionnaire, &other.questionnaire);
        self.source.is_some() && other.source.is_some() && this.id == that.id && this.version > that.version
    }
}

/// Whether one has the explanations that the same questionnaire lacks.
fn is_explained_now(before: &Held, after: &Held) -> bool {
    after.questionnaire.is_explained && !before.questionnaire.is_explained
}

/// The built-in questionnaire of a code, at hand or not.
pub fn entry(id: &str) -> Option<&'static Entry> {
    CATALOGUE.iter().find(|entry| entry.id == id)
}

impl Library {
    /// A library of built-in questionnaires.
    pub fn new(questionnaires: impl IntoIterator<Item = Rc<Questionnaire>>) -> Self {
        let held = |questionnaire| Held { questionnaire, source: None };
        Self(Rc::new(questionnaires.into_iter().map(held).collect()))
    }

    /// All.
    pub fn iter(&self) -> impl Iterator<Item = &Held> {
        self.0.iter()
    }

    /// Those that came from files.
    pub fn brought(&self) -> impl Iterator<Item = &Held> {
        self.iter().filter(|held| held.source.is_some())
    }

    /// One by the code of [`Library::code`].
    pub fn get(&self, code: &str) -> Option<&Rc<Questionnaire>> {
        self.iter().find(|held| self.code(held) == code).map(|held| &held.questionnaire)
    }

    /// How a questionnaire is named in addresses and handles: by its code, and where several have that code, with the
    /// beginning of its digest behind it, as `code@0123abcd`.
    pub fn code(&self, held: &Held) -> String {
        let Held { questionnaire, source } = held;
        let id = &questionnaire.id;
        let first = self.iter().find(|other| other.questionnaire.id == *id);
        let is_first = first.is_none_or(|first| first.questionnaire == *questionnaire);
        if source.is_none() || (is_first && entry(id.as_str()).is_none()) {
            return id.to_string();
        }
        format!("{id}@{}", questionnaire.sha256.get(..8).unwrap_or_default())
    }

    /// The questionnaire that an assessment is made with: the same version, or else the built-in or first one of its
    /// code. In the place of a built-in one that is not at hand, nothing of another version stands.
    pub fn of(&self, id: &str, version: &str) -> Option<&Rc<Questionnaire>> {
        let same = || self.iter().filter(|held| held.questionnaire.id.as_str() == id);
        let exact = same().find(|held| *held.questionnaire.version == *version);
        exact
            .or_else(|| same().find(|held| held.source.is_none()))
            .or_else(|| same().next().filter(|_| entry(id).is_none()))
            .map(|held| &held.questionnaire)
    }

    /// One that has the same code and version.
    pub fn twin(&self, questionnaire: &Questionnaire) -> Option<&Rc<Questionnaire>> {
        let is_twin = |other: &Questionnaire| other.id == questionnaire.id && other.version == questionnaire.version;
        self.iter().map(|held| &held.questionnaire).find(|other| is_twin(other))
    }

    /// Whether a built-in questionnaire is to be had and not at hand.
    pub fn lacks(&self, id: &QuestionnaireId) -> bool {
        let is_it = |held: &Held| held.source.is_none() && held.questionnaire.id == *id;
        entry(id.as_str()).is_some() && !self.iter().any(is_it)
    }

    /// With one more; nothing changes if just this one is there, but that one with explanations takes the place of one without. One from a file that now comes with the program is a
    /// built-in one from then on.
    #[must_use]
    pub fn with(&self, held: Held) -> Self {
        let same = self.iter().position(|other| other.questionnaire == held.questionnaire);
        let mut all = (*self.0).clone();
        match same.map(|place| &mut all[place].source) {
            Some(source) if source.is_some() && held.source.is_none() => *source = None,
            Some(_) => match same.filter(|&place| is_explained_now(&all[place], &held)) {
                Some(place) => all[place] = held,
                None => return self.clone(),
            },
            None => {
                let at = all.iter().position(|other| other.comes_after(&held)).unwrap_or(all.len());
                all.insert(at, held);
            }
        }
        Self(Rc::new(all))
    }

    /// A questionnaire that was read from a file, with the file's text, as it can be kept.
    ///
    /// # Errors
    /// Why it cannot: it is here, or another one is that has its code and version.
    pub fn brought_in(&self, questionnaire: Rc<Questionnaire>, source: Rc<str>) -> Result<Held, Refusal> {
        match self.twin(&questionnaire) {
            Some(twin) if *twin == questionnaire => Err(Refusal::AlreadyHere),
            Some(_) => Err(Refusal::VersionTaken),
            None => Ok(Held { questionnaire, source: Some(source) }),
        }
    }

    /// Without one that came from a file.
    #[must_use]
    pub fn without(&self, sha256: &str) -> Self {
        let stays = |held: &&Held| held.source.is_none() || *held.questionnaire.sha256 != *sha256;
        Self(Rc::new(self.iter().filter(stays).cloned().collect()))
    }

    /// Whether it is the same list, by its place.
    pub fn is_as(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}
