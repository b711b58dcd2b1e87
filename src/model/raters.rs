//! An assessor's file beside an assessment, and what both agree upon so far.

use std::rc::Rc;

use super::Model;
use crate::answers::Timestamp;
use crate::json::sha256_hex;
use crate::questionnaire::QuestionId;
use crate::rating::{Choice, Choices, Comparison, Incomparable, agreed, compare};
use crate::submission::{Draft, OpenError, Opened, write_draft};

/// An assessor's file that was chosen. Nothing of it is kept until both agree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rating {
    /// The assessment that it is set beside.
    pub draft: Rc<str>,
    /// The file's name.
    pub name: Rc<str>,
    /// What it holds, or why it cannot be opened.
    pub result: Result<Opened, OpenError>,
    /// What was agreed upon so far.
    pub choices: Choices,
}

/// What can happen to an assessor's file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rate {
    /// It was read.
    Read(Rc<Rating>),
    /// Something was agreed upon for a question.
    Agree(QuestionId, Choice),
    /// The same was agreed upon wherever both differ.
    AgreeOnAll(Choice),
    /// What was agreed upon becomes an assessment of its own.
    Keep {
        /// A new UUID.
        id: Rc<str>,
        /// Now.
        at: Timestamp,
    },
    /// It is put away.
    Dismiss,
}

impl Model {
    /// The assessor's file beside an assessment, if one was chosen.
    pub fn rating_of(&self, draft: &str) -> Option<&Rc<Rating>> {
        self.rating.as_ref().filter(|rating| *rating.draft == *draft)
    }
}

/// Changes the model; `None` if there is nothing to change.
#[inline(never)]
pub(super) fn rate(model: &mut Model, rate: Rate) -> Option<()> {
    let rating = match rate {
        Rate::Read(rating) => Some(rating),
        Rate::Dismiss => None,
        Rate::Agree(question, choice) => {
            let mut rating = (**model.rating.as_ref()?).clone();
            rating.choices.insert(question, choice);
            Some(Rc::new(rating))
        }
        Rate::AgreeOnAll(choice) => {
            let mut rating = (**model.rating.as_ref()?).clone();
            for difference in beside(model, &rating)?.ok()?.differences {
                rating.choices.insert(difference.question, choice.clone());
            }
            Some(Rc::new(rating))
        }
        Rate::Keep { id, at } => {
            let draft = third(model, id, &at)?;
            let (_, questionnaire) = model.open(&model.rating.as_ref()?.draft)?;
            model.route = draft.first_page(&questionnaire);
            model.add(draft, &questionnaire);
            None
        }
    };
    model.rating = rating;
    Some(())
}

/// Both, set side by side; `None` where there is nothing to set beside.
pub fn beside(model: &Model, rating: &Rating) -> Option<Result<Comparison, Incomparable>> {
    let (own, questionnaire) = model.open(&rating.draft)?;
    let opened = rating.result.as_ref().ok()?;
    if opened.questionnaire != questionnaire {
        return Some(Err(Incomparable::OtherQuestionnaire));
    }
    Some(compare(&questionnaire, &own, &opened.draft))
}

fn third(model: &Model, id: Rc<str>, at: &Timestamp) -> Option<Draft> {
    let rating = model.rating.as_ref()?;
    let (own, questionnaire) = model.open(&rating.draft)?;
    let (comparison, opened) = (beside(model, rating)?.ok()?, rating.result.as_ref().ok()?);
    let of_content = |draft: &Draft| Rc::<str>::from(sha256_hex(&write_draft(draft, &questionnaire.sha256)));
    let of_assessor = match &*opened.digest {
        "" => of_content(&opened.draft),
        digest => digest.into(),
    };
    let digests = [of_content(&own), of_assessor];
    Some(agreed((&own, &opened.draft), &comparison, &rating.choices, (id, at), digests))
}
