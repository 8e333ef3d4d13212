//! Follows, and requests to follow.

use rusqlite::{Row, named_params};

use crate::base::{AccountId, Timestamp};
use crate::model::{Account, Follow, Page, Reach};

use super::timeline::turned;
use super::tx::list;
use super::{ReadTx, WriteTx, account, queries};

queries! {
    FIND = "SELECT * FROM follow WHERE follower = :follower AND target = :target";
    BY_URI_TARGET = "SELECT follower FROM follow WHERE target = :target AND uri = :uri
        UNION ALL SELECT follower FROM follow_request WHERE target = :target AND uri = :uri LIMIT 1";
    BY_URI_FOLLOWER = "SELECT target FROM follow WHERE follower = :follower AND uri = :uri
        UNION ALL SELECT target FROM follow_request WHERE follower = :follower AND uri = :uri
        LIMIT 1";
    INSERT = "INSERT INTO follow (id, follower, target, follower_local, uri, shows_boosts, notifies,
            created_at)
        VALUES (:id, :follower, :target,
            EXISTS (SELECT 1 FROM account WHERE id = :follower AND domain IS NULL),
            :uri, :boosts, :notifies, :now)
        ON CONFLICT (follower, target) DO UPDATE SET uri = excluded.uri,
            shows_boosts = excluded.shows_boosts, notifies = excluded.notifies";
    DELETE = "DELETE FROM follow WHERE follower = :follower AND target = :target";
    REQUEST = "SELECT * FROM follow_request WHERE follower = :follower AND target = :target";
    INSERT_REQUEST = "INSERT INTO follow_request (id, follower, target, uri, shows_boosts, notifies,
            created_at)
        VALUES (:id, :follower, :target, :uri, :boosts, :notifies, :now)
        ON CONFLICT (follower, target) DO UPDATE SET uri = excluded.uri,
            shows_boosts = excluded.shows_boosts, notifies = excluded.notifies";
    DELETE_REQUEST = "DELETE FROM follow_request WHERE follower = :follower AND target = :target";
    REQUESTS_DOWN = concat!("SELECT r.id AS place, ", account::columns!(),
        " FROM follow_request r JOIN account a ON a.id = r.follower
        WHERE r.target = :account AND r.id < :upper AND r.id > :lower
        ORDER BY r.id DESC LIMIT :limit");
    REQUESTS_UP = concat!("SELECT r.id AS place, ", account::columns!(),
        " FROM follow_request r JOIN account a ON a.id = r.follower
        WHERE r.target = :account AND r.id < :upper AND r.id > :lower
        ORDER BY r.id LIMIT :limit");
    FOLLOWERS_DOWN = concat!("SELECT f.id AS place, ", account::columns!(),
        " FROM follow f JOIN account a ON a.id = f.follower
        WHERE f.target = :account AND f.id < :upper AND f.id > :lower AND a.suspended_at IS NULL
        ORDER BY f.id DESC LIMIT :limit");
    FOLLOWERS_UP = concat!("SELECT f.id AS place, ", account::columns!(),
        " FROM follow f JOIN account a ON a.id = f.follower
        WHERE f.target = :account AND f.id < :upper AND f.id > :lower AND a.suspended_at IS NULL
        ORDER BY f.id LIMIT :limit");
    FOLLOWING_DOWN = concat!("SELECT f.id AS place, ", account::columns!(),
        " FROM follow f JOIN account a ON a.id = f.target
        WHERE f.follower = :account AND f.id < :upper AND f.id > :lower AND a.suspended_at IS NULL
        ORDER BY f.id DESC LIMIT :limit");
    FOLLOWING_UP = concat!("SELECT f.id AS place, ", account::columns!(),
        " FROM follow f JOIN account a ON a.id = f.target
        WHERE f.follower = :account AND f.id < :upper AND f.id > :lower AND a.suspended_at IS NULL
        ORDER BY f.id LIMIT :limit");
    FAMILIAR = concat!("SELECT x.target, ", account::columns!(), " FROM (
            SELECT f.target, f.follower, f.id,
                row_number() OVER (PARTITION BY f.target ORDER BY f.id DESC) AS place
            FROM follow f JOIN account q ON q.id = f.follower
            WHERE f.target IN rarray(:targets) AND q.suspended_at IS NULL AND q.hides_network = 0
            AND EXISTS (SELECT 1 FROM follow WHERE follower = :viewer AND target = f.follower)) x
        CROSS JOIN account a ON a.id = x.follower
        WHERE x.place <= :limit ORDER BY x.id DESC");
    REACH = "SELECT count(*) AS followers, count(DISTINCT a.domain) AS servers,
            count(*) FILTER (WHERE a.domain IS NULL) AS here
        FROM follow f CROSS JOIN account a ON a.id = f.follower
        WHERE f.target = :target AND a.suspended_at IS NULL";
    INBOXES = "SELECT DISTINCT ifnull(a.shared_inbox, a.inbox) AS inbox
        FROM follow f JOIN account a ON a.id = f.follower
        WHERE f.target = :target AND f.follower_local = 0";
    URIS_ON_PEERS = "SELECT a.uri FROM follow f CROSS JOIN account a ON a.id = f.follower
        WHERE f.target = :target AND f.follower_local = 0";
    URIS_OF_OURS = "SELECT a.uri FROM follow f CROSS JOIN account a ON a.id = f.follower
        WHERE f.target = :target AND f.follower_local = 1";
    OURS_BEFORE = "SELECT f.follower FROM follow f
        WHERE f.target = :target AND f.follower_local = 1 AND f.created_at < :before";
    ON_ORIGIN = "SELECT f.id, a.uri FROM follow f CROSS JOIN account a ON a.id = f.follower
        WHERE f.target = :target AND f.follower_local = 0 AND f.id < :before
        AND a.uri >= :from AND a.uri < :to ORDER BY f.id DESC LIMIT :limit";
    VERSION_ON_PEERS = "SELECT followers_version FROM account WHERE id = :target";
    ASKED = "SELECT at FROM followers_asked WHERE account = :account";
    ASK = "INSERT INTO followers_asked (account, at) VALUES (:account, :now)
        ON CONFLICT (account) DO UPDATE SET at = excluded.at";
    HAS_PEERS = "SELECT 1 FROM follow WHERE target = :target AND follower_local = 0 LIMIT 1";
    HAS_LOCAL_FOLLOWERS = "SELECT 1 FROM follow
        WHERE target = :target AND follower_local = 1 LIMIT 1";
    NOTIFIED = "SELECT follower FROM follow
        WHERE target = :target AND follower_local = 1 AND notifies = 1";
    PENDING_COUNT = "SELECT count(*) AS n FROM follow_request WHERE target = :target";
}

pub fn find(
    tx: &ReadTx<'_>,
    follower: AccountId,
    target: AccountId,
) -> rusqlite::Result<Option<Follow>> {
    tx.first(FIND, named_params! { ":follower": follower, ":target": target }, from_row)
}

/// Whom `follower` follows, or asked to follow, by the `Follow` activity `uri`.
pub fn target_by_uri(
    tx: &ReadTx<'_>,
    follower: AccountId,
    uri: &str,
) -> rusqlite::Result<Option<AccountId>> {
    tx.first(BY_URI_FOLLOWER, named_params! { ":follower": follower, ":uri": uri }, |row| {
        row.get("target")
    })
}

/// Who follows `target`, or asked to, by the `Follow` activity `uri`.
pub fn follower_by_uri(
    tx: &ReadTx<'_>,
    target: AccountId,
    uri: &str,
) -> rusqlite::Result<Option<AccountId>> {
    tx.first(BY_URI_TARGET, named_params! { ":target": target, ":uri": uri }, |row| {
        row.get("follower")
    })
}

/// Stores a follow, or brings the one between these two up to date. `id` is used if it is new.
pub fn insert(tx: &WriteTx<'_>, id: i64, follow: &Follow) -> rusqlite::Result<()> {
    tx.execute(INSERT, params(&id, follow).as_slice()).map(drop)
}

/// Answers whether there was one.
pub fn delete(tx: &WriteTx<'_>, follower: AccountId, target: AccountId) -> rusqlite::Result<bool> {
    Ok(tx.execute(DELETE, named_params! { ":follower": follower, ":target": target })? > 0)
}

pub fn request(
    tx: &ReadTx<'_>,
    follower: AccountId,
    target: AccountId,
) -> rusqlite::Result<Option<Follow>> {
    tx.first(REQUEST, named_params! { ":follower": follower, ":target": target }, from_row)
}

pub fn insert_request(tx: &WriteTx<'_>, id: i64, follow: &Follow) -> rusqlite::Result<()> {
    tx.execute(INSERT_REQUEST, params(&id, follow).as_slice()).map(drop)
}

/// Answers whether there was one.
pub fn delete_request(
    tx: &WriteTx<'_>,
    follower: AccountId,
    target: AccountId,
) -> rusqlite::Result<bool> {
    let params = named_params! { ":follower": follower, ":target": target };
    Ok(tx.execute(DELETE_REQUEST, params)? > 0)
}

/// Accounts with their place in the list, which pages are counted by.
pub type Placed = Vec<(i64, Account)>;

/// Who asked to follow `account`, newest first.
pub fn requests(tx: &ReadTx<'_>, account: AccountId, page: Page) -> rusqlite::Result<Placed> {
    let sql = if page.is_upward() { REQUESTS_UP } else { REQUESTS_DOWN };
    accounts(tx, sql, account, page)
}

pub fn pending_count(tx: &ReadTx<'_>, target: AccountId) -> rusqlite::Result<u64> {
    let count = tx.first(PENDING_COUNT, named_params! { ":target": target }, |row| row.get("n"))?;
    Ok(count.unwrap_or(0))
}

/// Newest first.
pub fn followers(tx: &ReadTx<'_>, account: AccountId, page: Page) -> rusqlite::Result<Placed> {
    let sql = if page.is_upward() { FOLLOWERS_UP } else { FOLLOWERS_DOWN };
    accounts(tx, sql, account, page)
}

/// Newest first.
pub fn following(tx: &ReadTx<'_>, account: AccountId, page: Page) -> rusqlite::Result<Placed> {
    let sql = if page.is_upward() { FOLLOWING_UP } else { FOLLOWING_DOWN };
    accounts(tx, sql, account, page)
}

/// Followers of each of `targets` whom `viewer` follows, newest first and at most `limit` of each;
/// not those who hide whom they follow.
pub fn familiar_followers(
    tx: &ReadTx<'_>,
    viewer: AccountId,
    targets: &[AccountId],
    limit: u32,
) -> rusqlite::Result<Vec<(AccountId, Account)>> {
    let params = named_params! { ":viewer": viewer, ":targets": list(targets), ":limit": limit };
    tx.all(FAMILIAR, params, |row| Ok((row.get("target")?, account::from_row(row)?)))
}

/// Where to send what `target` tells its followers on other servers; each inbox once, shared ones
/// preferred.
pub fn inboxes(tx: &ReadTx<'_>, target: AccountId) -> rusqlite::Result<Vec<String>> {
    tx.all(INBOXES, named_params! { ":target": target }, |row| row.get("inbox"))
}

/// The ids of everybody on other servers who follows `target`.
pub fn uris_on_peers(tx: &ReadTx<'_>, target: AccountId) -> rusqlite::Result<Vec<String>> {
    tx.all(URIS_ON_PEERS, named_params! { ":target": target }, |row| row.get("uri"))
}

/// A number that grows whenever that changes.
pub fn version_on_peers(tx: &ReadTx<'_>, target: AccountId) -> rusqlite::Result<i64> {
    let version = tx.first(VERSION_ON_PEERS, named_params! { ":target": target }, |row| {
        row.get("followers_version")
    })?;
    Ok(version.unwrap_or(0))
}

/// The ids of our own people who follow `target`.
pub fn uris_of_ours(tx: &ReadTx<'_>, target: AccountId) -> rusqlite::Result<Vec<String>> {
    tx.all(URIS_OF_OURS, named_params! { ":target": target }, |row| row.get("uri"))
}

/// Our own people who began to follow `target` before then.
pub fn ours_before(
    tx: &ReadTx<'_>,
    target: AccountId,
    before: Timestamp,
) -> rusqlite::Result<Vec<AccountId>> {
    let params = named_params! { ":target": target, ":before": before };
    tx.all(OURS_BEFORE, params, |row| row.get("follower"))
}

/// The ids of those who follow `target` and whose ids begin with `origin` (`https://a.example`),
/// with their place in the list, newest first.
pub fn on_origin(
    tx: &ReadTx<'_>,
    target: AccountId,
    origin: &str,
    (before, limit): (Option<i64>, u32),
) -> rusqlite::Result<Vec<(i64, String)>> {
    // Everything that begins with the origin and a slash: "0" comes just after "/".
    let (from, to) = (format!("{origin}/"), format!("{origin}0"));
    let params = named_params! {
        ":target": target, ":from": from, ":to": to, ":limit": limit,
        ":before": before.unwrap_or(i64::MAX),
    };
    tx.all(ON_ORIGIN, params, |row| Ok((row.get("id")?, row.get("uri")?)))
}

/// When the server of `account` was last asked who of ours follows it.
pub fn asked(tx: &ReadTx<'_>, account: AccountId) -> rusqlite::Result<Option<Timestamp>> {
    tx.first(ASKED, named_params! { ":account": account }, |row| row.get("at"))
}

/// Notes that it is being asked.
pub fn ask(tx: &WriteTx<'_>, account: AccountId, now: Timestamp) -> rusqlite::Result<()> {
    tx.execute(ASK, named_params! { ":account": account, ":now": now }).map(drop)
}

/// How many follow `target`, and where they are.
pub fn reach(tx: &ReadTx<'_>, target: AccountId) -> rusqlite::Result<Reach> {
    let found = tx.first(REACH, named_params! { ":target": target }, |row| {
        Ok(Reach {
            followers: row.get("followers")?,
            servers: row.get("servers")?,
            here: row.get("here")?,
        })
    });
    Ok(found?.unwrap_or_default())
}

/// Whether anybody on another server follows `target`.
pub fn has_followers_on_peers(tx: &ReadTx<'_>, target: AccountId) -> rusqlite::Result<bool> {
    tx.any(HAS_PEERS, named_params! { ":target": target })
}

/// Whether anybody here follows `target`.
pub fn has_local_followers(tx: &ReadTx<'_>, target: AccountId) -> rusqlite::Result<bool> {
    tx.any(HAS_LOCAL_FOLLOWERS, named_params! { ":target": target })
}

/// Accounts of ours that want to be told of each new status of `target`.
pub fn notified(tx: &ReadTx<'_>, target: AccountId) -> rusqlite::Result<Vec<AccountId>> {
    tx.all(NOTIFIED, named_params! { ":target": target }, |row| row.get("follower"))
}

fn accounts(
    tx: &ReadTx<'_>,
    sql: &str,
    account: AccountId,
    page: Page,
) -> rusqlite::Result<Placed> {
    let params = named_params! {
        ":account": account, ":upper": page.upper(), ":lower": page.lower(), ":limit": page.limit,
    };
    let rows = tx.all(sql, params, |row| Ok((row.get("place")?, account::from_row(row)?)))?;
    Ok(turned(rows, page))
}

fn params<'a>(id: &'a i64, follow: &'a Follow) -> Vec<(&'static str, &'a dyn rusqlite::ToSql)> {
    let Follow { follower, target, uri, shows_boosts, notifies, created_at } = follow;
    vec![
        (":id", id),
        (":follower", follower),
        (":target", target),
        (":uri", uri),
        (":boosts", shows_boosts),
        (":notifies", notifies),
        (":now", created_at),
    ]
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Follow> {
    Ok(Follow {
        follower: row.get("follower")?,
        target: row.get("target")?,
        uri: row.get("uri")?,
        shows_boosts: row.get("shows_boosts")?,
        notifies: row.get("notifies")?,
        created_at: row.get::<_, Timestamp>("created_at")?,
    })
}
