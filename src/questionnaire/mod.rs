//! What is asked: questionnaires as data.
//!
//! [`Questionnaire::read`] takes the bytes of a file and gives a questionnaire or a list of problems, each
//! with its path. A questionnaire that exists is sound: ids are unique, references resolve, conditions do not
//! loop, both languages are there. Knows nothing of answers.

mod check;
#[cfg(feature = "schema")]
pub mod file;
mod id;
mod kind;
mod ladder;
mod order;
mod packed;
mod provinces;
mod read;
mod read_kind;

use std::rc::Rc;

pub use id::{IndicatorId, LadderId, LevelId, OptionId, PartId, ProfileId, QuestionId, QuestionnaireId};
pub(crate) use kind::plain_digits;
pub use kind::{Choice, Column, Condition, Kind, NotApplicable, Quantity};
pub use ladder::{Ladder, Level};
use order::Place;
pub(crate) use order::Placed;
pub use packed::{BUILT_IN, Packed};
pub use provinces::{PROVINCES, Province};

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

/// A part is the same as itself only: pages are drawn anew when a questionnaire is read anew.
impl PartialEq for Part {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

impl Eq for Part {}

/// As with parts.
impl PartialEq for Question {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

impl Eq for Question {}

/// A document that a questionnaire was made from.
#[derive(Debug, PartialEq, Eq)]
pub struct Source {
    /// Its title.
    pub title: Text,
    /// Who published it.
    pub publisher: Text,
    /// The year, Buddhist era.
    pub year: u16,
}

/// A kind of agency that is asked a set of its own.
#[derive(Debug, PartialEq, Eq)]
pub struct Profile {
    /// Its code.
    pub id: ProfileId,
    /// Its name.
    pub title: Text,
    /// Who chooses it.
    pub hint: Text,
}

/// A type of agency.
#[derive(Debug, PartialEq, Eq)]
pub struct AgencyType {
    /// Its code.
    pub id: Rc<str>,
    /// Its name.
    pub title: Text,
    /// Of which profiles.
    pub profiles: Profiles,
}

/// For which profiles something is meant; empty means all of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Profiles(Vec<ProfileId>);

impl Profiles {
    /// Whether a profile is among them.
    pub fn contain(&self, profile: &ProfileId) -> bool {
        self.0.is_empty() || self.0.contains(profile)
    }
}

/// Whether a part makes the score.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// It does.
    Dimension,
    /// It stands beside it.
    Annex,
}

/// A dimension or an annex.
#[derive(Debug)]
pub struct Part {
    /// Its code.
    pub id: PartId,
    /// Dimension or annex.
    pub role: Role,
    /// Its title.
    pub title: Text,
    /// What it is about.
    pub about: Text,
    /// Who is asked it.
    pub profiles: Profiles,
    /// Its indicators; never empty.
    pub indicators: Vec<Indicator>,
}

/// An indicator.
#[derive(Debug, PartialEq, Eq)]
pub struct Indicator {
    /// Its code.
    pub id: IndicatorId,
    /// Its title.
    pub title: Text,
    /// What a high figure means.
    pub about: Text,
    /// What to do to rise.
    pub advice: Text,
    /// Who is asked it.
    pub profiles: Profiles,
    /// Its weight among its siblings; all are 1 where the mean is plain.
    pub weight: u32,
    /// Its questions; never empty.
    pub questions: Vec<Rc<Question>>,
}

/// A question.
#[derive(Debug)]
pub struct Question {
    /// Its code.
    pub id: QuestionId,
    /// What an answer is, and how it scores.
    pub kind: Kind,
    /// What is asked.
    pub text: Text,
    /// What is meant, in plain words.
    pub help: Option<Text>,
    /// When one may answer "yes".
    pub condition: Option<Text>,
    /// What one would look at to check it.
    pub verification: Option<Text>,
    /// The law, standard or plan that the source names.
    pub reference: Option<Text>,
    /// The law in force today, kept apart from the source.
    pub current_law: Option<Text>,
    /// The year of the source, Buddhist era.
    pub year: Option<u16>,
    /// Whether it may be answered "not applicable".
    pub na: NotApplicable,
    /// Asked only while this holds.
    pub when: Option<Condition>,
    /// Who is asked it.
    pub profiles: Profiles,
    /// Its weight among its siblings; all are 1 where the mean is plain.
    pub weight: u32,
}

/// Why a file is not a usable questionnaire.
#[derive(Debug, PartialEq, Eq)]
pub enum ReadError {
    /// It could not be read as JSON.
    Parse(ParseError),
    /// It was written for a newer version of the format.
    NewerVersion(u32),
    /// It does not hold together; never empty.
    Problems(Vec<Problem>),
}

/// The version of the questionnaire format that is written and the newest that is read.
pub const FORMAT_VERSION: u32 = 1;

impl Questionnaire {
    /// Reads and checks a questionnaire file.
    ///
    /// # Errors
    /// [`ReadError`]; an unknown or repeated key is a problem too: an author should know. Problems of shape come
    /// first; whether all of it fits together is told once the shape is right.
    pub fn read(bytes: &[u8]) -> Result<Self, ReadError> {
        read::questionnaire_from_parsed(parse(bytes).map_err(ReadError::Parse)?)
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

    /// A profile by its code.
    pub fn profile(&self, id: &ProfileId) -> Option<&Profile> {
        self.profiles.iter().find(|profile| profile.id == *id)
    }
}
