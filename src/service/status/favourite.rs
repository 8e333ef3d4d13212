//! Favourites.

use crate::app::App;
use crate::base::{AccountId, Refusal, Result, StatusId};
use crate::db::{self, WriteTx};
use crate::model::event::Mark;
use crate::model::{Account, Event, LocalAccount, NotificationKind, Status, StatusView};
use crate::service::account::must_be_here;
use crate::service::moment::Moment;
use crate::service::notify::{self, Told};
use crate::service::peer;

use super::find;

/// Favours a status, once; of a boost, the boosted one.
pub async fn favourite(app: &App, who: &LocalAccount, id: StatusId) -> Result<StatusView> {
    must_be_here(who)?;
    let (who, moment) = (who.account().clone(), Moment::of(app));
    app.db
        .write(move |tx| {
            let status = find::shown(tx, who.id, id)?;
            let place: i64 = moment.id();
            let uri = peer::uri(&who, "likes", place);
            if db::mark::favourite(tx, place, (who.id, status.id), &uri, moment.now)? {
                tell_author(tx, &moment, who.id, &status)?;
                let mark = Mark::Favourite;
                tx.emit(Event::StatusMarked { status: status.id, account: who.id, mark });
                let like = peer::like(&uri, &who, &status.uri);
                peer::tell(tx, &moment, (&who, &author(tx, &status)?), like)?;
            }
            find::view(tx, who.id, status.id)
        })
        .await
}

/// Takes a favourite back. That there was none is no mistake.
pub async fn unfavourite(app: &App, who: &LocalAccount, id: StatusId) -> Result<StatusView> {
    let (who, moment) = (who.account().clone(), Moment::of(app));
    app.db
        .write(move |tx| {
            let status = find::shown_once(tx, id)?;
            let Some(uri) = db::mark::favourite_uri(tx, who.id, status.id)? else {
                return find::view_if_visible(tx, who.id, status.id);
            };
            forget(tx, who.id, &status)?;
            let undo = peer::undo(peer::like(&uri, &who, &status.uri));
            peer::tell(tx, &moment, (&who, &author(tx, &status)?), undo)?;
            find::view(tx, who.id, status.id)
        })
        .await
}

/// A peer's account favoured a status by the `Like` activity `uri`.
///
/// # Errors
/// Refused if the account may not see the status.
pub async fn accept_favourite(
    app: &App,
    actor: AccountId,
    status: StatusId,
    uri: String,
) -> Result<()> {
    let moment = Moment::of(app);
    app.db
        .write(move |tx| {
            let status = db::status::visible(tx, Some(actor), status)?.ok_or(find::NOT_FOUND)?;
            if status.boost_of.is_some() {
                return Err(find::NOT_FOUND.into());
            }
            let place: i64 = moment.id();
            if db::mark::favourite(tx, place, (actor, status.id), &uri, moment.now)? {
                tell_author(tx, &moment, actor, &status)?;
            }
            Ok(())
        })
        .await
}

/// A peer's account took back its favourite of a status.
pub async fn accept_unfavourite(app: &App, actor: AccountId, status: StatusId) -> Result<()> {
    app.db
        .write(move |tx| match db::status::by_id(tx, status)? {
            Some(status) => forget(tx, actor, &status),
            None => Ok(()),
        })
        .await
}

fn tell_author(tx: &WriteTx<'_>, moment: &Moment, from: AccountId, status: &Status) -> Result<()> {
    let (account, kind) = (status.author, NotificationKind::Favourite);
    notify::tell(tx, moment, Told { account, kind, from, status: Some(status.id) })
}

fn forget(tx: &WriteTx<'_>, account: AccountId, status: &Status) -> Result<()> {
    db::mark::unfavourite(tx, account, status.id)?;
    let (told, kind) = (status.author, NotificationKind::Favourite);
    Ok(db::notification::withdraw(tx, told, kind, account, Some(status.id))?)
}

fn author(tx: &WriteTx<'_>, status: &Status) -> Result<Account> {
    Ok(db::account::by_id(tx, status.author)?.ok_or(Refusal::NotFound("account"))?)
}
