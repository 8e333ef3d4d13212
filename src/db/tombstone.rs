//! What was deleted, so that it stays deleted when a late copy arrives.

use rusqlite::named_params;

use crate::base::Timestamp;

use super::{ReadTx, WriteTx, queries};

queries! {
    EXISTS = "SELECT 1 FROM tombstone WHERE uri = :uri";
    INSERT = "INSERT INTO tombstone (uri, created_at) VALUES (:uri, :now) ON CONFLICT DO NOTHING";
    DELETE_STALE = "DELETE FROM tombstone WHERE created_at < :before";
}

pub fn exists(tx: &ReadTx<'_>, uri: &str) -> rusqlite::Result<bool> {
    tx.any(EXISTS, named_params! { ":uri": uri })
}

pub fn insert(tx: &WriteTx<'_>, uri: &str, now: Timestamp) -> rusqlite::Result<()> {
    tx.execute(INSERT, named_params! { ":uri": uri, ":now": now }).map(drop)
}

pub fn delete_stale(tx: &WriteTx<'_>, before: Timestamp) -> rusqlite::Result<usize> {
    tx.execute(DELETE_STALE, named_params! { ":before": before })
}
