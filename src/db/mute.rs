//! Mutes: whom somebody does not want to meet in timelines.

use rusqlite::named_params;

use crate::base::{AccountId, Timestamp};
use crate::model::{Account, Page};

use super::timeline::turned;
use super::{ReadTx, WriteTx, account, queries};

queries! {
    NOTIFICATIONS = "SELECT 1 FROM mute WHERE account = :account AND target = :target
        AND notifications = 1 AND (until IS NULL OR until > :now)";
    INSERT = "INSERT INTO mute (id, account, target, notifications, until, created_at)
        VALUES (:id, :account, :target, :notifications, :until, :now)
        ON CONFLICT (account, target) DO UPDATE SET notifications = excluded.notifications,
            until = excluded.until";
    DELETE = "DELETE FROM mute WHERE account = :account AND target = :target";
    DELETE_ENDED = "DELETE FROM mute WHERE until <= :now";
    OF_ACCOUNT = concat!("SELECT m.id AS place, m.until, ", account::columns!(),
        " FROM mute m JOIN account a ON a.id = m.target
        WHERE m.account = :account AND m.id < :upper AND m.id > :lower
        AND (m.until IS NULL OR m.until > :now)
        ORDER BY m.id DESC LIMIT :limit");
    OF_ACCOUNT_UP = concat!("SELECT m.id AS place, m.until, ", account::columns!(),
        " FROM mute m JOIN account a ON a.id = m.target
        WHERE m.account = :account AND m.id < :upper AND m.id > :lower
        AND (m.until IS NULL OR m.until > :now)
        ORDER BY m.id LIMIT :limit");
}

/// What a mute covers, and until when.
#[derive(Debug, Clone, Copy)]
pub struct Terms {
    pub notifications: bool,
    pub until: Option<Timestamp>,
}

/// Whether `account` does not want to be told of what `target` does.
pub fn covers_notifications(
    tx: &ReadTx<'_>,
    account: AccountId,
    target: AccountId,
    now: Timestamp,
) -> rusqlite::Result<bool> {
    tx.any(NOTIFICATIONS, named_params! { ":account": account, ":target": target, ":now": now })
}

/// Mutes, or changes the terms of a mute. `id` gives it its place in the list.
pub fn insert(
    tx: &WriteTx<'_>,
    id: i64,
    (account, target): (AccountId, AccountId),
    terms: Terms,
    now: Timestamp,
) -> rusqlite::Result<()> {
    let params = named_params! {
        ":id": id, ":account": account, ":target": target,
        ":notifications": terms.notifications, ":until": terms.until, ":now": now,
    };
    tx.execute(INSERT, params).map(drop)
}

/// Answers whether there was one.
pub fn delete(tx: &WriteTx<'_>, account: AccountId, target: AccountId) -> rusqlite::Result<bool> {
    Ok(tx.execute(DELETE, named_params! { ":account": account, ":target": target })? > 0)
}

/// Clears away mutes that have ended by themselves.
pub fn delete_ended(tx: &WriteTx<'_>, now: Timestamp) -> rusqlite::Result<()> {
    tx.execute(DELETE_ENDED, named_params! { ":now": now }).map(drop)
}

/// Somebody muted, with the place in the list and when the mute ends by itself.
pub type Muted = (i64, Account, Option<Timestamp>);

/// Whom `account` mutes, newest first.
pub fn of_account(
    tx: &ReadTx<'_>,
    account: AccountId,
    page: Page,
    now: Timestamp,
) -> rusqlite::Result<Vec<Muted>> {
    let params = named_params! {
        ":account": account, ":upper": page.upper(), ":lower": page.lower(),
        ":limit": page.limit, ":now": now,
    };
    let sql = if page.is_upward() { OF_ACCOUNT_UP } else { OF_ACCOUNT };
    let rows = tx.all(sql, params, |row| {
        Ok((row.get("place")?, account::from_row(row)?, row.get("until")?))
    })?;
    Ok(turned(rows, page))
}
