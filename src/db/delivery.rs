//! Activities of ours on their way to inboxes.

use rusqlite::named_params;

use crate::base::{AccountId, ActivityId, DeliveryId, Timestamp};

use super::tx::words;
use super::{ReadTx, WriteTx, peer, queries, told};

queries! {
    DUE = "SELECT d.id, d.activity, d.inbox, d.host, d.attempts, a.sender, a.to_followers FROM delivery d
        JOIN activity a ON a.id = d.activity
        WHERE d.due <= :now AND d.host NOT IN rarray(:busy) ORDER BY d.due, d.id LIMIT :limit";
    BODY = "SELECT body FROM activity WHERE id = :id";
    NEXT = "SELECT min(due) AS due FROM delivery WHERE due > :now";
    INSERT_ACTIVITY = "INSERT INTO activity (id, sender, body, object, to_followers)
        VALUES (:id, :sender, :body, :object, :to_followers)";
    INSERT = "INSERT INTO delivery (activity, inbox, host, due)
        SELECT :activity, :inbox, :host, max(:due, ifnull((SELECT paused_until FROM peer
            WHERE domain = :host), 0)) WHERE true ON CONFLICT DO NOTHING";
    POSTPONE = "UPDATE delivery SET due = :due, attempts = attempts + 1, last_error = :why
        WHERE id = :id";
    POSTPONE_HOST = "UPDATE delivery SET due = :due WHERE host = :host AND due < :due";
    RESUME_HOST = "UPDATE delivery SET due = :now WHERE host = :host AND due > :now";
    DELETE = "DELETE FROM delivery WHERE id = :id";
    DELETE_HOST = "DELETE FROM delivery WHERE host = :host";
    COUNT = "SELECT count(*) AS n FROM delivery";
}

/// A delivery whose time has come.
#[derive(Debug, Clone)]
pub struct DueDelivery {
    pub id: DeliveryId,
    pub activity: ActivityId,
    pub inbox: String,
    pub host: String,
    /// Whose key signs it; `db::key::SERVER` for the server's own.
    pub sender: AccountId,
    pub attempts: u32,
    /// It is for the followers of its sender, who are to be compared.
    pub to_followers: bool,
}

/// What is due for hosts that are not among `busy`, longest due first.
pub fn due(
    tx: &ReadTx<'_>,
    now: Timestamp,
    busy: &[String],
    limit: u32,
) -> rusqlite::Result<Vec<DueDelivery>> {
    let params = named_params! { ":now": now, ":busy": words(busy), ":limit": limit };
    tx.all(DUE, params, |row| {
        Ok(DueDelivery {
            id: row.get("id")?,
            activity: row.get("activity")?,
            inbox: row.get("inbox")?,
            host: row.get("host")?,
            sender: row.get("sender")?,
            attempts: row.get("attempts")?,
            to_followers: row.get("to_followers")?,
        })
    })
}

/// The activity as it goes over the wire.
pub fn body(tx: &ReadTx<'_>, activity: ActivityId) -> rusqlite::Result<Option<String>> {
    tx.first(BODY, named_params! { ":id": activity }, |row| row.get("body"))
}

/// When the next delivery falls due, of those that are not due yet.
pub fn next(tx: &ReadTx<'_>, now: Timestamp) -> rusqlite::Result<Option<Timestamp>> {
    Ok(tx.first(NEXT, named_params! { ":now": now }, |row| row.get("due"))?.flatten())
}

/// An activity to be sent.
#[derive(Debug, Clone, Copy)]
pub struct Outgoing<'a> {
    pub id: ActivityId,
    pub sender: AccountId,
    pub body: &'a str,
    /// What it is about.
    pub object: Option<&'a str>,
    /// It is for the followers of its sender, who are to be compared.
    pub to_followers: bool,
}

/// Why nothing is sent to a host that counts as gone.
const GONE: &str = "has not answered for days; nothing is sent until it speaks";

/// Leaves an activity to be delivered to each of `inboxes`: (address, host). What is for a host that
/// counts as gone is not kept; it will not be sent late when that is back.
pub fn insert(
    tx: &WriteTx<'_>,
    activity: Outgoing<'_>,
    inboxes: &[(String, String)],
    due: Timestamp,
) -> rusqlite::Result<()> {
    let Outgoing { id, sender, body, object, to_followers } = activity;
    let mut reachable = vec![];
    for (inbox, host) in inboxes {
        if !peer::is_gone(tx, host)? {
            reachable.push((inbox, host));
        } else if let Some(object) = object {
            told::left_out(tx, object, host, GONE, due)?;
        }
    }
    if reachable.is_empty() {
        return Ok(());
    }
    let params = named_params! {
        ":id": id, ":sender": sender, ":body": body, ":object": object,
        ":to_followers": to_followers,
    };
    tx.execute(INSERT_ACTIVITY, params)?;
    for (inbox, host) in reachable {
        let params = named_params! {
            ":activity": id, ":inbox": inbox, ":host": host, ":due": due,
        };
        tx.execute(INSERT, params)?;
    }
    tx.ring();
    Ok(())
}

pub fn postpone(
    tx: &WriteTx<'_>,
    id: DeliveryId,
    due: Timestamp,
    why: &str,
) -> rusqlite::Result<()> {
    tx.execute(POSTPONE, named_params! { ":id": id, ":due": due, ":why": why }).map(drop)
}

/// Puts off all that waits for a host.
pub fn postpone_host(tx: &WriteTx<'_>, host: &str, due: Timestamp) -> rusqlite::Result<()> {
    tx.execute(POSTPONE_HOST, named_params! { ":host": host, ":due": due }).map(drop)
}

/// Makes all that waits for a host due: it is back.
pub fn resume_host(tx: &WriteTx<'_>, host: &str, now: Timestamp) -> rusqlite::Result<()> {
    tx.ring();
    tx.execute(RESUME_HOST, named_params! { ":host": host, ":now": now }).map(drop)
}

/// Ends a delivery; the activity goes with its last one.
pub fn delete(tx: &WriteTx<'_>, id: DeliveryId) -> rusqlite::Result<()> {
    tx.execute(DELETE, named_params! { ":id": id }).map(drop)
}

/// Ends all deliveries to a host that counts as gone, and notes that it was not told.
pub fn give_up_host(tx: &WriteTx<'_>, host: &str, now: Timestamp) -> rusqlite::Result<()> {
    told::left_out_host(tx, host, GONE, now)?;
    delete_host(tx, host)
}

/// Ends all deliveries to a host.
pub fn delete_host(tx: &WriteTx<'_>, host: &str) -> rusqlite::Result<()> {
    tx.execute(DELETE_HOST, named_params! { ":host": host }).map(drop)
}

/// How many wait.
pub fn count(tx: &ReadTx<'_>) -> rusqlite::Result<u64> {
    Ok(tx.first(COUNT, [], |row| row.get("n"))?.unwrap_or(0))
}
