//! `NodeInfo`: what kind of server this is.

use std::time::Duration;

use axum::Json;
use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use serde_json::Value;

use crate::app::App;
use crate::base::{Refusal, Result};
use crate::db;
use crate::http::error::ApiResult;
use crate::model::Joining;
use crate::protocol::nodeinfo::{self, Facts, Version};
use crate::service;

const MONTH: Duration = Duration::from_hours(24 * 30);
const HALF_YEAR: Duration = Duration::from_hours(24 * 182);

/// `/.well-known/nodeinfo`.
pub(super) async fn links(State(app): State<App>) -> Json<Value> {
    Json(nodeinfo::links(&app.url("")))
}

/// `/nodeinfo/2.0` and `/nodeinfo/2.1`.
pub(super) async fn document(
    State(app): State<App>,
    Path(version): Path<String>,
) -> ApiResult<Response> {
    let version = Version::parse(&version).ok_or(Refusal::NotFound("NodeInfo"))?;
    let document = nodeinfo::document(version, &facts(&app).await?);
    let kind = format!("{}; charset=utf-8", version.media_type());
    Ok(([(header::CONTENT_TYPE, kind)], serde_json::to_string(&document)?).into_response())
}

async fn facts(app: &App) -> Result<Facts> {
    let site = service::site::read(app).await?;
    let now = app.clock.now();
    app.db
        .read(move |tx| {
            Ok(Facts {
                site_name: site.title,
                site_description: site.description,
                open_registrations: matches!(site.joining, Joining::Open | Joining::Approval),
                users: db::account::local_count(tx)?,
                active_month: db::site::active_count(tx, now.minus(MONTH))?,
                active_half_year: db::site::active_count(tx, now.minus(HALF_YEAR))?,
                local_statuses: db::site::status_count(tx)?,
            })
        })
        .await
}
