//! Bookmarks, pins and muted threads: marks that only their owner makes and nobody is told of.

use crate::app::App;
use crate::base::{AccountId, Refusal, Result, StatusId};
use crate::db::{self, WriteTx};
use crate::model::{LocalAccount, StatusView, Visibility};

use super::find;

/// Keeps a status for oneself; of a boost, the boosted one.
pub async fn bookmark(app: &App, who: &LocalAccount, id: StatusId) -> Result<StatusView> {
    let (who, place) = (who.id(), app.ids.next(app.clock.now()));
    put(app, who, id, move |tx, status| db::mark::bookmark(tx, place, who, status).map(drop)).await
}

/// Keeps it no longer. That it was not kept is no mistake.
pub async fn unbookmark(app: &App, who: &LocalAccount, id: StatusId) -> Result<StatusView> {
    let who = who.id();
    take(app, who, id, move |tx, status| db::mark::unbookmark(tx, who, status)).await
}

/// The same, whether or not it may still be seen.
pub async fn forget_bookmark(app: &App, who: &LocalAccount, id: StatusId) -> Result<()> {
    let who = who.id();
    app.db.write(move |tx| Ok(db::mark::unbookmark(tx, who, id).map(drop)?)).await
}

/// Wants to be told no more of the thread that a status is in.
pub async fn mute_thread(app: &App, who: &LocalAccount, id: StatusId) -> Result<StatusView> {
    let who = who.id();
    put(app, who, id, move |tx, status| db::thread_mute::insert(tx, who, status)).await
}

/// Wants to be told again. That the thread was not muted is no mistake.
pub async fn unmute_thread(app: &App, who: &LocalAccount, id: StatusId) -> Result<StatusView> {
    let who = who.id();
    take(app, who, id, move |tx, status| db::thread_mute::delete(tx, who, status)).await
}

/// Makes a mark on what `who` sees at `id`.
async fn put(
    app: &App,
    who: AccountId,
    id: StatusId,
    mark: impl FnOnce(&WriteTx<'_>, StatusId) -> rusqlite::Result<()> + Send + 'static,
) -> Result<StatusView> {
    app.db
        .write(move |tx| {
            let status = find::shown(tx, who, id)?;
            mark(tx, status.id)?;
            find::view(tx, who, status.id)
        })
        .await
}

/// Takes a mark off, which `unmark` answers whether there was: also off what may not be seen any
/// more.
async fn take(
    app: &App,
    who: AccountId,
    id: StatusId,
    unmark: impl FnOnce(&WriteTx<'_>, StatusId) -> rusqlite::Result<bool> + Send + 'static,
) -> Result<StatusView> {
    app.db
        .write(move |tx| {
            let status = find::shown_once(tx, id)?;
            if unmark(tx, status.id)? {
                find::view(tx, who, status.id)
            } else {
                find::view_if_visible(tx, who, status.id)
            }
        })
        .await
}

/// Pins a status of one's own to one's profile.
pub async fn pin(app: &App, who: &LocalAccount, id: StatusId) -> Result<StatusView> {
    let who = who.id();
    let most = app.settings.now().limits.pinned_statuses;
    let place = app.ids.next(app.clock.now());
    app.db
        .write(move |tx| {
            let status = find::shown(tx, who, id)?;
            if status.author != who || status.id != id {
                return Err(unfit("only posts of your own can be pinned").into());
            }
            let fits = matches!(
                status.visibility,
                Visibility::Public | Visibility::Unlisted | Visibility::Followers
            );
            if !fits {
                return Err(unfit("direct and local posts cannot be pinned").into());
            }
            // Pinning twice is no mistake, so that the count is asked after.
            if db::mark::pin(tx, place, who, id)? && db::mark::pin_count(tx, who)? > most {
                return Err(unfit(&format!("{most} posts are pinned already")).into());
            }
            find::view(tx, who, id)
        })
        .await
}

/// Takes a pin off. That there was none is no mistake.
pub async fn unpin(app: &App, who: &LocalAccount, id: StatusId) -> Result<StatusView> {
    let who = who.id();
    app.db
        .write(move |tx| {
            find::own(tx, who, id)?;
            db::mark::unpin(tx, who, id)?;
            find::view(tx, who, id)
        })
        .await
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
            for known in db::timeline::pinned(tx, None, actor)? {
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
    Refusal::invalid("status", format!("cannot be pinned: {problem}"))
}
