//! Browsers that are signed in.

use rusqlite::{Row, named_params};

use crate::base::{AccountId, SessionId, Timestamp};
use crate::model::Session;

use super::{ReadTx, WriteTx, queries};

queries! {
    BY_HASH = "SELECT * FROM session WHERE hash = :hash";
    OF_ACCOUNT = "SELECT * FROM session WHERE account = :account ORDER BY last_seen_at DESC";
    INSERT = "INSERT INTO session (id, hash, account, user_agent, ip, created_at, last_seen_at)
        VALUES (:id, :hash, :account, :user_agent, :ip, :now, :now)";
    TOUCH = "UPDATE session SET last_seen_at = :now, ip = :ip WHERE id = :id";
    DELETE = "DELETE FROM session WHERE id = :id AND account = :account";
    DELETE_OTHERS = "DELETE FROM session WHERE account = :account AND id IS NOT :keep";
    DELETE_STALE = "DELETE FROM session WHERE last_seen_at < :before";
}

pub fn by_hash(tx: &ReadTx<'_>, hash: &str) -> rusqlite::Result<Option<Session>> {
    tx.first(BY_HASH, named_params! { ":hash": hash }, from_row)
}

/// Where an account is signed in, last used first.
pub fn of_account(tx: &ReadTx<'_>, account: AccountId) -> rusqlite::Result<Vec<Session>> {
    tx.all(OF_ACCOUNT, named_params! { ":account": account }, from_row)
}

pub fn insert(tx: &WriteTx<'_>, session: &Session, hash: &str) -> rusqlite::Result<()> {
    let params = named_params! {
        ":id": session.id, ":hash": hash, ":account": session.account,
        ":user_agent": session.user_agent, ":ip": session.ip, ":now": session.created_at,
    };
    tx.execute(INSERT, params).map(drop)
}

pub fn touch(tx: &WriteTx<'_>, id: SessionId, ip: &str, now: Timestamp) -> rusqlite::Result<()> {
    tx.execute(TOUCH, named_params! { ":id": id, ":ip": ip, ":now": now }).map(drop)
}

/// Ends a session of `account`; answers whether it had this one.
pub fn delete(tx: &WriteTx<'_>, account: AccountId, id: SessionId) -> rusqlite::Result<bool> {
    Ok(tx.execute(DELETE, named_params! { ":id": id, ":account": account })? > 0)
}

/// Ends all sessions of `account` but one.
pub fn delete_others(
    tx: &WriteTx<'_>,
    account: AccountId,
    keep: Option<SessionId>,
) -> rusqlite::Result<()> {
    tx.execute(DELETE_OTHERS, named_params! { ":account": account, ":keep": keep }).map(drop)
}

pub fn delete_stale(tx: &WriteTx<'_>, before: Timestamp) -> rusqlite::Result<usize> {
    tx.execute(DELETE_STALE, named_params! { ":before": before })
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Session> {
    Ok(Session {
        id: row.get("id")?,
        account: row.get("account")?,
        user_agent: row.get("user_agent")?,
        ip: row.get("ip")?,
        created_at: row.get("created_at")?,
        last_seen_at: row.get("last_seen_at")?,
    })
}
