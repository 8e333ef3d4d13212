//! Whole servers that somebody does not want to hear of.

use std::time::Duration;

use crate::app::App;
use crate::base::{AccountId, Refusal, Result};
use crate::db::severance::Ends;
use crate::db::{self, WriteTx};
use crate::model::severance::{Lost, SeveranceKind};
use crate::model::{Account, Job, LocalAccount, Verdict};
use crate::text;

use super::follow;
use super::moment::Moment;
use super::peer_block::other_domain;
use super::severance;
use crate::say;

/// Follows of each direction that end in one transaction; a job ends the others.
const BATCH: u32 = 200;
const AGAIN: Duration = Duration::from_mins(1);

/// Blocks a server: follows end both ways, what was told of its people is taken back, and they are
/// not met any more. Subdomains are other servers. Blocking twice is no mistake.
pub async fn block(app: &App, who: &LocalAccount, domain: &str) -> Result<()> {
    let domain = other_domain(app, domain)?;
    let (who, moment) = (who.account().clone(), Moment::of(app));
    app.db
        .write(move |tx| {
            if db::domain_block::insert(tx, moment.id(), who.id, &domain)? {
                db::domain_block::forget_told(tx, who.id, &domain)?;
                let (followers, following) = db::domain_block::bond_counts(tx, who.id, &domain)?;
                let kind = (SeveranceKind::UserDomainBlock, domain.clone());
                let lost = Lost { followers, following };
                severance::record(tx, &moment, who.id, (kind, lost), Ends::Domain(&domain))?;
                sever(tx, &moment, &who, &domain)?;
            }
            Ok(())
        })
        .await
}

/// Takes a block back. That there was none is no mistake.
pub async fn unblock(app: &App, who: &LocalAccount, domain: &str) -> Result<()> {
    let who = who.id();
    let domain = text::handle::domain(domain.trim());
    let domain =
        domain.ok_or_else(|| Refusal::invalid("domain", say!("refusal-is-not-a-domain-name")))?;
    app.db.write(move |tx| Ok(db::domain_block::delete(tx, who, &domain).map(drop)?)).await
}

/// Ends further follows between an account and the people of a server that it blocks.
pub async fn go_on(app: &App, account: AccountId, domain: &str) -> Verdict {
    let (moment, domain) = (Moment::of(app), domain.to_owned());
    let severed = app.db.write(move |tx| {
        let is_blocked = db::domain_block::exists(tx, account, Some(&domain))?;
        match db::account::by_id(tx, account)? {
            Some(account) if is_blocked => sever(tx, &moment, &account, &domain),
            Some(_) | None => Ok(()),
        }
    });
    match severed.await {
        Ok(()) => Verdict::Done,
        Err(problem) => Verdict::Retry { after: AGAIN, why: format!("{problem:?}") },
    }
}

fn sever(tx: &WriteTx<'_>, moment: &Moment, who: &Account, domain: &str) -> Result<()> {
    let (followers, followed) = db::domain_block::bonds(tx, who.id, domain, BATCH)?;
    let is_full = |ids: &[AccountId]| u32::try_from(ids.len()).is_ok_and(|count| count >= BATCH);
    let goes_on = is_full(&followers) || is_full(&followed);
    for follower in db::account::by_ids(tx, &followers)? {
        follow::sever(tx, moment, (&follower, who), who.id)?;
    }
    for target in db::account::by_ids(tx, &followed)? {
        follow::sever(tx, moment, (who, &target), who.id)?;
    }
    if goes_on {
        let job = Job::SeverDomain { account: who.id, domain: domain.to_owned() };
        tx.enqueue(&job, moment.now)?;
    }
    Ok(())
}
