//! How the viewer stands to another account.
//! Source: <https://docs.joinmastodon.org/entities/Relationship/>

use serde::Serialize;

use crate::base::{AccountId, Timestamp};
use crate::model;

#[derive(Debug, Serialize)]
#[expect(clippy::struct_excessive_bools, reason = "the API has them so")]
pub(in crate::http) struct Relationship {
    id: AccountId,
    following: bool,
    showing_reblogs: bool,
    notifying: bool,
    languages: Option<Vec<String>>,
    followed_by: bool,
    blocking: bool,
    blocked_by: bool,
    muting: bool,
    muting_notifications: bool,
    muting_expires_at: Option<String>,
    requested: bool,
    requested_by: bool,
    domain_blocking: bool,
    endorsed: bool,
    note: String,
}

impl From<model::Relationship> for Relationship {
    fn from(relationship: model::Relationship) -> Self {
        let model::Relationship {
            id,
            following,
            shows_boosts,
            notifies,
            followed_by,
            blocking,
            blocked_by,
            muting,
            muting_notifications,
            muted_until,
            requested,
            requested_by,
            domain_blocking,
            endorsed,
            note,
        } = relationship;
        Self {
            id,
            following,
            showing_reblogs: shows_boosts,
            notifying: notifies,
            languages: None,
            followed_by,
            blocking,
            blocked_by,
            muting,
            muting_notifications,
            muting_expires_at: muted_until.map(Timestamp::rfc3339),
            requested,
            requested_by,
            domain_blocking,
            endorsed,
            note,
        }
    }
}
