//! Activities of ours: who did what to what, and who shall know.

use serde::Serialize;

use super::actor::Actor;
use super::note::{Note, Tag, Tombstone, Vote};
use super::quote::{QuoteAuthorization, ReplyAuthorization};

/// An activity. The constructors fill in what each kind needs; audience and time are set by
/// [`Activity::addressed`] and [`Activity::at`].
#[derive(Debug, Clone, Serialize)]
pub struct Activity {
    pub id: String,
    #[serde(rename = "type")]
    pub kind: ActivityKind,
    pub actor: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub to: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub cc: Vec<String>,
    pub object: Object,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target: Option<String>,
    /// What it is done with: the status that would quote or reply.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub instrument: Option<Object>,
    /// What came of it: the id of an authorization.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub result: Option<String>,
}

/// The deeds we tell others of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum ActivityKind {
    Accept,
    Add,
    Announce,
    Block,
    Create,
    Delete,
    Follow,
    Like,
    Move,
    QuoteRequest,
    Reject,
    Remove,
    ReplyRequest,
    Undo,
    Update,
}

/// What an activity speaks about.
#[derive(Debug, Clone, Serialize)]
#[serde(untagged)]
pub enum Object {
    Id(String),
    Note(Box<Note>),
    Vote(Box<Vote>),
    Actor(Box<Actor>),
    Tombstone(Tombstone),
    QuoteAuthorization(QuoteAuthorization),
    ReplyAuthorization(ReplyAuthorization),
    Activity(Box<Activity>),
    Tag(Tag),
}

impl Activity {
    pub fn new(kind: ActivityKind, id: String, actor: String, object: Object) -> Self {
        Self {
            id,
            kind,
            actor,
            published: None,
            to: vec![],
            cc: vec![],
            object,
            target: None,
            instrument: None,
            result: None,
        }
    }

    /// A status of its author is there; has the status' audience and time.
    pub fn create(note: Note) -> Self {
        Self {
            published: Some(note.published.clone()),
            ..Self::about_note(ActivityKind::Create, format!("{}/activity", note.id), note)
        }
    }

    /// A vote, for whoever asked and nobody else.
    pub fn vote(vote: Vote) -> Self {
        let (id, actor) = (format!("{}/activity", vote.id), vote.attributed_to.clone());
        let to = vec![vote.to.clone()];
        Self::new(ActivityKind::Create, id, actor, Object::Vote(Box::new(vote)))
            .addressed(to, vec![])
    }

    /// A status was edited, or its poll counted; has the status' audience.
    pub fn update_note(id: String, note: Note) -> Self {
        Self { published: note.updated.clone(), ..Self::about_note(ActivityKind::Update, id, note) }
    }

    /// A profile was changed.
    pub fn update_actor(id: String, actor: Actor) -> Self {
        let name = actor.id.clone();
        Self::new(ActivityKind::Update, id, name, Object::Actor(Box::new(actor)))
    }

    /// A status is gone.
    pub fn delete_note(actor: String, note: String) -> Self {
        let id = format!("{note}#delete");
        Self::new(ActivityKind::Delete, id, actor, Object::Tombstone(Tombstone::of(note)))
    }

    /// An account is gone.
    pub fn delete_actor(actor: String) -> Self {
        let id = format!("{actor}#delete");
        Self::new(ActivityKind::Delete, id, actor.clone(), Object::Id(actor))
    }

    /// A deed upon something named by its id: Follow, Like, Announce, Block.
    pub fn upon(kind: ActivityKind, id: String, actor: String, object: String) -> Self {
        Self::new(kind, id, actor, Object::Id(object))
    }

    /// An answer to an activity, or its taking back: Accept, Reject, Undo.
    pub fn about(kind: ActivityKind, id: String, actor: String, other: Self) -> Self {
        Self::new(kind, id, actor, Object::Activity(Box::new(other)))
    }

    #[must_use]
    pub fn addressed(self, to: Vec<String>, cc: Vec<String>) -> Self {
        Self { to, cc, ..self }
    }

    /// `published` in RFC 3339.
    #[must_use]
    pub fn at(self, published: String) -> Self {
        Self { published: Some(published), ..self }
    }

    fn about_note(kind: ActivityKind, id: String, note: Note) -> Self {
        let actor = note.attributed_to.clone();
        let (to, cc) = (note.to.clone(), note.cc.clone());
        Self::new(kind, id, actor, Object::Note(Box::new(note))).addressed(to, cc)
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Context, Document};
    use super::*;
    use serde_json::json;

    #[test]
    fn an_accepted_follow_looks_as_mastodon_sends_it() {
        let follow = Activity::upon(
            ActivityKind::Follow,
            "https://b/f/1".to_owned(),
            "https://b/u".to_owned(),
            "https://a/u".to_owned(),
        );
        let accept = Activity::about(
            ActivityKind::Accept,
            "https://a/u#accepts/follows/1".to_owned(),
            "https://a/u".to_owned(),
            follow,
        );
        assert_eq!(
            serde_json::to_value(Document::new(Context::Plain, accept)).unwrap(),
            json!({
                "@context": "https://www.w3.org/ns/activitystreams",
                "id": "https://a/u#accepts/follows/1", "type": "Accept", "actor": "https://a/u",
                "object": {"id": "https://b/f/1", "type": "Follow", "actor": "https://b/u",
                           "object": "https://a/u"},
            })
        );
    }

    #[test]
    fn a_vote_looks_as_mastodon_sends_it() {
        let vote = Activity::vote(Vote {
            id: "https://a/u#votes/1".to_owned(),
            attributed_to: "https://a/u".to_owned(),
            to: "https://b/u".to_owned(),
            in_reply_to: "https://b/1".to_owned(),
            name: "tea".to_owned(),
        });
        assert_eq!(
            serde_json::to_value(vote).unwrap(),
            json!({
                "id": "https://a/u#votes/1/activity", "type": "Create", "actor": "https://a/u",
                "to": ["https://b/u"],
                "object": {"id": "https://a/u#votes/1", "type": "Note", "name": "tea",
                           "attributedTo": "https://a/u", "to": "https://b/u",
                           "inReplyTo": "https://b/1"},
            })
        );
    }

    #[test]
    fn a_delete_leaves_a_tombstone() {
        let delete = Activity::delete_note("https://a/u".to_owned(), "https://a/1".to_owned());
        assert_eq!(
            serde_json::to_value(delete).unwrap(),
            json!({
                "id": "https://a/1#delete", "type": "Delete", "actor": "https://a/u",
                "object": {"type": "Tombstone", "id": "https://a/1", "atomUri": "https://a/1"},
            })
        );
    }
}
