//! A look at what a deed left behind: jobs, notifications, home timelines.

use std::time::Duration;

use serde_json::Value;
use tusklet::base::{AccountId, Error, Refusal, Result, StatusId};
use tusklet::db;
use tusklet::db::notification::Wanted;
use tusklet::model::{Job, Lane, LocalAccount, NotificationKind, Page, Status};

use super::TestServer;

impl TestServer {
    /// What is to be sent, oldest first.
    pub async fn jobs(&self) -> Vec<Job> {
        let later = self.app.clock.now().plus(Duration::from_hours(1));
        let due = self.app.db.read(move |tx| db::job::due(tx, Lane::Outbound, later, 100)).await;
        due.unwrap().into_iter().map(|due| due.job).collect()
    }

    /// As [`TestServer::jobs`], which are then forgotten.
    pub async fn take_jobs(&self) -> Vec<Job> {
        let later = self.app.clock.now().plus(Duration::from_hours(1));
        let taken = self.app.db.write(move |tx| {
            let due = db::job::due(tx, Lane::Outbound, later, 100)?;
            for job in &due {
                db::job::delete(tx, job.id)?;
            }
            Ok(due)
        });
        taken.await.unwrap().into_iter().map(|due| due.job).collect()
    }

    /// The one activity that is to be sent to `to`; the queue is empty afterwards.
    pub async fn told_peer(&self, to: AccountId) -> Value {
        let jobs = self.take_jobs().await;
        match jobs.as_slice() {
            [Job::Tell { to: told, activity, .. }] if *told == to => Value::clone(activity),
            other => panic!("not one activity to {to}: {other:?}"),
        }
    }

    /// What an account was told, newest first: kind, who did it, status.
    pub async fn told(
        &self,
        who: &LocalAccount,
    ) -> Vec<(NotificationKind, AccountId, Option<StatusId>)> {
        let who = who.id();
        let page = self.app.db.read(move |tx| {
            Ok(db::notification::page(tx, who, &Wanted::default(), Page::newest(40))?)
        });
        let told = page.await.unwrap();
        told.into_iter().map(|one| (one.kind, one.from, one.status)).collect()
    }

    /// The kinds of what an account was told, newest first.
    pub async fn told_kinds(&self, who: &LocalAccount) -> Vec<NotificationKind> {
        self.told(who).await.into_iter().map(|(kind, _, _)| kind).collect()
    }

    /// What is in an account's home timeline, newest first.
    pub async fn home(&self, who: &LocalAccount) -> Vec<StatusId> {
        let (who, now) = (who.id(), self.app.clock.now());
        let page =
            self.app.db.read(move |tx| Ok(db::timeline::home(tx, who, Page::newest(40), now)?));
        page.await.unwrap()
    }

    pub async fn status(&self, id: StatusId) -> Option<Status> {
        self.app.db.read(move |tx| Ok(db::status::by_id(tx, id)?)).await.unwrap()
    }

    pub async fn may_see(&self, viewer: Option<AccountId>, id: StatusId) -> bool {
        self.app.db.read(move |tx| Ok(db::status::may_see(tx, viewer, id)?)).await.unwrap()
    }

    pub async fn follows(&self, follower: AccountId, target: AccountId) -> bool {
        let find = self.app.db.read(move |tx| Ok(db::follow::find(tx, follower, target)?));
        find.await.unwrap().is_some()
    }

    pub async fn asks(&self, follower: AccountId, target: AccountId) -> bool {
        let find = self.app.db.read(move |tx| Ok(db::follow::request(tx, follower, target)?));
        find.await.unwrap().is_some()
    }
}

/// The refusal that a deed ended with.
#[track_caller]
pub fn refusal<T: std::fmt::Debug>(outcome: Result<T>) -> Refusal {
    match outcome {
        Err(Error::Refused(refusal)) => refusal,
        other => panic!("not refused: {other:?}"),
    }
}

/// The field that was refused.
#[track_caller]
pub fn refused_field<T: std::fmt::Debug>(outcome: Result<T>) -> &'static str {
    match refusal(outcome) {
        Refusal::Invalid { field, .. } => field,
        other => panic!("refused without a field: {other}"),
    }
}
