//! What has just become true, told to open streams once it is on disk. May be lost.

use crate::base::{AccountId, AnnouncementId, ConversationId, ListId, NotificationId, StatusId};

use super::Visibility;

/// A mark by which somebody finds a status again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    Bookmark,
    Favourite,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// A status is new. `homes`, `lists`: whose home timeline and which lists it entered.
    StatusCreated {
        status: StatusId,
        author: AccountId,
        visibility: Visibility,
        homes: Vec<AccountId>,
        lists: Vec<ListId>,
    },
    /// Its words have changed, or the counts of its poll.
    StatusEdited {
        status: StatusId,
        author: AccountId,
        homes: Vec<AccountId>,
        lists: Vec<ListId>,
    },
    /// `homes`, `lists`: where it was.
    StatusDeleted {
        status: StatusId,
        visibility: Visibility,
        homes: Vec<AccountId>,
        lists: Vec<ListId>,
    },
    /// Somebody marked a status: only they are told.
    StatusMarked {
        status: StatusId,
        account: AccountId,
        mark: Mark,
    },
    NotificationCreated {
        notification: NotificationId,
        account: AccountId,
    },
    /// Notifications that were kept back have come into somebody's list.
    NotificationsMerged {
        account: AccountId,
    },
    /// A conversation of somebody's is new, has grown, was read or its last status edited.
    ConversationChanged {
        conversation: ConversationId,
        account: AccountId,
    },
    /// An announcement is new, or says something else now.
    AnnouncementPublished {
        announcement: AnnouncementId,
    },
    /// How many chose an emoji for an announcement has changed.
    AnnouncementReacted {
        announcement: AnnouncementId,
        name: String,
    },
    AnnouncementWithdrawn {
        announcement: AnnouncementId,
    },
    /// Somebody's filters are not what they were.
    FiltersChanged {
        account: AccountId,
    },
    /// A token or session ended: streams that were opened with it must close.
    AccessEnded {
        account: AccountId,
    },
}
