//! Undo: a follow, favourite, boost or block is taken back, or the leave to reply.

use crate::app::App;
use crate::base::{AccountId, Result, StatusId};
use crate::db;
use crate::federation::verdict::{Outcome, Stop};
use crate::model::Account;
use crate::protocol::activitypub::incoming::{Activity, Item};
use crate::remote::SERVER_PATH;
use crate::service;
use crate::service::follow::Named;
use crate::service::status::{Answer, Withdrawn};

use super::accept;
use super::target::{account_of, known_status, object_id};

/// What is undone comes whole, or by its id alone; either way it must be the sender's.
pub(super) async fn undo(app: &App, sender: &Account, activity: &Activity) -> Outcome {
    match activity.object()? {
        Item::Id(id) => by_id(app, sender, id).await,
        Item::Whole(value) => whole(app, sender, &Activity::read(value)?).await,
    }
}

async fn whole(app: &App, sender: &Account, undone: &Activity) -> Outcome {
    if undone.actor != sender.uri {
        return Err(Stop::never("what is undone is somebody else's"));
    }
    match undone.kind.as_str() {
        "Follow" if undone.object()?.id() == Some(app.url(SERVER_PATH)) => {
            service::relay::receive_undo(app, sender).await?;
        }
        "Follow" => {
            let target = account_of(app, undone.object()?).await?;
            service::follow::receive_undo(app, sender.id, Named::Other(target.id())).await?;
        }
        "Block" => {
            let target = account_of(app, undone.object()?).await?;
            service::block::receive_undo(app, sender.id, &target).await?;
        }
        "Like" | "EmojiReact" => {
            let liked = known_status(app, &object_id(undone)?).await?;
            let Some(liked) = liked else { return Ok(()) };
            let emoji = undone.content.clone().unwrap_or_default();
            let undone = Withdrawn { uri: undone.id.clone(), emoji: Some(emoji) };
            service::status::accept_unfavourite(app, sender.id, liked.id, undone).await?;
        }
        "Announce" => unboost(app, sender, undone).await?,
        "Accept" if let_nobody_reply(app, sender, undone).await? => {}
        "Accept" => {
            let named = accept::named(app, sender, undone).await?;
            service::follow::receive_reject(app, sender.id, named).await?;
        }
        _ => {}
    }
    Ok(())
}

/// Whether it was a reply, or the request to let it in, that was accepted: known by what was accepted,
/// or by the authorization.
async fn let_nobody_reply(app: &App, sender: &Account, undone: &Activity) -> Outcome<bool> {
    if let Some(stamp) = undone.result.as_ref().or(undone.id.as_ref())
        && service::status::receive_reply_revocation(app, sender.id, stamp.clone()).await?
    {
        return Ok(true);
    }
    let Some(asked) = undone.object()?.id() else { return Ok(false) };
    Ok(service::status::receive_reply_answer(app, sender.id, asked, Answer::Refused).await?)
}

/// A boost is found by its id, or else by what it showed.
async fn unboost(app: &App, sender: &Account, undone: &Activity) -> Outcome {
    if let Some(id) = &undone.id {
        service::status::accept_unboost(app, sender.id, id.clone()).await?;
    }
    let (author, object) = (sender.id, object_id(undone)?);
    let Some(boosted) = known_status(app, &object).await? else { return Ok(()) };
    let boost = app.db.read(move |tx| Ok(db::status::boost_by(tx, boosted.id, author)?)).await?;
    if let Some(boost) = boost {
        service::status::accept_unboost(app, author, boost.uri).await?;
    }
    Ok(())
}

/// A bare id is that of a favourite, a follow, a reply's authorization, or a boost: also one that is
/// still to come.
async fn by_id(app: &App, sender: &Account, id: &str) -> Outcome {
    if service::status::receive_reply_revocation(app, sender.id, id.to_owned()).await? {
        return Ok(());
    }
    if let Some(status) = favourite(app, sender.id, id.to_owned()).await? {
        let undone = Withdrawn { uri: Some(id.to_owned()), emoji: None };
        service::status::accept_unfavourite(app, sender.id, status, undone).await?;
    } else if !service::follow::receive_undo(app, sender.id, Named::Uri(id.to_owned())).await? {
        service::status::accept_unboost(app, sender.id, id.to_owned()).await?;
    }
    Ok(())
}

async fn favourite(app: &App, sender: AccountId, id: String) -> Result<Option<StatusId>> {
    let found = app.db.read(move |tx| match db::mark::favourite_by_uri(tx, sender, &id)? {
        Some(status) => Ok(Some(status)),
        None => Ok(db::reaction::by_uri(tx, sender, &id)?),
    });
    found.await
}
