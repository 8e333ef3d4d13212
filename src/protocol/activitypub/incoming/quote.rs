//! Quotes (FEP-044f): what a status quotes.

use serde_json::Value;

use super::shape::{MOST_ITEMS, each, kind, web_id};

/// What a status quotes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quote {
    /// The id of the quoted status.
    pub id: String,
    /// In one of the forms that ask nobody.
    pub is_legacy: bool,
    /// The id of the authorization.
    pub authorization: Option<String>,
}

/// How other servers named it before there was a way to ask.
const LEGACY: [&str; 3] = ["_misskey_quote", "quoteUrl", "quoteUri"];

/// What a Link tag is to the status, in all spellings in use (FEP-e232).
const QUOTE_RELS: [&str; 4] = [
    "https://misskey-hub.net/ns#_misskey_quote",
    "https://misskey-hub.net/ns/#_misskey_quote",
    "http://fedibird.com/ns#quoteUri",
    "https://w3id.org/fep/044f#quote",
];

impl Quote {
    pub(super) fn read(note: &Value) -> Option<Self> {
        if let Some(id) = web_id(&note["quote"]) {
            let authorization = web_id(&note["quoteAuthorization"]);
            return Some(Self { id, is_legacy: false, authorization });
        }
        let id = LEGACY.iter().find_map(|name| web_id(&note[*name]));
        let id = id.or_else(|| each(&note["tag"]).iter().take(MOST_ITEMS).find_map(link))?;
        Some(Self { id, is_legacy: true, authorization: None })
    }
}

/// The target of a Link tag that means a quote.
fn link(tag: &Value) -> Option<String> {
    let is_quote = kind(tag).as_deref() == Some("Link")
        && each(&tag["rel"]).iter().filter_map(Value::as_str).any(|rel| QUOTE_RELS.contains(&rel));
    is_quote.then(|| web_id(&tag["href"])).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_quote_is_read_under_every_name() {
        let new = json!({
            "quote": "https://a/1", "quoteUrl": "https://a/1", "quoteAuthorization": "https://a/s",
        });
        let new = Quote::read(&new).unwrap();
        assert_eq!((new.is_legacy, new.authorization.as_deref()), (false, Some("https://a/s")));
        let tag = json!({ "type": "Link", "href": "https://a/1", "rel": QUOTE_RELS[1] });
        for old in [
            json!({ "quoteUrl": "https://a/1" }),
            json!({ "_misskey_quote": "https://a/1", "quote": null }),
            json!({ "quoteUri": { "id": "https://a/1" } }),
            json!({ "tag": [{ "type": "Link", "href": "https://a/2" }, tag] }),
        ] {
            let quote = Quote::read(&old).unwrap();
            assert_eq!((quote.id.as_str(), quote.is_legacy), ("https://a/1", true), "{old}");
        }
        for none in [json!({}), json!({ "quote": { "type": "Tombstone" } }), json!({ "quote": 1 })]
        {
            assert_eq!(Quote::read(&none), None, "{none}");
        }
    }
}
