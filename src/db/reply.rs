//! Replies of ours that an author elsewhere has to let in, and who is named by a status.

use rusqlite::{Row, named_params};

use crate::base::{AccountId, StatusId};
use crate::model::{ReplyRequest, ReplyState, Visibility};

use super::tx::list;
use super::{ReadTx, WriteTx, queries};

queries! {
    OF = "SELECT * FROM reply_request WHERE status = :status";
    BY_URI = "SELECT * FROM reply_request WHERE uri = :uri";
    STATES = "SELECT status, state FROM reply_request WHERE status IN rarray(:ids)";
    INSERT = "INSERT INTO reply_request (status, author, uri, audience, state, stamp_uri)
        VALUES (:status, :author, :uri, :audience, :state, :stamp_uri)";
    UPDATE = "UPDATE reply_request SET state = :state, stamp_uri = :stamp_uri
        WHERE status = :status";
    ASKED_INBOX = "SELECT ifnull(a.shared_inbox, a.inbox) AS inbox FROM reply_request r
        JOIN account a ON a.id = r.author WHERE r.status = :status AND a.domain IS NOT NULL";
    IS_NAMED = "SELECT 1 FROM status s WHERE s.id = :status AND (s.in_reply_to_account = :account
        OR EXISTS (SELECT 1 FROM mention WHERE status = s.id AND account = :account))";
}

/// The request to let in a reply of ours.
pub fn of(tx: &ReadTx<'_>, status: StatusId) -> rusqlite::Result<Option<ReplyRequest>> {
    tx.first(OF, named_params! { ":status": status }, from_row)
}

pub fn by_uri(tx: &ReadTx<'_>, uri: &str) -> rusqlite::Result<Option<ReplyRequest>> {
    tx.first(BY_URI, named_params! { ":uri": uri }, from_row)
}

/// How far each of the statuses has come that had to ask.
pub fn states(
    tx: &ReadTx<'_>,
    statuses: &[StatusId],
) -> rusqlite::Result<Vec<(StatusId, ReplyState)>> {
    let params = named_params! { ":ids": list(statuses) };
    tx.all(STATES, params, |row| Ok((row.get("status")?, state(row)?)))
}

pub fn insert(tx: &WriteTx<'_>, request: &ReplyRequest) -> rusqlite::Result<()> {
    let params = named_params! {
        ":status": request.status, ":author": request.author, ":uri": request.uri,
        ":audience": request.audience.as_str(), ":state": request.state.as_str(),
        ":stamp_uri": request.stamp_uri,
    };
    tx.execute(INSERT, params).map(drop)
}

/// Writes back what was answered.
pub fn update(tx: &WriteTx<'_>, request: &ReplyRequest) -> rusqlite::Result<()> {
    let params = named_params! {
        ":status": request.status, ":state": request.state.as_str(),
        ":stamp_uri": request.stamp_uri,
    };
    tx.execute(UPDATE, params).map(drop)
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
    })
}
