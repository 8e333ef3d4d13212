//! Notifications with who did it and the status they are about.

use std::collections::HashMap;

use crate::base::{AccountId, StatusId};
use crate::db::{ReadTx, account};
use crate::model::{Account, Notification, NotificationView, StatusView};

/// Every query of this file, by name: it has none of its own.
pub const QUERIES: &[(&str, &str)] = &[];

/// Notifications as `viewer`, whose they are, sees them; in the order given.
pub fn many(
    tx: &ReadTx<'_>,
    viewer: AccountId,
    notifications: Vec<Notification>,
) -> rusqlite::Result<Vec<NotificationView>> {
    let senders: Vec<AccountId> = notifications.iter().map(|told| told.from).collect();
    let ids: Vec<StatusId> = notifications.iter().filter_map(|told| told.status).collect();
    let people: HashMap<AccountId, Account> =
        account::by_ids(tx, &senders)?.into_iter().map(|account| (account.id, account)).collect();
    let statuses: HashMap<StatusId, StatusView> = super::status::many(tx, Some(viewer), &ids)?
        .into_iter()
        .map(|view| (view.status.id, view))
        .collect();
    let views = notifications.into_iter().filter_map(|notification| {
        Some(NotificationView {
            from: people.get(&notification.from)?.clone(),
            status: notification.status.and_then(|id| statuses.get(&id).cloned()),
            notification,
        })
    });
    Ok(views.collect())
}
