//! Private keys: of accounts of ours, and of the server itself.

use rusqlite::named_params;

use crate::base::AccountId;

use super::{ReadTx, WriteTx, queries};

queries! {
    OF = "SELECT private, public FROM keypair WHERE account = :account";
    INSERT = "INSERT INTO keypair (account, private, public) VALUES (:account, :private, :public)
        ON CONFLICT (account) DO UPDATE SET private = excluded.private, public = excluded.public";
    DELETE = "DELETE FROM keypair WHERE account = :account";
}

/// The server itself, as a sender: its key signs fetches.
pub const SERVER: AccountId = AccountId(0);

/// A key pair: PKCS#8 (DER) and public PEM.
#[derive(Clone)]
pub struct StoredKey {
    pub private: Vec<u8>,
    pub public: String,
}

impl std::fmt::Debug for StoredKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("StoredKey").field("public", &self.public).finish_non_exhaustive()
    }
}

pub fn of(tx: &ReadTx<'_>, account: AccountId) -> rusqlite::Result<Option<StoredKey>> {
    tx.first(OF, named_params! { ":account": account }, |row| {
        Ok(StoredKey { private: row.get("private")?, public: row.get("public")? })
    })
}

pub fn insert(tx: &WriteTx<'_>, account: AccountId, key: &StoredKey) -> rusqlite::Result<()> {
    let params = named_params! {
        ":account": account, ":private": key.private, ":public": key.public,
    };
    tx.execute(INSERT, params).map(drop)
}

pub fn delete(tx: &WriteTx<'_>, account: AccountId) -> rusqlite::Result<()> {
    tx.execute(DELETE, named_params! { ":account": account }).map(drop)
}
