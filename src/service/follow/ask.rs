//! Our people follow, and follow no longer.

use crate::app::App;
use crate::base::{AccountId, Refusal, Result};
use crate::db::{self, WriteTx};
use crate::model::{Account, Follow, FollowOutcome, FollowTerms, LocalAccount};
use crate::service::account::must_be_here;
use crate::service::moment::Moment;
use crate::service::peer;

use super::bond;
use crate::say;

/// Follows somebody, or asks to: who is locked, or on another server, must grant it first. Asking
/// again changes the terms.
pub async fn follow(
    app: &App,
    who: &LocalAccount,
    target: AccountId,
    terms: FollowTerms,
) -> Result<FollowOutcome> {
    let (who, moment) = (who.clone(), Moment::of(app));
    app.db.write(move |tx| follow_in(tx, &moment, (&who, target), terms)).await
}

/// As [`follow`], together with what else happens. Who is refused has changed nothing.
pub(in crate::service) fn follow_in(
    tx: &WriteTx<'_>,
    moment: &Moment,
    (who, target): (&LocalAccount, AccountId),
    terms: FollowTerms,
) -> Result<FollowOutcome> {
    must_be_here(who)?;
    let who = who.account();
    let target = followable(tx, who, target)?;
    if let Some(known) = db::follow::find(tx, who.id, target.id)? {
        db::follow::insert(tx, moment.id(), &on_terms(known, terms))?;
        return Ok(FollowOutcome::Following);
    }
    if let Some(known) = db::follow::request(tx, who.id, target.id)? {
        db::follow::insert_request(tx, moment.id(), &on_terms(known, terms))?;
        return Ok(FollowOutcome::Requested);
    }
    begin(tx, moment, (who, &target), terms)
}

fn followable(tx: &WriteTx<'_>, who: &Account, target: AccountId) -> Result<Account> {
    let target = db::account::by_id(tx, target)?.filter(|target| !target.is_suspended());
    let target = target.ok_or(Refusal::NotFound("account"))?;
    if target.id == who.id {
        return Err(Refusal::Forbidden(say!("refusal-you-cannot-follow-yourself")).into());
    }
    if db::block::between(tx, who.id, target.id)? {
        return Err(Refusal::Forbidden(say!("refusal-one-of-you-blocks-the")).into());
    }
    if db::domain_block::exists(tx, who.id, target.domain.as_deref())? {
        return Err(Refusal::Forbidden(say!("refusal-you-block-the-server-of")).into());
    }
    if target.moved_to.is_some() {
        return Err(Refusal::Forbidden(say!("refusal-this-account-has-moved")).into());
    }
    Ok(target)
}

fn begin(
    tx: &WriteTx<'_>,
    moment: &Moment,
    (who, target): (&Account, &Account),
    terms: FollowTerms,
) -> Result<FollowOutcome> {
    let follow = Follow {
        follower: who.id,
        target: target.id,
        uri: peer::uri(who, "follows", moment.id()),
        shows_boosts: terms.shows_boosts.unwrap_or(true),
        notifies: terms.notifies.unwrap_or(false),
        created_at: moment.now,
    };
    if target.is_local() && !target.locked {
        bond::begin(tx, moment, &follow)?;
        return Ok(FollowOutcome::Following);
    }
    bond::request(tx, moment, &follow)?;
    peer::tell(tx, moment, (who, target), peer::follow(&follow, who, target))?;
    Ok(FollowOutcome::Requested)
}

fn on_terms(follow: Follow, terms: FollowTerms) -> Follow {
    Follow {
        shows_boosts: terms.shows_boosts.unwrap_or(follow.shows_boosts),
        notifies: terms.notifies.unwrap_or(follow.notifies),
        ..follow
    }
}

/// Follows no longer, or takes back the wish to. That there was neither is no mistake.
pub async fn unfollow(app: &App, who: &LocalAccount, target: AccountId) -> Result<()> {
    let (who, moment) = (who.account().clone(), Moment::of(app));
    app.db
        .write(move |tx| {
            let target = db::account::by_id(tx, target)?.ok_or(Refusal::NotFound("account"))?;
            bond::sever(tx, &moment, (&who, &target), who.id).map(drop)
        })
        .await
}
