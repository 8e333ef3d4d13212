//! Who may reply to a status, and replies of ours that wait to be let in.

use serde::{Deserialize, Serialize};

use crate::base::{AccountId, StatusId};

use super::policy::Circles;
use super::{Consent, Policy, Tie, Visibility};

/// Whom people of ours can let reply to them. Whom they mention or answer always may, and so may
/// they themselves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CanReply {
    #[default]
    Everyone,
    Followers,
    Mentioned,
}

impl CanReply {
    pub const ALL: [Self; 3] = [Self::Everyone, Self::Followers, Self::Mentioned];

    /// The API's word, which is the database's, too.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Everyone => "public",
            Self::Followers => "followers",
            Self::Mentioned => "mentioned",
        }
    }

    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|candidate| candidate.as_str() == word)
    }

    pub fn policy(self) -> Policy {
        Policy::of(match self {
            Self::Everyone => Circles::EVERYONE,
            Self::Followers => Circles::FOLLOWERS,
            Self::Mentioned => Circles::NOBODY,
        })
    }

    /// What was chosen, as far as a policy still tells.
    pub fn of(policy: Policy) -> Self {
        if policy.automatic.everyone {
            Self::Everyone
        } else if policy.automatic.followers {
            Self::Followers
        } else {
            Self::Mentioned
        }
    }
}

/// Whether somebody who may see a status may reply to it. `is_named`: it mentions or answers them.
pub fn consent(policy: Policy, tie: Tie, is_named: bool) -> Consent {
    if tie.is_author || is_named { Consent::Automatic } else { policy.consent(tie) }
}

/// Whether others believe that a reply is wanted only with the word of who is answered: of whom
/// follows whom, and of what is decided by hand, only their server knows.
pub fn needs_word(policy: Policy, tie: Tie, is_named: bool) -> bool {
    !(tie.is_author || is_named || policy.automatic.everyone)
}

/// How far a reply of ours has come whose parent's author is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ReplyState {
    Pending,
    Accepted,
    Rejected,
}

impl ReplyState {
    pub const ALL: [Self; 3] = [Self::Pending, Self::Accepted, Self::Rejected];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Accepted => "accepted",
            Self::Rejected => "rejected",
        }
    }

    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == word)
    }
}

/// A reply of ours that an author elsewhere has to let in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReplyRequest {
    /// The reply. Until it is let in only its writer sees it.
    pub status: StatusId,
    /// Who is asked.
    pub author: AccountId,
    pub uri: String,
    /// Whom it is for once it is let in.
    pub audience: Visibility,
    pub state: ReplyState,
    /// Of the authorization that was given.
    pub stamp_uri: Option<String>,
}

/// What a peer's status brings to show that it may answer what it answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ReplyProof {
    #[default]
    None,
    /// It came with a request, which is answered by itself.
    Asked,
    /// The author of what is answered vouches for it; looked at already.
    Vouched,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn choices_and_states_survive_their_words() {
        for choice in CanReply::ALL {
            assert_eq!(CanReply::parse(choice.as_str()), Some(choice));
            assert_eq!(CanReply::of(choice.policy()), choice);
        }
        for state in ReplyState::ALL {
            assert_eq!(ReplyState::parse(state.as_str()), Some(state));
        }
    }

    #[test]
    fn whoever_is_named_may_reply_and_so_may_the_author() {
        let stranger = Tie::default();
        let (author, follower) =
            (Tie { is_author: true, ..stranger }, Tie { follows: true, ..stranger });
        let mentioned = CanReply::Mentioned.policy();
        assert_eq!(consent(mentioned, author, false), Consent::Automatic);
        assert_eq!(consent(mentioned, stranger, true), Consent::Automatic);
        assert_eq!(consent(mentioned, follower, false), Consent::Denied);
        let followers = CanReply::Followers.policy();
        assert_eq!(consent(followers, follower, false), Consent::Automatic);
        assert_eq!(consent(followers, stranger, false), Consent::Denied);
        assert_eq!(consent(Policy::OPEN, stranger, false), Consent::Automatic);
        let asked = Policy { manual: Circles::EVERYONE, ..followers };
        assert_eq!(consent(asked, stranger, false), Consent::Manual);
    }

    #[test]
    fn the_authors_word_is_needed_where_others_cannot_tell() {
        let follower = Tie { follows: true, ..Tie::default() };
        assert!(!needs_word(Policy::OPEN, follower, false));
        assert!(needs_word(CanReply::Followers.policy(), follower, false));
        assert!(!needs_word(CanReply::Followers.policy(), follower, true));
        let by_hand = Policy { manual: Circles::EVERYONE, ..Policy::default() };
        assert!(needs_word(by_hand, Tie::default(), false));
    }
}
