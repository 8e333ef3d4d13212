//! Threads: what is above a status, and what is below it.

use rusqlite::named_params;

use crate::base::{AccountId, StatusId};

use super::visible::visible;
use super::{ReadTx, queries};

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
