//! Emoji with which people of peers react to statuses.

use rusqlite::named_params;

use crate::base::{AccountId, StatusId};

use super::{ReadTx, WriteTx, queries};

queries! {
    INSERT = "INSERT INTO reaction (account, status, emoji, uri)
        VALUES (:account, :status, :emoji, :uri) ON CONFLICT (account, status, emoji) DO NOTHING";
    COUNT = "SELECT count(*) AS n FROM reaction WHERE account = :account AND status = :status";
    ANY = "SELECT uri FROM reaction WHERE account = :account AND status = :status LIMIT 1";
    BY_URI = "SELECT status FROM reaction WHERE uri = :uri AND account = :account";
    TAKE_URI = "DELETE FROM reaction
        WHERE account = :account AND status = :status AND uri = :uri RETURNING uri";
    TAKE_EMOJI = "DELETE FROM reaction
        WHERE account = :account AND status = :status AND emoji = :emoji RETURNING uri";
}

/// Who reacts to what.
pub type Pair = (AccountId, StatusId);

/// The same emoji twice is one reaction.
pub fn insert(
    tx: &WriteTx<'_>,
    (account, status): Pair,
    emoji: &str,
    uri: &str,
) -> rusqlite::Result<()> {
    let params = named_params! {
        ":account": account, ":status": status, ":emoji": emoji, ":uri": uri,
    };
    tx.execute(INSERT, params).map(drop)
}

pub fn count(tx: &ReadTx<'_>, (account, status): Pair) -> rusqlite::Result<u32> {
    let params = named_params! { ":account": account, ":status": status };
    Ok(tx.first(COUNT, params, |row| row.get("n"))?.unwrap_or(0))
}

/// The id of a reaction that is there.
pub fn any(tx: &ReadTx<'_>, (account, status): Pair) -> rusqlite::Result<Option<String>> {
    let params = named_params! { ":account": account, ":status": status };
    tx.first(ANY, params, |row| row.get("uri"))
}

/// What `account` reacted to by the activity `uri`.
pub fn by_uri(
    tx: &ReadTx<'_>,
    account: AccountId,
    uri: &str,
) -> rusqlite::Result<Option<StatusId>> {
    tx.first(BY_URI, named_params! { ":account": account, ":uri": uri }, |row| row.get("status"))
}

/// Takes a reaction off by the id of its activity, or else by its emoji; answers its id.
pub fn take(
    tx: &WriteTx<'_>,
    (account, status): Pair,
    (uri, emoji): (Option<&str>, Option<&str>),
) -> rusqlite::Result<Option<String>> {
    let by_uri = named_params! { ":account": account, ":status": status, ":uri": uri };
    if let Some(taken) = tx.first(TAKE_URI, by_uri, |row| row.get("uri"))? {
        return Ok(Some(taken));
    }
    let by_emoji = named_params! { ":account": account, ":status": status, ":emoji": emoji };
    tx.first(TAKE_EMOJI, by_emoji, |row| row.get("uri"))
}
