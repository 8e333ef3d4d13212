//! Strangers whose notifications are kept back, and what is answered to them.
//! Source: <https://docs.joinmastodon.org/methods/notifications/#get-requests>

use axum::extract::State;
use axum::routing::{get, post};
use axum::{Json, Router};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::app::App;
use crate::base::NotificationRequestId;
use crate::db;
use crate::http::error::ApiResult;
use crate::http::form::{Id, Many, Params, Text};
use crate::http::origin::no_record;
use crate::http::page::{Paged, Paging};
use crate::http::viewer::Asker;
use crate::service::notification_policy;

use super::entity::{Empty, Frame, NotificationRequest};

const READ: &str = "read:notifications";
const WRITE: &str = "write:notifications";

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/api/v1/notifications/requests", get(list))
        .route("/api/v1/notifications/requests/merged", get(merged))
        .route("/api/v1/notifications/requests/accept", post(accept_many))
        .route("/api/v1/notifications/requests/dismiss", post(dismiss_many))
        .route("/api/v1/notifications/requests/{id}", get(one))
        .route("/api/v1/notifications/requests/{id}/accept", post(accept))
        .route("/api/v1/notifications/requests/{id}/dismiss", post(dismiss))
}

async fn list(
    State(app): State<App>,
    asker: Asker,
    paging: Paging<40, 80>,
) -> ApiResult<Paged<NotificationRequest>> {
    let (page, frame) = (paging.page, Frame::of(&app));
    let (me, views) = app
        .db
        .read(move |tx| {
            let me = asker.viewer(tx, READ)?.id();
            let requests = db::notification_policy::requests(tx, me, page)?;
            Ok((me, db::view::notification::requests(tx, me, requests)?))
        })
        .await?;
    let paged = paging.of(views, |view| view.request.id);
    Ok(paged.map(|view| NotificationRequest::of(view, me, &frame)))
}

async fn one(
    State(app): State<App>,
    Id(id): Id<NotificationRequestId>,
    asker: Asker,
) -> ApiResult<Json<NotificationRequest>> {
    let (me, view) = app
        .db
        .read(move |tx| {
            let me = asker.viewer(tx, READ)?.id();
            let request = db::notification_policy::requests_by_ids(tx, me, &[id])?;
            let view = db::view::notification::requests(tx, me, request)?.pop();
            Ok((me, view.ok_or_else(no_record)?))
        })
        .await?;
    Ok(Json(NotificationRequest::of(view, me, &Frame::of(&app))))
}

/// What is accepted is in the list at once.
async fn merged(State(app): State<App>, asker: Asker) -> ApiResult<Json<Value>> {
    asker.enter(&app, READ).await?;
    Ok(Json(json!({ "merged": true })))
}

async fn accept(
    State(app): State<App>,
    Id(id): Id<NotificationRequestId>,
    asker: Asker,
) -> ApiResult<Json<Empty>> {
    let viewer = asker.enter(&app, WRITE).await?;
    let found = notification_policy::accept(&app, &viewer.account, vec![id]).await?;
    if found == 0 { Err(no_record().into()) } else { Ok(Json(Empty {})) }
}

async fn dismiss(
    State(app): State<App>,
    Id(id): Id<NotificationRequestId>,
    asker: Asker,
) -> ApiResult<Json<Empty>> {
    let viewer = asker.enter(&app, WRITE).await?;
    let found = notification_policy::dismiss(&app, &viewer.account, vec![id]).await?;
    if found == 0 { Err(no_record().into()) } else { Ok(Json(Empty {})) }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct ManyForm {
    id: Many<Text>,
}

async fn accept_many(
    State(app): State<App>,
    asker: Asker,
    Params(form): Params<ManyForm>,
) -> ApiResult<Json<Empty>> {
    let viewer = asker.enter(&app, WRITE).await?;
    notification_policy::accept(&app, &viewer.account, form.id.parsed()).await?;
    Ok(Json(Empty {}))
}

async fn dismiss_many(
    State(app): State<App>,
    asker: Asker,
    Params(form): Params<ManyForm>,
) -> ApiResult<Json<Empty>> {
    let viewer = asker.enter(&app, WRITE).await?;
    notification_policy::dismiss(&app, &viewer.account, form.id.parsed()).await?;
    Ok(Json(Empty {}))
}
