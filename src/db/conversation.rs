//! Threads of direct statuses, one row for each of the people in one.

use rusqlite::{Row, named_params};

use crate::base::{AccountId, ConversationId, StatusId, Timestamp};
use crate::model::{Conversation, Page};

use super::timeline::turned;
use super::visible::{visible, wanted};
use super::{ReadTx, WriteTx, queries};

macro_rules! shown {
    () => {
        concat!(
            "SELECT c.* FROM conversation c CROSS JOIN status s ON s.id = c.last_status
            WHERE c.account = :viewer AND ",
            visible!(),
            " AND ",
            wanted!()
        )
    };
}

macro_rules! statuses {
    ($direction:literal) => {
        concat!(
            "SELECT s.id FROM conversation_status d CROSS JOIN status s ON s.id = d.status
            WHERE d.account = :viewer AND d.status < :upper AND d.status > :lower AND ",
            visible!(),
            " AND ",
            wanted!(),
            " ORDER BY d.status ",
            $direction,
            " LIMIT :limit"
        )
    };
}

queries! {
    DOWN = concat!(shown!(), " AND c.last_status < :upper AND c.last_status > :lower
        ORDER BY c.last_status DESC LIMIT :limit");
    UP = concat!(shown!(), " AND c.last_status < :upper AND c.last_status > :lower
        ORDER BY c.last_status LIMIT :limit");
    BY_ID = concat!(shown!(), " AND c.id = :id");
    STATUSES_DOWN = statuses!("DESC");
    STATUSES_UP = statuses!("ASC");
    WITH_STATUS = "SELECT conversation FROM conversation_status
        WHERE account = :account AND status = :status";
    BEGIN = "INSERT INTO conversation (account, thread, unread)
        VALUES (:account, :thread, :unread)
        ON CONFLICT (account, thread) DO UPDATE SET unread = excluded.unread RETURNING id";
    TOUCH = "UPDATE conversation SET unread = :unread WHERE id = :id";
    PUT = "INSERT INTO conversation_status (account, status, conversation)
        VALUES (:account, :status, :conversation) ON CONFLICT DO NOTHING";
    READ = "UPDATE conversation SET unread = 0 WHERE id = :id AND account = :account";
    DELETE = "DELETE FROM conversation WHERE id = :id AND account = :account";
    HOLDING_LAST = "SELECT c.id, c.account FROM conversation_status d
        JOIN conversation c ON c.id = d.conversation
        WHERE d.status = :status AND c.last_status = :status";
    LET_GO = "DELETE FROM conversation_status WHERE status = :status
        AND account NOT IN (SELECT account FROM mention WHERE status = :status
                            UNION SELECT author FROM status WHERE id = :status)";
}

/// The conversations of `viewer` whose last status they want to see, the liveliest first.
pub fn page(
    tx: &ReadTx<'_>,
    viewer: AccountId,
    page: Page,
    now: Timestamp,
) -> rusqlite::Result<Vec<Conversation>> {
    let params = named_params! {
        ":viewer": viewer, ":upper": page.upper(), ":lower": page.lower(), ":limit": page.limit,
        ":now": now,
    };
    let sql = if page.is_upward() { UP } else { DOWN };
    Ok(turned(tx.all(sql, params, from_row)?, page))
}

pub fn by_id(
    tx: &ReadTx<'_>,
    viewer: AccountId,
    id: ConversationId,
    now: Timestamp,
) -> rusqlite::Result<Option<Conversation>> {
    let params = named_params! { ":viewer": viewer, ":id": id, ":now": now };
    tx.first(BY_ID, params, from_row)
}

/// All direct statuses that `viewer` wrote or was sent, newest first.
pub fn statuses(
    tx: &ReadTx<'_>,
    viewer: AccountId,
    page: Page,
    now: Timestamp,
) -> rusqlite::Result<Vec<StatusId>> {
    let params = named_params! {
        ":viewer": viewer, ":upper": page.upper(), ":lower": page.lower(), ":limit": page.limit,
        ":now": now,
    };
    let sql = if page.is_upward() { STATUSES_UP } else { STATUSES_DOWN };
    Ok(turned(tx.all(sql, params, |row| row.get("id"))?, page))
}

/// The conversation of `account` that holds a status.
pub fn with_status(
    tx: &ReadTx<'_>,
    account: AccountId,
    status: StatusId,
) -> rusqlite::Result<Option<ConversationId>> {
    let params = named_params! { ":account": account, ":status": status };
    tx.first(WITH_STATUS, params, |row| row.get("conversation"))
}

/// The conversation of `account` with this name, made if there is none.
pub fn begin(
    tx: &WriteTx<'_>,
    account: AccountId,
    thread: &str,
    unread: bool,
) -> rusqlite::Result<Option<ConversationId>> {
    let params = named_params! { ":account": account, ":thread": thread, ":unread": unread };
    tx.first(BEGIN, params, |row| row.get("id"))
}

/// Says whether there is something new in a conversation.
pub fn touch(tx: &WriteTx<'_>, id: ConversationId, unread: bool) -> rusqlite::Result<()> {
    tx.execute(TOUCH, named_params! { ":id": id, ":unread": unread }).map(drop)
}

/// Puts a status into a conversation of `account`; what is last in it follows by itself.
pub fn put(
    tx: &WriteTx<'_>,
    account: AccountId,
    conversation: ConversationId,
    status: StatusId,
) -> rusqlite::Result<()> {
    let params = named_params! {
        ":account": account, ":conversation": conversation, ":status": status,
    };
    tx.execute(PUT, params).map(drop)
}

/// Answers whether there is one.
pub fn read(tx: &WriteTx<'_>, account: AccountId, id: ConversationId) -> rusqlite::Result<bool> {
    Ok(tx.execute(READ, named_params! { ":id": id, ":account": account })? > 0)
}

/// Answers whether there was one. The statuses stay.
pub fn delete(tx: &WriteTx<'_>, account: AccountId, id: ConversationId) -> rusqlite::Result<bool> {
    Ok(tx.execute(DELETE, named_params! { ":id": id, ":account": account })? > 0)
}

/// The conversations of which a status is the last, with whose they are.
pub fn holding_last(
    tx: &ReadTx<'_>,
    status: StatusId,
) -> rusqlite::Result<Vec<(ConversationId, AccountId)>> {
    tx.all(HOLDING_LAST, named_params! { ":status": status }, |row| {
        Ok((row.get("id")?, row.get("account")?))
    })
}

/// Takes a status out of the conversations of who is no longer mentioned in it.
pub fn let_go(tx: &WriteTx<'_>, status: StatusId) -> rusqlite::Result<()> {
    tx.execute(LET_GO, named_params! { ":status": status }).map(drop)
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Conversation> {
    Ok(Conversation {
        id: row.get("id")?,
        account: row.get("account")?,
        last_status: row.get("last_status")?,
        unread: row.get("unread")?,
    })
}
