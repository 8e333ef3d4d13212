//! What has just become true, told to open streams once it is on disk. May be lost.

use crate::base::{AccountId, AnnouncementId, ListId, NotificationId, StatusId};

use super::Visibility;

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
    NotificationCreated {
        notification: NotificationId,
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
    /// A token or session ended: streams that were opened with it must close.
    AccessEnded {
        account: AccountId,
    },
}
