//! What Mastodon's public API tells of a thread: how many answers there are, and their ids. Nothing
//! else of it is believed.
//! Source: <https://docs.joinmastodon.org/methods/statuses/#context>

use serde_json::Value;

use super::url::{same_origin, web};

/// Statuses of one thread that are taken note of.
const MOST_STATUSES: usize = 400;
/// Answers that are believed to be there.
const MOST_REPLIES: u64 = 1 << 32;
/// The digits of an id.
const LONGEST_ID: usize = 20;

/// Where the API of a status is, if its addresses look like those of a server that has one.
pub fn status_api(uri: &str, page: Option<&str>) -> Option<String> {
    let page = page.filter(|page| same_origin(page, uri));
    let number = number_in(uri).or_else(|| number_in(page?))?;
    let mut api = web(uri)?;
    api.set_query(None);
    api.set_fragment(None);
    api.set_path(&format!("/api/v1/statuses/{number}"));
    Some(api.into())
}

/// The number in `…/users/NAME/statuses/NUMBER` and `…/@NAME/NUMBER`.
fn number_in(address: &str) -> Option<String> {
    let url = web(address)?;
    let parts: Vec<&str> = url.path_segments()?.collect();
    let number = match parts[..] {
        ["@", ..] => return None,
        [.., _, "statuses", number] => number,
        [name, number] if name.starts_with('@') => number,
        _ => return None,
    };
    let is_number = number.bytes().all(|byte| byte.is_ascii_digit());
    (is_number && !number.is_empty() && number.len() <= LONGEST_ID).then(|| number.to_owned())
}

/// How many answers a status has.
pub fn replies_count(status: &Value) -> Option<u64> {
    status["replies_count"].as_u64().map(|count| count.min(MOST_REPLIES))
}

/// The ids of the open statuses above and below one.
pub fn uris_of_context(context: &Value) -> Vec<String> {
    ["ancestors", "descendants"]
        .iter()
        .filter_map(|part| context[*part].as_array())
        .flatten()
        .take(MOST_STATUSES)
        .filter(|status| matches!(status["visibility"].as_str(), Some("public" | "unlisted")))
        .filter_map(|status| status["uri"].as_str())
        .filter(|uri| web(uri).is_some())
        .map(str::to_owned)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn only_addresses_of_mastodon_have_an_api() {
        let api = |uri, page| status_api(uri, page);
        let expected = Some("https://a.example/api/v1/statuses/17".to_owned());
        assert_eq!(api("https://a.example/users/bob/statuses/17", None), expected);
        assert_eq!(api("https://a.example/ap/users/1/statuses/17?x=1", None), expected);
        assert_eq!(api("https://a.example/x/y", Some("https://a.example/@bob/17")), expected);
        assert_eq!(api("https://a.example/x/y", Some("https://b.example/@bob/17")), None);
        assert_eq!(api("https://a.example/objects/17", None), None);
        assert_eq!(api("https://a.example/users/bob/statuses/01ABC", None), None);
        assert_eq!(api("https://a.example/users/bob/statuses/", None), None);
        assert_eq!(api("nonsense", None), None);
    }

    #[test]
    fn nothing_but_ids_of_open_statuses_is_taken() {
        let context = json!({
            "ancestors": [{ "uri": "https://b.example/1", "visibility": "public" }],
            "descendants": [
                { "uri": "https://b.example/2", "visibility": "private" },
                { "uri": "javascript:1", "visibility": "public" },
                { "uri": 7, "visibility": "public" }, "x",
                { "uri": "https://c.example/3", "visibility": "unlisted" },
            ],
        });
        assert_eq!(uris_of_context(&context), ["https://b.example/1", "https://c.example/3"]);
        assert!(uris_of_context(&json!([])).is_empty());
        assert_eq!(replies_count(&json!({ "replies_count": 4 })), Some(4));
        assert_eq!(replies_count(&json!({ "replies_count": -4 })), None);
    }
}
