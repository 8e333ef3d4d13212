//! Public keys of others: whose they are, and that they are theirs.

use crate::app::App;
use crate::base::Result;
use crate::db;
use crate::model::Account;
use crate::protocol::activitypub::incoming::{Actor, Key};
use crate::protocol::signature::VerifyingKey;

use super::document::{document, is_ours, without_fragment};
use super::{RemoteError, account, actor};

/// A key, and the account that its server says it belongs to.
#[derive(Debug, Clone)]
pub struct KnownKey {
    pub owner: Account,
    pub key: VerifyingKey,
}

/// The key under this id: known, or fetched now.
pub async fn key(app: &App, key_id: &str) -> Result<KnownKey, RemoteError> {
    match known_key(app, key_id).await? {
        Some(known) => Ok(known),
        None => new_key(app, key_id).await,
    }
}

/// The key under this id, if we hold it.
pub async fn known_key(app: &App, key_id: &str) -> Result<Option<KnownKey>> {
    let key_id = key_id.to_owned();
    app.db
        .read(move |tx| {
            let Some(owner) = db::account::by_key(tx, &key_id)? else { return Ok(None) };
            let endpoints = db::account::endpoints(tx, owner.id)?;
            let key = endpoints.and_then(|endpoints| actor::verifying(&endpoints.key));
            Ok(key.map(|key| KnownKey { owner, key }))
        })
        .await
}

/// Fetches a key and the actor that owns it, known or not. The owner must list the key under this
/// id (federation.md 4.2): a document may call anybody its owner.
pub async fn new_key(app: &App, key_id: &str) -> Result<KnownKey, RemoteError> {
    if is_ours(&app.settings.now(), key_id) {
        return Err(RemoteError::wrong("the key is one of ours"));
    }
    let _turn = app.pace.turn(without_fragment(key_id)).await;
    let found = document(app, key_id).await?;
    let actor = if Actor::is_actor(&found) {
        found
    } else {
        let owner = Key::read(&found).and_then(|key| key.owner);
        let owner = owner.ok_or_else(|| RemoteError::wrong("the key has no owner"))?;
        document(app, &owner).await?
    };
    account::learn(app, &actor).await?;
    known_key(app, key_id)
        .await?
        .ok_or_else(|| RemoteError::wrong("the key's owner does not list it"))
}
