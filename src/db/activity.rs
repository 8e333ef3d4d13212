//! How much was written here, and how many joined, week by week.

use rusqlite::named_params;

use crate::base::{IdMint, StatusId, Timestamp};

use super::{ReadTx, queries};

queries! {
    WRITTEN = "SELECT ((id >> 16) - :start) / 604800000 AS week, count(*) AS statuses,
            count(DISTINCT author) AS people
        FROM status WHERE local = 1 AND id >= :since AND boost_of IS NULL
        AND visibility IN ('public', 'unlisted') GROUP BY week";
    JOINED = "SELECT (created_at - :start) / 604800000 AS week, count(*) AS people
        FROM user WHERE created_at >= :start GROUP BY week";
}

/// For each week since `start` that was not silent: its number, open statuses, and who wrote.
pub fn written(tx: &ReadTx<'_>, start: Timestamp) -> rusqlite::Result<Vec<(i64, u64, u64)>> {
    let since: StatusId = IdMint::first(start);
    tx.all(WRITTEN, named_params! { ":start": start, ":since": since }, |row| {
        Ok((row.get("week")?, row.get("statuses")?, row.get("people")?))
    })
}

/// For each week since `start` in which somebody joined: its number, and how many.
pub fn joined(tx: &ReadTx<'_>, start: Timestamp) -> rusqlite::Result<Vec<(i64, u64)>> {
    tx.all(JOINED, named_params! { ":start": start }, |row| {
        Ok((row.get("week")?, row.get("people")?))
    })
}
