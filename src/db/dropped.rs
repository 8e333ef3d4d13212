//! What peers sent and was not taken in, and why.

use rusqlite::{Row, named_params};

use crate::base::Timestamp;
use crate::model::Dropped;

use super::{ReadTx, WriteTx, queries};

queries! {
    INSERT = "INSERT INTO dropped (host, actor, kind, uri, object, why, at)
        VALUES (:host, :actor, :kind, :uri, :object, :why, :at)";
    COUNT_OF_HOST = "SELECT count(*) AS n FROM (SELECT 1 FROM dropped WHERE host = :host
        AND at > :since LIMIT :most)";
    ABOUT = "SELECT * FROM dropped WHERE uri = :address
        UNION SELECT * FROM dropped WHERE object = :address
        UNION SELECT * FROM dropped WHERE actor = :address ORDER BY at DESC LIMIT :limit";
    OF_HOST = "SELECT * FROM dropped WHERE host = :host ORDER BY at DESC LIMIT :limit";
    DELETE_STALE = "DELETE FROM dropped WHERE at < :before";
}

/// Lines kept of one server since `since`; the others are left out.
const MOST_OF_HOST: u32 = 500;

/// Writes down what was left out; no more than some hundred lines of one server since `since`.
pub fn insert(tx: &WriteTx<'_>, dropped: &Dropped, since: Timestamp) -> rusqlite::Result<()> {
    let params = named_params! {
        ":host": dropped.host, ":since": since, ":most": MOST_OF_HOST,
    };
    let count: u32 = tx.first(COUNT_OF_HOST, params, |row| row.get("n"))?.unwrap_or(0);
    if count >= MOST_OF_HOST {
        return Ok(());
    }
    let Dropped { host, actor, kind, uri, object, why, at } = dropped;
    let params = named_params! {
        ":host": host, ":actor": actor, ":kind": kind, ":uri": uri, ":object": object,
        ":why": why, ":at": at,
    };
    tx.execute(INSERT, params).map(drop)
}

/// What was left out that has this address: the activity, what it was about, or who sent it.
pub fn about(tx: &ReadTx<'_>, address: &str, limit: u32) -> rusqlite::Result<Vec<Dropped>> {
    tx.all(ABOUT, named_params! { ":address": address, ":limit": limit }, from_row)
}

/// What was left out of one server, newest first.
pub fn of_host(tx: &ReadTx<'_>, host: &str, limit: u32) -> rusqlite::Result<Vec<Dropped>> {
    tx.all(OF_HOST, named_params! { ":host": host, ":limit": limit }, from_row)
}

pub fn delete_stale(tx: &WriteTx<'_>, before: Timestamp) -> rusqlite::Result<usize> {
    tx.execute(DELETE_STALE, named_params! { ":before": before })
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Dropped> {
    Ok(Dropped {
        host: row.get("host")?,
        actor: row.get("actor")?,
        kind: row.get("kind")?,
        uri: row.get("uri")?,
        object: row.get("object")?,
        why: row.get("why")?,
        at: row.get("at")?,
    })
}
