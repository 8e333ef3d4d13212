//! Who may not join, by mail address or by network.

use crate::base::{CanonicalEmailBlockId, EmailDomainBlockId, IpBlockId, Timestamp};

/// A mail provider whose addresses may not join; its subdomains are meant, too.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EmailDomainBlock {
    pub id: EmailDomainBlockId,
    pub domain: String,
    pub created_at: Timestamp,
}

/// A network from which nobody may join, or come at all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IpBlock {
    pub id: IpBlockId,
    /// Such as `192.0.2.0/24`.
    pub network: String,
    pub severity: IpSeverity,
    pub comment: String,
    /// `None`: never.
    pub expires_at: Option<Timestamp>,
    pub created_at: Timestamp,
}

impl IpBlock {
    pub fn is_over(&self, now: Timestamp) -> bool {
        self.expires_at.is_some_and(|end| end <= now)
    }
}

/// What those from a network may not do, from little to much; the words are those of the Mastodon
/// API.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum IpSeverity {
    NeedsApproval,
    NoSignUp,
    NoAccess,
}

impl IpSeverity {
    pub const ALL: [Self; 3] = [Self::NeedsApproval, Self::NoSignUp, Self::NoAccess];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::NeedsApproval => "sign_up_requires_approval",
            Self::NoSignUp => "sign_up_block",
            Self::NoAccess => "no_access",
        }
    }

    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|severity| severity.as_str() == word)
    }
}

/// A mail address that may not join, however it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CanonicalEmailBlock {
    pub id: CanonicalEmailBlockId,
    /// SHA-256 of [`canonical`], in hex.
    pub hash: String,
}

/// The plainest form of a mail address: lower case, without dots or what follows a `+` before the
/// `@`. Many providers deliver all of these to one person.
/// Source: <https://docs.joinmastodon.org/methods/admin/canonical_email_blocks/>
pub fn canonical(email: &str) -> String {
    let email = email.trim().to_lowercase();
    let Some((name, host)) = email.rsplit_once('@') else { return email };
    let name = name.split('+').next().unwrap_or_default().replace('.', "");
    format!("{name}@{host}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_address_are_one() {
        for spelling in ["ab@mail.example", "A.b+news@Mail.example", " a.b@mail.example "] {
            assert_eq!(canonical(spelling), "ab@mail.example", "{spelling}");
        }
        assert_ne!(canonical("ab@mail.example"), canonical("ab@other.example"));
    }
}
