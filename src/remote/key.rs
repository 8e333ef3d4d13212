//! Public keys of others: whose they are, and that they are theirs.

use std::time::Duration;

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
        .glance(move |tx| {
            if let Some((owner, key)) = db::proof_key::theirs(tx, &key_id)? {
                let owner = db::account::by_id(tx, owner)?;
                let key = actor::verifying(&key);
                return Ok(owner.zip(key).map(|(owner, key)| KnownKey { owner, key }));
            }
            let Some(owner) = db::account::by_key(tx, &key_id)? else { return Ok(None) };
            let endpoints = db::account::endpoints(tx, owner.id)?;
            let key = endpoints.and_then(|endpoints| actor::verifying(&endpoints.key));
            Ok(key.map(|key| KnownKey { owner, key }))
        })
        .await
}

/// A key that was fetched within this time is the right one.
const FRESH: Duration = Duration::from_hours(1);

/// The key under the same id, fetched again because this one did not fit: its owner may have got
/// another. `None` if it was fetched not long ago, or is not to be had.
pub async fn renewed_key(app: &App, held: &KnownKey, key_id: &str) -> Result<Option<KnownKey>> {
    if !is_old(app, held).await? {
        return Ok(None);
    }
    match new_key(app, key_id).await {
        Ok(renewed) => Ok(Some(renewed)),
        Err(RemoteError::Failed(error)) => Err(error),
        Err(failure) => {
            tracing::debug!(key = key_id, "not renewed: {failure}");
            Ok(None)
        }
    }
}

/// Whether a key was fetched so long ago that its owner may have another by now.
pub async fn is_old(app: &App, held: &KnownKey) -> Result<bool> {
    let owner = held.owner.id;
    let fetched_at = app.db.read(move |tx| Ok(db::account::fetched_at(tx, owner)?)).await?;
    Ok(fetched_at.is_some_and(|at| app.clock.now().since(at) > FRESH))
}

/// Fetches a key and the actor that owns it, known or not. The owner must list the key under this
/// id (federation.md 4.2): a document may call anybody its owner.
pub async fn new_key(app: &App, key_id: &str) -> Result<KnownKey, RemoteError> {
    if is_ours(&app.settings.now(), key_id) {
        return Err(RemoteError::wrong("the key is one of ours"));
    }
    let _turn = app.pace.turn(without_fragment(key_id)).await;
    let found = document(app, key_id).await?;
    let actor = if Actor::is_actor(&found) && !found["inbox"].is_null() {
        found
    } else {
        // GoToSocial shows the beginning of an actor around its key.
        let stub = || Key::listed(&found).into_iter().find(|key| key.id == key_id);
        let owner = Key::read(&found).and_then(|key| key.owner).or_else(|| stub()?.owner);
        let owner = owner.ok_or_else(|| RemoteError::wrong("the key has no owner"))?;
        document(app, &owner).await?
    };
    account::learn(app, &actor).await?;
    known_key(app, key_id)
        .await?
        .ok_or_else(|| RemoteError::wrong("the key's owner does not list it"))
}
