//! What one is told, and who waits to be let through.

use axum::Router;
use axum::extract::{Path, Query, State};
use axum::routing::{get, post};

use crate::app::App;
use crate::base::{NotificationRequestId, Refusal, Result};
use crate::db;
use crate::db::notification::Wanted;
use crate::model::notification::GroupView;
use crate::model::{LocalAccount, NotificationKind};
use crate::service;
use crate::view::page::notifications::{ALL, MENTIONS, Notifications, REQUESTS, Requests};

use super::answer::WebResult;
use super::notice::Notice;
use super::sent::Sent;
use super::timeline::{Older, is_full, older};
use super::visit::Member;

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route(ALL, get(list))
        .route(MENTIONS, get(mentions))
        .route(REQUESTS, get(requests))
        .route("/notifications/requests/{id}/{answer}", post(answer))
}

/// Newest first. Who has seen the first page has seen them all.
async fn list(State(app): State<App>, Query(asked): Query<Older>, member: Member) -> WebResult {
    let Member { mut visit, signed } = member;
    let (groups, older) = read(&app, &signed.account, Wanted::default(), (ALL, &asked)).await?;
    if asked.page().max_id.is_none()
        && visit.has_unread()
        && let Some(newest) = groups.first()
    {
        let id = newest.group.newest.id;
        service::marker::set(&app, &signed.account, vec![("notifications", id.0)]).await?;
        visit.all_read();
    }
    let (shell, older) = (visit.shell(), older.as_deref());
    Ok(visit.show(&Notifications { shell: &shell, groups: &groups, here: ALL, older }.page()))
}

async fn mentions(State(app): State<App>, Query(asked): Query<Older>, member: Member) -> WebResult {
    let Member { visit, signed } = member;
    let kinds = Some(vec![NotificationKind::Mention, NotificationKind::Quote]);
    let wanted = Wanted { kinds, ..Wanted::default() };
    let (groups, older) = read(&app, &signed.account, wanted, (MENTIONS, &asked)).await?;
    let (shell, older) = (visit.shell(), older.as_deref());
    Ok(visit.show(&Notifications { shell: &shell, groups: &groups, here: MENTIONS, older }.page()))
}

/// Groups on a page, and the path to those before them.
async fn read(
    app: &App,
    who: &LocalAccount,
    wanted: Wanted,
    (path, asked): (&str, &Older),
) -> Result<(Vec<GroupView>, Option<String>)> {
    let (me, page) = (who.id(), asked.page());
    let groupable = NotificationKind::ALL.into_iter().filter(|kind| kind.is_groupable());
    let grouped: Vec<NotificationKind> = groupable.collect();
    let placed = app
        .db
        .read(move |tx| {
            let found = db::notification_group::page(tx, me, (&wanted, &grouped), page)?;
            Ok(db::view::notification::groups(tx, me, found)?)
        })
        .await?;
    let last = placed.last().filter(|_| is_full(placed.len()));
    let older = last.map(|(place, _)| older(path, place.0));
    Ok((placed.into_iter().map(|(_, view)| view).collect(), older))
}

async fn requests(State(app): State<App>, Query(asked): Query<Older>, member: Member) -> WebResult {
    let Member { visit, signed } = member;
    let (me, page) = (signed.account.id(), asked.page());
    let requests = app
        .db
        .read(move |tx| {
            let found = db::notification_policy::requests(tx, me, page)?;
            Ok(db::view::notification::requests(tx, me, found)?)
        })
        .await?;
    let last = requests.last().filter(|_| is_full(requests.len()));
    let older = last.map(|last| older(REQUESTS, last.request.id.0));
    let (shell, older) = (visit.shell(), older.as_deref());
    Ok(visit.show(&Requests { shell: &shell, requests: &requests, older }.page()))
}

async fn answer(
    State(app): State<App>,
    Path((id, answer)): Path<(NotificationRequestId, String)>,
    sent: Sent,
) -> WebResult {
    let me = &sent.member()?.account;
    let (found, notice) = match answer.as_str() {
        "accept" => {
            let found = service::notification_policy::accept(&app, me, vec![id]).await?;
            (found, Notice::LetThrough)
        }
        "dismiss" => {
            let found = service::notification_policy::dismiss(&app, me, vec![id]).await?;
            (found, Notice::ThrownAway)
        }
        _ => (0, Notice::Saved),
    };
    if found == 0 {
        return Err(Refusal::NotFound("request").into());
    }
    Ok(sent.visit.go(&sent.back_or(REQUESTS), notice))
}
