//! What is asked: questionnaires as data.
//!
//! [`Questionnaire::read`] takes the bytes of a file and gives a questionnaire or a list of problems, each
//! with its path. A questionnaire that exists is sound: ids are unique, references resolve, conditions do not
//! loop, both languages are there. Knows nothing of answers.

mod catalogue;
mod check;
mod check_migrations;
mod check_rules;
#[cfg(feature = "schema")]
pub mod file;
mod id;
mod kind;
mod ladder;
mod migration;
mod order;
mod packed;
mod part;
mod provinces;
mod read;
mod read_kind;
mod read_migrations;
mod read_question;
mod read_rules;
mod read_words;
mod rules;
mod table;

use std::rc::Rc;

pub use catalogue::{CATALOGUE, Counts, Entry, Words};
pub use id::{IndicatorId, LadderId, LevelId, OptionId, PartId, ProfileId, QuestionId, QuestionnaireId};
pub(crate) use kind::plain_digits;
pub use kind::{Choice, Condition, Kind, NotApplicable, Quantity};
pub use ladder::{Ladder, Level};
pub use migration::{Joining, Migration, Rule, Target};
use order::Place;
pub(crate) use order::Placed;
pub use part::{AgencyType, Indicator, Part, Profile, Profiles, Question, Role, Source};
pub use provinces::{PROVINCES, Province};
pub use rules::{Document, Gate, GateItem, Overall, Points, Step, Terms};
pub use table::{Column, Offer, RowLevels, RowShare, Table};

use crate::json::{ParseError, Problem, parse};
use crate::language::Text;
use crate::sorted::Sorted;

/// A set of questions with its rules.
#[derive(Debug)]
pub struct Questionnaire {
    /// The stable code.
    pub id: QuestionnaireId,
    /// The version, for people.
    pub version: Rc<str>,
    /// The SHA-256 of the file's canonical JSON, lower-case hexadecimal.
    pub sha256: Rc<str>,
    /// The title.
    pub title: Text,
    /// What it is for.
    pub purpose: Text,
    /// Who should answer it.
    pub audience: Text,
    /// What the result is not.
    pub disclaimer: Text,
    /// How long it takes, in minutes.
    pub minutes: u32,
    /// What it was made from.
    pub sources: Vec<Source>,
    /// The kinds of agency; never empty.
    pub profiles: Vec<Profile>,
    /// The types of agency to choose from; may be empty.
    pub agency_types: Vec<AgencyType>,
    /// Dimensions and annexes, dimensions first.
    pub parts: Vec<Rc<Part>>,
    /// Levels that are read off the answers.
    pub ladders: Vec<Ladder>,
    /// What it calls its groups, where not dimension and indicator.
    pub terms: Option<Terms>,
    /// Whether there is an overall figure.
    pub overall: Overall,
    /// The text question whose answer names what the assessment is about.
    pub subject: Option<QuestionId>,
    /// Completeness gates.
    pub gates: Vec<Gate>,
    /// How the answers are laid out as a document.
    pub document: Option<Document>,
    /// The steps from earlier versions, as the file has them, in canonical JSON; empty without any.
    steps: Rc<str>,
    /// Whether the texts that explain are there: conditions, verification, references, advice, the disclaimer. A built-in one
    /// that was fetched to be answered has none at first.
    pub is_explained: bool,
    /// Where a question stands.
    places: Sorted<QuestionId, Place>,
    /// All questions, each after those that its condition looks at.
    order: Vec<Place>,
}

/// Two are the same when they were read from the same content.
impl PartialEq for Questionnaire {
    fn eq(&self, other: &Self) -> bool {
        self.sha256 == other.sha256
    }
}

impl Eq for Questionnaire {}

/// Why a file is not a usable questionnaire.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadError {
    /// It could not be read as JSON.
    Parse(ParseError),
    /// It was written for a newer version of the format.
    NewerVersion(u32),
    /// It does not hold together; never empty.
    Problems(Vec<Problem>),
}

/// The version of the questionnaire format that is written and the newest that is read.
pub const FORMAT_VERSION: u32 = 3;

impl Questionnaire {
    /// Reads and checks a questionnaire file.
    ///
    /// # Errors
    /// [`ReadError`]; an unknown or repeated key is a problem too: an author should know. Problems of shape come
    /// first; whether all of it fits together is told once the shape is right.
    pub fn read(bytes: &[u8]) -> Result<Self, ReadError> {
        read::questionnaire_from_parsed(parse(bytes).map_err(ReadError::Parse)?, check::check)
    }

    /// Reads a questionnaire file of ours, of which a test has seen that it holds together. A page has it packed.
    ///
    /// # Errors
    /// As [`Questionnaire::read`], as far as shape goes.
    pub fn read_own(bytes: &[u8]) -> Result<Self, ReadError> {
        read::questionnaire_from_parsed(parse(bytes).map_err(ReadError::Parse)?, |_, _| {})
    }

    /// A question by its code.
    pub fn question(&self, id: &QuestionId) -> Option<&Rc<Question>> {
        Some(self.placed(id)?.question)
    }

    /// The part and the indicator that hold a question.
    pub fn home_of(&self, id: &QuestionId) -> Option<(&Rc<Part>, &Indicator)> {
        let placed = self.placed(id)?;
        Some((placed.part, placed.indicator))
    }

    /// A part by its code.
    pub fn part(&self, id: &PartId) -> Option<&Rc<Part>> {
        self.parts.iter().find(|part| part.id == *id)
    }

    /// An indicator by its code.
    pub fn indicator(&self, id: &IndicatorId) -> Option<&Indicator> {
        self.indicators().map(|(_, indicator)| indicator).find(|indicator| indicator.id == *id)
    }

    /// The dimensions, in order.
    pub fn dimensions(&self) -> impl Iterator<Item = &Rc<Part>> {
        self.parts.iter().filter(|part| part.role == Role::Dimension)
    }

    /// The annexes, in order.
    pub fn annexes(&self) -> impl Iterator<Item = &Rc<Part>> {
        self.parts.iter().filter(|part| part.role == Role::Annex)
    }

    /// Every indicator with its part, in order.
    pub fn indicators(&self) -> impl Iterator<Item = (&Rc<Part>, &Indicator)> {
        self.parts.iter().flat_map(|part| part.indicators.iter().map(move |indicator| (part, indicator)))
    }

    /// Every question, in order.
    pub fn questions(&self) -> impl Iterator<Item = &Rc<Question>> {
        self.indicators().flat_map(|(_, indicator)| &indicator.questions)
    }

    /// What a part was made from: the source that it names, or the only one that there is.
    pub fn source_of(&self, part: &Part) -> Option<&Source> {
        match (&part.source, &*self.sources) {
            (Some(id), sources) => sources.iter().find(|source| source.id == *id),
            (None, [only]) => Some(only),
            (None, _) => None,
        }
    }

    /// Whether an indicator names its responsible unit.
    pub fn has_units(&self) -> bool {
        self.indicators().any(|(_, indicator)| indicator.responsible.is_some())
    }

    /// Whether it has something that the first version of the format had not, or a scale: what the page draws with the
    /// part that is loaded on demand.
    pub fn needs_more(&self) -> bool {
        let is_later = |kind: &Kind| matches!(kind, Kind::Scale { .. } | Kind::Table(_));
        self.document.is_some()
            || !self.gates.is_empty()
            || self.questions().any(|question| is_later(&question.kind))
            || self.indicators().any(|(_, indicator)| {
                indicator.step.is_some() || indicator.responsible.is_some() || !indicator.points.is_empty()
            })
    }

    /// How large it is.
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for part in self.dimensions() {
            counts.n_dimensions += 1;
            counts.n_indicators += part.indicators.len();
            counts.n_questions += part.indicators.iter().map(|indicator| indicator.questions.len()).sum::<usize>();
        }
        counts
    }

    /// A profile by its code.
    pub fn profile(&self, id: &ProfileId) -> Option<&Profile> {
        self.profiles.iter().find(|profile| profile.id == *id)
    }
}
