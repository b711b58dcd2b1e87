//! From an assessment to the part of it that a colleague answers.

use std::rc::Rc;

use crate::answers::{Answer, Scope, Sheet, Timestamp, unit_name, unit_of};
use crate::language::Text;
use crate::questionnaire::{PartId, Question, QuestionId, Questionnaire};
use crate::sorted::Sorted;
use crate::submission::{Draft, HandedPart, Respondent, Status, as_in_a_file};

/// The longest title that is kept, in characters.
const MAX_TITLE: usize = 200;

/// What is handed over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Selection {
    /// A dimension or an annex.
    Part(PartId),
    /// What a unit is responsible for, by its name.
    Unit(Rc<str>),
    /// These questions.
    Questions(Vec<QuestionId>),
}

/// The units that are responsible for something, in order, with the number of questions of each.
pub fn units_of(scope: &Scope<'_>) -> Sorted<String, usize> {
    let mut units: Sorted<String, usize> = Sorted::default();
    for (_, indicator) in scope.questionnaire().indicators() {
        for question in scope.questions(indicator) {
            let unit = unit_of(scope, indicator, question);
            if !unit.is_empty() {
                let so_far = units.remove(&unit).unwrap_or_default();
                units.insert(unit, so_far + 1);
            }
        }
    }
    units
}

/// A part of an open assessment, as a draft of its own for somebody in a role. It has the answers to its questions, and
/// those that its conditions look at. `None` if there is nothing in it, or the assessment is closed.
///
/// `id` is a new UUID: whoever opens it may have the whole, too.
#[inline(never)]
pub fn part_of(
    draft: &Draft,
    questionnaire: &Questionnaire,
    selection: &Selection,
    role: &str,
    id: Rc<str>,
    at: &Timestamp,
) -> Option<Draft> {
    let questions = questions_of(draft, questionnaire, selection);
    if questions.is_empty() || !draft.is_open() {
        return None;
    }
    let in_hand = answers_to(draft, questionnaire, questions.keys());
    let beside = looked_at(questionnaire, &questions);
    let sheet = answers_to(draft, questionnaire, questions.keys().chain(beside.keys()));
    let at = draft.moment(at);
    let role: Rc<str> = role.trim().chars().take(MAX_TITLE).collect::<String>().into();
    let part = HandedPart {
        assessment: assessment_of(draft).clone(),
        questions,
        title: title_of(questionnaire, selection),
        handed: at.clone(),
        role: role.clone(),
        ancestor: Sheet::new(in_hand),
    };
    Some(Draft {
        id,
        respondent: Respondent { role, ..draft.respondent.clone() },
        status: Status::Draft,
        history: Vec::new(),
        created: at.clone(),
        updated: at,
        sheet: Sheet::new(sheet),
        part: Some(Rc::new(part)),
        merges: Vec::new(),
        ..draft.clone()
    })
}

/// The id of the whole that a draft is, or is a part of.
pub(super) fn assessment_of(draft: &Draft) -> &Rc<str> {
    draft.part.as_ref().map_or(&draft.id, |part| &part.assessment)
}

/// The questions that are meant, as far as they are in one's own hands.
fn questions_of(draft: &Draft, questionnaire: &Questionnaire, selection: &Selection) -> Sorted<QuestionId, ()> {
    let scope = draft.scope(questionnaire);
    let mut questions = Sorted::default();
    for (part, indicator) in questionnaire.indicators() {
        for question in &indicator.questions {
            let is_meant = match selection {
                // With those that are not asked yet: an answer of the colleague may ask them.
                Selection::Part(id) => part.id == *id,
                Selection::Unit(unit) => {
                    scope.asks(question) && unit_of(&scope, indicator, question) == unit_name(unit)
                }
                Selection::Questions(ids) => ids.contains(&question.id),
            };
            let is_ours = draft.part.as_ref().is_none_or(|part| part.questions.contains_key(&question.id));
            if is_meant && is_ours && scope.asks_indicator(part, indicator) {
                questions.insert(question.id.clone(), ());
            }
        }
    }
    questions
}

/// What conditions of these questions look at, and what conditions of those look at.
fn looked_at(questionnaire: &Questionnaire, questions: &Sorted<QuestionId, ()>) -> Sorted<QuestionId, ()> {
    let mut found = Sorted::default();
    let mut ahead: Vec<&Rc<Question>> = questions.keys().filter_map(|id| questionnaire.question(id)).collect();
    while let Some(question) = ahead.pop() {
        for id in question.when.iter().flat_map(|when| when.questions()) {
            if found.insert(id.clone(), ()).is_none() {
                ahead.extend(questionnaire.question(id));
            }
        }
    }
    // What the assessment is about is part of its name.
    if let Some(subject) = &questionnaire.subject {
        found.insert(subject.clone(), ());
    }
    found
}

fn answers_to<'a>(
    draft: &Draft,
    questionnaire: &Questionnaire,
    ids: impl Iterator<Item = &'a QuestionId>,
) -> Vec<(QuestionId, Answer)> {
    ids.filter_map(|id| Some((id.clone(), as_in_a_file(draft.sheet.get(id)?, questionnaire.question(id)?)))).collect()
}

fn title_of(questionnaire: &Questionnaire, selection: &Selection) -> Text {
    let cut = |text: &str| text.chars().take(MAX_TITLE).collect::<String>().into();
    let text = |text: &str| Text { th: cut(text), en: cut(text) };
    match selection {
        Selection::Part(id) => questionnaire.part(id).map_or_else(
            || text(id.as_str()),
            |part| Text {
                th: cut(&[id.as_str(), " ", &part.title.th].concat()),
                en: cut(&[id.as_str(), " ", &part.title.en].concat()),
            },
        ),
        Selection::Unit(unit) => text(&unit_name(unit)),
        Selection::Questions(ids) => text(&ids.iter().map(QuestionId::as_str).collect::<Vec<_>>().join(", ")),
    }
}
