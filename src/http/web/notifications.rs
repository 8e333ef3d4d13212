//! What one is told.

use axum::Router;
use axum::extract::{Query, State};
use axum::routing::get;

use crate::app::App;
use crate::db;
use crate::db::notification::Wanted;
use crate::service;
use crate::view::page::notifications::Notifications;

use super::answer::WebResult;
use super::timeline::{Older, is_full, older};
use super::visit::Member;

pub(super) fn routes() -> Router<App> {
    Router::new().route("/notifications", get(list))
}

/// Newest first. Who has seen the first page has seen them all.
async fn list(State(app): State<App>, Query(asked): Query<Older>, member: Member) -> WebResult {
    let Member { mut visit, signed } = member;
    let (me, page) = (signed.account.id(), asked.page());
    let notifications = app
        .db
        .read(move |tx| {
            let found = db::notification::page(tx, me, &Wanted::default(), page)?;
            Ok(db::view::notification::many(tx, me, found)?)
        })
        .await?;
    if page.max_id.is_none()
        && visit.has_unread()
        && let Some(newest) = notifications.first()
    {
        let id = newest.notification.id;
        service::marker::set(&app, &signed.account, vec![("notifications", id.0)]).await?;
        visit.all_read();
    }
    let last = notifications.last().filter(|_| is_full(notifications.len()));
    let older = last.map(|last| older("/notifications", last.notification.id.0));
    let page = Notifications {
        shell: &visit.shell(),
        notifications: &notifications,
        older: older.as_deref(),
    };
    Ok(visit.show(&page.page()))
}
