//! The button by which a question is read aloud. It is there where the device has a voice for it.

use std::rc::Rc;

use yew::Callback;

use crate::language::Language;
use crate::model::{Action, Aid, Hearing};
use crate::questionnaire::QuestionId;
use crate::ui::element::{Element, button, unseen};
use crate::ui::text::aids;

/// Draws the button: it begins, or ends what is being read.
#[inline(never)]
pub fn read_aloud(id: &QuestionId, hearing: Hearing, language: Language, on_action: &Callback<Action>) -> Element {
    let words = aids::aids(language);
    let is_reading = hearing == Hearing::Reading;
    let (label, question) = if is_reading { (words.stop, None) } else { (words.listen, Some(id.clone())) };
    let on_action = on_action.clone();
    let hear = Rc::new(move || on_action.emit(Action::Aid(Aid::Hear(question.clone()))));
    button("link-button read-aloud", "read-aloud", label, hear)
        .set("aria-pressed", if is_reading { "true" } else { "false" })
        .child(unseen(&format!(" {id}")))
}
