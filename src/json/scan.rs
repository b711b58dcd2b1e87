//! A look over a text before anything is built from it: how deep it nests, and which keys stand twice, which
//! `serde_json` passes over in silence.

use serde_json::{Map, Value};

use super::path::Path;
use super::{MAX_DEPTH, MAX_PROBLEMS, ParseError, Problem, ProblemKind};

/// An object or a list that has begun and not ended.
#[derive(Default)]
struct Open {
    /// The keys so far; `None` in a list.
    keys: Option<Map<String, Value>>,
    /// The key whose value is next or under way; `None` where a key is next.
    key: Option<String>,
    /// How many elements have ended.
    n_ended: usize,
}

/// The keys that stand twice. The text need not be JSON: what is said of one that is not does not matter.
///
/// # Errors
/// [`ParseError::TooDeep`].
pub(super) fn scan(text: &str) -> Result<Vec<Problem>, ParseError> {
    let mut duplicates = Vec::new();
    let mut open: Vec<Open> = Vec::new();
    let mut at = 0;
    while let Some(byte) = text.as_bytes().get(at) {
        let begin = at;
        at += 1;
        match byte {
            b'"' => {
                at = end_of_string(text.as_bytes(), at);
                if let Some(Open { keys: Some(keys), key: key @ None, .. }) = open.last_mut() {
                    let found = key.insert(unquoted(&text[begin..at]));
                    if keys.insert(found.clone(), Value::Null).is_some() && duplicates.len() < MAX_PROBLEMS {
                        duplicates.push(Problem::new(path(&Path::Root, &open), ProblemKind::DuplicateKey));
                    }
                }
            }
            b'{' | b'[' if open.len() == MAX_DEPTH => return Err(ParseError::TooDeep),
            b'{' => open.push(Open { keys: Some(Map::new()), ..Open::default() }),
            b'[' => open.push(Open::default()),
            b'}' | b']' => drop(open.pop()),
            b',' => {
                if let Some(last) = open.last_mut() {
                    last.n_ended += 1;
                    last.key = None;
                }
            }
            _ => {}
        }
    }
    Ok(duplicates)
}

/// Where a string ends that began before a position: behind its closing quote, or at the end of the text.
fn end_of_string(bytes: &[u8], mut at: usize) -> usize {
    while let Some(byte) = bytes.get(at) {
        at += 1;
        match byte {
            b'"' => return at,
            b'\\' => at += 1,
            _ => {}
        }
    }
    bytes.len()
}

/// The key that a string of the text stands for.
fn unquoted(quoted: &str) -> String {
    match serde_json::from_slice(quoted.as_bytes()) {
        Ok(Value::String(key)) => key,
        _ => String::new(),
    }
}

/// The path of what is under way below a path.
fn path(above: &Path<'_>, open: &[Open]) -> String {
    match open {
        [] => above.text(),
        [Open { key: Some(key), .. }, inner @ ..] => path(&Path::Key(above, key), inner),
        [Open { n_ended, .. }, inner @ ..] => path(&Path::Index(above, *n_ended), inner),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn found(text: &str) -> Vec<String> {
        scan(text).unwrap().iter().map(ToString::to_string).collect()
    }

    #[test]
    fn keys_that_stand_twice_are_found() {
        let text =
            r#"{"a": [{}, {"b": 1, "b": {"c": "\"}", "c": 2}, "\u0062": 3}], "a,": 0, "a": {"a": "a,"}, "a": [[]]}"#;
        assert_eq!(
            found(text),
            [
                "a[1].b: key stands twice",
                "a[1].b.c: key stands twice",
                "a[1].b: key stands twice",
                "a: key stands twice",
                "a: key stands twice",
            ]
        );
        assert_eq!(
            found(r#"{"ก x": 1, "ก x": 1, "": 1, "": 1}"#),
            ["[\"ก x\"]: key stands twice", "[\"\"]: key stands twice"]
        );
    }

    #[test]
    fn what_is_no_json_is_passed_over() {
        for text in
            ["", "\"", "\"\\", "]}", "{\"a\"}", "{\"ก", ",,", "{\"\\x\": 1, \"\\y\": 2", "[\"a\" \"a\"]", "{1: 2}"]
        {
            scan(text).unwrap();
        }
        assert_eq!(scan(&"[".repeat(MAX_DEPTH + 1)), Err(ParseError::TooDeep));
        assert_eq!(found(&"[".repeat(MAX_DEPTH)), [""; 0]);
    }
}
