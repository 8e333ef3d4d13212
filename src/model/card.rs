//! Link previews: what a page says of itself.
//! Source: <https://docs.joinmastodon.org/entities/PreviewCard/>

use std::time::Duration;

use crate::base::{CardId, Timestamp};

/// How long what a page said of itself is believed.
pub const CARD_LIFE: Duration = Duration::from_hours(14 * 24);
/// How long a page that said nothing is not asked again.
pub const EMPTY_CARD_LIFE: Duration = Duration::from_hours(24);

/// What is shown of a page below a status that links to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    pub id: CardId,
    pub url: String,
    /// `None`: it was asked, and there is nothing to show.
    pub kind: Option<CardKind>,
    pub fetched_at: Timestamp,
    pub title: String,
    pub description: String,
    pub language: Option<String>,
    pub author_name: String,
    pub author_url: String,
    pub provider_name: String,
    pub provider_url: String,
    /// A player, to be shown in a frame of `width` and `height`.
    pub frame_url: Option<String>,
    pub width: u32,
    pub height: u32,
    /// In the media folder.
    pub image_file: Option<String>,
    /// Where the page has it.
    pub image_url: Option<String>,
    pub image_description: String,
    pub blurhash: Option<String>,
    pub published_at: Option<Timestamp>,
}

/// What sort of page it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CardKind {
    Link,
    Photo,
    Video,
    Rich,
}

impl CardKind {
    pub const ALL: [Self; 4] = [Self::Link, Self::Photo, Self::Video, Self::Rich];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Link => "link",
            Self::Photo => "photo",
            Self::Video => "video",
            Self::Rich => "rich",
        }
    }

    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == word)
    }
}

impl Card {
    /// A page that was asked and has nothing to show.
    pub fn empty(id: CardId, url: String, now: Timestamp) -> Self {
        Self {
            id,
            url,
            kind: None,
            fetched_at: now,
            title: String::new(),
            description: String::new(),
            language: None,
            author_name: String::new(),
            author_url: String::new(),
            provider_name: String::new(),
            provider_url: String::new(),
            frame_url: None,
            width: 0,
            height: 0,
            image_file: None,
            image_url: None,
            image_description: String::new(),
            blurhash: None,
            published_at: None,
        }
    }

    /// Where we serve its picture, if it has one; the name tells that it changed.
    pub fn image_path(&self) -> Option<String> {
        self.image_file.as_ref().or(self.image_url.as_ref())?;
        Some(format!("/media/proxy/card/{}?v={}", self.id, self.fetched_at.0))
    }

    /// Whether it still says what the page says, as far as one can tell without asking.
    pub fn is_fresh(&self, now: Timestamp) -> bool {
        let life = if self.kind.is_some() { CARD_LIFE } else { EMPTY_CARD_LIFE };
        now.since(self.fetched_at) < life
    }
}
