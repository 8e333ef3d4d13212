//! What an account of ours is told.

use crate::base::{
    AccountId, CollectionId, NotificationId, ReportId, SeveranceId, StatusId, Timestamp, WarningId,
};

use super::collection::CollectionView;
use super::moderation::Warning;
use super::report::Report;
use super::severance::Severance;
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
    /// One was put into a collection.
    Collected,
    /// A collection that one is in says something else of itself.
    CollectionUpdate,
    /// Somebody whom one follows is somebody else from now on.
    Move,
    /// Somebody wants to reply to what one lets only certain people reply to.
    ReplyAsked,
}

impl NotificationKind {
    pub const ALL: [Self; 18] = [
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
        Self::Collected,
        Self::CollectionUpdate,
        Self::Move,
        Self::ReplyAsked,
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
            Self::Collected => "added_to_collection",
            Self::CollectionUpdate => "collection_update",
            // As Pleroma and Akkoma have it.
            Self::Move => "move",
            // As GoToSocial has it.
            Self::ReplyAsked => "pending.reply",
        }
    }

    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == word)
    }

    /// Whether Mastodon has it. An app that meets a kind it does not know may show nothing at all, so
    /// the others go only to those that ask for them by name.
    pub fn is_mastodons(self) -> bool {
        !matches!(self, Self::Move | Self::ReplyAsked)
    }

    /// Whether many of this kind are shown as one.
    pub fn is_groupable(self) -> bool {
        matches!(self, Self::Favourite | Self::Boost | Self::Follow | Self::SignUp)
    }

    /// Whether the policy of who is told has a say: what one asked for, or must know, comes
    /// whoever did it.
    pub fn is_filterable(self) -> bool {
        matches!(
            self,
            Self::Mention
                | Self::Quote
                | Self::Boost
                | Self::Follow
                | Self::FollowRequest
                | Self::Favourite
                | Self::Collected
                | Self::CollectionUpdate
                | Self::ReplyAsked
        )
    }

    /// Whether somebody who is kept back with it waits to be let through.
    pub fn is_request(self) -> bool {
        matches!(self, Self::Mention | Self::Quote)
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notification {
    pub id: NotificationId,
    /// Who is told.
    pub account: AccountId,
    pub kind: NotificationKind,
    /// Who did it; of what has no doer for the one who is told, they themselves.
    pub from: AccountId,
    pub status: Option<StatusId>,
    pub subject: Option<Subject>,
    /// Shared by those that are shown as one.
    pub group_key: Option<String>,
    /// Kept back from the list by the policy of who is told.
    pub filtered: bool,
    pub created_at: Timestamp,
}

impl Notification {
    /// The key of the group it is in, or of itself alone.
    pub fn key(&self) -> String {
        self.group_key.clone().unwrap_or_else(|| alone(self.id))
    }
}

/// What a notification is about that is no status.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    Report(ReportId),
    Severance(SeveranceId),
    Warning(WarningId),
    Collection(CollectionId),
    /// Who somebody is from now on.
    Account(AccountId),
}

impl Subject {
    /// The subject with this id of a notification of this kind.
    pub fn of(kind: NotificationKind, id: i64) -> Option<Self> {
        match kind {
            NotificationKind::Report => Some(Self::Report(ReportId(id))),
            NotificationKind::Severed => Some(Self::Severance(SeveranceId(id))),
            NotificationKind::Warning => Some(Self::Warning(WarningId(id))),
            NotificationKind::Collected | NotificationKind::CollectionUpdate => {
                Some(Self::Collection(CollectionId(id)))
            }
            NotificationKind::Move => Some(Self::Account(AccountId(id))),
            NotificationKind::Mention
            | NotificationKind::Status
            | NotificationKind::Boost
            | NotificationKind::Follow
            | NotificationKind::FollowRequest
            | NotificationKind::Favourite
            | NotificationKind::Update
            | NotificationKind::SignUp
            | NotificationKind::Poll
            | NotificationKind::Quote
            | NotificationKind::QuotedUpdate
            | NotificationKind::ReplyAsked => None,
        }
    }

    pub fn id(self) -> i64 {
        match self {
            Self::Report(id) => id.0,
            Self::Severance(id) => id.0,
            Self::Warning(id) => id.0,
            Self::Collection(id) => id.0,
            Self::Account(id) => id.0,
        }
    }
}

/// A notification with what it takes to show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotificationView {
    pub notification: Notification,
    pub from: Account,
    pub status: Option<StatusView>,
    pub about: Option<About>,
}

/// What a notification is about that is no status, to be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum About {
    /// With who is reported.
    Report(Box<(Report, Account)>),
    Severance(Severance),
    Warning(Warning),
    Collection(Box<CollectionView>),
    Account(Box<Account>),
}

/// What is shown as one: the newest notification of a group and how much there is of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotificationGroup {
    pub key: String,
    /// The one that stands for all; they are of one kind and about one status.
    pub newest: Notification,
    pub count: u64,
    /// The oldest that is on the page.
    pub page_min: NotificationId,
    /// Who did it last, newest first.
    pub senders: Vec<AccountId>,
}

/// A group with what it takes to show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupView {
    pub group: NotificationGroup,
    /// Those of its senders that still exist; the newest first.
    pub people: Vec<Account>,
    pub status: Option<StatusView>,
    pub about: Option<About>,
}

/// Accounts that a group shows.
pub const SAMPLE: u32 = 8;

/// A group takes in what happens in so many hours from the one in which it began.
const GROUP_HOURS: i64 = 12;
const HOUR: i64 = 60 * 60 * 1000;
const ALONE: &str = "ungrouped-";

/// The key of a notification that is in no group.
pub fn alone(id: NotificationId) -> String {
    format!("{ALONE}{id}")
}

/// Which notification a key means that is in no group.
pub fn of_alone(key: &str) -> Option<NotificationId> {
    key.strip_prefix(ALONE)?.parse().ok()
}

/// The keys of groups that something done now may be in, the youngest first: the first of them
/// that exists, or else the first, which begins a group. None for what stands alone.
pub fn group_keys(kind: NotificationKind, status: Option<StatusId>, now: Timestamp) -> Vec<String> {
    if !kind.is_groupable() {
        return vec![];
    }
    let hour = now.0 / HOUR;
    let about = match status {
        Some(status) => format!("{}-{status}", kind.as_str()),
        None => kind.as_str().to_owned(),
    };
    (0..GROUP_HOURS).map(|ago| format!("{about}-{}", hour - ago)).collect()
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

    #[test]
    fn a_group_is_of_one_kind_one_status_and_half_a_day() {
        let now = Timestamp(500_000 * HOUR + 1);
        let keys = group_keys(NotificationKind::Favourite, Some(StatusId(7)), now);
        assert_eq!((keys.len(), keys[0].as_str()), (12, "favourite-7-500000"));
        assert_eq!(keys[11], "favourite-7-499989");
        assert_eq!(group_keys(NotificationKind::Follow, None, now)[0], "follow-500000");
        assert!(group_keys(NotificationKind::Mention, Some(StatusId(7)), now).is_empty());
    }

    #[test]
    fn what_stands_alone_has_a_key_that_leads_back_to_it() {
        assert_eq!(of_alone(&alone(NotificationId(5))), Some(NotificationId(5)));
        assert_eq!(of_alone("favourite-7-500000"), None);
        assert_eq!(of_alone("ungrouped-x"), None);
    }
}
