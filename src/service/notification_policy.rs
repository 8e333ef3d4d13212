//! Of which strangers somebody wants to be told, and what becomes of those who wait.

use crate::app::App;
use crate::base::{AccountId, NotificationRequestId, Refusal, Result};
use crate::db::{self, ReadTx, WriteTx};
use crate::model::notification_policy::{NotificationRequest, Pending, PolicyChange};
use crate::model::{Event, LocalAccount, NotificationPolicy};

use super::conversation;
use crate::say;

/// Requests that can be answered at once.
const MOST_AT_ONCE: usize = 100;

/// The policy of somebody, and how much it keeps back.
pub fn summary(tx: &ReadTx<'_>, who: AccountId) -> Result<(NotificationPolicy, Pending)> {
    let policy = db::notification_policy::policy(tx, who)?;
    Ok((policy, db::notification_policy::pending(tx, who)?))
}

/// Changes the policy; what was kept back or let through before stays so.
pub async fn change(
    app: &App,
    who: &LocalAccount,
    change: PolicyChange,
) -> Result<(NotificationPolicy, Pending)> {
    let who = who.id();
    app.db
        .write(move |tx| {
            let policy = change.applied_to(db::notification_policy::policy(tx, who)?);
            db::notification_policy::save_policy(tx, who, policy)?;
            Ok((policy, db::notification_policy::pending(tx, who)?))
        })
        .await
}

/// Lets who asked through from now on; what was kept back of them comes into the list. Answers how
/// many of the requests there were.
pub async fn accept(
    app: &App,
    who: &LocalAccount,
    requests: Vec<NotificationRequestId>,
) -> Result<usize> {
    let who = who.id();
    app.db
        .write(move |tx| {
            let requests = found(tx, who, &requests)?;
            let mut has_merged = false;
            for request in &requests {
                has_merged |= let_through(tx, who, request.sender)?;
            }
            if has_merged {
                tx.emit(Event::NotificationsMerged { account: who });
            }
            Ok(requests.len())
        })
        .await
}

/// Answers whether anything came into the list.
fn let_through(tx: &WriteTx<'_>, who: AccountId, sender: AccountId) -> Result<bool> {
    let direct = db::notification_policy::kept_direct(tx, who, sender)?;
    db::notification_policy::permit(tx, who, sender)?;
    let merged = db::notification_policy::merge(tx, who, sender)?;
    db::notification_policy::settle(tx, who, sender)?;
    for status in direct {
        if let Some(status) = db::status::by_id(tx, status)? {
            conversation::take_in(tx, who, &status)?;
        }
    }
    Ok(merged > 0)
}

/// Throws away what was kept back of who asked; they may ask again. Answers how many of the
/// requests there were.
pub async fn dismiss(
    app: &App,
    who: &LocalAccount,
    requests: Vec<NotificationRequestId>,
) -> Result<usize> {
    let who = who.id();
    app.db
        .write(move |tx| {
            let requests = found(tx, who, &requests)?;
            for request in &requests {
                db::notification_policy::throw_away(tx, who, request.sender)?;
                db::notification_policy::settle(tx, who, request.sender)?;
            }
            Ok(requests.len())
        })
        .await
}

fn found(
    tx: &ReadTx<'_>,
    who: AccountId,
    ids: &[NotificationRequestId],
) -> Result<Vec<NotificationRequest>> {
    if ids.len() > MOST_AT_ONCE {
        return Err(Refusal::invalid(
            "id",
            say!("refusal-names-more-than-n", n = MOST_AT_ONCE.to_string()),
        )
        .into());
    }
    Ok(db::notification_policy::requests_by_ids(tx, who, ids)?)
}
