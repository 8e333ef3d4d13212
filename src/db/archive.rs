//! Copies of all that somebody wrote, to take away.

use rusqlite::{Row, named_params};

use crate::base::{AccountId, ArchiveId, Timestamp};
use crate::model::archive::Archive;

use super::{ReadTx, WriteTx, queries};

queries! {
    INSERT = "INSERT INTO archive (id, account, created_at) VALUES (:id, :account, :now)";
    BY_ID = "SELECT * FROM archive WHERE id = :id";
    OF_ACCOUNT = "SELECT * FROM archive WHERE account = :account ORDER BY id DESC";
    SET_FILE = "UPDATE archive SET file = :file, bytes = :bytes WHERE id = :id";
    SET_PROBLEM = "UPDATE archive SET problem = :problem WHERE id = :id";
    DELETE = "DELETE FROM archive WHERE id = :id";
    DELETE_STALE = "DELETE FROM archive WHERE created_at <= :before";
    IS_KNOWN = "SELECT 1 FROM archive WHERE file = :file";
    IS_ANY_WAITING = "SELECT 1 FROM archive WHERE file IS NULL AND problem IS NULL LIMIT 1";
}

pub fn insert(
    tx: &WriteTx<'_>,
    id: ArchiveId,
    account: AccountId,
    now: Timestamp,
) -> rusqlite::Result<()> {
    tx.execute(INSERT, named_params! { ":id": id, ":account": account, ":now": now }).map(drop)
}

pub fn by_id(tx: &ReadTx<'_>, id: ArchiveId) -> rusqlite::Result<Option<Archive>> {
    tx.first(BY_ID, named_params! { ":id": id }, from_row)
}

/// The copies of `account`, last first.
pub fn of_account(tx: &ReadTx<'_>, account: AccountId) -> rusqlite::Result<Vec<Archive>> {
    tx.all(OF_ACCOUNT, named_params! { ":account": account }, from_row)
}

/// It is written. Answers whether it is still wanted.
pub fn set_file(tx: &WriteTx<'_>, id: ArchiveId, file: &str, bytes: u64) -> rusqlite::Result<bool> {
    let bytes = i64::try_from(bytes).unwrap_or(i64::MAX);
    Ok(tx.execute(SET_FILE, named_params! { ":id": id, ":file": file, ":bytes": bytes })? > 0)
}

pub fn set_problem(tx: &WriteTx<'_>, id: ArchiveId, problem: &str) -> rusqlite::Result<()> {
    tx.execute(SET_PROBLEM, named_params! { ":id": id, ":problem": problem }).map(drop)
}

pub fn delete(tx: &WriteTx<'_>, id: ArchiveId) -> rusqlite::Result<()> {
    tx.execute(DELETE, named_params! { ":id": id }).map(drop)
}

pub fn delete_stale(tx: &WriteTx<'_>, before: Timestamp) -> rusqlite::Result<()> {
    tx.execute(DELETE_STALE, named_params! { ":before": before }).map(drop)
}

/// Whether a file belongs to a copy that is still kept, or may be of one that is just being written.
pub fn is_wanted(tx: &ReadTx<'_>, file: &str) -> rusqlite::Result<bool> {
    Ok(tx.any(IS_KNOWN, named_params! { ":file": file })? || tx.any(IS_ANY_WAITING, [])?)
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Archive> {
    Ok(Archive {
        id: row.get("id")?,
        account: row.get("account")?,
        file: row.get("file")?,
        bytes: row.get("bytes")?,
        problem: row.get("problem")?,
        created_at: row.get("created_at")?,
    })
}
