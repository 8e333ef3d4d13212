//! The login behind an account of ours.

use crate::base::{AccountId, Refusal, Timestamp};

use crate::say;

use super::{CanQuote, CanReply, Reading, Visibility};

/// The login behind an account of ours: mail, password, role and preferences.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct User {
    pub account: AccountId,
    pub email: Option<String>,
    pub password_hash: String,
    pub role: Role,
    pub created_at: Timestamp,
    /// `None`: waits for an admin's word.
    pub approved_at: Option<Timestamp>,
    pub disabled_at: Option<Timestamp>,
    /// Why they want to join, where that is asked.
    pub reason: String,
    pub default_visibility: Visibility,
    pub default_sensitive: bool,
    /// In which they write, unless they say otherwise.
    pub default_language: Option<String>,
    /// In which they want to be spoken to; `None`: they have not said.
    pub locale: Option<String>,
    /// Who may quote what they write.
    pub default_can_quote: CanQuote,
    /// Who may reply to it.
    pub default_can_reply: CanReply,
    pub reading: Reading,
}

impl User {
    /// Whether they may sign in.
    pub fn may_sign_in(&self) -> bool {
        self.approved_at.is_some() && self.disabled_at.is_none()
    }
}

/// What a person may do to the server.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    Member,
    Moderator,
    Admin,
    Owner,
}

impl Role {
    pub const ALL: [Self; 4] = [Self::Member, Self::Moderator, Self::Admin, Self::Owner];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Member => "member",
            Self::Moderator => "moderator",
            Self::Admin => "admin",
            Self::Owner => "owner",
        }
    }

    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.as_str() == word)
    }
}

/// The shortest password, in characters (NIST SP 800-63B asks for eight).
pub const SHORTEST_PASSWORD: usize = 8;
/// The longest, in bytes: more would only cost time.
pub const LONGEST_PASSWORD: usize = 512;

/// Refuses passwords that are too short, too long, or the name itself.
pub fn check_password(password: &str, username: &str) -> Result<(), Refusal> {
    if password.chars().count() < SHORTEST_PASSWORD {
        let problem = say!("refusal-must-have-at-least-n", n = SHORTEST_PASSWORD.to_string());
        return Err(Refusal::invalid("password", problem));
    }
    if password.len() > LONGEST_PASSWORD {
        let problem = say!("refusal-must-have-at-most-n", n = LONGEST_PASSWORD.to_string());
        return Err(Refusal::invalid("password", problem));
    }
    if password.eq_ignore_ascii_case(username) {
        return Err(Refusal::invalid("password", say!("refusal-must-not-be-the-name")));
    }
    Ok(())
}

/// Refuses what cannot be a mail address. Only sending a mail proves one.
pub fn check_email(email: &str) -> Result<(), Refusal> {
    let well_formed = email.len() <= 254
        && email.split_once('@').is_some_and(|(local, host)| {
            !local.is_empty() && !host.is_empty() && !host.contains('@')
        })
        && !email.chars().any(|c| c.is_whitespace() || c.is_control());
    if well_formed {
        Ok(())
    } else {
        Err(Refusal::invalid("email", say!("refusal-is-not-a-mail-address")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passwords_have_a_least_length_and_are_not_the_name() {
        assert!(check_password("short", "alice").is_err());
        assert!(check_password("alicealice", "AliceAlice").is_err());
        assert!(check_password(&"x".repeat(513), "alice").is_err());
        assert_eq!(check_password("correct horse", "alice"), Ok(()));
    }

    #[test]
    fn mail_addresses_have_two_halves() {
        assert_eq!(check_email("a@b.example"), Ok(()));
        for bad in ["", "a", "@b", "a@", "a b@c", "a@b@c"] {
            assert!(check_email(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn roles_grow() {
        assert!(Role::Member < Role::Moderator && Role::Admin < Role::Owner);
    }
}
