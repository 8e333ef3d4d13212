//! An account as its owner sees it.
//! Source: <https://docs.joinmastodon.org/entities/Account/#CredentialAccount>

use serde::Serialize;

use crate::model::account::FieldSource;
use crate::model::{LocalAccount, Role, User};

use super::{Account, Frame};

#[derive(Debug, Serialize)]
pub(in crate::http) struct CredentialAccount {
    #[serde(flatten)]
    account: Account,
    source: Source,
    role: ApiRole,
}

/// What the owner typed, and what their new statuses start with.
#[derive(Debug, Serialize)]
#[expect(clippy::struct_excessive_bools, reason = "the API has them so")]
struct Source {
    privacy: &'static str,
    sensitive: bool,
    language: Option<String>,
    note: String,
    fields: Vec<SourceField>,
    follow_requests_count: u64,
    hide_collections: bool,
    discoverable: bool,
    indexable: bool,
    attribution_domains: [String; 0],
    quote_policy: &'static str,
}

#[derive(Debug, Serialize)]
struct SourceField {
    name: String,
    value: String,
    verified_at: Option<String>,
}

/// Source: <https://docs.joinmastodon.org/entities/Role/>
#[derive(Debug, Serialize)]
pub(super) struct ApiRole {
    id: &'static str,
    name: &'static str,
    permissions: &'static str,
    color: &'static str,
    highlighted: bool,
}

/// What the database knows of an owner besides the account itself.
#[derive(Debug)]
pub(in crate::http) struct Private {
    pub user: User,
    pub note: String,
    pub fields: Vec<FieldSource>,
    pub follow_requests: u64,
}

impl CredentialAccount {
    pub(in crate::http) fn of(account: LocalAccount, private: Private, frame: &Frame) -> Self {
        let account = account.into_account();
        let Private { user, note, fields, follow_requests } = private;
        let source = Source {
            privacy: user.default_visibility.api_word(),
            sensitive: user.default_sensitive,
            language: user.default_language,
            note,
            fields: account
                .fields
                .iter()
                .zip(fields)
                .map(|(shown, FieldSource { name, value })| SourceField {
                    name,
                    value,
                    verified_at: shown.verified_at.map(crate::base::Timestamp::rfc3339),
                })
                .collect(),
            follow_requests_count: follow_requests,
            hide_collections: account.hides_network,
            discoverable: account.discoverable,
            indexable: account.indexable,
            attribution_domains: [],
            quote_policy: user.default_can_quote.as_str(),
        };
        Self { account: Account::of(account, frame), source, role: ApiRole::of(user.role) }
    }
}

impl ApiRole {
    /// Ids and bits of permission as Mastodon's own three roles have them.
    /// Source: <https://docs.joinmastodon.org/entities/Role/#permission-flags>
    pub(super) fn of(role: Role) -> Self {
        let (id, name, permissions, highlighted) = match role {
            Role::Member => ("-99", "", "65536", false),
            Role::Moderator => ("1", "Moderator", "1308", true),
            Role::Admin => ("2", "Admin", "983036", true),
            Role::Owner => ("3", "Owner", "1048575", true),
        };
        Self { id, name, permissions, color: "", highlighted }
    }
}
