//! Statuses: Notes, Questions and whatever else can be shown as one.

use serde_json::Value;

use super::attachment::{self, Attachment};
use super::policy::Allowed;
use super::poll::Poll;
use super::quote::Quote;
use super::shape::{
    LONGEST_CONTENT, LONGEST_NAME, LONGEST_SUMMARY, MOST_RECIPIENTS, each, first_id, flag, id, ids,
    kind, link, moment, text, text_in, web_id,
};
use super::tag::{self, Tag};
use super::{Activity, Collection, ReadError};
use crate::base::Timestamp;
use crate::protocol::url::web;

/// Authors of one status that we look at.
const MOST_AUTHORS: usize = 10;

/// An object that can be a status. Texts are cut to their limits; nothing is sanitised yet.
#[derive(Debug, Clone, PartialEq)]
pub struct Note {
    pub id: String,
    /// `Note`, `Question`, `ChatMessage`, or one of [`Note::OTHER_KINDS`].
    pub kind: String,
    /// The author; the first person, when there are several.
    pub attributed_to: String,
    /// All authors: a video of `PeerTube` is its person's and its channel's.
    pub authors: Vec<String>,
    /// The title of an Article, the option of a vote.
    pub name: Option<String>,
    pub content_warning: Option<String>,
    /// HTML, unless [`Note::is_plain_text`].
    pub content: Option<String>,
    pub is_plain_text: bool,
    pub language: Option<String>,
    pub url: Option<String>,
    /// Pages it is about: what a Page of Lemmy links to.
    pub links: Vec<String>,
    /// When an Event begins and ends.
    pub starts: Option<Timestamp>,
    pub ends: Option<Timestamp>,
    /// Where an Event is.
    pub place: Option<String>,
    pub in_reply_to: Option<String>,
    pub published: Option<Timestamp>,
    pub updated: Option<Timestamp>,
    pub to: Vec<String>,
    pub cc: Vec<String>,
    /// The group it was posted to (FEP-1b12).
    pub audience: Vec<String>,
    pub sensitive: bool,
    /// The `tag:` URI or URL that names the thread.
    pub conversation: Option<String>,
    /// The collection of what is in the thread (FEP-7888).
    pub context: Option<String>,
    /// The same as the activities that brought it (FEP-f228).
    pub context_history: Option<String>,
    pub attachments: Vec<Attachment>,
    pub tags: Vec<Tag>,
    pub poll: Option<Poll>,
    pub replies: Option<Collection>,
    /// What it quotes, under any of the names in use.
    pub quote: Option<Quote>,
    /// Nobody, unless somebody is named.
    pub can_quote: Allowed,
    /// `None`: everybody.
    pub can_reply: Option<Allowed>,
    /// The id of the proof that it may answer what it answers.
    pub reply_authorization: Option<String>,
}

impl Note {
    /// Kinds of objects that Mastodon turns into a status with a link.
    pub const OTHER_KINDS: [&str; 6] = ["Image", "Audio", "Video", "Article", "Page", "Event"];

    /// Whether a document can be a status by its type.
    pub fn is_note(value: &Value) -> bool {
        kind(value).is_some_and(|kind| Self::takes(&kind))
    }

    /// Whether the words of a kind are the status: notes, and the private messages of Lemmy and
    /// Pleroma, which are statuses for one.
    fn is_plain(kind: &str) -> bool {
        matches!(kind, "Note" | "Question" | "ChatMessage")
    }

    /// Whether there is more to show than the words: a title, a file, a page.
    pub fn is_titled(&self) -> bool {
        !Self::is_plain(&self.kind)
    }

    fn takes(kind: &str) -> bool {
        Self::is_plain(kind) || Self::OTHER_KINDS.contains(&kind)
    }

    /// Reads a status; id, type and author must be there.
    pub fn read(value: &Value) -> Result<Self, ReadError> {
        let kind =
            kind(value).filter(|kind| Self::takes(kind)).ok_or(ReadError::Missing("type"))?;
        let (content, language) = text_in(value, "content", LONGEST_CONTENT);
        let source = || text(&value["source"]["content"], LONGEST_CONTENT);
        let is_sourced = content.is_none() && name_is_no_vote(value) && source().is_some();
        let content = if is_sourced { source() } else { content };
        let (content_warning, warned_in) = text_in(value, "summary", LONGEST_SUMMARY);
        let (name, named_in) = text_in(value, "name", LONGEST_NAME);
        let author = author(value).ok_or(ReadError::Missing("attributedTo"))?;
        let said = text(&value["mediaType"], 255).unwrap_or_default();
        let replies = &value["replies"];
        Ok(Self {
            id: web_id(&value["id"]).ok_or(ReadError::Missing("id"))?,
            attributed_to: author,
            authors: ids(&value["attributedTo"], MOST_AUTHORS)
                .into_iter()
                .chain(first_id(&value["actor"]))
                .collect(),
            name,
            content_warning: content_warning.filter(|text| !text.is_empty()),
            content,
            is_plain_text: is_sourced || matches!(said.as_str(), "text/plain" | "text/markdown"),
            language: language.or(warned_in).or(named_in),
            url: link(&value["url"]),
            links: attachment::links(&value["attachment"]),
            starts: moment(&value["startTime"]).filter(|_| kind == "Event"),
            ends: moment(&value["endTime"]).filter(|_| kind == "Event"),
            place: place(&value["location"]),
            in_reply_to: first_id(&value["inReplyTo"]),
            published: moment(&value["published"]),
            updated: moment(&value["updated"]),
            to: ids(&value["to"], MOST_RECIPIENTS),
            cc: ids(&value["cc"], MOST_RECIPIENTS),
            audience: ids(&value["audience"], MOST_RECIPIENTS),
            sensitive: flag(&value["sensitive"]),
            conversation: text(&value["conversation"], LONGEST_NAME),
            context: web_id(&value["context"]),
            context_history: web_id(&value["contextHistory"]),
            attachments: attachment::of_object(&kind, value),
            tags: tag::read_all(&value["tag"]),
            poll: Poll::read(value),
            replies: (!replies.is_null()).then(|| Collection::read(replies)),
            quote: Quote::read(value),
            can_quote: Allowed::read(value, "canQuote").unwrap_or_default(),
            can_reply: Allowed::read(value, "canReply"),
            reply_authorization: web_id(&value["replyAuthorization"])
                .or_else(|| web_id(&value["approvedBy"])),
            kind,
        })
    }

    /// Reads the object of `activity`: what it leaves out, the activity says.
    pub fn sent(value: &Value, activity: &Activity) -> Result<Self, ReadError> {
        let is_bare = |name: &str| value[name].is_null();
        let mut whole = value.clone();
        if is_bare("attributedTo") && is_bare("actor") {
            whole["attributedTo"] = Value::String(activity.actor.clone());
        }
        let note = Self::read(&whole)?;
        if is_bare("to") && is_bare("cc") {
            return Ok(Self { to: activity.to.clone(), cc: activity.cc.clone(), ..note });
        }
        Ok(note)
    }

    /// Whether it is a vote in a poll: an answer with a name and no content.
    pub fn is_vote(&self) -> bool {
        self.name.is_some() && self.content.is_none() && self.in_reply_to.is_some()
    }
}

/// The author that is a person, or else the first.
fn author(value: &Value) -> Option<String> {
    let named = each(&value["attributedTo"]);
    let person = named.iter().find(|one| kind(one).as_deref() == Some("Person")).and_then(id);
    person.or_else(|| first_id(&value["attributedTo"])).or_else(|| first_id(&value["actor"]))
}

/// A vote has a name and nothing else to say.
fn name_is_no_vote(value: &Value) -> bool {
    value["name"].is_null() || value["inReplyTo"].is_null()
}

/// The name of a place, and its address.
fn place(value: &Value) -> Option<String> {
    let place = each(value).first()?;
    // The name alone, unless it is an id.
    if place.is_string() {
        return text(place, LONGEST_NAME).filter(|name| web(name).is_none());
    }
    let address = match &place["address"] {
        Value::Object(address) => ["streetAddress", "postalCode", "addressLocality"]
            .iter()
            .filter_map(|part| text(address.get(*part)?, LONGEST_NAME))
            .collect(),
        plain => text(plain, LONGEST_NAME).into_iter().collect::<Vec<_>>(),
    };
    let parts: Vec<String> =
        text(&place["name"], LONGEST_NAME).into_iter().chain(address).collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::json;

    #[test]
    fn a_note_of_mastodon_is_read_whole() {
        let note = Note::read(&json!({
            "id": "https://a.example/users/b/statuses/1", "type": "Note", "summary": "cw",
            "inReplyTo": null, "published": "2024-01-01T00:00:00Z",
            "url": "https://a.example/@b/1", "attributedTo": "https://a.example/users/b",
            "to": ["https://www.w3.org/ns/activitystreams#Public"], "cc": [],
            "sensitive": true, "conversation": "tag:a.example,2024:1", "content": "<p>hi</p>",
            "contentMap": {"en": "<p>hi</p>"}, "attachment": [], "tag": [],
            "replies": {"id": "https://a.example/r", "type": "Collection", "first": {"items": []}},
        }))
        .unwrap();
        assert_eq!(note.content_warning.as_deref(), Some("cw"));
        assert_eq!((note.language.as_deref(), note.sensitive), (Some("en"), true));
        assert!(note.replies.is_some() && note.poll.is_none() && !note.is_vote());
    }

    #[test]
    fn a_video_of_peertube_is_a_status_of_its_first_author() {
        let video = Note::read(&json!({
            "id": "https://a.example/v/1", "type": "Video", "name": "Talk",
            "attributedTo": [{"type": "Person", "id": "https://a.example/u"}, {"type": "Group", "id": "https://a.example/g"}],
            "url": [{"type": "Link", "mediaType": "text/html", "href": "https://a.example/w/1"}],
        }))
        .unwrap();
        assert_eq!(video.attributed_to, "https://a.example/u");
        assert_eq!(video.url.as_deref(), Some("https://a.example/w/1"));
    }

    #[test]
    fn what_cannot_be_a_status_is_refused() {
        let whole = json!({"id": "https://a/1", "type": "Note", "attributedTo": "https://a/u"});
        assert!(Note::read(&whole).is_ok());
        for (member, value) in
            [("id", json!(7)), ("type", json!("Person")), ("attributedTo", json!({}))]
        {
            let mut broken = whole.clone();
            broken[member] = value;
            assert_eq!(Note::read(&broken), Err(ReadError::Missing(member)));
        }
    }

    /// Any JSON at all, under names that the reader asks for.
    fn odd() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<i64>().prop_map(Value::from),
            ".{0,8}".prop_map(Value::from),
            Just(json!("https://a/1")),
        ];
        let names =
            "id|type|url|href|name|tag|content|oneOf|icon|replies|first|attachment|object|actor";
        leaf.prop_recursive(4, 64, 6, move |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
                prop::collection::btree_map(names, inner, 0..6)
                    .prop_map(|map| Value::from(serde_json::Map::from_iter(map))),
            ]
        })
    }

    proptest! {
        #[test]
        fn no_json_brings_the_readers_down(mut value in odd()) {
            let _ = Activity::read(&value);
            let _ = super::super::Actor::read(&value);
            if let Value::Object(object) = &mut value {
                object.insert("id".into(), json!("https://a/1"));
                object.insert("type".into(), json!("Note"));
                object.insert("attributedTo".into(), json!("https://a/u"));
            }
            let _ = Note::read(&value);
            let _ = Collection::read(&value);
        }
    }
}
