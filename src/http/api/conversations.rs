//! Threads of direct statuses.
//! Source: <https://docs.joinmastodon.org/methods/conversations/>

use axum::extract::State;
use axum::routing::{delete, get, post};
use axum::{Json, Router};

use crate::app::App;
use crate::base::ConversationId;
use crate::db;
use crate::http::error::ApiResult;
use crate::http::form::Id;
use crate::http::page::{Paged, Paging};
use crate::http::viewer::Asker;
use crate::service;

use super::entity::{Conversation, Empty, Frame, Status};

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/api/v1/conversations", get(list))
        .route("/api/v1/conversations/{id}", delete(remove))
        .route("/api/v1/conversations/{id}/read", post(read))
        .route("/api/v1/timelines/direct", get(timeline))
}

/// Pages are counted by the last status of each.
async fn list(
    State(app): State<App>,
    asker: Asker,
    paging: Paging<20, 40>,
) -> ApiResult<Paged<Conversation>> {
    let (page, now, frame) = (paging.page, app.clock.now(), Frame::of(&app));
    let views = app
        .db
        .read(move |tx| {
            let me = asker.viewer(tx, "read:statuses")?.id();
            let found = db::conversation::page(tx, me, page, now)?;
            Ok(db::view::conversation::many(tx, me, &found)?)
        })
        .await?;
    let paged = paging.of(views, |view| view.conversation.last_status);
    Ok(paged.map(|view| Conversation::of(view, &frame)))
}

async fn remove(
    State(app): State<App>,
    Id(id): Id<ConversationId>,
    asker: Asker,
) -> ApiResult<Json<Empty>> {
    let viewer = asker.enter(&app, "write:conversations").await?;
    service::conversation::delete(&app, &viewer.account, id).await?;
    Ok(Json(Empty {}))
}

async fn read(
    State(app): State<App>,
    Id(id): Id<ConversationId>,
    asker: Asker,
) -> ApiResult<Json<Conversation>> {
    let viewer = asker.enter(&app, "write:conversations").await?;
    let view = service::conversation::read(&app, &viewer.account, id).await?;
    Ok(Json(Conversation::of(view, &Frame::of(&app))))
}

/// The list of direct statuses, for programs from before there were conversations.
/// Source: <https://docs.joinmastodon.org/methods/timelines/#direct>
async fn timeline(
    State(app): State<App>,
    asker: Asker,
    paging: Paging<20, 40>,
) -> ApiResult<Paged<Status>> {
    let (page, now, frame) = (paging.page, app.clock.now(), Frame::of(&app));
    let (me, views) = app
        .db
        .read(move |tx| {
            let me = asker.viewer(tx, "read:statuses")?.id();
            let ids = db::conversation::statuses(tx, me, page, now)?;
            Ok((me, db::view::status::many(tx, Some(me), &ids)?))
        })
        .await?;
    Ok(paging.of(views, |view| view.status.id).map(|view| Status::of(view, Some(me), &frame)))
}
