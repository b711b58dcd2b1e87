//! Who is asked what: profiles, conditions, and how far an assessment has come.

use std::rc::Rc;

use super::{Answer, Sheet, Standing, Value};
use crate::exact::Exact;
use crate::questionnaire::{
    Condition, Indicator, Kind, Part, Placed, ProfileId, Quantity, Question, QuestionId, Questionnaire, Role,
};
use crate::sorted::Sorted;

/// One assessment seen through its questionnaire: what this agency is asked, given what it answered.
///
/// Made once for what is drawn or computed in one go: that takes one look at each question and each condition.
#[derive(Clone, Debug)]
pub struct Scope<'a> {
    questionnaire: &'a Questionnaire,
    profile: &'a ProfileId,
    /// Where only a part is in one's hands, its questions.
    only: Option<&'a Sorted<QuestionId, ()>>,
    /// By the number of the question.
    questions: Vec<Seen<'a>>,
}

/// What is known of a question.
#[derive(Clone, Copy, Debug)]
struct Seen<'a> {
    is_asked: bool,
    answer: Option<&'a Rc<Answer>>,
    standing: Standing<'a>,
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
    /// What an agency is asked, by its profile and its answers.
    pub fn new(questionnaire: &'a Questionnaire, profile: &'a ProfileId, sheet: &'a Sheet) -> Self {
        Self::within(questionnaire, profile, sheet, None)
    }

    /// The same for one who has only these questions in hand. What else was answered decides conditions, and no more.
    pub fn within(
        questionnaire: &'a Questionnaire,
        profile: &'a ProfileId,
        sheet: &'a Sheet,
        only: Option<&'a Sorted<QuestionId, ()>>,
    ) -> Self {
        let mut near = 0;
        let seen = |question: &Rc<Question>| {
            let answer = sheet.get_near(&question.id, &mut near);
            let standing = answer.map_or(Standing::Open, |answer| answer.standing(question));
            Seen { is_asked: false, answer, standing }
        };
        let mut questions = Vec::with_capacity(questionnaire.n_questions());
        questions.extend(questionnaire.questions().map(seen));
        let mut scope = Self { questionnaire, profile, only, questions };
        // In this order, whatever a condition looks at is known before it.
        for placed in questionnaire.in_order() {
            let when = placed.question.when.as_ref();
            let is_asked = scope.concerns(placed) && when.is_none_or(|when| scope.holds(when));
            if let Some(seen) = scope.questions.get_mut(placed.number) {
                seen.is_asked = is_asked;
            }
        }
        scope
    }

    /// What could be asked.
    pub const fn questionnaire(&self) -> &'a Questionnaire {
        self.questionnaire
    }

    /// What is known about a question.
    pub fn answer(&self, question: &Question) -> Option<&'a Rc<Answer>> {
        self.questions.get(question.number)?.answer
    }

    /// Where a question stands, asked or not.
    pub fn standing(&self, question: &Question) -> Standing<'a> {
        self.questions.get(question.number).map_or(Standing::Open, |seen| seen.standing)
    }

    /// Whether this agency is asked a part.
    pub fn asks_part(&self, part: &Part) -> bool {
        let is_in_hand = self.only.is_none() || part.indicators.iter().any(|indicator| self.has_in_hand(indicator));
        part.profiles.contain(self.profile) && is_in_hand
    }

    /// Whether one of its questions is in one's hands.
    fn has_in_hand(&self, indicator: &Indicator) -> bool {
        self.only.is_none_or(|only| indicator.questions.iter().any(|question| only.contains_key(&question.id)))
    }

    /// Whether this agency is asked an indicator.
    pub fn asks_indicator(&self, part: &Part, indicator: &Indicator) -> bool {
        part.profiles.contain(self.profile) && indicator.profiles.contain(self.profile) && self.has_in_hand(indicator)
    }

    /// Whether this agency is asked a question, given what it answered so far.
    pub fn asks(&self, question: &Question) -> bool {
        self.is_asked(question) && self.only.is_none_or(|only| only.contains_key(&question.id))
    }

    /// The same, in whosever hands it is.
    fn is_asked(&self, question: &Question) -> bool {
        self.questions.get(question.number).is_some_and(|seen| seen.is_asked)
    }

    /// Whether a question is meant for agencies of this profile at all.
    fn concerns(&self, Placed { part, indicator, question, .. }: Placed<'_>) -> bool {
        [&part.profiles, &indicator.profiles, &question.profiles].iter().all(|own| own.contain(self.profile))
    }

    /// The questions of an indicator that are asked, in order.
    pub fn questions<'s>(&'s self, indicator: &'a Indicator) -> impl Iterator<Item = &'a Rc<Question>> + use<'s, 'a> {
        indicator.questions.iter().filter(move |question| self.asks(question))
    }

    /// Whether a question that is asked takes part in the percentage: one that may stay open does once it is answered.
    pub fn counts(&self, question: &Question) -> bool {
        question.is_scored && (question.is_required || self.standing(question) != Standing::Open)
    }

    /// The parts that are asked, dimensions first.
    pub fn parts(&self) -> impl Iterator<Item = &'a Rc<Part>> {
        self.questionnaire.parts.iter().filter(move |part| self.asks_part(part))
    }

    /// Whether a condition holds. The answer to a question that is not asked counts for nothing.
    pub fn holds(&self, condition: &Condition) -> bool {
        match condition {
            Condition::All(conditions) => conditions.iter().all(|condition| self.holds(condition)),
            Condition::Any(conditions) => conditions.iter().any(|condition| self.holds(condition)),
            Condition::Not(condition) => !self.holds(condition),
            Condition::Equals { question, value } => self.given(question).is_some_and(|(_, given)| given.says(value)),
            Condition::AtLeast { question, value } => {
                self.given(question).is_some_and(|(asked, given)| given.reaches(&asked.kind, *value))
            }
        }
    }

    fn given(&self, id: &QuestionId) -> Option<(&'a Question, &'a Value)> {
        let placed = self.questionnaire.placed(id).filter(|placed| self.is_asked(placed.question))?;
        match self.standing(placed.question) {
            Standing::Given(value) => Some((placed.question, value)),
            Standing::Open | Standing::NotApplicable => None,
        }
    }

    /// The questions whose answers keep a condition from holding: what has to change, each named once, in the
    /// condition's order. A question that is hidden cannot be answered; in its stead stands what hides it.
    pub fn blockers(&self, condition: &'a Condition) -> Vec<&'a QuestionId> {
        let mut seen = vec![false; self.questions.len()];
        let mut blockers = Vec::new();
        // Conditions that are to turn out so, and do not yet; the next one last.
        let mut ahead = vec![(condition, true)];
        while let Some((condition, wanted)) = ahead.pop() {
            match condition {
                _ if self.holds(condition) == wanted => {}
                Condition::All(conditions) | Condition::Any(conditions) => {
                    ahead.extend(conditions.iter().rev().map(|condition| (condition, wanted)));
                }
                Condition::Not(condition) => ahead.push((condition, !wanted)),
                Condition::Equals { question, .. } | Condition::AtLeast { question, .. } => {
                    let Some(placed) = self.questionnaire.placed(question) else { continue };
                    let is_first = seen.get_mut(placed.number).is_some_and(|seen| !std::mem::replace(seen, true));
                    if is_first && self.is_asked(placed.question) {
                        blockers.push(question);
                    } else if is_first && self.concerns(placed) {
                        ahead.extend(placed.question.when.iter().map(|when| (when, true)));
                    }
                }
            }
        }
        blockers
    }

    /// What the assessment is about, where its questionnaire asks for that and it is answered.
    pub fn subject(&self) -> Option<&'a str> {
        let subject = self.questionnaire.question(self.questionnaire.subject.as_ref()?)?;
        match self.standing(subject) {
            Standing::Given(Value::Text(words)) => Some(&**words),
            _ => None,
        }
    }

    /// How far an indicator has come.
    pub fn progress_of_indicator(&self, indicator: &'a Indicator) -> Progress {
        let needed = self.questions(indicator).filter(|question| question.is_required);
        needed.fold(Progress::default(), |progress, question| Progress {
            done: progress.done + usize::from(self.standing(question) != Standing::Open),
            asked: progress.asked + 1,
        })
    }

    /// How far a part has come.
    pub fn progress_of(&self, part: &'a Part) -> Progress {
        let indicators = part.indicators.iter();
        indicators.fold(Progress::default(), |sum, indicator| sum.plus(self.progress_of_indicator(indicator)))
    }

    /// How far the assessment has come: its dimensions. Annexes are welcome and not needed to close it.
    pub fn progress(&self) -> Progress {
        let dimensions = self.questionnaire.parts.iter().filter(|part| part.role == Role::Dimension);
        dimensions.fold(Progress::default(), |sum, part| sum.plus(self.progress_of(part)))
    }

    /// The questions of a part that are still open, in order.
    pub fn open<'s>(&'s self, part: &'a Part) -> impl Iterator<Item = &'a Rc<Question>> + use<'s, 'a> {
        part.indicators
            .iter()
            .flat_map(move |indicator| self.questions(indicator))
            .filter(move |question| question.is_required && self.standing(question) == Standing::Open)
    }
}

impl Value {
    /// Whether it is, or contains, what a condition names.
    pub(super) fn says(&self, value: &str) -> bool {
        match self {
            Self::Practice(practice) => practice.code() == value,
            Self::Chosen(chosen) => chosen.contains(value),
            Self::Step(option) => option.as_str() == value,
            Self::Scale(step) => value.parse() == Ok(*step),
            Self::Share { .. } | Self::Number(_) | Self::Text(_) | Self::Table(_) => false,
        }
    }

    /// Whether it is at least a threshold: a number and the step of a scale as they stand, anything else by its
    /// exact worth in percent.
    pub(super) fn reaches(&self, kind: &Kind, threshold: Quantity) -> bool {
        match self {
            Self::Number(number) => *number >= threshold,
            Self::Scale(step) => i64::from(*step) * Quantity::SCALE >= threshold.millionths(),
            _ => self.credit(kind).is_some_and(|credit| credit.reaches_percent(threshold.millionths())),
        }
    }
}
