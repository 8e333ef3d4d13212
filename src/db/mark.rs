//! What people do with statuses: favourite, bookmark, pin.

use rusqlite::named_params;

use crate::base::{AccountId, StatusId, Timestamp};
use crate::model::{Account, Page};

use super::timeline::turned;
use super::visible::visible;
use super::{ReadTx, WriteTx, account, queries};

queries! {
    FAVOURITE = "INSERT INTO favourite (id, account, status, uri, created_at)
        VALUES (:id, :account, :status, :uri, :now) ON CONFLICT (account, status) DO NOTHING";
    FAVOURITE_URI = "SELECT uri FROM favourite WHERE account = :account AND status = :status";
    FAVOURITE_BY_URI = "SELECT status FROM favourite WHERE account = :account AND uri = :uri";
    UNFAVOURITE = "DELETE FROM favourite WHERE account = :account AND status = :status";
    FAVOURITES = concat!("SELECT f.id AS place, s.id FROM favourite f
        CROSS JOIN status s ON s.id = f.status
        WHERE f.account = :viewer AND f.id < :upper AND f.id > :lower AND ", visible!(),
        " ORDER BY f.id DESC LIMIT :limit");
    FAVOURITES_UP = concat!("SELECT f.id AS place, s.id FROM favourite f
        CROSS JOIN status s ON s.id = f.status
        WHERE f.account = :viewer AND f.id < :upper AND f.id > :lower AND ", visible!(),
        " ORDER BY f.id LIMIT :limit");
    FAVOURITED_BY = concat!("SELECT f.id AS place, ", account::columns!(), " FROM favourite f
        JOIN account a ON a.id = f.account WHERE f.status = :status AND f.id < :upper
        AND f.id > :lower AND a.suspended_at IS NULL ORDER BY f.id DESC LIMIT :limit");
    FAVOURITED_BY_UP = concat!("SELECT f.id AS place, ", account::columns!(), " FROM favourite f
        JOIN account a ON a.id = f.account WHERE f.status = :status AND f.id < :upper
        AND f.id > :lower AND a.suspended_at IS NULL ORDER BY f.id LIMIT :limit");
    BOOSTED_BY = concat!("SELECT b.id AS place, ", account::columns!(), " FROM status b
        JOIN account a ON a.id = b.author WHERE b.boost_of = :status AND b.id < :upper
        AND b.id > :lower AND b.visibility IN ('public', 'unlisted')
        AND a.suspended_at IS NULL ORDER BY b.id DESC LIMIT :limit");
    BOOSTED_BY_UP = concat!("SELECT b.id AS place, ", account::columns!(), " FROM status b
        JOIN account a ON a.id = b.author WHERE b.boost_of = :status AND b.id < :upper
        AND b.id > :lower AND b.visibility IN ('public', 'unlisted')
        AND a.suspended_at IS NULL ORDER BY b.id LIMIT :limit");
    BOOKMARK = "INSERT INTO bookmark (id, account, status) VALUES (:id, :account, :status)
        ON CONFLICT (account, status) DO NOTHING";
    UNBOOKMARK = "DELETE FROM bookmark WHERE account = :account AND status = :status";
    BOOKMARKS = concat!("SELECT b.id AS place, s.id FROM bookmark b
        CROSS JOIN status s ON s.id = b.status
        WHERE b.account = :viewer AND b.id < :upper AND b.id > :lower AND ", visible!(),
        " ORDER BY b.id DESC LIMIT :limit");
    BOOKMARKS_UP = concat!("SELECT b.id AS place, s.id FROM bookmark b
        CROSS JOIN status s ON s.id = b.status
        WHERE b.account = :viewer AND b.id < :upper AND b.id > :lower AND ", visible!(),
        " ORDER BY b.id LIMIT :limit");
    PIN = "INSERT INTO pin (id, account, status) VALUES (:id, :account, :status)
        ON CONFLICT (account, status) DO NOTHING";
    UNPIN = "DELETE FROM pin WHERE account = :account AND status = :status";
    PINS = "SELECT count(*) AS n FROM pin WHERE account = :account";
}

/// Answers whether it is new. `id` gives it its place in the list.
pub fn favourite(
    tx: &WriteTx<'_>,
    id: i64,
    (account, status): (AccountId, StatusId),
    uri: &str,
    now: Timestamp,
) -> rusqlite::Result<bool> {
    let params = named_params! {
        ":id": id, ":account": account, ":status": status, ":uri": uri, ":now": now,
    };
    Ok(tx.execute(FAVOURITE, params)? > 0)
}

/// The id of the `Like` activity.
pub fn favourite_uri(
    tx: &ReadTx<'_>,
    account: AccountId,
    status: StatusId,
) -> rusqlite::Result<Option<String>> {
    let params = named_params! { ":account": account, ":status": status };
    tx.first(FAVOURITE_URI, params, |row| row.get("uri"))
}

/// The status that `account` favoured with the `Like` activity `uri`.
pub fn favourite_by_uri(
    tx: &ReadTx<'_>,
    account: AccountId,
    uri: &str,
) -> rusqlite::Result<Option<StatusId>> {
    let params = named_params! { ":account": account, ":uri": uri };
    tx.first(FAVOURITE_BY_URI, params, |row| row.get("status"))
}

/// Answers whether there was one.
pub fn unfavourite(
    tx: &WriteTx<'_>,
    account: AccountId,
    status: StatusId,
) -> rusqlite::Result<bool> {
    let params = named_params! { ":account": account, ":status": status };
    Ok(tx.execute(UNFAVOURITE, params)? > 0)
}

/// Statuses with their place in the list, which pages are counted by.
pub type Placed = Vec<(i64, StatusId)>;

/// What `viewer` favoured, last favoured first.
pub fn favourites(tx: &ReadTx<'_>, viewer: AccountId, page: Page) -> rusqlite::Result<Placed> {
    marked(tx, if page.is_upward() { FAVOURITES_UP } else { FAVOURITES }, viewer, page)
}

/// What `viewer` keeps for themselves, last kept first.
pub fn bookmarks(tx: &ReadTx<'_>, viewer: AccountId, page: Page) -> rusqlite::Result<Placed> {
    marked(tx, if page.is_upward() { BOOKMARKS_UP } else { BOOKMARKS }, viewer, page)
}

/// Who favoured a status, last first.
pub fn favourited_by(
    tx: &ReadTx<'_>,
    status: StatusId,
    page: Page,
) -> rusqlite::Result<Vec<(i64, Account)>> {
    people(tx, if page.is_upward() { FAVOURITED_BY_UP } else { FAVOURITED_BY }, status, page)
}

/// Who boosted a status, last first.
pub fn boosted_by(
    tx: &ReadTx<'_>,
    status: StatusId,
    page: Page,
) -> rusqlite::Result<Vec<(i64, Account)>> {
    people(tx, if page.is_upward() { BOOSTED_BY_UP } else { BOOSTED_BY }, status, page)
}

/// Answers whether it is new.
pub fn bookmark(
    tx: &WriteTx<'_>,
    id: i64,
    account: AccountId,
    status: StatusId,
) -> rusqlite::Result<bool> {
    let params = named_params! { ":id": id, ":account": account, ":status": status };
    Ok(tx.execute(BOOKMARK, params)? > 0)
}

pub fn unbookmark(
    tx: &WriteTx<'_>,
    account: AccountId,
    status: StatusId,
) -> rusqlite::Result<bool> {
    let params = named_params! { ":account": account, ":status": status };
    Ok(tx.execute(UNBOOKMARK, params)? > 0)
}

/// Answers whether it is new.
pub fn pin(
    tx: &WriteTx<'_>,
    id: i64,
    account: AccountId,
    status: StatusId,
) -> rusqlite::Result<bool> {
    let params = named_params! { ":id": id, ":account": account, ":status": status };
    Ok(tx.execute(PIN, params)? > 0)
}

pub fn unpin(tx: &WriteTx<'_>, account: AccountId, status: StatusId) -> rusqlite::Result<bool> {
    let params = named_params! { ":account": account, ":status": status };
    Ok(tx.execute(UNPIN, params)? > 0)
}

pub fn pin_count(tx: &ReadTx<'_>, account: AccountId) -> rusqlite::Result<u32> {
    let count = tx.first(PINS, named_params! { ":account": account }, |row| row.get("n"))?;
    Ok(count.unwrap_or(0))
}

fn marked(tx: &ReadTx<'_>, sql: &str, viewer: AccountId, page: Page) -> rusqlite::Result<Placed> {
    let params = named_params! {
        ":viewer": viewer, ":upper": page.upper(), ":lower": page.lower(), ":limit": page.limit,
    };
    Ok(turned(tx.all(sql, params, |row| Ok((row.get("place")?, row.get("id")?)))?, page))
}

fn people(
    tx: &ReadTx<'_>,
    sql: &str,
    status: StatusId,
    page: Page,
) -> rusqlite::Result<Vec<(i64, Account)>> {
    let params = named_params! {
        ":status": status, ":upper": page.upper(), ":lower": page.lower(), ":limit": page.limit,
    };
    let rows = tx.all(sql, params, |row| Ok((row.get("place")?, account::from_row(row)?)))?;
    Ok(turned(rows, page))
}
