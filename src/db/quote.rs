//! What statuses quote.

use rusqlite::{Row, named_params};

use crate::base::{AccountId, StatusId, Timestamp};
use crate::model::{Page, Quote, QuoteState, Tie};

use super::timeline::turned;
use super::tx::list;
use super::visible::{visible, wanted};
use super::{ReadTx, WriteTx, queries};

/// Every column that [`from_row`] reads.
macro_rules! columns {
    () => {
        "q.status, q.quoted_uri, q.quoted, q.quoted_author, q.state, q.is_open, q.is_legacy,
         q.request_uri, q.stamp_uri"
    };
}

/// How `:viewer` stands to the account `a`.
macro_rules! tie {
    () => {
        "a.id,
            EXISTS (SELECT 1 FROM follow WHERE follower = :viewer AND target = a.id) AS follows,
            EXISTS (SELECT 1 FROM follow WHERE follower = a.id AND target = :viewer) AS is_followed,
            EXISTS (SELECT 1 FROM block WHERE account = :viewer AND target = a.id) AS blocks,
            EXISTS (SELECT 1 FROM block WHERE account = a.id AND target = :viewer) AS is_blocked,
            EXISTS (SELECT 1 FROM mute WHERE account = :viewer AND target = a.id) AS mutes,
            EXISTS (SELECT 1 FROM domain_block WHERE account = :viewer AND domain = a.domain)
                AS blocks_domain"
    };
}

queries! {
    OF = concat!("SELECT ", columns!(), " FROM quote q WHERE q.status = :status");
    OF_MANY = concat!("SELECT ", columns!(), " FROM quote q WHERE q.status IN rarray(:ids)");
    BY_REQUEST = concat!("SELECT ", columns!(), " FROM quote q WHERE q.request_uri = :uri");
    BY_STAMP = concat!("SELECT ", columns!(), " FROM quote q WHERE q.stamp_uri = :uri");
    LOCAL_QUOTERS = "SELECT s.id, s.author FROM quote q JOIN status s ON s.id = q.status
        WHERE q.quoted = :quoted AND q.state = 'accepted' AND s.local = 1";
    INSERT = "INSERT INTO quote (status, quoted_uri, quoted, quoted_author, state, is_open,
            is_legacy, request_uri, stamp_uri)
        VALUES (:status, :quoted_uri, :quoted, :quoted_author, :state, :is_open, :is_legacy,
            :request_uri, :stamp_uri)";
    UPDATE = "UPDATE quote SET quoted = :quoted, quoted_author = :quoted_author, state = :state,
            request_uri = :request_uri, stamp_uri = :stamp_uri WHERE status = :status";
    DELETE = "DELETE FROM quote WHERE status = :status";
    QUOTING = concat!("SELECT s.id FROM quote q JOIN status s ON s.id = q.status
        WHERE q.quoted = :quoted AND q.state = 'accepted' AND ", visible!(), " AND ", wanted!(),
        " AND q.status < :upper AND q.status > :lower ORDER BY q.status DESC LIMIT :limit");
    QUOTING_UP = concat!("SELECT s.id FROM quote q JOIN status s ON s.id = q.status
        WHERE q.quoted = :quoted AND q.state = 'accepted' AND ", visible!(), " AND ", wanted!(),
        " AND q.status < :upper AND q.status > :lower ORDER BY q.status LIMIT :limit");
    SEEN = concat!("SELECT s.id FROM status s WHERE s.id IN rarray(:ids) AND ", visible!());
    TIES = concat!("SELECT ", tie!(), " FROM account a WHERE a.id IN rarray(:ids)");
}

/// What a status quotes.
pub fn of(tx: &ReadTx<'_>, status: StatusId) -> rusqlite::Result<Option<Quote>> {
    tx.first(OF, named_params! { ":status": status }, from_row)
}

/// What each of the statuses quotes.
pub fn of_many(tx: &ReadTx<'_>, statuses: &[StatusId]) -> rusqlite::Result<Vec<Quote>> {
    tx.all(OF_MANY, named_params! { ":ids": list(statuses) }, from_row)
}

/// By the id of the `QuoteRequest`.
pub fn by_request(tx: &ReadTx<'_>, uri: &str) -> rusqlite::Result<Option<Quote>> {
    tx.first(BY_REQUEST, named_params! { ":uri": uri }, from_row)
}

/// By the id of the authorization that a peer gave.
pub fn by_stamp(tx: &ReadTx<'_>, uri: &str) -> rusqlite::Result<Option<Quote>> {
    tx.first(BY_STAMP, named_params! { ":uri": uri }, from_row)
}

/// Statuses of ours with a granted quote of a status, and their authors.
pub fn local_quoters(
    tx: &ReadTx<'_>,
    quoted: StatusId,
) -> rusqlite::Result<Vec<(StatusId, AccountId)>> {
    let quoter = |row: &Row<'_>| Ok((row.get("id")?, row.get("author")?));
    tx.all(LOCAL_QUOTERS, named_params! { ":quoted": quoted }, quoter)
}

pub fn insert(tx: &WriteTx<'_>, quote: &Quote) -> rusqlite::Result<()> {
    let params = named_params! {
        ":status": quote.status, ":quoted_uri": quote.quoted_uri, ":quoted": quote.quoted,
        ":quoted_author": quote.quoted_author, ":state": quote.state.as_str(),
        ":is_open": quote.is_open, ":is_legacy": quote.is_legacy,
        ":request_uri": quote.request_uri, ":stamp_uri": quote.stamp_uri,
    };
    tx.execute(INSERT, params).map(drop)
}

/// Writes back how far a quote has come.
pub fn update(tx: &WriteTx<'_>, quote: &Quote) -> rusqlite::Result<()> {
    let params = named_params! {
        ":status": quote.status, ":quoted": quote.quoted, ":quoted_author": quote.quoted_author,
        ":state": quote.state.as_str(), ":request_uri": quote.request_uri,
        ":stamp_uri": quote.stamp_uri,
    };
    tx.execute(UPDATE, params).map(drop)
}

pub fn delete(tx: &WriteTx<'_>, status: StatusId) -> rusqlite::Result<()> {
    tx.execute(DELETE, named_params! { ":status": status }).map(drop)
}

/// Statuses with a granted quote of `quoted` that `viewer` may see and wants to, newest first.
pub fn quoting(
    tx: &ReadTx<'_>,
    viewer: Option<AccountId>,
    quoted: StatusId,
    page: Page,
    now: Timestamp,
) -> rusqlite::Result<Vec<StatusId>> {
    let params = named_params! {
        ":viewer": viewer, ":quoted": quoted, ":upper": page.upper(), ":lower": page.lower(),
        ":limit": page.limit, ":now": now,
    };
    let sql = if page.is_upward() { QUOTING_UP } else { QUOTING };
    Ok(turned(tx.all(sql, params, |row| row.get("id"))?, page))
}

/// Those of `ids` that `viewer` may see.
pub fn seen(
    tx: &ReadTx<'_>,
    viewer: Option<AccountId>,
    ids: &[StatusId],
) -> rusqlite::Result<Vec<StatusId>> {
    tx.all(SEEN, named_params! { ":ids": list(ids), ":viewer": viewer }, |row| row.get("id"))
}

/// How `viewer` stands to each of the authors that exists.
pub fn ties(
    tx: &ReadTx<'_>,
    viewer: AccountId,
    authors: &[AccountId],
) -> rusqlite::Result<Vec<(AccountId, Tie)>> {
    tx.all(TIES, named_params! { ":viewer": viewer, ":ids": list(authors) }, |row| {
        let author: AccountId = row.get("id")?;
        let tie = Tie {
            is_author: author == viewer,
            follows: row.get("follows")?,
            is_followed: row.get("is_followed")?,
            blocks: row.get("blocks")?,
            is_blocked: row.get("is_blocked")?,
            mutes: row.get("mutes")?,
            blocks_domain: row.get("blocks_domain")?,
        };
        Ok((author, tie))
    })
}

/// How `viewer` stands to one author.
pub fn tie(tx: &ReadTx<'_>, viewer: AccountId, author: AccountId) -> rusqlite::Result<Tie> {
    let found = ties(tx, viewer, &[author])?.pop();
    Ok(found.map(|(_, tie)| tie).unwrap_or_default())
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Quote> {
    let state: String = row.get("state")?;
    Ok(Quote {
        status: row.get("status")?,
        quoted_uri: row.get("quoted_uri")?,
        quoted: row.get("quoted")?,
        quoted_author: row.get("quoted_author")?,
        // The schema's CHECK allows no other words; what shows nothing is the safe one.
        state: QuoteState::parse(&state).unwrap_or(QuoteState::Rejected),
        is_open: row.get("is_open")?,
        is_legacy: row.get("is_legacy")?,
        request_uri: row.get("request_uri")?,
        stamp_uri: row.get("stamp_uri")?,
    })
}
