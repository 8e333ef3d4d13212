//! Limits on other servers, and the servers that may be talked with.

use rusqlite::{Row, named_params};

use crate::base::{PeerAllowId, PeerBlockId, Timestamp};
use crate::model::Page;
use crate::model::peer_block::{BlockSeverity, PeerAllow, PeerBlock, Warnings, with_parents};

use super::timeline::turned;
use super::tx::words;
use super::{ReadTx, WriteTx, queries};

/// Whether the server named in `$column` is meant by a rule on `:domain`: it is that one or below its
/// name, on whatever port; but a rule may name a port.
macro_rules! meant {
    ($column:literal) => {
        concat!(
            "(",
            $column,
            " = :domain OR ",
            $crate::db::peer_block::portless!($column),
            " = :domain OR substr(",
            $column,
            ", -length(:domain) - 1) = '.' || :domain OR substr(",
            $crate::db::peer_block::portless!($column),
            ", -length(:domain) - 1) = '.' || :domain)"
        )
    };
}

/// The name in `$column` without the port that may stand behind it.
macro_rules! portless {
    ($column:literal) => {
        concat!(
            "iif(instr(",
            $column,
            ", ':'), rtrim(rtrim(",
            $column,
            ", '0123456789'), ':'), ",
            $column,
            ")"
        )
    };
}

/// Accounts of a server and of all below its name, be it the one in their handles or the one that
/// their actors are on.
macro_rules! of_domain {
    () => {
        concat!(
            "domain IS NOT NULL AND (",
            $crate::db::peer_block::meant!("domain"),
            " OR ",
            $crate::db::peer_block::meant!("host"),
            ")"
        )
    };
}

pub(super) use {meant, of_domain, portless};

queries! {
    BY_ID = "SELECT * FROM peer_block WHERE id = :id";
    BY_DOMAIN = "SELECT * FROM peer_block WHERE domain = :domain";
    UPON = "SELECT * FROM peer_block WHERE domain IN rarray(:names)";
    AROUND = concat!("SELECT * FROM peer_block WHERE id > 0 AND (domain IN rarray(:names) OR ",
        meant!("domain"), ")");
    DOWN = "SELECT * FROM peer_block WHERE id < :upper AND id > :lower
        ORDER BY id DESC LIMIT :limit";
    UP = "SELECT * FROM peer_block WHERE id < :upper AND id > :lower ORDER BY id LIMIT :limit";
    ALL = "SELECT * FROM peer_block WHERE domain > '' ORDER BY domain LIMIT 20000";
    WARNINGS = "SELECT domain, warning FROM peer_block WHERE force_warning = 1";
    SHOWN = "SELECT * FROM peer_block WHERE id > 0 AND severity <> 'noop' ORDER BY id LIMIT 10000";
    SAVE = "INSERT INTO peer_block (id, domain, severity, reject_media, reject_reports,
            force_warning, warning, private_comment, public_comment, obfuscate, created_at)
        VALUES (:id, :domain, :severity, :media, :reports, :forces, :warning, :private, :public,
            :obfuscate, :at)
        ON CONFLICT (id) DO UPDATE SET severity = excluded.severity,
            reject_media = excluded.reject_media, reject_reports = excluded.reject_reports,
            force_warning = excluded.force_warning, warning = excluded.warning,
            private_comment = excluded.private_comment,
            public_comment = excluded.public_comment, obfuscate = excluded.obfuscate";
    DELETE = "DELETE FROM peer_block WHERE id = :id";
    SUSPEND = concat!("UPDATE account SET suspended_at = :at
        WHERE suspended_at IS NULL AND ", of_domain!());
    SILENCE = concat!("UPDATE account SET silenced_at = :at
        WHERE silenced_at IS NULL AND ", of_domain!());
    UNSUSPEND = concat!("UPDATE account SET suspended_at = NULL
        WHERE suspended_at = :at AND ", of_domain!());
    UNSILENCE = concat!("UPDATE account SET silenced_at = NULL
        WHERE silenced_at = :at AND ", of_domain!());
    ALLOW_BY_ID = "SELECT * FROM peer_allow WHERE id = :id";
    ALLOW_BY_DOMAIN = "SELECT * FROM peer_allow WHERE domain = :domain";
    IS_ALLOWED = "SELECT 1 FROM peer_allow WHERE domain IN rarray(:names)";
    ALLOWS_DOWN = "SELECT * FROM peer_allow WHERE id < :upper AND id > :lower
        ORDER BY id DESC LIMIT :limit";
    ALLOWS_UP = "SELECT * FROM peer_allow WHERE id < :upper AND id > :lower
        ORDER BY id LIMIT :limit";
    ALL_ALLOWS = "SELECT * FROM peer_allow WHERE domain > '' ORDER BY domain LIMIT 20000";
    ALLOW = "INSERT INTO peer_allow (id, domain, created_at) VALUES (:id, :domain, :at)";
    DISALLOW = "DELETE FROM peer_allow WHERE id = :id";
}

pub fn by_id(tx: &ReadTx<'_>, id: PeerBlockId) -> rusqlite::Result<Option<PeerBlock>> {
    tx.first(BY_ID, named_params! { ":id": id }, from_row)
}

/// The limit on this very name.
pub fn by_domain(tx: &ReadTx<'_>, domain: &str) -> rusqlite::Result<Option<PeerBlock>> {
    tx.first(BY_DOMAIN, named_params! { ":domain": domain }, from_row)
}

/// All limits that meet a server: on its name, and on those above it.
pub fn upon(tx: &ReadTx<'_>, domain: &str) -> rusqlite::Result<Vec<PeerBlock>> {
    tx.all(UPON, named_params! { ":names": words(&with_parents(domain)) }, from_row)
}

/// All limits that meet a server or any below its name.
pub fn around(tx: &ReadTx<'_>, domain: &str) -> rusqlite::Result<Vec<PeerBlock>> {
    let params = named_params! { ":names": words(&with_parents(domain)), ":domain": domain };
    tx.all(AROUND, params, from_row)
}

/// Whether nothing may come from a server or go there.
pub fn is_suspended(tx: &ReadTx<'_>, domain: &str) -> rusqlite::Result<bool> {
    Ok(upon(tx, domain)?.iter().any(|block| block.severity == BlockSeverity::Suspend))
}

/// As [`is_suspended`], and where only those are talked with that are `only_allowed`, whether it is
/// missing among these.
pub fn is_barred(tx: &ReadTx<'_>, domain: &str, only_allowed: bool) -> rusqlite::Result<bool> {
    Ok(only_allowed && !is_allowed(tx, domain)? || is_suspended(tx, domain)?)
}

/// All of them, by name.
pub fn all(tx: &ReadTx<'_>) -> rusqlite::Result<Vec<PeerBlock>> {
    tx.all(ALL, [], from_row)
}

/// Newest first.
pub fn page(tx: &ReadTx<'_>, page: Page) -> rusqlite::Result<Vec<PeerBlock>> {
    let params = named_params! {
        ":upper": page.upper(), ":lower": page.lower(), ":limit": page.limit,
    };
    let sql = if page.is_upward() { UP } else { DOWN };
    Ok(turned(tx.all(sql, params, from_row)?, page))
}

/// The warnings that are put on what whole servers write.
pub fn warnings(tx: &ReadTx<'_>) -> rusqlite::Result<Warnings> {
    let words = tx.all(WARNINGS, [], |row| Ok((row.get("domain")?, row.get("warning")?)))?;
    Ok(Warnings::new(words))
}

/// Those that everyone may know of.
pub fn shown(tx: &ReadTx<'_>) -> rusqlite::Result<Vec<PeerBlock>> {
    tx.all(SHOWN, [], from_row)
}

/// Stores a limit, or changes all but the name of the one with its id.
pub fn save(tx: &WriteTx<'_>, block: &PeerBlock) -> rusqlite::Result<()> {
    let params = named_params! {
        ":id": block.id, ":domain": block.domain, ":severity": block.severity.as_str(),
        ":media": block.reject_media, ":reports": block.reject_reports,
        ":forces": block.forces_warning, ":warning": block.warning,
        ":private": block.private_comment, ":public": block.public_comment,
        ":obfuscate": block.obfuscate, ":at": block.created_at,
    };
    tx.execute(SAVE, params).map(drop)
}

pub fn delete(tx: &WriteTx<'_>, id: PeerBlockId) -> rusqlite::Result<()> {
    tx.execute(DELETE, named_params! { ":id": id }).map(drop)
}

/// Limits the accounts of a server as its block says, from the moment of the block on.
pub fn apply(tx: &WriteTx<'_>, block: &PeerBlock) -> rusqlite::Result<()> {
    let sql = match block.severity {
        BlockSeverity::Noop => return Ok(()),
        BlockSeverity::Silence => SILENCE,
        BlockSeverity::Suspend => SUSPEND,
    };
    let params = named_params! { ":domain": block.domain, ":at": block.created_at };
    tx.execute(sql, params).map(drop)
}

/// Lifts what [`apply`] did; limits that were set by hand stay.
pub fn lift(tx: &WriteTx<'_>, block: &PeerBlock) -> rusqlite::Result<()> {
    for sql in [UNSUSPEND, UNSILENCE] {
        tx.execute(sql, named_params! { ":domain": block.domain, ":at": block.created_at })?;
    }
    Ok(())
}

pub fn allow_by_id(tx: &ReadTx<'_>, id: PeerAllowId) -> rusqlite::Result<Option<PeerAllow>> {
    tx.first(ALLOW_BY_ID, named_params! { ":id": id }, allow_from_row)
}

pub fn allow_by_domain(tx: &ReadTx<'_>, domain: &str) -> rusqlite::Result<Option<PeerAllow>> {
    tx.first(ALLOW_BY_DOMAIN, named_params! { ":domain": domain }, allow_from_row)
}

/// Whether a server, or one above its name, is among those that may be talked with.
pub fn is_allowed(tx: &ReadTx<'_>, domain: &str) -> rusqlite::Result<bool> {
    tx.any(IS_ALLOWED, named_params! { ":names": words(&with_parents(domain)) })
}

/// Newest first.
pub fn allows(tx: &ReadTx<'_>, page: Page) -> rusqlite::Result<Vec<PeerAllow>> {
    let params = named_params! {
        ":upper": page.upper(), ":lower": page.lower(), ":limit": page.limit,
    };
    let sql = if page.is_upward() { ALLOWS_UP } else { ALLOWS_DOWN };
    Ok(turned(tx.all(sql, params, allow_from_row)?, page))
}

/// All that are allowed, by name.
pub fn all_allows(tx: &ReadTx<'_>) -> rusqlite::Result<Vec<PeerAllow>> {
    tx.all(ALL_ALLOWS, [], allow_from_row)
}

pub fn allow(tx: &WriteTx<'_>, allow: &PeerAllow) -> rusqlite::Result<()> {
    let PeerAllow { id, domain, created_at } = allow;
    let params = named_params! { ":id": id, ":domain": domain, ":at": created_at };
    tx.execute(ALLOW, params).map(drop)
}

pub fn disallow(tx: &WriteTx<'_>, id: PeerAllowId) -> rusqlite::Result<()> {
    tx.execute(DISALLOW, named_params! { ":id": id }).map(drop)
}

fn allow_from_row(row: &Row<'_>) -> rusqlite::Result<PeerAllow> {
    let created_at: Timestamp = row.get("created_at")?;
    Ok(PeerAllow { id: row.get("id")?, domain: row.get("domain")?, created_at })
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<PeerBlock> {
    let severity: String = row.get("severity")?;
    Ok(PeerBlock {
        id: row.get("id")?,
        domain: row.get("domain")?,
        // The schema's CHECK allows no other words.
        severity: BlockSeverity::parse(&severity).unwrap_or(BlockSeverity::Suspend),
        reject_media: row.get("reject_media")?,
        reject_reports: row.get("reject_reports")?,
        forces_warning: row.get("force_warning")?,
        warning: row.get("warning")?,
        private_comment: row.get("private_comment")?,
        public_comment: row.get("public_comment")?,
        obfuscate: row.get("obfuscate")?,
        created_at: row.get("created_at")?,
    })
}
