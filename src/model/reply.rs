//! Who may reply to a status, and replies that the author of what they answer has to let in.

use serde::{Deserialize, Serialize};

use crate::base::{AccountId, StatusId, Timestamp};

use super::policy::Circles;
use super::{Consent, Policy, Tie, Visibility};

/// Whom people of ours can let reply to them. Whom they mention or answer always may, and so may
/// they themselves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CanReply {
    #[default]
    Everyone,
    /// These at once, everybody else once they are let in.
    FollowersElseAsk,
    /// Each reply is let in by hand, or is not.
    Ask,
    Followers,
    Mentioned,
}

impl CanReply {
    /// The widest first.
    pub const ALL: [Self; 5] =
        [Self::Everyone, Self::FollowersElseAsk, Self::Ask, Self::Followers, Self::Mentioned];

    /// The API's word, which is the database's, too.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Everyone => "public",
            Self::FollowersElseAsk => "followers_or_ask",
            Self::Ask => "ask",
            Self::Followers => "followers",
            Self::Mentioned => "mentioned",
        }
    }

    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|candidate| candidate.as_str() == word)
    }

    pub fn policy(self) -> Policy {
        let (automatic, manual) = match self {
            Self::Everyone => (Circles::EVERYONE, Circles::NOBODY),
            Self::FollowersElseAsk => (Circles::FOLLOWERS, Circles::EVERYONE),
            Self::Ask => (Circles::NOBODY, Circles::EVERYONE),
            Self::Followers => (Circles::FOLLOWERS, Circles::NOBODY),
            Self::Mentioned => (Circles::NOBODY, Circles::NOBODY),
        };
        Policy { manual, ..Policy::of(automatic) }
    }

    /// What was chosen, as far as a policy still tells.
    pub fn of(policy: Policy) -> Self {
        let choices = Self::ALL.map(|choice| (choice, choice.policy()));
        policy.choice(choices).unwrap_or(Self::Mentioned)
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

/// How far a reply has come that has to be let in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ReplyState {
    Pending,
    Accepted,
    Rejected,
    /// Was let in and is put out again.
    Revoked,
}

impl ReplyState {
    pub const ALL: [Self; 4] = [Self::Pending, Self::Accepted, Self::Rejected, Self::Revoked];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Accepted => "accepted",
            Self::Rejected => "rejected",
            Self::Revoked => "revoked",
        }
    }

    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == word)
    }
}

/// A reply that the author of what it answers has to let in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReplyRequest {
    /// The reply. Until it is let in its writer alone sees it, and who is asked if they are one of
    /// ours.
    pub status: StatusId,
    /// Who is asked.
    pub author: AccountId,
    /// Of the `ReplyRequest`; that of the reply itself where there was none.
    pub uri: String,
    /// Whom it is for once it is let in.
    pub audience: Visibility,
    pub state: ReplyState,
    /// Of the authorization that somebody elsewhere gave.
    pub stamp_uri: Option<String>,
    pub asked_at: Timestamp,
    /// `None` while it waits.
    pub decided_at: Option<Timestamp>,
}

/// Replies that may wait for one author, and those of one writer among them.
pub const MOST_WAITING: u32 = 200;
pub const MOST_WAITING_OF_ONE: u32 = 10;

/// What a peer's status brings to show that it may answer what it answers.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum ReplyProof {
    #[default]
    None,
    /// It came with the request of this id, which is answered by itself.
    Asked(String),
    /// The author of what is answered vouches for it with this authorization; looked at already.
    Vouched(String),
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
        let asked = CanReply::FollowersElseAsk.policy();
        assert_eq!(consent(asked, follower, false), Consent::Automatic);
        assert_eq!(consent(asked, stranger, false), Consent::Manual);
        assert_eq!(consent(CanReply::Ask.policy(), follower, false), Consent::Manual);
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
