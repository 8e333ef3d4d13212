//! Hashtags and the statuses that bear them.

use rusqlite::named_params;

use crate::base::{HashtagId, StatusId};

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
    BY_NAME = "SELECT id FROM hashtag WHERE name = :name";
    NAME = "SELECT name FROM hashtag WHERE id = :id";
    EXISTS = "SELECT 1 FROM hashtag WHERE name = :name";
}

/// The number of the tag with this name (in its normal form) or this number.
pub fn find(tx: &ReadTx<'_>, tag: &str) -> rusqlite::Result<Option<HashtagId>> {
    let params = named_params! { ":name": tag, ":id": tag.parse::<i64>().ok() };
    tx.first(FIND, params, |row| row.get("id"))
}

/// The number of the tag with this name (in its normal form), which may be new.
pub fn ensure(tx: &WriteTx<'_>, name: &str) -> rusqlite::Result<HashtagId> {
    tx.execute(INSERT, named_params! { ":name": name })?;
    let found = tx.first(BY_NAME, named_params! { ":name": name }, |row| row.get("id"))?;
    found.ok_or(rusqlite::Error::QueryReturnedNoRows)
}

/// The name, in its normal form, of the tag with this number.
pub fn name(tx: &ReadTx<'_>, id: HashtagId) -> rusqlite::Result<Option<String>> {
    tx.first(NAME, named_params! { ":id": id }, |row| row.get("name"))
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
