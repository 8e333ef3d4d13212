//! Custom emoji: pictures that `:shortcodes:` stand for, ours and those of peers.

use std::time::Duration;

use crate::base::{EmojiId, Timestamp};

use super::media::CACHE;

/// Emoji that we may have.
pub const MOST_EMOJI: u64 = 5_000;
/// Emoji of one peer that we know.
pub const MOST_OF_PEER: u64 = 5_000;
/// The longest name of a category, in characters.
pub const LONGEST_CATEGORY: usize = 100;
/// The longest word on where a picture is from, in characters.
pub const LONGEST_LICENCE: usize = 1_000;

/// A picture that a shortcode stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CustomEmoji {
    pub id: EmojiId,
    /// Without the colons.
    pub shortcode: String,
    /// `None`: on a peer, and fetched when first looked at.
    pub files: Option<EmojiFiles>,
    pub category: Option<String>,
    pub visible_in_picker: bool,
    /// When the picture last changed.
    pub updated_at: Timestamp,
}

/// Names in the media folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EmojiFiles {
    pub file: String,
    /// The same without motion; the very same file if there is none.
    pub still: String,
}

impl CustomEmoji {
    /// Where we serve the picture, without scheme and host; what a peer has is fetched by us.
    pub fn path(&self) -> String {
        match &self.files {
            Some(files) if !files.file.starts_with(CACHE) => format!("/media/{}", files.file),
            _ => format!("/media/proxy/emoji/{}?v={}", self.id, self.updated_at.0),
        }
    }

    /// As [`CustomEmoji::path`], of the picture that does not move.
    pub fn still_path(&self) -> String {
        match &self.files {
            Some(files) if !files.still.starts_with(CACHE) => format!("/media/{}", files.still),
            _ => format!("/media/proxy/emoji/{}/still?v={}", self.id, self.updated_at.0),
        }
    }
}

/// An emoji with what only those in charge are told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredEmoji {
    pub emoji: CustomEmoji,
    /// `None`: ours.
    pub domain: Option<String>,
    /// Its id on the wire; some peers give none.
    pub uri: Option<String>,
    /// Where a peer has the picture.
    pub remote_url: Option<String>,
    /// Where it is from, and who may use it.
    pub licence: String,
    /// Nobody is shown it any more.
    pub disabled_at: Option<Timestamp>,
    pub created_at: Timestamp,
    /// How often in a row the peer did not give the picture, and until when it is not asked again.
    pub failures: u32,
    pub retry_at: Option<Timestamp>,
}

/// An emoji as a peer describes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RemoteEmoji {
    pub shortcode: String,
    pub uri: Option<String>,
    pub url: String,
    pub updated: Option<Timestamp>,
}

impl StoredEmoji {
    /// Whether a peer's word is news about it: another picture, or a newer one.
    pub fn differs_from(&self, told: &RemoteEmoji) -> bool {
        self.remote_url.as_deref() != Some(told.url.as_str())
            || told.updated.is_some_and(|at| at > self.emoji.updated_at)
    }
}

/// How long a peer is left alone that did not give a picture, this many times in a row.
pub fn patience(failures: u32) -> Duration {
    Duration::from_hours(1 << failures.min(7))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cat(files: Option<EmojiFiles>) -> CustomEmoji {
        CustomEmoji {
            id: EmojiId(7),
            shortcode: "cat".to_owned(),
            files,
            category: None,
            visible_in_picker: true,
            updated_at: Timestamp(5),
        }
    }

    #[test]
    fn a_picture_that_was_not_fetched_yet_is_shown_through_us() {
        let files = EmojiFiles { file: "a.gif".to_owned(), still: "b.png".to_owned() };
        assert_eq!(cat(Some(files)).still_path(), "/media/b.png");
        assert_eq!(cat(None).path(), "/media/proxy/emoji/7?v=5");
    }

    #[test]
    fn another_address_or_a_later_date_is_news() {
        let stored = StoredEmoji {
            emoji: cat(None),
            domain: Some("peer.example".to_owned()),
            uri: None,
            remote_url: Some("https://peer.example/cat.png".to_owned()),
            licence: String::new(),
            disabled_at: None,
            created_at: Timestamp(0),
            failures: 0,
            retry_at: None,
        };
        let told = |url: &str, updated| RemoteEmoji {
            shortcode: "cat".to_owned(),
            uri: None,
            url: url.to_owned(),
            updated,
        };
        let same = "https://peer.example/cat.png";
        assert!(!stored.differs_from(&told(same, None)));
        assert!(!stored.differs_from(&told(same, Some(Timestamp(5)))));
        assert!(stored.differs_from(&told(same, Some(Timestamp(6)))));
        assert!(stored.differs_from(&told("https://peer.example/dog.png", None)));
    }

    #[test]
    fn a_peer_that_does_not_answer_is_asked_less_and_less() {
        assert_eq!(patience(0), Duration::from_hours(1));
        assert_eq!(patience(99), Duration::from_hours(128));
    }
}
