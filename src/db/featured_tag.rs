//! Hashtags that people show on their profiles.

use rusqlite::{Row, named_params};

use crate::base::{AccountId, FeaturedTagId, HashtagId};
use crate::model::FeaturedTag;

use super::{ReadTx, WriteTx, queries};

/// What the account of a featured tag `f` wrote about it for everyone.
macro_rules! of_them {
    ($what:literal) => {
        concat!(
            "(SELECT ",
            $what,
            " FROM status_tag st CROSS JOIN status s ON s.id = st.status
              WHERE st.tag = f.tag AND s.author = f.account
              AND s.visibility IN ('public', 'unlisted'))"
        )
    };
}

macro_rules! counted {
    ($where:literal) => {
        concat!(
            "SELECT f.id, t.name, ",
            of_them!("count(*)"),
            " AS statuses, ",
            of_them!("max(s.created_at)"),
            " AS last_at
            FROM featured_tag f JOIN hashtag t ON t.id = f.tag
            WHERE ",
            $where,
            " ORDER BY f.id DESC"
        )
    };
}

queries! {
    OF_ACCOUNT = counted!("f.account = :account");
    BY_TAG = counted!("f.account = :account AND f.tag = :tag");
    COUNT = "SELECT count(*) AS n FROM featured_tag WHERE account = :account";
    INSERT = "INSERT INTO featured_tag (id, account, tag) VALUES (:id, :account, :tag)
        ON CONFLICT (account, tag) DO NOTHING";
    DELETE = "DELETE FROM featured_tag WHERE id = :id AND account = :account";
    DELETE_TAG = "DELETE FROM featured_tag WHERE account = :account AND tag = :tag";
    // Among what they wrote lately.
    USED = "SELECT t.name FROM (SELECT id FROM status WHERE author = :account
             AND visibility IN ('public', 'unlisted') ORDER BY id DESC LIMIT 1000) s
        CROSS JOIN status_tag st ON st.status = s.id JOIN hashtag t ON t.id = st.tag
        WHERE NOT EXISTS (SELECT 1 FROM featured_tag
            WHERE account = :account AND tag = st.tag)
        GROUP BY st.tag ORDER BY count(*) DESC, max(s.id) DESC LIMIT :limit";
}

/// What `account` shows, last chosen first.
pub fn of_account(tx: &ReadTx<'_>, account: AccountId) -> rusqlite::Result<Vec<FeaturedTag>> {
    tx.all(OF_ACCOUNT, named_params! { ":account": account }, from_row)
}

pub fn by_tag(
    tx: &ReadTx<'_>,
    account: AccountId,
    tag: HashtagId,
) -> rusqlite::Result<Option<FeaturedTag>> {
    tx.first(BY_TAG, named_params! { ":account": account, ":tag": tag }, from_row)
}

pub fn count(tx: &ReadTx<'_>, account: AccountId) -> rusqlite::Result<u32> {
    let count = tx.first(COUNT, named_params! { ":account": account }, |row| row.get("n"))?;
    Ok(count.unwrap_or(0))
}

/// Answers whether it is new.
pub fn insert(
    tx: &WriteTx<'_>,
    id: FeaturedTagId,
    account: AccountId,
    tag: HashtagId,
) -> rusqlite::Result<bool> {
    Ok(tx.execute(INSERT, named_params! { ":id": id, ":account": account, ":tag": tag })? > 0)
}

/// Answers whether there was one.
pub fn delete(tx: &WriteTx<'_>, account: AccountId, id: FeaturedTagId) -> rusqlite::Result<bool> {
    Ok(tx.execute(DELETE, named_params! { ":id": id, ":account": account })? > 0)
}

/// Answers whether there was one.
pub fn delete_tag(tx: &WriteTx<'_>, account: AccountId, tag: HashtagId) -> rusqlite::Result<bool> {
    Ok(tx.execute(DELETE_TAG, named_params! { ":account": account, ":tag": tag })? > 0)
}

/// What `account` uses most and does not show yet.
pub fn suggestions(
    tx: &ReadTx<'_>,
    account: AccountId,
    limit: u32,
) -> rusqlite::Result<Vec<String>> {
    tx.all(USED, named_params! { ":account": account, ":limit": limit }, |row| row.get("name"))
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<FeaturedTag> {
    Ok(FeaturedTag {
        id: row.get("id")?,
        name: row.get("name")?,
        statuses_count: row.get("statuses")?,
        last_status_at: row.get("last_at")?,
    })
}
