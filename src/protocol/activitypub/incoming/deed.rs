//! What an activity asks us to do, or why we do nothing about it.

use super::activity::{Activity, Item};
use super::{Actor, Note};

/// What an activity asks for. Whether its sender may ask for it is not judged here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Deed {
    /// Somebody wrote something (votes in a poll included).
    Create,
    /// A status was edited, or a profile changed.
    Update,
    Delete,
    Follow,
    /// A Follow of ours is granted, or a wish to quote or to reply.
    Accept,
    /// The same is refused.
    Reject,
    Undo,
    /// A favourite; a reaction counts as one.
    Like,
    /// A boost.
    Announce,
    /// Somebody wants to quote a status of ours (FEP-044f).
    QuoteRequest,
    /// Somebody wants to reply to a status of ours.
    ReplyRequest,
    /// A group shows its members what somebody did (FEP-1b12).
    PassOn,
    /// The author of a thread tells what somebody did in it (FEP-171b).
    Hearsay,
    Move,
    Block,
    Flag,
    /// Something is pinned to a profile.
    Pin,
    Unpin,
    /// A hashtag is shown on a profile.
    ShowTag,
    HideTag,
    /// Nothing, and why.
    Nothing(String),
}

/// Activities that only bear another one on.
const ABOUT_DEEDS: [&str; 17] = [
    "Create",
    "Update",
    "Delete",
    "Undo",
    "Like",
    "Dislike",
    "Add",
    "Remove",
    "Block",
    "Lock",
    "Flag",
    "Accept",
    "Reject",
    "Move",
    "Follow",
    "EmojiReact",
    "Announce",
];

/// Whether it is something that we ask for.
fn is_ours_to_ask(item: &Item) -> bool {
    // A reply may be answered itself, by who does not know that one can ask.
    let asks = |kind: &str| matches!(kind, "Follow" | "QuoteRequest" | "ReplyRequest");
    item.kind().is_none_or(|kind| asks(&kind)) || item.whole().is_some_and(Note::is_note)
}

impl Deed {
    pub fn of(activity: &Activity) -> Self {
        let Some(object) = activity.objects.first() else {
            return Self::Nothing(format!("the {} has no object", activity.kind));
        };
        let kind = object.kind();
        let of = kind.as_deref().unwrap_or("thing without a type");
        match activity.kind.as_str() {
            "Create" if takes(object, Note::is_note) => Self::Create,
            // So do Hubzilla and its kin tell of an event.
            "Invite" if kind.as_deref() == Some("Event") => Self::Create,
            "Create" => Self::Nothing(format!("a {of} is not shown as a status")),
            "Update" if takes(object, |it| Note::is_note(it) || Actor::is_actor(it)) => {
                Self::Update
            }
            "Update" => Self::Nothing(format!("of a {of} nothing is kept that could change")),
            "Delete" => Self::Delete,
            "Follow" => Self::Follow,
            "Accept" if is_ours_to_ask(object) => Self::Accept,
            "Reject" if is_ours_to_ask(object) => Self::Reject,
            "Accept" | "Reject" => Self::Nothing(format!("nobody here asked for a {of}")),
            "Undo" => Self::undone(object),
            "Like" | "EmojiReact" => Self::Like,
            "Dislike" => Self::Nothing("dislikes are not counted".to_owned()),
            "Announce" if kind.as_deref().is_some_and(|of| ABOUT_DEEDS.contains(&of)) => {
                Self::PassOn
            }
            "Announce" => Self::Announce,
            "QuoteRequest" => Self::QuoteRequest,
            "ReplyRequest" => Self::ReplyRequest,
            "Move" => Self::Move,
            "Block" => Self::Block,
            "Flag" => Self::Flag,
            "Add" | "Remove" => Self::pinned(activity, object),
            other => Self::Nothing(format!("nothing is done about a {other}")),
        }
    }

    fn undone(object: &Item) -> Self {
        match object.kind().as_deref() {
            None | Some("Follow" | "Like" | "EmojiReact" | "Announce" | "Block" | "Accept") => {
                Self::Undo
            }
            Some(other) => Self::Nothing(format!("no {other} is kept that could be undone")),
        }
    }

    fn pinned(activity: &Activity, object: &Item) -> Self {
        // A thread whose author passes on what is said in it (FEP-171b).
        if activity.kind == "Add"
            && object.kind().is_some_and(|kind| ABOUT_DEEDS.contains(&kind.as_str()))
        {
            return Self::Hearsay;
        }
        if activity.target.is_none() {
            return Self::Nothing(format!("the {} names no collection", activity.kind));
        }
        if object.kind().is_some_and(|kind| kind == "Hashtag") {
            return if activity.kind == "Add" { Self::ShowTag } else { Self::HideTag };
        }
        if !takes(object, Note::is_note) {
            let kind = object.kind().unwrap_or_default();
            return Self::Nothing(format!("a {kind} is not pinned to a profile"));
        }
        if activity.kind == "Add" { Self::Pin } else { Self::Unpin }
    }
}

/// Whether the object is named by its id, or is there and fits.
fn takes(object: &Item, fits: impl FnOnce(&serde_json::Value) -> bool) -> bool {
    object.whole().is_none_or(fits)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    fn deed(kind: &str, object: &Value) -> Deed {
        let activity = json!({"type": kind, "actor": "https://a/u", "object": object,
                              "target": "https://a/u/featured"});
        Deed::of(&Activity::read(&activity).unwrap())
    }

    #[test]
    fn every_deed_is_told_by_its_type_and_object() {
        for (kind, object, expected) in [
            ("Create", json!({"type": "Note"}), Deed::Create),
            ("Create", json!("https://a/1"), Deed::Create),
            ("Update", json!({"type": ["Person"]}), Deed::Update),
            ("EmojiReact", json!("https://a/1"), Deed::Like),
            ("Announce", json!("https://a/1"), Deed::Announce),
            ("Announce", json!({"type": "Note", "id": "https://a/1"}), Deed::Announce),
            ("Announce", json!({"type": "Create"}), Deed::PassOn),
            ("Add", json!({"type": "Create"}), Deed::Hearsay),
            ("Invite", json!({"type": "Event"}), Deed::Create),
            ("Undo", json!({"type": "Like"}), Deed::Undo),
            ("Accept", json!({"type": "Follow"}), Deed::Accept),
            ("Add", json!("https://a/1"), Deed::Pin),
            ("Remove", json!({"type": "Note"}), Deed::Unpin),
        ] {
            assert_eq!(deed(kind, &object), expected, "{kind} {object}");
        }
    }

    #[test]
    fn what_is_left_alone_has_a_reason() {
        for (kind, object, why) in [
            ("Dislike", json!("https://a/1"), "dislikes are not counted"),
            ("Create", json!({"type": "Relationship"}), "a Relationship is not shown as a status"),
            ("Accept", json!({"type": "Offer"}), "nobody here asked for a Offer"),
            ("Travel", json!("https://a/1"), "nothing is done about a Travel"),
            ("Like", json!(null), "the Like has no object"),
        ] {
            assert_eq!(deed(kind, &object), Deed::Nothing(why.to_owned()));
        }
    }
}
