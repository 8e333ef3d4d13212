//! oEmbed: how one server tells another to show something of its own.
//! Source: <https://oembed.com/>

use serde::Serialize;
use serde_json::Value;

/// What a document calls the thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Link,
    Photo,
    Video,
    Rich,
}

/// A document of somebody else. Nothing in it is checked but its types.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    pub kind: Kind,
    pub title: Option<String>,
    pub author_name: Option<String>,
    pub author_url: Option<String>,
    pub provider_name: Option<String>,
    pub provider_url: Option<String>,
    pub html: Option<String>,
    /// Of a photo.
    pub url: Option<String>,
    pub thumbnail_url: Option<String>,
    pub width: Option<u32>,
    pub height: Option<u32>,
}

/// Reads a document; `None` if it is none of version 1.
pub fn read(document: &Value) -> Option<Document> {
    let text = |name: &str| document.get(name).and_then(Value::as_str).map(str::to_owned);
    let version = document.get("version")?;
    let is_first = version.as_str().is_some_and(|text| text.starts_with('1')) || *version == 1.0;
    let kind = match document.get("type")?.as_str()? {
        "link" => Kind::Link,
        "photo" => Kind::Photo,
        "video" => Kind::Video,
        "rich" => Kind::Rich,
        _ => return None,
    };
    is_first.then(|| Document {
        kind,
        title: text("title"),
        author_name: text("author_name"),
        author_url: text("author_url"),
        provider_name: text("provider_name"),
        provider_url: text("provider_url"),
        html: text("html"),
        url: text("url"),
        thumbnail_url: text("thumbnail_url"),
        width: number(document.get("width")),
        height: number(document.get("height")),
    })
}

/// A length; some write it as words.
fn number(value: Option<&Value>) -> Option<u32> {
    let value = value?;
    let number = value.as_u64().or_else(|| value.as_str()?.trim_end_matches("px").parse().ok())?;
    u32::try_from(number).ok()
}

/// What we tell of a status of ours.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Embed {
    #[serde(rename = "type")]
    pub kind: &'static str,
    pub version: &'static str,
    pub title: String,
    pub author_name: String,
    pub author_url: String,
    pub provider_name: String,
    pub provider_url: String,
    /// Seconds that it may be kept.
    pub cache_age: u32,
    pub html: String,
    pub width: u32,
    pub height: Option<u32>,
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn documents_are_read_leniently() {
        let video = json!({"type": "video", "version": "1.0", "html": "<iframe>", "width": "480px",
                           "height": 270, "title": 5});
        let read_video = read(&video).unwrap();
        assert_eq!(
            (read_video.kind, read_video.width, read_video.height),
            (Kind::Video, Some(480), Some(270))
        );
        assert_eq!(read_video.title, None);
        assert_eq!(read(&json!({"type": "video", "version": "2.0"})), None);
        assert!(read(&json!({"type": "link", "version": 1.0})).is_some());
        assert_eq!(read(&json!({"type": "scam", "version": "1.0"})), None);
        assert_eq!(read(&json!([])), None);
    }
}
