//! Tables that people brought along, row by row.

use rusqlite::{Row, named_params};

use crate::base::{AccountId, ImportId, Timestamp};
use crate::model::import::{
    Forecast, Import, ImportKind, ImportRow, ImportState, ImportView, Surplus,
};

use super::{ReadTx, WriteTx, queries};

/// What somebody has in the table `$table`, whose columns `$owner` and `target` are accounts.
macro_rules! people {
    ($select:expr, $table:literal, $owner:literal, $more:expr) => {
        concat!(
            "SELECT ",
            $select,
            " FROM ",
            $table,
            " x CROSS JOIN account a ON a.id = x.target WHERE x.",
            $owner,
            " = :account ",
            $more
        )
    };
}

/// Whether there is a row for the account `a`.
macro_rules! named {
    () => {
        "EXISTS (SELECT 1 FROM import_row r WHERE r.import = :import
            AND r.subject = lower(a.username) || ifnull('@' || a.domain, ''))"
    };
}

macro_rules! counted {
    ($there:expr) => {
        concat!("count(*) AS have, ifnull(sum(", $there, "), 0) AS known")
    };
}

/// The members of lists whose titles are in the rows.
macro_rules! members {
    ($select:expr, $more:expr) => {
        concat!(
            "SELECT ",
            $select,
            " FROM list l CROSS JOIN list_account m ON m.list = l.id
            CROSS JOIN account a ON a.id = m.member WHERE l.account = :account
            AND EXISTS (SELECT 1 FROM import_row r WHERE r.import = :import AND r.list = l.title) ",
            $more
        )
    };
}

macro_rules! listed {
    () => {
        "EXISTS (SELECT 1 FROM import_row r WHERE r.import = :import AND r.list = l.title
            AND r.subject = lower(a.username) || ifnull('@' || a.domain, ''))"
    };
}

macro_rules! blocked {
    () => {
        "EXISTS (SELECT 1 FROM import_row r WHERE r.import = :import AND r.subject = x.domain)"
    };
}

macro_rules! marked {
    () => {
        "EXISTS (SELECT 1 FROM import_row r WHERE r.import = :import
            AND r.subject IN (s.uri, s.url))"
    };
}

queries! {
    INSERT = "INSERT INTO import (id, account, kind, overwrites, created_at)
        VALUES (:id, :account, :kind, :overwrites, :now)";
    INSERT_ROW = "INSERT INTO import_row
            (import, number, subject, list, boosts, notifications, outcome, problem)
        VALUES (:import, :number, :subject, :list, :boosts, :notifications,
            iif(:problem IS NULL, NULL, 'failed'), :problem)";
    BY_ID = "SELECT * FROM import WHERE id = :id";
    OF_ACCOUNT = "SELECT i.*,
            (SELECT count(*) FROM import_row r WHERE r.import = i.id) AS rows,
            (SELECT count(*) FROM import_row r WHERE r.import = i.id AND r.outcome = 'done')
                AS done,
            (SELECT count(*) FROM import_row r WHERE r.import = i.id AND r.outcome = 'failed')
                AS failed
        FROM import i WHERE i.account = :account ORDER BY i.id DESC";
    WAITING = "SELECT * FROM import_row WHERE import = :import AND outcome IS NULL AND due <= :now
        ORDER BY due, number LIMIT :limit";
    NEXT_DUE = "SELECT min(due) AS due FROM import_row WHERE import = :import AND outcome IS NULL";
    FIRST = "SELECT * FROM import_row WHERE import = :import ORDER BY number LIMIT :limit";
    FAILED = "SELECT * FROM import_row WHERE import = :import AND outcome = 'failed'
        ORDER BY number";
    CLOSE_ROW = "UPDATE import_row SET problem = :problem,
            outcome = iif(:problem IS NULL, 'done', 'failed')
        WHERE import = :import AND number = :number";
    POSTPONE_ROW = "UPDATE import_row SET attempts = attempts + :tries, due = :due
        WHERE import = :import AND number = :number";
    SET_STATE = "UPDATE import SET state = :state WHERE id = :id";
    REMOVED = "UPDATE import SET removed = removed + :count, is_cleared = :is_cleared
        WHERE id = :id";
    DELETE = "DELETE FROM import WHERE id = :id AND account = :account";
    DELETE_STALE = "DELETE FROM import WHERE created_at < :before AND state <> 'running'";
    COUNT_FOLLOWING = people!(counted!(named!()), "follow", "follower", "");
    COUNT_BLOCKING = people!(counted!(named!()), "block", "account", "");
    COUNT_MUTING = people!(counted!(named!()), "mute", "account", "");
    COUNT_DOMAINS = concat!("SELECT ", counted!(blocked!()), " FROM domain_block x
        WHERE x.account = :account");
    COUNT_LISTS = members!(counted!(listed!()), "");
    COUNT_BOOKMARKS = concat!("SELECT ", counted!(marked!()), " FROM bookmark b
        CROSS JOIN status s ON s.id = b.status WHERE b.account = :account");
    SURPLUS_FOLLOWING = people!("x.target", "follow", "follower",
        concat!("AND NOT ", named!(), " LIMIT :limit"));
    SURPLUS_BLOCKING = people!("x.target", "block", "account",
        concat!("AND NOT ", named!(), " LIMIT :limit"));
    SURPLUS_MUTING = people!("x.target", "mute", "account",
        concat!("AND NOT ", named!(), " LIMIT :limit"));
    SURPLUS_DOMAINS = concat!("SELECT x.domain FROM domain_block x WHERE x.account = :account
        AND NOT ", blocked!(), " LIMIT :limit");
    SURPLUS_LISTS = members!("l.id AS list, m.member",
        concat!("AND NOT ", listed!(), " LIMIT :limit"));
    SURPLUS_BOOKMARKS = concat!("SELECT b.status FROM bookmark b
        CROSS JOIN status s ON s.id = b.status
        WHERE b.account = :account AND NOT ", marked!(), " LIMIT :limit");
}

pub fn insert(tx: &WriteTx<'_>, import: &Import, rows: &[ImportRow]) -> rusqlite::Result<()> {
    let Import { id, account, kind, overwrites, created_at, .. } = import;
    let params = named_params! {
        ":id": id, ":account": account, ":kind": kind.as_str(), ":overwrites": overwrites,
        ":now": created_at,
    };
    tx.execute(INSERT, params)?;
    for row in rows {
        let ImportRow { number, subject, list, boosts, notifications, problem, attempts: _ } = row;
        let params = named_params! {
            ":import": id, ":number": number, ":subject": subject, ":list": list,
            ":boosts": boosts, ":notifications": notifications, ":problem": problem,
        };
        tx.execute(INSERT_ROW, params)?;
    }
    Ok(())
}

pub fn by_id(tx: &ReadTx<'_>, id: ImportId) -> rusqlite::Result<Option<Import>> {
    tx.first(BY_ID, named_params! { ":id": id }, from_row)
}

/// What `account` brought, last first.
pub fn of_account(tx: &ReadTx<'_>, account: AccountId) -> rusqlite::Result<Vec<ImportView>> {
    tx.all(OF_ACCOUNT, named_params! { ":account": account }, |row| {
        Ok(ImportView {
            import: from_row(row)?,
            rows: row.get("rows")?,
            done: row.get("done")?,
            failed: row.get("failed")?,
        })
    })
}

/// Rows whose time has come, at most `limit`.
pub fn waiting(
    tx: &ReadTx<'_>,
    import: ImportId,
    now: Timestamp,
    limit: u32,
) -> rusqlite::Result<Vec<ImportRow>> {
    let params = named_params! { ":import": import, ":now": now, ":limit": limit };
    tx.all(WAITING, params, row_of)
}

/// When the next row falls due; `None` if none is left.
pub fn next_due(tx: &ReadTx<'_>, import: ImportId) -> rusqlite::Result<Option<Timestamp>> {
    let due = tx.first(NEXT_DUE, named_params! { ":import": import }, |row| row.get("due"))?;
    Ok(due.flatten())
}

/// The first rows.
pub fn first(tx: &ReadTx<'_>, import: ImportId, limit: u32) -> rusqlite::Result<Vec<ImportRow>> {
    tx.all(FIRST, named_params! { ":import": import, ":limit": limit }, row_of)
}

/// Rows that could not be done.
pub fn failed(tx: &ReadTx<'_>, import: ImportId) -> rusqlite::Result<Vec<ImportRow>> {
    tx.all(FAILED, named_params! { ":import": import }, row_of)
}

/// A row is done, or has the problem for which it will not be.
pub fn close_row(
    tx: &WriteTx<'_>,
    import: ImportId,
    number: u32,
    problem: Option<&str>,
) -> rusqlite::Result<()> {
    let params = named_params! { ":import": import, ":number": number, ":problem": problem };
    tx.execute(CLOSE_ROW, params).map(drop)
}

/// A row waits until `due`; `tries` counts against it.
pub fn postpone_row(
    tx: &WriteTx<'_>,
    import: ImportId,
    number: u32,
    (tries, due): (u32, Timestamp),
) -> rusqlite::Result<()> {
    let params =
        named_params! { ":import": import, ":number": number, ":tries": tries, ":due": due };
    tx.execute(POSTPONE_ROW, params).map(drop)
}

pub fn set_state(tx: &WriteTx<'_>, id: ImportId, state: ImportState) -> rusqlite::Result<()> {
    tx.execute(SET_STATE, named_params! { ":id": id, ":state": state.as_str() }).map(drop)
}

/// More was taken away that is not in the rows; nothing is left of it if `is_cleared`.
pub fn removed(
    tx: &WriteTx<'_>,
    id: ImportId,
    count: usize,
    is_cleared: bool,
) -> rusqlite::Result<()> {
    let count = i64::try_from(count).unwrap_or(i64::MAX);
    let params = named_params! { ":id": id, ":count": count, ":is_cleared": is_cleared };
    tx.execute(REMOVED, params).map(drop)
}

/// Answers whether `account` had it.
pub fn delete(tx: &WriteTx<'_>, account: AccountId, id: ImportId) -> rusqlite::Result<bool> {
    Ok(tx.execute(DELETE, named_params! { ":id": id, ":account": account })? > 0)
}

pub fn delete_stale(tx: &WriteTx<'_>, before: Timestamp) -> rusqlite::Result<()> {
    tx.execute(DELETE_STALE, named_params! { ":before": before }).map(drop)
}

/// What the rows of an import that waits would do.
pub fn forecast(tx: &ReadTx<'_>, view: &ImportView) -> rusqlite::Result<Forecast> {
    let ImportView { import, rows, failed, .. } = view;
    let sql = match import.kind {
        ImportKind::Following => COUNT_FOLLOWING,
        ImportKind::Blocking => COUNT_BLOCKING,
        ImportKind::Muting => COUNT_MUTING,
        ImportKind::DomainBlocking => COUNT_DOMAINS,
        ImportKind::Lists => COUNT_LISTS,
        ImportKind::Bookmarks => COUNT_BOOKMARKS,
    };
    let params = named_params! { ":account": import.account, ":import": import.id };
    let counted = tx.first(sql, params, |row| Ok((row.get("have")?, row.get("known")?)))?;
    let (have, known): (u64, u64) = counted.unwrap_or_default();
    Ok(Forecast {
        known,
        fresh: rows.saturating_sub(*failed).saturating_sub(known),
        surplus: have.saturating_sub(known),
    })
}

/// Things that are not in the rows, at most `limit`.
pub fn surplus(tx: &ReadTx<'_>, import: &Import, limit: u32) -> rusqlite::Result<Vec<Surplus>> {
    let params =
        named_params! { ":account": import.account, ":import": import.id, ":limit": limit };
    match import.kind {
        ImportKind::Following => {
            tx.all(SURPLUS_FOLLOWING, params, |row| Ok(Surplus::Followed(row.get("target")?)))
        }
        ImportKind::Blocking => {
            tx.all(SURPLUS_BLOCKING, params, |row| Ok(Surplus::Blocked(row.get("target")?)))
        }
        ImportKind::Muting => {
            tx.all(SURPLUS_MUTING, params, |row| Ok(Surplus::Muted(row.get("target")?)))
        }
        ImportKind::DomainBlocking => {
            tx.all(SURPLUS_DOMAINS, params, |row| Ok(Surplus::BlockedDomain(row.get("domain")?)))
        }
        ImportKind::Lists => tx.all(SURPLUS_LISTS, params, |row| {
            Ok(Surplus::Listed(row.get("list")?, row.get("member")?))
        }),
        ImportKind::Bookmarks => {
            tx.all(SURPLUS_BOOKMARKS, params, |row| Ok(Surplus::Bookmarked(row.get("status")?)))
        }
    }
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Import> {
    let (kind, state): (String, String) = (row.get("kind")?, row.get("state")?);
    Ok(Import {
        id: row.get("id")?,
        account: row.get("account")?,
        // The schema's CHECK allows no other words.
        kind: ImportKind::parse(&kind).unwrap_or(ImportKind::Bookmarks),
        overwrites: row.get("overwrites")?,
        is_cleared: row.get("is_cleared")?,
        removed: row.get("removed")?,
        state: ImportState::parse(&state).unwrap_or(ImportState::Shown),
        created_at: row.get("created_at")?,
    })
}

fn row_of(row: &Row<'_>) -> rusqlite::Result<ImportRow> {
    Ok(ImportRow {
        number: row.get("number")?,
        subject: row.get("subject")?,
        list: row.get("list")?,
        boosts: row.get("boosts")?,
        notifications: row.get("notifications")?,
        attempts: row.get("attempts")?,
        problem: row.get("problem")?,
    })
}
