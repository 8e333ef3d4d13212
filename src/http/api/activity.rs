//! What went on here, week by week.
//! Source: <https://docs.joinmastodon.org/methods/instance/#activity>

use axum::extract::State;
use axum::routing::get;
use axum::{Json, Router};
use serde::Serialize;

use crate::app::App;
use crate::http::error::ApiResult;
use crate::service::activity;

pub(super) fn routes() -> Router<App> {
    Router::new().route("/api/v1/instance/activity", get(weeks))
}

/// Numbers in words, as the API has them.
#[derive(Debug, Serialize)]
struct Activity {
    week: String,
    statuses: String,
    logins: String,
    registrations: String,
}

async fn weeks(State(app): State<App>) -> ApiResult<Json<Vec<Activity>>> {
    let told = |week: activity::Week| Activity {
        week: week.start.div_euclid(1_000).to_string(),
        statuses: week.statuses.to_string(),
        logins: week.people.to_string(),
        registrations: week.joined.to_string(),
    };
    Ok(Json(activity::weeks(&app).await?.into_iter().map(told).collect()))
}
