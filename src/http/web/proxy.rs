//! Files of peers, which visitors of ours see through us.

use axum::Router;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;

use crate::app::App;
use crate::base::{AccountId, CardId, EmojiId, MediaId, Refusal, secret};
use crate::db;
use crate::service;
use crate::service::picture::{Form, Shown};
use crate::service::remote_media::{self, Size};
use crate::view::assets;

use super::answer::WebResult;
use super::media::give;
use super::visit::Visit;

const FOR_A_DAY: header::HeaderValue = header::HeaderValue::from_static("public, max-age=86400");

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/media/proxy/{id}", get(media))
        .route("/media/proxy/{id}/{key}", get(whole))
        .route("/media/proxy/{id}/{key}/small", get(small))
        .route("/media/proxy/card/{id}", get(card))
        .route("/media/proxy/emoji/{id}", get(emoji))
        .route("/media/proxy/emoji/{id}/still", get(still_emoji))
        .route("/media/proxy/avatar/{id}", get(avatar))
        .route("/media/proxy/avatar/{id}/still", get(still_avatar))
        .route("/media/proxy/header/{id}", get(banner))
        .route("/media/proxy/header/{id}/still", get(still_banner))
}

/// A file of a status that the visitor may see; it is fetched when it is looked at.
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
    let given = remote_media::look(&app, id, Size::Whole).await?;
    Ok(for_who_may_see(give(&app, given, &asked).await?))
}

async fn whole(
    State(app): State<App>,
    Path((id, key)): Path<(MediaId, String)>,
    asked: HeaderMap,
) -> WebResult {
    by_key(&app, (id, key), Size::Whole, &asked).await
}

async fn small(
    State(app): State<App>,
    Path((id, key)): Path<(MediaId, String)>,
    asked: HeaderMap,
) -> WebResult {
    by_key(&app, (id, key), Size::Small, &asked).await
}

/// A file for who holds its key: it stands in its address, which only those are shown who may see
/// the status. Apps fetch files without saying for whom.
async fn by_key(
    app: &App,
    (id, key): (MediaId, String),
    size: Size,
    asked: &HeaderMap,
) -> WebResult {
    let known = app.db.glance(move |tx| Ok(db::media::by_id(tx, id)?)).await?;
    let fits = known.is_some_and(|media| {
        !media.key.is_empty() && secret::same(media.key.as_bytes(), key.as_bytes())
    });
    if !fits {
        return Err(Refusal::NotFound("file").into());
    }
    let given = remote_media::look(app, id, size).await?;
    Ok(for_who_may_see(give(app, given, asked).await?))
}

async fn card(State(app): State<App>, Path(id): Path<CardId>, asked: HeaderMap) -> WebResult {
    let given = service::card::picture(&app, id).await?;
    Ok(kept_for(give(&app, given, &asked).await?, FOR_A_DAY))
}

/// The same, to be kept for so long. An address elsewhere says itself how long it stays.
fn kept_for(mut answer: Response, age: header::HeaderValue) -> Response {
    if !answer.status().is_redirection() || answer.status() == StatusCode::NOT_MODIFIED {
        answer.headers_mut().insert(header::CACHE_CONTROL, age);
    }
    answer
}

/// Kept by the visitor's browser, and by nobody on the way.
fn for_who_may_see(answer: Response) -> Response {
    kept_for(answer, header::HeaderValue::from_static("private, max-age=86400"))
}

async fn avatar(State(app): State<App>, Path(id): Path<AccountId>, asked: HeaderMap) -> WebResult {
    Ok(picture(&app, (id, Shown::Avatar, Form::Moving), &asked).await)
}

async fn still_avatar(
    State(app): State<App>,
    Path(id): Path<AccountId>,
    asked: HeaderMap,
) -> WebResult {
    Ok(picture(&app, (id, Shown::Avatar, Form::Still), &asked).await)
}

async fn banner(State(app): State<App>, Path(id): Path<AccountId>, asked: HeaderMap) -> WebResult {
    Ok(picture(&app, (id, Shown::Header, Form::Moving), &asked).await)
}

async fn still_banner(
    State(app): State<App>,
    Path(id): Path<AccountId>,
    asked: HeaderMap,
) -> WebResult {
    Ok(picture(&app, (id, Shown::Header, Form::Still), &asked).await)
}

/// Its address names the version, so that it may be kept for good.
async fn emoji(State(app): State<App>, Path(id): Path<EmojiId>, asked: HeaderMap) -> WebResult {
    let (moving, _) = service::emoji::fetch(&app, id).await?;
    Ok(give(&app, moving, &asked).await?)
}

async fn still_emoji(
    State(app): State<App>,
    Path(id): Path<EmojiId>,
    asked: HeaderMap,
) -> WebResult {
    let (_, still) = service::emoji::fetch(&app, id).await?;
    Ok(give(&app, still, &asked).await?)
}

/// The account's own picture, or else the one of those who have none.
async fn picture(
    app: &App,
    (id, which, form): (AccountId, Shown, Form),
    asked: &HeaderMap,
) -> Response {
    if let Ok(given) = service::picture::copy(app, id, which, form).await
        && let Ok(answer) = give(app, given, asked).await
    {
        // The address stays when the picture changes: a browser may keep it for a day.
        return kept_for(answer, FOR_A_DAY);
    }
    let stand_in = match which {
        Shown::Avatar => assets::get("avatar.png"),
        Shown::Header => assets::get("header.png"),
    };
    let Some(asset) = stand_in else { return StatusCode::NOT_FOUND.into_response() };
    let head = [(header::CONTENT_TYPE, asset.content_type), (header::CACHE_CONTROL, "max-age=300")];
    (StatusCode::NOT_FOUND, head, asset.bytes.into_owned()).into_response()
}
