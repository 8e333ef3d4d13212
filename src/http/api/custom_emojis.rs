//! Emoji of this server.
//! Source: <https://docs.joinmastodon.org/methods/custom_emojis/>

use axum::extract::State;
use axum::routing::get;
use axum::{Json, Router};

use crate::app::App;
use crate::db;
use crate::http::error::ApiResult;

use super::entity::{CustomEmoji, Frame};

pub(super) fn routes() -> Router<App> {
    Router::new().route("/api/v1/custom_emojis", get(list))
}

async fn list(State(app): State<App>) -> ApiResult<Json<Vec<CustomEmoji>>> {
    let listed = app.db.read(|tx| Ok(db::emoji::listed(tx)?)).await?;
    Ok(Json(CustomEmoji::all(listed, &Frame::of(&app))))
}
