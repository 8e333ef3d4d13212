//! The shapes a member may have, brought down to plain values within limits.

use serde_json::Value;

use crate::base::Timestamp;
use crate::protocol::url::{LONGEST_URL, web};

/// The most values taken from a list of recipients.
pub(super) const MOST_RECIPIENTS: usize = 2_000;

/// The most values taken from any other list.
pub(super) const MOST_ITEMS: usize = 200;

/// The longest name of anything, in bytes (Mastodon cuts display names here).
pub(super) const LONGEST_NAME: usize = 2_048;

/// The longest summary or description, in bytes.
pub(super) const LONGEST_SUMMARY: usize = 20 * 1024;

/// The longest body of a status, in bytes of HTML.
pub(super) const LONGEST_CONTENT: usize = 256 * 1024;

/// The values of a member that may be missing, null, single or a list.
pub(super) fn each(value: &Value) -> &[Value] {
    match value {
        Value::Null => &[],
        Value::Array(list) => list,
        single => std::slice::from_ref(single),
    }
}

/// The first value of a member, when there is one.
pub(super) fn first(value: &Value) -> Option<&Value> {
    each(value).first().filter(|value| !value.is_null())
}

/// The id of a value that is an id or an object with one. `bear:` URLs are unwrapped.
pub(super) fn id(value: &Value) -> Option<String> {
    let id = match value {
        Value::String(id) => id.as_str(),
        Value::Object(object) => object.get("id")?.as_str()?,
        _ => return None,
    };
    let id = unwrap_bear(id.trim())?;
    (!id.is_empty() && id.len() <= LONGEST_URL).then_some(id)
}

/// `bear:?t=TOKEN&u=URL` stands for its URL.
fn unwrap_bear(id: &str) -> Option<String> {
    let Some(query) = id.strip_prefix("bear:") else { return Some(id.to_owned()) };
    let pairs = url::form_urlencoded::parse(query.trim_start_matches('?').as_bytes());
    pairs.into_iter().find(|(name, _)| name == "u").map(|(_, value)| value.into_owned())
}

/// The first id of a member.
pub(super) fn first_id(value: &Value) -> Option<String> {
    each(value).iter().find_map(id)
}

/// All ids of a member, at most `most`.
pub(super) fn ids(value: &Value, most: usize) -> Vec<String> {
    each(value).iter().take(most).filter_map(id).collect()
}

/// The first id of a member, when it is a URL of the web.
pub(super) fn web_id(value: &Value) -> Option<String> {
    first_id(value).filter(|id| web(id).is_some())
}

/// The type of an object. Of several it is the first without a foreign prefix; what is gone is
/// gone, whatever else it was.
pub(super) fn kind(object: &Value) -> Option<String> {
    let kinds: Vec<&str> =
        each(&object["type"]).iter().take(MOST_ITEMS).filter_map(Value::as_str).collect();
    let gone = kinds.iter().find(|kind| **kind == "Tombstone");
    let own = || kinds.iter().find(|kind| !kind.contains(':'));
    let kind = gone.or_else(own).or_else(|| kinds.first())?;
    text(&Value::String((*kind).to_owned()), LONGEST_NAME).filter(|kind| !kind.is_empty())
}

/// A string, cut after `longest` bytes; numbers and booleans are not text.
pub(super) fn text(value: &Value, longest: usize) -> Option<String> {
    let text = value.as_str()?;
    Some(text[..text.floor_char_boundary(longest)].to_owned())
}

/// A text member and its language: `content`, or else one of `contentMap`.
pub(super) fn text_in(
    object: &Value,
    name: &str,
    longest: usize,
) -> (Option<String>, Option<String>) {
    let plain = first(&object[name]).and_then(|value| text(value, longest));
    let map = object[format!("{name}Map")].as_object();
    let Some(map) = map else { return (plain, None) };
    let language = |tag: &String| text(&Value::String(tag.clone()), 32).filter(|t| t != "und");
    match plain {
        // The language of the text is the one under which the same text stands in the map.
        Some(plain) => {
            let that = |is_it: fn(&str, &str) -> bool| {
                let is_it = |text: &Value| text.as_str().is_some_and(|text| is_it(text, &plain));
                map.iter().find(|(_, text)| is_it(text))
            };
            // What was cut is only the beginning.
            let same = that(|text, plain| text == plain);
            let same = same.or_else(|| that(|text, plain| text.starts_with(plain)));
            let only = map.iter().next().filter(|_| map.len() == 1);
            let tag = same.or(only).and_then(|(tag, _)| language(tag));
            (Some(plain), tag)
        }
        None => match map.iter().find(|(_, value)| value.is_string()) {
            Some((tag, value)) => (text(value, longest), language(tag)),
            None => (None, None),
        },
    }
}

/// A moment; years before 1 and after 9999 do not parse and are left out.
pub(super) fn moment(value: &Value) -> Option<Timestamp> {
    Timestamp::parse(value.as_str()?)
}

/// A URL of the web among strings, Links and lists of them; HTML pages go first.
pub(super) fn link(value: &Value) -> Option<String> {
    let links: Vec<(String, Option<&str>)> = each(value)
        .iter()
        .take(MOST_ITEMS)
        .filter_map(|value| {
            let href = value.as_str().or_else(|| value["href"].as_str());
            let href = href.or_else(|| value["url"].as_str())?;
            web(href)?;
            Some((href.to_owned(), value["mediaType"].as_str()))
        })
        .collect();
    let page =
        links.iter().find(|(_, kind)| kind.is_some_and(|kind| kind.starts_with("text/html")));
    page.or_else(|| links.iter().find(|(_, kind)| kind.is_none()))
        .or_else(|| links.first())
        .map(|(href, _)| href.clone())
}

/// True only for a JSON `true`.
pub(super) fn flag(value: &Value) -> bool {
    value.as_bool().unwrap_or(false)
}

/// A whole number that is not negative.
pub(super) fn number(value: &Value) -> Option<u64> {
    value.as_u64()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn ids_are_found_in_every_shape() {
        for shape in [json!("https://a/1"), json!({"id": "https://a/1"}), json!(["https://a/1"])] {
            assert_eq!(first_id(&shape).as_deref(), Some("https://a/1"));
        }
        assert_eq!(first_id(&json!([null, {"name": "x"}])), None);
        assert_eq!(first_id(&json!("bear:?t=abc&u=https%3A%2F%2Fa%2F1")).unwrap(), "https://a/1");
        assert_eq!(ids(&json!(["a", {"id": "b"}, 3, "c"]), 3), ["a", "b"]);
        assert_eq!(first_id(&json!("x".repeat(5_000))), None);
    }

    #[test]
    fn texts_have_a_language_when_the_map_tells() {
        let both = json!({"content": "hallo", "contentMap": {"en": "hello", "de": "hallo"}});
        assert_eq!(text_in(&both, "content", 99), (Some("hallo".into()), Some("de".into())));
        let map = json!({"contentMap": {"en": "hello"}});
        assert_eq!(text_in(&map, "content", 99), (Some("hello".into()), Some("en".into())));
        let longer = json!({"content": "hell", "contentMap": {"en": "hello", "sv": "hell"}});
        assert_eq!(text_in(&longer, "content", 99), (Some("hell".into()), Some("sv".into())));
        assert_eq!(text_in(&both, "content", 3), (Some("hal".into()), Some("de".into())));
        let und = json!({"content": "x", "contentMap": {"und": "x"}});
        assert_eq!(text_in(&und, "content", 99), (Some("x".into()), None));
        assert_eq!(text_in(&json!({}), "content", 99), (None, None));
    }

    #[test]
    fn texts_are_cut_between_letters() {
        assert_eq!(text(&json!("aéé"), 4).unwrap(), "aé");
    }

    #[test]
    fn pages_are_preferred_among_links() {
        let peertube = json!([
            {"type": "Link", "mediaType": "video/mp4", "href": "https://a/1.mp4"},
            {"type": "Link", "mediaType": "text/html", "href": "https://a/w/1"},
        ]);
        assert_eq!(link(&peertube).unwrap(), "https://a/w/1");
        assert_eq!(link(&json!("https://a/1")).unwrap(), "https://a/1");
        assert_eq!(link(&json!("javascript:alert(1)")), None);
    }
}
