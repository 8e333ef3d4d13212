//! Replies that wait to be let in, as `GoToSocial` has them: there favourites and boosts can wait,
//! too, which here nobody has to ask for.
//! Source: <https://docs.gotosocial.org/en/latest/api/swagger/>

use axum::extract::State;
use axum::routing::{get, post};
use axum::{Json, Router};
use serde::Deserialize;

use crate::app::App;
use crate::base::{AccountId, Result, StatusId};
use crate::db::{self, ReadTx};
use crate::http::error::ApiResult;
use crate::http::form::{Flag, Id, Number, Params};
use crate::http::origin::no_record;
use crate::http::page::{Paged, Paging};
use crate::http::viewer::Asker;
use crate::model::{ReplyRequest, StatusView};
use crate::service;

use super::entity::{Frame, InteractionRequest};

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/api/v1/interaction_requests", get(list))
        .route("/api/v1/interaction_requests/{id}", get(one))
        .route("/api/v1/interaction_requests/{id}/authorize", post(authorize))
        .route("/api/v1/interaction_requests/{id}/reject", post(reject))
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct ListForm {
    /// Only those to this status.
    status_id: Number<i64>,
    replies: Flag,
}

async fn list(
    State(app): State<App>,
    asker: Asker,
    paging: Paging<40, 80>,
    Params(form): Params<ListForm>,
) -> ApiResult<Paged<InteractionRequest>> {
    let (page, frame) = (paging.page, Frame::of(&app));
    let wants_none = form.replies.0 == Some(false);
    let parent = form.status_id.0.map(StatusId);
    let (me, requests) = app
        .db
        .read(move |tx| {
            let me = asker.viewer(tx, "read:notifications")?.id();
            if wants_none {
                return Ok((me, vec![]));
            }
            let waiting = db::reply::waiting(tx, me, parent, page)?;
            Ok((me, with_statuses(tx, me, waiting)?))
        })
        .await?;
    let paged = paging.of(requests, |(request, ..)| request.status);
    Ok(paged.map(|found| InteractionRequest::of(found, me, &frame)))
}

/// A request with its reply, as far as that may be seen, and what it answers.
type Found = (ReplyRequest, Option<StatusView>, Option<StatusView>);

fn with_statuses(
    tx: &ReadTx<'_>,
    me: AccountId,
    requests: Vec<ReplyRequest>,
) -> Result<Vec<Found>> {
    let ids: Vec<StatusId> = requests.iter().map(|request| request.status).collect();
    let seen = db::quote::seen(tx, Some(me), &ids)?;
    let replies = db::view::status::many(tx, Some(me), &seen)?;
    let mut parents: Vec<StatusId> =
        replies.iter().filter_map(|reply| reply.status.in_reply_to).collect();
    parents.sort_unstable();
    parents.dedup();
    let parents = db::view::status::many(tx, Some(me), &parents)?;
    let found = requests.into_iter().map(|request| {
        let reply = replies.iter().find(|reply| reply.status.id == request.status).cloned();
        let parent = reply.as_ref().and_then(|reply| reply.status.in_reply_to);
        let parent = parents.iter().find(|known| Some(known.status.id) == parent).cloned();
        (request, reply, parent)
    });
    Ok(found.collect())
}

/// What somebody was asked; what others were asked is not there.
fn asked(tx: &ReadTx<'_>, me: AccountId, id: StatusId) -> Result<Found> {
    let request = db::reply::of(tx, id)?.filter(|request| request.author == me);
    let request = request.ok_or_else(no_record)?;
    Ok(with_statuses(tx, me, vec![request])?.pop().ok_or_else(no_record)?)
}

async fn one(
    State(app): State<App>,
    Id(id): Id<StatusId>,
    asker: Asker,
) -> ApiResult<Json<InteractionRequest>> {
    let (me, found) = app
        .db
        .read(move |tx| {
            let me = asker.viewer(tx, "read:notifications")?.id();
            Ok((me, asked(tx, me, id)?))
        })
        .await?;
    Ok(Json(InteractionRequest::of(found, me, &Frame::of(&app))))
}

async fn authorize(
    State(app): State<App>,
    Id(id): Id<StatusId>,
    asker: Asker,
) -> ApiResult<Json<InteractionRequest>> {
    let viewer = asker.enter(&app, "write:notifications").await?;
    service::status::let_in(&app, &viewer.account, id).await?;
    decided(&app, viewer.id(), id).await
}

async fn reject(
    State(app): State<App>,
    Id(id): Id<StatusId>,
    asker: Asker,
) -> ApiResult<Json<InteractionRequest>> {
    let viewer = asker.enter(&app, "write:notifications").await?;
    service::status::turn_down(&app, &viewer.account, id).await?;
    decided(&app, viewer.id(), id).await
}

async fn decided(app: &App, me: AccountId, id: StatusId) -> ApiResult<Json<InteractionRequest>> {
    let found = app.db.read(move |tx| asked(tx, me, id)).await?;
    Ok(Json(InteractionRequest::of(found, me, &Frame::of(app))))
}
