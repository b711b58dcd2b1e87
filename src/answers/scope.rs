//! Who is asked what: profiles, conditions, and how far an assessment has come.

use super::{Sheet, Standing};
use crate::exact::Exact;
use crate::questionnaire::{Condition, Indicator, Part, ProfileId, Question, QuestionId, Questionnaire, Role};

/// One assessment seen through its questionnaire: what this agency is asked, given what it answered.
#[derive(Clone, Copy, Debug)]
pub struct Scope<'a> {
    /// What could be asked.
    pub questionnaire: &'a Questionnaire,
    /// Who answers.
    pub profile: &'a ProfileId,
    /// What was answered.
    pub sheet: &'a Sheet,
}

/// How far something has come, in questions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Answered, or not applicable with its reason.
    pub done: usize,
    /// Asked and needed for a complete assessment.
    pub asked: usize,
}

impl Progress {
    /// Whether nothing is open.
    pub const fn is_complete(self) -> bool {
        self.done == self.asked
    }

    /// Whether nothing is asked at all.
    pub const fn is_empty(self) -> bool {
        self.asked == 0
    }

    /// Both together.
    #[must_use]
    pub const fn plus(self, other: Self) -> Self {
        Self { done: self.done + other.done, asked: self.asked + other.asked }
    }

    /// Done out of asked, 0 to 1; nothing asked is complete.
    pub fn share(self) -> Exact {
        let length = |n: usize| u64::try_from(n).unwrap_or(u64::MAX);
        Exact::of(length(self.done), length(self.asked)).unwrap_or(Exact::ONE)
    }
}

impl<'a> Scope<'a> {
    /// Whether this agency is asked a part.
    pub fn asks_part(self, part: &Part) -> bool {
        part.profiles.contain(self.profile)
    }

    /// Whether this agency is asked an indicator.
    pub fn asks_indicator(self, part: &Part, indicator: &Indicator) -> bool {
        self.asks_part(part) && indicator.profiles.contain(self.profile)
    }

    /// Whether this agency is asked a question, given what it answered so far.
    pub fn asks(self, question: &Question) -> bool {
        let Some((part, indicator)) = self.questionnaire.home_of(&question.id) else {
            return false;
        };
        self.asks_indicator(part, indicator) && self.asks_inside(question)
    }

    fn asks_inside(self, question: &Question) -> bool {
        question.profiles.contain(self.profile) && question.when.as_ref().is_none_or(|when| self.holds(when))
    }

    /// The questions of an indicator that are asked, in order.
    pub fn questions(
        self,
        part: &Part,
        indicator: &'a Indicator,
    ) -> impl Iterator<Item = &'a std::rc::Rc<Question>> + use<'a> {
        let asked = self.asks_indicator(part, indicator);
        indicator.questions.iter().filter(move |question| asked && self.asks_inside(question))
    }

    /// The parts that are asked, dimensions first.
    pub fn parts(self) -> impl Iterator<Item = &'a std::rc::Rc<Part>> {
        self.questionnaire.parts.iter().filter(move |part| self.asks_part(part))
    }

    /// Whether a condition holds. The answer to a question that is not asked counts for nothing.
    pub fn holds(self, condition: &Condition) -> bool {
        match condition {
            Condition::All(conditions) => conditions.iter().all(|condition| self.holds(condition)),
            Condition::Any(conditions) => conditions.iter().any(|condition| self.holds(condition)),
            Condition::Not(condition) => !self.holds(condition),
            Condition::Equals { question, value } => self.value_equals(question, value),
            Condition::AtLeast { question, value } => {
                let Some((asked, Standing::Given(given))) = self.given(question) else {
                    return false;
                };
                match given {
                    super::Value::Number(number) => number >= value,
                    given => given
                        .credit(&asked.kind)
                        .is_some_and(|credit| i64::from(credit.percent().millionths()) >= value.millionths()),
                }
            }
        }
    }

    /// The questions whose answers keep a condition from holding: what has to change.
    pub fn blockers(self, condition: &'a Condition) -> Vec<&'a QuestionId> {
        match condition {
            _ if self.holds(condition) => Vec::new(),
            Condition::All(conditions) | Condition::Any(conditions) => {
                conditions.iter().flat_map(|condition| self.blockers(condition)).collect()
            }
            Condition::Not(condition) => condition.questions(),
            Condition::Equals { question, .. } | Condition::AtLeast { question, .. } => {
                vec![question]
            }
        }
    }

    fn given(self, id: &QuestionId) -> Option<(&'a Question, Standing<'a>)> {
        let question = self.questionnaire.question(id)?;
        self.asks(question).then(|| (&**question, self.sheet.standing(question)))
    }

    fn value_equals(self, id: &QuestionId, value: &str) -> bool {
        let Some((_, Standing::Given(given))) = self.given(id) else {
            return false;
        };
        match given {
            super::Value::Practice(practice) => practice.code() == value,
            super::Value::Chosen(chosen) => chosen.iter().any(|option| option.as_str() == value),
            super::Value::Step(option) => option.as_str() == value,
            super::Value::Scale(step) => value.parse() == Ok(*step),
            super::Value::Share { .. } | super::Value::Number(_) | super::Value::Text(_) => false,
        }
    }

    /// How far an indicator has come.
    pub fn progress_of_indicator(self, part: &Part, indicator: &'a Indicator) -> Progress {
        let needed = self.questions(part, indicator).filter(|question| question.kind.is_required());
        needed.fold(Progress::default(), |progress, question| Progress {
            done: progress.done + usize::from(self.sheet.standing(question) != Standing::Open),
            asked: progress.asked + 1,
        })
    }

    /// How far a part has come.
    pub fn progress_of(self, part: &'a Part) -> Progress {
        let indicators = part.indicators.iter();
        indicators.fold(Progress::default(), |sum, indicator| sum.plus(self.progress_of_indicator(part, indicator)))
    }

    /// How far the assessment has come: its dimensions. Annexes are welcome and not needed to close it.
    pub fn progress(self) -> Progress {
        let dimensions = self.questionnaire.parts.iter().filter(|part| part.role == Role::Dimension);
        dimensions.fold(Progress::default(), |sum, part| sum.plus(self.progress_of(part)))
    }

    /// The questions of a part that are still open, in order.
    pub fn open(self, part: &'a Part) -> impl Iterator<Item = &'a std::rc::Rc<Question>> {
        part.indicators
            .iter()
            .flat_map(move |indicator| self.questions(part, indicator))
            .filter(move |question| question.kind.is_required() && self.sheet.standing(question) == Standing::Open)
    }
}
