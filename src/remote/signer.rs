//! Our own keys: those of our people, and that of the server itself, which signs fetches.

use std::sync::Arc;

use crate::app::App;
use crate::base::{AccountId, Result};
use crate::db;
use crate::db::key::{SERVER, StoredKey};
use crate::model::Account;
use crate::protocol::activitypub::outgoing::PublicKey;
use crate::protocol::signature::{NewKey, Signer, SigningKey};

/// Where the server's own actor is.
pub const SERVER_PATH: &str = "/actor";

/// Whose key signs what `account` sends; `None` when it is not ours or has gone.
pub async fn signer(app: &App, account: AccountId) -> Result<Option<Signer>> {
    if account == SERVER {
        return server_signer(app).await.map(Some);
    }
    let cached = app.keys.get(&account);
    let wanted = cached.is_none();
    let found = app
        .db
        .read(move |tx| {
            let ours = db::account::by_id(tx, account)?.filter(Account::is_local);
            // Who is suspended says nothing; who is gone for good, and so has no login left, must
            // still be able to say that.
            let is_gone = db::user::by_account(tx, account)?.is_none();
            let Some(ours) = ours.filter(|ours| !ours.is_suspended() || is_gone) else {
                return Ok(None);
            };
            let stored = if wanted { db::key::of(tx, account)? } else { None };
            Ok(Some((ours.uri, stored)))
        })
        .await?;
    let Some((actor, stored)) = found else { return Ok(None) };
    let key = match (cached, stored) {
        (Some(key), _) => key,
        (None, Some(stored)) => remember(app, account, &stored)?,
        (None, None) => return Ok(None),
    };
    Ok(Some(Signer { key_id: PublicKey::main_id(&actor), key }))
}

/// The server's own signer. Its key is made when it is first needed.
pub async fn server_signer(app: &App) -> Result<Signer> {
    let key_id = PublicKey::main_id(&app.url(SERVER_PATH));
    if let Some(key) = app.keys.get(&SERVER) {
        return Ok(Signer { key_id, key });
    }
    let stored = server_key(app).await?;
    Ok(Signer { key_id, key: remember(app, SERVER, &stored)? })
}

/// The server's own key pair, made when it is first needed.
pub async fn server_key(app: &App) -> Result<StoredKey> {
    if let Some(stored) = app.db.read(|tx| Ok(db::key::of(tx, SERVER)?)).await? {
        return Ok(stored);
    }
    let NewKey { pkcs8, public_pem } = tokio::task::spawn_blocking(NewKey::generate).await??;
    let made = StoredKey { private: pkcs8, public: public_pem };
    app.db
        .write(move |tx| {
            // Two may have made one at the same time: the first stays.
            if let Some(earlier) = db::key::of(tx, SERVER)? {
                return Ok(earlier);
            }
            db::key::insert(tx, SERVER, &made)?;
            Ok(made)
        })
        .await
}

fn remember(app: &App, account: AccountId, stored: &StoredKey) -> Result<Arc<SigningKey>> {
    let key = Arc::new(SigningKey::from_pkcs8(&stored.private)?);
    app.keys.insert(account, Arc::clone(&key));
    Ok(key)
}
