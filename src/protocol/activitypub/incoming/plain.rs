//! Names as we write them: what JSON-LD lets others spell otherwise is spelt our way first.
//!
//! A member may be called `as:content`, by its whole IRI, or `@id`; a text may be wrapped into
//! `@value` with its language, a list into `@list`. Nearly nobody does so, but those who do mean
//! the same.

use serde_json::{Map, Value};

/// Prefixes of members whose short names we read, as compacted and as whole IRIs.
const PREFIXES: [&str; 20] = [
    "as:",
    "https://www.w3.org/ns/activitystreams#",
    "http://www.w3.org/ns/activitystreams#",
    "toot:",
    "http://joinmastodon.org/ns#",
    "sec:",
    "https://w3id.org/security#",
    "https://w3id.org/security/v1#",
    "ostatus:",
    "http://ostatus.org#",
    "schema:",
    "http://schema.org#",
    "http://schema.org/",
    "ldp:",
    "http://www.w3.org/ns/ldp#",
    "litepub:",
    "misskey:",
    "https://misskey-hub.net/ns#",
    "fedibird:",
    "http://fedibird.com/ns#",
];

/// The same of types. Those of schema.org are no others' types, but for `PropertyValue`.
const TYPE_PREFIXES: [&str; 4] = [
    "as:",
    "https://www.w3.org/ns/activitystreams#",
    "http://www.w3.org/ns/activitystreams#",
    "toot:",
];

/// The document with every name in its short form. A short name that is there already stays.
pub(super) fn plain(value: Value) -> Value {
    match value {
        Value::Array(list) => Value::Array(list.into_iter().map(plain).collect()),
        Value::Object(object) => object_of(object),
        other => other,
    }
}

fn object_of(object: Map<String, Value>) -> Value {
    if object.len() <= 2 && !object.contains_key("@context") {
        for wrapper in ["@list", "@set"] {
            if let Some(inside) = object.get(wrapper) {
                return plain(inside.clone());
            }
        }
    }
    let mut out = Map::new();
    let mut renamed = vec![];
    for (name, value) in object {
        if name == "@context" {
            out.insert(name, value);
            continue;
        }
        match short(&name) {
            Some(short) => renamed.push((short, value)),
            None => insert(&mut out, name, value),
        }
    }
    for (name, value) in renamed {
        if !out.contains_key(&name) {
            insert(&mut out, name, single(value));
        }
    }
    Value::Object(out)
}

/// The expanded form puts every value into a list and every plain one into an object.
fn single(value: Value) -> Value {
    let value = match value {
        Value::Array(mut list) if list.len() == 1 => list.remove(0),
        other => other,
    };
    match value.get("@value") {
        Some(inside) if !inside.is_string() => inside.clone(),
        _ => value,
    }
}

fn insert(out: &mut Map<String, Value>, name: String, value: Value) {
    if name == "type" {
        out.insert(name, types(value));
        return;
    }
    match worded(&value) {
        Some((text, languages)) => {
            if !languages.is_empty() {
                out.entry(format!("{name}Map")).or_insert(Value::Object(languages));
            }
            out.insert(name, Value::String(text));
        }
        None => {
            out.insert(name, plain(value));
        }
    }
}

/// The text inside `{"@value": …, "@language": …}`, or inside the first of several such, and all of
/// them by their languages.
fn worded(value: &Value) -> Option<(String, Map<String, Value>)> {
    let texts = match value {
        Value::Array(list) => list.iter().collect(),
        single => vec![single],
    };
    let mut languages = Map::new();
    let mut first = None;
    for text in texts {
        let words = text.as_object()?.get("@value")?.as_str()?;
        first.get_or_insert(words);
        if let Some(language) = text["@language"].as_str() {
            languages.entry(language).or_insert_with(|| words.into());
        }
    }
    Some((first?.to_owned(), languages))
}

fn short(name: &str) -> Option<String> {
    let short = match name {
        "@id" => "id",
        "@type" => "type",
        // PeerTube and Funkwhale, long ago.
        "mimeType" => "mediaType",
        _ => PREFIXES.iter().find_map(|prefix| name.strip_prefix(prefix))?,
    };
    (!short.is_empty()).then(|| short.to_owned())
}

fn types(value: Value) -> Value {
    match value {
        Value::String(kind) => Value::String(short_type(&kind)),
        Value::Array(list) => Value::Array(list.into_iter().map(types).collect()),
        other => other,
    }
}

fn short_type(kind: &str) -> String {
    let short = TYPE_PREFIXES.iter().find_map(|prefix| kind.strip_prefix(prefix));
    let pair = || kind.ends_with("PropertyValue").then_some("PropertyValue");
    short.or_else(pair).unwrap_or(kind).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn other_spellings_become_ours() {
        let spelt = plain(json!({
            "@id": "https://a/1", "@type": ["as:Note"], "as:sensitive": true,
            "https://www.w3.org/ns/activitystreams#to": {"@id": "https://a/2"},
            "content": {"@value": "hallo", "@language": "de"},
            "tag": {"@list": [{"type": "as:Hashtag", "name": "#a"}]},
            "toot:discoverable": false, "discoverable": true,
            "attachment": [{"type": "http://schema.org/PropertyValue", "schema:value": "x"}],
            "summary": [{"@value": "zwei", "@language": "de"}, {"@value": "two", "@language": "en"}],
            "odd:name": 1,
        }));
        assert_eq!(
            spelt,
            json!({
                "id": "https://a/1", "type": "Note", "sensitive": true,
                "to": {"id": "https://a/2"}, "content": "hallo", "contentMap": {"de": "hallo"},
                "tag": [{"type": "Hashtag", "name": "#a"}], "discoverable": true,
                "attachment": [{"type": "PropertyValue", "value": "x"}], "odd:name": 1,
                "summary": "zwei", "summaryMap": {"de": "zwei", "en": "two"},
            })
        );
    }
}
