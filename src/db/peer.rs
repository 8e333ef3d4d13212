//! Other servers.

use rusqlite::{Row, named_params};

use crate::base::Timestamp;
use crate::model::Peer;
use crate::model::peer::Signing;

use super::{ReadTx, WriteTx, queries};

queries! {
    BY_DOMAIN = "SELECT * FROM peer WHERE domain = :domain";
    ALL = "SELECT p.domain FROM peer p WHERE NOT EXISTS (SELECT 1 FROM peer_block b
        WHERE b.domain = p.domain AND b.severity = 'suspend') ORDER BY p.domain LIMIT 10000";
    INBOXES = "SELECT ifnull(max(shared_inbox), min(inbox)) AS inbox FROM account
        WHERE domain IS NOT NULL GROUP BY domain";
    MEET = "INSERT INTO peer (domain, first_seen_at) VALUES (:domain, :now) ON CONFLICT DO NOTHING";
    ANSWERED = "UPDATE peer SET last_answer_at = :now, failures = 0, last_error = NULL,
            paused_until = CASE WHEN failures > 0 THEN NULL ELSE paused_until END,
            failing_days = 0, failed_on = NULL, unavailable_since = NULL
        WHERE domain = :domain
        AND (failures > 0 OR failing_days > 0 OR unavailable_since IS NOT NULL
            OR last_answer_at IS NULL OR last_answer_at < :now - 3600000)";
    SIGNING = "SELECT signing FROM peer WHERE domain = :domain";
    SET_SIGNING = "INSERT INTO peer (domain, first_seen_at, signing) VALUES (:domain, :now, :signing)
        ON CONFLICT (domain) DO UPDATE SET signing = excluded.signing";
    FAILED = "INSERT INTO peer (domain, first_seen_at, failures, paused_until, last_error,
            failing_days, failed_on, unavailable_since)
        VALUES (:domain, :now, :failures, :until, :why, :days, :day, :since)
        ON CONFLICT (domain) DO UPDATE SET failures = excluded.failures,
            paused_until = excluded.paused_until, last_error = excluded.last_error,
            failing_days = excluded.failing_days, failed_on = excluded.failed_on,
            unavailable_since = excluded.unavailable_since";
    PAUSE = "INSERT INTO peer (domain, first_seen_at, paused_until, last_error)
        VALUES (:domain, :now, :until, :why)
        ON CONFLICT (domain) DO UPDATE SET paused_until = excluded.paused_until,
            last_error = excluded.last_error";
    IS_GONE = "SELECT 1 FROM peer WHERE domain = :domain AND unavailable_since IS NOT NULL";
}

pub fn by_domain(tx: &ReadTx<'_>, domain: &str) -> rusqlite::Result<Option<Peer>> {
    tx.first(BY_DOMAIN, named_params! { ":domain": domain }, from_row)
}

/// The domains of all servers we know and talk with.
pub fn all(tx: &ReadTx<'_>) -> rusqlite::Result<Vec<String>> {
    tx.all(ALL, [], |row| row.get("domain"))
}

/// One inbox of each server of which we know somebody.
pub fn inboxes(tx: &ReadTx<'_>) -> rusqlite::Result<Vec<String>> {
    tx.all(INBOXES, [], |row| row.get("inbox"))
}

/// Notes that a server exists.
pub fn meet(tx: &WriteTx<'_>, domain: &str, now: Timestamp) -> rusqlite::Result<()> {
    tx.execute(MEET, named_params! { ":domain": domain, ":now": now }).map(drop)
}

/// Notes that a server answered or spoke. Written at most once an hour while all is well.
pub fn answered(tx: &WriteTx<'_>, domain: &str, now: Timestamp) -> rusqlite::Result<()> {
    tx.execute(ANSWERED, named_params! { ":domain": domain, ":now": now }).map(drop)
}

/// How a server likes its requests signed.
pub fn signing(tx: &ReadTx<'_>, domain: &str) -> rusqlite::Result<Signing> {
    let found: Option<String> =
        tx.first(SIGNING, named_params! { ":domain": domain }, |row| row.get("signing"))?;
    Ok(found.and_then(|text| Signing::parse(&text)).unwrap_or_default())
}

/// Remembers how a server likes its requests signed.
pub fn set_signing(
    tx: &WriteTx<'_>,
    domain: &str,
    signing: Signing,
    now: Timestamp,
) -> rusqlite::Result<()> {
    let params = named_params! { ":domain": domain, ":signing": signing.as_str(), ":now": now };
    tx.execute(SET_SIGNING, params).map(drop)
}

/// What a server has come to by failing.
#[derive(Debug, Clone, Copy)]
pub struct Failing<'a> {
    /// In a row.
    pub failures: u32,
    pub paused_until: Option<Timestamp>,
    /// On how many days, and the last of them.
    pub days: (u32, i64),
    pub unavailable_since: Option<Timestamp>,
    pub why: &'a str,
}

/// Notes that a server failed.
pub fn failed(
    tx: &WriteTx<'_>,
    domain: &str,
    failing: Failing<'_>,
    now: Timestamp,
) -> rusqlite::Result<()> {
    let Failing { failures, paused_until, days: (days, day), unavailable_since, why } = failing;
    let params = named_params! {
        ":domain": domain, ":now": now, ":failures": failures, ":until": paused_until,
        ":why": why, ":days": days, ":day": day, ":since": unavailable_since,
    };
    tx.execute(FAILED, params).map(drop)
}

/// Leaves a server alone until then, as it asked.
pub fn pause(
    tx: &WriteTx<'_>,
    domain: &str,
    until: Timestamp,
    why: &str,
    now: Timestamp,
) -> rusqlite::Result<()> {
    let params = named_params! { ":domain": domain, ":until": until, ":why": why, ":now": now };
    tx.execute(PAUSE, params).map(drop)
}

/// Whether a server failed for so long that nothing is sent to it any more.
pub fn is_gone(tx: &ReadTx<'_>, domain: &str) -> rusqlite::Result<bool> {
    tx.any(IS_GONE, named_params! { ":domain": domain })
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Peer> {
    Ok(Peer {
        domain: row.get("domain")?,
        first_seen_at: row.get("first_seen_at")?,
        last_answer_at: row.get("last_answer_at")?,
        failures: row.get("failures")?,
        paused_until: row.get("paused_until")?,
        last_error: row.get("last_error")?,
        failing_days: row.get("failing_days")?,
        failed_on: row.get("failed_on")?,
        unavailable_since: row.get("unavailable_since")?,
    })
}
