//! Follows that end because a server or an account is shut out: telling who lost them, and having
//! them back when that is lifted.
//!
//! What each side knows decides what comes back, and how.
//!
//! * Whom ours followed is asked anew, by `Follow`, on the old terms: it is theirs to grant. When
//!   an admin lifts what an admin set, that happens by itself, since nobody asked the people when
//!   their follows ended. Who shut out a server for themselves must ask for it.
//! * Followers cannot be asked. A server that an admin shut out was told nothing ([`of_server`]), so
//!   for it they follow still; its people get what is written again as soon as ours say so, and a
//!   digest of followers sets right who has left meanwhile. Who was told of the end (a block of
//!   one's own, a suspended account) has no follow any more and must come by themselves: these are
//!   only listed.

use std::time::Duration;

use crate::app::App;
use crate::base::{AccountId, Error, Refusal, Result, SeveranceId};
use crate::db::severance::Ends;
use crate::db::{self, ReadTx, WriteTx};
use crate::model::notification::Subject;
use crate::model::severance::{
    Direction, Lost, Severance, SeveranceKind, SeveranceView, SeveredFollow,
};
use crate::model::{Account, FollowTerms, Job, LocalAccount, NotificationKind, Verdict};

use super::follow;
use super::moment::Moment;
use super::notify;
use crate::say;

/// For so long it is known which follows ended.
pub(super) const KEPT_FOR: Duration = Duration::from_hours(365 * 24);
/// Severances that are purged in one round of house-keeping.
pub(super) const MOST_PURGED: u32 = 1_000;

/// Follows that are asked for, or taken back, in one go.
const BATCH: u32 = 100;
const AGAIN: Duration = Duration::from_mins(1);
/// Severances that one lifting mends.
const MOST_MENDED: u32 = 10_000;
/// Severances on the page that lists them.
const MOST_LISTED: u32 = 100;
/// Follows in one file.
const MOST_IN_FILE: u32 = 100_000;
const NOT_FOUND: Refusal = Refusal::NotFound("page");

/// Ends all follows between ours and a server that is shut out. The server is told nothing.
pub(super) fn of_server(tx: &WriteTx<'_>, moment: &Moment, domain: &str) -> Result<()> {
    let kind = (SeveranceKind::DomainBlock, domain.to_owned());
    for (account, lost) in db::severance::bonds_with(tx, domain)? {
        record(tx, moment, account, (kind.clone(), lost), Ends::Server(domain))?;
    }
    Ok(db::severance::end_bonds(tx, domain)?)
}

/// Makes a peer's account that is suspended here unfollow ours: it would go on receiving what they
/// write. That ours follow it stays, for when the suspension is lifted.
pub(super) fn of_account(tx: &WriteTx<'_>, moment: &Moment, account: &Account) -> Result<()> {
    for followed in db::severance::followed_by(tx, account.id)? {
        let Some(target) = db::account::by_id(tx, followed)? else { continue };
        let kind = (SeveranceKind::AccountSuspension, account.handle());
        let lost = Lost { followers: 1, following: 0 };
        record(tx, moment, target.id, (kind, lost), Ends::Follower(account.id))?;
        follow::sever(tx, moment, (account, &target), target.id)?;
    }
    Ok(())
}

/// Ends a follow of ours that the other server no longer counts: `follower` is told, and can ask
/// again.
pub(super) fn of_follow(
    tx: &WriteTx<'_>,
    moment: &Moment,
    (follower, target): (&Account, &Account),
) -> Result<()> {
    let kind = (SeveranceKind::EndedThere, target.handle());
    let lost = Lost { followers: 0, following: 1 };
    record(tx, moment, follower.id, (kind, lost), Ends::Followed(target.id))?;
    follow::sever(tx, moment, (follower, target), follower.id).map(drop)
}

/// Keeps in mind what `account` is about to lose, if anything, and tells them.
pub(super) fn record(
    tx: &WriteTx<'_>,
    moment: &Moment,
    account: AccountId,
    ((kind, target), lost): ((SeveranceKind, String), Lost),
    ends: Ends<'_>,
) -> Result<()> {
    if lost.is_nothing() {
        return Ok(());
    }
    let id: SeveranceId = moment.id();
    let created_at = moment.now;
    let severance = Severance { id, account, kind, target, lost, is_purged: false, created_at };
    db::severance::insert(tx, &severance)?;
    db::severance::keep(tx, &severance, ends)?;
    notify::tell_owner(tx, moment, account, (NotificationKind::Severed, Subject::Severance(id)))
}

/// A server is no longer shut out by those who run this one: whom ours followed there is asked
/// again.
pub(super) fn mend(tx: &WriteTx<'_>, moment: &Moment, domain: &str) -> Result<()> {
    let what = (SeveranceKind::DomainBlock, domain);
    for severance in db::severance::of_target(tx, what, SeveranceId(0), MOST_MENDED)? {
        ask_again(tx, moment, severance.id)?;
    }
    Ok(())
}

fn ask_again(tx: &WriteTx<'_>, moment: &Moment, severance: SeveranceId) -> Result<()> {
    tx.enqueue(&Job::FollowAgain { severance, after: AccountId(0) }, moment.now)
}

/// What somebody has lost, newest first.
pub fn of(tx: &ReadTx<'_>, who: AccountId) -> Result<Vec<SeveranceView>> {
    Ok(db::severance::of_account(tx, who, MOST_LISTED)?)
}

/// One of the things that somebody lost, with all its follows of one direction.
///
/// # Errors
/// Refused if it is somebody else's, or was purged.
pub fn follows(
    tx: &ReadTx<'_>,
    who: AccountId,
    id: SeveranceId,
    direction: Direction,
) -> Result<(Severance, Vec<SeveredFollow>)> {
    let severance = own(tx, who, id)?.severance;
    let all = (AccountId(0), MOST_IN_FILE);
    let follows = db::severance::follows(tx, &severance, direction, all)?;
    Ok((severance, follows))
}

fn own(tx: &ReadTx<'_>, who: AccountId, id: SeveranceId) -> Result<SeveranceView> {
    let found = db::severance::of_owner(tx, who, id)?;
    Ok(found.filter(|view| !view.severance.is_purged).ok_or(NOT_FOUND)?)
}

/// Asks all again whom somebody followed before a severance that is over.
pub async fn follow_again(app: &App, who: &LocalAccount, id: SeveranceId) -> Result<()> {
    let (who, moment) = (who.id(), Moment::of(app));
    app.db
        .write(move |tx| {
            if !own(tx, who, id)?.may_follow_again() {
                return Err(Refusal::Forbidden(say!("refusal-there-is-nobody-to-be")).into());
            }
            ask_again(tx, &moment, id)
        })
        .await
}

/// Lets those follow again whom a severance that is over took away without a word to their server.
pub async fn take_back_followers(app: &App, who: &LocalAccount, id: SeveranceId) -> Result<()> {
    let (who, moment) = (who.account().clone(), Moment::of(app));
    app.db
        .write(move |tx| {
            let view = own(tx, who.id, id)?;
            if !view.may_take_back_followers() || who.moved_to.is_some() {
                return Err(Refusal::Forbidden(say!("refusal-there-is-nobody-to-be-taken")).into());
            }
            let mut after = AccountId(0);
            loop {
                let way = Direction::Follower;
                let batch = db::severance::open_follows(tx, &view.severance, way, (after, BATCH))?;
                let Some(last) = batch.last() else { return Ok(()) };
                after = last.other.id;
                for SeveredFollow { other, follow } in &batch {
                    if is_unwanted(tx, &who, other)? {
                        continue;
                    }
                    db::follow::insert(tx, moment.id(), follow)?;
                    db::severance::set_restored(tx, id, (way, other.id), moment.now)?;
                }
            }
        })
        .await
}

fn is_unwanted(tx: &ReadTx<'_>, who: &Account, other: &Account) -> Result<bool> {
    Ok(other.is_suspended()
        || db::block::between(tx, who.id, other.id)?
        || db::domain_block::exists(tx, who.id, other.domain.as_deref())?)
}

/// Asks those again whom somebody followed before a severance; goes on by leaving itself in the
/// queue. Whom it would be refused to follow is left out, and stays on the list.
pub async fn go_on(app: &App, severance: SeveranceId, after: AccountId) -> Verdict {
    match ask_next(app, severance, after).await {
        Ok(()) => Verdict::Done,
        Err(problem) => Verdict::Retry { after: AGAIN, why: format!("{problem:?}") },
    }
}

async fn ask_next(app: &App, id: SeveranceId, after: AccountId) -> Result<()> {
    let found = app.db.read(move |tx| {
        let Some(severance) = db::severance::by_ids(tx, &[id])?.pop() else { return Ok(None) };
        let view = db::severance::of_owner(tx, severance.account, id)?;
        let is_over = view.is_some_and(|view| view.is_over);
        let Some(who) = db::account::local_by_id(tx, severance.account)?.filter(|_| is_over) else {
            return Ok(None);
        };
        let way = Direction::Following;
        Ok(Some((who, db::severance::open_follows(tx, &severance, way, (after, BATCH))?)))
    });
    let Some((who, batch)) = found.await? else { return Ok(()) };
    for SeveredFollow { other, follow } in &batch {
        let terms = FollowTerms {
            shows_boosts: Some(follow.shows_boosts),
            notifies: Some(follow.notifies),
        };
        let other = other.id;
        match follow::follow(app, &who, other, terms).await {
            Ok(_) => {
                let (way, now) = (Direction::Following, app.clock.now());
                let set = move |tx: &WriteTx<'_>| {
                    Ok(db::severance::set_restored(tx, id, (way, other), now)?)
                };
                app.db.write(set).await?;
            }
            Err(Error::Refused(why)) => {
                tracing::debug!(account.id = %other, "is not asked again: {why}");
            }
            Err(problem) => return Err(problem),
        }
    }
    match batch.last() {
        Some(last) if batch.len() >= BATCH as usize => {
            let (after, now) = (last.other.id, app.clock.now());
            let job = Job::FollowAgain { severance: id, after };
            app.db.write(move |tx| tx.enqueue(&job, now)).await
        }
        Some(_) | None => Ok(()),
    }
}
