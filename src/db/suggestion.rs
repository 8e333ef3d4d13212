//! Whom one might want to follow, and who wants to be found.

use rusqlite::named_params;

use crate::base::{AccountId, Timestamp};
use crate::model::Account;

use super::{ReadTx, WriteTx, account, queries};

/// An account `a` that wants to be found, and that the viewer has not refused to meet.
macro_rules! open {
    () => {
        "a.discoverable = 1 AND a.suspended_at IS NULL AND a.silenced_at IS NULL
        AND a.moved_to IS NULL
        AND NOT EXISTS (SELECT 1 FROM block WHERE account = :viewer AND target = a.id)
        AND NOT EXISTS (SELECT 1 FROM block WHERE account = a.id AND target = :viewer)
        AND NOT EXISTS (SELECT 1 FROM mute WHERE account = :viewer AND target = a.id)
        AND NOT EXISTS (SELECT 1 FROM domain_block WHERE account = :viewer AND domain = a.domain)"
    };
}

/// One whom the viewer does not follow yet, and has not turned down.
macro_rules! new {
    () => {
        "a.id <> :viewer
        AND NOT EXISTS (SELECT 1 FROM follow WHERE follower = :viewer AND target = a.id)
        AND NOT EXISTS (SELECT 1 FROM follow_request WHERE follower = :viewer AND target = a.id)
        AND NOT EXISTS (SELECT 1 FROM dismissed_suggestion
             WHERE account = :viewer AND target = a.id)"
    };
}

queries! {
    OF_FRIENDS = concat!("SELECT ", account::columns!(), " FROM (
            SELECT f.target AS id, count(*) AS friends
            FROM (SELECT target FROM follow WHERE follower = :viewer ORDER BY id DESC LIMIT 150) mine
            CROSS JOIN follow f ON f.follower = mine.target
            GROUP BY f.target ORDER BY friends DESC LIMIT 400) near
        CROSS JOIN account a ON a.id = near.id
        WHERE ", open!(), " AND ", new!(), "
        ORDER BY near.friends DESC, a.followers_count DESC, a.id LIMIT :limit");
    POPULAR = concat!("SELECT ", account::columns!(), " FROM account a
        WHERE a.last_status_at > :since AND ", open!(), " AND ", new!(), "
        ORDER BY a.domain IS NULL DESC, a.followers_count DESC, a.id LIMIT :limit");
    DISMISS = "INSERT INTO dismissed_suggestion (account, target)
        SELECT :account, id FROM account WHERE id = :target ON CONFLICT DO NOTHING";
    ACTIVE = concat!("SELECT ", account::columns!(), " FROM account a
        WHERE ", open!(), " AND (:local = 0 OR a.domain IS NULL)
        ORDER BY a.last_status_at DESC LIMIT :limit OFFSET :offset");
    YOUNG = concat!("SELECT ", account::columns!(), " FROM account a
        WHERE ", open!(), " AND (:local = 0 OR a.domain IS NULL)
        ORDER BY a.created_at DESC LIMIT :limit OFFSET :offset");
}

/// Whom many of those follow whom `viewer` follows, as far as we know.
pub fn of_friends(
    tx: &ReadTx<'_>,
    viewer: AccountId,
    limit: u32,
) -> rusqlite::Result<Vec<Account>> {
    let params = named_params! { ":viewer": viewer, ":limit": limit };
    tx.all(OF_FRIENDS, params, account::from_row)
}

/// Who has many followers and wrote since then; ours first.
pub fn popular(
    tx: &ReadTx<'_>,
    viewer: AccountId,
    since: Timestamp,
    limit: u32,
) -> rusqlite::Result<Vec<Account>> {
    let params = named_params! { ":viewer": viewer, ":since": since, ":limit": limit };
    tx.all(POPULAR, params, account::from_row)
}

/// Never suggests `target` to `account` again.
pub fn dismiss(tx: &WriteTx<'_>, account: AccountId, target: AccountId) -> rusqlite::Result<()> {
    tx.execute(DISMISS, named_params! { ":account": account, ":target": target }).map(drop)
}

/// The part of the directory that is asked for.
#[derive(Debug, Clone, Copy)]
pub struct Listing {
    /// By when they came, and not by when they last wrote.
    pub youngest: bool,
    /// Only people of ours.
    pub local: bool,
    pub limit: u32,
    pub offset: u32,
}

/// Accounts that want to be found.
pub fn directory(
    tx: &ReadTx<'_>,
    viewer: Option<AccountId>,
    listing: Listing,
) -> rusqlite::Result<Vec<Account>> {
    let sql = if listing.youngest { YOUNG } else { ACTIVE };
    let params = named_params! {
        ":viewer": viewer, ":local": listing.local, ":limit": listing.limit,
        ":offset": listing.offset,
    };
    tx.all(sql, params, account::from_row)
}
