//! How far something is that goes on while its reader waits.
//! Source: <https://docs.joinmastodon.org/methods/async_refreshes/>

use axum::extract::State;
use axum::http::{HeaderName, HeaderValue};
use axum::routing::get;
use axum::{Json, Router};
use serde_json::{Value, json};

use crate::app::App;
use crate::base::RefreshId;
use crate::db;
use crate::http::error::ApiResult;
use crate::http::form::Id;
use crate::http::origin::no_record;
use crate::http::viewer::Asker;
use crate::model::refresh::Refresh;

/// Seconds after which asking again makes sense.
const RETRY: u32 = 5;

pub(super) fn routes() -> Router<App> {
    Router::new().route("/api/v1_alpha/async_refreshes/{id}", get(one))
}

async fn one(
    State(app): State<App>,
    Id(id): Id<RefreshId>,
    asker: Asker,
) -> ApiResult<Json<Value>> {
    let refresh = app
        .db
        .read(move |tx| {
            let me = asker.viewer(tx, "read")?.id();
            let refresh = db::refresh::by_id(tx, id)?.ok_or_else(no_record)?;
            let may_see = db::status::may_see(tx, Some(me), refresh.status)?;
            if may_see { Ok(refresh) } else { Err(no_record().into()) }
        })
        .await?;
    let status = if refresh.is_running(app.clock.now()) { "running" } else { "finished" };
    Ok(Json(json!({
        "async_refresh": {
            "id": refresh.id,
            "status": status,
            "result_count": refresh.results,
        },
    })))
}

/// The header by which an answer says that there will be more.
pub(super) fn header(refresh: &Refresh) -> Option<(HeaderName, HeaderValue)> {
    let Refresh { id, results, .. } = refresh;
    let value = format!("id=\"{id}\", retry={RETRY}, result_count={results}");
    Some((HeaderName::from_static("mastodon-async-refresh"), HeaderValue::from_str(&value).ok()?))
}
