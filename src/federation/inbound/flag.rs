//! Flag: a peer reports an account of ours.

use crate::app::App;
use crate::base::StatusId;
use crate::db;
use crate::federation::verdict::{Outcome, Stop};
use crate::model::Account;
use crate::model::report::{Complaint, MOST_STATUSES};
use crate::protocol::activitypub::incoming::{Activity, Item};
use crate::service;

use super::target::{id_or, known_status, local_account};

/// federation.md 4.6: the objects are the account and, if any, statuses of it; the sender may be
/// the other server's own actor, so that nobody knows who complained.
pub(super) async fn flag(app: &App, sender: &Account, activity: &Activity) -> Outcome {
    let from = sender.clone();
    if app.db.read(move |tx| service::peer_block::rejects_reports(tx, &from)).await? {
        return Err(Stop::never("reports of this server are not taken"));
    }
    let mut target = None;
    let mut statuses: Vec<StatusId> = vec![];
    for uri in activity.objects.iter().filter_map(Item::id).take(MOST_STATUSES) {
        if target.is_none() {
            target = local_account(app, &uri).await?;
        }
        statuses.extend(known_status(app, &uri).await?.map(|status| status.id));
    }
    if target.is_none()
        && let Some(first) = statuses.first().copied()
    {
        let author = app.db.read(move |tx| {
            let Some(status) = db::status::by_id(tx, first)? else { return Ok(None) };
            Ok(db::account::local_by_id(tx, status.author)?)
        });
        target = author.await?;
    }
    let target = target.ok_or_else(|| Stop::never("the report is about nobody here"))?;
    let uri = id_or(activity, || format!("{}#flags/{}", sender.uri, target.id()));
    let comment = activity.content.clone().unwrap_or_default();
    let complaint = Complaint { comment, statuses, ..Complaint::default() };
    service::report::receive(app, sender.id, &target, complaint, uri).await?;
    Ok(())
}
