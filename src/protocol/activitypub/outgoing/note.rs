//! Statuses of ours (Mastodon's `ActivityPub::NoteSerializer`), and what remains of deleted ones.

use std::collections::BTreeMap;

use serde::Serialize;

use super::collection::Collection;

/// A status as other servers see it.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Note {
    pub id: String,
    #[serde(rename = "type")]
    pub kind: NoteKind,
    /// The content warning.
    pub summary: Option<String>,
    pub in_reply_to: Option<String>,
    pub published: String,
    /// When it was edited.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub updated: Option<String>,
    pub url: String,
    pub attributed_to: String,
    pub to: Vec<String>,
    pub cc: Vec<String>,
    pub sensitive: bool,
    pub atom_uri: String,
    pub in_reply_to_atom_uri: Option<String>,
    pub conversation: Option<String>,
    /// HTML.
    pub content: String,
    /// The same by language.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub content_map: BTreeMap<String, String>,
    pub attachment: Vec<Attachment>,
    pub tag: Vec<Tag>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub replies: Option<Collection>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub likes: Option<Collection>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shares: Option<Collection>,
    /// Choices of which one may be taken.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub one_of: Vec<PollOption>,
    /// Choices of which several may be taken.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub any_of: Vec<PollOption>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end_time: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub closed: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub voters_count: Option<u64>,
}

/// What kind of status it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum NoteKind {
    Note,
    /// With a poll.
    Question,
}

/// A choice of a poll.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "type", rename = "Note")]
pub struct PollOption {
    pub name: String,
    pub replies: Collection,
}

/// A picture, sound or film of a status.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "type", rename = "Document", rename_all = "camelCase")]
pub struct Attachment {
    pub media_type: String,
    pub url: String,
    /// Alt text.
    pub name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub blurhash: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub width: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub height: Option<u32>,
    /// x and y from −1 to 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub focal_point: Option<(f64, f64)>,
}

/// What a status or profile speaks of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "type")]
pub enum Tag {
    Mention {
        /// The actor's id.
        href: String,
        /// `@user@host`.
        name: String,
    },
    Hashtag {
        href: String,
        /// With the `#`.
        name: String,
    },
}

/// What remains of a deleted status.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "type", rename_all = "camelCase")]
pub struct Tombstone {
    pub id: String,
    pub atom_uri: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deleted: Option<String>,
}

impl Tombstone {
    pub fn of(id: String) -> Self {
        Self { atom_uri: id.clone(), id, deleted: None }
    }
}
