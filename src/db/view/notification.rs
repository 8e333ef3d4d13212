//! Notifications with who did it and what they are about: as many queries for a page as for one.

use std::collections::HashMap;

use crate::base::{AccountId, StatusId};
use crate::db::{ReadTx, account, collection, report, severance, warning};
use crate::model::notification::{About, GroupView, NotificationGroup, Subject};
use crate::model::notification_policy::{NotificationRequest, RequestView};
use crate::model::{Account, Notification, NotificationView, StatusView};

/// Every query of this file, by name: it has none of its own.
pub const QUERIES: &[(&str, &str)] = &[];

/// Notifications as `viewer`, whose they are, sees them; in the order given.
pub fn many(
    tx: &ReadTx<'_>,
    viewer: AccountId,
    notifications: Vec<Notification>,
) -> rusqlite::Result<Vec<NotificationView>> {
    let senders = notifications.iter().map(|told| told.from);
    let statuses = notifications.iter().filter_map(|told| told.status);
    let subjects = notifications.iter().filter_map(|told| told.subject);
    let parts = Parts::load(tx, viewer, senders.collect(), statuses, subjects)?;
    let views = notifications.into_iter().filter_map(|notification| {
        Some(NotificationView {
            from: parts.people.get(&notification.from)?.clone(),
            status: parts.status(notification.status),
            about: parts.about(notification.subject),
            notification,
        })
    });
    Ok(views.collect())
}

/// Groups as `viewer`, whose they are, sees them; in the order given, each with its place.
pub fn groups<P>(
    tx: &ReadTx<'_>,
    viewer: AccountId,
    groups: Vec<(P, NotificationGroup)>,
) -> rusqlite::Result<Vec<(P, GroupView)>> {
    let senders = groups.iter().flat_map(|(_, group)| group.senders.iter().copied());
    let statuses = groups.iter().filter_map(|(_, group)| group.newest.status);
    let subjects = groups.iter().filter_map(|(_, group)| group.newest.subject);
    let parts = Parts::load(tx, viewer, senders.collect(), statuses, subjects)?;
    let views = groups.into_iter().map(|(place, group)| {
        let people: Vec<Account> =
            group.senders.iter().filter_map(|id| parts.people.get(id).cloned()).collect();
        let view = GroupView {
            people,
            status: parts.status(group.newest.status),
            about: parts.about(group.newest.subject),
            group,
        };
        (place, view)
    });
    Ok(views.collect())
}

/// Requests as `viewer`, who is asked, sees them; in the order given.
pub fn requests(
    tx: &ReadTx<'_>,
    viewer: AccountId,
    requests: Vec<NotificationRequest>,
) -> rusqlite::Result<Vec<RequestView>> {
    let senders = requests.iter().map(|request| request.sender).collect();
    let statuses = requests.iter().filter_map(|request| request.last_status);
    let parts = Parts::load(tx, viewer, senders, statuses, std::iter::empty())?;
    let views = requests.into_iter().filter_map(|request| {
        Some(RequestView {
            sender: parts.people.get(&request.sender)?.clone(),
            last_status: parts.status(request.last_status),
            request,
        })
    });
    Ok(views.collect())
}

/// What is shown of a page of notifications, loaded with one query a kind.
struct Parts {
    people: HashMap<AccountId, Account>,
    statuses: HashMap<StatusId, StatusView>,
    subjects: Vec<(Subject, About)>,
}

impl Parts {
    fn load(
        tx: &ReadTx<'_>,
        viewer: AccountId,
        mut senders: Vec<AccountId>,
        statuses: impl Iterator<Item = StatusId>,
        subjects: impl Iterator<Item = Subject>,
    ) -> rusqlite::Result<Self> {
        let mut ids: Vec<StatusId> = statuses.collect();
        ids.sort_unstable();
        ids.dedup();
        senders.sort_unstable();
        senders.dedup();
        let people = account::by_ids(tx, &senders)?.into_iter();
        let statuses = super::status::many(tx, Some(viewer), &ids)?.into_iter();
        Ok(Self {
            people: people.map(|account| (account.id, account)).collect(),
            statuses: statuses.map(|view| (view.status.id, view)).collect(),
            subjects: load_subjects(tx, viewer, subjects)?,
        })
    }

    fn status(&self, id: Option<StatusId>) -> Option<StatusView> {
        id.and_then(|id| self.statuses.get(&id).cloned())
    }

    /// What it is about beside a status, if anything.
    fn about(&self, subject: Option<Subject>) -> Option<About> {
        let found = self.subjects.iter().find(|(known, _)| Some(*known) == subject)?;
        Some(found.1.clone())
    }
}

fn load_subjects(
    tx: &ReadTx<'_>,
    viewer: AccountId,
    subjects: impl Iterator<Item = Subject>,
) -> rusqlite::Result<Vec<(Subject, About)>> {
    let (mut reports, mut severances, mut warnings, mut collections, mut accounts) =
        (vec![], vec![], vec![], vec![], vec![]);
    for subject in subjects {
        match subject {
            Subject::Report(id) => reports.push(id),
            Subject::Severance(id) => severances.push(id),
            Subject::Warning(id) => warnings.push(id),
            Subject::Collection(id) => collections.push(id),
            Subject::Account(id) => accounts.push(id),
        }
    }
    let mut found = vec![];
    if !reports.is_empty() {
        let reports = report::by_ids(tx, &reports)?;
        let targets: Vec<AccountId> = reports.iter().map(|report| report.target).collect();
        let targets = account::by_ids(tx, &targets)?;
        for report in reports {
            let target = targets.iter().find(|account| account.id == report.target).cloned();
            let about = |target| About::Report(Box::new((report.clone(), target)));
            found.extend(target.map(|target| (Subject::Report(report.id), about(target))));
        }
    }
    if !severances.is_empty() {
        let severances = severance::by_ids(tx, &severances)?.into_iter();
        found.extend(severances.map(|one| (Subject::Severance(one.id), About::Severance(one))));
    }
    if !warnings.is_empty() {
        let warnings = warning::by_ids(tx, &warnings)?.into_iter();
        found.extend(warnings.map(|one| (Subject::Warning(one.id), About::Warning(one))));
    }
    if !collections.is_empty() {
        let collections = collection::by_ids(tx, Some(viewer), &collections)?.into_iter();
        found.extend(collections.map(|view| {
            (Subject::Collection(view.collection.id), About::Collection(Box::new(view)))
        }));
    }
    if !accounts.is_empty() {
        let accounts = account::by_ids(tx, &accounts)?.into_iter();
        found.extend(accounts.map(|one| (Subject::Account(one.id), About::Account(Box::new(one)))));
    }
    Ok(found)
}
