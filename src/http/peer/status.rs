//! Statuses of ours as documents, the activities that brought them, and what remains of them.

use axum::extract::{Path, State};
use axum::http::{StatusCode, request};
use axum::response::{IntoResponse, Redirect, Response};

use crate::app::App;
use crate::base::{Refusal, Result, StatusId};
use crate::db;
use crate::federation::outbound::note;
use crate::http::error::{ApiResult, wants_page};
use crate::model::{Account, Status};
use crate::protocol::activitypub::outgoing::{Collection, Context, Tombstone};

use super::actor::standing;
use super::answer::document;
use super::reader::reader;
use super::wants_activity;

/// Replies told of in one answer.
const MOST_REPLIES: u32 = 50;

/// What a path names: the author's name and the status' id.
type Address = Path<(String, String)>;

/// What is found at an address.
enum Found {
    Status(Box<(Account, Status)>),
    /// It was here.
    Deleted(String),
}

/// `/users/NAME/statuses/ID`: the note for servers, the page for people.
pub(super) async fn show(
    State(app): State<App>,
    Path(address): Address,
    parts: request::Parts,
) -> ApiResult<Response> {
    let (author, status) = match find(&app, address, &parts).await? {
        Found::Status(found) => *found,
        Found::Deleted(uri) => return Ok(tombstone(uri)),
    };
    let page = format!("{}/{}", author.path(), status.id);
    if !wants_activity(&parts.headers) && wants_page(&page, &parts.headers) {
        return Ok(Redirect::to(&page).into_response());
    }
    answer(&app, &status).await
}

/// A status of ours that the asker may see, as the answer to a request.
pub(in crate::http) async fn answer(app: &App, status: &Status) -> ApiResult<Response> {
    if status.boost_of.is_some() {
        return brought(app, status).await;
    }
    let note = note::document(app, status.id).await?.ok_or(Refusal::NotFound("Status"))?;
    Ok(document(Context::Note, note))
}

/// `/users/NAME/statuses/ID/activity`: the Create, or the Announce of a boost.
pub(super) async fn activity(
    State(app): State<App>,
    Path(address): Address,
    parts: request::Parts,
) -> ApiResult<Response> {
    match find(&app, address, &parts).await? {
        Found::Status(found) => brought(&app, &found.1).await,
        Found::Deleted(uri) => Ok(tombstone(uri)),
    }
}

/// `/users/NAME/statuses/ID/replies`: what the author added below.
pub(super) async fn replies(
    State(app): State<App>,
    Path(address): Address,
    parts: request::Parts,
) -> ApiResult<Response> {
    let status = match find(&app, address, &parts).await? {
        Found::Status(found) => found.1,
        Found::Deleted(uri) => return Ok(tombstone(uri)),
    };
    let id = status.id;
    let replies = app.db.read(move |tx| Ok(db::thread::own_replies(tx, id, MOST_REPLIES)?)).await?;
    let collection = Collection::replies(&format!("{}/replies", status.uri), replies, None);
    Ok(document(Context::Plain, collection))
}

async fn brought(app: &App, status: &Status) -> ApiResult<Response> {
    let activity = note::activity(app, status).await?.ok_or(Refusal::NotFound("Status"))?;
    Ok(document(Context::Note, activity))
}

/// "Not yours" and "not there" are one answer (GHSA-gwhw); what is local is not there.
async fn find(app: &App, (name, id): (String, String), parts: &request::Parts) -> Result<Found> {
    let author = standing(app, name).await?;
    let viewer = Some(reader(app, parts).await?);
    let uri = format!("{}/statuses/{id}", author.uri);
    let id: StatusId = id.parse().map_err(|_no_number| Refusal::NotFound("Status"))?;
    app.db
        .read(move |tx| {
            let status = db::status::visible(tx, viewer, id)?;
            let status = status
                .filter(|status| status.author == author.id && !status.visibility.is_local_only());
            match status {
                Some(status) => Ok(Found::Status(Box::new((author, status)))),
                None if db::tombstone::exists(tx, &uri)? => Ok(Found::Deleted(uri)),
                None => Err(Refusal::NotFound("Status").into()),
            }
        })
        .await
}

fn tombstone(uri: String) -> Response {
    let mut response = document(Context::Note, Tombstone::of(uri));
    *response.status_mut() = StatusCode::GONE;
    response
}
