//! An account as its owner sees it.
//! Source: <https://docs.joinmastodon.org/entities/Account/#CredentialAccount>

use serde::Serialize;

use crate::base::{AccountId, Timestamp};
use crate::model::account::{FieldSource, ProfileSource};
use crate::model::{self, LocalAccount, Role, User};

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
    attribution_domains: Vec<String>,
    quote_policy: &'static str,
    /// Not in Mastodon.
    reply_policy: &'static str,
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
    pub source: ProfileSource,
    pub follow_requests: u64,
}

impl CredentialAccount {
    pub(in crate::http) fn of(account: LocalAccount, private: Private, frame: &Frame) -> Self {
        let account = account.into_account();
        let Private { user, source, follow_requests } = private;
        let ProfileSource { note, fields, attribution_domains } = source;
        let source = Source {
            privacy: user.default_visibility.api_word(),
            sensitive: user.default_sensitive,
            language: user.default_language,
            note,
            fields: source_fields(&account, fields),
            follow_requests_count: follow_requests,
            hide_collections: account.hides_network,
            discoverable: account.discoverable,
            indexable: account.indexable,
            attribution_domains,
            quote_policy: user.default_can_quote.as_str(),
            reply_policy: user.default_can_reply.as_str(),
        };
        Self { account: Account::of(account, frame), source, role: ApiRole::of(user.role) }
    }
}

/// Fields as they were typed, each as verified as what is shown of it.
fn source_fields(account: &model::Account, typed: Vec<FieldSource>) -> Vec<SourceField> {
    let verified = |index: usize| account.fields.get(index).and_then(|field| field.verified_at);
    typed
        .into_iter()
        .enumerate()
        .map(|(index, FieldSource { name, value })| SourceField {
            name,
            value,
            verified_at: verified(index).map(Timestamp::rfc3339),
        })
        .collect()
}

/// A profile as its owner edits it.
/// Source: <https://docs.joinmastodon.org/entities/Profile/>
#[derive(Debug, Serialize)]
#[expect(clippy::struct_excessive_bools, reason = "the API has them so")]
pub(in crate::http) struct Profile {
    id: AccountId,
    display_name: String,
    note: String,
    fields: Vec<SourceField>,
    avatar: Option<String>,
    avatar_static: Option<String>,
    avatar_description: String,
    header: Option<String>,
    header_static: Option<String>,
    header_description: String,
    locked: bool,
    bot: bool,
    hide_collections: bool,
    discoverable: bool,
    indexable: bool,
    show_media: bool,
    show_media_replies: bool,
    show_featured: bool,
    attribution_domains: Vec<String>,
}

impl Profile {
    pub(in crate::http) fn of(account: LocalAccount, source: ProfileSource, frame: &Frame) -> Self {
        let account = account.into_account();
        let ProfileSource { note, fields, attribution_domains } = source;
        let (avatar, header) = (account.avatar.is_some(), account.header.is_some());
        let shown = |is_there: bool, path: String| is_there.then(|| frame.url(&path));
        Self {
            id: account.id,
            note,
            fields: source_fields(&account, fields),
            avatar: shown(avatar, account.avatar_path()),
            avatar_static: shown(avatar, account.avatar_still_path()),
            header: shown(header, account.header_path()),
            header_static: shown(header, account.header_still_path()),
            locked: account.locked,
            bot: account.kind.is_bot(),
            hide_collections: account.hides_network,
            discoverable: account.discoverable,
            indexable: account.indexable,
            show_media: account.shows_media,
            show_media_replies: account.shows_media_replies,
            show_featured: account.shows_featured,
            attribution_domains,
            display_name: account.display_name,
            avatar_description: account.avatar_description,
            header_description: account.header_description,
        }
    }
}

/// A role that others see on a profile.
/// Source: <https://docs.joinmastodon.org/entities/Account/#AccountRole>
#[derive(Debug, Serialize)]
pub(super) struct ShownRole {
    id: &'static str,
    name: &'static str,
    color: &'static str,
}

impl ShownRole {
    pub(super) fn of(role: Role) -> Option<Self> {
        let ApiRole { id, name, permissions: _, color, highlighted } = ApiRole::of(role);
        highlighted.then_some(Self { id, name, color })
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
