//! Keys by which a client that asks twice gets one status.
//! Source: <https://docs.joinmastodon.org/methods/statuses/#create>

use rusqlite::named_params;

use crate::base::{AccountId, StatusId, Timestamp};

use super::{ReadTx, WriteTx, queries};

queries! {
    FIND = "SELECT status FROM idempotency
        WHERE account = :account AND key = :key AND created_at > :since";
    INSERT = "INSERT INTO idempotency (account, key, status, created_at)
        VALUES (:account, :key, :status, :now)
        ON CONFLICT (account, key) DO UPDATE SET status = excluded.status,
            created_at = excluded.created_at";
    DELETE_STALE = "DELETE FROM idempotency WHERE created_at < :before";
}

/// The status that `account` made with this key since then.
pub fn find(
    tx: &ReadTx<'_>,
    account: AccountId,
    key: &str,
    since: Timestamp,
) -> rusqlite::Result<Option<StatusId>> {
    let params = named_params! { ":account": account, ":key": key, ":since": since };
    tx.first(FIND, params, |row| row.get("status"))
}

pub fn insert(
    tx: &WriteTx<'_>,
    account: AccountId,
    key: &str,
    status: StatusId,
    now: Timestamp,
) -> rusqlite::Result<()> {
    let params = named_params! { ":account": account, ":key": key, ":status": status, ":now": now };
    tx.execute(INSERT, params).map(drop)
}

pub fn delete_stale(tx: &WriteTx<'_>, before: Timestamp) -> rusqlite::Result<usize> {
    tx.execute(DELETE_STALE, named_params! { ":before": before })
}
