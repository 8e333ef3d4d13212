//! Hashtags as a viewer meets them, and those on a profile.

use crate::base::{FeaturedTagId, HashtagId, Timestamp};

use super::trend::Day;

/// Hashtags that one account may show on its profile.
pub const MOST_FEATURED: u32 = 10;

/// A hashtag with how often it was used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HashtagView {
    /// `None`: nobody has used it yet.
    pub id: Option<HashtagId>,
    /// In its normal form.
    pub name: String,
    pub days: Vec<Day>,
    /// `None`: a stranger looks.
    pub standing: Option<TagStanding>,
}

/// How a viewer stands to a hashtag.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct TagStanding {
    pub is_followed: bool,
    /// It is on their profile.
    pub is_featured: bool,
}

/// A hashtag on somebody's profile.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FeaturedTag {
    pub id: FeaturedTagId,
    /// In its normal form.
    pub name: String,
    /// Open statuses of theirs that bear it.
    pub statuses_count: u64,
    pub last_status_at: Option<Timestamp>,
}
