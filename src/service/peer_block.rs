//! Which servers this one talks with, and how.

use crate::app::App;
use crate::base::{AccountId, PeerAllowId, PeerBlockId, Refusal, Result};
use crate::config::Config;
use crate::db::{self, ReadTx};
use crate::model::peer_block::{BlockSeverity, PeerAllow, PeerBlock};
use crate::model::{Account, LocalAccount, Role};
use crate::remote;
use crate::text;

use super::account::must_be;
use super::moment::Moment;
use super::severance;
use crate::say;

const NOT_FOUND: Refusal = Refusal::NotFound("domain");
const LONGEST_COMMENT: usize = 1_000;

/// How a server is to be limited; `None` leaves a part as it is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Terms {
    pub severity: Option<BlockSeverity>,
    pub reject_media: Option<bool>,
    pub reject_reports: Option<bool>,
    pub forces_warning: Option<bool>,
    /// The words of the warning; empty: the usual ones.
    pub warning: Option<String>,
    pub private_comment: Option<String>,
    pub public_comment: Option<String>,
    pub obfuscate: Option<bool>,
}

/// Limits a server and all below its name, and the accounts of it that are known.
pub async fn block(app: &App, who: &LocalAccount, domain: &str, terms: Terms) -> Result<PeerBlock> {
    let domain = other_domain(app, domain)?;
    let (who, moment) = (who.id(), Moment::of(app));
    let blocked = app
        .db
        .write(move |tx| {
            must_be(tx, who, Role::Admin)?;
            if db::peer_block::by_domain(tx, &domain)?.is_some() {
                return Err(
                    Refusal::invalid("domain", say!("refusal-is-on-the-list-already")).into()
                );
            }
            let fresh = PeerBlock {
                id: moment.id(),
                domain,
                severity: BlockSeverity::default(),
                reject_media: false,
                reject_reports: false,
                forces_warning: false,
                warning: String::new(),
                private_comment: String::new(),
                public_comment: String::new(),
                obfuscate: false,
                created_at: moment.now,
            };
            let block = changed(fresh, terms)?;
            db::peer_block::save(tx, &block)?;
            db::peer_block::apply(tx, &block)?;
            part_with(tx, &moment, &block)?;
            Ok((forget_emoji(tx, &block)?, block))
        })
        .await?;
    done(app, blocked).await
}

/// Limits a server otherwise.
pub async fn change(
    app: &App,
    who: &LocalAccount,
    id: PeerBlockId,
    terms: Terms,
) -> Result<PeerBlock> {
    let (who, moment) = (who.id(), Moment::of(app));
    let changed = app
        .db
        .write(move |tx| {
            must_be(tx, who, Role::Admin)?;
            let old = db::peer_block::by_id(tx, id)?.ok_or(NOT_FOUND)?;
            let block = changed(old.clone(), terms)?;
            db::peer_block::save(tx, &block)?;
            if block.severity != old.severity {
                lift(tx, &moment, &old)?;
                part_with(tx, &moment, &block)?;
            }
            Ok((forget_emoji(tx, &block)?, block))
        })
        .await?;
    done(app, changed).await
}

/// The emoji of a server whose pictures are not taken are forgotten; answers their files.
fn forget_emoji(tx: &db::WriteTx<'_>, block: &PeerBlock) -> Result<Vec<String>> {
    if !block.rejects_media() {
        return Ok(vec![]);
    }
    Ok(db::emoji::delete_below(tx, &block.domain)?)
}

async fn done(app: &App, (files, block): (Vec<String>, PeerBlock)) -> Result<PeerBlock> {
    super::media::forget(app, files).await?;
    Ok(block)
}

/// Lifts a limit; what was set on single accounts by hand stays.
pub async fn unblock(app: &App, who: &LocalAccount, id: PeerBlockId) -> Result<PeerBlock> {
    let (who, moment) = (who.id(), Moment::of(app));
    app.db
        .write(move |tx| {
            must_be(tx, who, Role::Admin)?;
            let block = db::peer_block::by_id(tx, id)?.ok_or(NOT_FOUND)?;
            db::peer_block::delete(tx, id)?;
            lift(tx, &moment, &block)?;
            Ok(block)
        })
        .await
}

/// Undoes what a limit did that is no longer in force. Others that meet the same accounts take hold
/// of them.
fn lift(tx: &db::WriteTx<'_>, moment: &Moment, old: &PeerBlock) -> Result<()> {
    db::peer_block::lift(tx, old)?;
    for other in db::peer_block::around(tx, &old.domain)? {
        db::peer_block::apply(tx, &other)?;
    }
    if old.severity == BlockSeverity::Suspend {
        severance::mend(tx, moment, &old.domain)?;
    }
    Ok(())
}

fn changed(old: PeerBlock, terms: Terms) -> Result<PeerBlock, Refusal> {
    let Terms {
        severity,
        reject_media,
        reject_reports,
        forces_warning,
        warning,
        private_comment,
        public_comment,
        obfuscate,
    } = terms;
    Ok(PeerBlock {
        severity: severity.unwrap_or(old.severity),
        reject_media: reject_media.unwrap_or(old.reject_media),
        reject_reports: reject_reports.unwrap_or(old.reject_reports),
        forces_warning: forces_warning.unwrap_or(old.forces_warning),
        warning: comment("warning", warning, old.warning)?,
        private_comment: comment("private_comment", private_comment, old.private_comment)?,
        public_comment: comment("public_comment", public_comment, old.public_comment)?,
        obfuscate: obfuscate.unwrap_or(old.obfuscate),
        ..old
    })
}

/// Refuses terms that could not be set on any server.
pub(super) fn check(terms: &Terms) -> Result<(), Refusal> {
    comment("warning", terms.warning.clone(), String::new())?;
    comment("private_comment", terms.private_comment.clone(), String::new())?;
    comment("public_comment", terms.public_comment.clone(), String::new()).map(drop)
}

fn comment(field: &'static str, new: Option<String>, old: String) -> Result<String, Refusal> {
    let Some(new) = new.map(|new| text::compose::normalise(&new)) else { return Ok(old) };
    if text::count::characters(&new) > LONGEST_COMMENT {
        let problem = say!("refusal-has-more-than-n-characters", n = LONGEST_COMMENT.to_string());
        return Err(Refusal::invalid(field, problem));
    }
    Ok(new)
}

/// What is on its way to a server that is shut out is not sent any more, and nobody follows anybody
/// there, or from there.
fn part_with(tx: &db::WriteTx<'_>, moment: &Moment, block: &PeerBlock) -> Result<()> {
    if block.severity == BlockSeverity::Suspend {
        db::delivery::delete_host(tx, &block.domain)?;
        severance::of_server(tx, moment, &block.domain)?;
    }
    Ok(())
}

/// Lets a server be talked with where only those are that are on the list.
pub async fn allow(app: &App, who: &LocalAccount, domain: &str) -> Result<PeerAllow> {
    let domain = other_domain(app, domain)?;
    let (who, moment) = (who.id(), Moment::of(app));
    app.db
        .write(move |tx| {
            must_be(tx, who, Role::Admin)?;
            if let Some(known) = db::peer_block::allow_by_domain(tx, &domain)? {
                return Ok(known);
            }
            let allow = PeerAllow { id: moment.id(), domain, created_at: moment.now };
            db::peer_block::allow(tx, &allow)?;
            Ok(allow)
        })
        .await
}

/// Takes a server off that list.
pub async fn disallow(app: &App, who: &LocalAccount, id: PeerAllowId) -> Result<PeerAllow> {
    let who = who.id();
    app.db
        .write(move |tx| {
            must_be(tx, who, Role::Admin)?;
            let allow = db::peer_block::allow_by_id(tx, id)?.ok_or(NOT_FOUND)?;
            db::peer_block::disallow(tx, id)?;
            Ok(allow)
        })
        .await
}

/// The name of another server in its normal form.
pub(super) fn other_domain(app: &App, domain: &str) -> Result<String, Refusal> {
    let domain = text::handle::domain(domain.trim())
        .ok_or_else(|| Refusal::invalid("domain", say!("refusal-is-not-a-domain-name-like")))?;
    let config = app.settings.now();
    if domain == config.domain() || domain == config.web_domain() {
        return Err(Refusal::invalid("domain", say!("refusal-is-this-server-itself")));
    }
    Ok(domain)
}

/// Whether pictures of an account are not shown because of the server it is on.
pub fn rejects_media(tx: &ReadTx<'_>, config: &Config, account: AccountId) -> Result<bool> {
    let Some(account) = db::account::by_id(tx, account)? else { return Ok(false) };
    if !account.is_local() && remote::is_barred(tx, config, account.host())? {
        return Ok(true);
    }
    Ok(remote::rules_upon(tx, &account)?.iter().any(PeerBlock::rejects_media))
}

/// Whether the reports of an account are not taken because of the server it is on.
pub fn rejects_reports(tx: &ReadTx<'_>, account: &Account) -> Result<bool> {
    Ok(remote::rules_upon(tx, account)?.iter().any(|block| block.reject_reports))
}
