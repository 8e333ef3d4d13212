//! Files of peers that are kept here for a while.

use crate::base::Timestamp;

/// What a file shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CachedKind {
    /// The whole file of a status.
    Original,
    /// The small picture of one.
    Preview,
    Avatar,
    Header,
    Emoji,
    /// The picture of a link preview.
    Card,
}

impl CachedKind {
    pub const ALL: [Self; 6] =
        [Self::Original, Self::Preview, Self::Avatar, Self::Header, Self::Emoji, Self::Card];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Original => "original",
            Self::Preview => "preview",
            Self::Avatar => "avatar",
            Self::Header => "header",
            Self::Emoji => "emoji",
            Self::Card => "card",
        }
    }

    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == word)
    }
}

/// When a file has to go: the lower ones first, and of each the one that nobody saw for longest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tier {
    /// What it belonged to is gone.
    Nobodys,
    /// Kept for a moment, while people look at it.
    Passing,
    Kept,
    /// Of people who are followed, or on statuses that somebody here did something with.
    Dear,
}

impl Tier {
    pub fn number(self) -> u8 {
        match self {
            Self::Nobodys => 0,
            Self::Passing => 1,
            Self::Kept => 2,
            Self::Dear => 3,
        }
    }

    pub fn parse(number: u8) -> Self {
        match number {
            0 => Self::Nobodys,
            1 => Self::Passing,
            2 => Self::Kept,
            _ => Self::Dear,
        }
    }
}

/// A file of a peer in the media folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cached {
    /// Its name in the media folder.
    pub file: String,
    pub kind: CachedKind,
    /// The media, account, emoji or card that it shows.
    pub owner: i64,
    /// The server it came from.
    pub host: String,
    pub bytes: u64,
    pub tier: Tier,
    /// To the hour.
    pub seen_at: Timestamp,
    pub kept_at: Timestamp,
}

/// How many files of one sort there are, and how large they are together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Share {
    /// The word for the kind, or the server.
    pub name: String,
    pub files: u64,
    pub bytes: u64,
}

/// What files take, and what they may.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Usage {
    /// Files of peers together.
    pub cached: u64,
    pub budget: u64,
    pub free: Option<u64>,
    pub keep_free: u64,
    /// Uploads, which never go.
    pub own: Share,
    pub by_kind: Vec<Share>,
    /// The largest first.
    pub by_host: Vec<Share>,
    /// Bytes that came within the last week and are still here.
    pub last_week: u64,
}

impl Usage {
    /// In how many days the budget will be full, if it goes on like the last week; `None` if
    /// nothing comes, or it is full.
    pub fn days_until_full(&self) -> Option<u64> {
        let left = self.budget.checked_sub(self.cached).filter(|left| *left > 0)?;
        left.saturating_mul(7).checked_div(self.last_week)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_forecast_goes_on_like_the_last_week() {
        let usage = |cached, last_week| Usage {
            cached,
            budget: 1_000,
            free: None,
            keep_free: 0,
            own: Share { name: String::new(), files: 0, bytes: 0 },
            by_kind: vec![],
            by_host: vec![],
            last_week,
        };
        assert_eq!(usage(300, 70).days_until_full(), Some(70));
        assert_eq!(usage(300, 0).days_until_full(), None);
        assert_eq!(usage(1_000, 70).days_until_full(), None);
    }
}
