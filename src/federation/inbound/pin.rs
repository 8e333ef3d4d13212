//! Add and Remove: what somebody pins to their profile.

use crate::app::App;
use crate::base::StatusId;
use crate::db;
use crate::federation::resolve;
use crate::federation::verdict::{Outcome, Stop};
use crate::model::Account;
use crate::protocol::activitypub::incoming::{Activity, Item};
use crate::service;
use crate::text::Hashtag;

use super::announce::is_followed;
use super::target::{known_status, object_id};

/// Pins a status of the sender's; one that we do not know is fetched if its author is read here.
pub(super) async fn pin(app: &App, sender: &Account, activity: &Activity) -> Outcome {
    to_featured(app, sender, activity).await?;
    let object = object_id(activity)?;
    let status: StatusId = match known_status(app, &object).await? {
        Some(status) => status.id,
        None if is_followed(app, sender.id).await? => resolve::status(app, &object).await?,
        None => return Err(Stop::never("its sender is followed by nobody here")),
    };
    service::status::accept_pin(app, sender.id, status).await?;
    Ok(())
}

/// Takes a pin off.
pub(super) async fn unpin(app: &App, sender: &Account, activity: &Activity) -> Outcome {
    to_featured(app, sender, activity).await?;
    let object = object_id(activity)?;
    let Some(status) = known_status(app, &object).await? else { return Ok(()) };
    service::status::accept_unpin(app, sender.id, status.id).await?;
    Ok(())
}

/// Shows a hashtag on the sender's profile.
pub(super) async fn show_tag(app: &App, sender: &Account, activity: &Activity) -> Outcome {
    to_featured(app, sender, activity).await?;
    service::hashtag::accept_feature(app, sender.id, &tag_name(activity)?).await?;
    Ok(())
}

/// Takes it off.
pub(super) async fn hide_tag(app: &App, sender: &Account, activity: &Activity) -> Outcome {
    to_featured(app, sender, activity).await?;
    service::hashtag::accept_unfeature(app, sender.id, &tag_name(activity)?).await?;
    Ok(())
}

fn tag_name(activity: &Activity) -> Result<String, Stop> {
    let whole = activity.objects.first().and_then(Item::whole);
    let name = whole.and_then(|whole| whole["name"].as_str());
    let tag = name.and_then(|name| Hashtag::parse(name.trim_start_matches('#')));
    let tag = tag.ok_or_else(|| Stop::never("the hashtag has no name"))?;
    Ok(tag.name().to_owned())
}

/// Only the collection that the sender's actor calls `featured` is one of pins.
async fn to_featured(app: &App, sender: &Account, activity: &Activity) -> Outcome {
    let id = sender.id;
    let endpoints = app.db.read(move |tx| Ok(db::account::endpoints(tx, id)?)).await?;
    let featured = endpoints.and_then(|endpoints| endpoints.featured);
    if featured.is_some() && featured == activity.target {
        return Ok(());
    }
    Err(Stop::never("the collection is not the one of what the sender has pinned"))
}
