//! Where a program is told of notifications.
//! Source: <https://docs.joinmastodon.org/entities/WebPushSubscription/>

use std::collections::BTreeMap;

use serde::Serialize;

use crate::model::PushSubscription;
use crate::model::push::ALERTS;

#[derive(Debug, Serialize)]
pub(in crate::http) struct WebPushSubscription {
    /// A number, as Mastodon has it and its apps read it.
    id: i64,
    endpoint: String,
    standard: bool,
    alerts: BTreeMap<&'static str, bool>,
    policy: &'static str,
    server_key: String,
}

impl WebPushSubscription {
    pub(in crate::http) fn of(subscription: PushSubscription, server_key: String) -> Self {
        let alerts = &subscription.alerts;
        Self {
            id: subscription.id.0,
            alerts: ALERTS.into_iter().map(|kind| (kind, alerts.hold(kind))).collect(),
            endpoint: subscription.endpoint,
            standard: subscription.standard,
            policy: subscription.policy.as_str(),
            server_key,
        }
    }
}
