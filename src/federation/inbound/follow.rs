//! Follow: somebody wants to read somebody here.

use crate::app::App;
use crate::federation::verdict::Outcome;
use crate::model::Account;
use crate::protocol::activitypub::incoming::Activity;
use crate::remote::SERVER_PATH;
use crate::service;

use super::target::{account_of, id_or};

/// A second Follow is answered like the first. The server itself is followed by relays alone.
pub(super) async fn follow(app: &App, sender: &Account, activity: &Activity) -> Outcome {
    let server = app.url(SERVER_PATH);
    if activity.object()?.id().as_ref() == Some(&server) {
        let uri = id_or(activity, || format!("{}#follows/server", sender.uri));
        return Ok(service::relay::receive_follow(app, sender, uri).await?);
    }
    let target = account_of(app, activity.object()?).await?;
    let uri = id_or(activity, || format!("{}#follows/{}", sender.uri, target.id()));
    service::follow::receive_request(app, sender.id, &target, uri).await?;
    Ok(())
}
