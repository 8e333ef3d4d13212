//! The work queue.

use std::time::Duration;

use rusqlite::named_params;

use crate::base::{JobId, Result, Timestamp};
use crate::model::{Job, Lane};

use super::{ReadTx, WriteTx, queries};

queries! {
    DUE = "SELECT id, key, body, attempts FROM job WHERE lane = :lane AND due <= :now
        ORDER BY due, id LIMIT :limit";
    NEXT = "SELECT min(due) AS due FROM job WHERE lane = :lane AND due > :now";
    INSERT = "INSERT INTO job (lane, key, body, due) VALUES (:lane, :key, :body, :due)";
    POSTPONE = "UPDATE job SET due = :due, attempts = attempts + 1, last_error = :why, host = NULL
        WHERE id = :id";
    PUT_OFF = "UPDATE job SET due = :due, host = :host, body = ifnull(:body, body) WHERE id = :id";
    PUT_OFF_UNTIL = "SELECT due FROM job WHERE lane = :lane AND key = :key AND host IS NOT NULL
        AND +due > :now LIMIT 1";
    DELETE = "DELETE FROM job WHERE id = :id";
    COUNT = "SELECT count(*) AS n FROM job WHERE lane = :lane";
    COUNT_OF_KEY = "SELECT count(*) AS n FROM (SELECT 1 FROM job WHERE lane = :lane AND key = :key
        LIMIT :most)";
    IS_WAITING = "SELECT 1 FROM job WHERE lane = :lane AND key = :key LIMIT 1";
    IS_DUE_LATER = "SELECT 1 FROM job WHERE lane = :lane AND key = :key AND due > :now LIMIT 1";
    COUNT_OF_KEYS = "SELECT count(*) AS n FROM (SELECT 1 FROM job WHERE lane = :lane
        AND key >= :from AND key < :to LIMIT :most)";
}

/// A job whose time has come.
#[derive(Debug, Clone)]
pub struct DueJob {
    pub id: JobId,
    /// Jobs of one key run one after the other.
    pub key: Option<String>,
    pub job: Job,
    pub attempts: u32,
}

/// What is due in a lane, longest due first. A row that cannot be read is left out.
pub fn due(tx: &ReadTx<'_>, lane: Lane, now: Timestamp, limit: u32) -> Result<Vec<DueJob>> {
    let params = named_params! { ":lane": lane.as_str(), ":now": now, ":limit": limit };
    let rows = tx.all(DUE, params, |row| {
        let body: String = row.get("body")?;
        Ok((row.get("id")?, row.get("key")?, body, row.get("attempts")?))
    })?;
    let readable = |(id, key, body, attempts): (JobId, _, String, _)| {
        let job = serde_json::from_str(&body);
        let job = job.inspect_err(|cause| tracing::error!(job.id = %id, "unreadable job: {cause}"));
        Some(DueJob { id, key, job: job.ok()?, attempts })
    };
    Ok(rows.into_iter().filter_map(readable).collect())
}

/// When the next job of a lane falls due, of those that are not due yet.
pub fn next(tx: &ReadTx<'_>, lane: Lane, now: Timestamp) -> rusqlite::Result<Option<Timestamp>> {
    let params = named_params! { ":lane": lane.as_str(), ":now": now };
    Ok(tx.first(NEXT, params, |row| row.get("due"))?.flatten())
}

pub(super) fn insert(tx: &WriteTx<'_>, job: &Job, due: Timestamp) -> Result<()> {
    let body = serde_json::to_string(job)?;
    let params = named_params! {
        ":lane": job.lane().as_str(), ":key": job.key(), ":body": body, ":due": due,
    };
    tx.execute(INSERT, params)?;
    tx.ring();
    Ok(())
}

pub fn postpone(
    tx: &WriteTx<'_>,
    id: JobId,
    now: Timestamp,
    wait: Duration,
    why: &str,
) -> rusqlite::Result<()> {
    let params = named_params! { ":id": id, ":due": now.plus(wait), ":why": why };
    tx.execute(POSTPONE, params).map(drop)
}

/// Puts a job off that could not even be begun, or whose `rest` is left; it is no failed attempt.
pub fn put_off(
    tx: &WriteTx<'_>,
    id: JobId,
    until: Timestamp,
    (host, rest): (Option<&str>, Option<&Job>),
) -> Result<()> {
    let body = rest.map(serde_json::to_string).transpose()?;
    let params = named_params! { ":id": id, ":due": until, ":host": host, ":body": body };
    tx.execute(PUT_OFF, params)?;
    Ok(())
}

/// Until when a job like this one waits for the budget of a host.
pub fn put_off_until(
    tx: &ReadTx<'_>,
    job: &Job,
    now: Timestamp,
) -> rusqlite::Result<Option<Timestamp>> {
    let params = named_params! { ":lane": job.lane().as_str(), ":key": job.key(), ":now": now };
    tx.first(PUT_OFF_UNTIL, params, |row| row.get("due"))
}

pub fn delete(tx: &WriteTx<'_>, id: JobId) -> rusqlite::Result<()> {
    tx.execute(DELETE, named_params! { ":id": id }).map(drop)
}

/// How many jobs wait in a lane.
pub fn count(tx: &ReadTx<'_>, lane: Lane) -> rusqlite::Result<u64> {
    let count = tx.first(COUNT, named_params! { ":lane": lane.as_str() }, |row| row.get("n"))?;
    Ok(count.unwrap_or(0))
}

/// How many jobs of one key wait in a lane, counted up to `most`.
pub fn count_of_key(tx: &ReadTx<'_>, lane: Lane, key: &str, most: u32) -> rusqlite::Result<u32> {
    let params = named_params! { ":lane": lane.as_str(), ":key": key, ":most": most };
    Ok(tx.first(COUNT_OF_KEY, params, |row| row.get("n"))?.unwrap_or(0))
}

/// How many jobs wait in a lane whose keys are addresses on `host`, counted up to `most`.
pub fn count_of_host(tx: &ReadTx<'_>, lane: Lane, host: &str, most: u32) -> rusqlite::Result<u32> {
    let mut count = 0;
    for scheme in ["https", "http"] {
        // Everything that begins with the address and a slash: "0" comes just after "/".
        let (from, to) = (format!("{scheme}://{host}/"), format!("{scheme}://{host}0"));
        let params = named_params! {
            ":lane": lane.as_str(), ":from": from, ":to": to, ":most": most,
        };
        count += tx.first(COUNT_OF_KEYS, params, |row| row.get::<_, u32>("n"))?.unwrap_or(0);
    }
    Ok(count)
}

/// Whether a job like this one is in the queue.
pub fn is_waiting(tx: &ReadTx<'_>, job: &Job) -> rusqlite::Result<bool> {
    tx.any(IS_WAITING, named_params! { ":lane": job.lane().as_str(), ":key": job.key() })
}

/// Whether a job like this one will be done, and has surely not begun.
pub fn is_due_later(tx: &ReadTx<'_>, job: &Job, now: Timestamp) -> rusqlite::Result<bool> {
    let params = named_params! { ":lane": job.lane().as_str(), ":key": job.key(), ":now": now };
    tx.any(IS_DUE_LATER, params)
}
