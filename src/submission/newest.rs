//! One state of a draft from several stores: the newest head, and of each question the newest answer, whichever store
//! has it.
//!
//! Works on JSON: nothing that a store holds is lost because this questionnaire or this version does not know it.

use std::cmp::Ordering;

use serde_json::{Map, Value as Json};

use super::{FORMAT_VERSION, is_altered};
use crate::json::{ParseError, Parsed, canonical, parse, put};
use crate::moment::Moment;
use crate::sorted::Sorted;

/// Where something is stored. Of two states of the same moment, that of the later one in this list counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Store {
    /// A whole draft that was put by.
    Snapshot,
    /// The draft that is written after a pause.
    Page,
    /// What is written at once.
    Journal,
}

/// What stores know of one draft.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Known {
    head: Option<Dated>,
    /// The version of the format that all of it fits into.
    version: u64,
    /// By question; one that was cleared has a moment and nothing else.
    answers: Sorted<String, Dated>,
    /// Whether a key stood twice, so that something was passed over.
    has_repeated: bool,
}

/// Something with its moment.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Dated {
    at: Moment,
    store: Store,
    content: Json,
}

/// Why something in a store cannot be used. It is put aside, and the rest is used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Damage {
    /// It is no JSON.
    Parse(ParseError),
    /// It is JSON, but not what should be there.
    OtherShape,
    /// It is not as it was written.
    Altered,
    /// A newer version of the program has written it, in a shape of its own: it is left where it stands.
    Newer(u32),
}

impl Dated {
    fn new(content: Json, key: &str, store: Store) -> Self {
        let at = Moment::parse(content.get(key).and_then(Json::as_str).unwrap_or_default());
        Self { at, store, content }
    }

    /// Of two, the newer one. Which it is does not hang on their order.
    fn or(self, other: Self) -> Self {
        let rank = |dated: &Self| (dated.at, dated.store);
        let is_newer = match rank(&self).cmp(&rank(&other)) {
            Ordering::Equal => canonical(&self.content) >= canonical(&other.content),
            order => order.is_gt(),
        };
        if is_newer { self } else { other }
    }

    /// A moment and nothing else.
    fn is_cleared(&self) -> bool {
        self.content.as_object().is_some_and(|answer| answer.keys().all(|key| key == "at"))
    }
}

impl Known {
    /// What a draft file says: a whole one, a head without answers, or one with some of the answers.
    ///
    /// # Errors
    /// [`Damage`], if nothing of it can be used.
    pub fn of_file(text: &str, store: Store) -> Result<Self, Damage> {
        let Parsed { value, duplicates } = sound(text, store)?;
        let Json::Object(mut head) = value else { return Err(Damage::OtherShape) };
        let version = head.get("formatVersion").and_then(Json::as_u64).unwrap_or(0);
        let Some(Json::Object(answers)) = head.remove("answers") else {
            let newer = u32::try_from(version).unwrap_or(u32::MAX);
            return Err(if newer > FORMAT_VERSION { Damage::Newer(newer) } else { Damage::OtherShape });
        };
        let dated = |(question, answer)| (question, Dated::new(answer, "at", store));
        Ok(Self {
            version,
            answers: answers.into_iter().map(dated).collect(),
            head: Some(Dated::new(Json::Object(head), "updated", store)),
            has_repeated: !duplicates.is_empty(),
        })
    }

    /// What an entry says that holds one answer.
    ///
    /// # Errors
    /// [`Damage`], if nothing of it can be used.
    pub fn of_answer(question: &str, text: &str, store: Store) -> Result<Self, Damage> {
        let Parsed { value, duplicates } = sound(text, store)?;
        if !value.is_object() {
            return Err(Damage::OtherShape);
        }
        let answers = [(question.to_owned(), Dated::new(value, "at", store))].into_iter().collect();
        Ok(Self { answers, has_repeated: !duplicates.is_empty(), ..Self::default() })
    }

    /// What both say: of each part the newest.
    #[must_use]
    pub fn or(mut self, other: Self) -> Self {
        self.version = self.version.max(other.version);
        self.has_repeated |= other.has_repeated;
        self.head = match (self.head, other.head) {
            (Some(one), Some(other)) => Some(one.or(other)),
            (one, other) => one.or(other),
        };
        for (question, answer) in other.answers.iter() {
            let newest = match self.answers.remove(question) {
                Some(own) => own.or(answer.clone()),
                None => answer.clone(),
            };
            self.answers.insert(question.clone(), newest);
        }
        self
    }

    /// The draft file of what is known; `None` where no store has a head.
    pub fn file(&self) -> Option<String> {
        let mut file = self.head.as_ref()?.content.clone();
        if self.version > 0 {
            file["formatVersion"] = self.version.into();
        }
        file["answers"] = self.answers();
        Some(canonical(&file))
    }

    /// The answers, without those that were cleared.
    pub fn answers(&self) -> Json {
        let mut answers = Map::new();
        for (question, answer) in self.answers.iter().filter(|(_, answer)| !answer.is_cleared()) {
            put(&mut answers, question, answer.content.clone());
        }
        Json::Object(answers)
    }

    /// The questions whose answers were cleared, each with the moment, as it was written.
    pub fn cleared(&self) -> Vec<(&str, &str)> {
        let cleared = self.answers.iter().filter(|(_, answer)| answer.is_cleared());
        cleared
            .filter_map(|(question, answer)| Some((question.as_str(), answer.content.get("at")?.as_str()?)))
            .collect()
    }

    /// When the head was last changed.
    pub fn updated(&self) -> Moment {
        self.head.as_ref().map(|head| head.at).unwrap_or_default()
    }

    /// Whether a key stood twice in what was read, so that something was passed over.
    pub const fn has_repeated(&self) -> bool {
        self.has_repeated
    }
}

/// What a text of a store holds, if it is as it was written. Only in the page's own store may it have no check: older versions
/// wrote none, and had no journal.
fn sound(text: &str, store: Store) -> Result<Parsed, Damage> {
    let parsed = parse(text.as_bytes()).map_err(Damage::Parse)?;
    let has_lost_check = store != Store::Page && text.trim_end().len() == text.len();
    if has_lost_check || is_altered(text) { Err(Damage::Altered) } else { Ok(parsed) }
}

/// How many whole states of a draft are kept.
pub const SNAPSHOTS: usize = 20;

/// Which of the whole states of a draft stay, by their moments, which rise: the last ones; and where all of those are of
/// today, the last one of an earlier day in the place of the first of them. `today` is when this day began.
pub fn kept(moments: &[i64], today: i64) -> Vec<usize> {
    let first = moments.len().saturating_sub(SNAPSHOTS);
    let mut kept: Vec<usize> = (first..moments.len()).collect();
    let before_today = moments.iter().rposition(|moment| *moment < today);
    if let (Some(before), Some(place)) = (before_today.filter(|before| *before < first), kept.first_mut()) {
        *place = before;
    }
    kept
}
