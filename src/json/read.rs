//! From a JSON tree to a type and back, past what does not fit.
//!
//! Every problem is noted with its path, and reading goes on: an author sees all of them at once, and a
//! stranger's file gives what it can. (Serde's derived readers stop at the first error, and cost ten times the
//! code in WebAssembly.)

use std::cell::RefCell;
use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::path::Path;
use super::{MAX_PROBLEMS, Problem, ProblemKind};

/// Reads a type from a tree. The value is `None` when not even the outermost object could be built.
pub fn read<T: FromJson>(value: &Value) -> (Option<T>, Vec<Problem>) {
    let notes = RefCell::new(Vec::new());
    let read = T::from_json(&Place { value, path: Path::Root, notes: &notes });
    (read, notes.into_inner())
}

/// What can be read from a tree. `None` has been noted already.
pub trait FromJson: Sized {
    /// Reads it, noting what does not fit.
    fn from_json(place: &Place<'_>) -> Option<Self>;
}

/// What can be written to a tree.
pub trait ToJson {
    /// Writes it; `None` is left out of an object.
    fn to_json(&self) -> Option<Value>;
}

/// A place in a tree: a value, and the way to it.
#[derive(Debug)]
pub struct Place<'a> {
    /// What stands there.
    pub value: &'a Value,
    path: Path<'a>,
    notes: &'a RefCell<Vec<Problem>>,
}

impl<'a> Place<'a> {
    /// Notes a problem here, unless [`MAX_PROBLEMS`] are noted already.
    pub fn note(&self, kind: ProblemKind) {
        let mut notes = self.notes.borrow_mut();
        if notes.len() < MAX_PROBLEMS {
            notes.push(Problem::new(self.path.text(), kind));
        }
    }

    /// Notes that something else was expected here.
    pub fn expected<T>(&self, what: &str) -> Option<T> {
        let found = match self.value {
            Value::Null => "null",
            Value::Bool(_) => "true or false",
            Value::Number(_) => "a number",
            Value::String(_) => "a text",
            Value::Array(_) => "a list",
            Value::Object(_) => "an object",
        };
        let words = format!("expected {what}, found {found}");
        self.note(ProblemKind::Invalid(words));
        None
    }

    /// The place of a key below.
    pub fn below(&'a self, key: &'a str, value: &'a Value) -> Self {
        Place { value, path: Path::Key(&self.path, key), notes: self.notes }
    }

    /// The object that stands here; keys that are not `known` are noted.
    pub fn object(&self, known: &[&str]) -> Option<&'a Map<String, Value>> {
        let Value::Object(map) = self.value else { return self.expected("an object") };
        for (key, value) in map {
            if !known.contains(&key.as_str()) {
                self.below(key, value).note(ProblemKind::UnknownKey);
            }
        }
        Some(map)
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

    /// A key that must be there.
    pub fn required<T: FromJson>(&self, map: &Map<String, Value>, key: &'static str) -> Option<T> {
        let Some(value) = map.get(key) else {
            self.note(ProblemKind::MissingKey(key));
            return None;
        };
        T::from_json(&self.below(key, value))
    }

    /// A key that may be missing.
    pub fn optional<T: FromJson>(&self, map: &Map<String, Value>, key: &'static str) -> Option<T> {
        let value = map.get(key).filter(|value| !value.is_null())?;
        T::from_json(&self.below(key, value))
    }
}

impl FromJson for String {
    fn from_json(place: &Place<'_>) -> Option<Self> {
        match place.value {
            Value::String(text) => Some(text.clone()),
            _ => place.expected("a text"),
        }
    }
}

impl ToJson for String {
    fn to_json(&self) -> Option<Value> {
        Some(Value::String(self.clone()))
    }
}

impl FromJson for bool {
    fn from_json(place: &Place<'_>) -> Option<Self> {
        place.value.as_bool().or_else(|| place.expected("true or false"))
    }
}

impl ToJson for bool {
    fn to_json(&self) -> Option<Value> {
        Some(Value::Bool(*self))
    }
}

impl FromJson for f64 {
    fn from_json(place: &Place<'_>) -> Option<Self> {
        place.value.as_f64().or_else(|| place.expected("a number"))
    }
}

impl ToJson for f64 {
    fn to_json(&self) -> Option<Value> {
        Some(Value::from(*self))
    }
}

/// Whole numbers within the bounds of their type.
macro_rules! whole_numbers {
    ($($type:ty),*) => {$(
        impl FromJson for $type {
            fn from_json(place: &Place<'_>) -> Option<Self> {
                let number = place.value.as_u64().and_then(|number| Self::try_from(number).ok());
                number.or_else(|| place.expected("a whole number in range"))
            }
        }

        impl ToJson for $type {
            fn to_json(&self) -> Option<Value> {
                Some(Value::from(*self))
            }
        }
    )*};
}
whole_numbers!(u8, u16, u32, u64);

impl FromJson for Value {
    fn from_json(place: &Place<'_>) -> Option<Self> {
        Some(place.value.clone())
    }
}

impl ToJson for Value {
    fn to_json(&self) -> Option<Value> {
        Some(self.clone())
    }
}

impl<T: FromJson> FromJson for Option<T> {
    fn from_json(place: &Place<'_>) -> Option<Self> {
        if place.value.is_null() { Some(None) } else { T::from_json(place).map(Some) }
    }
}

impl<T: ToJson> ToJson for Option<T> {
    fn to_json(&self) -> Option<Value> {
        self.as_ref()?.to_json()
    }
}

impl<T: FromJson> FromJson for Box<T> {
    fn from_json(place: &Place<'_>) -> Option<Self> {
        T::from_json(place).map(Self::new)
    }
}

/// An element that does not fit is left out.
impl<T: FromJson> FromJson for Vec<T> {
    fn from_json(place: &Place<'_>) -> Option<Self> {
        let Value::Array(items) = place.value else { return place.expected("a list") };
        let at = |(index, value)| Place { value, path: Path::Index(&place.path, index), notes: place.notes };
        Some(items.iter().enumerate().filter_map(|item| T::from_json(&at(item))).collect())
    }
}

impl<T: ToJson> ToJson for Vec<T> {
    fn to_json(&self) -> Option<Value> {
        Some(Value::Array(self.iter().filter_map(ToJson::to_json).collect()))
    }
}

/// An entry that does not fit is left out.
impl<T: FromJson> FromJson for BTreeMap<String, T> {
    fn from_json(place: &Place<'_>) -> Option<Self> {
        let Value::Object(map) = place.value else { return place.expected("an object") };
        let entry = |(key, value)| Some((String::clone(key), T::from_json(&place.below(key, value))?));
        Some(map.iter().filter_map(entry).collect())
    }
}

/// In a map, unlike in an object, nothing is left out: what is `None` is `null`.
impl<T: ToJson> ToJson for BTreeMap<String, T> {
    fn to_json(&self) -> Option<Value> {
        let entry = |(key, value): (&String, &T)| (key.clone(), value.to_json().unwrap_or(Value::Null));
        Some(Value::Object(self.iter().map(entry).collect()))
    }
}
