//! Entities of a few fields.

use serde::Serialize;

use crate::base::{AccountId, AppId, ListId, RuleId};
use crate::db::marker;
use crate::model::{self, ClientApp};

use super::{Account, Collection, Status, Tag};

/// `{}`, the answer of what has nothing to tell.
#[derive(Debug, Serialize)]
pub(in crate::http) struct Empty {}

/// How far somebody has read.
/// Source: <https://docs.joinmastodon.org/entities/Marker/>
#[derive(Debug, Serialize)]
pub(in crate::http) struct Marker {
    last_read_id: String,
    version: u32,
    updated_at: String,
}

impl Marker {
    /// The timeline, and how far it was read.
    pub(in crate::http) fn of(marker: marker::Marker) -> (String, Self) {
        let marker::Marker { timeline, last_read, version, updated_at } = marker;
        let updated_at = updated_at.rfc3339();
        (timeline, Self { last_read_id: last_read.to_string(), version, updated_at })
    }
}

/// Source: <https://docs.joinmastodon.org/entities/Rule/>
#[derive(Debug, Serialize)]
pub(in crate::http) struct Rule {
    id: RuleId,
    text: String,
    hint: String,
    translations: Empty,
}

impl From<model::Rule> for Rule {
    fn from(model::Rule { id, text, hint }: model::Rule) -> Self {
        Self { id, text, hint, translations: Empty {} }
    }
}

/// People whom somebody reads together.
/// Source: <https://docs.joinmastodon.org/entities/List/>
#[derive(Debug, Serialize)]
pub(in crate::http) struct List {
    id: ListId,
    title: String,
    replies_policy: &'static str,
    exclusive: bool,
}

impl From<model::List> for List {
    fn from(model::List { id, account: _, title, replies, is_exclusive }: model::List) -> Self {
        Self { id, title, replies_policy: replies.as_str(), exclusive: is_exclusive }
    }
}

/// How often something was said on one day; numbers in words, as the API has them.
#[derive(Debug, Serialize)]
pub(in crate::http) struct Used {
    day: String,
    accounts: String,
    uses: String,
}

impl From<&model::trend::Day> for Used {
    fn from(model::trend::Day { start, uses, accounts }: &model::trend::Day) -> Self {
        let day = start.0.div_euclid(1_000).to_string();
        Self { day, accounts: accounts.to_string(), uses: uses.to_string() }
    }
}

/// Whom one might want to follow, and why.
/// Source: <https://docs.joinmastodon.org/entities/Suggestion/>
#[derive(Debug, Serialize)]
pub(in crate::http) struct Suggestion {
    /// What `sources` was before there could be several.
    pub source: &'static str,
    pub sources: [&'static str; 1],
    pub account: Account,
}

/// Source: <https://docs.joinmastodon.org/entities/Search/>
#[derive(Debug, Serialize, Default)]
pub(in crate::http) struct Search {
    pub accounts: Vec<Account>,
    pub statuses: Vec<Status>,
    pub hashtags: Vec<Tag>,
    pub collections: Vec<Collection>,
}

/// Whom the viewer follows of those who follow an account.
/// Source: <https://docs.joinmastodon.org/entities/FamiliarFollowers/>
#[derive(Debug, Serialize)]
pub(in crate::http) struct FamiliarFollowers {
    pub id: AccountId,
    pub accounts: Vec<Account>,
}

/// A client program.
/// Source: <https://docs.joinmastodon.org/entities/Application/>
#[derive(Debug, Serialize)]
pub(in crate::http) struct Application {
    id: AppId,
    name: String,
    website: Option<String>,
    scopes: Vec<String>,
    redirect_uri: String,
    redirect_uris: Vec<String>,
    vapid_key: String,
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    secret: Option<Secret>,
}

#[derive(Debug, Serialize)]
#[expect(clippy::struct_field_names, reason = "it is the secret of a secret")]
struct Secret {
    #[serde(rename = "client_id")]
    id: String,
    #[serde(rename = "client_secret")]
    secret: String,
    /// Never: nought.
    #[serde(rename = "client_secret_expires_at")]
    expires_at: u32,
}

impl Application {
    /// As the program itself sees it once it is registered.
    pub(in crate::http) fn of(app: ClientApp, vapid_key: String) -> Self {
        let scopes = app.scopes.iter().map(str::to_owned).collect();
        Self {
            id: app.id,
            name: app.name,
            website: app.website,
            scopes,
            redirect_uri: app.redirect_uris.join("\n"),
            redirect_uris: app.redirect_uris,
            vapid_key,
            secret: None,
        }
    }

    /// As the program sees it when it has just registered: the secret is never told again.
    pub(in crate::http) fn registered(app: ClientApp, secret: String, vapid_key: String) -> Self {
        let secret = Secret { id: app.client_id.clone(), secret, expires_at: 0 };
        Self { secret: Some(secret), ..Self::of(app, vapid_key) }
    }
}
