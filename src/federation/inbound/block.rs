//! Block: somebody wants nothing to do with somebody here.

use crate::app::App;
use crate::federation::verdict::Outcome;
use crate::model::Account;
use crate::protocol::activitypub::incoming::Activity;
use crate::service;

use super::target::{account_of, id_or};

pub(super) async fn block(app: &App, sender: &Account, activity: &Activity) -> Outcome {
    let target = account_of(app, activity.object()?).await?;
    let uri = id_or(activity, || format!("{}#blocks/{}", sender.uri, target.id()));
    service::block::receive(app, sender.id, &target, uri).await?;
    Ok(())
}
