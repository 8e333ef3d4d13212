//! How a viewer stands to other accounts.

use rusqlite::named_params;

use crate::base::{AccountId, Timestamp};
use crate::model::Relationship;

use super::tx::list;
use super::{ReadTx, WriteTx, queries};

queries! {
    OF = "SELECT a.id,
            f.id IS NOT NULL AS following,
            ifnull(f.shows_boosts, ifnull(r.shows_boosts, 0)) AS shows_boosts,
            ifnull(f.notifies, ifnull(r.notifies, 0)) AS notifies,
            EXISTS (SELECT 1 FROM follow WHERE follower = a.id AND target = :viewer) AS followed_by,
            EXISTS (SELECT 1 FROM block WHERE account = :viewer AND target = a.id) AS blocking,
            EXISTS (SELECT 1 FROM block WHERE account = a.id AND target = :viewer) AS blocked_by,
            m.id IS NOT NULL AS muting,
            ifnull(m.notifications, 0) AS muting_notifications,
            m.until AS muted_until,
            r.id IS NOT NULL AS requested,
            EXISTS (SELECT 1 FROM follow_request
                    WHERE follower = a.id AND target = :viewer) AS requested_by,
            EXISTS (SELECT 1 FROM domain_block
                    WHERE account = :viewer AND domain = a.domain) AS domain_blocking,
            EXISTS (SELECT 1 FROM endorsement
                    WHERE account = :viewer AND target = a.id) AS endorsed,
            ifnull(n.note, '') AS note
        FROM account a
        LEFT JOIN follow f ON f.follower = :viewer AND f.target = a.id
        LEFT JOIN follow_request r ON r.follower = :viewer AND r.target = a.id
        LEFT JOIN mute m ON m.account = :viewer AND m.target = a.id
             AND (m.until IS NULL OR m.until > :now)
        LEFT JOIN account_note n ON n.account = :viewer AND n.target = a.id
        WHERE a.id IN rarray(:ids)";
    SET_NOTE = "INSERT INTO account_note (account, target, note) VALUES (:account, :target, :note)
        ON CONFLICT (account, target) DO UPDATE SET note = excluded.note";
}

/// How `viewer` stands to each of `ids` that exists, in the order asked for.
pub fn of(
    tx: &ReadTx<'_>,
    viewer: AccountId,
    ids: &[AccountId],
    now: Timestamp,
) -> rusqlite::Result<Vec<Relationship>> {
    let params = named_params! { ":viewer": viewer, ":ids": list(ids), ":now": now };
    let mut found = tx.all(OF, params, |row| {
        Ok(Relationship {
            id: row.get("id")?,
            following: row.get("following")?,
            shows_boosts: row.get("shows_boosts")?,
            notifies: row.get("notifies")?,
            followed_by: row.get("followed_by")?,
            blocking: row.get("blocking")?,
            blocked_by: row.get("blocked_by")?,
            muting: row.get("muting")?,
            muting_notifications: row.get("muting_notifications")?,
            muted_until: row.get("muted_until")?,
            requested: row.get("requested")?,
            requested_by: row.get("requested_by")?,
            domain_blocking: row.get("domain_blocking")?,
            endorsed: row.get("endorsed")?,
            note: row.get("note")?,
        })
    })?;
    let place = |id: AccountId| ids.iter().position(|asked| *asked == id);
    found.sort_by_key(|relationship| place(relationship.id));
    Ok(found)
}

/// Writes down something about somebody, for oneself.
pub fn set_note(
    tx: &WriteTx<'_>,
    account: AccountId,
    target: AccountId,
    note: &str,
) -> rusqlite::Result<()> {
    let params = named_params! { ":account": account, ":target": target, ":note": note };
    tx.execute(SET_NOTE, params).map(drop)
}
