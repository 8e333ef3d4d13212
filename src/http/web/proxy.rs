//! Pictures of peers, which visitors of ours see through us.

use axum::Router;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;

use crate::app::App;
use crate::base::{AccountId, EmojiId, MediaId, Refusal};
use crate::db;
use crate::service;
use crate::service::picture::Shown;
use crate::view::assets;

use super::answer::WebResult;
use super::media::send;
use super::visit::Visit;

const FOR_A_DAY: header::HeaderValue = header::HeaderValue::from_static("public, max-age=86400");

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/media/proxy/{id}", get(media))
        .route("/media/proxy/emoji/{id}", get(emoji))
        .route("/media/proxy/emoji/{id}/still", get(still_emoji))
        .route("/media/proxy/avatar/{id}", get(avatar))
        .route("/media/proxy/header/{id}", get(banner))
}

/// A file of a status that the visitor may see; a picture is copied when it is first looked at.
async fn media(
    State(app): State<App>,
    Path(id): Path<MediaId>,
    asked: HeaderMap,
    visit: Visit,
) -> WebResult {
    let viewer = visit.viewer();
    let may_see = app
        .db
        .read(move |tx| {
            let Some(media) = db::media::by_id(tx, id)? else { return Ok(false) };
            match media.status {
                Some(status) => Ok(db::status::may_see(tx, viewer, status)?),
                None => Ok(viewer == Some(media.account)),
            }
        })
        .await?;
    if !may_see {
        return Err(Refusal::NotFound("file").into());
    }
    let media = service::media::copy_remote(&app, id).await?;
    let name = media.file.or(media.preview_file).ok_or(Refusal::NotFound("file"))?;
    Ok(for_who_may_see(send(&app, &name, &asked).await?))
}

/// Kept by the visitor's browser, and by nobody on the way.
fn for_who_may_see(mut answer: Response) -> Response {
    let age = header::HeaderValue::from_static("private, max-age=86400");
    answer.headers_mut().insert(header::CACHE_CONTROL, age);
    answer
}

async fn avatar(State(app): State<App>, Path(id): Path<AccountId>, asked: HeaderMap) -> WebResult {
    Ok(picture(&app, id, Shown::Avatar, &asked).await)
}

async fn banner(State(app): State<App>, Path(id): Path<AccountId>, asked: HeaderMap) -> WebResult {
    Ok(picture(&app, id, Shown::Header, &asked).await)
}

/// Its address names the version, so that it may be kept for good.
async fn emoji(State(app): State<App>, Path(id): Path<EmojiId>, asked: HeaderMap) -> WebResult {
    let files = service::emoji::fetch(&app, id).await?;
    Ok(send(&app, &files.file, &asked).await?)
}

async fn still_emoji(
    State(app): State<App>,
    Path(id): Path<EmojiId>,
    asked: HeaderMap,
) -> WebResult {
    let files = service::emoji::fetch(&app, id).await?;
    Ok(send(&app, &files.still, &asked).await?)
}

/// The account's own picture, or else the one of those who have none.
async fn picture(app: &App, id: AccountId, which: Shown, asked: &HeaderMap) -> Response {
    if let Ok(name) = service::picture::copy(app, id, which).await
        && let Ok(mut answer) = send(app, &name, asked).await
    {
        // The address stays when the picture changes: a browser may keep it for a day.
        answer.headers_mut().insert(header::CACHE_CONTROL, FOR_A_DAY);
        return answer;
    }
    let stand_in = match which {
        Shown::Avatar => assets::get("avatar.png"),
        Shown::Header => assets::get("header.png"),
    };
    let Some(asset) = stand_in else { return StatusCode::NOT_FOUND.into_response() };
    let head = [(header::CONTENT_TYPE, asset.content_type), (header::CACHE_CONTROL, "max-age=300")];
    (StatusCode::NOT_FOUND, head, asset.bytes.into_owned()).into_response()
}
