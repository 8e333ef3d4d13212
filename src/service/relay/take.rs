//! Takes in what a relay brings.

use std::time::Duration;

use crate::app::App;
use crate::base::{Refusal, RelayId, Result, StatusId};
use crate::db;
use crate::model::relay::RelayState;
use crate::model::{RemoteStatus, Visibility};
use crate::say;
use crate::service::moment::Moment;
use crate::service::status::{Arrival, store};

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
                return Err(Refusal::Forbidden(say!("refusal-a-relay-brings-only-what")).into());
            }
            if !relay.filter.lets_through(remote.language.as_deref(), &remote.tags) {
                return Err(Refusal::Forbidden(say!("refusal-it-is-not-what-is")).into());
            }
            let taken = db::relay::taken_since(tx, relay.id, moment.now.minus(HOUR))?;
            if !relay.filter.has_room(taken) {
                return Err(Refusal::Forbidden(say!("refusal-enough-came-from-this-relay")).into());
            }
            let status = store(tx, &moment, &remote, Arrival::Brought)?;
            db::relay::took(tx, relay.id, status.id, moment.now)?;
            Ok(status.id)
        })
        .await
}
