//! Notifications that are shown as one.
//! Source: <https://docs.joinmastodon.org/methods/grouped_notifications/#GroupedNotificationsResults>

use std::collections::HashSet;

use serde::Serialize;

use crate::base::{AccountId, NotificationId, StatusId};
use crate::model::notification::{GroupView, NotificationGroup as Group};
use crate::model::{self};

use super::notification::{Fallback, Subject, Supported};
use super::{Account, Frame, Status};

/// A page of groups, with what they refer to: each account and status once.
#[derive(Debug, Serialize)]
pub(in crate::http) struct GroupedNotifications {
    accounts: Vec<Account>,
    /// Only where they are asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    partial_accounts: Option<Vec<PartialAccount>>,
    statuses: Vec<Status>,
    notification_groups: Vec<NotificationGroup>,
}

#[derive(Debug, Serialize)]
struct NotificationGroup {
    group_key: String,
    notifications_count: u64,
    #[serde(rename = "type")]
    kind: &'static str,
    /// The one id that is a number.
    most_recent_notification_id: i64,
    page_min_id: NotificationId,
    page_max_id: NotificationId,
    latest_page_notification_at: String,
    sample_account_ids: Vec<AccountId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    status_id: Option<StatusId>,
    #[serde(flatten)]
    subject: Subject,
    #[serde(skip_serializing_if = "Option::is_none")]
    fallback: Option<Fallback>,
}

/// What it takes to show somebody's picture.
/// Source: <https://docs.joinmastodon.org/methods/grouped_notifications/#PartialAccountWithAvatar>
#[derive(Debug, Serialize)]
struct PartialAccount {
    id: AccountId,
    acct: String,
    locked: bool,
    bot: bool,
    url: String,
    avatar: String,
    avatar_static: String,
}

/// How many of the accounts are shown whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::http) enum Expand {
    Full,
    /// Only who is first in a group.
    PartialAvatars,
}

impl GroupedNotifications {
    pub(in crate::http) fn of(
        views: Vec<GroupView>,
        me: AccountId,
        (expand, supported): (Expand, &Supported),
        frame: &Frame,
    ) -> Self {
        let (whole, partial) = people(&views, expand);
        let mut shown = HashSet::new();
        let statuses = views
            .iter()
            .filter_map(|view| view.status.as_ref())
            .filter(|view| shown.insert(view.status.id))
            .map(|view| Status::of(view.clone(), Some(me), frame))
            .collect();
        let partial = partial.into_iter().map(|account| PartialAccount::of(account, frame));
        Self {
            accounts: whole.into_iter().map(|who| Account::of(who.clone(), frame)).collect(),
            partial_accounts: (expand == Expand::PartialAvatars).then(|| partial.collect()),
            statuses,
            notification_groups: views
                .into_iter()
                .map(|view| NotificationGroup::of(view, supported, frame))
                .collect(),
        }
    }
}

/// Everyone in the groups, once: whole, or as a picture.
fn people(views: &[GroupView], expand: Expand) -> (Vec<&model::Account>, Vec<&model::Account>) {
    let mut seen = HashSet::new();
    let firsts = views.iter().filter_map(|view| view.people.first());
    let mut whole: Vec<&model::Account> = firsts.filter(|who| seen.insert(who.id)).collect();
    let others = views.iter().flat_map(|view| view.people.iter().skip(1));
    let others: Vec<&model::Account> = others.filter(|who| seen.insert(who.id)).collect();
    match expand {
        Expand::Full => {
            whole.extend(others);
            (whole, vec![])
        }
        Expand::PartialAvatars => (whole, others),
    }
}

impl NotificationGroup {
    fn of(view: GroupView, supported: &Supported, frame: &Frame) -> Self {
        let GroupView { group, people, status, about } = view;
        let Group { key, newest, count, page_min, senders: _ } = group;
        let first = people.first();
        let fallback = first.and_then(|from| {
            supported.fallback(newest.kind, from, (status.as_ref(), about.as_ref()), frame)
        });
        Self {
            group_key: key,
            notifications_count: count,
            kind: newest.kind.as_str(),
            most_recent_notification_id: newest.id.0,
            page_min_id: page_min,
            page_max_id: newest.id,
            latest_page_notification_at: newest.created_at.rfc3339(),
            sample_account_ids: people.iter().map(|account| account.id).collect(),
            status_id: status.map(|view| view.status.id),
            subject: first.map(|owner| Subject::of(about, owner, frame)).unwrap_or_default(),
            fallback,
        }
    }
}

impl PartialAccount {
    fn of(account: &model::Account, frame: &Frame) -> Self {
        Self {
            id: account.id,
            acct: account.handle(),
            locked: account.locked,
            bot: account.kind.is_bot(),
            url: account.url.clone(),
            avatar: frame.url(&account.avatar_path()),
            avatar_static: frame.url(&account.avatar_still_path()),
        }
    }
}
