//! Signed requests that were taken of late, so that a restart does not forget them.

use rusqlite::named_params;

use crate::base::Timestamp;

use super::{ReadTx, WriteTx, queries};

queries! {
    INSERT = "INSERT INTO heard (mark, at) VALUES (:mark, :now)
        ON CONFLICT DO NOTHING RETURNING id";
    DELETE_UP_TO = "DELETE FROM heard WHERE id <= :id";
    DELETE_STALE = "DELETE FROM heard WHERE at < :before";
    NEWEST = "SELECT mark FROM heard ORDER BY id DESC LIMIT :most";
}

/// How many are kept.
pub const MOST: u16 = 32_768;
/// After so many the oldest are thrown away.
const BATCH: i64 = 1_024;

/// The beginning of a hash.
type Mark = [u8; 16];

/// Writes a request down; answers whether it is the first of its kind. Of two that come at the same
/// moment one is.
pub fn insert(tx: &WriteTx<'_>, mark: &Mark, now: Timestamp) -> rusqlite::Result<bool> {
    let params = named_params! { ":mark": mark.as_slice(), ":now": now };
    let id: Option<i64> = tx.first(INSERT, params, |row| row.get("id"))?;
    if let Some(id) = id.filter(|id| id % BATCH == 0) {
        tx.execute(DELETE_UP_TO, named_params! { ":id": id - i64::from(MOST) })?;
    }
    Ok(id.is_some())
}

/// The last ones, newest first.
pub fn newest(tx: &ReadTx<'_>) -> rusqlite::Result<Vec<Mark>> {
    tx.all(NEWEST, named_params! { ":most": MOST }, |row| row.get("mark"))
}

pub fn delete_stale(tx: &WriteTx<'_>, before: Timestamp) -> rusqlite::Result<usize> {
    tx.execute(DELETE_STALE, named_params! { ":before": before })
}
