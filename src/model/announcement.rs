//! What those in charge tell everyone here.

use crate::base::{AnnouncementId, Html, Timestamp};

use super::CustomEmoji;

/// The longest announcement, in characters.
pub const LONGEST_ANNOUNCEMENT: usize = 5_000;
/// Different reactions that one announcement may have.
pub const MOST_REACTIONS: u64 = 8;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Announcement {
    pub id: AnnouncementId,
    /// As typed.
    pub text: String,
    pub html: Html,
    /// When what it tells of begins and ends.
    pub starts_at: Option<Timestamp>,
    pub ends_at: Option<Timestamp>,
    /// Only the days matter, not the hours.
    pub all_day: bool,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
}

impl Announcement {
    /// Whether what it tells of is over.
    pub fn is_over(&self, now: Timestamp) -> bool {
        self.ends_at.is_some_and(|end| end <= now)
    }
}

/// What an admin types to announce something.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Notice {
    pub text: String,
    pub starts_at: Option<Timestamp>,
    pub ends_at: Option<Timestamp>,
    pub all_day: bool,
}

/// How many chose an emoji for an announcement, and whether the viewer did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reaction {
    /// The sign itself, or the shortcode of a custom emoji.
    pub name: String,
    /// The custom emoji, if it is one.
    pub emoji: Option<CustomEmoji>,
    pub count: u64,
    pub is_mine: bool,
}

/// An announcement as one account sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnnouncementView {
    pub announcement: Announcement,
    pub is_read: bool,
    /// Those used in its words.
    pub emojis: Vec<CustomEmoji>,
    pub reactions: Vec<Reaction>,
}
