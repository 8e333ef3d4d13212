//! What accounts of ours are told.

use rusqlite::{Row, named_params};

use crate::base::{AccountId, NotificationId, StatusId, Timestamp};
use crate::model::notification::Subject;
use crate::model::{Notification, NotificationKind, Page};

use super::timeline::turned;
use super::tx::words;
use super::{ReadTx, WriteTx, queries};

/// Whether the viewer wants to hear of who did what the notification `$n` tells.
macro_rules! from_welcome {
    ($n:literal) => {
        concat!(
            "(:filtered = 1 OR ",
            $n,
            ".filtered = 0) AND (:sender IS NULL OR ",
            $n,
            ".sender = :sender)
            AND NOT EXISTS (SELECT 1 FROM block WHERE account = :viewer AND target = ",
            $n,
            ".sender)
            AND NOT EXISTS (SELECT 1 FROM account WHERE id = ",
            $n,
            ".sender AND suspended_at IS NOT NULL)"
        )
    };
}

/// Whether the viewer may know what the notification `n` is about: the status, and what only those
/// are told who keep order.
macro_rules! about_seen {
    () => {
        concat!(
            "(n.kind NOT IN ('admin.report', 'admin.sign_up') OR EXISTS (SELECT 1 FROM user
                WHERE account = :viewer AND role IN ('moderator', 'admin', 'owner')))
            AND (n.status IS NULL OR EXISTS (SELECT 1 FROM status s WHERE s.id = n.status AND ",
            $crate::db::visible::visible!(),
            "))"
        )
    };
}

/// Notifications `n` of the viewer that are wanted, between two bounds.
macro_rules! told {
    () => {
        concat!(
            "FROM notification n WHERE n.account = :viewer AND n.id < :upper AND n.id > :lower
            AND (:all = 1 OR n.kind IN rarray(:kinds)) AND ",
            $crate::db::notification::from_welcome!("n"),
            " AND ",
            $crate::db::notification::about_seen!()
        )
    };
}

pub(super) use {about_seen, from_welcome, told};

queries! {
    PAGE_DOWN = concat!("SELECT n.* ", told!(), " ORDER BY n.id DESC LIMIT :limit");
    PAGE_UP = concat!("SELECT n.* ", told!(), " ORDER BY n.id LIMIT :limit");
    BY_ID = concat!("SELECT n.* FROM notification n WHERE n.id = :id AND n.account = :viewer
        AND ", about_seen!());
    IS_WANTED = "SELECT 1 FROM account a WHERE a.id = :account AND a.domain IS NULL
        AND a.suspended_at IS NULL AND a.id <> :sender
        AND NOT EXISTS (SELECT 1 FROM block WHERE account = :account AND target = :sender)
        AND NOT EXISTS (SELECT 1 FROM mute WHERE account = :account AND target = :sender
                        AND notifications = 1 AND (until IS NULL OR until > :now))
        AND (EXISTS (SELECT 1 FROM follow WHERE follower = :account AND target = :sender)
             OR NOT EXISTS (SELECT 1 FROM account q JOIN domain_block d ON d.domain = q.domain
                            WHERE q.id = :sender AND d.account = :account))";
    IS_REACHED = "SELECT 1 FROM account WHERE id = :account AND domain IS NULL
        AND suspended_at IS NULL";
    INSERT = "INSERT INTO notification (id, account, kind, sender, status, subject, group_key,
            filtered, created_at)
        VALUES (:id, :account, :kind, :sender, :status, :subject, :group_key, :filtered, :now)
        ON CONFLICT DO NOTHING";
    DELETE = "DELETE FROM notification WHERE id = :id AND account = :account";
    CLEAR = "DELETE FROM notification WHERE account = :account";
    WITHDRAW = "DELETE FROM notification WHERE account = :account AND kind = :kind
        AND sender = :sender AND ifnull(status, 0) = ifnull(:status, 0)";
    WITHDRAW_SUBJECT = "DELETE FROM notification WHERE account = :account AND kind = :kind
        AND subject = :subject";
    DELETE_FROM = "DELETE FROM notification WHERE account = :account AND sender = :sender";
    UNREAD = concat!("SELECT count(*) AS n FROM (SELECT 1 ", told!(), " LIMIT :limit)");
    LAST_READ = "SELECT last_read FROM marker
        WHERE account = :account AND timeline = 'notifications'";
}

/// Which notifications are wanted.
#[derive(Debug, Clone, Default)]
pub struct Wanted {
    /// `None`: all kinds.
    pub kinds: Option<Vec<NotificationKind>>,
    pub sender: Option<AccountId>,
    /// Those, too, that are kept back.
    pub filtered: bool,
}

/// What `viewer` was told, newest first.
pub fn page(
    tx: &ReadTx<'_>,
    viewer: AccountId,
    wanted: &Wanted,
    page: Page,
) -> rusqlite::Result<Vec<Notification>> {
    let params = named_params! {
        ":viewer": viewer, ":upper": page.upper(), ":lower": page.lower(), ":limit": page.limit,
        ":all": wanted.kinds.is_none(), ":kinds": words(&wanted.words()),
        ":sender": wanted.sender, ":filtered": wanted.filtered,
    };
    let sql = if page.is_upward() { PAGE_UP } else { PAGE_DOWN };
    Ok(turned(tx.all(sql, params, from_row)?, page))
}

impl Wanted {
    /// The kinds as they are stored; none where all are wanted.
    pub(super) fn words(&self) -> Vec<&'static str> {
        self.kinds.iter().flatten().copied().map(NotificationKind::as_str).collect()
    }
}

pub fn by_id(
    tx: &ReadTx<'_>,
    viewer: AccountId,
    id: NotificationId,
) -> rusqlite::Result<Option<Notification>> {
    tx.first(BY_ID, named_params! { ":id": id, ":viewer": viewer }, from_row)
}

/// Whether `account` is one of ours and wants to be told of what `sender` does: somebody else,
/// neither blocked nor muted, and not a stranger on a server that `account` blocks.
pub fn is_wanted(
    tx: &ReadTx<'_>,
    account: AccountId,
    sender: AccountId,
    now: Timestamp,
) -> rusqlite::Result<bool> {
    let params = named_params! { ":account": account, ":sender": sender, ":now": now };
    tx.any(IS_WANTED, params)
}

/// Whether `account` is one of ours that can be told of anything.
pub fn is_reached(tx: &ReadTx<'_>, account: AccountId) -> rusqlite::Result<bool> {
    tx.any(IS_REACHED, named_params! { ":account": account })
}

/// Answers whether it is new: the same thing is told once.
pub fn insert(tx: &WriteTx<'_>, notification: &Notification) -> rusqlite::Result<bool> {
    let Notification { id, account, kind, from, status, subject, group_key, filtered, created_at } =
        notification;
    let params = named_params! {
        ":id": id, ":account": account, ":kind": kind.as_str(), ":sender": from,
        ":status": status, ":subject": subject.map(Subject::id), ":group_key": group_key,
        ":filtered": filtered, ":now": created_at,
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

/// Takes back what was told of a subject.
pub fn withdraw_subject(
    tx: &WriteTx<'_>,
    account: AccountId,
    kind: NotificationKind,
    subject: Subject,
) -> rusqlite::Result<()> {
    let params = named_params! {
        ":account": account, ":kind": kind.as_str(), ":subject": subject.id(),
    };
    tx.execute(WITHDRAW_SUBJECT, params).map(drop)
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
pub fn unread(
    tx: &ReadTx<'_>,
    account: AccountId,
    wanted: &Wanted,
    most: u32,
) -> rusqlite::Result<u64> {
    let params = named_params! {
        ":viewer": account, ":upper": i64::MAX, ":lower": last_read(tx, account)?,
        ":limit": most, ":all": wanted.kinds.is_none(), ":kinds": words(&wanted.words()),
        ":sender": wanted.sender, ":filtered": wanted.filtered,
    };
    Ok(tx.first(UNREAD, params, |row| row.get("n"))?.unwrap_or(0))
}

/// Up to where somebody has read.
pub(super) fn last_read(tx: &ReadTx<'_>, account: AccountId) -> rusqlite::Result<i64> {
    let last =
        tx.first(LAST_READ, named_params! { ":account": account }, |row| row.get("last_read"))?;
    Ok(last.unwrap_or(0))
}

pub(super) fn from_row(row: &Row<'_>) -> rusqlite::Result<Notification> {
    let kind: String = row.get("kind")?;
    // The schema's CHECK allows no other words.
    let kind = NotificationKind::parse(&kind).unwrap_or(NotificationKind::Mention);
    let subject: Option<i64> = row.get("subject")?;
    Ok(Notification {
        id: row.get("id")?,
        account: row.get("account")?,
        kind,
        from: row.get("sender")?,
        status: row.get("status")?,
        subject: subject.and_then(|id| Subject::of(kind, id)),
        group_key: row.get("group_key")?,
        filtered: row.get("filtered")?,
        created_at: row.get::<_, Timestamp>("created_at")?,
    })
}
