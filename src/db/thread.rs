//! Threads: what is above a status and what is below it, and what a peer's status says of that.

use rusqlite::named_params;

use crate::base::{AccountId, StatusId};
use crate::model::Page;

use super::visible::visible;
use super::{ReadTx, WriteTx, queries};

/// What everyone may read of a thread, from its top on.
macro_rules! open_below {
    ($what:literal, $end:literal) => {
        concat!(
            "WITH RECURSIVE down (id, depth) AS (
            SELECT id, 0 FROM status WHERE id = :id
            UNION ALL
            SELECT c.id, down.depth + 1
            FROM down CROSS JOIN status c ON c.in_reply_to = down.id
            WHERE down.depth < :deepest LIMIT :widest)
        SELECT ",
            $what,
            " FROM down CROSS JOIN status s ON s.id = down.id
        CROSS JOIN account a ON a.id = s.author
        WHERE s.visibility IN ('public', 'unlisted') AND s.boost_of IS NULL
        AND a.suspended_at IS NULL",
            $end
        )
    };
}

queries! {
    ANCESTORS = concat!("WITH RECURSIVE up (id, parent, depth) AS (
            SELECT id, in_reply_to, 0 FROM status WHERE id = :id
            UNION ALL
            SELECT p.id, p.in_reply_to, up.depth + 1 FROM up CROSS JOIN status p ON p.id = up.parent
            WHERE up.depth < :deepest)
        SELECT s.id FROM up CROSS JOIN status s ON s.id = up.id
        WHERE up.depth > 0 AND ", visible!(), " ORDER BY up.depth DESC");
    DESCENDANTS = concat!("WITH RECURSIVE down (id, path, depth) AS (
            SELECT id, '', 0 FROM status WHERE id = :id
            UNION ALL
            SELECT c.id, down.path || printf('%016x', c.id), down.depth + 1
            FROM down CROSS JOIN status c ON c.in_reply_to = down.id
            WHERE down.depth < :deepest LIMIT :most)
        SELECT s.id FROM down CROSS JOIN status s ON s.id = down.id
        WHERE down.depth > 0 AND ", visible!(), " ORDER BY down.path");
    REPLIES_BY_AUTHOR = "SELECT c.uri FROM status c JOIN status p ON p.id = c.in_reply_to
        WHERE c.in_reply_to = :id AND c.author = p.author
        AND c.visibility IN ('public', 'unlisted') ORDER BY c.id LIMIT :most";
    // What stands above is told by its id alone; whoever asks may not see all of it.
    UP_TO_CONTEXT = "WITH RECURSIVE up (id, parent, depth) AS (
            SELECT id, in_reply_to, 0 FROM status WHERE id = :id
            UNION ALL
            SELECT p.id, p.in_reply_to, up.depth + 1 FROM up CROSS JOIN status p ON p.id = up.parent
            WHERE up.depth < :deepest)
        SELECT s.id, s.author, s.local, t.context,
            s.visibility IN ('public', 'unlisted') AS is_open FROM up CROSS JOIN status s ON s.id = up.id
        LEFT JOIN status_thread t ON t.status = s.id ORDER BY up.depth";
    OPEN_BELOW = open_below!("s.id, s.uri", " AND s.id > :after ORDER BY s.id LIMIT :most");
    OPEN_BELOW_COUNT = open_below!("count(*) AS n", "");
    SAID = "SELECT context, parent, replies FROM status_thread WHERE status = :status";
    SET_SAID = "INSERT INTO status_thread (status, context, parent)
        VALUES (:status, :context, :parent)
        ON CONFLICT (status) DO UPDATE SET context = ifnull(excluded.context, context),
            parent = excluded.parent";
    SET_REPLIES = "INSERT INTO status_thread (status, replies) VALUES (:status, :replies)
        ON CONFLICT (status) DO UPDATE SET replies = excluded.replies";
    ORPHANS = "SELECT status FROM status_thread WHERE parent = :uri LIMIT 1000";
    ADOPT = "UPDATE status SET in_reply_to = :parent, in_reply_to_account = :account,
            is_reply = (author <> :account), conversation = ifnull(conversation, :conversation)
        WHERE id = :status AND in_reply_to IS NULL AND id <> :parent";
    ADOPTED = "UPDATE status_thread SET parent = NULL WHERE status = :status";
    NEAREST_OF_OURS = "WITH RECURSIVE up (id, depth) AS (
            VALUES (:id, 0)
            UNION ALL
            SELECT p.in_reply_to, up.depth + 1 FROM up CROSS JOIN status p ON p.id = up.id
            WHERE p.local = 0 AND p.visibility IN ('public', 'unlisted')
            AND p.in_reply_to IS NOT NULL AND up.depth < :deepest)
        SELECT s.author FROM up CROSS JOIN status s ON s.id = up.id
        WHERE s.local = 1 AND s.visibility IN ('public', 'unlisted') LIMIT 1";
}

/// How far up a thread is followed, and how deep.
const DEEPEST: u32 = 100;

/// What `id` answers, the top of the thread first, as far as `viewer` may see.
pub fn ancestors(
    tx: &ReadTx<'_>,
    viewer: Option<AccountId>,
    id: StatusId,
) -> rusqlite::Result<Vec<StatusId>> {
    let params = named_params! { ":id": id, ":viewer": viewer, ":deepest": DEEPEST };
    tx.all(ANCESTORS, params, |row| row.get("id"))
}

/// What answers `id`, each answer followed by its own answers, as far as `viewer` may see.
pub fn descendants(
    tx: &ReadTx<'_>,
    viewer: Option<AccountId>,
    id: StatusId,
    most: u32,
) -> rusqlite::Result<Vec<StatusId>> {
    let params = named_params! {
        ":id": id, ":viewer": viewer, ":deepest": DEEPEST, ":most": most,
    };
    tx.all(DESCENDANTS, params, |row| row.get("id"))
}

/// Who wrote the nearest status of ours, from `id` upwards; everything up to there is for everyone
/// to read.
pub fn nearest_of_ours(tx: &ReadTx<'_>, id: StatusId) -> rusqlite::Result<Option<AccountId>> {
    let params = named_params! { ":id": id, ":deepest": DEEPEST };
    tx.first(NEAREST_OF_OURS, params, |row| row.get("author"))
}

/// What the author added below a status of theirs for everyone to read, oldest first.
pub fn own_replies(tx: &ReadTx<'_>, id: StatusId, most: u32) -> rusqlite::Result<Vec<String>> {
    tx.all(REPLIES_BY_AUTHOR, named_params! { ":id": id, ":most": most }, |row| row.get("uri"))
}

/// A step upwards in a thread.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Above {
    pub id: StatusId,
    pub author: AccountId,
    pub is_ours: bool,
    /// For everyone to read.
    pub is_open: bool,
    /// The collection of the thread that the status names.
    pub context: Option<String>,
}

/// A status and all that is above it, from below to above. Without asking who wants to know.
pub fn upwards(tx: &ReadTx<'_>, id: StatusId) -> rusqlite::Result<Vec<Above>> {
    tx.all(UP_TO_CONTEXT, named_params! { ":id": id, ":deepest": DEEPEST }, |row| {
        Ok(Above {
            id: row.get("id")?,
            author: row.get("author")?,
            is_ours: row.get("local")?,
            is_open: row.get("is_open")?,
            context: row.get("context")?,
        })
    })
}

/// How much of a thread is looked through for its collection.
const WIDEST: u32 = 5_000;

/// A thread from its top on, as far as it is for everyone to read, oldest first: ids here and on
/// the wire.
pub fn open_below(
    tx: &ReadTx<'_>,
    top: StatusId,
    page: Page,
) -> rusqlite::Result<Vec<(StatusId, String)>> {
    let params = named_params! {
        ":id": top, ":deepest": DEEPEST, ":widest": WIDEST, ":after": page.lower(),
        ":most": page.limit,
    };
    tx.all(OPEN_BELOW, params, |row| Ok((row.get("id")?, row.get("uri")?)))
}

/// How much that is.
pub fn open_below_count(tx: &ReadTx<'_>, top: StatusId) -> rusqlite::Result<u64> {
    let params = named_params! { ":id": top, ":deepest": DEEPEST, ":widest": WIDEST };
    Ok(tx.first(OPEN_BELOW_COUNT, params, |row| row.get("n"))?.unwrap_or(0))
}

/// What a peer's status says of its thread that is not to be seen from the statuses here.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Said {
    pub context: Option<String>,
    /// What it answers, while that is not here.
    pub parent: Option<String>,
    /// Answers that its server knows.
    pub replies: Option<u64>,
}

pub fn said(tx: &ReadTx<'_>, status: StatusId) -> rusqlite::Result<Said> {
    let said = tx.first(SAID, named_params! { ":status": status }, |row| {
        Ok(Said {
            context: row.get("context")?,
            parent: row.get("parent")?,
            replies: row.get("replies")?,
        })
    })?;
    Ok(said.unwrap_or_default())
}

pub fn set_said(
    tx: &WriteTx<'_>,
    status: StatusId,
    (context, parent): (Option<&str>, Option<&str>),
) -> rusqlite::Result<()> {
    let params = named_params! { ":status": status, ":context": context, ":parent": parent };
    tx.execute(SET_SAID, params).map(drop)
}

/// Notes how many answers the server of a status knows.
pub fn set_replies(tx: &WriteTx<'_>, status: StatusId, replies: u64) -> rusqlite::Result<()> {
    tx.execute(SET_REPLIES, named_params! { ":status": status, ":replies": replies }).map(drop)
}

/// Statuses that answer `uri`, and were here before it.
pub fn orphans(tx: &ReadTx<'_>, uri: &str) -> rusqlite::Result<Vec<StatusId>> {
    tx.all(ORPHANS, named_params! { ":uri": uri }, |row| row.get("status"))
}

/// Puts a status below what it answers.
pub fn adopt(
    tx: &WriteTx<'_>,
    status: StatusId,
    (parent, account): (StatusId, AccountId),
    conversation: Option<&str>,
) -> rusqlite::Result<()> {
    let params = named_params! {
        ":status": status, ":parent": parent, ":account": account, ":conversation": conversation,
    };
    tx.execute(ADOPT, params)?;
    tx.execute(ADOPTED, named_params! { ":status": status }).map(drop)
}
