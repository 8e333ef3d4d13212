//! Files of others that did not come when they were asked for.

use rusqlite::named_params;

use crate::base::Timestamp;

use super::{ReadTx, WriteTx, queries};

queries! {
    BY_URL = "SELECT failures, retry_at FROM file_failure WHERE url = :url";
    PUT = "INSERT INTO file_failure (url, failures, retry_at) VALUES (:url, 1, :retry_at)
        ON CONFLICT (url) DO UPDATE SET failures = failures + 1, retry_at = :retry_at";
    FORGET = "DELETE FROM file_failure WHERE url = :url";
    DELETE_STALE = "DELETE FROM file_failure WHERE retry_at < :before";
}

/// How often in a row it did not come, and when it may be asked for again.
pub fn of(tx: &ReadTx<'_>, url: &str) -> rusqlite::Result<(u32, Option<Timestamp>)> {
    let found = tx.first(BY_URL, named_params! { ":url": url }, |row| {
        Ok((row.get("failures")?, Some(row.get("retry_at")?)))
    })?;
    Ok(found.unwrap_or_default())
}

/// Notes that it did not come.
pub fn put(tx: &WriteTx<'_>, url: &str, retry_at: Timestamp) -> rusqlite::Result<()> {
    tx.execute(PUT, named_params! { ":url": url, ":retry_at": retry_at }).map(drop)
}

/// Notes that it came.
pub fn forget(tx: &WriteTx<'_>, url: &str) -> rusqlite::Result<()> {
    tx.execute(FORGET, named_params! { ":url": url }).map(drop)
}

/// Forgets those that nobody asked for again for long.
pub fn delete_stale(tx: &WriteTx<'_>, before: Timestamp) -> rusqlite::Result<()> {
    tx.execute(DELETE_STALE, named_params! { ":before": before }).map(drop)
}
