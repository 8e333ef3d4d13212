//! Tables of people, servers and posts that somebody brought along from another server.

use crate::base::{AccountId, ImportId, ListId, StatusId, Timestamp};

/// Rows of one table. Mastodon's own limit.
pub const MOST_ROWS: usize = 20_000;
/// Bytes of one table.
pub const LONGEST_TABLE: usize = 4_000_000;
/// Tables of one person that are kept at once, begun or not.
pub const MOST_IMPORTS: usize = 10;

/// What a table holds; the words are Mastodon's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ImportKind {
    Following,
    Blocking,
    Muting,
    DomainBlocking,
    Lists,
    Bookmarks,
}

impl ImportKind {
    pub const ALL: [Self; 6] = [
        Self::Following,
        Self::Lists,
        Self::Muting,
        Self::Blocking,
        Self::DomainBlocking,
        Self::Bookmarks,
    ];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Following => "following",
            Self::Blocking => "blocking",
            Self::Muting => "muting",
            Self::DomainBlocking => "domain_blocking",
            Self::Lists => "lists",
            Self::Bookmarks => "bookmarks",
        }
    }

    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == word)
    }

    /// The name that Mastodon gives the file.
    pub fn file_name(self) -> &'static str {
        match self {
            Self::Following => "following_accounts.csv",
            Self::Blocking => "blocked_accounts.csv",
            Self::Muting => "muted_accounts.csv",
            Self::DomainBlocking => "blocked_domains.csv",
            Self::Lists => "lists.csv",
            Self::Bookmarks => "bookmarks.csv",
        }
    }

    /// The first line of the file, where Mastodon writes one.
    pub fn header(self) -> &'static [&'static str] {
        match self {
            Self::Following => {
                &["Account address", "Show boosts", "Notify on new posts", "Languages"]
            }
            Self::Muting => &["Account address", "Hide notifications"],
            Self::Blocking | Self::DomainBlocking | Self::Lists | Self::Bookmarks => &[],
        }
    }
}

/// How far it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ImportState {
    /// Its owner is shown what it would do.
    Shown,
    Running,
    Done,
}

impl ImportState {
    pub const ALL: [Self; 3] = [Self::Shown, Self::Running, Self::Done];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Shown => "shown",
            Self::Running => "running",
            Self::Done => "done",
        }
    }

    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == word)
    }
}

/// A table that somebody brought.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Import {
    pub id: ImportId,
    pub account: AccountId,
    pub kind: ImportKind,
    /// What is not in the table is to be taken away.
    pub overwrites: bool,
    /// That has been done.
    pub is_cleared: bool,
    /// How much was taken away.
    pub removed: u64,
    pub state: ImportState,
    pub created_at: Timestamp,
}

/// A table and how far it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ImportView {
    pub import: Import,
    pub rows: u64,
    pub done: u64,
    pub failed: u64,
}

/// A line of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportRow {
    pub number: u32,
    /// A handle, a domain or the address of a post.
    pub subject: String,
    /// The title of a list; empty where there are no lists.
    pub list: String,
    /// Whether boosts are shown.
    pub boosts: bool,
    /// Of a follow: whether one is told of new posts. Of a mute: whether one is not told any more.
    pub notifications: bool,
    pub attempts: u32,
    /// Why it was not done.
    pub problem: Option<String>,
}

/// What it would do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Forecast {
    /// Rows of what is so already.
    pub known: u64,
    /// Rows of what would be new.
    pub fresh: u64,
    /// What is not in the table, and so would be taken away.
    pub surplus: u64,
}

/// Something that is not in a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Surplus {
    Followed(AccountId),
    Blocked(AccountId),
    Muted(AccountId),
    BlockedDomain(String),
    Listed(ListId, AccountId),
    Bookmarked(StatusId),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_lead_back_to_what_they_stand_for() {
        for kind in ImportKind::ALL {
            assert_eq!(ImportKind::parse(kind.as_str()), Some(kind));
        }
        for state in ImportState::ALL {
            assert_eq!(ImportState::parse(state.as_str()), Some(state));
        }
    }
}
