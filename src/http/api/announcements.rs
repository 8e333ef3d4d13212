//! What those in charge tell everyone here.
//! Source: <https://docs.joinmastodon.org/methods/announcements/>

use axum::extract::{Path, State};
use axum::routing::{get, post, put};
use axum::{Json, Router};
use serde::Deserialize;

use crate::app::App;
use crate::base::AnnouncementId;
use crate::db;
use crate::http::error::ApiResult;
use crate::http::form::{Flag, Id, Params};
use crate::http::origin::no_record;
use crate::http::viewer::Asker;
use crate::service::announcement;

use super::entity::{Announcement, Empty, Frame};

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/api/v1/announcements", get(list))
        .route("/api/v1/announcements/{id}/dismiss", post(dismiss))
        .route("/api/v1/announcements/{id}/reactions/{name}", put(react).delete(unreact))
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct ListForm {
    with_dismissed: Flag,
}

async fn list(
    State(app): State<App>,
    asker: Asker,
    Params(form): Params<ListForm>,
) -> ApiResult<Json<Vec<Announcement>>> {
    let (now, all) = (app.clock.now(), form.with_dismissed.is_set());
    let mut views = app
        .db
        .read(move |tx| {
            let me = asker.viewer_with_any(tx, &["read", "read:accounts", "write:accounts"])?.id();
            let current = db::announcement::current(tx, now)?;
            Ok(db::announcement::views(tx, me, current)?)
        })
        .await?;
    views.retain(|view| all || !view.is_read);
    let frame = Frame::of(&app);
    Ok(Json(views.into_iter().map(|view| Announcement::of(view, &frame)).collect()))
}

async fn dismiss(
    State(app): State<App>,
    Id(id): Id<AnnouncementId>,
    asker: Asker,
) -> ApiResult<Json<Empty>> {
    let viewer = asker.enter(&app, "write:accounts").await?;
    announcement::dismiss(&app, &viewer.account, id).await?;
    Ok(Json(Empty {}))
}

async fn react(
    State(app): State<App>,
    Path((id, name)): Path<(String, String)>,
    asker: Asker,
) -> ApiResult<Json<Empty>> {
    let viewer = asker.enter(&app, "write:favourites").await?;
    let id = id.parse().ok().ok_or_else(no_record)?;
    announcement::react(&app, &viewer.account, id, &name).await?;
    Ok(Json(Empty {}))
}

async fn unreact(
    State(app): State<App>,
    Path((id, name)): Path<(String, String)>,
    asker: Asker,
) -> ApiResult<Json<Empty>> {
    let viewer = asker.enter(&app, "write:favourites").await?;
    let id = id.parse().ok().ok_or_else(no_record)?;
    announcement::unreact(&app, &viewer.account, id, &name).await?;
    Ok(Json(Empty {}))
}
