//! Where each question stands, and an order in which conditions can be worked out: each question after those that
//! its condition looks at.

use std::rc::Rc;

use super::check::MAX_QUESTIONS;
use super::{Indicator, Part, Question, QuestionId, Questionnaire};
use crate::sorted::Sorted;

/// Where a question stands: part, indicator and question by position, and its number among all questions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) part: usize,
    pub(super) indicator: usize,
    pub(super) question: usize,
    pub(super) number: usize,
}

/// Gives every question its number, while nobody else has it.
pub(super) fn number<'a>(parts: impl Iterator<Item = &'a mut Part>) {
    let indicators = parts.flat_map(|part| &mut part.indicators);
    for (number, question) in indicators.flat_map(|indicator| &mut indicator.questions).enumerate() {
        if let Some(question) = Rc::get_mut(question) {
            question.number = number;
        }
    }
}

/// Where every question stands, in order.
fn places(parts: &[Rc<Part>]) -> Vec<(Place, &Question)> {
    let mut places = Vec::new();
    for (part, of_part) in parts.iter().enumerate() {
        for (indicator, of_indicator) in of_part.indicators.iter().enumerate() {
            for (question, of_question) in of_indicator.questions.iter().enumerate() {
                places.push((Place { part, indicator, question, number: places.len() }, &**of_question));
            }
        }
    }
    places
}

/// Places by code, and the order. A question whose condition leads into a loop has no place in the order; where there
/// are too many questions, which is told elsewhere, none has.
pub(super) fn order_of(parts: &[Rc<Part>]) -> (Sorted<QuestionId, Place>, Vec<Place>) {
    let places = places(parts);
    if places.len() > MAX_QUESTIONS {
        return Default::default();
    }
    let mut by_id = Sorted::default();
    for (place, question) in &places {
        if !by_id.contains_key(&question.id) {
            by_id.insert(question.id.clone(), *place);
        }
    }
    let mut n_waited_for = vec![0_usize; places.len()];
    let mut followers = vec![Vec::new(); places.len()];
    for (place, question) in &places {
        for needed in question.when.iter().flat_map(|when| when.questions()).filter_map(|id| by_id.get(id)) {
            n_waited_for[place.number] += 1;
            followers[needed.number].push(place.number);
        }
    }
    let is_free = |(place, _): &&(Place, &Question)| n_waited_for[place.number] == 0;
    let mut order: Vec<Place> = places.iter().filter(is_free).map(|(place, _)| *place).collect();
    let mut n_followed = 0;
    while let Some(done) = order.get(n_followed) {
        n_followed += 1;
        for follower in std::mem::take(&mut followers[done.number]) {
            n_waited_for[follower] -= 1;
            if n_waited_for[follower] == 0 {
                order.push(places[follower].0);
            }
        }
    }
    (by_id, order)
}

/// A question with where it stands.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Placed<'a> {
    /// Its part.
    pub(crate) part: &'a Rc<Part>,
    /// Its indicator.
    pub(crate) indicator: &'a Indicator,
    /// Itself.
    pub(crate) question: &'a Rc<Question>,
    /// Its number among all questions, from 0.
    pub(crate) number: usize,
}

impl Questionnaire {
    /// A question and where it stands.
    pub(crate) fn placed(&self, id: &QuestionId) -> Option<Placed<'_>> {
        self.at(*self.places.get(id)?)
    }

    /// How many questions there are.
    pub(crate) const fn n_questions(&self) -> usize {
        self.places.len()
    }

    /// A question by the text of its code, one after the other in the order of codes; see [`Sorted::get_near`].
    #[cfg(feature = "desk")]
    pub(crate) fn question_of(&self, code: &str, near: &mut usize) -> Option<&Rc<Question>> {
        Some(self.at(*self.places.get_near(code, near)?)?.question)
    }

    /// Every question, each after the questions that its condition looks at.
    pub(crate) fn in_order(&self) -> impl Iterator<Item = Placed<'_>> {
        self.order.iter().filter_map(|place| self.at(*place))
    }

    fn at(&self, place: Place) -> Option<Placed<'_>> {
        let part = self.parts.get(place.part)?;
        let indicator = part.indicators.get(place.indicator)?;
        Some(Placed { part, indicator, question: indicator.questions.get(place.question)?, number: place.number })
    }
}
