//! Follows, and how two accounts stand to each other.

use crate::base::{AccountId, Timestamp};

/// One account reads another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Follow {
    pub follower: AccountId,
    pub target: AccountId,
    /// The `Follow` activity's id, by which a peer may refer to it.
    pub uri: String,
    pub shows_boosts: bool,
    /// Every new status is a notification.
    pub notifies: bool,
    pub created_at: Timestamp,
}

/// How a viewer stands to another account.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is an independent fact")]
pub struct Relationship {
    pub id: AccountId,
    pub following: bool,
    pub shows_boosts: bool,
    pub notifies: bool,
    pub followed_by: bool,
    pub blocking: bool,
    pub blocked_by: bool,
    pub muting: bool,
    pub muting_notifications: bool,
    /// When the mute ends by itself.
    pub muted_until: Option<Timestamp>,
    /// The viewer asked to follow and waits.
    pub requested: bool,
    /// The other asked to follow the viewer and waits.
    pub requested_by: bool,
    /// The viewer does not want to hear of anybody on the other's server.
    pub domain_blocking: bool,
    /// The viewer recommends the other.
    pub endorsed: bool,
    /// The viewer's private note on the other.
    pub note: String,
}

/// What a follower wants of a follow; `None` leaves it as it is, or as most want it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct FollowTerms {
    pub shows_boosts: Option<bool>,
    /// Every new status is a notification.
    pub notifies: Option<bool>,
}

/// What a wish to follow came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FollowOutcome {
    Following,
    /// The other must grant it first.
    Requested,
    /// The other does not want it.
    Rejected,
}
/// How many follow somebody, and where they are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Reach {
    pub followers: u64,
    /// Other servers that they are on.
    pub servers: u64,
    /// How many of them are on this one.
    pub here: u64,
}
