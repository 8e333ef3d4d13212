//! Delete: a status is gone, or its author is, or the leave to quote or to reply.

use crate::app::App;
use crate::federation::verdict::Outcome;
use crate::model::Account;
use crate::remote;
use crate::service;

use super::brought::Brought;
use super::target::object_id;

pub(super) async fn delete(app: &App, sender: &Account, activity: &Brought<'_>) -> Outcome {
    let object = object_id(activity)?;
    if object == sender.uri {
        remote::forget(app, sender.id).await?;
        return Ok(());
    }
    if service::status::receive_revocation(app, sender.id, object.clone()).await?
        || service::status::receive_reply_revocation(app, sender.id, object.clone()).await?
    {
        return Ok(());
    }
    let carried = activity.carried();
    service::status::accept_delete_carried(app, sender.id, object, carried).await?;
    Ok(())
}
