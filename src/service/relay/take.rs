//! Takes in what a relay brings.

use std::time::Duration;

use crate::app::App;
use crate::base::{Refusal, RelayId, Result, StatusId};
use crate::db;
use crate::model::relay::RelayState;
use crate::model::{RemoteStatus, Visibility};
use crate::service::moment::Moment;
use crate::service::status::store_brought;

const HOUR: Duration = Duration::from_hours(1);

/// Stores a status that came from a relay, if it is wanted.
///
/// # Errors
/// Refused if it is not for everyone, if what is wanted of the relay is otherwise, or if enough
/// came from it within the last hour.
pub async fn take(app: &App, relay: RelayId, remote: RemoteStatus) -> Result<StatusId> {
    let moment = Moment::of(app);
    app.db
        .write(move |tx| {
            if let Some(known) = db::status::by_uri(tx, &remote.uri)? {
                return Ok(known.id);
            }
            let relay = db::relay::by_id(tx, relay)?;
            let relay = relay.filter(|relay| relay.state == RelayState::Accepted);
            let relay = relay.ok_or(Refusal::NotFound("relay"))?;
            if remote.visibility != Visibility::Public {
                return Err(Refusal::Forbidden("a relay brings only what is public").into());
            }
            if !relay.filter.lets_through(remote.language.as_deref(), &remote.tags) {
                return Err(Refusal::Forbidden("it is not what is wanted of this relay").into());
            }
            let taken = db::relay::taken_since(tx, relay.id, moment.now.minus(HOUR))?;
            if !relay.filter.has_room(taken) {
                return Err(Refusal::Forbidden("enough came from this relay in an hour").into());
            }
            let status = store_brought(tx, &moment, &remote)?;
            db::relay::took(tx, relay.id, status.id, moment.now)?;
            Ok(status.id)
        })
        .await
}
