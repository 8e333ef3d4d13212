//! Accounts that are somebody else from now on.

use rusqlite::named_params;

use crate::base::{AccountId, Timestamp};

use super::{ReadTx, WriteTx, queries};

queries! {
    MOVED_AT = "SELECT moved_at FROM account WHERE id = :account";
    SET = "UPDATE account SET moved_to = :target, moved_at = :now WHERE id = :account";
    LEFT_BEHIND = "SELECT f.follower FROM follow f WHERE f.target = :from AND f.follower_local = 1
        AND f.follower > :after ORDER BY f.follower LIMIT :limit";
}

/// When the account last moved.
pub fn moved_at(tx: &ReadTx<'_>, account: AccountId) -> rusqlite::Result<Option<Timestamp>> {
    let found =
        tx.first(MOVED_AT, named_params! { ":account": account }, |row| row.get("moved_at"))?;
    Ok(found.flatten())
}

pub fn set(
    tx: &WriteTx<'_>,
    account: AccountId,
    target: AccountId,
    now: Timestamp,
) -> rusqlite::Result<()> {
    let params = named_params! { ":account": account, ":target": target, ":now": now };
    tx.execute(SET, params).map(drop)
}

/// Our people who still follow `from`, those with an id above `after`.
pub fn left_behind(
    tx: &ReadTx<'_>,
    from: AccountId,
    after: AccountId,
    limit: u32,
) -> rusqlite::Result<Vec<AccountId>> {
    let params = named_params! { ":from": from, ":after": after, ":limit": limit };
    tx.all(LEFT_BEHIND, params, |row| row.get("follower"))
}
