//! Hashtags that people follow.

use rusqlite::named_params;

use crate::base::{AccountId, HashtagId};
use crate::model::Page;

use super::timeline::turned;
use super::{ReadTx, WriteTx, queries};

queries! {
    INSERT = "INSERT INTO followed_tag (id, account, tag) VALUES (:id, :account, :tag)
        ON CONFLICT (account, tag) DO NOTHING";
    DELETE = "DELETE FROM followed_tag WHERE account = :account AND tag = :tag";
    COUNT = "SELECT count(*) AS n FROM followed_tag WHERE account = :account";
    OF_ACCOUNT = "SELECT f.id AS place, t.name FROM followed_tag f JOIN hashtag t ON t.id = f.tag
        WHERE f.account = :account AND f.id < :upper AND f.id > :lower
        ORDER BY f.id DESC LIMIT :limit";
    OF_ACCOUNT_UP = "SELECT f.id AS place, t.name FROM followed_tag f
        JOIN hashtag t ON t.id = f.tag
        WHERE f.account = :account AND f.id < :upper AND f.id > :lower
        ORDER BY f.id LIMIT :limit";
}

/// `id` gives it its place in the list. Answers whether it is new.
pub fn insert(
    tx: &WriteTx<'_>,
    id: i64,
    account: AccountId,
    tag: HashtagId,
) -> rusqlite::Result<bool> {
    Ok(tx.execute(INSERT, named_params! { ":id": id, ":account": account, ":tag": tag })? > 0)
}

/// Answers whether it was followed.
pub fn delete(tx: &WriteTx<'_>, account: AccountId, tag: HashtagId) -> rusqlite::Result<bool> {
    Ok(tx.execute(DELETE, named_params! { ":account": account, ":tag": tag })? > 0)
}

pub fn count(tx: &ReadTx<'_>, account: AccountId) -> rusqlite::Result<u32> {
    let count = tx.first(COUNT, named_params! { ":account": account }, |row| row.get("n"))?;
    Ok(count.unwrap_or(0))
}

/// Names of the hashtags that `account` follows with their places, last followed first.
pub fn of_account(
    tx: &ReadTx<'_>,
    account: AccountId,
    page: Page,
) -> rusqlite::Result<Vec<(i64, String)>> {
    let params = named_params! {
        ":account": account, ":upper": page.upper(), ":lower": page.lower(), ":limit": page.limit,
    };
    let sql = if page.is_upward() { OF_ACCOUNT_UP } else { OF_ACCOUNT };
    Ok(turned(tx.all(sql, params, |row| Ok((row.get("place")?, row.get("name")?)))?, page))
}
