//! What was left out, written down for those who ask why.

use std::time::Duration;

use serde_json::Value;

use crate::app::App;
use crate::base::Timestamp;
use crate::db;
use crate::model::Dropped;
use crate::protocol::activitypub::incoming::{self, Activity, Item};
use crate::protocol::url::{authority, web};

use super::request::Stored;

/// Within this time so much is written down of one server and no more.
const DAY: Duration = Duration::from_hours(24);

/// Characters of a reason.
const LONGEST_REASON: usize = 300;

/// Writes down that a request was not taken in.
pub(super) async fn note(app: &App, request: &Value, verified: Option<&str>, why: &str) {
    let Some(dropped) = described(request, verified, why) else { return };
    let now = app.clock.now();
    let dropped = Dropped { at: now, ..dropped };
    let since = now.minus(DAY);
    let written = app.db.write(move |tx| Ok(db::dropped::insert(tx, &dropped, since)?)).await;
    if let Err(problem) = written {
        tracing::warn!("cannot write down what was dropped: {problem:?}");
    }
}

fn described(request: &Value, verified: Option<&str>, why: &str) -> Option<Dropped> {
    let (sender, body) = match serde_json::from_value(request.clone()).ok()? {
        Stored::Open { key_id, signed, .. } => (key_id, signed.body),
        Stored::Proven { body, .. } => (verified?.to_owned(), body),
    };
    let activity = Activity::read(&incoming::parse(body.as_bytes()).ok()?).ok()?;
    Some(Dropped {
        host: web(&sender).as_ref().and_then(authority)?,
        actor: activity.actor,
        kind: activity.kind,
        uri: activity.id,
        object: activity.objects.first().and_then(Item::id),
        why: why.chars().take(LONGEST_REASON).collect(),
        at: Timestamp(0),
    })
}
