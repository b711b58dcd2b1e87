//! From a JSON tree to a type and back, past what does not fit.
//!
//! Every problem is noted with its path, and reading goes on: an author sees all of them at once, and a
//! stranger's file gives what it can. (Serde's derived readers stop at the first error, and cost ten times the
//! code in WebAssembly.)

use std::cell::RefCell;
use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::place::{Notes, Place, Step};
use super::{Problem, ProblemKind};

/// Reads a type from a tree. The value is `None` when not even the outermost object could be built.
pub fn read<T: FromJson>(value: &Value) -> (Option<T>, Vec<Problem>) {
    let notes = RefCell::new(Notes::default());
    let read = T::from_json(&Place::root(value, &notes));
    (read, notes.into_inner().of_shape)
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

impl<'a> Place<'a> {
    /// The object that stands here; keys that are not `known` are noted.
    pub fn object(&self, known: &[&str]) -> Option<&'a Map<String, Value>> {
        self.keys(known)?;
        self.value.as_object()
    }

    /// A key that must be there.
    pub fn required_as<T: FromJson>(&self, map: &Map<String, Value>, key: &'static str) -> Option<T> {
        let Some(value) = map.get(key) else {
            self.note(ProblemKind::MissingKey(key));
            return None;
        };
        T::from_json(&self.below(key, value))
    }

    /// A key that may be missing.
    pub fn optional_as<T: FromJson>(&self, map: &Map<String, Value>, key: &'static str) -> Option<T> {
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
        let at = |(index, value)| Place { value, above: Some(place), step: Step::Index(index), notes: place.notes };
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

/// Whether a value says no more than a missing key: it is then left out of an object.
fn is_blank(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(false) => true,
        Value::String(text) => text.is_empty(),
        Value::Array(items) => items.is_empty(),
        _ => false,
    }
}

/// Puts a field into an object; with `skip_blank`, only if it says something.
pub fn put(map: &mut Map<String, Value>, key: &str, value: Option<Value>, skip_blank: bool) {
    if let Some(value) = value.filter(|value| !(skip_blank && is_blank(value))) {
        map.insert(key.to_owned(), value);
    }
}

/// Says how a type of a file is read: its fields, their keys, and whether each is `required`, `optional` (an
/// `Option`) or `or_default`.
macro_rules! object_from_json {
    ($type:ident { $($field:ident: $key:literal $how:ident,)* }) => {
        impl $crate::json::FromJson for $type {
            fn from_json(place: &$crate::json::Place<'_>) -> Option<Self> {
                let map = place.object(&[$($key),*])?;
                // All fields are read before any is missed, so that every problem is noted.
                $(let $field = $crate::json::object_from_json!(@read place map $key $how);)*
                Some(Self { $($field: $crate::json::object_from_json!(@take $field $how),)* })
            }
        }
    };
    (@read $place:ident $map:ident $key:literal required) => { $place.required_as($map, $key) };
    (@read $place:ident $map:ident $key:literal optional) => { $place.optional_as($map, $key) };
    (@read $place:ident $map:ident $key:literal or_default) => { $place.optional_as($map, $key) };
    (@take $field:ident required) => { $field? };
    (@take $field:ident optional) => { $field };
    (@take $field:ident or_default) => { $field.unwrap_or_default() };
}
pub(crate) use object_from_json;

/// Says how a type of a file is written; used beside [`object_from_json`] with the same list.
macro_rules! object_to_json {
    ($type:ident { $($field:ident: $key:literal $how:ident,)* }) => {
        impl $crate::json::ToJson for $type {
            fn to_json(&self) -> Option<serde_json::Value> {
                let mut map = serde_json::Map::new();
                $($crate::json::put(&mut map, $key, self.$field.to_json(), $crate::json::object_to_json!(@skip $how));)*
                Some(serde_json::Value::Object(map))
            }
        }
    };
    (@skip required) => { false };
    // An empty list may be a value: "none of these".
    (@skip optional) => { false };
    (@skip or_default) => { true };
}
pub(crate) use object_to_json;
