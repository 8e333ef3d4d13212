//! What people do with statuses: favourite, boost, bookmark, mute their thread, pin.
//! Source: <https://docs.joinmastodon.org/methods/statuses/#favourite>

use axum::extract::State;
use axum::routing::post;
use axum::{Json, Router};
use serde::Deserialize;

use crate::app::App;
use crate::base::{Refusal, Result, StatusId};
use crate::http::error::ApiResult;
use crate::http::form::{Id, Params, Text};
use crate::http::viewer::Asker;
use crate::model::{LocalAccount, StatusView, Visibility};
use crate::service::status;

use super::entity::{Frame, Status};
use crate::say;

/// A handler that does one deed to the status in the path and shows what it has become.
macro_rules! deed {
    ($scope:literal, $deed:path) => {
        post(|State(app): State<App>, Id(id): Id<StatusId>, asker: Asker| async move {
            let viewer = asker.enter(&app, $scope).await?;
            shown(&app, &viewer.account, $deed(&app, &viewer.account, id).await)
        })
    };
}

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/api/v1/statuses/{id}/favourite", deed!("write:favourites", status::favourite))
        .route("/api/v1/statuses/{id}/unfavourite", deed!("write:favourites", status::unfavourite))
        .route("/api/v1/statuses/{id}/reblog", post(boost))
        .route("/api/v1/statuses/{id}/unreblog", deed!("write:statuses", status::unboost))
        .route("/api/v1/statuses/{id}/bookmark", deed!("write:bookmarks", status::bookmark))
        .route("/api/v1/statuses/{id}/unbookmark", deed!("write:bookmarks", status::unbookmark))
        .route("/api/v1/statuses/{id}/mute", deed!("write:mutes", status::mute_thread))
        .route("/api/v1/statuses/{id}/unmute", deed!("write:mutes", status::unmute_thread))
        .route("/api/v1/statuses/{id}/pin", deed!("write:accounts", status::pin))
        .route("/api/v1/statuses/{id}/unpin", deed!("write:accounts", status::unpin))
}

fn shown(app: &App, who: &LocalAccount, view: Result<StatusView>) -> ApiResult<Json<Status>> {
    Ok(Json(Status::of(view?, Some(who.id()), &Frame::of(app))))
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct BoostForm {
    visibility: Text,
}

async fn boost(
    State(app): State<App>,
    Id(id): Id<StatusId>,
    asker: Asker,
    Params(form): Params<BoostForm>,
) -> ApiResult<Json<Status>> {
    let viewer = asker.enter(&app, "write:statuses").await?;
    let visibility = match form.visibility.filled() {
        Some(word) => Some(Visibility::parse(&word).ok_or_else(|| {
            Refusal::invalid(
                "visibility",
                say!("refusal-n-is-not-a-known-audience", n = word.as_str()),
            )
        })?),
        None => None,
    };
    shown(&app, &viewer.account, status::boost(&app, &viewer.account, id, visibility).await)
}
