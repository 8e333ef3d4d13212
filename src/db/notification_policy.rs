//! Of which strangers somebody wants to be told, and who waits to be let through.

use rusqlite::{Row, named_params};

use crate::base::{AccountId, NotificationRequestId, StatusId, Timestamp};
use crate::model::notification_policy::{Facts, NotificationRequest, Pending, Ruling};
use crate::model::{NotificationPolicy, Page};

use super::timeline::turned;
use super::tx::list;
use super::visible::visible;
use super::{ReadTx, WriteTx, queries};

/// Requests `r` of the viewer from who can be shown, with how much of each is kept back.
macro_rules! requests {
    () => {
        concat!(
            "SELECT r.id, r.sender, r.created_at, r.updated_at,
                (SELECT count(*) FROM (SELECT 1 FROM notification n
                 WHERE n.account = r.account AND n.sender = r.sender AND n.filtered = 1
                 AND n.kind IN ('mention', 'quote') LIMIT 100)) AS n,
                (SELECT s.id FROM notification n JOIN status s ON s.id = n.status
                 WHERE n.account = r.account AND n.sender = r.sender AND n.filtered = 1
                 AND n.kind IN ('mention', 'quote') AND ",
            visible!(),
            "    ORDER BY n.id DESC LIMIT 1) AS last_status
            FROM notification_request r WHERE r.account = :viewer
            AND NOT EXISTS (SELECT 1 FROM account WHERE id = r.sender AND suspended_at IS NOT NULL)"
        )
    };
}

queries! {
    POLICY = "SELECT * FROM notification_policy WHERE account = :account";
    SAVE_POLICY = "INSERT INTO notification_policy (account, not_following, not_followers,
            new_accounts, private_mentions, limited_accounts)
        VALUES (:account, :not_following, :not_followers, :new_accounts, :private_mentions,
            :limited_accounts)
        ON CONFLICT (account) DO UPDATE SET not_following = excluded.not_following,
            not_followers = excluded.not_followers, new_accounts = excluded.new_accounts,
            private_mentions = excluded.private_mentions,
            limited_accounts = excluded.limited_accounts";
    FACTS = "SELECT
            EXISTS (SELECT 1 FROM notification_permission
                    WHERE account = :account AND sender = :sender) AS is_permitted,
            EXISTS (SELECT 1 FROM follow
                    WHERE follower = :account AND target = :sender) AS is_followed,
            EXISTS (SELECT 1 FROM follow WHERE follower = :sender AND target = :account
                    AND created_at <= :follower_since) AS is_follower,
            a.created_at > :new_since AS is_new,
            a.silenced_at IS NOT NULL AS is_limited,
            EXISTS (SELECT 1 FROM status WHERE id = :mention AND visibility = 'direct')
            AND NOT EXISTS (
                WITH RECURSIVE above (id, parent, author, depth) AS (
                    SELECT id, in_reply_to, author, 0 FROM status WHERE id = :mention
                    UNION ALL SELECT s.id, s.in_reply_to, s.author, above.depth + 1
                    FROM above JOIN status s ON s.id = above.parent WHERE above.depth < 100)
                SELECT 1 FROM above JOIN mention m ON m.status = above.id
                WHERE above.author = :account AND m.account = :sender) AS is_private
        FROM account a WHERE a.id = :sender";
    ASK = "INSERT INTO notification_request (id, account, sender, created_at, updated_at)
        VALUES (:id, :account, :sender, :now, :now)
        ON CONFLICT (account, sender) DO UPDATE SET updated_at = excluded.updated_at";
    REQUESTS_DOWN = concat!(requests!(), " AND r.id < :upper AND r.id > :lower
        ORDER BY r.id DESC LIMIT :limit");
    REQUESTS_UP = concat!(requests!(), " AND r.id < :upper AND r.id > :lower
        ORDER BY r.id LIMIT :limit");
    REQUESTS = concat!(requests!(), " AND r.id IN rarray(:ids)");
    PENDING = "SELECT count(*) AS requests, ifnull(sum(n), 0) AS notifications FROM (
        SELECT (SELECT count(*) FROM (SELECT 1 FROM notification n
                WHERE n.account = r.account AND n.sender = r.sender AND n.filtered = 1
                AND n.kind IN ('mention', 'quote') LIMIT 100)) AS n
        FROM notification_request r WHERE r.account = :account
        AND NOT EXISTS (SELECT 1 FROM account WHERE id = r.sender AND suspended_at IS NOT NULL)
        LIMIT 100)";
    SETTLE = "DELETE FROM notification_request WHERE account = :account AND sender = :sender";
    PERMIT = "INSERT INTO notification_permission (account, sender) VALUES (:account, :sender)
        ON CONFLICT DO NOTHING";
    KEPT_DIRECT = "SELECT n.status FROM notification n JOIN status s ON s.id = n.status
        WHERE n.account = :account AND n.sender = :sender AND n.filtered = 1
        AND n.kind = 'mention' AND s.visibility = 'direct' ORDER BY n.id";
    MERGE = "UPDATE notification SET filtered = 0
        WHERE account = :account AND sender = :sender AND filtered = 1";
    THROW_AWAY = "DELETE FROM notification
        WHERE account = :account AND sender = :sender AND filtered = 1";
}

pub fn policy(tx: &ReadTx<'_>, account: AccountId) -> rusqlite::Result<NotificationPolicy> {
    let policy = tx.first(POLICY, named_params! { ":account": account }, |row| {
        Ok(NotificationPolicy {
            not_following: ruling(row, "not_following")?,
            not_followers: ruling(row, "not_followers")?,
            new_accounts: ruling(row, "new_accounts")?,
            private_mentions: ruling(row, "private_mentions")?,
            limited_accounts: ruling(row, "limited_accounts")?,
        })
    })?;
    Ok(policy.unwrap_or_default())
}

fn ruling(row: &Row<'_>, column: &str) -> rusqlite::Result<Ruling> {
    // The schema's CHECK allows no other words.
    Ok(Ruling::parse(row.get_ref(column)?.as_str()?).unwrap_or(Ruling::Accept))
}

pub fn save_policy(
    tx: &WriteTx<'_>,
    account: AccountId,
    policy: NotificationPolicy,
) -> rusqlite::Result<()> {
    let NotificationPolicy {
        not_following,
        not_followers,
        new_accounts,
        private_mentions,
        limited_accounts,
    } = policy;
    let params = named_params! {
        ":account": account, ":not_following": not_following.as_str(),
        ":not_followers": not_followers.as_str(), ":new_accounts": new_accounts.as_str(),
        ":private_mentions": private_mentions.as_str(),
        ":limited_accounts": limited_accounts.as_str(),
    };
    tx.execute(SAVE_POLICY, params).map(drop)
}

/// From when on somebody counts as a follower, and as new.
#[derive(Debug, Clone, Copy)]
pub struct Since {
    pub follower: Timestamp,
    pub new: Timestamp,
}

/// How `sender` stands to `account`, whom they mention in `mention` if they do.
pub fn facts(
    tx: &ReadTx<'_>,
    (account, sender): (AccountId, AccountId),
    mention: Option<StatusId>,
    since: Since,
) -> rusqlite::Result<Facts> {
    let params = named_params! {
        ":account": account, ":sender": sender, ":mention": mention,
        ":follower_since": since.follower, ":new_since": since.new,
    };
    let facts = tx.first(FACTS, params, |row| {
        Ok(Facts {
            is_permitted: row.get("is_permitted")?,
            is_followed: row.get("is_followed")?,
            is_follower: row.get("is_follower")?,
            is_new: row.get("is_new")?,
            is_private: row.get("is_private")?,
            is_limited: row.get("is_limited")?,
        })
    })?;
    Ok(facts.unwrap_or_default())
}

/// Notes that something of `sender` is kept back from `account`. `id` is used if it is the first.
pub fn ask(
    tx: &WriteTx<'_>,
    id: NotificationRequestId,
    (account, sender): (AccountId, AccountId),
    now: Timestamp,
) -> rusqlite::Result<()> {
    let params = named_params! { ":id": id, ":account": account, ":sender": sender, ":now": now };
    tx.execute(ASK, params).map(drop)
}

/// Who waits to be let through, newest first.
pub fn requests(
    tx: &ReadTx<'_>,
    viewer: AccountId,
    page: Page,
) -> rusqlite::Result<Vec<NotificationRequest>> {
    let params = named_params! {
        ":viewer": viewer, ":upper": page.upper(), ":lower": page.lower(), ":limit": page.limit,
    };
    let sql = if page.is_upward() { REQUESTS_UP } else { REQUESTS_DOWN };
    Ok(turned(tx.all(sql, params, request)?, page))
}

/// Those of `ids` that are the viewer's.
pub fn requests_by_ids(
    tx: &ReadTx<'_>,
    viewer: AccountId,
    ids: &[NotificationRequestId],
) -> rusqlite::Result<Vec<NotificationRequest>> {
    tx.all(REQUESTS, named_params! { ":viewer": viewer, ":ids": list(ids) }, request)
}

fn request(row: &Row<'_>) -> rusqlite::Result<NotificationRequest> {
    Ok(NotificationRequest {
        id: row.get("id")?,
        sender: row.get("sender")?,
        count: row.get("n")?,
        last_status: row.get("last_status")?,
        created_at: row.get("created_at")?,
        updated_at: row.get("updated_at")?,
    })
}

/// How much is kept back; counted up to a hundred requests.
pub fn pending(tx: &ReadTx<'_>, account: AccountId) -> rusqlite::Result<Pending> {
    let pending = tx.first(PENDING, named_params! { ":account": account }, |row| {
        Ok(Pending { requests: row.get("requests")?, notifications: row.get("notifications")? })
    })?;
    Ok(pending.unwrap_or_default())
}

/// Ends a request, however it was answered.
pub fn settle(tx: &WriteTx<'_>, account: AccountId, sender: AccountId) -> rusqlite::Result<()> {
    tx.execute(SETTLE, named_params! { ":account": account, ":sender": sender }).map(drop)
}

/// Lets `sender` through from now on.
pub fn permit(tx: &WriteTx<'_>, account: AccountId, sender: AccountId) -> rusqlite::Result<()> {
    tx.execute(PERMIT, named_params! { ":account": account, ":sender": sender }).map(drop)
}

/// Direct statuses of `sender` that mention `account` and are kept back, oldest first.
pub fn kept_direct(
    tx: &ReadTx<'_>,
    account: AccountId,
    sender: AccountId,
) -> rusqlite::Result<Vec<StatusId>> {
    let params = named_params! { ":account": account, ":sender": sender };
    tx.all(KEPT_DIRECT, params, |row| row.get("status"))
}

/// Moves what is kept back of `sender` into the list; answers how many there were.
pub fn merge(tx: &WriteTx<'_>, account: AccountId, sender: AccountId) -> rusqlite::Result<usize> {
    tx.execute(MERGE, named_params! { ":account": account, ":sender": sender })
}

/// Deletes what is kept back of `sender`.
pub fn throw_away(tx: &WriteTx<'_>, account: AccountId, sender: AccountId) -> rusqlite::Result<()> {
    tx.execute(THROW_AWAY, named_params! { ":account": account, ":sender": sender }).map(drop)
}
