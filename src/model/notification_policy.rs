//! Of which strangers somebody wants to be told.
//! Source: <https://docs.joinmastodon.org/entities/NotificationPolicy/>

use crate::base::{AccountId, NotificationRequestId, StatusId, Timestamp};

use super::{Account, StatusView};

/// What is done with a notification; the words are those of the Mastodon API.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Ruling {
    /// Told.
    Accept,
    /// Kept back until the sender is let through.
    Filter,
    /// Never made.
    Drop,
}

impl Ruling {
    pub const ALL: [Self; 3] = [Self::Accept, Self::Filter, Self::Drop];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Accept => "accept",
            Self::Filter => "filter",
            Self::Drop => "drop",
        }
    }

    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|ruling| ruling.as_str() == word)
    }
}

/// A ruling for each kind of stranger.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotificationPolicy {
    /// Whom one does not follow.
    pub not_following: Ruling,
    /// Who does not follow one, or not for long.
    pub not_followers: Ruling,
    /// Whose account is young.
    pub new_accounts: Ruling,
    /// Who mentions one in a direct status that answers nothing.
    pub private_mentions: Ruling,
    /// Who is silenced here.
    pub limited_accounts: Ruling,
}

impl Default for NotificationPolicy {
    fn default() -> Self {
        Self {
            not_following: Ruling::Accept,
            not_followers: Ruling::Accept,
            new_accounts: Ruling::Accept,
            private_mentions: Ruling::Filter,
            limited_accounts: Ruling::Filter,
        }
    }
}

/// How a sender stands to who is to be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
pub struct Facts {
    /// Let through whatever the policy says.
    pub is_permitted: bool,
    /// The one who is told follows the sender.
    pub is_followed: bool,
    /// The sender has followed them for a while.
    pub is_follower: bool,
    pub is_new: bool,
    /// A direct status that answers nothing which they wrote to the sender.
    pub is_private: bool,
    pub is_limited: bool,
}

impl NotificationPolicy {
    /// The severest ruling that meets the sender.
    pub fn rule(&self, facts: Facts) -> Ruling {
        let Facts { is_permitted, is_followed, is_follower, is_new, is_private, is_limited } =
            facts;
        if is_permitted {
            return Ruling::Accept;
        }
        let met = [
            (!is_followed, self.not_following),
            (!is_follower, self.not_followers),
            (is_new, self.new_accounts),
            (is_private && !is_followed, self.private_mentions),
            (is_limited && !is_followed, self.limited_accounts),
        ];
        let rulings = met.into_iter().filter(|(is_met, _)| *is_met).map(|(_, ruling)| ruling);
        rulings.max().unwrap_or(Ruling::Accept)
    }
}

/// Parts of a policy to be changed; `None` leaves a part as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct PolicyChange {
    pub not_following: Option<Ruling>,
    pub not_followers: Option<Ruling>,
    pub new_accounts: Option<Ruling>,
    pub private_mentions: Option<Ruling>,
    pub limited_accounts: Option<Ruling>,
}

impl PolicyChange {
    pub fn applied_to(self, old: NotificationPolicy) -> NotificationPolicy {
        NotificationPolicy {
            not_following: self.not_following.unwrap_or(old.not_following),
            not_followers: self.not_followers.unwrap_or(old.not_followers),
            new_accounts: self.new_accounts.unwrap_or(old.new_accounts),
            private_mentions: self.private_mentions.unwrap_or(old.private_mentions),
            limited_accounts: self.limited_accounts.unwrap_or(old.limited_accounts),
        }
    }
}

/// How much is kept back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Pending {
    pub requests: u64,
    pub notifications: u64,
}

/// Somebody whose notifications are kept back, and who waits to be let through.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotificationRequest {
    pub id: NotificationRequestId,
    pub sender: AccountId,
    /// Notifications that are kept back.
    pub count: u64,
    /// The newest status that is kept back.
    pub last_status: Option<StatusId>,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
}

/// A request with what it takes to show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequestView {
    pub request: NotificationRequest,
    pub sender: Account,
    pub last_status: Option<StatusView>,
}

#[cfg(test)]
mod tests {
    use super::*;

    const FRIEND: Facts = Facts {
        is_permitted: false,
        is_followed: true,
        is_follower: true,
        is_new: false,
        is_private: false,
        is_limited: false,
    };

    #[test]
    fn every_ruling_survives_its_word() {
        for ruling in Ruling::ALL {
            assert_eq!(Ruling::parse(ruling.as_str()), Some(ruling));
        }
    }

    #[test]
    fn the_severest_ruling_counts_and_a_permission_lifts_all() {
        let strict = NotificationPolicy {
            not_following: Ruling::Filter,
            new_accounts: Ruling::Drop,
            ..NotificationPolicy::default()
        };
        let stranger = Facts::default();
        assert_eq!(strict.rule(FRIEND), Ruling::Accept);
        assert_eq!(strict.rule(stranger), Ruling::Filter);
        assert_eq!(strict.rule(Facts { is_new: true, ..stranger }), Ruling::Drop);
        let permitted = Facts { is_permitted: true, is_new: true, ..stranger };
        assert_eq!(strict.rule(permitted), Ruling::Accept);
    }

    #[test]
    fn at_first_only_unasked_private_mentions_and_limited_accounts_are_kept_back() {
        let policy = NotificationPolicy::default();
        let stranger = Facts::default();
        assert_eq!(policy.rule(stranger), Ruling::Accept);
        assert_eq!(policy.rule(Facts { is_private: true, ..stranger }), Ruling::Filter);
        assert_eq!(policy.rule(Facts { is_limited: true, ..stranger }), Ruling::Filter);
        let friend = Facts { is_private: true, is_limited: true, ..FRIEND };
        assert_eq!(policy.rule(friend), Ruling::Accept);
    }
}
