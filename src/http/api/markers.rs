//! How far somebody has read, so that all of their apps know.
//! Source: <https://docs.joinmastodon.org/methods/markers/>

use std::collections::BTreeMap;

use axum::extract::State;
use axum::routing::get;
use axum::{Json, Router};
use serde::Deserialize;

use crate::app::App;
use crate::db;
use crate::http::error::ApiResult;
use crate::http::form::{Many, Number, Params, Text};
use crate::http::viewer::Asker;
use crate::service;

use super::entity::Marker;

pub(super) fn routes() -> Router<App> {
    Router::new().route("/api/v1/markers", get(show).post(set))
}

type Markers = Json<BTreeMap<String, Marker>>;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct ShowForm {
    timeline: Many<Text>,
}

async fn show(
    State(app): State<App>,
    asker: Asker,
    Params(form): Params<ShowForm>,
) -> ApiResult<Markers> {
    let wanted = form.timeline.words();
    let markers = app
        .db
        .read(move |tx| {
            let me = asker.viewer(tx, "read:statuses")?.id();
            Ok(db::marker::of(tx, me)?)
        })
        .await?;
    let markers = markers.into_iter().filter(|marker| wanted.contains(&marker.timeline));
    Ok(Json(markers.map(Marker::of).collect()))
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct SetForm {
    home: Place,
    notifications: Place,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Place {
    last_read_id: Number<i64>,
}

async fn set(
    State(app): State<App>,
    asker: Asker,
    Params(form): Params<SetForm>,
) -> ApiResult<Markers> {
    let viewer = asker.enter(&app, "write:statuses").await?;
    let places =
        [("home", form.home.last_read_id.0), ("notifications", form.notifications.last_read_id.0)];
    let places = places.into_iter().filter_map(|(timeline, place)| Some((timeline, place?)));
    let markers = service::marker::set(&app, &viewer.account, places.collect()).await?;
    Ok(Json(markers.into_iter().map(Marker::of).collect()))
}
