//! Who may not join: by mail provider, mail address or network.

use std::net::IpAddr;
use std::time::Duration;

use ipnet::IpNet;

use crate::app::App;
use crate::base::{
    CanonicalEmailBlockId, EmailDomainBlockId, IpBlockId, Refusal, Result, Timestamp, secret,
};
use crate::db::{self, ReadTx, WriteTx};
use crate::model::sign_up_block::{
    CanonicalEmailBlock, EmailDomainBlock, IpBlock, IpSeverity, canonical,
};
use crate::model::user::check_email;
use crate::model::{LocalAccount, Role};
use crate::text;

use super::account::must_be;
use super::moment::Moment;
use crate::say;

const NOT_FOUND: Refusal = Refusal::NotFound("block");
const LONGEST_COMMENT: usize = 1_000;

/// How a network is to be blocked; `None` leaves a part as it is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct IpTerms {
    /// A network or one address.
    pub ip: Option<String>,
    pub severity: Option<IpSeverity>,
    pub comment: Option<String>,
    /// `Some(None)`: never ends.
    pub expires_in: Option<Option<Duration>>,
}

/// Refuses who may not join; answers whether somebody must say yes first.
pub(super) fn check(
    tx: &ReadTx<'_>,
    email: Option<&str>,
    ip: &str,
    now: Timestamp,
) -> Result<bool> {
    let strictest = ip.parse().ok().map(|ip| severity_of(tx, ip, now)).transpose()?.flatten();
    if strictest >= Some(IpSeverity::NoSignUp) {
        return Err(Refusal::Forbidden(say!("refusal-nobody-can-join-from-your")).into());
    }
    if let Some(email) = email
        && is_email_blocked(tx, email)?
    {
        return Err(Refusal::invalid("email", say!("refusal-uses-an-e-mail-provider")).into());
    }
    Ok(strictest == Some(IpSeverity::NeedsApproval))
}

fn is_email_blocked(tx: &ReadTx<'_>, email: &str) -> Result<bool> {
    let domain = email.trim().rsplit_once('@').and_then(|(_, host)| text::handle::domain(host));
    if let Some(domain) = domain
        && db::sign_up_block::email_domain_upon(tx, &domain)?.is_some()
    {
        return Ok(true);
    }
    Ok(db::sign_up_block::email_by_hash(tx, &hash_of(email))?.is_some())
}

/// The strictest block that meets an address.
fn severity_of(tx: &ReadTx<'_>, ip: IpAddr, now: Timestamp) -> Result<Option<IpSeverity>> {
    let blocks = db::sign_up_block::all_ips(tx)?;
    let meets = |block: &&IpBlock| {
        !block.is_over(now)
            && block.network.parse::<IpNet>().is_ok_and(|network| network.contains(&ip))
    };
    Ok(blocks.iter().filter(meets).map(|block| block.severity).max())
}

/// Networks from which nobody may come at all.
pub fn shut_out(tx: &ReadTx<'_>, now: Timestamp) -> Result<Vec<IpNet>> {
    let blocks = db::sign_up_block::all_ips(tx)?;
    let is_shut = |block: &IpBlock| block.severity == IpSeverity::NoAccess && !block.is_over(now);
    Ok(blocks
        .iter()
        .filter(|block| is_shut(block))
        .filter_map(|block| block.network.parse().ok())
        .collect())
}

/// What is kept of a mail address that may not join.
pub fn hash_of(email: &str) -> String {
    secret::fingerprint(&canonical(email))
}

/// Runs `deed` for an admin.
async fn as_admin<T: Send + 'static>(
    app: &App,
    who: &LocalAccount,
    deed: impl FnOnce(&WriteTx<'_>, &Moment) -> Result<T> + Send + 'static,
) -> Result<T> {
    let (who, moment) = (who.id(), Moment::of(app));
    app.db
        .write(move |tx| {
            must_be(tx, who, Role::Admin)?;
            deed(tx, &moment)
        })
        .await
}

/// Blocks a mail provider.
pub async fn block_email_domain(
    app: &App,
    who: &LocalAccount,
    domain: &str,
) -> Result<EmailDomainBlock> {
    let domain = text::handle::domain(domain.trim()).ok_or_else(|| {
        Refusal::invalid("domain", say!("refusal-is-not-a-domain-name-like-mail"))
    })?;
    as_admin(app, who, move |tx, moment| {
        let block = EmailDomainBlock { id: moment.id(), domain, created_at: moment.now };
        if db::sign_up_block::insert_email_domain(tx, &block)? {
            return Ok(block);
        }
        Err(Refusal::invalid("domain", say!("refusal-is-on-the-list-already")).into())
    })
    .await
}

pub async fn unblock_email_domain(
    app: &App,
    who: &LocalAccount,
    id: EmailDomainBlockId,
) -> Result<()> {
    as_admin(app, who, move |tx, _| found(db::sign_up_block::delete_email_domain(tx, id)?)).await
}

/// Blocks a mail address by itself, or by the hash that another server made of it.
pub async fn block_email(
    app: &App,
    who: &LocalAccount,
    email: Option<&str>,
    hash: Option<&str>,
) -> Result<CanonicalEmailBlock> {
    let hash = match (email, hash) {
        (Some(email), _) => {
            check_email(email)?;
            hash_of(email)
        }
        (None, Some(hash)) => checked_hash(hash)?,
        (None, None) => return Err(Refusal::invalid("email", say!("refusal-cant-be-blank")).into()),
    };
    as_admin(app, who, move |tx, moment| {
        let block = CanonicalEmailBlock { id: moment.id(), hash };
        if db::sign_up_block::insert_email(tx, &block)? {
            return Ok(block);
        }
        Err(Refusal::invalid("canonical_email_hash", say!("refusal-is-on-the-list-already")).into())
    })
    .await
}

fn checked_hash(hash: &str) -> Result<String, Refusal> {
    let hash = hash.trim().to_ascii_lowercase();
    if hash.len() == 64 && hash.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return Ok(hash);
    }
    Err(Refusal::invalid("canonical_email_hash", say!("refusal-must-be-a-sha-256")))
}

pub async fn unblock_email(app: &App, who: &LocalAccount, id: CanonicalEmailBlockId) -> Result<()> {
    as_admin(app, who, move |tx, _| found(db::sign_up_block::delete_email(tx, id)?)).await
}

/// Blocks a network.
pub async fn block_ip(app: &App, who: &LocalAccount, terms: IpTerms) -> Result<IpBlock> {
    let severity = terms
        .severity
        .ok_or_else(|| Refusal::invalid("severity", say!("refusal-must-be-one-of-the")))?;
    if terms.ip.is_none() {
        return Err(Refusal::invalid("ip", say!("refusal-cant-be-blank")).into());
    }
    as_admin(app, who, move |tx, moment| {
        let fresh = IpBlock {
            id: moment.id(),
            network: String::new(),
            severity,
            comment: String::new(),
            expires_at: None,
            created_at: moment.now,
        };
        save_ip(tx, moment, fresh, terms)
    })
    .await
}

/// Blocks a network otherwise.
pub async fn change_ip(
    app: &App,
    who: &LocalAccount,
    id: IpBlockId,
    terms: IpTerms,
) -> Result<IpBlock> {
    as_admin(app, who, move |tx, moment| {
        let old = db::sign_up_block::ip(tx, id)?.ok_or(NOT_FOUND)?;
        save_ip(tx, moment, old, terms)
    })
    .await
}

fn save_ip(tx: &WriteTx<'_>, moment: &Moment, old: IpBlock, terms: IpTerms) -> Result<IpBlock> {
    let IpTerms { ip, severity, comment, expires_in } = terms;
    let network = ip.map(|ip| network(&ip)).transpose()?.unwrap_or(old.network);
    let taken = db::sign_up_block::ip_by_network(tx, &network)?;
    if taken.is_some_and(|taken| taken.id != old.id) {
        return Err(Refusal::invalid("ip", say!("refusal-is-on-the-list-already")).into());
    }
    let comment = comment.unwrap_or(old.comment);
    if text::count::characters(&comment) > LONGEST_COMMENT {
        let problem = say!("refusal-has-more-than-n-characters", n = LONGEST_COMMENT.to_string());
        return Err(Refusal::invalid("comment", problem).into());
    }
    let expires_at = match expires_in {
        Some(span) => span.map(|span| moment.now.plus(span)),
        None => old.expires_at,
    };
    let severity = severity.unwrap_or(old.severity);
    let block = IpBlock { network, severity, comment, expires_at, ..old };
    db::sign_up_block::save_ip(tx, &block)?;
    Ok(block)
}

/// A network in its normal form; one address is a network of its own.
fn network(typed: &str) -> Result<String, Refusal> {
    let typed = typed.trim();
    let network = typed.parse::<IpNet>().ok().or_else(|| typed.parse().ok().map(alone));
    let network =
        network.ok_or_else(|| Refusal::invalid("ip", say!("refusal-is-no-network-like-192")))?;
    Ok(network.trunc().to_string())
}

fn alone(ip: IpAddr) -> IpNet {
    IpNet::from(ip)
}

pub async fn unblock_ip(app: &App, who: &LocalAccount, id: IpBlockId) -> Result<()> {
    as_admin(app, who, move |tx, _| found(db::sign_up_block::delete_ip(tx, id)?)).await
}

fn found(was_there: bool) -> Result<()> {
    if was_there { Ok(()) } else { Err(NOT_FOUND.into()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_address_is_a_network_and_hosts_are_cut_off() {
        assert_eq!(network(" 192.0.2.7 ").unwrap(), "192.0.2.7/32");
        assert_eq!(network("192.0.2.7/24").unwrap(), "192.0.2.0/24");
        assert_eq!(network("2001:db8::1").unwrap(), "2001:db8::1/128");
        assert!(network("mail.example").is_err());
    }
}
