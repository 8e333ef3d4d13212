//! What an account of ours is told.

use crate::base::{AccountId, NotificationId, StatusId, Timestamp};

use super::{Account, StatusView};

/// Why somebody is told something; the words are those of the Mastodon API.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NotificationKind {
    Mention,
    /// Someone whose new statuses one asked to be told of has written.
    Status,
    Boost,
    Follow,
    FollowRequest,
    Favourite,
    /// A boosted status was edited.
    Update,
    SignUp,
    /// A poll that one made or voted in has ended.
    Poll,
    /// One's status was quoted.
    Quote,
    /// A status that one quoted was edited.
    QuotedUpdate,
    /// Somebody was reported to the moderators.
    Report,
    /// Follows ended because a server was blocked.
    Severed,
    /// The moderators did something about one's account.
    Warning,
}

impl NotificationKind {
    pub const ALL: [Self; 14] = [
        Self::Mention,
        Self::Status,
        Self::Boost,
        Self::Follow,
        Self::FollowRequest,
        Self::Favourite,
        Self::Update,
        Self::SignUp,
        Self::Poll,
        Self::Quote,
        Self::QuotedUpdate,
        Self::Report,
        Self::Severed,
        Self::Warning,
    ];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Mention => "mention",
            Self::Status => "status",
            Self::Boost => "reblog",
            Self::Follow => "follow",
            Self::FollowRequest => "follow_request",
            Self::Favourite => "favourite",
            Self::Update => "update",
            Self::SignUp => "admin.sign_up",
            Self::Poll => "poll",
            Self::Quote => "quote",
            Self::QuotedUpdate => "quoted_update",
            Self::Report => "admin.report",
            Self::Severed => "severed_relationships",
            Self::Warning => "moderation_warning",
        }
    }

    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == word)
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notification {
    pub id: NotificationId,
    /// Who is told.
    pub account: AccountId,
    pub kind: NotificationKind,
    /// Who did it.
    pub from: AccountId,
    pub status: Option<StatusId>,
    pub created_at: Timestamp,
}

/// A notification with what it takes to show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotificationView {
    pub notification: Notification,
    pub from: Account,
    pub status: Option<StatusView>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_survives_its_word() {
        for kind in NotificationKind::ALL {
            assert_eq!(NotificationKind::parse(kind.as_str()), Some(kind));
        }
    }
}
