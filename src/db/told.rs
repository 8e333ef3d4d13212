//! What became of what we told other servers.

use rusqlite::named_params;

use crate::base::{ActivityId, Timestamp};
use crate::model::told::{Fate, Told};

use super::{ReadTx, WriteTx, queries};

queries! {
    NOTE = "INSERT INTO told (object, host, outcome, why, at)
        SELECT a.object, :host, :outcome, :why, :now FROM activity a
        WHERE a.id = :activity AND a.object IS NOT NULL
        ON CONFLICT (object, host) DO UPDATE SET outcome = excluded.outcome, why = excluded.why,
            at = excluded.at";
    LEFT_OUT = "INSERT INTO told (object, host, outcome, why, at)
        VALUES (:object, :host, 'refused', :why, :now)
        ON CONFLICT (object, host) DO UPDATE SET outcome = excluded.outcome, why = excluded.why,
            at = excluded.at";
    LEFT_OUT_HOST = "INSERT INTO told (object, host, outcome, why, at)
        SELECT a.object, d.host, 'refused', :why, :now FROM delivery d
        JOIN activity a ON a.id = d.activity WHERE d.host = :host AND a.object IS NOT NULL
        ON CONFLICT (object, host) DO UPDATE SET outcome = excluded.outcome, why = excluded.why,
            at = excluded.at";
    ENDED = "SELECT host, outcome, why, at FROM told WHERE object = :object ORDER BY host";
    WAITING = "SELECT d.host, d.due, d.attempts, d.last_error FROM activity a
        JOIN delivery d ON d.activity = a.id WHERE a.object = :object ORDER BY d.host LIMIT 10000";
    DELETE_STALE = "DELETE FROM told WHERE at < :before";
}

/// Notes how the telling of `host` ended; `refused`: its words. What is about nothing that has an
/// address leaves no trace.
pub fn note(
    tx: &WriteTx<'_>,
    activity: ActivityId,
    host: &str,
    refused: Option<&str>,
    now: Timestamp,
) -> rusqlite::Result<()> {
    let outcome = if refused.is_some() { "refused" } else { "delivered" };
    let params = named_params! {
        ":activity": activity, ":host": host, ":outcome": outcome, ":why": refused, ":now": now,
    };
    tx.execute(NOTE, params).map(drop)
}

/// Notes that `host` is not told of a thing, and why.
pub(super) fn left_out(
    tx: &WriteTx<'_>,
    object: &str,
    host: &str,
    why: &str,
    now: Timestamp,
) -> rusqlite::Result<()> {
    let params = named_params! { ":object": object, ":host": host, ":why": why, ":now": now };
    tx.execute(LEFT_OUT, params).map(drop)
}

/// The same of everything that waits for `host`.
pub(super) fn left_out_host(
    tx: &WriteTx<'_>,
    host: &str,
    why: &str,
    now: Timestamp,
) -> rusqlite::Result<()> {
    let params = named_params! { ":host": host, ":why": why, ":now": now };
    tx.execute(LEFT_OUT_HOST, params).map(drop)
}

/// What became of a thing, server by server: what waits, then what has ended.
pub fn of(tx: &ReadTx<'_>, object: &str) -> rusqlite::Result<Vec<Told>> {
    let params = named_params! { ":object": object };
    let mut all = tx.all(WAITING, params, |row| {
        let (next, attempts) = (row.get("due")?, row.get("attempts")?);
        let fate = Fate::Waiting { next, attempts, why: row.get("last_error")? };
        Ok(Told { host: row.get("host")?, fate })
    })?;
    all.extend(tx.all(ENDED, params, |row| {
        let (at, why): (_, Option<String>) = (row.get("at")?, row.get("why")?);
        let fate = match why {
            Some(why) => Fate::Refused { at, why },
            None => Fate::Delivered { at },
        };
        Ok(Told { host: row.get("host")?, fate })
    })?);
    Ok(all)
}

pub fn delete_stale(tx: &WriteTx<'_>, before: Timestamp) -> rusqlite::Result<usize> {
    tx.execute(DELETE_STALE, named_params! { ":before": before })
}
