//! From what a page says of itself to a preview. Pure.

use crate::base::Timestamp;
use crate::media::image::Preview;
use crate::model::card::{Card, CardKind};
use crate::protocol::oembed::{Document, Kind};
use crate::text::page::{self, Page};
use crate::text::{language, plain};

const LONGEST_NAME: usize = 200;
const LONGEST_TITLE: usize = 300;
/// Sides of a player, in pixels.
const LARGEST_FRAME: u32 = 4_000;

/// The preview, and where its picture is. It stays empty for a page that has no title.
pub(super) fn card(empty: Card, facts: Page, document: Option<Document>) -> (Card, Option<String>) {
    let mut card = Card {
        kind: (!facts.title.is_empty()).then_some(CardKind::Link),
        title: facts.title,
        description: facts.description,
        language: facts.language.and_then(|tag| language::code(&tag.replace('_', "-"))),
        author_name: facts.author_name,
        author_url: facts.author_url.unwrap_or_default(),
        provider_name: facts.site_name,
        image_description: facts.image_description,
        published_at: facts.published_at.as_deref().and_then(Timestamp::parse),
        ..empty
    };
    let mut image = facts.image;
    if let Some(document) = document {
        image = embedded(&mut card, document).or(image);
    }
    (card, image)
}

/// What the oEmbed document knows better; answers where its picture is.
fn embedded(card: &mut Card, document: Document) -> Option<String> {
    let line = |text: Option<String>, longest| {
        text.map(|text| plain::line(&text, longest)).filter(|text| !text.is_empty())
    };
    let web = |text: Option<String>| text.filter(|text| is_web(text));
    card.title = line(document.title, LONGEST_TITLE).unwrap_or(std::mem::take(&mut card.title));
    let author = std::mem::take(&mut card.author_name);
    card.author_name = line(document.author_name, LONGEST_NAME).unwrap_or(author);
    let author = std::mem::take(&mut card.author_url);
    card.author_url = web(document.author_url).unwrap_or(author);
    let provider = std::mem::take(&mut card.provider_name);
    card.provider_name = line(document.provider_name, LONGEST_NAME).unwrap_or(provider);
    card.provider_url = web(document.provider_url).unwrap_or_default();
    if !card.title.is_empty() {
        card.kind = card.kind.or(Some(CardKind::Link));
    }
    let sides = |side: Option<u32>| side.unwrap_or(0).min(LARGEST_FRAME);
    match document.kind {
        Kind::Photo if card.kind.is_some() => {
            card.kind = Some(CardKind::Photo);
            web(document.url)
        }
        Kind::Video if card.kind.is_some() => {
            // Players that want a script of theirs in our pages do not get one.
            if let Some(frame) = document.html.as_deref().and_then(page::framed) {
                card.kind = Some(CardKind::Video);
                card.frame_url = Some(frame);
                (card.width, card.height) = (sides(document.width), sides(document.height));
            }
            web(document.thumbnail_url)
        }
        Kind::Photo | Kind::Video | Kind::Link | Kind::Rich => web(document.thumbnail_url),
    }
}

/// Puts a picture on a preview.
pub(super) fn illustrate(card: &mut Card, address: String, preview: &Preview) {
    card.image_url = Some(address);
    card.blurhash = Some(preview.blurhash.clone());
    if card.frame_url.is_none() {
        (card.width, card.height) = (preview.file.width, preview.file.height);
    }
}

fn is_web(text: &str) -> bool {
    url::Url::parse(text).is_ok_and(|url| matches!(url.scheme(), "http" | "https"))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::base::CardId;
    use crate::protocol::oembed;

    fn empty() -> Card {
        Card::empty(CardId(1), "https://v.example/1".to_owned(), Timestamp(0))
    }

    fn titled(title: &str) -> Page {
        Page { title: title.to_owned(), ..Page::default() }
    }

    #[test]
    fn a_page_without_a_title_has_no_preview() {
        assert_eq!(card(empty(), titled(""), None).0.kind, None);
        assert_eq!(card(empty(), titled("A"), None).0.kind, Some(CardKind::Link));
    }

    #[test]
    fn a_video_is_shown_in_a_frame_and_nothing_else_of_it_is_kept() {
        let document = oembed::read(&json!({
            "type": "video", "version": "1.0", "title": "Cat", "width": 480, "height": 270,
            "html": "<script>x</script><iframe src='https://v.example/e/1'></iframe>",
            "thumbnail_url": "https://v.example/1.jpg", "author_url": "javascript:x",
        }));
        let (card, image) = card(empty(), titled("Cat video"), document);
        assert_eq!((card.kind, card.title.as_str()), (Some(CardKind::Video), "Cat"));
        assert_eq!(card.frame_url.as_deref(), Some("https://v.example/e/1"));
        assert_eq!((card.width, card.height), (480, 270));
        assert_eq!(image.as_deref(), Some("https://v.example/1.jpg"));
        assert_eq!(card.author_url, "");
    }

    #[test]
    fn a_video_without_a_frame_is_a_link() {
        let document =
            oembed::read(&json!({"type": "video", "version": "1.0", "html": "<b>x</b>"}));
        assert_eq!(card(empty(), titled("A"), document).0.kind, Some(CardKind::Link));
    }
}
