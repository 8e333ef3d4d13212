//! The Mastodon client API: one file for each group of endpoints, entities in `entity`.
//! Source: <https://docs.joinmastodon.org/methods/>

use axum::Router;

use crate::app::App;

pub(super) fn routes() -> Router<App> {
    Router::new()
}
