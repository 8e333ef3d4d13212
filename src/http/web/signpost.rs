//! Addresses by which apps know pages that are elsewhere here.

use axum::Router;
use axum::extract::Path;
use axum::response::Response;
use axum::routing::get;

use crate::app::App;
use crate::base::MediaId;

use super::answer::see_other;

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/auth/edit", get(|| async { see_other("/settings/account") }))
        .route("/oauth/authorized_applications", get(|| async { see_other("/settings/account") }))
        .route("/settings/preferences/posting_defaults", get(preferences))
        .route("/about/more", get(|| async { see_other("/about") }))
        .route("/media_proxy/{id}", get(media))
        .route("/media_proxy/{id}/{version}", get(media_version))
}

async fn preferences() -> Response {
    see_other("/settings/preferences")
}

async fn media(Path(id): Path<MediaId>) -> Response {
    see_other(&format!("/media/proxy/{id}"))
}

async fn media_version(Path((id, _)): Path<(MediaId, String)>) -> Response {
    see_other(&format!("/media/proxy/{id}"))
}
