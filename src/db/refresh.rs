//! Threads whose answers are asked for at their own servers.

use rusqlite::named_params;

use crate::base::{RefreshId, StatusId, Timestamp};
use crate::model::refresh::Refresh;

use super::{ReadTx, WriteTx, queries};

queries! {
    BY_ID = "SELECT * FROM refresh WHERE id = :id";
    OF_STATUS = "SELECT * FROM refresh WHERE status = :status";
    FORGET = "DELETE FROM refresh WHERE status = :status";
    INSERT = "INSERT INTO refresh (id, status, started_at) VALUES (:id, :status, :now)";
    ADD = "UPDATE refresh SET results = results + 1 WHERE status = :status";
    END = "UPDATE refresh SET ended_at = :now WHERE status = :status";
    DELETE_STALE = "DELETE FROM refresh WHERE started_at < :before";
}

pub fn by_id(tx: &ReadTx<'_>, id: RefreshId) -> rusqlite::Result<Option<Refresh>> {
    tx.first(BY_ID, named_params! { ":id": id }, from_row)
}

/// The last time that the answers to a status were asked for.
pub fn of_status(tx: &ReadTx<'_>, status: StatusId) -> rusqlite::Result<Option<Refresh>> {
    tx.first(OF_STATUS, named_params! { ":status": status }, from_row)
}

/// Begins anew; what is known of the last time is forgotten.
pub fn begin(
    tx: &WriteTx<'_>,
    id: RefreshId,
    status: StatusId,
    now: Timestamp,
) -> rusqlite::Result<()> {
    tx.execute(FORGET, named_params! { ":status": status })?;
    tx.execute(INSERT, named_params! { ":id": id, ":status": status, ":now": now }).map(drop)
}

/// Counts one more answer that came.
pub fn add(tx: &WriteTx<'_>, status: StatusId) -> rusqlite::Result<()> {
    tx.execute(ADD, named_params! { ":status": status }).map(drop)
}

pub fn end(tx: &WriteTx<'_>, status: StatusId, now: Timestamp) -> rusqlite::Result<()> {
    tx.execute(END, named_params! { ":status": status, ":now": now }).map(drop)
}

pub fn delete_stale(tx: &WriteTx<'_>, before: Timestamp) -> rusqlite::Result<usize> {
    tx.execute(DELETE_STALE, named_params! { ":before": before })
}

fn from_row(row: &rusqlite::Row<'_>) -> rusqlite::Result<Refresh> {
    Ok(Refresh {
        id: row.get("id")?,
        status: row.get("status")?,
        started_at: row.get("started_at")?,
        ended_at: row.get("ended_at")?,
        results: row.get("results")?,
    })
}
