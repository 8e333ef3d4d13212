//! JSON, as `serde_json` reads it, in which the order of languages is not lost.
//!
//! A text may come in several languages and in none of them first: only a map, of which a
//! [`Value`] keeps no order. Who wrote it puts the one first that they wrote, so that this is the
//! text to be read, under its plain name beside the map.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};

/// Members that hold a text in several languages.
const TEXTS: [&str; 3] = ["contentMap", "nameMap", "summaryMap"];

pub(super) fn read(bytes: &[u8]) -> serde_json::Result<Value> {
    let mut source = serde_json::Deserializer::from_slice(bytes);
    let value = Tree { first: None }.deserialize(&mut source)?;
    source.end()?;
    Ok(value)
}

/// A value; of an object, the first text in it is noted in `first`.
struct Tree<'a> {
    first: Option<&'a mut Option<String>>,
}

impl<'de> DeserializeSeed<'de> for Tree<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, source: D) -> Result<Value, D::Error> {
        source.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Tree<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut list = vec![];
        while let Some(item) = items.next_element_seed(Tree { first: None })? {
            list.push(item);
        }
        Ok(list.into())
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut members: A) -> Result<Value, A::Error> {
        let mut object = Map::new();
        let mut texts = vec![];
        while let Some(name) = members.next_key::<String>()? {
            let mut text = None;
            let is_text = TEXTS.iter().any(|known| name.ends_with(known));
            let first = is_text.then_some(&mut text);
            let value = members.next_value_seed(Tree { first })?;
            if let (Some(text), Some(plain)) = (text, name.strip_suffix("Map")) {
                texts.push((plain.to_owned(), text));
            }
            if let (Some(first @ None), Value::String(text)) = (self.first.as_deref_mut(), &value) {
                *first = Some(text.clone());
            }
            object.insert(name, value);
        }
        for (name, text) in texts {
            let plain = object.entry(name).or_insert(Value::Null);
            if plain.is_null() {
                *plain = text.into();
            }
        }
        Ok(object.into())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    #[test]
    fn of_several_languages_the_first_is_the_text() {
        let text = r#"{"as:contentMap": {"pt": 7, "ko": "하나", "en": "one"}, "summary": null,
            "summaryMap": {"und": "s", "a": "t"}, "name": "n", "nameMap": {"z": "y"},
            "tag": [{"nameMap": {"sv": "x", "da": "y"}}], "otherMap": {"a": "b"}}"#;
        let read = read(text.as_bytes()).unwrap();
        assert_eq!(read["as:content"], "하나");
        assert_eq!((&read["summary"], &read["name"]), (&json!("s"), &json!("n")));
        assert_eq!((&read["tag"][0]["name"], &read["other"]), (&json!("x"), &Value::Null));
    }

    fn any_json() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<i64>().prop_map(Value::from),
            any::<u64>().prop_map(Value::from),
            any::<f64>().prop_map(Value::from),
            ".{0,8}".prop_map(Value::from),
        ];
        leaf.prop_recursive(4, 64, 6, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
                prop::collection::btree_map(".{0,4}", inner, 0..6)
                    .prop_map(|map| Value::from(Map::from_iter(map))),
            ]
        })
    }

    proptest! {
        #[test]
        fn all_else_is_read_as_ever(value in any_json()) {
            let text = value.to_string();
            let expected: Value = serde_json::from_str(&text).unwrap();
            prop_assert_eq!(read(text.as_bytes()).unwrap(), expected);
        }

        #[test]
        fn what_is_no_json_is_none_here_either(text in "[\\[\\]{}\":,0-9a-z\\\\ .-]{0,24}") {
            let ours = read(text.as_bytes());
            let theirs: serde_json::Result<Value> = serde_json::from_str(&text);
            prop_assert_eq!(ours.ok(), theirs.ok());
        }
    }
}
