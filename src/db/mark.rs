//! What people do with statuses: favourite, bookmark, pin.

use rusqlite::named_params;

use crate::base::{AccountId, StatusId, Timestamp};
use crate::model::{Account, Page};

use super::timeline::turned;
use super::tx::list;
use super::visible::{author_wanted, visible};
use super::{ReadTx, WriteTx, account, queries};

/// Statuses that the viewer marked in the table `$table`.
macro_rules! marked {
    ($table:literal, $direction:literal) => {
        concat!(
            "SELECT m.id AS place, s.id FROM ",
            $table,
            " m CROSS JOIN status s ON s.id = m.status
             WHERE m.account = :viewer AND m.id < :upper AND m.id > :lower AND ",
            visible!(),
            " ORDER BY m.id ",
            $direction,
            " LIMIT :limit"
        )
    };
}

/// A mark that only its place and its maker tell from others.
macro_rules! put {
    ($table:literal) => {
        concat!(
            "INSERT INTO ",
            $table,
            " (id, account, status) VALUES (:id, :account, :status)
             ON CONFLICT (account, status) DO NOTHING"
        )
    };
}

macro_rules! take {
    ($table:literal) => {
        concat!("DELETE FROM ", $table, " WHERE account = :account AND status = :status")
    };
}

macro_rules! favourited_by {
    ($direction:literal) => {
        concat!(
            "SELECT f.id AS place, ",
            account::columns!(),
            " FROM favourite f
        JOIN account a ON a.id = f.account WHERE f.status = :status AND f.id < :upper
        AND f.id > :lower AND a.suspended_at IS NULL ORDER BY f.id ",
            $direction,
            " LIMIT :limit"
        )
    };
}

macro_rules! boosted_by {
    ($direction:literal) => {
        concat!(
            "SELECT b.id AS place, ",
            account::columns!(),
            " FROM status b
        JOIN account a ON a.id = b.author WHERE b.boost_of = :status AND b.id < :upper
        AND b.id > :lower AND b.visibility IN ('public', 'unlisted')
        AND a.suspended_at IS NULL ORDER BY b.id ",
            $direction,
            " LIMIT :limit"
        )
    };
}

queries! {
    FAVOURITE = "INSERT INTO favourite (id, account, status, uri, created_at)
        VALUES (:id, :account, :status, :uri, :now) ON CONFLICT (account, status) DO NOTHING";
    FAVOURITE_URI = "SELECT uri FROM favourite WHERE account = :account AND status = :status";
    FAVOURITE_BY_URI = "SELECT status FROM favourite WHERE account = :account AND uri = :uri";
    SET_FAVOURITE_URI = "UPDATE favourite SET uri = :uri
        WHERE account = :account AND status = :status";
    UNFAVOURITE = take!("favourite");
    FAVOURITES = marked!("favourite", "DESC");
    FAVOURITES_UP = marked!("favourite", "ASC");
    FAVOURITED_BY = favourited_by!("DESC");
    FAVOURITED_BY_UP = favourited_by!("ASC");
    BOOSTED_BY = boosted_by!("DESC");
    BOOSTED_BY_UP = boosted_by!("ASC");
    BOOSTERS_FOLLOWED = concat!(
        "SELECT s.boost_of AS boosted, ",
        account::columns!(),
        " FROM status s CROSS JOIN account a ON a.id = s.author
        WHERE s.boost_of IN rarray(:ids) AND EXISTS (SELECT 1 FROM follow f
            WHERE f.follower = :viewer AND f.target = s.author AND f.shows_boosts = 1)
        AND ",
        visible!(),
        " AND ",
        author_wanted!("s.author"),
        " ORDER BY s.id DESC LIMIT 500"
    );
    BOOKMARK = put!("bookmark");
    UNBOOKMARK = take!("bookmark");
    BOOKMARKS = marked!("bookmark", "DESC");
    BOOKMARKS_UP = marked!("bookmark", "ASC");
    PIN = put!("pin");
    UNPIN = take!("pin");
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

/// Gives a favourite the id of another activity, after its own was taken back.
pub fn set_favourite_uri(
    tx: &WriteTx<'_>,
    (account, status): (AccountId, StatusId),
    uri: &str,
) -> rusqlite::Result<()> {
    let params = named_params! { ":account": account, ":status": status, ":uri": uri };
    tx.execute(SET_FAVOURITE_URI, params).map(drop)
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
    take(tx, UNFAVOURITE, account, status)
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

/// Who boosted the statuses `ids`, last first, of those whom `viewer` follows and wants to meet.
pub fn boosters_followed(
    tx: &ReadTx<'_>,
    viewer: AccountId,
    ids: &[StatusId],
    now: Timestamp,
) -> rusqlite::Result<Vec<(StatusId, Account)>> {
    let params = named_params! { ":ids": list(ids), ":viewer": viewer, ":now": now };
    tx.all(BOOSTERS_FOLLOWED, params, |row| Ok((row.get("boosted")?, account::from_row(row)?)))
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
    put(tx, BOOKMARK, id, (account, status))
}

/// Answers whether there was one.
pub fn unbookmark(
    tx: &WriteTx<'_>,
    account: AccountId,
    status: StatusId,
) -> rusqlite::Result<bool> {
    take(tx, UNBOOKMARK, account, status)
}

/// Answers whether it is new.
pub fn pin(
    tx: &WriteTx<'_>,
    id: i64,
    account: AccountId,
    status: StatusId,
) -> rusqlite::Result<bool> {
    put(tx, PIN, id, (account, status))
}

/// Answers whether there was one.
pub fn unpin(tx: &WriteTx<'_>, account: AccountId, status: StatusId) -> rusqlite::Result<bool> {
    take(tx, UNPIN, account, status)
}

pub fn pin_count(tx: &ReadTx<'_>, account: AccountId) -> rusqlite::Result<u32> {
    let count = tx.first(PINS, named_params! { ":account": account }, |row| row.get("n"))?;
    Ok(count.unwrap_or(0))
}

fn put(
    tx: &WriteTx<'_>,
    sql: &str,
    id: i64,
    (account, status): (AccountId, StatusId),
) -> rusqlite::Result<bool> {
    let params = named_params! { ":id": id, ":account": account, ":status": status };
    Ok(tx.execute(sql, params)? > 0)
}

fn take(
    tx: &WriteTx<'_>,
    sql: &str,
    account: AccountId,
    status: StatusId,
) -> rusqlite::Result<bool> {
    Ok(tx.execute(sql, named_params! { ":account": account, ":status": status })? > 0)
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
