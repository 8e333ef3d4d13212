//! Client programs, what they may do, and the tokens they hold.
//! Source: <https://docs.joinmastodon.org/api/oauth-scopes/>

use std::fmt;

use crate::base::{AccountId, AppId, Refusal, Timestamp, TokenId};
use crate::say;

/// A client program that registered itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClientApp {
    pub id: AppId,
    pub name: String,
    pub website: Option<String>,
    pub redirect_uris: Vec<String>,
    pub scopes: Scopes,
    pub client_id: String,
    pub secret_hash: String,
    pub created_at: Timestamp,
}

/// The redirect that means "show the code to the person".
pub const OUT_OF_BAND: &str = "urn:ietf:wg:oauth:2.0:oob";

/// A key that a client program holds, for an account or (client credentials) for itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    pub id: TokenId,
    pub app: Option<AppId>,
    pub account: Option<AccountId>,
    pub scopes: Scopes,
    pub created_at: Timestamp,
}

/// A set of scopes such as `read write:statuses`, in the order they were asked for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Scopes(Vec<String>);

/// Every scope of the API, the wide ones first.
const KNOWN: &[&str] = &[
    "read",
    "write",
    "follow",
    "push",
    "profile",
    "read:accounts",
    "read:blocks",
    "read:bookmarks",
    "read:collections",
    "read:favourites",
    "read:filters",
    "read:follows",
    "read:lists",
    "read:mutes",
    "read:notifications",
    "read:search",
    "read:statuses",
    "write:accounts",
    "write:blocks",
    "write:bookmarks",
    "write:collections",
    "write:conversations",
    "write:favourites",
    "write:filters",
    "write:follows",
    "write:lists",
    "write:media",
    "write:mutes",
    "write:notifications",
    "write:reports",
    "write:statuses",
    "admin:read",
    "admin:write",
    "admin:read:accounts",
    "admin:read:reports",
    "admin:read:domain_allows",
    "admin:read:domain_blocks",
    "admin:read:ip_blocks",
    "admin:read:email_domain_blocks",
    "admin:read:canonical_email_blocks",
    "admin:write:accounts",
    "admin:write:reports",
    "admin:write:domain_allows",
    "admin:write:domain_blocks",
    "admin:write:ip_blocks",
    "admin:write:email_domain_blocks",
    "admin:write:canonical_email_blocks",
];

/// What the old scope `follow` stands for.
const FOLLOW_COVERS: &[&str] =
    &["read:blocks", "write:blocks", "read:follows", "write:follows", "read:mutes", "write:mutes"];

impl Scopes {
    /// The scopes in `words`, separated by spaces, `+` or commas; refuses unknown ones.
    pub fn parse(words: &str) -> Result<Self, Refusal> {
        let mut scopes: Vec<String> = vec![];
        for word in words.split([' ', '+', ',']).filter(|word| !word.is_empty()) {
            if !KNOWN.contains(&word) {
                return Err(Refusal::invalid(
                    "scopes",
                    say!("refusal-holds-the-unknown-scope-n", n = word),
                ));
            }
            if !scopes.iter().any(|held| held == word) {
                scopes.push(word.to_owned());
            }
        }
        Ok(Self(scopes))
    }

    /// What is granted when nothing is asked for.
    pub fn default_grant() -> Self {
        Self(vec!["read".to_owned()])
    }

    pub fn all_known() -> impl Iterator<Item = &'static str> {
        KNOWN.iter().copied()
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }

    /// Whether something that needs `wanted` is allowed: `write` covers `write:statuses`,
    /// `admin:read` covers `admin:read:accounts`, `follow` covers follows, blocks and mutes.
    pub fn allow(&self, wanted: &str) -> bool {
        self.0.iter().any(|held| {
            held == wanted
                || wanted.strip_prefix(held.as_str()).is_some_and(|rest| rest.starts_with(':'))
                || (held == "follow" && FOLLOW_COVERS.contains(&wanted))
        })
    }

    /// Whether everything here is also within `wider`.
    pub fn within(&self, wider: &Self) -> bool {
        self.0.iter().all(|scope| wider.allow(scope))
    }
}

impl fmt::Display for Scopes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.join(" "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wide_scopes_cover_narrow_ones() {
        let scopes = Scopes::parse("read write:statuses follow").unwrap();
        for yes in ["read", "read:accounts", "write:statuses", "write:follows", "read:mutes"] {
            assert!(scopes.allow(yes), "{yes}");
        }
        for no in ["write", "write:media", "push", "admin:read", "reading"] {
            assert!(!scopes.allow(no), "{no}");
        }
        assert!(Scopes::parse("admin:read").unwrap().allow("admin:read:accounts"));
    }

    #[test]
    fn unknown_scopes_are_refused_and_named() {
        let refusal = Scopes::parse("read fly").unwrap_err();
        assert_eq!(refusal.to_string(), "scopes holds the unknown scope `fly`");
    }

    #[test]
    fn a_subset_is_within() {
        let app = Scopes::parse("read write").unwrap();
        assert!(Scopes::parse("read:statuses write").unwrap().within(&app));
        assert!(!Scopes::parse("read push").unwrap().within(&app));
    }
}
