//! Quotes: a status that shows another inside, and who may do that with whose.

use serde::{Deserialize, Serialize};

use crate::base::{AccountId, StatusId};

use super::policy::Circles;
use super::{Consent, Policy, StatusView, Tie, Visibility};

/// Whom people of ours can let quote them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CanQuote {
    #[default]
    Everyone,
    Followers,
    Nobody,
}

impl CanQuote {
    pub const ALL: [Self; 3] = [Self::Everyone, Self::Followers, Self::Nobody];

    /// The API's word, which is the database's, too.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Everyone => "public",
            Self::Followers => "followers",
            Self::Nobody => "nobody",
        }
    }

    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|candidate| candidate.as_str() == word)
    }

    /// The policy of a status with this audience. What few may see nobody else quotes.
    pub fn policy(self, visibility: Visibility) -> Policy {
        let may_leave = match visibility {
            Visibility::Public | Visibility::Unlisted | Visibility::Local => true,
            Visibility::Followers | Visibility::Direct | Visibility::OnlyMe => false,
        };
        let automatic = match self {
            Self::Everyone if may_leave => Circles::EVERYONE,
            Self::Followers if may_leave => Circles::FOLLOWERS,
            Self::Everyone | Self::Followers | Self::Nobody => Circles::NOBODY,
        };
        Policy::of(automatic)
    }

    /// What was chosen, as far as a policy still tells.
    pub fn of(policy: Policy) -> Self {
        let choices = Self::ALL.map(|choice| (choice, choice.policy(Visibility::Public)));
        policy.choice(choices).unwrap_or(Self::Nobody)
    }
}

/// Whether somebody who may see a status may quote it.
pub fn consent(policy: Policy, visibility: Visibility, tie: Tie) -> Consent {
    if visibility == Visibility::Direct {
        return Consent::Denied;
    }
    if tie.is_author {
        return Consent::Automatic;
    }
    let is_private = matches!(visibility, Visibility::Followers | Visibility::OnlyMe);
    if is_private || tie.blocks || tie.is_blocked {
        return Consent::Denied;
    }
    policy.consent(tie)
}

/// The audience of a status that quotes one with audience `quoted`, if its writer asks for `asked`:
/// one's own followers-only words stay so. `None`: the quote would tell others of what never
/// leaves this server, or its author.
pub fn audience(asked: Visibility, quoted: Visibility) -> Option<Visibility> {
    match (quoted, asked) {
        (Visibility::OnlyMe, Visibility::OnlyMe) => Some(asked),
        (Visibility::OnlyMe, _) => None,
        (Visibility::Local, asked) => asked.is_local_only().then_some(asked),
        (Visibility::Followers, Visibility::Public | Visibility::Unlisted) => {
            Some(Visibility::Followers)
        }
        (_, asked) => Some(asked),
    }
}

/// How far a quote has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum QuoteState {
    /// Its author waits for an answer.
    Pending,
    Accepted,
    Rejected,
    /// Was granted and no longer is.
    Revoked,
    /// What it quoted is gone.
    Deleted,
}

impl QuoteState {
    pub const ALL: [Self; 5] =
        [Self::Pending, Self::Accepted, Self::Rejected, Self::Revoked, Self::Deleted];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Accepted => "accepted",
            Self::Rejected => "rejected",
            Self::Revoked => "revoked",
            Self::Deleted => "deleted",
        }
    }

    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == word)
    }
}

/// What a status quotes, as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quote {
    /// The one that quotes.
    pub status: StatusId,
    pub quoted_uri: String,
    /// `None`: not known here, or gone.
    pub quoted: Option<StatusId>,
    pub quoted_author: Option<AccountId>,
    pub state: QuoteState,
    /// Open to all, so that it counts.
    pub is_open: bool,
    /// Of a server that asks nobody before it quotes.
    pub is_legacy: bool,
    /// Of the `QuoteRequest`.
    pub request_uri: Option<String>,
    /// Of the authorization that a peer gave.
    pub stamp_uri: Option<String>,
}

/// What stands in the place of a quoted status.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    /// The status itself.
    Whole,
    /// The status, folded: the viewer wants nothing of its author.
    BlockedAccount,
    BlockedDomain,
    MutedAccount,
    Pending,
    Rejected,
    Revoked,
    Deleted,
    /// The viewer may not see it.
    Unauthorized,
}

impl Shown {
    /// What a viewer gets of a quote; `may_see` and `tie` are how they stand to what is quoted.
    pub fn of(quote: &Quote, may_see: bool, tie: Tie) -> Self {
        match quote.state {
            QuoteState::Pending => Self::Pending,
            QuoteState::Rejected => Self::Rejected,
            QuoteState::Revoked => Self::Revoked,
            QuoteState::Deleted => Self::Deleted,
            QuoteState::Accepted if quote.quoted.is_none() => Self::Deleted,
            QuoteState::Accepted if !may_see => Self::Unauthorized,
            QuoteState::Accepted if tie.blocks => Self::BlockedAccount,
            QuoteState::Accepted if tie.blocks_domain => Self::BlockedDomain,
            QuoteState::Accepted if tie.mutes => Self::MutedAccount,
            QuoteState::Accepted => Self::Whole,
        }
    }

    /// The API's word.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Whole => "accepted",
            Self::BlockedAccount => "blocked_account",
            Self::BlockedDomain => "blocked_domain",
            Self::MutedAccount => "muted_account",
            Self::Pending => "pending",
            Self::Rejected => "rejected",
            Self::Revoked => "revoked",
            Self::Deleted => "deleted",
            Self::Unauthorized => "unauthorized",
        }
    }

    /// Whether the quoted status comes along.
    pub fn is_there(self) -> bool {
        match self {
            Self::Whole | Self::BlockedAccount | Self::BlockedDomain | Self::MutedAccount => true,
            Self::Pending | Self::Rejected | Self::Revoked | Self::Deleted | Self::Unauthorized => {
                false
            }
        }
    }
}

/// What a status quotes, as one viewer sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuoteView {
    pub shown: Shown,
    /// The address that is told to who cannot show quotes.
    pub quoted_uri: String,
    /// `None` unless the viewer may see it.
    pub quoted: Option<StatusId>,
    /// Whose it is.
    pub quoted_author: Option<AccountId>,
    /// The quoted status; `None` as well where it is quoted by what is itself quoted.
    pub status: Option<Box<StatusView>>,
}

/// A quote that came with a peer's status, not yet checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RemoteQuote {
    pub uri: String,
    /// The authorization it points to.
    pub stamp_uri: Option<String>,
    /// In a form that asks nobody.
    pub is_legacy: bool,
    /// How many quotes lead here from what was sent: not all are followed.
    pub depth: u8,
}

/// Quotes of quotes that are fetched: as far as they are shown.
pub const DEEPEST_QUOTE: u8 = 2;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Circles;

    #[test]
    fn choices_and_states_survive_their_words() {
        for choice in CanQuote::ALL {
            assert_eq!(CanQuote::parse(choice.as_str()), Some(choice));
            assert_eq!(CanQuote::of(choice.policy(Visibility::Public)), choice);
        }
        for state in QuoteState::ALL {
            assert_eq!(QuoteState::parse(state.as_str()), Some(state));
        }
    }

    #[test]
    fn what_few_may_see_only_its_author_quotes() {
        let anyone = Policy { automatic: Circles::EVERYONE, ..Policy::default() };
        let author = Tie { is_author: true, ..Tie::default() };
        let follower = Tie { follows: true, ..Tie::default() };
        for visibility in [Visibility::Followers, Visibility::OnlyMe] {
            assert_eq!(CanQuote::Everyone.policy(visibility), Policy::default());
            assert_eq!(consent(anyone, visibility, follower), Consent::Denied);
            assert_eq!(consent(Policy::default(), visibility, author), Consent::Automatic);
        }
        assert_eq!(consent(anyone, Visibility::Direct, author), Consent::Denied);
        assert_eq!(consent(anyone, Visibility::Local, Tie::default()), Consent::Automatic);
    }

    #[test]
    fn the_policy_decides_unless_somebody_blocks() {
        let followers = CanQuote::Followers.policy(Visibility::Public);
        let of = |policy, tie| consent(policy, Visibility::Public, tie);
        let follower = Tie { follows: true, ..Tie::default() };
        assert_eq!(of(followers, Tie::default()), Consent::Denied);
        assert_eq!(of(followers, follower), Consent::Automatic);
        assert_eq!(of(followers, Tie { is_blocked: true, ..follower }), Consent::Denied);
        assert_eq!(of(followers, Tie { blocks: true, ..follower }), Consent::Denied);
        let asked = Policy { manual: Circles::EVERYONE, ..followers };
        assert_eq!(of(asked, Tie::default()), Consent::Manual);
        let odd = Circles { others: true, ..Circles::NOBODY };
        let odd = Policy { automatic: odd, ..Policy::default() };
        assert_eq!(of(odd, Tie::default()), Consent::Unknown);
    }

    #[test]
    fn a_quote_widens_no_audience() {
        use Visibility::{Direct, Followers, Local, OnlyMe, Public, Unlisted};
        assert_eq!(audience(Public, Unlisted), Some(Public));
        assert_eq!(audience(Public, Followers), Some(Followers));
        assert_eq!(audience(Direct, Followers), Some(Direct));
        assert_eq!(audience(Local, Public), Some(Local));
        assert_eq!(audience(OnlyMe, Local), Some(OnlyMe));
        assert_eq!(audience(OnlyMe, OnlyMe), Some(OnlyMe));
        for asked in [Public, Unlisted, Followers, Direct] {
            assert_eq!(audience(asked, Local), None);
            assert_eq!(audience(asked, OnlyMe), None);
        }
        assert_eq!(audience(Local, OnlyMe), None);
    }

    #[test]
    fn the_viewer_decides_what_a_granted_quote_shows() {
        let quote = Quote {
            status: StatusId(2),
            quoted_uri: "https://a.example/1".to_owned(),
            quoted: Some(StatusId(1)),
            quoted_author: Some(AccountId(1)),
            state: QuoteState::Accepted,
            is_open: true,
            is_legacy: false,
            request_uri: None,
            stamp_uri: None,
        };
        let tie = Tie::default();
        assert_eq!(Shown::of(&quote, true, tie), Shown::Whole);
        assert_eq!(Shown::of(&quote, false, tie), Shown::Unauthorized);
        assert_eq!(Shown::of(&quote, true, Tie { mutes: true, ..tie }), Shown::MutedAccount);
        assert_eq!(Shown::of(&quote, true, Tie { blocks: true, ..tie }), Shown::BlockedAccount);
        let gone = Quote { quoted: None, ..quote.clone() };
        assert_eq!(Shown::of(&gone, false, tie), Shown::Deleted);
        let pending = Quote { state: QuoteState::Pending, ..quote };
        assert!(!Shown::of(&pending, true, tie).is_there());
    }
}
