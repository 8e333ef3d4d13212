//! Announcements and what people make of them.
//! Source: <https://docs.joinmastodon.org/entities/Announcement/>

use serde::Serialize;

use crate::base::{AnnouncementId, Timestamp};
use crate::model::announcement::{self, AnnouncementView};

#[derive(Debug, Serialize)]
pub(in crate::http) struct Announcement {
    id: AnnouncementId,
    content: String,
    starts_at: Option<String>,
    ends_at: Option<String>,
    all_day: bool,
    published_at: String,
    updated_at: String,
    read: bool,
    mentions: [(); 0],
    statuses: [(); 0],
    tags: [(); 0],
    emojis: [(); 0],
    reactions: Vec<Reaction>,
}

/// Source: <https://docs.joinmastodon.org/entities/Reaction/>
#[derive(Debug, Serialize)]
struct Reaction {
    name: String,
    count: u64,
    me: bool,
}

impl From<AnnouncementView> for Announcement {
    fn from(AnnouncementView { announcement, is_read, reactions }: AnnouncementView) -> Self {
        Self {
            id: announcement.id,
            content: announcement.html.into_string(),
            starts_at: announcement.starts_at.map(Timestamp::rfc3339),
            ends_at: announcement.ends_at.map(Timestamp::rfc3339),
            all_day: announcement.all_day,
            published_at: announcement.created_at.rfc3339(),
            updated_at: announcement.updated_at.rfc3339(),
            read: is_read,
            mentions: [],
            statuses: [],
            tags: [],
            emojis: [],
            reactions: reactions.into_iter().map(Reaction::from).collect(),
        }
    }
}

impl From<announcement::Reaction> for Reaction {
    fn from(announcement::Reaction { name, count, is_mine }: announcement::Reaction) -> Self {
        Self { name, count, me: is_mine }
    }
}
