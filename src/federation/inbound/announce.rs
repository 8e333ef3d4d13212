//! Announce: somebody shows others a status.

use crate::app::App;
use crate::base::{AccountId, Result};
use crate::db;
use crate::federation::resolve;
use crate::federation::verdict::{Outcome, Stop};
use crate::model::{Account, RemoteBoost};
use crate::protocol::activitypub::incoming::Activity;
use crate::service;

use super::note::visibility;
use super::relay;
use super::target::{id_or, known_status, object_id};

/// Boosts of what we know, and by those who are read here of what we do not know yet: that is
/// fetched from where it lives, whatever came along.
pub(super) async fn announce(app: &App, sender: &Account, activity: &Activity) -> Outcome {
    let object = object_id(activity)?;
    if let Some(relay) = relay::of(app, sender).await? {
        return relay::named(app, &relay, &object).await;
    }
    let boosted = match known_status(app, &object).await? {
        Some(status) => status.id,
        None if is_followed(app, sender.id).await? => resolve::status(app, &object).await?,
        None => return Err(Stop::never("its sender is followed by nobody here")),
    };
    let followers = followers_of(app, sender.id).await?;
    let now = app.clock.now();
    let boost = RemoteBoost {
        author: sender.id,
        uri: id_or(activity, || format!("{}#boosts/{boosted}", sender.uri)),
        boosted,
        visibility: visibility(&activity.to, &activity.cc, followers.as_deref()),
        created_at: activity.published.map_or(now, |at| at.min(now)),
    };
    service::status::accept_boost(app, boost).await?;
    Ok(())
}

pub(super) async fn is_followed(app: &App, account: AccountId) -> Result<bool> {
    app.db.read(move |tx| Ok(db::follow::has_local_followers(tx, account)?)).await
}

/// The id of an account's followers collection.
pub(super) async fn followers_of(app: &App, account: AccountId) -> Result<Option<String>> {
    let endpoints = app.db.read(move |tx| Ok(db::account::endpoints(tx, account)?)).await?;
    Ok(endpoints.and_then(|endpoints| endpoints.followers))
}
