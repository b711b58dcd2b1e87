//! Bytes to a JSON tree: size, encoding and depth are checked before anything is built.

use std::fmt;

use serde::de::{Deserialize, DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};

use super::path::Path;
use super::{MAX_PROBLEMS, Problem, ProblemKind};

/// The largest file that is read: 10 MB. A survey with every note and evidence filled in is about 0.3 MB.
pub const MAX_BYTES: usize = 10_000_000;

/// The deepest nesting that is read. Our own formats nest 12 levels.
pub const MAX_DEPTH: usize = 64;

/// Why a file could not be read at all.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ParseError {
    /// Larger than [`MAX_BYTES`].
    TooLarge,
    /// Nothing in it.
    Empty,
    /// Neither UTF-8 nor UTF-16.
    NotText,
    /// Nested deeper than [`MAX_DEPTH`].
    TooDeep,
    /// It ends in the middle.
    Truncated,
    /// Not JSON; the line (from 1) where that showed.
    NotJson {
        /// The line, counted from 1.
        line: usize,
    },
}

impl fmt::Display for ParseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge => write!(f, "larger than {MAX_BYTES} bytes"),
            Self::Empty => write!(f, "empty"),
            Self::NotText => write!(f, "not text in UTF-8"),
            Self::TooDeep => write!(f, "nested deeper than {MAX_DEPTH} levels"),
            Self::Truncated => write!(f, "ends in the middle"),
            Self::NotJson { line } => write!(f, "not JSON (line {line})"),
        }
    }
}

impl std::error::Error for ParseError {}

/// A file's tree, with the keys that stood twice.
#[derive(Debug)]
pub struct Parsed {
    /// The tree; of a key that stood twice, the last value.
    pub value: Value,
    /// One [`ProblemKind::DuplicateKey`] for each key that stood twice, up to [`MAX_PROBLEMS`].
    pub duplicates: Vec<Problem>,
}

/// Reads bytes as JSON. A byte-order mark is passed over, and UTF-16 with one is read too.
///
/// # Errors
/// [`ParseError`] when there is no tree to be had.
pub fn parse(bytes: &[u8]) -> Result<Parsed, ParseError> {
    if bytes.len() > MAX_BYTES {
        return Err(ParseError::TooLarge);
    }
    let text = decode(bytes)?;
    if text.trim().is_empty() {
        return Err(ParseError::Empty);
    }
    if depth(&text) > MAX_DEPTH {
        return Err(ParseError::TooDeep);
    }
    let mut duplicates = Vec::new();
    let mut deserializer = serde_json::Deserializer::from_str(&text);
    let seed = Tree { path: Path::Root, duplicates: &mut duplicates };
    let value = seed.deserialize(&mut deserializer).and_then(|value| deserializer.end().map(|()| value));
    match value {
        Ok(value) => Ok(Parsed { value, duplicates }),
        Err(error) if error.is_eof() => Err(ParseError::Truncated),
        Err(error) => Err(ParseError::NotJson { line: error.line() }),
    }
}

fn decode(bytes: &[u8]) -> Result<String, ParseError> {
    let utf16 = |unit: fn([u8; 2]) -> u16| {
        let (pairs, rest) = bytes[2..].as_chunks::<2>();
        if !rest.is_empty() {
            return Err(ParseError::Truncated);
        }
        let units: Vec<u16> = pairs.iter().map(|pair| unit(*pair)).collect();
        String::from_utf16(&units).map_err(|_| ParseError::NotText)
    };
    match bytes {
        [0xFF, 0xFE, ..] => utf16(u16::from_le_bytes),
        [0xFE, 0xFF, ..] => utf16(u16::from_be_bytes),
        _ => {
            let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
            match std::str::from_utf8(bytes) {
                Ok(text) => Ok(text.to_owned()),
                // A character cut in two at the very end is a truncated file.
                Err(error) if error.error_len().is_none() => Err(ParseError::Truncated),
                Err(_) => Err(ParseError::NotText),
            }
        }
    }
}

/// The deepest nesting of brackets outside strings.
fn depth(text: &str) -> usize {
    let (mut depth, mut deepest) = (0_usize, 0_usize);
    let (mut in_string, mut escaped) = (false, false);
    for byte in text.bytes() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_string => escaped = true,
            b'"' => in_string = !in_string,
            _ if in_string => {}
            b'{' | b'[' => {
                depth += 1;
                deepest = deepest.max(depth);
            }
            b'}' | b']' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    deepest
}

/// Builds a [`Value`] and notes the keys that stand twice, which `serde_json` alone passes over in silence.
struct Tree<'a> {
    path: Path<'a>,
    duplicates: &'a mut Vec<Problem>,
}

impl<'de> DeserializeSeed<'de> for Tree<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Tree<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "JSON")
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        Deserialize::deserialize(deserializer)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        loop {
            let path = Path::Index(&self.path, list.len());
            match items.next_element_seed(Tree { path, duplicates: &mut *self.duplicates })? {
                Some(item) => list.push(item),
                None => return Ok(Value::Array(list)),
            }
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        let mut map = Map::new();
        while let Some(key) = entries.next_key::<String>()? {
            let path = Path::Key(&self.path, &key);
            if map.contains_key(&key) && self.duplicates.len() < MAX_PROBLEMS {
                self.duplicates.push(Problem::new(path.text(), ProblemKind::DuplicateKey));
            }
            let value = entries.next_value_seed(Tree { path, duplicates: &mut *self.duplicates })?;
            map.insert(key, value);
        }
        Ok(Value::Object(map))
    }
}
