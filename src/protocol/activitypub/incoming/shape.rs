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
    // Readers of URLs leave out such characters: one thing would have many names.
    let is_odd = |c: char| c.is_control() || c == '\\';
    (!id.is_empty() && id.len() <= LONGEST_URL && !id.contains(is_odd)).then_some(id)
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

/// Types by which much is done: of several types of an object, one of these is meant for us.
const KNOWN: [&str; 15] = [
    "Note",
    "Question",
    "Article",
    "Page",
    "Event",
    "Image",
    "Video",
    "Audio",
    "Person",
    "Service",
    "Group",
    "Organization",
    "Application",
    "Create",
    "Announce",
];

/// The type of an object. Of several it is one that we know, or the first without a foreign
/// prefix; what is gone is gone, whatever else it was.
pub(super) fn kind(object: &Value) -> Option<String> {
    let kinds: Vec<&str> =
        each(&object["type"]).iter().take(MOST_ITEMS).filter_map(Value::as_str).collect();
    let gone = kinds.iter().find(|kind| **kind == "Tombstone");
    let known = || kinds.iter().find(|kind| KNOWN.contains(kind));
    let own = || kinds.iter().find(|kind| !kind.contains(':'));
    let kind = gone.or_else(known).or_else(own).or_else(|| kinds.first())?;
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
    let said = first(value)?.as_str().filter(|said| said.len() <= LONGEST_MOMENT)?.trim();
    Timestamp::parse(said).or_else(|| Timestamp::parse(&whole_moment(said)?))
}

/// The longest text that can be a moment, in bytes.
const LONGEST_MOMENT: usize = 80;

/// A moment as it would stand in full: `ActivityStreams` lets the seconds be left out, XML Schema
/// the offset, and some write no colon in it, or a space for the T.
fn whole_moment(said: &str) -> Option<String> {
    // RFC 9557 puts the name of the zone behind.
    let said = said.split('[').next()?;
    let date = said.get(..10)?;
    let rest = said.get(10..)?.strip_prefix(['T', 't', ' ']).unwrap_or_default().trim_end();
    let (time, offset) = rest.split_at(rest.find(['Z', 'z', '+', '-']).unwrap_or(rest.len()));
    let time = match time.trim_end() {
        "" => "00:00:00".to_owned(),
        short if short.len() == 5 => format!("{short}:00"),
        whole => whole.replace(',', "."),
    };
    let offset = match (offset.len(), offset.get(..3)) {
        (3, Some(hours)) => format!("{hours}:00"),
        (5, Some(hours)) => format!("{hours}:{}", offset.get(3..)?),
        (0, _) => "Z".to_owned(),
        _ => offset.to_ascii_uppercase(),
    };
    Some(format!("{date}T{time}{offset}"))
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

/// True for a JSON `true`, also one that somebody put into a string.
pub(super) fn flag(value: &Value) -> bool {
    match first(value) {
        Some(Value::String(word)) => word.eq_ignore_ascii_case("true"),
        Some(value) => value.as_bool().unwrap_or(false),
        None => false,
    }
}

/// A whole number that is not negative, also one that somebody put into a string.
pub(super) fn number(value: &Value) -> Option<u64> {
    match first(value)? {
        Value::String(digits) if digits.bytes().all(|byte| byte.is_ascii_digit()) => {
            digits.parse().ok()
        }
        value => value.as_u64(),
    }
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
        for odd in ["https://a/\n1", "https://a\t/1", "https://a\\@b/1", "https://a/\u{0}"] {
            assert_eq!(first_id(&json!(odd)), None, "{odd:?}");
        }
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
    fn moments_are_read_in_every_spelling_and_only_moments() {
        for said in [
            "2024-02-29T12:00:00Z",
            "2024-02-29T12:00:00.000000",
            "2024-02-29T12:00:00",
            "2024-02-29T12:00Z",
            "2024-02-29 12:00:00",
            "2024-02-29t12:00:00z",
            "2024-02-29T14:00:00+0200",
            "2024-02-29T14:00:00+02",
            "2024-02-29T13:00:00+01:00[Europe/Berlin]",
            " 2024-02-29T07:00-05:00 ",
        ] {
            assert_eq!(moment(&json!(said)), Some(Timestamp(1_709_208_000_000)), "{said}");
        }
        assert_eq!(moment(&json!("2024-02-29")), Some(Timestamp(1_709_164_800_000)));
        for said in [
            "",
            "NaN",
            "today",
            "-0001-01-01T00:00:00Z",
            "292277026596-12-04T15:30:08Z",
            "2024-13-01T00:00:00Z",
            "2024-02-29T12:00:00+99:99",
            "2024-02-29T",
            "2024-02-2éT1",
            "éééééT12:00:00Z",
        ] {
            assert!(moment(&json!(said)).is_none_or(|at| at.0 == 1_709_164_800_000), "{said}");
        }
    }

    #[test]
    fn what_is_meant_counts_more_than_its_type_in_json() {
        assert!(flag(&json!(true)) && flag(&json!("True")) && flag(&json!([true])));
        assert!(!flag(&json!("no")) && !flag(&json!(1)) && !flag(&json!(null)));
        assert_eq!(number(&json!("12")), Some(12));
        assert_eq!(number(&json!("-12")).or(number(&json!(-1))).or(number(&json!(1.5))), None);
        assert_eq!(kind(&json!({"type": ["Review", "Note"]})).as_deref(), Some("Note"));
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
