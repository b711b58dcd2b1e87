//! Types that are objects in a file: one list of their fields says how they are read and written.

use serde_json::{Map, Value};

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
    (@read $place:ident $map:ident $key:literal required) => { $place.required($map, $key) };
    (@read $place:ident $map:ident $key:literal optional) => { $place.optional($map, $key) };
    (@read $place:ident $map:ident $key:literal or_default) => { $place.optional($map, $key) };
    (@take $field:ident required) => { $field? };
    (@take $field:ident optional) => { $field };
    (@take $field:ident or_default) => { $field.unwrap_or_default() };
}
pub(crate) use object_from_json;

/// Says how a type of a file is written, in the notation of [`object_from_json`].
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

/// Says how a type of a file is read and written, in the notation of [`object_from_json`].
macro_rules! object_json {
    ($type:ident $fields:tt) => {
        $crate::json::object_from_json!($type $fields);
        $crate::json::object_to_json!($type $fields);
    };
}
pub(crate) use object_json;
