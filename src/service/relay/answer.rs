//! What relays answer, and that they follow this server.

use crate::app::App;
use crate::base::Result;
use crate::db;
use crate::db::key::SERVER;
use crate::model::relay::{Relay, RelayState, RelayStyle};
use crate::model::{Account, Job};
use crate::protocol::activitypub::outgoing::{Activity, ActivityKind, Context, Document};
use crate::protocol::url::same_origin;
use crate::remote::SERVER_PATH;
use crate::service::moment::Moment;

use super::change::tell;

/// A relay grants what we asked for by the Follow `uri`. Answers whether there is such a relay.
pub async fn receive_accept(app: &App, from: &Account, uri: String) -> Result<bool> {
    receive(app, from, uri, RelayState::Accepted).await
}

/// The same, that it does not, or no longer.
pub async fn receive_reject(app: &App, from: &Account, uri: String) -> Result<bool> {
    receive(app, from, uri, RelayState::Rejected).await
}

async fn receive(app: &App, from: &Account, uri: String, answer: RelayState) -> Result<bool> {
    let (from, asked) = (from.uri.clone(), uri.clone());
    let is_relays = app.db.glance(move |tx| Ok(db::relay::by_follow(tx, &asked)?.is_some()));
    if !is_relays.await? {
        return Ok(false);
    }
    app.db
        .write(move |tx| {
            let Some(relay) = db::relay::by_follow(tx, &uri)? else { return Ok(false) };
            // Whoever answers is the relay from now on, if it is on the server that was asked.
            let is_asked = relay.inbox.as_deref().is_some_and(|inbox| same_origin(inbox, &from));
            let is_known = relay.actor.as_ref().is_none_or(|actor| *actor == from);
            let is_open = match relay.state {
                RelayState::Pending => true,
                RelayState::Accepted => answer == RelayState::Rejected,
                RelayState::Idle | RelayState::Rejected => false,
            };
            if is_asked && is_known && is_open {
                db::relay::save(tx, &Relay { state: answer, actor: Some(from), ..relay })?;
            }
            Ok(true)
        })
        .await
}

/// Somebody wants to follow the server itself: only relays may that we follow.
pub async fn receive_follow(app: &App, from: &Account, follow: String) -> Result<()> {
    let (from, us, moment) = (from.clone(), app.url(SERVER_PATH), Moment::of(app));
    app.db
        .write(move |tx| {
            let asked = Activity::upon(ActivityKind::Follow, follow, from.uri.clone(), us.clone());
            let number: i64 = moment.id();
            let Some(relay) = following(tx, &from)? else {
                let id = format!("{us}#rejects/follows/{number}");
                let reject = Activity::about(ActivityKind::Reject, id, us, asked);
                let activity = serde_json::to_value(Document::new(Context::Plain, reject))?;
                let activity = Box::new(activity);
                let job = Job::Tell { from: SERVER, to: from.id, activity };
                return tx.enqueue(&job, moment.now);
            };
            let id = format!("{us}#accepts/follows/{number}");
            let accept = Activity::about(ActivityKind::Accept, id, us, asked);
            tell(tx, &moment, &relay, accept)?;
            Ok(db::relay::save(tx, &Relay { follows_us: true, ..relay })?)
        })
        .await
}

/// A relay follows the server no longer.
pub async fn receive_undo(app: &App, from: &Account) -> Result<()> {
    let from = from.clone();
    app.db
        .write(move |tx| match following(tx, &from)? {
            Some(relay) => Ok(db::relay::save(tx, &Relay { follows_us: false, ..relay })?),
            None => Ok(()),
        })
        .await
}

/// The relay that `from` is, if it is one that we asked to follow and that may follow us.
fn following(tx: &db::ReadTx<'_>, from: &Account) -> rusqlite::Result<Option<Relay>> {
    let relay = db::relay::by_actor(tx, &from.uri)?;
    Ok(relay.filter(|relay| {
        relay.style == RelayStyle::LitePub
            && matches!(relay.state, RelayState::Pending | RelayState::Accepted)
    }))
}
