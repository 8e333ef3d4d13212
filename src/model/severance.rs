//! Follows that ended because a server or an account was shut out.

use crate::base::{AccountId, SeveranceId, Timestamp};

use super::{Account, Follow};

/// Why follows ended; the words are those of the Mastodon API.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SeveranceKind {
    /// Those who run this server shut out another.
    DomainBlock,
    /// Somebody shut out a server for themselves.
    UserDomainBlock,
    /// An account was suspended.
    AccountSuspension,
    /// The other server no longer counts it, and said so when followers were compared.
    EndedThere,
}

impl SeveranceKind {
    pub const ALL: [Self; 4] =
        [Self::DomainBlock, Self::UserDomainBlock, Self::AccountSuspension, Self::EndedThere];

    /// Mastodon documents three words, and none for a follow that another server ended without saying
    /// so. Of these `account_suspension` is the least wrong: it alone is about an account and not a
    /// server, so that apps show whom one no longer follows, and the numbers beside it are true. To
    /// tell apps nothing would leave people with a follow that is gone unawares, and a fourth word
    /// breaks those that know three. The entity says besides that it ended there.
    /// Source: <https://docs.joinmastodon.org/entities/RelationshipSeveranceEvent/#type>
    pub fn as_str(self) -> &'static str {
        match self {
            Self::DomainBlock => "domain_block",
            Self::UserDomainBlock => "user_domain_block",
            Self::AccountSuspension | Self::EndedThere => "account_suspension",
        }
    }

    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == word)
    }

    /// Whether the other side was told nothing, so that in its books the follows still stand.
    pub fn was_silent(self) -> bool {
        match self {
            Self::DomainBlock => true,
            Self::UserDomainBlock | Self::AccountSuspension | Self::EndedThere => false,
        }
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
    /// It is no longer known which follows these were.
    pub is_purged: bool,
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

/// Which way a follow went, as seen by who lost it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// The other followed them.
    Follower,
    /// They followed the other.
    Following,
}

impl Direction {
    pub const ALL: [Self; 2] = [Self::Follower, Self::Following];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Follower => "follower",
            Self::Following => "following",
        }
    }

    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|way| way.as_str() == word)
    }
}

/// A follow that ended, and with whom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeveredFollow {
    pub other: Account,
    pub follow: Follow,
}

/// What somebody lost at one time, and what of it can be had back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeveranceView {
    pub severance: Severance,
    /// What shut the others out is lifted.
    pub is_over: bool,
    /// Follows that are not there again, by direction.
    pub open: Lost,
}

impl SeveranceView {
    /// Whether those whom they followed can be asked again.
    pub fn may_follow_again(&self) -> bool {
        self.is_over && self.open.following > 0
    }

    /// Whether followers can be taken back without a word to their server: it was told nothing, so
    /// for it they never left. Who was told of the end must follow anew by themselves.
    pub fn may_take_back_followers(&self) -> bool {
        self.is_over && self.severance.kind.was_silent() && self.open.followers > 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_survives_its_word() {
        for kind in SeveranceKind::ALL {
            let known = SeveranceKind::parse(kind.as_str());
            assert_eq!(known == Some(kind), kind != SeveranceKind::EndedThere);
        }
        for way in Direction::ALL {
            assert_eq!(Direction::parse(way.as_str()), Some(way));
        }
    }

    #[test]
    fn followers_come_back_only_where_their_server_was_told_nothing() {
        let view = |kind, is_over| SeveranceView {
            severance: Severance {
                id: SeveranceId(1),
                account: AccountId(1),
                kind,
                target: "bad.example".to_owned(),
                lost: Lost { followers: 1, following: 1 },
                is_purged: false,
                created_at: Timestamp(0),
            },
            is_over,
            open: Lost { followers: 1, following: 1 },
        };
        assert!(view(SeveranceKind::DomainBlock, true).may_take_back_followers());
        assert!(!view(SeveranceKind::DomainBlock, false).may_take_back_followers());
        assert!(!view(SeveranceKind::UserDomainBlock, true).may_take_back_followers());
        assert!(view(SeveranceKind::UserDomainBlock, true).may_follow_again());
    }
}
