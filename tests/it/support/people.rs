//! People for tests: accounts of ours and of peers, without keys that sign.

use tusklet::base::{AccountId, Html, Timestamp};
use tusklet::db::account::LocalAddresses;
use tusklet::db::{self, WriteTx};
use tusklet::model::account::{Endpoints, RemoteAccount};
use tusklet::model::{ActorKind, CanQuote, CanReply, LocalAccount, Role, User, Visibility};

/// Our own domain in tests.
pub const DOMAIN: &str = "home.example";

/// Stores an account of ours that may sign in.
pub fn insert_local(
    tx: &WriteTx<'_>,
    id: AccountId,
    name: &str,
    now: Timestamp,
) -> rusqlite::Result<LocalAccount> {
    insert_with_role(tx, id, name, Role::Member, now)
}

/// As [`insert_local`], of somebody who may have a say here.
pub fn insert_with_role(
    tx: &WriteTx<'_>,
    id: AccountId,
    name: &str,
    role: Role,
    now: Timestamp,
) -> rusqlite::Result<LocalAccount> {
    let uri = format!("https://{DOMAIN}/users/{name}");
    let endpoints = endpoints(&uri, None);
    let addresses = LocalAddresses { uri, url: format!("https://{DOMAIN}/@{name}"), endpoints };
    let user = User {
        account: id,
        email: None,
        password_hash: "none".to_owned(),
        role,
        created_at: now,
        approved_at: Some(now),
        disabled_at: None,
        reason: String::new(),
        default_visibility: Visibility::Public,
        default_sensitive: false,
        default_language: None,
        locale: None,
        default_can_quote: CanQuote::default(),
        reading: tusklet::model::Reading::default(),
        default_can_reply: CanReply::default(),
    };
    db::account::insert_local(tx, id, name, &addresses, now)?;
    db::user::insert(tx, &user)?;
    Ok(db::account::local_by_id(tx, id)?.unwrap())
}

/// Stores an account of a peer: `bob@peer.example`.
pub fn insert_remote(
    tx: &WriteTx<'_>,
    id: AccountId,
    handle: &str,
    now: Timestamp,
) -> rusqlite::Result<AccountId> {
    db::account::upsert_remote(tx, id, &remote(handle), now)
}

/// An account of a peer as its server describes it.
pub fn remote(handle: &str) -> RemoteAccount {
    let (name, domain) = handle.split_once('@').unwrap();
    let uri = format!("https://{domain}/users/{name}");
    RemoteAccount {
        username: name.to_owned(),
        domain: domain.to_owned(),
        url: format!("https://{domain}/@{name}"),
        kind: ActorKind::Person,
        display_name: String::new(),
        note: Html::default(),
        fields: vec![],
        avatar: None,
        header: None,
        avatar_description: String::new(),
        header_description: String::new(),
        locked: false,
        discoverable: true,
        indexable: true,
        shows_media: true,
        shows_media_replies: true,
        shows_featured: true,
        attribution_domains: vec![],
        created_at: None,
        also_known_as: vec![],
        endpoints: endpoints(&uri, Some(format!("https://{domain}/inbox"))),
        uri,
    }
}

fn endpoints(uri: &str, shared_inbox: Option<String>) -> Endpoints {
    Endpoints {
        inbox: format!("{uri}/inbox"),
        shared_inbox,
        outbox: Some(format!("{uri}/outbox")),
        followers: Some(format!("{uri}/followers")),
        following: Some(format!("{uri}/following")),
        featured: None,
        featured_tags: None,
        key_id: format!("{uri}#main-key"),
        key: "none".to_owned(),
    }
}
