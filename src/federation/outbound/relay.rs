//! What relays are told that want the ids of what is written here.

use crate::app::App;
use crate::base::{Result, StatusId};
use crate::db;
use crate::db::key::SERVER;
use crate::model::Visibility;
use crate::model::relay::RelayStyle;
use crate::protocol::activitypub::PUBLIC;
use crate::protocol::activitypub::outgoing::{Activity, ActivityKind, Context, Document};
use crate::remote::SERVER_PATH;

use super::Letter;
use super::address::inboxes;

/// The server itself shows a new public status of ours to those relays.
pub(super) async fn letter(app: &App, id: StatusId) -> Result<Option<Letter>> {
    let found = app.db.read(move |tx| {
        let status = db::status::by_id(tx, id)?;
        let status =
            status.filter(|it| it.visibility == Visibility::Public && it.boost_of.is_none());
        let Some(status) = status else { return Ok(None) };
        Ok(Some((status, db::relay::inboxes(tx, RelayStyle::LitePub)?)))
    });
    let Some((status, addresses)) = found.await? else { return Ok(None) };
    let inboxes = inboxes(&app.settings.now(), addresses);
    if inboxes.is_empty() {
        return Ok(None);
    }
    let us = app.url(SERVER_PATH);
    let announce = format!("{us}#announces/{id}");
    let announce = Activity::upon(ActivityKind::Announce, announce, us, status.uri.clone());
    let announce =
        announce.addressed(vec![PUBLIC.to_owned()], vec![]).at(status.created_at.rfc3339());
    let body = serde_json::to_string(&Document::new(Context::Plain, announce))?;
    Ok(Some(Letter {
        sender: SERVER,
        body,
        object: Some(status.uri),
        inboxes,
        to_followers: false,
    }))
}
