//! Of which strangers somebody wants to be told, and who waits to be let through.
//! Source: <https://docs.joinmastodon.org/entities/NotificationPolicy/>

use serde::Serialize;

use crate::base::{AccountId, NotificationRequestId};
use crate::model::notification_policy::{
    NotificationRequest as Request, Pending, RequestView, Ruling,
};
use crate::model::{self};

use super::{Account, Frame, Status};

#[derive(Debug, Serialize)]
pub(in crate::http) struct NotificationPolicy {
    for_not_following: &'static str,
    for_not_followers: &'static str,
    for_new_accounts: &'static str,
    for_private_mentions: &'static str,
    for_limited_accounts: &'static str,
    summary: Summary,
}

/// As programs written for the first version of it want it.
/// Source: <https://docs.joinmastodon.org/entities/V1_NotificationPolicy/>
#[derive(Debug, Serialize)]
#[expect(clippy::struct_excessive_bools, reason = "the API has them so")]
pub(in crate::http) struct OldNotificationPolicy {
    filter_not_following: bool,
    filter_not_followers: bool,
    filter_new_accounts: bool,
    filter_private_mentions: bool,
    summary: Summary,
}

#[derive(Debug, Serialize)]
struct Summary {
    pending_requests_count: u64,
    pending_notifications_count: u64,
}

/// Source: <https://docs.joinmastodon.org/entities/NotificationRequest/>
#[derive(Debug, Serialize)]
pub(in crate::http) struct NotificationRequest {
    id: NotificationRequestId,
    created_at: String,
    updated_at: String,
    account: Account,
    /// A number, written as a string.
    notifications_count: String,
    last_status: Option<Status>,
}

type Policy = (model::NotificationPolicy, Pending);

impl From<Policy> for NotificationPolicy {
    fn from((policy, pending): Policy) -> Self {
        let model::NotificationPolicy {
            not_following,
            not_followers,
            new_accounts,
            private_mentions,
            limited_accounts,
        } = policy;
        Self {
            for_not_following: not_following.as_str(),
            for_not_followers: not_followers.as_str(),
            for_new_accounts: new_accounts.as_str(),
            for_private_mentions: private_mentions.as_str(),
            for_limited_accounts: limited_accounts.as_str(),
            summary: pending.into(),
        }
    }
}

impl From<Policy> for OldNotificationPolicy {
    fn from((policy, pending): Policy) -> Self {
        let is_met = |ruling| ruling != Ruling::Accept;
        Self {
            filter_not_following: is_met(policy.not_following),
            filter_not_followers: is_met(policy.not_followers),
            filter_new_accounts: is_met(policy.new_accounts),
            filter_private_mentions: is_met(policy.private_mentions),
            summary: pending.into(),
        }
    }
}

impl From<Pending> for Summary {
    fn from(Pending { requests, notifications }: Pending) -> Self {
        Self { pending_requests_count: requests, pending_notifications_count: notifications }
    }
}

impl NotificationRequest {
    pub(in crate::http) fn of(view: RequestView, me: AccountId, frame: &Frame) -> Self {
        let RequestView { request, sender, last_status } = view;
        let Request { id, sender: _, count, last_status: _, created_at, updated_at } = request;
        Self {
            id,
            created_at: created_at.rfc3339(),
            updated_at: updated_at.rfc3339(),
            account: Account::of(sender, frame),
            notifications_count: count.to_string(),
            last_status: last_status.map(|view| Status::of(view, Some(me), frame)),
        }
    }
}
