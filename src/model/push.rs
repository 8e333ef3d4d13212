//! Phones and browsers that are told of notifications while nobody looks.
//! Source: <https://docs.joinmastodon.org/methods/push/>

use crate::base::{AccountId, PushId, TokenId};

/// Where a client program wants to be told, and of what.
#[derive(Clone, PartialEq, Eq)]
pub struct PushSubscription {
    pub id: PushId,
    pub token: TokenId,
    pub account: AccountId,
    /// The address at the push service.
    pub endpoint: String,
    /// The subscriber's public key, 65 bytes.
    pub p256dh: Vec<u8>,
    /// The subscriber's secret, 16 bytes.
    pub auth: Vec<u8>,
    /// RFC 8291 and RFC 8292; else the drafts before them.
    pub standard: bool,
    pub alerts: Alerts,
    pub policy: PushPolicy,
    /// The token itself, by which the program knows for which account it is told.
    pub access_token: String,
    /// In which language it was asked for.
    pub locale: Option<String>,
}

impl std::fmt::Debug for PushSubscription {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("PushSubscription")
            .field("id", &self.id)
            .field("account", &self.account)
            .field("endpoint", &self.endpoint)
            .finish_non_exhaustive()
    }
}

/// Kinds of notifications that may be asked for, by the words of the API.
pub const ALERTS: [&str; 12] = [
    "mention",
    "quote",
    "status",
    "reblog",
    "follow",
    "follow_request",
    "favourite",
    "poll",
    "update",
    "quoted_update",
    "admin.sign_up",
    "admin.report",
];

/// The kinds of notifications that are wanted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Alerts(Vec<&'static str>);

impl Alerts {
    /// The kinds for which `is_wanted` says yes.
    pub fn of(is_wanted: impl Fn(&str) -> bool) -> Self {
        Self(ALERTS.into_iter().filter(|kind| is_wanted(kind)).collect())
    }

    pub fn hold(&self, kind: &str) -> bool {
        self.0.contains(&kind)
    }

    /// The kinds with a space between, as they are stored.
    pub fn words(&self) -> String {
        self.0.join(" ")
    }

    pub fn parse(words: &str) -> Self {
        Self::of(|kind| words.split(' ').any(|word| word == kind))
    }
}

/// Whose doings are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum PushPolicy {
    #[default]
    All,
    /// Those whom one follows.
    Followed,
    /// Those who follow one.
    Follower,
    None,
}

impl PushPolicy {
    pub const ALL: [Self; 4] = [Self::All, Self::Followed, Self::Follower, Self::None];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Followed => "followed",
            Self::Follower => "follower",
            Self::None => "none",
        }
    }

    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|policy| policy.as_str() == word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn alerts_and_policies_survive_being_stored() {
        let alerts = Alerts::of(|kind| matches!(kind, "mention" | "admin.report"));
        assert!(alerts.hold("mention") && !alerts.hold("follow"));
        assert_eq!(Alerts::parse(&alerts.words()), alerts);
        assert_eq!(Alerts::parse("made_up"), Alerts::default());
        for policy in PushPolicy::ALL {
            assert_eq!(PushPolicy::parse(policy.as_str()), Some(policy));
        }
    }
}
