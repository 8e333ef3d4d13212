//! The Ed25519 keys of our accounts, and all public keys of peers' accounts.

use rusqlite::named_params;

use crate::base::AccountId;

use super::{ReadTx, WriteTx, queries};

queries! {
    OF = "SELECT private, public FROM proof_key WHERE account = :account";
    INSERT = "INSERT INTO proof_key (account, private, public) VALUES (:account, :private, :public)
        ON CONFLICT DO NOTHING";
    THEIRS = "SELECT account, key FROM account_key WHERE id = :id";
    FORGET = "DELETE FROM account_key WHERE account = :account";
    KEEP = "INSERT INTO account_key (id, account, key) VALUES (:id, :account, :key)
        ON CONFLICT (id) DO UPDATE SET account = excluded.account, key = excluded.key";
}

/// A key pair: PKCS#8 (DER) and a Multikey.
#[derive(Clone)]
pub struct StoredProofKey {
    pub private: Vec<u8>,
    pub public: String,
}

impl std::fmt::Debug for StoredProofKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("StoredProofKey").field("public", &self.public).finish_non_exhaustive()
    }
}

pub fn of(tx: &ReadTx<'_>, account: AccountId) -> rusqlite::Result<Option<StoredProofKey>> {
    tx.first(OF, named_params! { ":account": account }, |row| {
        Ok(StoredProofKey { private: row.get("private")?, public: row.get("public")? })
    })
}

/// Stores a key unless there is one.
pub fn insert(tx: &WriteTx<'_>, account: AccountId, key: &StoredProofKey) -> rusqlite::Result<()> {
    let params = named_params! {
        ":account": account, ":private": key.private, ":public": key.public,
    };
    tx.execute(INSERT, params).map(drop)
}

/// Whose key has this id, and the key: PEM or Multikey.
pub fn theirs(tx: &ReadTx<'_>, id: &str) -> rusqlite::Result<Option<(AccountId, String)>> {
    tx.first(THEIRS, named_params! { ":id": id }, |row| Ok((row.get("account")?, row.get("key")?)))
}

/// Keeps the keys of a peer's account, ids and keys, instead of those it had.
pub fn keep(
    tx: &WriteTx<'_>,
    account: AccountId,
    keys: &[(String, String)],
) -> rusqlite::Result<()> {
    tx.execute(FORGET, named_params! { ":account": account })?;
    for (id, key) in keys {
        tx.execute(KEEP, named_params! { ":id": id, ":account": account, ":key": key })?;
    }
    Ok(())
}
