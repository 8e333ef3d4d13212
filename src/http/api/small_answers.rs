//! Questions that have one short answer here.
//! Source: <https://docs.joinmastodon.org/methods/annual_reports/>,
//! <https://docs.joinmastodon.org/methods/emails/>

use axum::extract::State;
use axum::routing::get;
use axum::{Json, Router};
use serde::Serialize;
use serde_json::{Value, json};

use crate::app::App;
use crate::http::error::ApiResult;
use crate::http::viewer::Asker;
use crate::view::words::LANGUAGES;

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/api/v1/annual_reports", get(annual_reports))
        .route("/api/v1/emails/check_confirmation", get(is_confirmed))
        .route("/api/v1/instance/languages", get(languages))
}

/// No year is summed up here.
async fn annual_reports(State(app): State<App>, asker: Asker) -> ApiResult<Json<Value>> {
    asker.enter(&app, "read:accounts").await?;
    Ok(Json(json!({ "annual_reports": [], "accounts": [], "statuses": [] })))
}

/// No mail is sent to prove an address, so that none waits to be confirmed.
async fn is_confirmed(State(app): State<App>, asker: Asker) -> ApiResult<Json<bool>> {
    asker.enter(&app, "read:accounts").await?;
    Ok(Json(true))
}

/// A language that people can write in.
#[derive(Debug, Serialize)]
struct Language {
    code: &'static str,
    name: &'static str,
}

async fn languages() -> Json<Vec<Language>> {
    Json(LANGUAGES.iter().map(|&(code, name)| Language { code, name }).collect())
}
