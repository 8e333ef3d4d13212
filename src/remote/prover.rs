//! Our Ed25519 keys, which prove documents wherever they are passed on to (FEP-8b32).

use std::sync::Arc;

use serde_json::Value;

use crate::app::App;
use crate::base::{AccountId, Result};
use crate::db;
use crate::db::proof_key::StoredProofKey;
use crate::model::Account;
use crate::protocol::integrity::{ld, proof};
use crate::protocol::signature::{ProofKey, Signer};

use super::signer::signer;

/// Whose proof goes into a document, and the key that makes it.
#[derive(Debug, Clone)]
pub struct Prover {
    /// Listed in the actor's `assertionMethod`.
    pub key_id: String,
    pub key: Arc<ProofKey>,
}

/// The id of the key by which `actor` proves documents.
pub fn proof_key_id(actor: &str) -> String {
    format!("{actor}#proof-key")
}

/// The prover of an account of ours, whose key is made when it is first needed; `None` when the
/// account is not ours or is gone.
pub async fn prover(app: &App, account: AccountId) -> Result<Option<Prover>> {
    let found = app.db.read(move |tx| {
        let Some(ours) = db::account::by_id(tx, account)?.filter(Account::is_local) else {
            return Ok(None);
        };
        Ok(Some((ours.uri, db::proof_key::of(tx, account)?)))
    });
    let Some((actor, stored)) = found.await? else { return Ok(None) };
    let key = match stored {
        Some(stored) => ProofKey::from_pkcs8(&stored.private)?,
        None => made(app, account).await?,
    };
    Ok(Some(Prover { key_id: proof_key_id(&actor), key: Arc::new(key) }))
}

async fn made(app: &App, account: AccountId) -> Result<ProofKey> {
    let (private, key) = ProofKey::generate()?;
    let fresh = StoredProofKey { private, public: key.public() };
    let kept = app.db.write(move |tx| {
        // Two may have made one at the same time: the first stays.
        db::proof_key::insert(tx, account, &fresh)?;
        Ok(db::proof_key::of(tx, account)?.unwrap_or(fresh))
    });
    Ok(ProofKey::from_pkcs8(&kept.await?.private)?)
}

/// As [`prove`], of a document that everyone may read. It gets the older signature, too, by which
/// most servers believe what others pass on to them; not where documents are shown only to servers
/// that say who they are, since it would carry them past that.
pub async fn prove_to_all(app: &App, account: AccountId, document: &mut Value) -> Result<()> {
    if app.settings.now().federation.authorized_fetch {
        return prove(app, account, document).await;
    }
    ld::announce(document);
    prove(app, account, document).await?;
    let Some(Signer { key_id, key }) = signer(app, account).await? else { return Ok(()) };
    let (mut signed, now) = (document.clone(), app.clock.now());
    // Putting a document into its canonical form takes a while.
    let sign = move || ld::sign(&mut signed, &key_id, &key, now).map(|()| signed);
    match tokio::task::spawn_blocking(sign).await? {
        Ok(signed) => *document = signed,
        Err(problem) => tracing::warn!("a document of ours cannot be signed: {problem}"),
    }
    Ok(())
}

/// Adds the proof of `account` to a document of its; left as it is when the account is gone.
pub async fn prove(app: &App, account: AccountId, document: &mut Value) -> Result<()> {
    if let Some(prover) = prover(app, account).await? {
        proof::prove(document, &prover.key_id, &prover.key, app.clock.now());
    }
    Ok(())
}
