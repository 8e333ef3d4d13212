//! Old statuses of peers, and whether anybody here still needs their threads.

use rusqlite::named_params;

use crate::base::StatusId;

use super::tx::list;
use super::{ReadTx, WriteTx, queries};

queries! {
    AFTER = "SELECT after FROM old_status_walk";
    SET_AFTER = "UPDATE old_status_walk SET after = :after WHERE id = 1";
    NEXT = "SELECT id FROM status WHERE id > :after AND id < :before AND local = 0
        ORDER BY id LIMIT :limit";
    THREAD = "WITH RECURSIVE up (id, parent, depth) AS (
            SELECT id, in_reply_to, 0 FROM status WHERE id = :id
            UNION ALL
            SELECT s.id, s.in_reply_to, up.depth + 1 FROM up JOIN status s ON s.id = up.parent
             WHERE up.depth < :limit),
        down (id) AS (
            SELECT id FROM (SELECT id FROM up ORDER BY depth DESC LIMIT 1)
            UNION
            SELECT s.id FROM down JOIN status s ON s.in_reply_to = down.id)
        SELECT id FROM down LIMIT :limit";
    IS_NEEDED = "SELECT 1 FROM status s WHERE s.id IN rarray(:ids) AND (
            s.local = 1 OR s.id >= :before
            OR EXISTS (SELECT 1 FROM bookmark WHERE status = s.id)
            OR EXISTS (SELECT 1 FROM pin WHERE status = s.id)
            OR EXISTS (SELECT 1 FROM poll_vote WHERE poll = s.id)
            OR EXISTS (SELECT 1 FROM notification WHERE status = s.id)
            OR EXISTS (SELECT 1 FROM report_status WHERE status = s.id)
            OR EXISTS (SELECT 1 FROM favourite f JOIN account a ON a.id = f.account
                WHERE f.status = s.id AND a.domain IS NULL)
            OR EXISTS (SELECT 1 FROM mention m JOIN account a ON a.id = m.account
                WHERE m.status = s.id AND a.domain IS NULL)
            OR EXISTS (SELECT 1 FROM status b
                WHERE b.boost_of = s.id AND (b.local = 1 OR b.id >= :before))
            OR EXISTS (SELECT 1 FROM status o WHERE o.id = s.boost_of AND o.local = 1)
            OR EXISTS (SELECT 1 FROM quote q JOIN status t ON t.id = q.status
                WHERE q.quoted = s.id AND (t.local = 1 OR t.id >= :before))
            OR EXISTS (SELECT 1 FROM quote q JOIN status t ON t.id = q.quoted
                WHERE q.status = s.id AND t.local = 1)) LIMIT 1";
    GIVE_BACK = "PRAGMA incremental_vacuum(256)";
}

/// Where the walk goes on.
pub fn after(tx: &ReadTx<'_>) -> rusqlite::Result<StatusId> {
    Ok(tx.first(AFTER, [], |row| row.get("after"))?.unwrap_or(StatusId(0)))
}

pub fn set_after(tx: &WriteTx<'_>, after: StatusId) -> rusqlite::Result<()> {
    tx.execute(SET_AFTER, named_params! { ":after": after }).map(drop)
}

/// The next statuses of peers that came before `before`.
pub fn next(
    tx: &ReadTx<'_>,
    after: StatusId,
    before: StatusId,
    limit: u32,
) -> rusqlite::Result<Vec<StatusId>> {
    let params = named_params! { ":after": after, ":before": before, ":limit": limit };
    tx.all(NEXT, params, |row| row.get("id"))
}

/// At most `limit` statuses of the thread in which a status stands.
pub fn thread(tx: &ReadTx<'_>, id: StatusId, limit: u32) -> rusqlite::Result<Vec<StatusId>> {
    tx.all(THREAD, named_params! { ":id": id, ":limit": limit }, |row| row.get("id"))
}

/// Whether one of them is no older than `before`, or somebody here wrote it, did something with it
/// or is part of it.
pub fn is_needed(tx: &ReadTx<'_>, ids: &[StatusId], before: StatusId) -> rusqlite::Result<bool> {
    tx.any(IS_NEEDED, named_params! { ":ids": list(ids), ":before": before })
}

/// Gives a little of what is no longer used of the database file back to the disk.
pub fn give_back(tx: &WriteTx<'_>) -> rusqlite::Result<()> {
    tx.all(GIVE_BACK, [], |_| Ok(())).map(drop)
}
