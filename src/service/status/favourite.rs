//! Favourites.

use crate::app::App;
use crate::base::{AccountId, Refusal, Result, StatusId};
use crate::db::{self, WriteTx};
use crate::model::event::Mark;
use crate::model::series;
use crate::model::{Account, Event, LocalAccount, NotificationKind, Status, StatusView};
use crate::service::account::must_be_here;
use crate::service::moment::Moment;
use crate::service::notify::{self, Told};
use crate::service::peer;

use super::delete::bury_deed;
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
            let pair = (actor, status);
            if db::tombstone::exists(tx, &uri)? {
                return Ok(());
            }
            take_in(tx, &moment, pair, &uri)?;
            // Beside reactions it is one more.
            if db::reaction::any(tx, pair)?.is_some() {
                db::reaction::insert(tx, pair, "", &uri)?;
            } else if let Some(known) = db::mark::favourite_uri(tx, actor, status)?
                && series::precedes(&known, &uri)
            {
                // The favourite was taken back and made anew; the word of the first is on its way.
                db::mark::set_favourite_uri(tx, pair, &uri)?;
            }
            Ok(())
        })
        .await
}

/// Emoji of one person on one status that are told apart.
const MOST_REACTIONS: u32 = 20;

/// A peer's account reacted to a status with an emoji, by the activity `uri`. All its reactions to
/// a status are one favourite.
///
/// # Errors
/// Refused if the account may not see the status.
pub async fn accept_reaction(
    app: &App,
    actor: AccountId,
    status: StatusId,
    (emoji, uri): (String, String),
) -> Result<()> {
    let (moment, pair) = (Moment::of(app), (actor, status));
    app.db
        .write(move |tx| {
            take_in(tx, &moment, pair, &uri)?;
            if db::reaction::count(tx, pair)? < MOST_REACTIONS {
                db::reaction::insert(tx, pair, &emoji, &uri)?;
            }
            Ok(())
        })
        .await
}

fn take_in(
    tx: &WriteTx<'_>,
    moment: &Moment,
    (actor, status): (AccountId, StatusId),
    uri: &str,
) -> Result<()> {
    let status = db::status::visible(tx, Some(actor), status)?.ok_or(find::NOT_FOUND)?;
    if status.boost_of.is_some() {
        return Err(find::NOT_FOUND.into());
    }
    let place: i64 = moment.id();
    if db::mark::favourite(tx, place, (actor, status.id), uri, moment.now)? {
        tell_author(tx, moment, actor, &status)?;
    }
    Ok(())
}

/// What of a peer's account is taken back, as far as its server says: the activity, and the emoji
/// that it brought, which is empty for a plain favourite.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Withdrawn {
    pub uri: Option<String>,
    pub emoji: Option<String>,
}

/// A peer's account took back its favourite of a status, or a reaction: the favourite stays while
/// another one is left.
pub async fn accept_unfavourite(
    app: &App,
    actor: AccountId,
    status: StatusId,
    Withdrawn { uri, emoji }: Withdrawn,
) -> Result<()> {
    let moment = Moment::of(app);
    app.db
        .write(move |tx| {
            let Some(status) = db::status::by_id(tx, status)? else { return Ok(()) };
            let pair = (actor, status.id);
            if let Some(uri) = &uri {
                bury_deed(tx, &moment, actor, (uri, &status.uri))?;
                if is_late(tx, pair, uri)? {
                    return Ok(());
                }
            }
            let taken = db::reaction::take(tx, pair, (uri.as_deref(), emoji.as_deref()))?;
            let Some(known) = db::mark::favourite_uri(tx, actor, status.id)? else {
                return Ok(());
            };
            let left = db::reaction::any(tx, pair)?;
            let is_named = [&taken, &uri].into_iter().any(|uri| uri.as_ref() == Some(&known));
            match left {
                Some(left) if is_named => Ok(db::mark::set_favourite_uri(tx, pair, &left)?),
                None if is_named || taken.is_none() => forget(tx, actor, &status),
                Some(_) | None => Ok(()),
            }
        })
        .await
}

/// Whether `uri` was an earlier favourite, after which another one came.
fn is_late(tx: &WriteTx<'_>, (actor, status): (AccountId, StatusId), uri: &str) -> Result<bool> {
    if db::reaction::by_uri(tx, actor, uri)?.is_some() {
        return Ok(false);
    }
    let known = db::mark::favourite_uri(tx, actor, status)?;
    Ok(known.is_some_and(|known| series::precedes(uri, &known)))
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
