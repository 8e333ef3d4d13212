//! The files of ours that pages need.

use axum::Router;
use axum::extract::Path;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;

use crate::app::App;
use crate::base::{Error, Refusal};
use crate::view::assets::{self, Asset};

use super::super::error::WebError;

const FOREVER: &str = "public, max-age=31536000, immutable";
const FOR_A_WHILE: &str = "public, max-age=3600";
pub(super) fn routes() -> Router<App> {
    Router::new().route("/assets/{*path}", get(asset)).route("/favicon.ico", get(favicon))
}

async fn asset(Path(path): Path<String>, headers: HeaderMap) -> Response {
    match assets::get(&path) {
        Some(asset) => send(asset, &headers),
        None => WebError(Error::Refused(Refusal::NotFound("file"))).into_response(),
    }
}

async fn favicon(headers: HeaderMap) -> Response {
    match assets::get("icon.png") {
        Some(asset) => send(asset, &headers),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

fn send(asset: Asset, asked: &HeaderMap) -> Response {
    let Asset { bytes, content_type, hash, immutable } = asset;
    let tag = format!("W/\"{hash}\"");
    let known = asked.get(header::IF_NONE_MATCH).and_then(|known| known.to_str().ok());
    let age = if immutable { FOREVER } else { FOR_A_WHILE };
    let head = [(header::CACHE_CONTROL, age.to_owned()), (header::ETAG, tag.clone())];
    if known.is_some_and(|known| known.split(',').any(|one| one.trim() == tag)) {
        return (StatusCode::NOT_MODIFIED, head).into_response();
    }
    (head, [(header::CONTENT_TYPE, content_type)], bytes.into_owned()).into_response()
}
