//! Announce of an activity: a group shows its members what was done there (FEP-1b12).

use crate::app::App;
use crate::federation::resolve;
use crate::federation::verdict::{Outcome, Stop};
use crate::model::{Account, RemoteBoost, Visibility};
use crate::protocol::activitypub::incoming::{Activity, Deed};
use crate::protocol::url::same_origin;
use crate::{remote, service};

use super::announce::is_followed;
use super::brought::Brought;
use super::receive::done;
use super::target::{known_status, object_id};

/// What happened on the group's own server, that server vouches for. Of anything else only the
/// word of its own server counts: a status is fetched from there, and so is the proof that it is
/// gone. A status that begins a thread is shown as the group's boost.
pub(super) async fn pass_on(app: &App, group: &Account, announce: &Activity) -> Outcome {
    if !is_followed(app, group.id).await? {
        return Err(Stop::never("its sender is followed by nobody here"));
    }
    let inner = announce.object()?.whole().ok_or_else(|| Stop::never("the object is missing"))?;
    let inner = Activity::read(inner)?;
    match Deed::of(&inner) {
        Deed::Create | Deed::Update => shown(app, group, &inner).await,
        Deed::Delete if !same_origin(&inner.actor, &group.uri) => gone(app, &inner).await,
        deed if same_origin(&inner.actor, &group.uri) => {
            if inner.id.as_deref().is_some_and(|id| !same_origin(id, &group.uri)) {
                return Err(Stop::never("the id of what is passed on is on another server"));
            }
            let actor = remote::account(app, &inner.actor).await?;
            if actor.is_suspended() {
                return Err(Stop::never("the actor is suspended here"));
            }
            let inner = Brought { activity: &inner, text: None, bearer: group };
            done(app, &actor, &inner, deed).await
        }
        _ => Err(Stop::never("nobody vouches for what is passed on")),
    }
}

/// Fetches the status anew, whatever came along.
async fn shown(app: &App, group: &Account, inner: &Activity) -> Outcome {
    let object = object_id(inner)?;
    if inner.kind == "Update" {
        return resolve::again(app, &object).await.map_err(Into::into);
    }
    let status = resolve::status(app, &object).await?;
    let Some(found) = known_status(app, &object).await? else { return Ok(()) };
    let opens = found.in_reply_to.is_none() && found.visibility.is_open();
    if !opens {
        return Ok(());
    }
    let boost = RemoteBoost {
        author: group.id,
        uri: format!("{}#boosts/{status}", group.uri),
        boosted: status,
        visibility: Visibility::Public,
        created_at: app.clock.now(),
    };
    service::status::accept_boost(app, boost).await?;
    Ok(())
}

/// A group says that a status elsewhere is gone: its own server must say so, too.
pub(super) async fn gone(app: &App, inner: &Activity) -> Outcome {
    let object = object_id(inner)?;
    let Some(status) = known_status(app, &object).await? else { return Ok(()) };
    match remote::document(app, &object).await {
        Err(failure) if failure.not_there() => {
            service::status::accept_delete(app, status.author, object).await?;
            Ok(())
        }
        Ok(document) if document["type"] == "Tombstone" => {
            service::status::accept_delete(app, status.author, object).await?;
            Ok(())
        }
        Ok(_) => Err(Stop::never("the status is still there where it lives")),
        Err(failure) => Err(failure.into()),
    }
}
