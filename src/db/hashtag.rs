//! Hashtags and the statuses that bear them.

use rusqlite::named_params;

use crate::base::StatusId;

use super::{ReadTx, WriteTx, queries};

queries! {
    INSERT = "INSERT INTO hashtag (name) VALUES (:name) ON CONFLICT (name) DO NOTHING";
    TAG = "INSERT INTO status_tag (tag, status)
        SELECT id, :status FROM hashtag WHERE name = :name ON CONFLICT DO NOTHING";
    UNTAG = "DELETE FROM status_tag WHERE status = :status";
    STARTING_WITH = "SELECT name FROM hashtag WHERE name >= :prefix AND name < :end
        ORDER BY name LIMIT :limit OFFSET :offset";
    OF_STATUS = "SELECT t.name FROM status_tag st JOIN hashtag t ON t.id = st.tag
        WHERE st.status = :status ORDER BY t.name";
    FIND = "SELECT id FROM hashtag WHERE name = :name
        UNION SELECT id FROM hashtag WHERE id = :id LIMIT 1";
    EXISTS = "SELECT 1 FROM hashtag WHERE name = :name";
}

/// The number of the tag with this name (in its normal form) or this number.
pub fn find(tx: &ReadTx<'_>, tag: &str) -> rusqlite::Result<Option<i64>> {
    let params = named_params! { ":name": tag, ":id": tag.parse::<i64>().ok() };
    tx.first(FIND, params, |row| row.get("id"))
}

/// Replaces the tags of a status; `names` in their normal form.
pub fn set(tx: &WriteTx<'_>, status: StatusId, names: &[String]) -> rusqlite::Result<()> {
    tx.execute(UNTAG, named_params! { ":status": status })?;
    for name in names {
        tx.execute(INSERT, named_params! { ":name": name })?;
        tx.execute(TAG, named_params! { ":name": name, ":status": status })?;
    }
    Ok(())
}

/// Tags whose normal form begins like this, in alphabetical order.
pub fn starting_with(
    tx: &ReadTx<'_>,
    prefix: &str,
    limit: u32,
    offset: u32,
) -> rusqlite::Result<Vec<String>> {
    let params = named_params! {
        ":prefix": prefix, ":end": format!("{prefix}\u{10FFFF}"), ":limit": limit,
        ":offset": offset,
    };
    tx.all(STARTING_WITH, params, |row| row.get("name"))
}

pub fn of_status(tx: &ReadTx<'_>, status: StatusId) -> rusqlite::Result<Vec<String>> {
    tx.all(OF_STATUS, named_params! { ":status": status }, |row| row.get("name"))
}

pub fn exists(tx: &ReadTx<'_>, name: &str) -> rusqlite::Result<bool> {
    tx.any(EXISTS, named_params! { ":name": name })
}
