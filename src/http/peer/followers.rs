//! A part of somebody's followers, for the server where these live (FEP-8fcf).

use axum::extract::{Path, Query, Request, State};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use serde_json::Value;

use crate::app::App;
use crate::base::{Refusal, Result};
use crate::db;
use crate::federation::followers::origin_of;
use crate::http::error::ApiError;
use crate::model::Account;
use crate::protocol::activitypub::outgoing::{Collection, Context};

use super::actor::standing;
use super::admission::signer;
use super::answer::document;

/// Ids on one page; all of them together if there are no more.
const PAGE: u32 = 5_000;

#[derive(Debug, Deserialize)]
pub(super) struct Part {
    max_id: Option<i64>,
}

/// `/users/NAME/followers_synchronization`: whoever signs is shown who of their own server follows.
pub(super) async fn part(
    State(app): State<App>,
    Path(name): Path<String>,
    Query(part): Query<Part>,
    request: Request,
) -> Response {
    let (parts, _) = request.into_parts();
    let asking = match signer(&app, &parts).await {
        Ok(asking) => asking,
        Err(refusal) => return refusal,
    };
    match listed(&app, name, &asking, part.max_id).await {
        Ok(list) => {
            let mut answer = document(Context::Plain, list);
            let private = HeaderValue::from_static("private, no-store");
            answer.headers_mut().insert(header::CACHE_CONTROL, private);
            answer
        }
        Err(problem) => ApiError(problem).into_response(),
    }
}

async fn listed(
    app: &App,
    name: String,
    asking: &Account,
    max_id: Option<i64>,
) -> Result<Collection> {
    let account = standing(app, name).await?;
    let origin = origin_of(&asking.uri).ok_or(Refusal::NotFound("list"))?;
    let target = account.id;
    let found = app
        .db
        .read(move |tx| Ok(db::follow::on_origin(tx, target, &origin, (max_id, PAGE))?))
        .await?;
    let list = format!("{}/followers_synchronization", account.uri);
    let is_full = u32::try_from(found.len()).is_ok_and(|length| length >= PAGE);
    let next = found.last().filter(|_| is_full).map(|(id, _)| format!("{list}?max_id={id}"));
    let ids = found.into_iter().map(|(_, uri)| Value::String(uri)).collect();
    if max_id.is_none() && next.is_none() {
        return Ok(Collection::whole(list, ids));
    }
    let id = max_id.map_or_else(|| list.clone(), |max_id| format!("{list}?max_id={max_id}"));
    Ok(Collection { next, ..Collection::page(id, list, ids) })
}
