//! Something an account of ours is told.
//! Source: <https://docs.joinmastodon.org/entities/Notification/>

use serde::Serialize;

use crate::base::NotificationId;
use crate::model::{self, NotificationView};

use super::{Account, Frame, Status};

#[derive(Debug, Serialize)]
pub(in crate::http) struct Notification {
    id: NotificationId,
    #[serde(rename = "type")]
    kind: &'static str,
    created_at: String,
    group_key: String,
    account: Account,
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<Status>,
}

impl Notification {
    pub(in crate::http) fn of(view: NotificationView, frame: &Frame) -> Self {
        let NotificationView { notification, from, status } = view;
        let model::Notification { id, account, kind, from: _, status: _, created_at } =
            notification;
        Self {
            id,
            kind: kind.as_str(),
            created_at: created_at.rfc3339(),
            group_key: format!("ungrouped-{id}"),
            account: Account::of(from, frame),
            status: status.map(|view| Status::of(view, Some(account), frame)),
        }
    }
}
