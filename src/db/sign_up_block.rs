//! Mail providers, mail addresses and networks that may not join.

use rusqlite::{Row, named_params};

use crate::base::{CanonicalEmailBlockId, EmailDomainBlockId, IpBlockId, Timestamp};
use crate::model::Page;
use crate::model::peer_block::with_parents;
use crate::model::sign_up_block::{CanonicalEmailBlock, EmailDomainBlock, IpBlock, IpSeverity};

use super::timeline::turned;
use super::tx::words;
use super::{ReadTx, WriteTx, queries};

macro_rules! page {
    ($table:literal, $direction:literal) => {
        concat!(
            "SELECT * FROM ",
            $table,
            " WHERE id < :upper AND id > :lower ORDER BY id ",
            $direction,
            " LIMIT :limit"
        )
    };
}

queries! {
    DOMAINS_DOWN = page!("email_domain_block", "DESC");
    DOMAINS_UP = page!("email_domain_block", "ASC");
    DOMAIN_BY_ID = "SELECT * FROM email_domain_block WHERE id = :id";
    MEETS_DOMAIN = "SELECT * FROM email_domain_block WHERE domain IN rarray(:names) LIMIT 1";
    INSERT_DOMAIN = "INSERT INTO email_domain_block (id, domain, created_at)
        VALUES (:id, :domain, :at) ON CONFLICT DO NOTHING";
    DELETE_DOMAIN = "DELETE FROM email_domain_block WHERE id = :id";
    IPS_DOWN = page!("ip_block", "DESC");
    IPS_UP = page!("ip_block", "ASC");
    ALL_IPS = "SELECT * FROM ip_block WHERE id > 0 ORDER BY id LIMIT 10000";
    IP_BY_ID = "SELECT * FROM ip_block WHERE id = :id";
    IP_BY_NETWORK = "SELECT * FROM ip_block WHERE ip = :ip";
    SAVE_IP = "INSERT INTO ip_block (id, ip, severity, comment, expires_at, created_at)
        VALUES (:id, :ip, :severity, :comment, :until, :at)
        ON CONFLICT (id) DO UPDATE SET ip = excluded.ip, severity = excluded.severity,
            comment = excluded.comment, expires_at = excluded.expires_at";
    DELETE_IP = "DELETE FROM ip_block WHERE id = :id";
    EMAILS_DOWN = page!("canonical_email_block", "DESC");
    EMAILS_UP = page!("canonical_email_block", "ASC");
    EMAIL_BY_ID = "SELECT * FROM canonical_email_block WHERE id = :id";
    EMAIL_BY_HASH = "SELECT * FROM canonical_email_block WHERE hash = :hash";
    INSERT_EMAIL = "INSERT INTO canonical_email_block (id, hash) VALUES (:id, :hash)
        ON CONFLICT DO NOTHING";
    DELETE_EMAIL = "DELETE FROM canonical_email_block WHERE id = :id";
}

type Rows<T> = rusqlite::Result<Vec<T>>;
type MaybeRow<T> = rusqlite::Result<Option<T>>;

/// One part of a list, newest first.
fn part<T>(
    tx: &ReadTx<'_>,
    page: Page,
    (up, down): (&str, &str),
    read: fn(&Row<'_>) -> rusqlite::Result<T>,
) -> Rows<T> {
    let params = named_params! {
        ":upper": page.upper(), ":lower": page.lower(), ":limit": page.limit,
    };
    let sql = if page.is_upward() { up } else { down };
    Ok(turned(tx.all(sql, params, read)?, page))
}

pub fn email_domains(tx: &ReadTx<'_>, page: Page) -> Rows<EmailDomainBlock> {
    part(tx, page, (DOMAINS_UP, DOMAINS_DOWN), domain_from_row)
}

pub fn email_domain(tx: &ReadTx<'_>, id: EmailDomainBlockId) -> MaybeRow<EmailDomainBlock> {
    tx.first(DOMAIN_BY_ID, named_params! { ":id": id }, domain_from_row)
}

/// The block that meets a mail provider: of its name, or of one above it.
pub fn email_domain_upon(tx: &ReadTx<'_>, domain: &str) -> MaybeRow<EmailDomainBlock> {
    let params = named_params! { ":names": words(&with_parents(domain)) };
    tx.first(MEETS_DOMAIN, params, domain_from_row)
}

/// Answers whether it is new.
pub fn insert_email_domain(tx: &WriteTx<'_>, block: &EmailDomainBlock) -> rusqlite::Result<bool> {
    let EmailDomainBlock { id, domain, created_at } = block;
    let params = named_params! { ":id": id, ":domain": domain, ":at": created_at };
    Ok(tx.execute(INSERT_DOMAIN, params)? > 0)
}

/// Answers whether there was one.
pub fn delete_email_domain(tx: &WriteTx<'_>, id: EmailDomainBlockId) -> rusqlite::Result<bool> {
    Ok(tx.execute(DELETE_DOMAIN, named_params! { ":id": id })? > 0)
}

pub fn ips(tx: &ReadTx<'_>, page: Page) -> Rows<IpBlock> {
    part(tx, page, (IPS_UP, IPS_DOWN), ip_from_row)
}

/// Every network, for deciding about one address.
pub fn all_ips(tx: &ReadTx<'_>) -> Rows<IpBlock> {
    tx.all(ALL_IPS, [], ip_from_row)
}

pub fn ip(tx: &ReadTx<'_>, id: IpBlockId) -> MaybeRow<IpBlock> {
    tx.first(IP_BY_ID, named_params! { ":id": id }, ip_from_row)
}

/// The block of this very network.
pub fn ip_by_network(tx: &ReadTx<'_>, network: &str) -> MaybeRow<IpBlock> {
    tx.first(IP_BY_NETWORK, named_params! { ":ip": network }, ip_from_row)
}

/// Stores a block, or changes the one with its id.
pub fn save_ip(tx: &WriteTx<'_>, block: &IpBlock) -> rusqlite::Result<()> {
    let params = named_params! {
        ":id": block.id, ":ip": block.network, ":severity": block.severity.as_str(),
        ":comment": block.comment, ":until": block.expires_at, ":at": block.created_at,
    };
    tx.execute(SAVE_IP, params).map(drop)
}

/// Answers whether there was one.
pub fn delete_ip(tx: &WriteTx<'_>, id: IpBlockId) -> rusqlite::Result<bool> {
    Ok(tx.execute(DELETE_IP, named_params! { ":id": id })? > 0)
}

pub fn emails(tx: &ReadTx<'_>, page: Page) -> Rows<CanonicalEmailBlock> {
    part(tx, page, (EMAILS_UP, EMAILS_DOWN), email_from_row)
}

pub fn email(tx: &ReadTx<'_>, id: CanonicalEmailBlockId) -> MaybeRow<CanonicalEmailBlock> {
    tx.first(EMAIL_BY_ID, named_params! { ":id": id }, email_from_row)
}

pub fn email_by_hash(tx: &ReadTx<'_>, hash: &str) -> MaybeRow<CanonicalEmailBlock> {
    tx.first(EMAIL_BY_HASH, named_params! { ":hash": hash }, email_from_row)
}

/// Answers whether it is new.
pub fn insert_email(tx: &WriteTx<'_>, block: &CanonicalEmailBlock) -> rusqlite::Result<bool> {
    let params = named_params! { ":id": block.id, ":hash": block.hash };
    Ok(tx.execute(INSERT_EMAIL, params)? > 0)
}

/// Answers whether there was one.
pub fn delete_email(tx: &WriteTx<'_>, id: CanonicalEmailBlockId) -> rusqlite::Result<bool> {
    Ok(tx.execute(DELETE_EMAIL, named_params! { ":id": id })? > 0)
}

fn domain_from_row(row: &Row<'_>) -> rusqlite::Result<EmailDomainBlock> {
    let created_at: Timestamp = row.get("created_at")?;
    Ok(EmailDomainBlock { id: row.get("id")?, domain: row.get("domain")?, created_at })
}

fn ip_from_row(row: &Row<'_>) -> rusqlite::Result<IpBlock> {
    let severity: String = row.get("severity")?;
    Ok(IpBlock {
        id: row.get("id")?,
        network: row.get("ip")?,
        // The schema's CHECK allows no other words.
        severity: IpSeverity::parse(&severity).unwrap_or(IpSeverity::NoAccess),
        comment: row.get("comment")?,
        expires_at: row.get("expires_at")?,
        created_at: row.get("created_at")?,
    })
}

fn email_from_row(row: &Row<'_>) -> rusqlite::Result<CanonicalEmailBlock> {
    Ok(CanonicalEmailBlock { id: row.get("id")?, hash: row.get("hash")? })
}
