//! Statuses of ours (Mastodon's `ActivityPub::NoteSerializer`), and what remains of deleted ones.

use std::collections::BTreeMap;

use serde::Serialize;

use super::actor::Image;
use super::collection::Collection;
use super::quote::{InteractionPolicy, Quote};

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
    /// The collection of what is in the thread (FEP-7888).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub context: Option<String>,
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
    #[serde(flatten)]
    pub quote: Quote,
    pub interaction_policy: InteractionPolicy,
    /// The proof that it may answer what it answers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reply_authorization: Option<String>,
    /// The same, as it was called before.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub approved_by: Option<String>,
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

/// A vote in somebody's poll.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "type", rename = "Note", rename_all = "camelCase")]
pub struct Vote {
    pub id: String,
    pub attributed_to: String,
    /// Whose poll it is, and who alone gets it.
    pub to: String,
    /// The poll.
    pub in_reply_to: String,
    /// The choice.
    pub name: String,
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
    Emoji {
        id: String,
        /// `:shortcode:`.
        name: String,
        updated: String,
        icon: Image,
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

#[cfg(test)]
mod tests {
    use super::super::{Activity, Approval, CollectionKind, Context, Document};
    use super::*;
    use crate::protocol::activitypub::{PUBLIC, incoming};

    fn note() -> Note {
        let id = "https://a.example/users/b/statuses/1".to_owned();
        let likes = Collection::count(CollectionKind::Collection, Some(format!("{id}/likes")), 2);
        Note {
            kind: NoteKind::Note,
            summary: Some("careful".to_owned()),
            in_reply_to: None,
            published: "2026-11-23T06:00:00Z".to_owned(),
            updated: None,
            url: "https://a.example/@b/1".to_owned(),
            attributed_to: "https://a.example/users/b".to_owned(),
            to: vec![PUBLIC.to_owned()],
            cc: vec!["https://a.example/users/b/followers".to_owned()],
            sensitive: true,
            atom_uri: id.clone(),
            in_reply_to_atom_uri: None,
            conversation: Some("tag:a.example,2026-11-23:objectId=1".to_owned()),
            context: Some("https://a.example/contexts/1-1".to_owned()),
            content: "<p>hi</p>".to_owned(),
            content_map: [("en".to_owned(), "<p>hi</p>".to_owned())].into(),
            attachment: vec![Attachment {
                media_type: "image/png".to_owned(),
                url: "https://a.example/media/1.png".to_owned(),
                name: Some("a cat".to_owned()),
                blurhash: Some("U00".to_owned()),
                width: Some(4),
                height: Some(3),
                focal_point: Some((0.0, 0.5)),
            }],
            tag: vec![Tag::Hashtag {
                href: "https://a.example/tags/cat".to_owned(),
                name: "#cat".to_owned(),
            }],
            replies: Some(Collection::replies(&format!("{id}/replies"), vec![], None)),
            likes: Some(likes),
            shares: None,
            one_of: vec![],
            any_of: vec![],
            end_time: None,
            closed: None,
            voters_count: None,
            quote: Quote::of("https://b.example/1".to_owned(), None),
            interaction_policy: InteractionPolicy {
                can_quote: Approval::automatic(vec![PUBLIC.to_owned()]),
                can_reply: Approval::automatic(vec!["https://a.example/users/b".to_owned()]),
            },
            reply_authorization: Some("https://b.example/stamp".to_owned()),
            approved_by: Some("https://b.example/stamp".to_owned()),
            id,
        }
    }

    #[test]
    fn what_we_send_we_can_read() {
        let create = Document::new(Context::Note, Activity::create(note()));
        let sent = serde_json::to_vec(&create).unwrap();

        let read = incoming::parse(&sent).unwrap();
        let activity = incoming::Activity::read(&read).unwrap();
        let status = incoming::Note::read(activity.object().unwrap().whole().unwrap()).unwrap();

        assert_eq!(activity.id.unwrap(), "https://a.example/users/b/statuses/1/activity");
        assert_eq!(
            (activity.to.as_slice(), status.to.as_slice()),
            (&[PUBLIC.to_owned()][..], &[PUBLIC.to_owned()][..])
        );
        assert_eq!((status.language.as_deref(), status.sensitive), (Some("en"), true));
        assert_eq!(status.content_warning.as_deref(), Some("careful"));
        assert_eq!(status.attachments[0].focus, Some((0.0, 0.5)));
        assert_eq!(status.tags.len(), 1);
        assert_eq!(status.quote.unwrap().id, "https://b.example/1");
        assert_eq!(status.can_quote.automatic, [PUBLIC]);
        assert_eq!(status.can_reply.unwrap().automatic, ["https://a.example/users/b"]);
        assert_eq!(status.reply_authorization.as_deref(), Some("https://b.example/stamp"));
    }

    #[test]
    fn a_note_has_the_members_of_mastodons() {
        let sent = serde_json::to_value(note()).unwrap();
        assert_eq!(sent["type"], "Note");
        assert_eq!(sent["likes"]["totalItems"], 2);
        assert_eq!(sent["replies"]["first"]["type"], "CollectionPage");
        assert_eq!(sent["attachment"][0]["type"], "Document");
        assert!(sent["inReplyTo"].is_null() && sent.get("inReplyTo").is_some());
        assert!(sent.get("oneOf").is_none() && sent.get("updated").is_none());
    }
}
