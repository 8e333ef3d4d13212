//! Blocks.

use rusqlite::named_params;

use crate::base::{AccountId, Timestamp};
use crate::model::Page;

use super::follow::Placed;
use super::timeline::turned;
use super::{ReadTx, WriteTx, account, queries};

queries! {
    EXISTS = "SELECT 1 FROM block WHERE account = :account AND target = :target";
    URI = "SELECT uri FROM block WHERE account = :account AND target = :target";
    INSERT = "INSERT INTO block (id, account, target, uri, created_at)
        VALUES (:id, :account, :target, :uri, :now) ON CONFLICT (account, target) DO NOTHING";
    DELETE = "DELETE FROM block WHERE account = :account AND target = :target";
    OF_ACCOUNT = concat!("SELECT b.id AS place, ", account::columns!(),
        " FROM block b JOIN account a ON a.id = b.target
        WHERE b.account = :account AND b.id < :upper AND b.id > :lower
        ORDER BY b.id DESC LIMIT :limit");
    OF_ACCOUNT_UP = concat!("SELECT b.id AS place, ", account::columns!(),
        " FROM block b JOIN account a ON a.id = b.target
        WHERE b.account = :account AND b.id < :upper AND b.id > :lower
        ORDER BY b.id LIMIT :limit");
}

/// Whether `account` blocks `target`.
pub fn exists(tx: &ReadTx<'_>, account: AccountId, target: AccountId) -> rusqlite::Result<bool> {
    tx.any(EXISTS, named_params! { ":account": account, ":target": target })
}

/// Whether either blocks the other.
pub fn between(tx: &ReadTx<'_>, one: AccountId, other: AccountId) -> rusqlite::Result<bool> {
    Ok(exists(tx, one, other)? || exists(tx, other, one)?)
}

/// The id of the `Block` activity.
pub fn uri(
    tx: &ReadTx<'_>,
    account: AccountId,
    target: AccountId,
) -> rusqlite::Result<Option<String>> {
    tx.first(URI, named_params! { ":account": account, ":target": target }, |row| row.get("uri"))
}

/// Answers whether it is new. `id` gives it its place in the list.
pub fn insert(
    tx: &WriteTx<'_>,
    id: i64,
    (account, target): (AccountId, AccountId),
    uri: &str,
    now: Timestamp,
) -> rusqlite::Result<bool> {
    let params = named_params! {
        ":id": id, ":account": account, ":target": target, ":uri": uri, ":now": now,
    };
    Ok(tx.execute(INSERT, params)? > 0)
}

/// Answers whether there was one.
pub fn delete(tx: &WriteTx<'_>, account: AccountId, target: AccountId) -> rusqlite::Result<bool> {
    Ok(tx.execute(DELETE, named_params! { ":account": account, ":target": target })? > 0)
}

/// Whom `account` blocks, newest first.
pub fn of_account(tx: &ReadTx<'_>, account: AccountId, page: Page) -> rusqlite::Result<Placed> {
    let params = named_params! {
        ":account": account, ":upper": page.upper(), ":lower": page.lower(), ":limit": page.limit,
    };
    let sql = if page.is_upward() { OF_ACCOUNT_UP } else { OF_ACCOUNT };
    let rows = tx.all(sql, params, |row| Ok((row.get("place")?, account::from_row(row)?)))?;
    Ok(turned(rows, page))
}
