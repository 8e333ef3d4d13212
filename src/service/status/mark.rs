//! Bookmarks and muted threads: marks that nobody is told of.

use crate::app::App;
use crate::base::{AccountId, Result, StatusId};
use crate::db::{self, WriteTx};
use crate::model::event::Mark;
use crate::model::{Event, LocalAccount, StatusView};

use super::find;

/// Keeps a status for oneself; of a boost, the boosted one.
pub async fn bookmark(app: &App, who: &LocalAccount, id: StatusId) -> Result<StatusView> {
    let (who, place) = (who.id(), app.ids.next(app.clock.now()));
    let keep = move |tx: &WriteTx<'_>, status| {
        if db::mark::bookmark(tx, place, who, status)? {
            tx.emit(Event::StatusMarked { status, account: who, mark: Mark::Bookmark });
        }
        Ok(())
    };
    put(app, who, id, keep).await
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
