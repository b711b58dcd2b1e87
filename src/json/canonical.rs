//! Canonical JSON (RFC 8785, "JCS").
//!
//! A tenth of the code of the library that the tests hold it against: that one sorts what has been written already,
//! which takes a second writer and a second reader of JSON.

use serde_json::{Map, Value};

/// The canonical JSON of a value: the same value gives the same bytes on every machine.
pub fn canonical(value: &Value) -> String {
    let mut text = String::new();
    push(&mut text, value);
    text
}

fn push(text: &mut String, value: &Value) {
    match value {
        Value::Null => text.push_str("null"),
        Value::Bool(false) => text.push_str("false"),
        Value::Bool(true) => text.push_str("true"),
        // Section 3.2.2.3: as ECMAScript writes numbers, all of which are doubles. None of a tree is infinite.
        Value::Number(number) => {
            text.push_str(ryu_js::Buffer::new().format_finite(number.as_f64().unwrap_or_default()));
        }
        Value::String(string) => push_string(text, string),
        Value::Array(elements) => {
            text.push('[');
            for (n, element) in elements.iter().enumerate() {
                text.push_str(if n == 0 { "" } else { "," });
                push(text, element);
            }
            text.push(']');
        }
        Value::Object(map) => {
            text.push('{');
            for (n, (key, value)) in in_order(map).into_iter().enumerate() {
                text.push_str(if n == 0 { "" } else { "," });
                push_string(text, key);
                text.push(':');
                push(text, value);
            }
            text.push('}');
        }
    }
}

/// The entries by the UTF-16 of their keys (section 3.2.3). A map has them by their UTF-8, which is the same as long
/// as no key has a letter from U+E000 on.
fn in_order(map: &Map<String, Value>) -> Vec<(&String, &Value)> {
    let entries: Vec<(&String, &Value)> = map.iter().collect();
    if !map.keys().any(|key| key.chars().any(|c| c >= '\u{E000}')) {
        return entries;
    }
    let mut positions = Map::new();
    for (position, (key, _)) in entries.iter().enumerate() {
        // A letter for each unit, in the same order in UTF-8.
        let units = key.encode_utf16().filter_map(|unit| char::from_u32(0x1_0000 + u32::from(unit)));
        positions.insert(units.collect(), position.into());
    }
    let at = |position: &Value| entries.get(usize::try_from(position.as_u64()?).ok()?).copied();
    positions.values().filter_map(at).collect()
}

/// A string with as few escapes as there can be (section 3.2.2.2).
fn push_string(text: &mut String, string: &str) {
    const HEX: &[u8; 16] = b"0123456789abcdef";
    text.push('"');
    for c in string.chars() {
        let escape = match c {
            '"' | '\\' => c,
            '\u{8}' => 'b',
            '\t' => 't',
            '\n' => 'n',
            '\u{C}' => 'f',
            '\r' => 'r',
            '\0'..='\u{1F}' => 'u',
            _ => {
                text.push(c);
                continue;
            }
        };
        text.push('\\');
        text.push(escape);
        if escape == 'u' {
            text.push_str(if c < '\u{10}' { "000" } else { "001" });
            text.push(char::from(HEX[c as usize % 16]));
        }
    }
    text.push('"');
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    #[track_caller]
    fn is_as_the_library_has_it(value: &Value) {
        assert_eq!(canonical(value), serde_json_canonicalizer::to_string(value).unwrap());
    }

    #[test]
    fn the_examples_of_the_standard_come_out() {
        let value: Value = serde_json::from_str(
            r#"{"numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
                "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/", "literals": [null, true, false]}"#,
        )
        .unwrap();
        let expected = concat!(
            r#"{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"#,
            r#""string":"€$\u000f\nA'B\"\\\\\"/"}"#
        );
        assert_eq!(canonical(&value), expected);
        let keys = json!({"\u{20ac}": 1, "\r": 2, "\u{fb33}": 3, "1": 4, "\u{1f600}": 5, "\u{80}": 6, "\u{f6}": 7});
        let expected = "{\"\\r\":2,\"1\":4,\"\u{80}\":6,\"\u{f6}\":7,\"\u{20ac}\":1,\"\u{1f600}\":5,\"\u{fb33}\":3}";
        assert_eq!(canonical(&keys), expected);
    }

    #[test]
    fn every_character_is_written_as_the_library_writes_it() {
        for c in '\0'..='\u{FFFF}' {
            is_as_the_library_has_it(&c.to_string().into());
        }
    }

    fn trees() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<i64>().prop_map(Value::from),
            any::<u64>().prop_map(Value::from),
            any::<f64>().prop_map(Value::from),
            (-1_000_000_000_i32..1_000_000_000).prop_map(|millionths| Value::from(f64::from(millionths) / 1e6)),
            any::<String>().prop_map(Value::from),
        ];
        leaf.prop_recursive(5, 60, 8, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..8).prop_map(Value::from),
                prop::collection::vec((any::<String>(), inner), 0..8)
                    .prop_map(|entries| Value::Object(entries.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #[test]
        fn any_tree_is_written_as_the_library_writes_it(tree in trees()) {
            is_as_the_library_has_it(&tree);
        }
    }
}
