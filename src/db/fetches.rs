//! What is fetched while nobody waits for it: the budget of each host, whose posts were asked for,
//! and when this server last ran.

use rusqlite::{Row, named_params};

use crate::base::{AccountId, Timestamp};
use crate::model::fetches::{BUDGET_HOUR, HostFetches};

use super::{ReadTx, WriteTx, queries};

queries! {
    SPEND = "INSERT INTO host_budget (host, began_at, spent) VALUES (:host, :now, 1)
        ON CONFLICT (host) DO UPDATE SET
            spent = CASE WHEN began_at <= :over THEN 1 ELSE spent + 1 END,
            began_at = CASE WHEN began_at <= :over THEN :now ELSE began_at END
        WHERE began_at <= :over OR spent < :most
        RETURNING spent";
    BEGAN_AT = "SELECT began_at FROM host_budget WHERE host = :host";
    DELETE_STALE = "DELETE FROM host_budget WHERE began_at < :before";
    HOSTS = "SELECT host, began_at, spent,
            (SELECT count(*) FROM job j WHERE j.host = b.host) AS put_off
        FROM host_budget b WHERE began_at > :over ORDER BY spent DESC, host LIMIT :most";
    PUT_OFF = "SELECT count(*) AS n FROM job WHERE host IS NOT NULL";
    BEGIN_POSTS = "INSERT INTO posts_fetch (account, started_at) VALUES (:account, :now)
        ON CONFLICT (account) DO UPDATE SET started_at = excluded.started_at, ended_at = NULL";
    END_POSTS = "UPDATE posts_fetch SET ended_at = :now WHERE account = :account";
    SET_TOTAL = "UPDATE posts_fetch SET total = :total WHERE account = :account";
    POSTS = "SELECT started_at, ended_at, total FROM posts_fetch WHERE account = :account";
    FOLLOWED = "SELECT f.target FROM follow f CROSS JOIN account a ON a.id = f.target
        WHERE f.follower_local = 1 AND a.domain IS NOT NULL AND a.suspended_at IS NULL
        AND a.moved_to IS NULL
        GROUP BY f.target ORDER BY count(*) DESC, ifnull(max(a.last_status_at), 0) DESC, f.target
        LIMIT :most";
    ALIVE_AT = "SELECT alive_at FROM heartbeat WHERE id = 1";
    BEAT = "INSERT INTO heartbeat (id, alive_at) VALUES (1, :now)
        ON CONFLICT (id) DO UPDATE SET alive_at = excluded.alive_at";
}

/// Counts one more fetch from `host`; answers whether it may be made, or since when the hour runs
/// in which no more may be.
pub fn spend(
    tx: &WriteTx<'_>,
    host: &str,
    most: u32,
    now: Timestamp,
) -> rusqlite::Result<Result<(), Timestamp>> {
    let params = named_params! {
        ":host": host, ":now": now, ":over": now.minus(BUDGET_HOUR), ":most": most,
    };
    let counted: Option<u32> = tx.first(SPEND, params, |row| row.get("spent"))?;
    if counted.is_some() {
        return Ok(Ok(()));
    }
    let began = tx.first(BEGAN_AT, named_params! { ":host": host }, |row| row.get("began_at"))?;
    Ok(Err(began.unwrap_or(now)))
}

pub fn delete_stale(tx: &WriteTx<'_>, before: Timestamp) -> rusqlite::Result<usize> {
    tx.execute(DELETE_STALE, named_params! { ":before": before })
}

/// The hosts of which something was fetched within the hour, those with most first.
pub fn hosts(tx: &ReadTx<'_>, now: Timestamp, most: u32) -> rusqlite::Result<Vec<HostFetches>> {
    let params = named_params! { ":over": now.minus(BUDGET_HOUR), ":most": most };
    tx.all(HOSTS, params, |row| {
        Ok(HostFetches {
            host: row.get("host")?,
            spent: row.get("spent")?,
            began_at: row.get("began_at")?,
            put_off: row.get("put_off")?,
        })
    })
}

/// How many jobs wait for a budget.
pub fn put_off_count(tx: &ReadTx<'_>) -> rusqlite::Result<u64> {
    Ok(tx.first(PUT_OFF, [], |row| row.get("n"))?.unwrap_or(0))
}

/// When the posts of an account were asked for last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PostsFetch {
    pub started_at: Timestamp,
    pub ended_at: Option<Timestamp>,
    /// How many posts its server says there are.
    pub total: Option<u64>,
}

pub fn posts(tx: &ReadTx<'_>, account: AccountId) -> rusqlite::Result<Option<PostsFetch>> {
    tx.first(POSTS, named_params! { ":account": account }, from_row)
}

pub fn begin_posts(tx: &WriteTx<'_>, account: AccountId, now: Timestamp) -> rusqlite::Result<()> {
    tx.execute(BEGIN_POSTS, named_params! { ":account": account, ":now": now }).map(drop)
}

pub fn end_posts(tx: &WriteTx<'_>, account: AccountId, now: Timestamp) -> rusqlite::Result<()> {
    tx.execute(END_POSTS, named_params! { ":account": account, ":now": now }).map(drop)
}

pub fn set_posts_total(tx: &WriteTx<'_>, account: AccountId, total: u64) -> rusqlite::Result<()> {
    tx.execute(SET_TOTAL, named_params! { ":account": account, ":total": total }).map(drop)
}

/// Peers' accounts that ours follow: those with most followers here first, and of those that are
/// even the one that wrote last.
pub fn followed(tx: &ReadTx<'_>, most: u32) -> rusqlite::Result<Vec<AccountId>> {
    tx.all(FOLLOWED, named_params! { ":most": most }, |row| row.get("target"))
}

/// When this server was last seen to run.
pub fn alive_at(tx: &ReadTx<'_>) -> rusqlite::Result<Option<Timestamp>> {
    tx.first(ALIVE_AT, [], |row| row.get("alive_at"))
}

pub fn beat(tx: &WriteTx<'_>, now: Timestamp) -> rusqlite::Result<()> {
    tx.execute(BEAT, named_params! { ":now": now }).map(drop)
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<PostsFetch> {
    Ok(PostsFetch {
        started_at: row.get("started_at")?,
        ended_at: row.get("ended_at")?,
        total: row.get("total")?,
    })
}
