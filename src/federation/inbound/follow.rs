//! Follow: somebody wants to read somebody here.

use crate::app::App;
use crate::federation::verdict::Outcome;
use crate::model::Account;
use crate::protocol::activitypub::incoming::Activity;
use crate::service;

use super::target::{account_of, id_or};

/// A second Follow is answered like the first.
pub(super) async fn follow(app: &App, sender: &Account, activity: &Activity) -> Outcome {
    let target = account_of(app, activity.object()?).await?;
    let uri = id_or(activity, || format!("{}#follows/{}", sender.uri, target.id()));
    service::follow::receive_request(app, sender.id, &target, uri).await?;
    Ok(())
}
