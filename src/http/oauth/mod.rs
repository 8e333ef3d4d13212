//! How client programs are let in.
//! Source: <https://docs.joinmastodon.org/methods/oauth/>

use axum::Router;

use crate::app::App;

pub(super) fn routes() -> Router<App> {
    Router::new()
}
