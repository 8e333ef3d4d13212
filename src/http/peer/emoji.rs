//! Custom emoji of ours.

use axum::extract::{Path, State};
use axum::response::Response;

use crate::app::App;
use crate::base::Refusal;
use crate::federation::outbound::emoji;
use crate::http::error::ApiResult;
use crate::protocol::activitypub::outgoing::Context;

use super::answer::document;

const NOT_FOUND: Refusal = Refusal::NotFound("emoji");

/// `/emojis/ID`, which is its id on the wire.
pub(super) async fn show(State(app): State<App>, Path(id): Path<String>) -> ApiResult<Response> {
    let id = id.parse().ok().ok_or(NOT_FOUND)?;
    let emoji = emoji::document(&app, id).await?.ok_or(NOT_FOUND)?;
    Ok(document(Context::Note, emoji))
}
