//! What those who keep order may do to an account, and what they see of it.

use crate::base::{AccountId, StatusId, Timestamp, WarningId};

use super::{Account, Role, User};

/// What is done to an account; the words are those of the Mastodon API.
/// Source: <https://docs.joinmastodon.org/methods/admin/accounts/#action>
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AccountAction {
    /// Nothing but closing the report.
    None,
    /// Media of the account are always marked sensitive.
    Sensitive,
    /// The person cannot sign in; what they wrote stays.
    Disable,
    /// Strangers do not meet the account.
    Silence,
    /// The account is hidden from everyone and cannot be used.
    Suspend,
}

impl AccountAction {
    pub const ALL: [Self; 5] =
        [Self::None, Self::Sensitive, Self::Disable, Self::Silence, Self::Suspend];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Sensitive => "sensitive",
            Self::Disable => "disable",
            Self::Silence => "silence",
            Self::Suspend => "suspend",
        }
    }

    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|action| action.as_str() == word)
    }
}

/// The longest text that a moderator can write to the owner of an account, in characters.
pub const LONGEST_TEXT: usize = 2_000;

/// What those who keep order did about an account of ours, as its owner is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Warning {
    pub id: WarningId,
    pub account: AccountId,
    pub action: AccountAction,
    /// What the moderator wrote to them.
    pub text: String,
    /// The statuses that it is about.
    pub statuses: Vec<StatusId>,
    pub created_at: Timestamp,
}

/// A limit on an account that can be lifted again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Limit {
    Disabled,
    Sensitized,
    Silenced,
    Suspended,
}

/// An account as those who keep order see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dossier {
    pub account: Account,
    /// The login; `None` for a peer's.
    pub user: Option<User>,
    /// From where somebody signed in lately, last used first.
    pub addresses: Vec<(String, Timestamp)>,
}

/// Which accounts are looked for. What is `None` does not matter.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AccountSearch {
    pub origin: Option<Origin>,
    pub standing: Option<Standing>,
    /// Only those with a role above member.
    pub staff: bool,
    /// Only those with these roles.
    pub roles: Vec<Role>,
    /// Parts of what is to be found.
    pub username: Option<String>,
    pub display_name: Option<String>,
    pub email: Option<String>,
    /// The whole domain.
    pub domain: Option<String>,
    /// The whole address.
    pub ip: Option<String>,
}

/// Where an account is from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    Local,
    Remote,
}

impl Origin {
    pub fn parse(word: &str) -> Option<Self> {
        match word {
            "local" => Some(Self::Local),
            "remote" => Some(Self::Remote),
            _ => None,
        }
    }
}

/// How an account stands with those who keep order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Free to act.
    Active,
    /// Waits to be let in.
    Pending,
    Disabled,
    Silenced,
    Suspended,
    Sensitized,
}

impl Standing {
    pub const ALL: [Self; 6] = [
        Self::Active,
        Self::Pending,
        Self::Disabled,
        Self::Silenced,
        Self::Suspended,
        Self::Sensitized,
    ];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::Pending => "pending",
            Self::Disabled => "disabled",
            Self::Silenced => "silenced",
            Self::Suspended => "suspended",
            Self::Sensitized => "sensitized",
        }
    }

    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|standing| standing.as_str() == word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_action_and_standing_survives_its_word() {
        for action in AccountAction::ALL {
            assert_eq!(AccountAction::parse(action.as_str()), Some(action));
        }
        for standing in Standing::ALL {
            assert_eq!(Standing::parse(standing.as_str()), Some(standing));
        }
    }
}
