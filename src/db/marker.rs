//! How far somebody has read.

use rusqlite::named_params;

use crate::base::{AccountId, Timestamp};

use super::{ReadTx, WriteTx, queries};

queries! {
    OF = "SELECT * FROM marker WHERE account = :account";
    SET = "INSERT INTO marker (account, timeline, last_read, version, updated_at)
        VALUES (:account, :timeline, :last_read, 1, :now)
        ON CONFLICT (account, timeline) DO UPDATE SET last_read = excluded.last_read,
            version = version + 1, updated_at = excluded.updated_at";
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Marker {
    /// `home` or `notifications`.
    pub timeline: String,
    pub last_read: i64,
    pub version: u32,
    pub updated_at: Timestamp,
}

pub fn of(tx: &ReadTx<'_>, account: AccountId) -> rusqlite::Result<Vec<Marker>> {
    tx.all(OF, named_params! { ":account": account }, |row| {
        Ok(Marker {
            timeline: row.get("timeline")?,
            last_read: row.get("last_read")?,
            version: row.get("version")?,
            updated_at: row.get("updated_at")?,
        })
    })
}

/// `timeline` is `home` or `notifications`.
pub fn set(
    tx: &WriteTx<'_>,
    account: AccountId,
    timeline: &str,
    last_read: i64,
    now: Timestamp,
) -> rusqlite::Result<()> {
    let params = named_params! {
        ":account": account, ":timeline": timeline, ":last_read": last_read, ":now": now,
    };
    tx.execute(SET, params).map(drop)
}
