//! Authorizations of ours: the proof that a status may answer one of our people's.

use axum::extract::{Path, State};
use axum::http::request;
use axum::response::Response;

use crate::app::App;
use crate::base::{Refusal, StatusId};
use crate::db;
use crate::http::error::ApiResult;
use crate::protocol::activitypub::outgoing::{Context, ReplyAuthorization};
use crate::service::status::reply_stamp_uri;

use super::actor::standing;
use super::answer::document;
use super::reader::reader;

/// `/users/NAME/reply_authorizations/ID`, where ID is the status that answers: what stands below a
/// status of ours was let in. Shown to whom both statuses may be shown.
pub(super) async fn authorization(
    State(app): State<App>,
    Path((name, reply)): Path<(String, String)>,
    parts: request::Parts,
) -> ApiResult<Response> {
    let author = standing(&app, name).await?;
    let viewer = Some(reader(&app, &parts).await?);
    let missing = || Refusal::NotFound("authorization");
    let reply: StatusId = reply.parse().map_err(|_no_number| missing())?;
    let found = app.db.read(move |tx| {
        let Some(reply) = db::status::visible(tx, viewer, reply)? else { return Ok(None) };
        let Some(parent) = reply.in_reply_to else { return Ok(None) };
        Ok(db::status::visible(tx, viewer, parent)?.map(|parent| (reply, parent)))
    });
    let (reply, parent) = found
        .await?
        .filter(|(_, parent)| parent.author == author.id)
        .filter(|(reply, parent)| {
            ![reply, parent].iter().any(|status| status.visibility.is_local_only())
        })
        .ok_or_else(missing)?;
    let stamp = reply_stamp_uri(&author.uri, reply.id);
    let authorization = ReplyAuthorization::new(stamp, author.uri, reply.uri, parent.uri);
    Ok(document(Context::Note, authorization))
}
