//! Reading a tree place by place, past what does not fit.
//!
//! Every problem is noted with its path, and reading goes on: an author sees all of them at once, and a
//! stranger's file gives what it can. (Serde's derived readers stop at the first error.)

use std::cell::RefCell;
use std::rc::Rc;

use serde_json::{Map, Value};

use super::path::Path;
use super::{MAX_PROBLEMS, Problem, ProblemKind};

/// What was noted while a tree was read.
#[derive(Debug, Default)]
pub struct Notes {
    /// The version of the format that the file says it has.
    pub version: u32,
    /// What has not the right shape: keys that are missing, unknown or repeated, values of the wrong kind.
    pub of_shape: Vec<Problem>,
    /// What has the right shape and says what cannot be.
    pub of_sense: Vec<Problem>,
}

/// A place in a tree: a value, and the way to it.
#[derive(Debug)]
pub struct Place<'a> {
    /// What stands there.
    pub value: &'a Value,
    path: Path<'a>,
    notes: &'a RefCell<Notes>,
}

impl<'a> Place<'a> {
    /// The whole tree.
    pub const fn root(value: &'a Value, notes: &'a RefCell<Notes>) -> Self {
        Self { value, path: Path::Root, notes }
    }

    /// Notes that this has not the right shape. Of either kind of problem, [`MAX_PROBLEMS`] are noted at most.
    pub fn note(&self, kind: ProblemKind) {
        self.add(&mut self.notes.borrow_mut().of_shape, kind);
    }

    /// Notes that this cannot be, though it has the right shape.
    pub fn refuse(&self, kind: ProblemKind) {
        self.add(&mut self.notes.borrow_mut().of_sense, kind);
    }

    fn add(&self, problems: &mut Vec<Problem>, kind: ProblemKind) {
        if problems.len() < MAX_PROBLEMS {
            problems.push(Problem::new(self.path.text(), kind));
        }
    }

    /// Notes that this does not fit the rest.
    pub fn mismatch(&self, words: &str) {
        self.refuse(ProblemKind::Inconsistent(words.into()));
    }

    /// Notes that something else was expected here.
    pub fn expected<T>(&self, what: &str) -> Option<T> {
        self.note_expected(what);
        None
    }

    fn note_expected(&self, what: &str) {
        let found = match self.value {
            Value::Null => "null",
            Value::Bool(_) => "true or false",
            Value::Number(_) => "a number",
            Value::String(_) => "a text",
            Value::Array(_) => "a list",
            Value::Object(_) => "an object",
        };
        self.note(ProblemKind::Invalid(["expected ", what, ", found ", found].concat()));
    }

    /// The place of a key below.
    pub const fn below(&'a self, key: &'a str, value: &'a Value) -> Self {
        Place { value, path: Path::Key(&self.path, key), notes: self.notes }
    }

    /// Notes if no object stands here, and which of its keys are not `known`.
    pub fn keys(&self, known: &[&str]) -> Option<()> {
        for (key, value) in self.object()? {
            if !known.contains(&key.as_str()) {
                self.below(key, value).note(ProblemKind::UnknownKey);
            }
        }
        Some(())
    }

    /// Whether the file is of a later version of its format than the first.
    pub fn is_of_later_version(&self) -> bool {
        self.version() > 1
    }

    /// The version of the format that the file says it has.
    pub fn version(&self) -> u32 {
        self.notes.borrow().version
    }

    /// As [`Place::keys`]; some of the keys exist only since version 2 of the format.
    pub fn keys_and_later(&self, known: &[&str], later: &[&str]) -> Option<()> {
        if self.is_of_later_version() { self.keys(&[known, later].concat()) } else { self.keys(known) }
    }

    /// A name, or an object with just one key: the tag of a choice and what stands behind it.
    pub fn tag(&'a self) -> Option<(&'a str, Option<Self>)> {
        match self.value {
            Value::String(tag) => Some((tag, None)),
            Value::Object(map) if map.len() == 1 => {
                let (tag, content) = map.iter().next()?;
                Some((tag, Some(self.below(tag, content))))
            }
            _ => self.expected("a name or an object with one key"),
        }
    }

    /// A key that must be there. Where no object stands, that has been noted, and its keys are not missed.
    pub fn required(&'a self, key: &'static str) -> Option<Self> {
        let map = self.value.as_object()?;
        if let Some(value) = map.get(key) {
            return Some(self.below(key, value));
        }
        self.note(ProblemKind::MissingKey(key));
        None
    }

    /// A key that may be missing.
    pub fn optional(&'a self, key: &'static str) -> Option<Self> {
        let value = self.value.as_object()?.get(key)?;
        if value.is_null() { None } else { Some(self.below(key, value)) }
    }

    /// The text that stands here.
    pub fn text(&self) -> Option<&'a str> {
        let text = self.value.as_str();
        if text.is_none() {
            self.note_expected("a text");
        }
        text
    }

    /// The number that stands here.
    pub fn number(&self) -> Option<f64> {
        self.value.as_f64().or_else(|| self.expected("a number"))
    }

    /// The whole number that stands here, within the bounds of its type; `1.0` is one too, as in a schema.
    pub fn whole<T: TryFrom<u64>>(&self) -> Option<T> {
        let number = self.value.as_u64().or_else(|| whole_from_f64(self.value.as_f64()?));
        let number = number.and_then(|number| T::try_from(number).ok());
        number.or_else(|| self.expected("a whole number in range"))
    }

    /// Whether "true" stands here.
    pub fn truth(&self) -> bool {
        self.value.as_bool().or_else(|| self.expected("true or false")).unwrap_or_default()
    }

    /// The object that stands here, whatever its keys are.
    pub fn object(&self) -> Option<&'a Map<String, Value>> {
        self.value.as_object().or_else(|| self.expected("an object"))
    }

    /// What is read of each element of the list that stands here; one that gives nothing is left out.
    pub fn each<T>(&self, mut read: impl FnMut(&Place<'_>) -> Option<T>) -> Vec<T> {
        let mut all = Vec::new();
        for (index, value) in self.elements().iter().enumerate() {
            all.extend(read(&Place { value, path: Path::Index(&self.path, index), notes: self.notes }));
        }
        all
    }

    fn elements(&self) -> &'a [Value] {
        match self.value {
            Value::Array(elements) => elements,
            _ => self.expected("a list").unwrap_or_default(),
        }
    }

    /// The text behind a key that must be there; empty where there is none.
    pub fn words(&'a self, key: &'static str) -> Rc<str> {
        self.required(key).and_then(|place| place.text()).unwrap_or_default().into()
    }
}

/// The whole number that a number with a point is, if it is one.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "whole, and within what is exact")]
pub(crate) fn whole_from_f64(number: f64) -> Option<u64> {
    const EXACT: f64 = 9_007_199_254_740_992.0;
    (number.fract() == 0.0 && (0.0..=EXACT).contains(&number)).then_some(number as u64)
}
