//! An account as everyone sees it.
//! Source: <https://docs.joinmastodon.org/entities/Account/>

use serde::Serialize;

use crate::base::{AccountId, Timestamp};
use crate::model;

use super::{CustomEmoji, Frame};

#[derive(Debug, Serialize)]
#[expect(clippy::struct_excessive_bools, reason = "the API has them so")]
pub(in crate::http) struct Account {
    id: AccountId,
    username: String,
    acct: String,
    display_name: String,
    locked: bool,
    bot: bool,
    discoverable: Option<bool>,
    indexable: bool,
    group: bool,
    created_at: String,
    note: String,
    url: String,
    uri: String,
    avatar: String,
    avatar_static: String,
    header: String,
    header_static: String,
    followers_count: u64,
    following_count: u64,
    statuses_count: u64,
    last_status_at: Option<String>,
    hide_collections: Option<bool>,
    noindex: bool,
    emojis: Vec<CustomEmoji>,
    roles: [(); 0],
    fields: Vec<Field>,
    #[serde(skip_serializing_if = "is_false")]
    suspended: bool,
}

/// A row of the table on a profile.
#[derive(Debug, Serialize)]
struct Field {
    name: String,
    value: String,
    verified_at: Option<String>,
}

/// An account that the viewer mutes, and until when.
#[derive(Debug, Serialize)]
pub(in crate::http) struct MutedAccount {
    #[serde(flatten)]
    account: Account,
    mute_expires_at: Option<String>,
}

impl Account {
    pub(in crate::http) fn of(account: model::Account, frame: &Frame) -> Self {
        let (avatar, header) =
            (frame.url(&account.avatar_path()), frame.url(&account.header_path()));
        Self {
            id: account.id,
            acct: account.handle(),
            locked: account.locked,
            bot: account.kind.is_bot(),
            discoverable: Some(account.discoverable),
            indexable: account.indexable,
            group: account.kind == model::ActorKind::Group,
            // Cut to the day, as Mastodon does.
            created_at: format!("{}T00:00:00.000Z", account.created_at.date()),
            suspended: account.is_suspended(),
            username: account.username,
            display_name: account.display_name,
            note: account.note.into_string(),
            url: account.url,
            uri: account.uri,
            avatar_static: avatar.clone(),
            avatar,
            header_static: header.clone(),
            header,
            followers_count: account.followers_count,
            following_count: account.following_count,
            statuses_count: account.statuses_count,
            last_status_at: account.last_status_at.map(Timestamp::date),
            hide_collections: Some(account.hides_network),
            noindex: !account.indexable,
            emojis: CustomEmoji::all(account.emojis, frame),
            roles: [],
            fields: account.fields.into_iter().map(Field::of).collect(),
        }
    }
}

impl Field {
    fn of(model::Field { name, value, verified_at }: model::Field) -> Self {
        Self { name, value: value.into_string(), verified_at: verified_at.map(Timestamp::rfc3339) }
    }
}

impl MutedAccount {
    pub(in crate::http) fn of(
        account: model::Account,
        until: Option<Timestamp>,
        frame: &Frame,
    ) -> Self {
        Self {
            account: Account::of(account, frame),
            mute_expires_at: until.map(Timestamp::rfc3339),
        }
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks so")]
fn is_false(yes: &bool) -> bool {
    !yes
}
