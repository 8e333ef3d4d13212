//! Accounts of peers that move: whoever follows one follows it to where it goes.

use std::time::Duration;

use crate::app::App;
use crate::base::{AccountId, Refusal, Result};
use crate::db;
use crate::model::{FollowTerms, Job, Verdict};
use crate::service::follow;

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
                return Err(Refusal::Forbidden("the account it moves to is not there").into());
            }
            if db::moved::moved_at(tx, from)?.is_some_and(|at| now.since(at) < COOLDOWN) {
                return Err(Refusal::Forbidden("the account moved less than a week ago").into());
            }
            db::moved::set(tx, from, target, now)?;
            tx.enqueue(&Job::CarryOver { from, target, after: AccountId(0) }, now)
        })
        .await
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
        let found = app.db.read(move |tx| {
            let who = db::account::local_by_id(tx, follower)?;
            Ok(who.zip(db::follow::find(tx, follower, from)?))
        });
        let Some((who, old)) = found.await? else { continue };
        let terms =
            FollowTerms { shows_boosts: Some(old.shows_boosts), notifies: Some(old.notifies) };
        match follow::follow(app, &who, target, terms).await {
            Ok(_) => follow::unfollow(app, &who, from).await?,
            Err(problem) => tracing::debug!(account.id = %follower, "stays behind: {problem:?}"),
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
