//! Lists and who is on them.

use rusqlite::{Row, named_params};

use crate::base::{AccountId, ListId};
use crate::model::{Account, List, Page, RepliesPolicy};

use super::timeline::turned;
use super::{ReadTx, WriteTx, account, queries};

queries! {
    BY_ID = "SELECT * FROM list WHERE id = :id AND account = :account";
    OF_ACCOUNT = "SELECT * FROM list WHERE account = :account ORDER BY id";
    COUNT = "SELECT count(*) AS n FROM list WHERE account = :account";
    WITH_MEMBER = "SELECT l.* FROM list_account m JOIN list l ON l.id = m.list
        WHERE m.member = :member AND l.account = :account ORDER BY l.id";
    SAVE = "INSERT INTO list (id, account, title, replies_policy, exclusive)
        VALUES (:id, :account, :title, :replies, :exclusive)
        ON CONFLICT (id) DO UPDATE SET title = excluded.title,
            replies_policy = excluded.replies_policy, exclusive = excluded.exclusive";
    DELETE = "DELETE FROM list WHERE id = :id";
    ADD = "INSERT INTO list_account (list, member) VALUES (:list, :member) ON CONFLICT DO NOTHING";
    REMOVE = "DELETE FROM list_account WHERE list = :list AND member = :member";
    MEMBERS_DOWN = concat!("SELECT ", account::columns!(), " FROM list_account m
        JOIN account a ON a.id = m.member
        WHERE m.list = :list AND m.member < :upper AND m.member > :lower
        AND a.suspended_at IS NULL ORDER BY m.member DESC LIMIT :limit");
    MEMBERS_UP = concat!("SELECT ", account::columns!(), " FROM list_account m
        JOIN account a ON a.id = m.member
        WHERE m.list = :list AND m.member < :upper AND m.member > :lower
        AND a.suspended_at IS NULL ORDER BY m.member LIMIT :limit");
}

/// A list of `account`.
pub fn of_owner(tx: &ReadTx<'_>, account: AccountId, id: ListId) -> rusqlite::Result<Option<List>> {
    tx.first(BY_ID, named_params! { ":id": id, ":account": account }, from_row)
}

/// All lists of `account`, oldest first.
pub fn of_account(tx: &ReadTx<'_>, account: AccountId) -> rusqlite::Result<Vec<List>> {
    tx.all(OF_ACCOUNT, named_params! { ":account": account }, from_row)
}

pub fn count(tx: &ReadTx<'_>, account: AccountId) -> rusqlite::Result<u32> {
    let count = tx.first(COUNT, named_params! { ":account": account }, |row| row.get("n"))?;
    Ok(count.unwrap_or(0))
}

/// The lists of `account` that `member` is on.
pub fn with_member(
    tx: &ReadTx<'_>,
    account: AccountId,
    member: AccountId,
) -> rusqlite::Result<Vec<List>> {
    tx.all(WITH_MEMBER, named_params! { ":account": account, ":member": member }, from_row)
}

/// Stores a new list, or one that has changed.
pub fn save(tx: &WriteTx<'_>, list: &List) -> rusqlite::Result<()> {
    let List { id, account, title, replies, is_exclusive } = list;
    let params = named_params! {
        ":id": id, ":account": account, ":title": title, ":replies": replies.as_str(),
        ":exclusive": is_exclusive,
    };
    tx.execute(SAVE, params).map(drop)
}

/// Deletes a list; who was on it is followed as before.
pub fn delete(tx: &WriteTx<'_>, id: ListId) -> rusqlite::Result<()> {
    tx.execute(DELETE, named_params! { ":id": id }).map(drop)
}

/// Answers whether they were not on it yet.
pub fn add(tx: &WriteTx<'_>, list: ListId, member: AccountId) -> rusqlite::Result<bool> {
    Ok(tx.execute(ADD, named_params! { ":list": list, ":member": member })? > 0)
}

/// Answers whether they were on it.
pub fn remove(tx: &WriteTx<'_>, list: ListId, member: AccountId) -> rusqlite::Result<bool> {
    Ok(tx.execute(REMOVE, named_params! { ":list": list, ":member": member })? > 0)
}

/// Who is on a list, the youngest account first.
pub fn members(tx: &ReadTx<'_>, list: ListId, page: Page) -> rusqlite::Result<Vec<Account>> {
    let params = named_params! {
        ":list": list, ":upper": page.upper(), ":lower": page.lower(), ":limit": page.limit,
    };
    let sql = if page.is_upward() { MEMBERS_UP } else { MEMBERS_DOWN };
    Ok(turned(tx.all(sql, params, account::from_row)?, page))
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<List> {
    let replies: String = row.get("replies_policy")?;
    Ok(List {
        id: row.get("id")?,
        account: row.get("account")?,
        title: row.get("title")?,
        // The schema's CHECK allows no other words.
        replies: RepliesPolicy::parse(&replies).unwrap_or_default(),
        is_exclusive: row.get("exclusive")?,
    })
}
