//! Accounts of peers that move: whoever follows one follows it to where it goes.

use std::time::Duration;

use crate::app::App;
use crate::base::{AccountId, Error, Refusal, Result, Timestamp};
use crate::db::{self, WriteTx};
use crate::model::notification::Subject;
use crate::model::{FollowTerms, Job, LocalAccount, NotificationKind, Verdict};
use crate::say;
use crate::service::moment::Moment;
use crate::service::notify::{self, Told};
use crate::service::{block, follow, list, mute, note};
use crate::text::count;

/// How long an account stays where it went, so that nobody leads others about.
const COOLDOWN: Duration = Duration::from_hours(7 * 24);

/// Followers carried over in one go.
const BATCH: u32 = 100;

/// A peer's account says that it is `target` from now on. What we know of the target was just
/// asked for.
///
/// # Errors
/// Refused unless the target says the same of itself, or if the account moved a short while ago.
pub async fn receive_move(app: &App, from: AccountId, target: AccountId) -> Result<()> {
    let now = app.clock.now();
    app.db
        .write(move |tx| {
            let origin = db::account::by_id(tx, from)?.ok_or(Refusal::NotFound("account"))?;
            let goal = db::account::by_id(tx, target)?.ok_or(Refusal::NotFound("account"))?;
            if origin.moved_to == Some(target) || from == target {
                return Ok(());
            }
            if !db::account::also_known_as(tx, target)?.contains(&origin.uri) {
                let why = "the account it moves to does not say that it is the same";
                return Err(Refusal::Forbidden(why).into());
            }
            if goal.is_suspended() || goal.moved_to.is_some() {
                return Err(Refusal::Forbidden(say!("refusal-the-account-it-moves-to")).into());
            }
            if db::moved::moved_at(tx, from)?.is_some_and(|at| now.since(at) < COOLDOWN) {
                return Err(Refusal::Forbidden(say!("refusal-the-account-moved-less-than")).into());
            }
            db::moved::set(tx, from, target, now)?;
            enqueue_carrying(tx, (from, target), now)
        })
        .await
}

/// Leaves to be done what of ours goes along with a move.
pub(super) fn enqueue_carrying(
    tx: &WriteTx<'_>,
    (from, target): (AccountId, AccountId),
    now: Timestamp,
) -> Result<()> {
    tx.enqueue(&Job::CarryOver { from, target, after: AccountId(0) }, now)?;
    tx.enqueue(&Job::CarryMarks { from, target, after: AccountId(0) }, now)
}

/// Lets our people who follow `from` follow `target` instead, on the same terms; goes on by leaving
/// itself in the queue.
pub async fn carry_over(
    app: &App,
    from: AccountId,
    target: AccountId,
    after: AccountId,
) -> Verdict {
    match carry(app, from, target, after).await {
        Ok(()) => Verdict::Done,
        Err(problem) => {
            let why = format!("{problem:?}");
            Verdict::Retry { after: Duration::from_mins(1), why }
        }
    }
}

async fn carry(app: &App, from: AccountId, target: AccountId, after: AccountId) -> Result<()> {
    let left = app.db.read(move |tx| Ok(db::moved::left_behind(tx, from, after, BATCH)?)).await?;
    for &follower in &left {
        let moment = Moment::of(app);
        let carried = app.db.write(move |tx| carry_one(tx, &moment, follower, (from, target)));
        if let Err(problem) = carried.await {
            tracing::warn!(account.id = %follower, "cannot go along with a move: {problem:?}");
        }
    }
    match left.last() {
        Some(&last) if left.len() >= BATCH as usize => {
            let (job, now) = (Job::CarryOver { from, target, after: last }, app.clock.now());
            app.db.write(move |tx| tx.enqueue(&job, now)).await
        }
        Some(_) | None => Ok(()),
    }
}

/// Tells one of ours that whom they follow has moved, and lets them follow there, where the lists
/// that `from` is on show it, too. Who may not stays behind, and is told all the same.
fn carry_one(
    tx: &WriteTx<'_>,
    moment: &Moment,
    follower: AccountId,
    (from, target): (AccountId, AccountId),
) -> Result<()> {
    let who = db::account::local_by_id(tx, follower)?;
    let old = db::follow::find(tx, follower, from)?;
    let Some((who, old)) = who.zip(old) else { return Ok(()) };
    let Some(origin) = db::account::by_id(tx, from)? else { return Ok(()) };
    let told = Told { account: follower, kind: NotificationKind::Move, from, status: None };
    notify::tell_of(tx, moment, told, Some(Subject::Account(target)))?;
    let terms = FollowTerms { shows_boosts: Some(old.shows_boosts), notifies: Some(old.notifies) };
    match follow::follow_in(tx, moment, (&who, target), terms) {
        Ok(_) => {
            list::add_like(tx, follower, (from, target))?;
            follow::sever(tx, moment, (who.account(), &origin), follower).map(drop)
        }
        Err(Error::Refused(why)) => {
            tracing::debug!(account.id = %follower, "stays behind: {why}");
            Ok(())
        }
        Err(problem) => Err(problem),
    }
}

/// Lets our people who block, mute or annotate `from` do so with `target`, too; goes on by leaving
/// itself in the queue.
pub async fn carry_marks(
    app: &App,
    from: AccountId,
    target: AccountId,
    after: AccountId,
) -> Verdict {
    match carry_next_marks(app, from, target, after).await {
        Ok(()) => Verdict::Done,
        Err(problem) => {
            let why = format!("{problem:?}");
            Verdict::Retry { after: Duration::from_mins(1), why }
        }
    }
}

async fn carry_next_marks(
    app: &App,
    from: AccountId,
    target: AccountId,
    after: AccountId,
) -> Result<()> {
    let minded = app.db.read(move |tx| Ok(db::moved::minded(tx, from, after, BATCH)?)).await?;
    for &account in &minded {
        let who = app.db.read(move |tx| Ok(db::account::local_by_id(tx, account)?)).await?;
        let Some(who) = who.filter(|_| account != target) else { continue };
        match carry_marks_of(app, &who, from, target).await {
            Ok(()) | Err(Error::Refused(_)) => {}
            Err(problem) => return Err(problem),
        }
    }
    match minded.last() {
        Some(&last) if minded.len() >= BATCH as usize => {
            let (job, now) = (Job::CarryMarks { from, target, after: last }, app.clock.now());
            app.db.write(move |tx| tx.enqueue(&job, now)).await
        }
        Some(_) | None => Ok(()),
    }
}

/// What one of ours thinks of `from` counts for `target`, unless they know that one already: who
/// follows it neither blocks nor mutes it, and a note on it stays as it is.
async fn carry_marks_of(
    app: &App,
    who: &LocalAccount,
    from: AccountId,
    target: AccountId,
) -> Result<()> {
    let (me, now) = (who.id(), app.clock.now());
    let found = app.db.read(move |tx| {
        let mut both = db::relationship::of(tx, me, &[from, target], now)?;
        let new = both.pop();
        let name = db::account::by_id(tx, from)?.map(|account| account.handle());
        Ok((both.pop().zip(new).zip(name), db::moved::mute(tx, me, from)?))
    });
    let (Some(((old, new), name)), muted) = found.await? else { return Ok(()) };
    if !old.note.is_empty() && new.note.is_empty() {
        let head = format!("As {name}: ");
        let room = note::LONGEST_NOTE.saturating_sub(count::characters(&head));
        let words: String = head.chars().chain(old.note.chars().take(room)).collect();
        note::set(app, who, target, &words).await?;
    }
    if new.following || new.requested {
        return Ok(());
    }
    if old.blocking && !new.blocking {
        block::block(app, who, target).await?;
    }
    if let Some(terms) = muted.filter(|_| old.muting && !new.muting) {
        let span = terms.until.map(|until| until.since(now));
        mute::mute(app, who, target, terms.notifications, span).await?;
    }
    Ok(())
}
