//! Authorizations of ours: the proof that a status may quote one of our people's.

use axum::extract::{Path, State};
use axum::http::request;
use axum::response::Response;

use crate::app::App;
use crate::base::{Refusal, StatusId};
use crate::db;
use crate::http::error::ApiResult;
use crate::model::QuoteState;
use crate::protocol::activitypub::outgoing::{Context, QuoteAuthorization};
use crate::service::status::stamp_uri;

use super::actor::standing;
use super::answer::document;
use super::reader::reader;

/// `/users/NAME/quote_authorizations/ID`, where ID is the status that quotes. Shown to whom both
/// statuses may be shown; what was taken back is not there.
pub(super) async fn authorization(
    State(app): State<App>,
    Path((name, quoting)): Path<(String, String)>,
    parts: request::Parts,
) -> ApiResult<Response> {
    let author = standing(&app, name).await?;
    let viewer = Some(reader(&app, &parts).await?);
    let missing = || Refusal::NotFound("authorization");
    let quoting: StatusId = quoting.parse().map_err(|_no_number| missing())?;
    let found = app.db.read(move |tx| {
        let quote = db::quote::of(tx, quoting)?;
        let Some(quote) = quote.filter(|quote| quote.state == QuoteState::Accepted) else {
            return Ok(None);
        };
        let Some(quoted) = quote.quoted else { return Ok(None) };
        let quoted = db::status::visible(tx, viewer, quoted)?;
        Ok(quoted.zip(db::status::visible(tx, viewer, quoting)?))
    });
    let (quoted, quoting) = found
        .await?
        .filter(|(quoted, _)| quoted.author == author.id)
        .filter(|(quoted, quoting)| {
            ![quoted, quoting].iter().any(|status| status.visibility.is_local_only())
        })
        .ok_or_else(missing)?;
    let authorization = QuoteAuthorization {
        id: stamp_uri(&author.uri, quoting.id),
        attributed_to: author.uri,
        interacting_object: quoting.uri,
        interaction_target: quoted.uri,
    };
    Ok(document(Context::Note, authorization))
}
