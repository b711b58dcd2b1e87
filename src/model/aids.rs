//! What helps one to find and to hear questions: the search, and reading aloud.

use std::rc::Rc;

use super::{Index, Model, Route};
use crate::language::Language;
use crate::questionnaire::QuestionId;

/// What is looked for, and what is heard.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Aids {
    /// The draft in which something is looked for.
    pub draft: Rc<str>,
    /// Where one was before.
    pub from: Option<Route>,
    /// What was typed.
    pub words: Rc<str>,
    /// Whether only questions are wanted that are still to be answered.
    pub is_open_only: bool,
    /// All that can be found; made with the first word.
    pub index: Option<Rc<Index>>,
    /// The languages for which this device has a voice of its own.
    pub voices: Vec<Language>,
    /// The question that is being read aloud.
    pub heard: Option<QuestionId>,
}

/// Something that helps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Aid {
    /// One came to the search of a draft.
    Come {
        /// Which draft.
        draft: Rc<str>,
        /// From where, if that is known.
        from: Option<Route>,
    },
    /// Words were typed.
    Seek(Rc<str>),
    /// Only open questions are wanted, or all again.
    OnlyOpen(bool),
    /// For these languages the device has a voice.
    Voices(Vec<Language>),
    /// A question is to be read aloud, or none any more.
    Hear(Option<QuestionId>),
}

/// Whether a question can be heard.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Hearing {
    /// There is no voice for it on this device.
    #[default]
    Mute,
    /// It can.
    Ready,
    /// It is being read.
    Reading,
}

impl Aids {
    /// Whether a question can be heard in a language.
    pub fn hearing(&self, question: &QuestionId, language: Language) -> Hearing {
        match () {
            () if !self.voices.contains(&language) => Hearing::Mute,
            () if self.heard.as_ref() == Some(question) => Hearing::Reading,
            () => Hearing::Ready,
        }
    }
}

/// Changes the model; `None` if there is nothing to change.
#[inline(never)]
pub(super) fn help(model: &mut Model, aid: Aid) -> Option<()> {
    let mut aids = (*model.aids).clone();
    match aid {
        Aid::Come { draft, from } => {
            if aids.draft != draft {
                (aids.draft, aids.words, aids.is_open_only) = (draft, "".into(), false);
            }
            aids.from = from;
        }
        Aid::Seek(words) => {
            let (_, questionnaire) = model.open(&aids.draft)?;
            if !aids.index.as_ref().is_some_and(|index| index.is_of(&questionnaire)) {
                aids.index = Some(Rc::new(Index::of(&questionnaire)));
            }
            aids.words = words;
        }
        Aid::OnlyOpen(is_so) => aids.is_open_only = is_so,
        Aid::Voices(voices) => aids.voices = voices,
        Aid::Hear(question) => aids.heard = question,
    }
    (aids != *model.aids).then(|| model.aids = Rc::new(aids))
}
