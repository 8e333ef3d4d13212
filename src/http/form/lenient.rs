//! Values as clients write them: `"false"` for no, `"5"` for five, one thing for a list of one.
//! Source: <https://docs.joinmastodon.org/client/intro/#parameters>

use std::str::FromStr;

use serde::de::{Deserializer, Error as _};
use serde::{Deserialize, de::DeserializeOwned};
use serde_json::Value;

/// Words: `None` when not sent, or null.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::http) struct Text(pub Option<String>);

/// Yes or no: `None` when not sent, null or empty.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in crate::http) struct Flag(pub Option<bool>);

/// Whether something was sent at all: `None` when not, whatever is in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::http) struct Given<T>(pub Option<T>);

/// A number or an id: `None` when not sent, null, empty, or nothing of the kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::http) struct Number<T>(pub Option<T>);

/// A list: `None` when not sent, or null.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::http) struct Many<T>(pub Option<Vec<T>>);

impl Text {
    /// The words, or none.
    pub(in crate::http) fn or_empty(self) -> String {
        self.0.unwrap_or_default()
    }

    /// The words, unless there are none.
    pub(in crate::http) fn filled(self) -> Option<String> {
        self.0.filter(|words| !words.trim().is_empty())
    }
}

impl Flag {
    pub(in crate::http) fn is_set(self) -> bool {
        self.0 == Some(true)
    }
}

impl<T> Default for Given<T> {
    fn default() -> Self {
        Self(None)
    }
}

impl<T> Default for Number<T> {
    fn default() -> Self {
        Self(None)
    }
}

impl<T> Default for Many<T> {
    fn default() -> Self {
        Self(None)
    }
}

impl<T> Many<T> {
    /// The entries, none if nothing was sent.
    pub(in crate::http) fn list(self) -> Vec<T> {
        self.0.unwrap_or_default()
    }
}

impl Many<Text> {
    /// The entries as ids or numbers; those that are none are left out.
    pub(in crate::http) fn parsed<T: FromStr>(self) -> Vec<T> {
        self.list().into_iter().filter_map(|text| text.0?.trim().parse().ok()).collect()
    }

    /// The entries as words.
    pub(in crate::http) fn words(self) -> Vec<String> {
        self.list().into_iter().filter_map(|text| text.0).collect()
    }
}

/// A scalar as words; of several the last, as a form means it.
fn words(value: Value) -> Option<String> {
    match value {
        Value::Null | Value::Object(_) => None,
        Value::Bool(yes) => Some(yes.to_string()),
        Value::Number(number) => Some(number.to_string()),
        Value::String(text) => Some(text),
        Value::Array(mut items) => items.pop().and_then(words),
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Value::deserialize(from).map(|value| Self(words(value)))
    }
}

impl<'de> Deserialize<'de> for Flag {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let word = words(Value::deserialize(from)?);
        Ok(Self(word.filter(|word| !word.is_empty()).map(|word| is_yes(&word))))
    }
}

/// All but a few words are a yes.
fn is_yes(word: &str) -> bool {
    !["0", "f", "false", "off"].contains(&word.to_ascii_lowercase().as_str())
}

impl<'de, T: FromStr> Deserialize<'de> for Number<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let word = words(Value::deserialize(from)?);
        Ok(Self(word.and_then(|word| word.trim().parse().ok())))
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Given<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        T::deserialize(from).map(|given| Self(Some(given)))
    }
}

impl<'de, T: DeserializeOwned> Deserialize<'de> for Many<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let items = match Value::deserialize(from)? {
            Value::Null => return Ok(Self(None)),
            Value::Array(items) => items,
            Value::Object(entries) if entries.keys().all(|key| is_index(key)) => in_order(entries),
            one @ (Value::Object(_) | Value::Bool(_) | Value::Number(_) | Value::String(_)) => {
                vec![one]
            }
        };
        let items = items.into_iter().map(serde_json::from_value).collect::<Result<_, _>>();
        items.map(|items| Self(Some(items))).map_err(D::Error::custom)
    }
}

fn is_index(key: &str) -> bool {
    !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_digit())
}

/// A list that was sent as `{"0": …, "1": …}`.
fn in_order(entries: serde_json::Map<String, Value>) -> Vec<Value> {
    let mut entries: Vec<(String, Value)> = entries.into_iter().collect();
    entries.sort_by_key(|(index, _)| (index.len(), index.clone()));
    entries.into_iter().map(|(_, value)| value).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::{from_value, json};

    use super::*;

    #[test]
    fn a_few_words_mean_no_and_all_others_yes() {
        for no in [json!("0"), json!("f"), json!("False"), json!("OFF"), json!(false), json!(0)] {
            assert_eq!(from_value::<Flag>(no.clone()).unwrap(), Flag(Some(false)), "{no}");
        }
        for yes in [json!("1"), json!("on"), json!("True"), json!(true), json!(1)] {
            assert_eq!(from_value::<Flag>(yes.clone()).unwrap(), Flag(Some(true)), "{yes}");
        }
        for unset in [json!(""), json!(null)] {
            assert_eq!(from_value::<Flag>(unset).unwrap(), Flag(None));
        }
    }

    #[test]
    fn numbers_may_be_words_and_nonsense_is_not_said() {
        assert_eq!(from_value::<Number<u32>>(json!("3600")).unwrap(), Number(Some(3600)));
        assert_eq!(from_value::<Number<u32>>(json!(3600)).unwrap(), Number(Some(3600)));
        assert_eq!(from_value::<Number<u32>>(json!("abc")).unwrap(), Number(None));
    }

    #[test]
    fn a_list_comes_in_many_shapes() {
        for shape in [json!(["1", 2]), json!({ "0": "1", "1": 2 }), json!({ "10": 2, "9": 1 })] {
            let list: Many<Text> = from_value(shape).unwrap();
            assert_eq!(list.parsed::<i64>(), [1, 2]);
        }
        assert_eq!(from_value::<Many<Text>>(json!("7")).unwrap().parsed::<i64>(), [7]);
        assert_eq!(from_value::<Many<Text>>(json!(null)).unwrap().0, None);
    }
}
