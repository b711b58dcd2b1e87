//! From a JSON tree to a type, past what does not fit.
//!
//! Serde stops at the first error. Here an element of a list, an entry of a map or an optional field that
//! does not fit is left out and noted, and reading goes on, so that an author sees every problem at once.

use std::cell::RefCell;
use std::fmt;
use std::rc::Rc;

use serde::de::value::StrDeserializer;
use serde::de::{
    self, Deserialize, DeserializeSeed, Deserializer, EnumAccess, Expected, MapAccess, SeqAccess, Unexpected,
    VariantAccess, Visitor,
};
use serde::forward_to_deserialize_any;
use serde_json::{Map, Value};

use super::parse::join;
use super::{Problem, ProblemKind};

/// Reads a type from a tree. The value is `None` when not even the outermost object could be built;
/// the problems are in the order of the file and hold every unknown key.
pub fn read<'a, T: Deserialize<'a>>(value: &'a Value) -> (Option<T>, Vec<Problem>) {
    let notes = Rc::new(RefCell::new(Vec::new()));
    let result = T::deserialize(Reader { value, path: String::new(), problems: notes.clone() });
    let mut problems = notes.take();
    match result {
        Ok(value) => (Some(value), problems),
        Err(fault) => {
            problems.push(fault.into_problem());
            (None, problems)
        }
    }
}

/// An error on its way up to the place where it is noted. The path is set at the deepest place that knows it.
#[derive(Debug)]
struct Fault {
    path: Option<String>,
    kind: ProblemKind,
}

impl Fault {
    fn at(mut self, path: &str) -> Self {
        self.path.get_or_insert_with(|| path.to_owned());
        self
    }

    fn into_problem(self) -> Problem {
        Problem::new(self.path.unwrap_or_default(), self.kind)
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.kind)
    }
}

impl std::error::Error for Fault {}

impl de::Error for Fault {
    fn custom<T: fmt::Display>(words: T) -> Self {
        Self { path: None, kind: ProblemKind::Invalid(words.to_string()) }
    }

    fn missing_field(field: &'static str) -> Self {
        Self { path: None, kind: ProblemKind::MissingKey(field) }
    }
}

struct Reader<'a> {
    value: &'a Value,
    path: String,
    problems: Rc<RefCell<Vec<Problem>>>,
}

impl<'a> Reader<'a> {
    fn note(&self, fault: Fault) {
        self.problems.borrow_mut().push(fault.at(&self.path).into_problem());
    }

    fn below(&self, value: &'a Value, path: String) -> Self {
        Self { value, path, problems: self.problems.clone() }
    }

    fn wrong_type<E: Expected>(&self, expected: &E) -> Fault {
        let found = match self.value {
            Value::Null => Unexpected::Unit,
            Value::Bool(value) => Unexpected::Bool(*value),
            Value::Number(number) => number.as_f64().map_or(Unexpected::Other("number"), Unexpected::Float),
            Value::String(text) => Unexpected::Str(text),
            Value::Array(_) => Unexpected::Seq,
            Value::Object(_) => Unexpected::Map,
        };
        <Fault as de::Error>::invalid_type(found, expected).at(&self.path)
    }
}

impl<'de> Deserializer<'de> for Reader<'de> {
    type Error = Fault;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        let path = self.path.clone();
        match self.value {
            Value::Null => visitor.visit_unit(),
            Value::Bool(value) => visitor.visit_bool(*value),
            Value::Number(number) => match (number.as_u64(), number.as_i64(), number.as_f64()) {
                (Some(value), _, _) => visitor.visit_u64(value),
                (_, Some(value), _) => visitor.visit_i64(value),
                (_, _, Some(value)) => visitor.visit_f64(value),
                _ => Err(self.wrong_type(&visitor)),
            },
            Value::String(text) => visitor.visit_borrowed_str(text),
            Value::Array(items) => visitor.visit_seq(Items { items: items.iter(), index: 0, list: self }),
            Value::Object(map) => visitor.visit_map(Entries::new(map, self)),
        }
        .map_err(|fault: Fault| fault.at(&path))
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        if self.value.is_null() { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        let path = self.path.clone();
        let choice = match self.value {
            Value::String(tag) => Choice { tag, content: None, holder: self },
            Value::Object(map) => {
                let mut entries = map.iter();
                let (Some((tag, content)), None) = (entries.next(), entries.next()) else {
                    return Err(<Fault as de::Error>::custom("expected an object with just one key").at(&path));
                };
                Choice { tag, content: Some(content), holder: self }
            }
            _ => return Err(self.wrong_type(&"a name or an object with one key")),
        };
        visitor.visit_enum(choice).map_err(|fault: Fault| fault.at(&path))
    }

    /// Serde asks for this only where a key is not one of the type's own.
    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.note(Fault { path: None, kind: ProblemKind::UnknownKey });
        visitor.visit_unit()
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct
        seq tuple tuple_struct map struct identifier
    }
}

struct Items<'a> {
    items: std::slice::Iter<'a, Value>,
    index: usize,
    list: Reader<'a>,
}

impl<'de> SeqAccess<'de> for Items<'de> {
    type Error = Fault;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Fault> {
        let Some(value) = self.items.next() else {
            return Ok(None);
        };
        let path = format!("{}[{}]", self.list.path, self.index);
        self.index += 1;
        seed.deserialize(self.list.below(value, path)).map(Some)
    }

    /// What lists of plain types ask for: an element that does not fit is left out.
    fn next_element<T: Deserialize<'de>>(&mut self) -> Result<Option<T>, Fault> {
        loop {
            match self.next_element_seed(std::marker::PhantomData) {
                Err(fault) => self.list.note(fault),
                result => return result,
            }
        }
    }
}

struct Entries<'a> {
    entries: serde_json::map::Iter<'a>,
    value: Option<(&'a str, &'a Value)>,
    holder: Reader<'a>,
}

impl<'a> Entries<'a> {
    fn new(map: &'a Map<String, Value>, holder: Reader<'a>) -> Self {
        Self { entries: map.iter(), value: None, holder }
    }
}

impl<'de> MapAccess<'de> for Entries<'de> {
    type Error = Fault;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Fault> {
        let Some((key, value)) = self.entries.next() else {
            return Ok(None);
        };
        self.value = Some((key, value));
        seed.deserialize(StrDeserializer::<Fault>::new(key)).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Fault> {
        let Some((key, value)) = self.value.take() else {
            return Err(<Fault as de::Error>::custom("value asked for before its key"));
        };
        seed.deserialize(self.holder.below(value, join(&self.holder.path, key)))
    }

    /// What maps ask for (structs ask for keys and values apart): an entry that does not fit is left out.
    fn next_entry<K: Deserialize<'de>, V: Deserialize<'de>>(&mut self) -> Result<Option<(K, V)>, Fault> {
        loop {
            let entry = self.next_entry_seed(std::marker::PhantomData, std::marker::PhantomData);
            match entry {
                Err(fault) => self.holder.note(fault),
                result => return result,
            }
        }
    }
}

struct Choice<'a> {
    tag: &'a str,
    content: Option<&'a Value>,
    holder: Reader<'a>,
}

impl<'de> EnumAccess<'de> for Choice<'de> {
    type Error = Fault;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Self), Fault> {
        let tag = seed.deserialize(StrDeserializer::<Fault>::new(self.tag))?;
        Ok((tag, self))
    }
}

impl<'de> Choice<'de> {
    fn content(&self) -> Result<Reader<'de>, Fault> {
        let content =
            self.content.ok_or_else(|| <Fault as de::Error>::custom("expected an object, not only a name"))?;
        Ok(self.holder.below(content, join(&self.holder.path, self.tag)))
    }
}

impl<'de> VariantAccess<'de> for Choice<'de> {
    type Error = Fault;

    fn unit_variant(self) -> Result<(), Fault> {
        match self.content {
            None => Ok(()),
            Some(_) => Err(<Fault as de::Error>::custom(format!("`{}` stands alone, without an object", self.tag))),
        }
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Fault> {
        seed.deserialize(self.content()?)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Fault> {
        self.content()?.deserialize_any(visitor)
    }

    fn struct_variant<V: Visitor<'de>>(self, _: &'static [&'static str], visitor: V) -> Result<V::Value, Fault> {
        self.content()?.deserialize_any(visitor)
    }
}
