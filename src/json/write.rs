//! Trees as text.

use serde_json::{Map, Value};

use super::canonical;

/// JSON for people to look into: a line for each key and element, two spaces for each level.
pub fn indented(value: &Value) -> String {
    let mut text = String::new();
    write(value, "\n", &mut text);
    text
}

/// Writes a value; `line` begins a line of its depth.
fn write(value: &Value, line: &str, text: &mut String) {
    let inner = [line, "  "].concat();
    let mut separator = "";
    match value {
        Value::Object(map) if !map.is_empty() => {
            text.push('{');
            for (key, value) in map {
                text.extend([separator, &inner, &scalar(&Value::String(key.clone())), ": "]);
                write(value, &inner, text);
                separator = ",";
            }
            text.extend([line, "}"]);
        }
        Value::Array(elements) if !elements.is_empty() => {
            text.push('[');
            for value in elements {
                text.extend([separator, &inner]);
                write(value, &inner, text);
                separator = ",";
            }
            text.extend([line, "]"]);
        }
        _ => text.push_str(&scalar(value)),
    }
}

/// A value with nothing inside. A number that is not meant as a whole one is written with its point ("50.0"), and a
/// whole number with all its digits: the canonical form has neither.
fn scalar(value: &Value) -> String {
    if let Some(whole) = value.as_u64() {
        return whole.to_string();
    }
    if let Some(whole) = value.as_i64() {
        return whole.to_string();
    }
    let mut text = canonical(value);
    if value.is_f64() && !text.contains(['.', 'e']) {
        text.push_str(".0");
    }
    text
}

/// Puts a text into an object; an empty one is left out.
pub(crate) fn put_text(map: &mut Map<String, Value>, key: &str, text: &str) {
    if !text.is_empty() {
        put(map, key, text.into());
    }
}

/// Puts a list into an object; an empty one is left out.
pub(crate) fn put_list(map: &mut Map<String, Value>, key: &str, list: Vec<Value>) {
    if !list.is_empty() {
        put(map, key, Value::Array(list));
    }
}

/// Puts a value into an object.
pub(crate) fn put(map: &mut Map<String, Value>, key: impl Into<String>, value: Value) {
    map.insert(key.into(), value);
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_tree_is_indented_as_everyone_does_it() {
        let tree = json!({
            "a": [], "b": {}, "c": [1, -2, 2.5, 50.0, 0.1, 0.0, 1e300, 33.333_333, u64::MAX, i64::MIN, null, true],
            "d": {"é\"\\\n\u{1}\u{7f}/ก": {"": [[], [{"x": "\t"}]]}},
        });
        let ours = indented(&tree);
        assert_eq!(serde_json::from_str::<Value>(&ours).unwrap(), tree);
        assert_eq!(ours, format!("{tree:#}"));
    }
}
