//! Pins: what people put on top of their profiles.

use crate::app::App;
use crate::base::{AccountId, Refusal, Result, StatusId, Timestamp};
use crate::db::{self, WriteTx};
use crate::model::{Job, LocalAccount, Status, StatusView, Visibility};
use crate::service::moment::Moment;

use super::find;
use crate::say;

/// Pins a status of one's own to one's profile.
pub async fn pin(app: &App, who: &LocalAccount, id: StatusId) -> Result<StatusView> {
    let who = who.id();
    let most = app.settings.now().limits.pinned_statuses;
    let moment = Moment::of(app);
    app.db
        .write(move |tx| {
            let status = find::shown(tx, who, id)?;
            if status.author != who || status.id != id {
                return Err(unfit(say!("refusal-only-own-posts-pinned")).into());
            }
            let fits = matches!(
                status.visibility,
                Visibility::Public | Visibility::Unlisted | Visibility::Followers
            );
            if !fits {
                return Err(unfit(say!("refusal-only-wide-posts-pinned")).into());
            }
            // Pinning twice is no mistake, so that the count is asked after.
            if db::mark::pin(tx, moment.id(), who, id)? {
                if db::mark::pin_count(tx, who)? > most {
                    return Err(unfit(&format!("{most} posts are pinned already")).into());
                }
                announce(tx, &status, true, moment.now)?;
            }
            find::view(tx, who, id)
        })
        .await
}

/// Takes a pin off. That there was none is no mistake.
pub async fn unpin(app: &App, who: &LocalAccount, id: StatusId) -> Result<StatusView> {
    let (who, now) = (who.id(), app.clock.now());
    app.db
        .write(move |tx| {
            let status = find::own(tx, who, id)?;
            if db::mark::unpin(tx, who, id)? {
                announce(tx, &status, false, now)?;
            }
            find::view(tx, who, id)
        })
        .await
}

/// Tells the servers of the followers what is pinned, or no longer, of what everyone may read.
fn announce(tx: &WriteTx<'_>, status: &Status, is_pinned: bool, now: Timestamp) -> Result<()> {
    let account = status.author;
    if status.visibility.is_open() && db::follow::has_followers_on_peers(tx, account)? {
        let status_uri = status.uri.clone();
        tx.enqueue(&Job::AnnouncePin { account, status_uri, is_pinned }, now)?;
    }
    Ok(())
}

/// Pins that we take from one account of a peer.
const MOST_REMOTE_PINS: u32 = 20;

/// A peer's account pinned a status of its own.
///
/// # Errors
/// Refused if the status is somebody else's, or cannot be pinned.
pub async fn accept_pin(app: &App, actor: AccountId, id: StatusId) -> Result<()> {
    let place = app.ids.next(app.clock.now());
    app.db
        .write(move |tx| {
            let status = db::status::by_id(tx, id)?.ok_or(find::NOT_FOUND)?;
            let is_open = matches!(
                status.visibility,
                Visibility::Public | Visibility::Unlisted | Visibility::Followers
            );
            if status.author != actor || status.boost_of.is_some() || !is_open {
                return Err(unfit("it is not the account's, or not for many").into());
            }
            if db::mark::pin(tx, place, actor, id)?
                && db::mark::pin_count(tx, actor)? > MOST_REMOTE_PINS
            {
                return Err(unfit("too many are pinned already").into());
            }
            Ok(())
        })
        .await
}

/// Makes the pins of a peer's account those that its server shows, the first on top. What cannot be
/// pinned is left out.
pub async fn accept_pins(app: &App, actor: AccountId, shown: Vec<StatusId>) -> Result<()> {
    let now = app.clock.now();
    let places: Vec<i64> = shown.iter().map(|_| app.ids.next(now)).collect();
    app.db
        .write(move |tx| {
            for known in db::timeline::pinned(tx, Some(AccountId::PEER), actor)? {
                if !shown.contains(&known) {
                    db::mark::unpin(tx, actor, known)?;
                }
            }
            for (id, place) in shown.iter().rev().zip(places) {
                let Some(status) = db::status::by_id(tx, *id)? else { continue };
                let is_open = status.visibility.is_open();
                let is_full = db::mark::pin_count(tx, actor)? >= MOST_REMOTE_PINS;
                if status.author == actor && status.boost_of.is_none() && is_open && !is_full {
                    db::mark::pin(tx, place, actor, *id)?;
                }
            }
            Ok(())
        })
        .await
}

/// A peer's account took a pin off. That there was none is no mistake.
pub async fn accept_unpin(app: &App, actor: AccountId, id: StatusId) -> Result<()> {
    app.db.write(move |tx| Ok(db::mark::unpin(tx, actor, id).map(drop)?)).await
}

fn unfit(problem: &str) -> Refusal {
    Refusal::invalid("status", say!("refusal-cannot-be-pinned-n", n = problem))
}
