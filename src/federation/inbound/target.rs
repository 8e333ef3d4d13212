//! Whom and what of ours an activity is about.

use crate::app::App;
use crate::base::Result;
use crate::db;
use crate::federation::verdict::{Outcome, Stop};
use crate::model::{LocalAccount, Status};
use crate::protocol::activitypub::incoming::{Activity, Item};

/// The id of the one thing an activity speaks about.
pub(super) fn object_id(activity: &Activity) -> Outcome<String> {
    activity.object()?.id().ok_or_else(|| Stop::never("the object has no id"))
}

/// The account of ours with this actor id or profile page (GNU social sends pages).
pub(super) async fn local_account(app: &App, uri: &str) -> Result<Option<LocalAccount>> {
    let uri = uri.to_owned();
    let found = app.db.glance(move |tx| Ok(db::account::by_uri_or_url(tx, &uri)?)).await?;
    Ok(found.and_then(LocalAccount::from_account))
}

/// The account of ours that an activity is upon.
pub(super) async fn account_of(app: &App, item: &Item) -> Outcome<LocalAccount> {
    let id = item.id().ok_or_else(|| Stop::never("the object has no id"))?;
    local_account(app, &id).await?.ok_or_else(|| Stop::never("the object is no account of ours"))
}

/// The status with this id or page, if we know it.
pub(super) async fn known_status(app: &App, uri: &str) -> Result<Option<Status>> {
    let uri = uri.to_owned();
    app.db.glance(move |tx| Ok(db::status::by_uri_or_url(tx, &uri)?)).await
}

/// The id of an activity, or one made up for those that send none (GNU social).
pub(super) fn id_or(activity: &Activity, made_up: impl FnOnce() -> String) -> String {
    activity.id.clone().unwrap_or_else(made_up)
}
