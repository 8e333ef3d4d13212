//! Media that come with a status.

use serde_json::Value;

use super::shape::{LONGEST_SUMMARY, MOST_ITEMS, each, kind, link, number, text};
use crate::protocol::url::web;

/// The most attachments we read from one status.
const MOST_ATTACHMENTS: usize = 32;

/// One attachment; the file itself stays where it is until somebody fetches it.
#[derive(Debug, Clone, PartialEq)]
pub struct Attachment {
    pub kind: AttachmentKind,
    pub url: String,
    pub media_type: Option<String>,
    /// Alt text.
    pub description: Option<String>,
    pub blurhash: Option<String>,
    pub width: Option<u32>,
    pub height: Option<u32>,
    /// x and y from −1 to 1.
    pub focus: Option<(f64, f64)>,
}

/// What an attachment says it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AttachmentKind {
    Image,
    Video,
    Audio,
    Unknown,
}

/// Reads all media of an object; links and whatever else stands among them are left out.
pub(super) fn read_all(value: &Value) -> Vec<Attachment> {
    each(value).iter().filter_map(read).take(MOST_ATTACHMENTS).collect()
}

/// The media of an object of type `of`. Videos and the like are their own file, which stands under
/// `url`; articles, pages and events have a picture.
pub(super) fn of_object(of: &str, object: &Value) -> Vec<Attachment> {
    let mut media = read_all(&object["attachment"]);
    let shows = |media: &[Attachment], kind| media.iter().any(|one| one.kind == kind);
    let own = match of {
        "Video" => Some(AttachmentKind::Video),
        "Audio" => Some(AttachmentKind::Audio),
        "Image" => Some(AttachmentKind::Image),
        _ => None,
    };
    if let Some(kind) = own.filter(|&kind| !shows(&media, kind)) {
        media.extend(own_file(kind, object));
    }
    if matches!(of, "Article" | "Page" | "Event") && !shows(&media, AttachmentKind::Image) {
        media.extend(each(&object["image"]).iter().take(1).filter_map(pictured));
    }
    media.truncate(MOST_ATTACHMENTS);
    media
}

/// Where the links among the attachments lead.
pub(super) fn links(value: &Value) -> Vec<String> {
    each(value)
        .iter()
        .take(MOST_ATTACHMENTS)
        .filter(|one| kind(one).as_deref() == Some("Link") && read(one).is_none())
        .filter_map(|one| link(&one["href"]).or_else(|| link(&one["url"])))
        .collect()
}

/// The picture of an article, which may be an address alone.
fn pictured(value: &Value) -> Option<Attachment> {
    read(value).or_else(|| {
        let (url, media_type) = file(value)?;
        let kind = AttachmentKind::Image;
        Some(Attachment { url, media_type, ..Attachment::of(kind) })
    })
}

/// The file that an object is: of several sizes the largest that is not larger than a screen.
fn own_file(kind: AttachmentKind, object: &Value) -> Option<Attachment> {
    const TALLEST: u64 = 1_080;
    let family = match kind {
        AttachmentKind::Video => "video/",
        AttachmentKind::Audio => "audio/",
        AttachmentKind::Image | AttachmentKind::Unknown => "image/",
    };
    let links = each(&object["url"]).iter().take(MOST_ITEMS);
    // The parts of a stream stand in the `tag` of its playlist.
    let nested = links.clone().flat_map(|link| each(&link["tag"]).iter().take(MOST_ITEMS));
    let file = links
        .chain(nested)
        .filter(|link| link["mediaType"].as_str().is_some_and(|said| said.starts_with(family)))
        .filter(|link| link["href"].as_str().is_some_and(|href| web(href).is_some()))
        .max_by_key(|link| number(&link["height"]).filter(|&height| height <= TALLEST))?;
    Some(Attachment {
        url: text(&file["href"], LONGEST_SUMMARY)?,
        media_type: media_type(file),
        description: text(&object["name"], LONGEST_SUMMARY),
        width: side(&file["width"]),
        height: side(&file["height"]),
        ..Attachment::of(kind)
    })
}

impl Attachment {
    /// One of which nothing else is known.
    fn of(kind: AttachmentKind) -> Self {
        Self {
            kind,
            url: String::new(),
            media_type: None,
            description: None,
            blurhash: None,
            width: None,
            height: None,
            focus: None,
        }
    }
}

fn read(value: &Value) -> Option<Attachment> {
    let said = kind(value).unwrap_or_default();
    let is_file = match said.as_str() {
        "Document" | "Image" | "Video" | "Audio" => true,
        // A link to a picture is a picture, and some leave out the type.
        "Link" | "" => media_type(value)
            .is_some_and(|said| kind_of("", Some(&said)) != AttachmentKind::Unknown),
        _ => false,
    };
    if !is_file {
        return None;
    }
    // Some say only in its id where it is (FEP-b2b8).
    let bare = || file(&value["id"]).filter(|_| value["url"].is_null());
    let (url, linked_type) = file(&value["url"]).or_else(|| file(&value["href"])).or_else(bare)?;
    let guess = || type_by_ending(&url).filter(|_| said == "Document").map(str::to_owned);
    let media_type = media_type(value).or(linked_type).or_else(guess);
    let described =
        |name: &str| text(&value[name], LONGEST_SUMMARY).filter(|text| !text.trim().is_empty());
    Some(Attachment {
        kind: kind_of(&said, media_type.as_deref()),
        url,
        media_type,
        description: ["summary", "name", "content"].into_iter().find_map(described),
        blurhash: text(&value["blurhash"], 255).filter(|hash| is_blurhash(hash)),
        width: side(&value["width"]),
        height: side(&value["height"]),
        focus: focus(&value["focalPoint"]),
    })
}

/// The first file among URLs and Links, and its media type.
fn file(value: &Value) -> Option<(String, Option<String>)> {
    each(value)
        .iter()
        .take(MOST_ITEMS)
        .find_map(|value| {
            let href = value.as_str().or_else(|| value["href"].as_str())?;
            web(href)?;
            Some((href.to_owned(), media_type(value)))
        })
        .or_else(|| link(value).map(|url| (url, None)))
}

/// Letters of base 83, at least for the size and one colour.
fn is_blurhash(text: &str) -> bool {
    text.len() >= 6
        && text.bytes().all(|b| b.is_ascii_alphanumeric() || b"#$%*+,-.:;=?@[]^_{|}~".contains(&b))
}

/// What a file is likely to be whose sender does not say it.
fn type_by_ending(url: &str) -> Option<&'static str> {
    let url = web(url)?;
    let (_, ending) = url.path().rsplit_once('.')?;
    Some(match ending.to_ascii_lowercase().as_str() {
        "jpg" | "jpeg" => "image/jpeg",
        "png" => "image/png",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "avif" => "image/avif",
        "mp4" | "m4v" => "video/mp4",
        "webm" => "video/webm",
        "mov" => "video/quicktime",
        "mp3" => "audio/mpeg",
        "m4a" => "audio/mp4",
        "ogg" | "oga" | "opus" => "audio/ogg",
        "flac" => "audio/flac",
        "wav" => "audio/wav",
        _ => return None,
    })
}

/// What `mediaType` says, if it is a media type: two words and a slash, whatever stands behind.
fn media_type(value: &Value) -> Option<String> {
    let said = text(&value["mediaType"], 255)?;
    let said = said.split(';').next()?.trim();
    let is_word = |word: &str| {
        !word.is_empty()
            && word.bytes().all(|b| b.is_ascii_alphanumeric() || b"!#$&^_.+-*".contains(&b))
    };
    let (family, kind) = said.split_once('/')?;
    (is_word(family) && is_word(kind)).then(|| said.to_ascii_lowercase())
}

fn kind_of(said: &str, media_type: Option<&str>) -> AttachmentKind {
    let family = media_type.and_then(|kind| kind.split('/').next());
    match (family, said) {
        (Some("image"), _) | (None, "Image") => AttachmentKind::Image,
        (Some("video"), _) | (None, "Video") => AttachmentKind::Video,
        (Some("audio"), _) | (None, "Audio") => AttachmentKind::Audio,
        _ => AttachmentKind::Unknown,
    }
}

fn side(value: &Value) -> Option<u32> {
    number(value).and_then(|side| u32::try_from(side).ok()).filter(|&side| side > 0)
}

fn focus(value: &Value) -> Option<(f64, f64)> {
    let axis = |at: usize| value.get(at)?.as_f64().filter(|axis| axis.abs() <= 1.0);
    Some((axis(0)?, axis(1)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn media_are_read_and_the_rest_left_out() {
        let media = read_all(&json!([
            {"type": "Document", "mediaType": "image/png", "url": "https://a/1.png", "name": "alt",
             "blurhash": "U00", "width": 4, "height": 3, "focalPoint": [0.5, -1]},
            {"type": "Video", "url": [{"type": "Link", "href": "https://a/2.mp4", "mediaType": "video/mp4"}]},
            {"type": "Image", "url": "data:image/png;base64,AA"},
            {"type": "Link", "href": "https://a/page"},
            {"type": "PropertyValue", "name": "x", "value": "y"},
        ]));
        assert_eq!(media.len(), 2);
        assert_eq!((media[0].kind, media[0].focus), (AttachmentKind::Image, Some((0.5, -1.0))));
        assert_eq!(media[0].description.as_deref(), Some("alt"));
        assert_eq!(media[1].media_type.as_deref(), Some("video/mp4"));
        let single =
            json!({"type": "Image", "url": "https://a/1.png", "width": -3, "focalPoint": [9]});
        let single = &read_all(&single)[0];
        assert_eq!((single.width, single.focus), (None, None));
    }

    #[test]
    fn what_is_no_media_type_is_none() {
        for (said, read) in [
            ("image/PNG", Some("image/png")),
            ("video/mp4; codecs=\"avc1\"", Some("video/mp4")),
            ("image/svg+xml", Some("image/svg+xml")),
            ("image/png\r\nX-Odd: y", None),
            ("image/<b>", None),
            ("image/*", Some("image/*")),
            ("image", None),
            ("a/b/c", None),
        ] {
            assert_eq!(media_type(&json!({"mediaType": said})).as_deref(), read, "{said}");
        }
    }

    #[test]
    fn the_end_of_an_address_tells_what_its_sender_does_not() {
        let of = |url: &str| read_all(&json!({"type": "Document", "url": url})).remove(0).kind;
        assert_eq!(of("https://a/1.JPG?x=.mp4"), AttachmentKind::Image);
        assert_eq!(of("https://a/1.opus"), AttachmentKind::Audio);
        assert_eq!(of("https://a/1"), AttachmentKind::Unknown);
    }

    #[test]
    fn a_link_to_a_picture_and_an_address_alone_are_pictures() {
        let linked = json!([{"type": "Link", "href": "https://a/1.png", "mediaType": "image/png"},
                            {"type": "Link", "url": "https://a/2.pdf", "mediaType": "application/pdf"}]);
        assert_eq!(read_all(&linked)[0].kind, AttachmentKind::Image);
        assert_eq!(links(&linked), ["https://a/2.pdf"]);
        let article = json!({"image": "https://a/3.jpg"});
        assert_eq!(of_object("Article", &article)[0].url, "https://a/3.jpg");
        assert!(of_object("Note", &article).is_empty());
    }

    #[test]
    fn a_picture_may_be_named_by_its_id_alone() {
        let bare =
            json!({"type": "Image", "id": "https://a.example/1.jpg", "mediaType": "image/jpeg"});
        assert_eq!(read_all(&bare)[0].url, "https://a.example/1.jpg");
        let elsewhere =
            json!({"type": "Image", "id": "https://a.example/1", "url": "data:image/png,x"});
        assert!(read_all(&elsewhere).is_empty());
    }
}
