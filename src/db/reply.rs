//! Replies that the author of what they answer has to let in, and who is named by a status.

use rusqlite::{Row, named_params};

use crate::base::{AccountId, StatusId};
use crate::model::{Page, ReplyRequest, ReplyState, Visibility};

use super::timeline::turned;
use super::tx::list;
use super::visible::visible;
use super::{ReadTx, WriteTx, queries};

/// Replies `r` that wait for `:viewer`, who may see them, between two bounds.
macro_rules! waiting {
    ($order:literal) => {
        concat!(
            "SELECT r.* FROM reply_consent r CROSS JOIN status s ON s.id = r.status
            WHERE r.author = :viewer AND r.state = 'pending' AND (:parent IS NULL
                OR s.in_reply_to = :parent) AND r.status < :upper AND r.status > :lower AND ",
            visible!(),
            " ORDER BY r.status ",
            $order,
            " LIMIT :limit"
        )
    };
}

queries! {
    OF = "SELECT * FROM reply_consent WHERE status = :status";
    BY_URI = "SELECT * FROM reply_consent WHERE uri = :uri";
    BY_STAMP = "SELECT * FROM reply_consent WHERE stamp_uri = :uri";
    STATES = "SELECT status, state FROM reply_consent WHERE status IN rarray(:ids)";
    SAVE = "INSERT INTO reply_consent (status, author, uri, audience, state, stamp_uri, asked_at,
            decided_at)
        VALUES (:status, :author, :uri, :audience, :state, :stamp_uri, :asked_at, :decided_at)
        ON CONFLICT (status) DO UPDATE SET uri = excluded.uri, state = excluded.state,
            stamp_uri = excluded.stamp_uri, decided_at = excluded.decided_at";
    DOWN = waiting!("DESC");
    UP = waiting!("ASC");
    COUNT = "SELECT count(*) AS n FROM (SELECT 1 FROM reply_consent
        WHERE author = :author AND state = 'pending' LIMIT :most)";
    COUNT_OF = "SELECT count(*) AS n FROM (SELECT 1 FROM reply_consent r
        CROSS JOIN status s ON s.id = r.status
        WHERE r.author = :author AND r.state = 'pending' AND s.author = :writer LIMIT :most)";
    DETACH = "UPDATE status SET in_reply_to = NULL, in_reply_to_account = NULL WHERE id = :status";
    ASKED_INBOX = "SELECT ifnull(a.shared_inbox, a.inbox) AS inbox FROM reply_consent r
        JOIN account a ON a.id = r.author WHERE r.status = :status AND a.domain IS NOT NULL";
    IS_NAMED = "SELECT 1 FROM status s WHERE s.id = :status AND (s.in_reply_to_account = :account
        OR EXISTS (SELECT 1 FROM mention WHERE status = s.id AND account = :account))";
}

/// The request to let in a reply.
pub fn of(tx: &ReadTx<'_>, status: StatusId) -> rusqlite::Result<Option<ReplyRequest>> {
    tx.first(OF, named_params! { ":status": status }, from_row)
}

pub fn by_uri(tx: &ReadTx<'_>, uri: &str) -> rusqlite::Result<Option<ReplyRequest>> {
    tx.first(BY_URI, named_params! { ":uri": uri }, from_row)
}

/// By the id of the authorization that somebody elsewhere gave.
pub fn by_stamp(tx: &ReadTx<'_>, uri: &str) -> rusqlite::Result<Option<ReplyRequest>> {
    tx.first(BY_STAMP, named_params! { ":uri": uri }, from_row)
}

/// How far each of the statuses has come that has to be let in.
pub fn states(
    tx: &ReadTx<'_>,
    statuses: &[StatusId],
) -> rusqlite::Result<Vec<(StatusId, ReplyState)>> {
    let params = named_params! { ":ids": list(statuses) };
    tx.all(STATES, params, |row| Ok((row.get("status")?, state(row)?)))
}

/// Replies that wait for `author`, newest first; `parent`: only those to this status.
pub fn waiting(
    tx: &ReadTx<'_>,
    author: AccountId,
    parent: Option<StatusId>,
    page: Page,
) -> rusqlite::Result<Vec<ReplyRequest>> {
    let params = named_params! {
        ":viewer": author, ":parent": parent, ":upper": page.upper(), ":lower": page.lower(),
        ":limit": page.limit,
    };
    let sql = if page.is_upward() { UP } else { DOWN };
    Ok(turned(tx.all(sql, params, from_row)?, page))
}

/// How many wait for `author`, counted up to `most`.
pub fn count(tx: &ReadTx<'_>, author: AccountId, most: u32) -> rusqlite::Result<u32> {
    let params = named_params! { ":author": author, ":most": most };
    Ok(tx.first(COUNT, params, |row| row.get("n"))?.unwrap_or(0))
}

/// The same of those that `writer` wrote.
pub fn count_of(
    tx: &ReadTx<'_>,
    author: AccountId,
    writer: AccountId,
    most: u32,
) -> rusqlite::Result<u32> {
    let params = named_params! { ":author": author, ":writer": writer, ":most": most };
    Ok(tx.first(COUNT_OF, params, |row| row.get("n"))?.unwrap_or(0))
}

/// Writes down a request, or what became of it.
pub fn save(tx: &WriteTx<'_>, request: &ReplyRequest) -> rusqlite::Result<()> {
    let params = named_params! {
        ":status": request.status, ":author": request.author, ":uri": request.uri,
        ":audience": request.audience.as_str(), ":state": request.state.as_str(),
        ":stamp_uri": request.stamp_uri, ":asked_at": request.asked_at,
        ":decided_at": request.decided_at,
    };
    tx.execute(SAVE, params).map(drop)
}

/// Takes a reply out of the thread that it stood in.
pub fn detach(tx: &WriteTx<'_>, status: StatusId) -> rusqlite::Result<()> {
    tx.execute(DETACH, named_params! { ":status": status }).map(drop)
}

/// The inbox of the peer that was asked to let a reply in.
pub fn asked_inbox(tx: &ReadTx<'_>, status: StatusId) -> rusqlite::Result<Vec<String>> {
    tx.all(ASKED_INBOX, named_params! { ":status": status }, |row| row.get("inbox"))
}

/// Whether a status mentions or answers an account.
pub fn is_named(tx: &ReadTx<'_>, status: StatusId, account: AccountId) -> rusqlite::Result<bool> {
    tx.any(IS_NAMED, named_params! { ":status": status, ":account": account })
}

fn state(row: &Row<'_>) -> rusqlite::Result<ReplyState> {
    let state: String = row.get("state")?;
    // The schema's CHECK allows no other words.
    Ok(ReplyState::parse(&state).unwrap_or(ReplyState::Rejected))
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<ReplyRequest> {
    let audience: String = row.get("audience")?;
    Ok(ReplyRequest {
        status: row.get("status")?,
        author: row.get("author")?,
        uri: row.get("uri")?,
        audience: Visibility::parse(&audience).unwrap_or(Visibility::Direct),
        state: state(row)?,
        stamp_uri: row.get("stamp_uri")?,
        asked_at: row.get("asked_at")?,
        decided_at: row.get("decided_at")?,
    })
}
