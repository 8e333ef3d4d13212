//! What it means here that one account follows another, or no longer does.

use crate::base::{AccountId, Result};
use crate::db::feed::Welcome;
use crate::db::{self, ReadTx, WriteTx};
use crate::model::{Account, Follow, NotificationKind};
use crate::protocol::activitypub::outgoing::ActivityKind;
use crate::service::list;
use crate::service::moment::Moment;
use crate::service::notify::{self, Told};
use crate::service::{peer, posts};

/// Statuses of somebody newly followed that are put into the home timeline.
const WELCOME: u32 = 20;

/// Makes a follow true: the request is settled, the followed one is told, the home timeline filled.
pub(super) fn begin(tx: &WriteTx<'_>, moment: &Moment, follow: &Follow) -> Result<()> {
    let (follower, target) = (follow.follower, follow.target);
    db::follow::delete_request(tx, follower, target)?;
    db::notification::withdraw(tx, target, NotificationKind::FollowRequest, follower, None)?;
    db::follow::insert(tx, moment.id(), follow)?;
    let kind = NotificationKind::Follow;
    notify::tell(tx, moment, Told { account: target, kind, from: follower, status: None })?;
    if db::account::is_local(tx, follower)? {
        let welcome = Welcome { author: target, boosts: follow.shows_boosts, limit: WELCOME };
        db::feed::fill_home_from(tx, follower, welcome)?;
        list::welcome(tx, follow)?;
        posts::welcome(tx, moment, target)?;
    }
    Ok(())
}

/// Leaves a request, of which the other is told.
pub(super) fn request(tx: &WriteTx<'_>, moment: &Moment, follow: &Follow) -> Result<()> {
    db::follow::insert_request(tx, moment.id(), follow)?;
    let kind = NotificationKind::FollowRequest;
    let told = Told { account: follow.target, kind, from: follow.follower, status: None };
    notify::tell(tx, moment, told)
}

/// The follow between the two, or the request for one.
pub(super) fn find(
    tx: &ReadTx<'_>,
    follower: AccountId,
    target: AccountId,
) -> rusqlite::Result<Option<Follow>> {
    match db::follow::find(tx, follower, target)? {
        Some(follow) => Ok(Some(follow)),
        None => db::follow::request(tx, follower, target),
    }
}

/// Ends a follow or a request, with what it set in motion here; answers what there was.
pub(in crate::service) fn end(
    tx: &WriteTx<'_>,
    follower: AccountId,
    target: AccountId,
) -> Result<Option<Follow>> {
    let Some(there_was) = find(tx, follower, target)? else { return Ok(None) };
    db::follow::delete(tx, follower, target)?;
    db::follow::delete_request(tx, follower, target)?;
    db::feed::drain_home_of(tx, follower, target)?;
    list::leave(tx, follower, target)?;
    db::endorsement::delete(tx, follower, target)?;
    for kind in [NotificationKind::Follow, NotificationKind::FollowRequest] {
        db::notification::withdraw(tx, target, kind, follower, None)?;
    }
    Ok(Some(there_was))
}

/// As [`end`]; the server of the one is told if the other, who is ours, wants it so: `wants` is the
/// follower, who undoes it, or the followed one, who rejects it.
pub(in crate::service) fn sever(
    tx: &WriteTx<'_>,
    moment: &Moment,
    (follower, target): (&Account, &Account),
    wants: AccountId,
) -> Result<bool> {
    let Some(there_was) = end(tx, follower.id, target.id)? else { return Ok(false) };
    if wants == follower.id {
        let undo = peer::undo(peer::follow(&there_was, follower, target));
        peer::tell(tx, moment, (follower, target), undo)?;
    } else {
        answer(tx, moment, ActivityKind::Reject, (&there_was, follower, target))?;
    }
    Ok(true)
}

/// Tells a peer's follower whether they may: `Accept` or `Reject`.
pub(super) fn answer(
    tx: &WriteTx<'_>,
    moment: &Moment,
    kind: ActivityKind,
    (follow, follower, target): (&Follow, &Account, &Account),
) -> Result<()> {
    let asked = peer::follow(follow, follower, target);
    let answer = peer::answer(kind, moment.id(), asked, target);
    peer::tell(tx, moment, (target, follower), answer)
}
