//! Peers' people follow ours, and answer ours who want to follow them.

use crate::app::App;
use crate::base::{AccountId, Refusal, Result};
use crate::db::{self, WriteTx};
use crate::model::series;
use crate::model::{Account, Follow, FollowOutcome, LocalAccount};
use crate::protocol::activitypub::outgoing::ActivityKind;
use crate::service::moment::Moment;
use crate::service::status::bury_deed;

use super::bond;

/// How a peer's activity names a follow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Named {
    /// By the id of the `Follow`.
    Uri(String),
    /// By the account at its other end.
    Other(AccountId),
    /// By both, of which the id may be one that nobody knows.
    Both { uri: String, other: AccountId },
}

/// A peer's account wants to follow one of ours by the `Follow` activity `uri`. Asked again, it is
/// answered again.
pub async fn receive_request(
    app: &App,
    follower: AccountId,
    target: &LocalAccount,
    uri: String,
) -> Result<FollowOutcome> {
    let (target, moment) = (target.account().clone(), Moment::of(app));
    app.db
        .write(move |tx| {
            let follower = db::account::by_id(tx, follower)?.ok_or(Refusal::NotFound("account"))?;
            let follow = Follow {
                follower: follower.id,
                target: target.id,
                uri,
                shows_boosts: true,
                notifies: false,
                created_at: moment.now,
            };
            if db::tombstone::exists(tx, &follow.uri)? {
                return Ok(FollowOutcome::Rejected);
            }
            let follow = match bond::find(tx, follower.id, target.id)? {
                Some(known) if series::precedes(&follow.uri, &known.uri) => {
                    Follow { uri: known.uri, ..follow }
                }
                Some(_) | None => follow,
            };
            decide(tx, &moment, &follow, (&follower, &target))
        })
        .await
}

fn decide(
    tx: &WriteTx<'_>,
    moment: &Moment,
    follow: &Follow,
    (follower, target): (&Account, &Account),
) -> Result<FollowOutcome> {
    let answer = |kind| bond::answer(tx, moment, kind, (follow, follower, target));
    let unwanted = target.moved_to.is_some()
        || follower.is_suspended()
        || db::block::exists(tx, target.id, follower.id)?
        || db::domain_block::exists(tx, target.id, follower.domain.as_deref())?;
    if unwanted {
        bond::end(tx, follower.id, target.id)?;
        answer(ActivityKind::Reject)?;
        return Ok(FollowOutcome::Rejected);
    }
    if db::follow::find(tx, follower.id, target.id)?.is_some() {
        db::follow::insert(tx, moment.id(), follow)?;
        answer(ActivityKind::Accept)?;
        return Ok(FollowOutcome::Following);
    }
    if target.locked {
        bond::request(tx, moment, follow)?;
        return Ok(FollowOutcome::Requested);
    }
    bond::begin(tx, moment, follow)?;
    answer(ActivityKind::Accept)?;
    Ok(FollowOutcome::Following)
}

/// The peer's account `from` grants what one of ours asked for. Only what was asked counts: answers
/// whether it was.
pub async fn receive_accept(app: &App, from: AccountId, follow: Named) -> Result<bool> {
    let moment = Moment::of(app);
    app.db
        .write(move |tx| {
            let Some(follower) = follower_named(tx, from, &follow)? else { return Ok(false) };
            let Some(asked) = db::follow::request(tx, follower, from)? else { return Ok(false) };
            bond::begin(tx, &moment, &asked)?;
            Ok(true)
        })
        .await
}

/// The peer's account `from` turns one of ours down, or takes a follow back that it had granted.
/// Answers whether there was one.
pub async fn receive_reject(app: &App, from: AccountId, follow: Named) -> Result<bool> {
    app.db
        .write(move |tx| match follower_named(tx, from, &follow)? {
            Some(follower) => Ok(bond::end(tx, follower, from)?.is_some()),
            None => Ok(false),
        })
        .await
}

/// The peer's account `follower` follows no longer, or takes back the wish to. Answers whether it
/// did.
pub async fn receive_undo(app: &App, follower: AccountId, follow: Named) -> Result<bool> {
    let moment = Moment::of(app);
    app.db
        .write(move |tx| {
            let target = match follow {
                Named::Uri(uri) => db::follow::target_by_uri(tx, follower, &uri)?,
                Named::Other(target) => Some(target),
                Named::Both { uri, other } => {
                    let target = db::account::by_id(tx, other)?;
                    let target = target.ok_or(Refusal::NotFound("account"))?;
                    bury_deed(tx, &moment, follower, (&uri, &target.uri))?;
                    // A later follow is not what is taken back.
                    let known = bond::find(tx, follower, other)?;
                    let is_late = known.is_some_and(|known| series::precedes(&uri, &known.uri));
                    (!is_late).then_some(other)
                }
            };
            match target {
                Some(target) => Ok(bond::end(tx, follower, target)?.is_some()),
                None => Ok(false),
            }
        })
        .await
}

fn follower_named(
    tx: &WriteTx<'_>,
    target: AccountId,
    follow: &Named,
) -> rusqlite::Result<Option<AccountId>> {
    let follower = match follow {
        Named::Uri(uri) => db::follow::follower_by_uri(tx, target, uri)?,
        Named::Other(follower) | Named::Both { other: follower, .. } => Some(*follower),
    };
    match follower {
        Some(follower) if db::account::is_local(tx, follower)? => Ok(Some(follower)),
        Some(_) | None => Ok(None),
    }
}
