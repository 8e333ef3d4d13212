//! Addresses by which apps know pages that are elsewhere here.

use axum::Router;
use axum::extract::{Path, Query};
use axum::response::Response;
use axum::routing::get;
use serde::Deserialize;
use url::form_urlencoded::Serializer;

use crate::app::App;
use crate::base::MediaId;

use super::answer::see_other;

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/auth/edit", get(|| async { see_other("/settings/account") }))
        .route("/oauth/authorized_applications", get(|| async { see_other("/settings/account") }))
        .route("/settings/preferences/posting_defaults", get(preferences))
        .route("/about/more", get(|| async { see_other("/about") }))
        .route("/share", get(share))
        .route("/media_proxy/{id}", get(media))
        .route("/media_proxy/{id}/{version}", get(media_version))
}

async fn preferences() -> Response {
    see_other("/settings/preferences")
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Shared {
    title: String,
    text: String,
    url: String,
}

/// The composer with what another page or program wants to be told.
async fn share(Query(Shared { title, text, url }): Query<Shared>) -> Response {
    let parts: Vec<&str> = [title.trim(), text.trim(), url.trim()]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect();
    let query = Serializer::new(String::new()).append_pair("text", &parts.join(" ")).finish();
    see_other(&format!("/publish?{query}"))
}

async fn media(Path(id): Path<MediaId>) -> Response {
    see_other(&format!("/media/proxy/{id}"))
}

async fn media_version(Path((id, _)): Path<(MediaId, String)>) -> Response {
    see_other(&format!("/media/proxy/{id}"))
}
