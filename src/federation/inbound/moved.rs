//! Move: somebody is from now on somebody else.

use crate::app::App;
use crate::federation::verdict::{Outcome, Stop};
use crate::model::Account;
use crate::protocol::activitypub::incoming::Activity;
use crate::remote;
use crate::service;

use super::target::object_id;

/// The sender moves itself and nobody else; where it goes is asked anew and must know of it.
pub(super) async fn moved(app: &App, sender: &Account, activity: &Activity) -> Outcome {
    if object_id(activity)? != sender.uri {
        return Err(Stop::never("who moves is somebody else than the sender"));
    }
    let target = activity.target.as_deref();
    let target = target.ok_or_else(|| Stop::never("the Move leads nowhere"))?;
    let target = remote::account(app, target).await?;
    let target = if target.is_local() {
        target
    } else {
        let asked = remote::refresh(app, target.id).await?;
        asked.ok_or_else(|| Stop::never("where the Move leads is nobody"))?
    };
    service::account::receive_move(app, sender.id, target.id).await?;
    Ok(())
}
