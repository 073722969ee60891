//! A value of JSON, whatever its type is, with a bound on how much of it is kept.

use crate::feeds::document::without_controls;
use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use std::fmt;

/// A value. Numbers and truth values are texts: feeds write `"id": 7` and `"id": "7"`.
#[derive(Debug, PartialEq)]
pub(super) enum Json {
    Nothing,
    Text(String),
    List(Vec<Json>),
    Object(Vec<(String, Json)>),
}

impl Json {
    /// The value of a key of an object.
    pub(super) fn get(&self, name: &str) -> &Json {
        match self {
            Json::Object(members) => members
                .iter()
                .find(|(key, _)| key == name)
                .map_or(&Json::Nothing, |(_, value)| value),
            Json::Nothing | Json::Text(_) | Json::List(_) => &Json::Nothing,
        }
    }

    pub(super) fn text(&self) -> Option<&str> {
        match self {
            Json::Text(text) => Some(text),
            Json::Nothing | Json::List(_) | Json::Object(_) => None,
        }
    }

    /// The values of a list; of anything else that is something, itself alone.
    pub(super) fn list(&self) -> &[Json] {
        match self {
            Json::List(values) => values,
            Json::Nothing => &[],
            Json::Text(_) | Json::Object(_) => std::slice::from_ref(self),
        }
    }
}

/// Reads a value and counts down what may still be kept.
pub(super) struct Bounded<'b>(pub &'b mut usize);

impl<'de> DeserializeSeed<'de> for Bounded<'_> {
    type Value = Json;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Json, D::Error> {
        if *self.0 == 0 {
            serde::de::Deserialize::deserialize(deserializer).map(|IgnoredAny| Json::Nothing)
        } else {
            *self.0 -= 1;
            deserializer.deserialize_any(self)
        }
    }
}

impl<'de> Visitor<'de> for Bounded<'_> {
    type Value = Json;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E>(self) -> Result<Json, E> {
        Ok(Json::Nothing)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Json, E> {
        Ok(Json::Text(value.to_string()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Json, E> {
        Ok(Json::Text(value.to_string()))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Json, E> {
        Ok(Json::Text(value.to_string()))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Json, E> {
        Ok(Json::Text(value.to_string()))
    }

    fn visit_str<E>(self, text: &str) -> Result<Json, E> {
        // Controls may stand in it as references: "\u001b".
        Ok(Json::Text(without_controls(text).unwrap_or_else(|| text.to_owned())))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut values: A) -> Result<Json, A::Error> {
        let mut list = Vec::new();
        while let Some(value) = values.next_element_seed(Bounded(self.0))? {
            if value != Json::Nothing {
                list.push(value);
            }
        }
        Ok(Json::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Json, A::Error> {
        let mut object = Vec::new();
        while let Some(key) = members.next_key::<String>()? {
            let value = members.next_value_seed(Bounded(self.0))?;
            if value != Json::Nothing {
                object.push((key, value));
            }
        }
        Ok(Json::Object(object))
    }
}
