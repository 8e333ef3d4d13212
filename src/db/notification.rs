//! What accounts of ours are told.

use rusqlite::{Row, named_params};

use crate::base::{AccountId, NotificationId, StatusId, Timestamp};
use crate::model::{Notification, NotificationKind, Page};

use super::timeline::turned;
use super::tx::words;
use super::visible::visible;
use super::{ReadTx, WriteTx, queries};

macro_rules! page {
    ($direction:literal) => {
        concat!("SELECT n.* FROM notification n WHERE n.account = :viewer
            AND n.id < :upper AND n.id > :lower
            AND (:all = 1 OR n.kind IN rarray(:kinds))
            AND (:sender IS NULL OR n.sender = :sender)
            AND NOT EXISTS (SELECT 1 FROM block WHERE account = :viewer AND target = n.sender)
            AND NOT EXISTS (SELECT 1 FROM account WHERE id = n.sender AND suspended_at IS NOT NULL)
            AND (n.status IS NULL OR EXISTS (SELECT 1 FROM status s WHERE s.id = n.status AND ",
            visible!(), ")) ORDER BY n.id ", $direction, " LIMIT :limit")
    };
}

queries! {
    PAGE_DOWN = page!("DESC");
    PAGE_UP = page!("ASC");
    BY_ID = concat!("SELECT n.* FROM notification n WHERE n.id = :id AND n.account = :viewer
        AND (n.status IS NULL OR EXISTS (SELECT 1 FROM status s WHERE s.id = n.status AND ",
        visible!(), "))");
    IS_WANTED = "SELECT 1 FROM account a WHERE a.id = :account AND a.domain IS NULL
        AND a.suspended_at IS NULL AND a.id <> :sender
        AND NOT EXISTS (SELECT 1 FROM block WHERE account = :account AND target = :sender)
        AND NOT EXISTS (SELECT 1 FROM mute WHERE account = :account AND target = :sender
                        AND notifications = 1 AND (until IS NULL OR until > :now))
        AND (EXISTS (SELECT 1 FROM follow WHERE follower = :account AND target = :sender)
             OR NOT EXISTS (SELECT 1 FROM account q WHERE q.id = :sender
                            AND (q.silenced_at IS NOT NULL OR EXISTS (SELECT 1 FROM domain_block
                                 WHERE account = :account AND domain = q.domain))))";
    INSERT = "INSERT INTO notification (id, account, kind, sender, status, created_at)
        VALUES (:id, :account, :kind, :sender, :status, :now) ON CONFLICT DO NOTHING";
    DELETE = "DELETE FROM notification WHERE id = :id AND account = :account";
    CLEAR = "DELETE FROM notification WHERE account = :account";
    WITHDRAW = "DELETE FROM notification WHERE account = :account AND kind = :kind
        AND sender = :sender AND ifnull(status, 0) = ifnull(:status, 0)";
    DELETE_FROM = "DELETE FROM notification WHERE account = :account AND sender = :sender";
    UNREAD = "SELECT count(*) AS n FROM (SELECT 1 FROM notification n WHERE n.account = :account
        AND n.id > ifnull((SELECT last_read FROM marker
                           WHERE account = :account AND timeline = 'notifications'), 0)
        LIMIT :most)";
    NEWEST = "SELECT max(id) AS id FROM notification WHERE account = :account";
}

/// Which notifications are wanted.
#[derive(Debug, Clone, Default)]
pub struct Wanted {
    /// `None`: all kinds.
    pub kinds: Option<Vec<NotificationKind>>,
    pub sender: Option<AccountId>,
}

/// What `viewer` was told, newest first.
pub fn page(
    tx: &ReadTx<'_>,
    viewer: AccountId,
    wanted: &Wanted,
    page: Page,
) -> rusqlite::Result<Vec<Notification>> {
    let kinds: Vec<&str> =
        wanted.kinds.iter().flatten().copied().map(NotificationKind::as_str).collect();
    let params = named_params! {
        ":viewer": viewer, ":upper": page.upper(), ":lower": page.lower(), ":limit": page.limit,
        ":all": wanted.kinds.is_none(), ":kinds": words(&kinds), ":sender": wanted.sender,
    };
    let sql = if page.is_upward() { PAGE_UP } else { PAGE_DOWN };
    Ok(turned(tx.all(sql, params, from_row)?, page))
}

pub fn by_id(
    tx: &ReadTx<'_>,
    viewer: AccountId,
    id: NotificationId,
) -> rusqlite::Result<Option<Notification>> {
    tx.first(BY_ID, named_params! { ":id": id, ":viewer": viewer }, from_row)
}

/// Whether `account` is one of ours and wants to be told of what `sender` does: somebody else,
/// neither blocked nor muted, and not a stranger who is silenced here or on a server that
/// `account` blocks.
pub fn is_wanted(
    tx: &ReadTx<'_>,
    account: AccountId,
    sender: AccountId,
    now: Timestamp,
) -> rusqlite::Result<bool> {
    let params = named_params! { ":account": account, ":sender": sender, ":now": now };
    tx.any(IS_WANTED, params)
}

/// Answers whether it is new: the same thing is told once.
pub fn insert(tx: &WriteTx<'_>, notification: &Notification) -> rusqlite::Result<bool> {
    let Notification { id, account, kind, from, status, created_at } = notification;
    let params = named_params! {
        ":id": id, ":account": account, ":kind": kind.as_str(), ":sender": from,
        ":status": status, ":now": created_at,
    };
    Ok(tx.execute(INSERT, params)? > 0)
}

/// Answers whether there was one.
pub fn delete(tx: &WriteTx<'_>, account: AccountId, id: NotificationId) -> rusqlite::Result<bool> {
    Ok(tx.execute(DELETE, named_params! { ":id": id, ":account": account })? > 0)
}

pub fn clear(tx: &WriteTx<'_>, account: AccountId) -> rusqlite::Result<()> {
    tx.execute(CLEAR, named_params! { ":account": account }).map(drop)
}

/// Takes back what was told of something that was undone.
pub fn withdraw(
    tx: &WriteTx<'_>,
    account: AccountId,
    kind: NotificationKind,
    sender: AccountId,
    status: Option<StatusId>,
) -> rusqlite::Result<()> {
    let params = named_params! {
        ":account": account, ":kind": kind.as_str(), ":sender": sender, ":status": status,
    };
    tx.execute(WITHDRAW, params).map(drop)
}

/// Takes back all that was told of `sender`.
pub fn delete_from(
    tx: &WriteTx<'_>,
    account: AccountId,
    sender: AccountId,
) -> rusqlite::Result<()> {
    tx.execute(DELETE_FROM, named_params! { ":account": account, ":sender": sender }).map(drop)
}

/// How many are newer than the read marker; counted up to `most`.
pub fn unread(tx: &ReadTx<'_>, account: AccountId, most: u32) -> rusqlite::Result<u64> {
    let params = named_params! { ":account": account, ":most": most };
    Ok(tx.first(UNREAD, params, |row| row.get("n"))?.unwrap_or(0))
}

pub fn newest(tx: &ReadTx<'_>, account: AccountId) -> rusqlite::Result<Option<NotificationId>> {
    let newest = tx.first(NEWEST, named_params! { ":account": account }, |row| row.get("id"))?;
    Ok(newest.flatten())
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Notification> {
    let kind: String = row.get("kind")?;
    Ok(Notification {
        id: row.get("id")?,
        account: row.get("account")?,
        // The schema's CHECK allows no other words.
        kind: NotificationKind::parse(&kind).unwrap_or(NotificationKind::Mention),
        from: row.get("sender")?,
        status: row.get("status")?,
        created_at: row.get::<_, Timestamp>("created_at")?,
    })
}
