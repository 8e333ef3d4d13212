//! The files of peers that are in the media folder, and which of them is to go next.

use rusqlite::{Row, named_params};

use crate::base::Timestamp;
use crate::model::cached::{Cached, CachedKind, Share, Tier};

use super::{ReadTx, WriteTx, queries};

queries! {
    INSERT = "INSERT INTO cached (file, kind, owner, host, bytes, tier, seen_at, kept_at)
        VALUES (:file, :kind, :owner, :host, :bytes, :tier, :seen_at, :kept_at)
        ON CONFLICT (file) DO NOTHING";
    TOTAL = "SELECT bytes FROM cached_total";
    SEEN_AT = "SELECT seen_at FROM cached WHERE file = :file";
    SEEN = "UPDATE cached SET seen_at = :now,
            tier = CASE tier WHEN 3 THEN 2 ELSE tier END WHERE file = :file";
    NEXT = "SELECT * FROM cached ORDER BY tier, seen_at LIMIT :limit";
    OVER = "SELECT * FROM cached
        WHERE tier = 0 OR tier = 1 AND seen_at < :before LIMIT :limit";
    UNMEASURED = "SELECT file FROM cached WHERE bytes = 0 LIMIT :limit";
    MEASURED = "UPDATE cached SET bytes = :bytes WHERE file = :file";
    SET_TIER = "UPDATE cached SET tier = :tier WHERE file = :file";
    DELETE = "DELETE FROM cached WHERE file = :file";
    FORGET_ORIGINAL = "UPDATE media SET file = NULL WHERE id = :owner AND file = :file";
    FORGET_PREVIEW =
        "UPDATE media SET preview_file = NULL WHERE id = :owner AND preview_file = :file";
    FORGET_AVATAR = "UPDATE account SET avatar_file = NULL WHERE id = :owner AND avatar_file = :file";
    FORGET_HEADER = "UPDATE account SET header_file = NULL WHERE id = :owner AND header_file = :file";
    FORGET_EMOJI = "UPDATE emoji SET file = NULL, still_file = NULL
        WHERE id = :owner AND (file = :file OR still_file = :file)";
    FORGET_CARD = "UPDATE card SET image_file = NULL WHERE id = :owner AND image_file = :file";
    IS_FOLLOWED = "SELECT 1 FROM follow WHERE target = :owner AND follower_local = 1 LIMIT 1";
    IS_DEAR = "SELECT 1 FROM media m WHERE m.id = :owner AND (
            EXISTS (SELECT 1 FROM bookmark WHERE status = m.status)
            OR EXISTS (SELECT 1 FROM favourite f JOIN account a ON a.id = f.account
                WHERE f.status = m.status AND a.domain IS NULL)
            OR EXISTS (SELECT 1 FROM status s WHERE s.boost_of = m.status AND s.local = 1)
            OR EXISTS (SELECT 1 FROM status s WHERE s.in_reply_to = m.status AND s.local = 1)
            OR EXISTS (SELECT 1 FROM quote q JOIN status s ON s.id = q.status
                WHERE q.quoted = m.status AND s.local = 1)
            OR EXISTS (SELECT 1 FROM poll_vote v JOIN account a ON a.id = v.account
                WHERE v.poll = m.status AND a.domain IS NULL))";
    IS_CARD_DEAR = "SELECT 1 FROM status_card sc JOIN status s ON s.id = sc.status
        WHERE sc.card = :owner AND (s.local = 1
            OR EXISTS (SELECT 1 FROM bookmark WHERE status = s.id)) LIMIT 1";
    BY_KIND = "SELECT kind AS name, count(*) AS files, sum(bytes) AS bytes FROM cached
        GROUP BY kind ORDER BY 3 DESC";
    BY_HOST = "SELECT host AS name, count(*) AS files, sum(bytes) AS bytes FROM cached
        GROUP BY host ORDER BY 3 DESC LIMIT :limit";
    SINCE = "SELECT ifnull(sum(bytes), 0) AS bytes FROM cached WHERE kept_at >= :since";
    OWN = "SELECT '' AS name, count(*) AS files, ifnull(sum(bytes), 0) AS bytes FROM media
        WHERE remote_url IS NULL";
}

/// Notes that a file is in the folder.
pub fn insert(tx: &WriteTx<'_>, cached: &Cached) -> rusqlite::Result<()> {
    let Cached { file, kind, owner, host, bytes, tier, seen_at, kept_at } = cached;
    let params = named_params! {
        ":file": file, ":kind": kind.as_str(), ":owner": owner, ":host": host, ":bytes": bytes,
        ":tier": tier.number(), ":seen_at": seen_at, ":kept_at": kept_at,
    };
    tx.execute(INSERT, params).map(drop)
}

/// Bytes of all of them together.
pub fn total(tx: &ReadTx<'_>) -> rusqlite::Result<u64> {
    Ok(tx.first(TOTAL, [], |row| row.get("bytes"))?.unwrap_or_default())
}

/// When somebody last saw a file, if it is one of them.
pub fn seen_at(tx: &ReadTx<'_>, file: &str) -> rusqlite::Result<Option<Timestamp>> {
    tx.first(SEEN_AT, named_params! { ":file": file }, |row| row.get("seen_at"))
}

/// Notes that somebody sees a file. Whether it is dear is asked anew when its turn comes.
pub fn seen(tx: &WriteTx<'_>, file: &str, now: Timestamp) -> rusqlite::Result<()> {
    tx.execute(SEEN, named_params! { ":file": file, ":now": now }).map(drop)
}

/// Those whose turn it is to go.
pub fn next(tx: &ReadTx<'_>, limit: u32) -> rusqlite::Result<Vec<Cached>> {
    tx.all(NEXT, named_params! { ":limit": limit }, from_row)
}

/// Those that go whatever room there is: nobody's, and what was kept for a moment that is over.
pub fn over(tx: &ReadTx<'_>, before: Timestamp, limit: u32) -> rusqlite::Result<Vec<Cached>> {
    tx.all(OVER, named_params! { ":before": before, ":limit": limit }, from_row)
}

/// Whether it is to go last: of somebody who is followed, or of a status that somebody here did
/// something with.
pub fn is_dear(tx: &ReadTx<'_>, cached: &Cached) -> rusqlite::Result<bool> {
    let sql = match cached.kind {
        CachedKind::Avatar | CachedKind::Header => IS_FOLLOWED,
        CachedKind::Original | CachedKind::Preview => IS_DEAR,
        CachedKind::Card => IS_CARD_DEAR,
        CachedKind::Emoji => return Ok(false),
    };
    tx.any(sql, named_params! { ":owner": cached.owner })
}

pub fn set_tier(tx: &WriteTx<'_>, file: &str, tier: Tier) -> rusqlite::Result<()> {
    tx.execute(SET_TIER, named_params! { ":file": file, ":tier": tier.number() }).map(drop)
}

/// Forgets a file; what it shows has to be fetched again.
pub fn forget(tx: &WriteTx<'_>, cached: &Cached) -> rusqlite::Result<()> {
    tx.execute(DELETE, named_params! { ":file": cached.file })?;
    let sql = match cached.kind {
        CachedKind::Original => FORGET_ORIGINAL,
        CachedKind::Preview => FORGET_PREVIEW,
        CachedKind::Avatar => FORGET_AVATAR,
        CachedKind::Header => FORGET_HEADER,
        CachedKind::Emoji => FORGET_EMOJI,
        CachedKind::Card => FORGET_CARD,
    };
    tx.execute(sql, named_params! { ":owner": cached.owner, ":file": cached.file }).map(drop)
}

/// Those of which nobody knows how large they are.
pub fn unmeasured(tx: &ReadTx<'_>, limit: u32) -> rusqlite::Result<Vec<String>> {
    tx.all(UNMEASURED, named_params! { ":limit": limit }, |row| row.get("file"))
}

pub fn measured(tx: &WriteTx<'_>, file: &str, bytes: u64) -> rusqlite::Result<()> {
    tx.execute(MEASURED, named_params! { ":file": file, ":bytes": bytes }).map(drop)
}

/// How much each kind takes.
pub fn by_kind(tx: &ReadTx<'_>) -> rusqlite::Result<Vec<Share>> {
    tx.all(BY_KIND, [], share)
}

/// How much the servers take that take most.
pub fn by_host(tx: &ReadTx<'_>, limit: u32) -> rusqlite::Result<Vec<Share>> {
    tx.all(BY_HOST, named_params! { ":limit": limit }, share)
}

/// Bytes that came since then and are still here.
pub fn since(tx: &ReadTx<'_>, since: Timestamp) -> rusqlite::Result<u64> {
    let sum = tx.first(SINCE, named_params! { ":since": since }, |row| row.get("bytes"))?;
    Ok(sum.unwrap_or_default())
}

/// What was uploaded here.
pub fn own(tx: &ReadTx<'_>) -> rusqlite::Result<Share> {
    let own = tx.first(OWN, [], share)?;
    Ok(own.unwrap_or(Share { name: String::new(), files: 0, bytes: 0 }))
}

fn share(row: &Row<'_>) -> rusqlite::Result<Share> {
    Ok(Share { name: row.get("name")?, files: row.get("files")?, bytes: row.get("bytes")? })
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Cached> {
    let kind: String = row.get("kind")?;
    Ok(Cached {
        file: row.get("file")?,
        kind: CachedKind::parse(&kind).unwrap_or(CachedKind::Original),
        owner: row.get("owner")?,
        host: row.get("host")?,
        bytes: row.get("bytes")?,
        tier: Tier::parse(row.get("tier")?),
        seen_at: row.get("seen_at")?,
        kept_at: row.get("kept_at")?,
    })
}
