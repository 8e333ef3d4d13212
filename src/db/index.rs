//! The index of the words of statuses, and the queue of those it must look at anew.

use std::collections::HashMap;

use rusqlite::{Row, named_params};

use crate::base::{AccountId, IdMint, StatusId, Timestamp};
use crate::model::search::Entry;
use crate::model::{MediaKind, Visibility};

use super::tx::list;
use super::visible::{visible_alone, wanted};
use super::{ReadTx, WriteTx, queries};

queries! {
    IS_BEHIND = "SELECT 1 FROM search_queue WHERE status >= 0 LIMIT 1";
    // The newest first: they are what people look for, however long the queue is.
    WAITING = "SELECT status FROM search_queue WHERE status >= 0 ORDER BY status DESC LIMIT :limit";
    DONE = "DELETE FROM search_queue WHERE status IN rarray(:ids)";
    ENTRIES = "SELECT s.id, s.author, s.html, s.content_warning, s.visibility, s.is_reply,
            s.sensitive, s.language, a.indexable
        FROM status s JOIN account a ON a.id = s.author
        WHERE s.id IN rarray(:ids) AND s.boost_of IS NULL";
    MEDIA = "SELECT status, kind, description FROM media WHERE status IN rarray(:ids)
        ORDER BY status, kind";
    LIBRARIES = "SELECT id AS status, author AS account FROM status
            WHERE id IN rarray(:ids) AND local = 1
        UNION SELECT boost_of, author FROM status WHERE boost_of IN rarray(:ids) AND local = 1
        UNION SELECT m.status, m.account FROM mention m JOIN account a ON a.id = m.account
            WHERE m.status IN rarray(:ids) AND a.domain IS NULL
        UNION SELECT f.status, f.account FROM favourite f JOIN account a ON a.id = f.account
            WHERE f.status IN rarray(:ids) AND a.domain IS NULL
        UNION SELECT status, account FROM bookmark WHERE status IN rarray(:ids)";
    IS_KEPT = "SELECT 1 FROM search_docsize WHERE id = :id";
    REMOVE = "DELETE FROM search WHERE rowid = :id";
    PUT = "INSERT INTO search (rowid, words, marks) VALUES (:id, :words, :marks)";
    // The marks in the index have said already who may find a status; what is stored decides.
    FIND = concat!("SELECT s.id FROM search f JOIN status s ON s.id = f.rowid
        JOIN account a ON a.id = s.author
        WHERE f.search MATCH :expression AND f.rowid >= :since AND f.rowid < :before
        AND ", visible_alone!("s"), "
        AND (s.author = :viewer
             OR (a.indexable = 1 AND s.visibility IN ('public', 'local'))
             OR EXISTS (SELECT 1 FROM mention WHERE status = s.id AND account = :viewer)
             OR EXISTS (SELECT 1 FROM favourite WHERE status = s.id AND account = :viewer)
             OR EXISTS (SELECT 1 FROM bookmark WHERE status = s.id AND account = :viewer)
             OR EXISTS (SELECT 1 FROM status b WHERE b.boost_of = s.id AND b.author = :viewer))
        AND (:author IS NULL OR s.author = :author)
        AND (a.silenced_at IS NULL OR a.id = :viewer OR EXISTS (SELECT 1 FROM follow
             WHERE follower = :viewer AND target = a.id))
        AND ", wanted!(), "
        ORDER BY f.rowid DESC LIMIT :limit OFFSET :offset");
}

/// Whether any status waits to be looked at.
pub fn is_behind(tx: &ReadTx<'_>) -> rusqlite::Result<bool> {
    tx.any(IS_BEHIND, [])
}

/// Statuses that wait to be looked at, newest first.
pub fn waiting(tx: &ReadTx<'_>, limit: u32) -> rusqlite::Result<Vec<StatusId>> {
    tx.all(WAITING, named_params! { ":limit": limit }, |row| row.get("status"))
}

/// Takes statuses out of the queue.
pub fn done(tx: &WriteTx<'_>, ids: &[StatusId]) -> rusqlite::Result<()> {
    tx.execute(DONE, named_params! { ":ids": list(ids) }).map(drop)
}

/// What the index is to hold of those of `ids` that exist and have words of their own.
pub fn entries(tx: &ReadTx<'_>, ids: &[StatusId]) -> rusqlite::Result<HashMap<StatusId, Entry>> {
    let rows = tx.all(ENTRIES, named_params! { ":ids": list(ids) }, from_row)?;
    let mut entries: HashMap<_, _> = rows.into_iter().map(|entry| (entry.id, entry)).collect();
    let media = tx.all(MEDIA, named_params! { ":ids": list(ids) }, |row| {
        let kind = row.get::<_, String>("kind")?;
        let kind = MediaKind::parse(&kind).unwrap_or(MediaKind::Unknown);
        Ok((row.get("status")?, (kind, row.get("description")?)))
    })?;
    for (status, media) in media {
        if let Some(entry) = entries.get_mut(&status) {
            entry.media.push(media);
        }
    }
    let libraries = tx.all(LIBRARIES, named_params! { ":ids": list(ids) }, |row| {
        Ok((row.get("status")?, row.get("account")?))
    })?;
    for (status, account) in libraries {
        if let Some(entry) = entries.get_mut(&status) {
            entry.library_of.push(account);
        }
    }
    Ok(entries)
}

/// Puts a status into the index, in place of what was there of it.
pub fn put(tx: &WriteTx<'_>, id: StatusId, words: &str, marks: &str) -> rusqlite::Result<()> {
    remove(tx, id)?;
    let params = named_params! { ":id": id, ":words": words, ":marks": marks };
    tx.execute(PUT, params).map(drop)
}

/// Takes a status out of the index, if it is there.
pub fn remove(tx: &WriteTx<'_>, id: StatusId) -> rusqlite::Result<()> {
    if tx.any(IS_KEPT, named_params! { ":id": id })? {
        tx.execute(REMOVE, named_params! { ":id": id })?;
    }
    Ok(())
}

/// Which statuses to find.
#[derive(Debug, Clone)]
pub struct Sought {
    /// In the words of the index.
    pub expression: String,
    pub since: Option<Timestamp>,
    pub before: Option<Timestamp>,
    /// Only below and above these.
    pub ids: std::ops::Range<StatusId>,
    /// Only what this account wrote.
    pub author: Option<AccountId>,
    pub limit: u32,
    pub offset: u32,
}

impl Sought {
    pub fn of(expression: String) -> Self {
        Self {
            expression,
            since: None,
            before: None,
            ids: StatusId(0)..StatusId(i64::MAX),
            author: None,
            limit: 20,
            offset: 0,
        }
    }
}

/// The statuses that `viewer` may find, newest first.
pub fn find(
    tx: &ReadTx<'_>,
    viewer: AccountId,
    sought: &Sought,
    now: Timestamp,
) -> rusqlite::Result<Vec<StatusId>> {
    let since = sought.since.map_or(StatusId(0), IdMint::first).max(sought.ids.start);
    let before = sought.before.map_or(StatusId(i64::MAX), IdMint::first).min(sought.ids.end);
    let params = named_params! {
        ":viewer": viewer, ":expression": sought.expression, ":since": since, ":before": before,
        ":author": sought.author, ":now": now, ":limit": sought.limit, ":offset": sought.offset,
    };
    tx.all(FIND, params, |row| row.get("id"))
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Entry> {
    let visibility: String = row.get("visibility")?;
    Ok(Entry {
        id: row.get("id")?,
        author: row.get("author")?,
        html: row.get("html")?,
        content_warning: row.get("content_warning")?,
        visibility: Visibility::parse(&visibility).unwrap_or(Visibility::OnlyMe),
        is_reply: row.get("is_reply")?,
        sensitive: row.get("sensitive")?,
        language: row.get("language")?,
        indexable: row.get("indexable")?,
        media: vec![],
        library_of: vec![],
    })
}
