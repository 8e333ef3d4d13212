//! How client programs are let in.
//! Source: <https://docs.joinmastodon.org/methods/oauth/>

mod authorize;
mod error;
mod metadata;
mod token;

use axum::Router;

use crate::app::App;

pub(super) fn routes() -> Router<App> {
    Router::new().merge(authorize::routes()).merge(metadata::routes()).merge(token::routes())
}
