//! Follows that ended because a server or an account was shut out.

use crate::base::{AccountId, SeveranceId, Timestamp};

/// Why follows ended; the words are those of the Mastodon API.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SeveranceKind {
    /// Those who run this server shut out another.
    DomainBlock,
    /// Somebody shut out a server for themselves.
    UserDomainBlock,
    /// An account was suspended.
    AccountSuspension,
}

impl SeveranceKind {
    pub const ALL: [Self; 3] = [Self::DomainBlock, Self::UserDomainBlock, Self::AccountSuspension];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::DomainBlock => "domain_block",
            Self::UserDomainBlock => "user_domain_block",
            Self::AccountSuspension => "account_suspension",
        }
    }

    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == word)
    }
}

/// What somebody of ours lost.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Severance {
    pub id: SeveranceId,
    /// Who lost it.
    pub account: AccountId,
    pub kind: SeveranceKind,
    /// The domain or the handle that was shut out.
    pub target: String,
    pub lost: Lost,
    pub created_at: Timestamp,
}

/// How many follows ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Lost {
    pub followers: u64,
    pub following: u64,
}

impl Lost {
    pub fn is_nothing(self) -> bool {
        self == Self::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_survives_its_word() {
        for kind in SeveranceKind::ALL {
            assert_eq!(SeveranceKind::parse(kind.as_str()), Some(kind));
        }
    }
}
