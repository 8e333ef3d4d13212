//! Hashtags, and those on profiles.

use serde::Serialize;

use crate::base::{FeaturedTagId, HashtagId, Timestamp};
use crate::model::{self, HashtagView, TagStanding};

use super::{Frame, Used};

/// Source: <https://docs.joinmastodon.org/entities/Tag/>
#[derive(Debug, Serialize)]
pub(in crate::http) struct Tag {
    /// Empty for one that nobody has used yet.
    id: String,
    name: String,
    url: String,
    history: Vec<Used>,
    /// Only for who is signed in, as the next.
    #[serde(skip_serializing_if = "Option::is_none")]
    following: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    featuring: Option<bool>,
}

impl Tag {
    pub(in crate::http) fn of(view: HashtagView, frame: &Frame) -> Self {
        let HashtagView { id, name, days, standing } = view;
        let (following, featuring) = standing
            .map(|TagStanding { is_followed, is_featured }| (is_followed, is_featured))
            .unzip();
        Self {
            id: id.as_ref().map(HashtagId::to_string).unwrap_or_default(),
            url: frame.url(&format!("/tags/{name}")),
            name,
            history: days.iter().map(Used::from).collect(),
            following,
            featuring,
        }
    }
}

/// A hashtag on somebody's profile.
/// Source: <https://docs.joinmastodon.org/entities/FeaturedTag/>
#[derive(Debug, Serialize)]
pub(in crate::http) struct FeaturedTag {
    id: FeaturedTagId,
    name: String,
    url: String,
    statuses_count: String,
    last_status_at: Option<String>,
}

impl FeaturedTag {
    /// As it stands on the profile of `account`.
    pub(in crate::http) fn of(
        tag: model::FeaturedTag,
        account: &model::Account,
        frame: &Frame,
    ) -> Self {
        let model::FeaturedTag { id, name, statuses_count, last_status_at } = tag;
        Self {
            id,
            url: frame.url(&format!("{}/tagged/{name}", account.path())),
            name,
            statuses_count: statuses_count.to_string(),
            last_status_at: last_status_at.map(Timestamp::date),
        }
    }
}
