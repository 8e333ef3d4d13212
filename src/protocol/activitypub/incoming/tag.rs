//! What a status or profile speaks of: people, hashtags, pictures among the letters.

use serde_json::Value;

use super::Item;
use super::shape::{
    LONGEST_NAME, MOST_ITEMS, each, first, first_id, kind, link, moment, text, web_id,
};
use crate::base::Timestamp;

/// One entry of `tag`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Tag {
    Mention {
        /// The actor's id, or the page of GNU social.
        href: String,
        name: Option<String>,
    },
    Hashtag {
        /// Without the `#`.
        name: String,
        href: Option<String>,
    },
    Emoji {
        id: Option<String>,
        /// Without the colons.
        shortcode: String,
        url: String,
        updated: Option<Timestamp>,
    },
}

impl Tag {
    /// Reads an entry of a list of tags, such as the one of those on a profile.
    pub fn of(item: &Item) -> Option<Self> {
        item.whole().and_then(read)
    }
}

/// Reads all tags of an object; what is none of the three is left out.
pub(super) fn read_all(value: &Value) -> Vec<Tag> {
    each(value).iter().take(MOST_ITEMS).filter_map(read).collect()
}

fn read(value: &Value) -> Option<Tag> {
    let name = text(&value["name"], LONGEST_NAME);
    match kind(value).as_deref() {
        Some("Mention") => Some(Tag::Mention { href: first_id(&value["href"])?, name }),
        Some("Emoji") => {
            let icon = first(&value["icon"]).unwrap_or(&Value::Null);
            let url = link(&icon["url"]).or_else(|| link(icon));
            Some(Tag::Emoji {
                id: web_id(&value["id"]),
                shortcode: name?.trim_matches(':').to_owned(),
                url: url.or_else(|| link(&value["href"]))?,
                updated: moment(&value["updated"]),
            })
        }
        None if name.as_ref().is_some_and(|name| name.starts_with('@')) => {
            Some(Tag::Mention { href: first_id(&value["href"])?, name })
        }
        // GNU social leaves out the type.
        Some("Hashtag") | None => {
            let name = name?;
            let word = name.trim().trim_start_matches('#');
            let hashtag =
                !word.is_empty() && (value.get("type").is_some() || name.starts_with('#'));
            hashtag.then(|| Tag::Hashtag { name: word.to_owned(), href: link(&value["href"]) })
        }
        Some(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn tags_of_all_kinds_are_read() {
        let tags = read_all(&json!([
            {"type": "Mention", "href": "https://a/u", "name": "@u@a"},
            {"name": "#Rust", "href": "https://a/t"},
            {"type": "Hashtag", "name": "plain"},
            {"id": null, "type": "Emoji", "name": ":cat:", "icon": {"url": "https://a/cat.png"}},
            {"type": "Link", "href": "https://a/quoted"}, "odd", {"name": "no hash"},
        ]));
        let [Tag::Mention { href, .. }, Tag::Hashtag { name, .. }, Tag::Hashtag { .. }, emoji] =
            tags.as_slice()
        else {
            panic!("{tags:?}")
        };
        assert_eq!((href.as_str(), name.as_str()), ("https://a/u", "Rust"));
        assert!(matches!(emoji, Tag::Emoji { shortcode, id: None, .. } if shortcode == "cat"));
        assert_eq!(read_all(&json!({"type": "Hashtag", "name": "#one"})).len(), 1);
        assert_eq!(read_all(&Value::Null), []);
    }
}
