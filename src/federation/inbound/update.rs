//! Update: a status was edited, or a profile changed.

use std::time::Duration;

use crate::app::App;
use crate::federation::verdict::{Outcome, Stop};
use crate::model::Account;
use crate::protocol::activitypub::incoming::{Actor, Item};
use crate::remote;
use crate::service;

use super::brought::Brought;
use super::create::{carried, store, trusted};
use super::note;

/// An edit of something older that we do not know is not news (federation.md 4.6).
const OLD: Duration = Duration::from_hours(24);

pub(super) async fn update(app: &App, sender: &Account, activity: &Brought<'_>) -> Outcome {
    if sender.is_suspended() {
        return Err(Stop::never("the actor is suspended here"));
    }
    let object = activity.object()?;
    if object.id().as_deref() == Some(sender.uri.as_str()) {
        return profile(app, sender, object).await;
    }
    if object.whole().is_some_and(Actor::is_actor) {
        return Err(Stop::never("the profile is somebody else's"));
    }
    status(app, sender, activity, object).await
}

async fn profile(app: &App, sender: &Account, object: &Item) -> Outcome {
    // Loops sends only what has changed.
    match object.whole().filter(|value| Actor::read(value).is_ok()) {
        Some(value) => {
            remote::learn(app, value).await?;
        }
        None => {
            remote::refresh(app, sender.id).await?;
        }
    }
    Ok(())
}

async fn status(app: &App, sender: &Account, activity: &Brought<'_>, object: &Item) -> Outcome {
    let (note, author) = trusted(app, sender, activity, object).await?;
    let remote = note::status(app, &note, &author, None).await?;
    let written = remote.created_at;
    let carried = carried(activity, object, (&note, &author));
    let known = service::status::accept_edit_carried(app, remote, carried.clone()).await?;
    if known.is_none() && app.clock.now().since(written) < OLD {
        return store(app, (&note, &author), (activity, carried)).await;
    }
    Ok(())
}
