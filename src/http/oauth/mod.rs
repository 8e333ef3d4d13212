//! How client programs are let in.
//! Source: <https://docs.joinmastodon.org/methods/oauth/>

mod error;
mod metadata;
mod token;

use axum::Router;

use crate::app::App;

pub(super) fn routes() -> Router<App> {
    Router::new().merge(metadata::routes()).merge(token::routes())
}
