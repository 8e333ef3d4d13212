//! Names such as `a[b][]` and their values, put together into one tree.

use serde_json::{Map, Value};

use crate::base::Refusal;
use crate::say;

/// Most values in one request.
const MOST_VALUES: usize = 1_000;
/// Deepest nesting of names.
const DEEPEST: usize = 8;

/// What was sent, from wherever it came: query, form or JSON.
#[derive(Debug, Default)]
pub(super) struct Tree {
    root: Map<String, Value>,
    values: usize,
}

impl Tree {
    /// Adds a pair of a query or a form.
    pub(super) fn add(&mut self, name: &str, value: String) -> Result<(), Refusal> {
        self.count(1)?;
        let path = path_of(name);
        if path.len() > DEEPEST {
            return Err(too_deep());
        }
        if let Some((first, rest)) = path.split_first() {
            put(self.root.entry((*first).to_owned()).or_insert(Value::Null), rest, value);
        }
        Ok(())
    }

    /// Adds a JSON body, whose entries win over those of the query.
    pub(super) fn add_json(&mut self, body: Value) -> Result<(), Refusal> {
        let Value::Object(entries) = body else {
            return Err(Refusal::Malformed(say!("refusal-json-no-object").to_owned()));
        };
        for (name, value) in entries {
            self.count(size(&value, 1)?)?;
            let name = name.strip_suffix("[]").unwrap_or(&name).to_owned();
            self.root.insert(name, value);
        }
        Ok(())
    }

    pub(super) fn into_value(self) -> Value {
        Value::Object(self.root)
    }

    fn count(&mut self, more: usize) -> Result<(), Refusal> {
        self.values = self.values.saturating_add(more);
        if self.values > MOST_VALUES {
            let problem = say!("refusal-request-too-many-values", n = MOST_VALUES);
            return Err(Refusal::Malformed(problem));
        }
        Ok(())
    }
}

fn too_deep() -> Refusal {
    Refusal::Malformed(say!("refusal-request-too-deep", n = DEEPEST))
}

/// How many values there are in `value`; refuses deep ones.
fn size(value: &Value, depth: usize) -> Result<usize, Refusal> {
    if depth > DEEPEST {
        return Err(too_deep());
    }
    match value {
        Value::Array(items) => {
            items.iter().try_fold(1, |sum, item| Ok(sum + size(item, depth + 1)?))
        }
        Value::Object(entries) => {
            entries.values().try_fold(1, |sum, item| Ok(sum + size(item, depth + 1)?))
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => Ok(1),
    }
}

/// `a[b][]` as `a`, `b` and an empty name; what has no sound brackets stays whole.
fn path_of(name: &str) -> Vec<&str> {
    let Some((first, rest)) = name.split_once('[') else { return vec![name] };
    let Some(rest) = rest.strip_suffix(']') else { return vec![name] };
    if first.is_empty() {
        return vec![name];
    }
    let mut path = vec![first];
    path.extend(rest.split("]["));
    path
}

/// Puts a value where `path` leads from `slot`. An empty name means the next entry of a list; the
/// same name twice makes a list.
fn put(slot: &mut Value, path: &[&str], value: String) {
    match path.split_first() {
        None => match slot {
            Value::Null => *slot = Value::String(value),
            Value::Array(items) => items.push(Value::String(value)),
            Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Object(_) => {
                *slot = Value::Array(vec![slot.take(), Value::String(value)]);
            }
        },
        Some((&"", rest)) => put(next_entry(slot, rest), rest, value),
        Some((name, rest)) => {
            if !slot.is_object() {
                *slot = Value::Object(Map::new());
            }
            if let Value::Object(entries) = slot {
                put(entries.entry((*name).to_owned()).or_insert(Value::Null), rest, value);
            }
        }
    }
}

/// Where the next value of a list goes: into its last entry as long as that lacks it
/// (`a[][x]=1&a[][y]=2` is one entry), or else into a new one.
fn next_entry<'a>(slot: &'a mut Value, rest: &[&str]) -> &'a mut Value {
    if !slot.is_array() {
        let before = slot.take();
        *slot = Value::Array(if before.is_null() { vec![] } else { vec![before] });
    }
    let Value::Array(items) = slot else { return slot };
    let goes_into_last = match (items.last(), rest.first()) {
        (Some(Value::Object(last)), Some(name)) => !last.contains_key(*name),
        (_, _) => false,
    };
    if !goes_into_last {
        items.push(Value::Null);
    }
    let last = items.len() - 1;
    &mut items[last]
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    fn tree(query: &str) -> Value {
        let mut tree = Tree::default();
        for (name, value) in url::form_urlencoded::parse(query.as_bytes()) {
            tree.add(&name, value.into_owned()).unwrap();
        }
        tree.into_value()
    }

    #[test]
    fn names_with_brackets_nest() {
        assert_eq!(tree("a=1&b[c]=2"), json!({ "a": "1", "b": { "c": "2" } }));
        assert_eq!(tree("a[]=1&a[]=2"), json!({ "a": ["1", "2"] }));
        assert_eq!(tree("a=1&a=2"), json!({ "a": ["1", "2"] }));
        assert_eq!(
            tree("a[0][x]=1&a[1][x]=2"),
            json!({ "a": { "0": { "x": "1" }, "1": { "x": "2" } } })
        );
        assert_eq!(
            tree("a[][x]=1&a[][y]=2&a[][x]=3"),
            json!({ "a": [{ "x": "1", "y": "2" }, { "x": "3" }] })
        );
        assert_eq!(
            tree("poll[options][]=a&poll[options][]=b"),
            json!({ "poll": { "options": ["a", "b"] } })
        );
    }

    #[test]
    fn brackets_that_do_not_match_are_part_of_the_name() {
        assert_eq!(tree("a[=1&[b]=2"), json!({ "a[": "1", "[b]": "2" }));
    }

    #[test]
    fn too_much_is_refused() {
        let mut tree = Tree::default();
        assert!((0..1_001).any(|n| tree.add(&n.to_string(), String::new()).is_err()));
        assert!(Tree::default().add(&format!("a{}", "[b]".repeat(9)), String::new()).is_err());
        let deep = serde_json::from_str(&format!(r#"{{"a":{}{}}}"#, "[".repeat(9), "]".repeat(9)));
        assert!(Tree::default().add_json(deep.unwrap()).is_err());
    }

    proptest! {
        #[test]
        fn no_name_is_too_strange(names in proptest::collection::vec("[ab\\[\\]]{0,12}", 0..20)) {
            let mut tree = Tree::default();
            for name in names {
                let _ = tree.add(&name, "x".to_owned());
            }
        }
    }
}
