//! Announcements and what people make of them.
//! Source: <https://docs.joinmastodon.org/entities/Announcement/>

use serde::Serialize;

use crate::base::{AnnouncementId, Timestamp};
use crate::model::announcement::{self, AnnouncementView};

use super::{CustomEmoji, Frame};

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
    emojis: Vec<CustomEmoji>,
    reactions: Vec<Reaction>,
}

/// Source: <https://docs.joinmastodon.org/entities/Reaction/>
#[derive(Debug, Serialize)]
struct Reaction {
    name: String,
    count: u64,
    me: bool,
    /// Of a custom emoji.
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    static_url: Option<String>,
}

impl Announcement {
    pub(in crate::http) fn of(view: AnnouncementView, frame: &Frame) -> Self {
        let AnnouncementView { announcement, is_read, emojis, reactions } = view;
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
            emojis: CustomEmoji::all(emojis, frame),
            reactions: reactions.into_iter().map(|each| Reaction::of(each, frame)).collect(),
        }
    }
}

impl Reaction {
    fn of(reaction: announcement::Reaction, frame: &Frame) -> Self {
        let announcement::Reaction { name, emoji, count, is_mine } = reaction;
        let url = emoji.as_ref().map(|emoji| frame.url(&emoji.path()));
        let static_url = emoji.map(|emoji| frame.url(&emoji.still_path()));
        Self { name, count, me: is_mine, url, static_url }
    }
}
