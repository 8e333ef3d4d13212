//! What people change about themselves.

mod account;
mod appearance;
mod delete;
mod export;
mod filters;
mod import;
mod migration;
mod notifications;
mod preferences;
mod privacy;
mod profile;
mod reading;
mod second_factor;
mod style;

use axum::Router;
use axum::routing::get;

use crate::app::App;

use super::answer::see_other;

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/settings", get(|| async { see_other("/settings/profile") }))
        .merge(account::routes())
        .merge(appearance::routes())
        .merge(delete::routes())
        .merge(export::routes())
        .merge(filters::routes())
        .merge(import::routes())
        .merge(migration::routes())
        .merge(notifications::routes())
        .merge(preferences::routes())
        .merge(privacy::routes())
        .merge(profile::routes())
        .merge(reading::routes())
        .merge(second_factor::routes())
        .merge(style::routes())
}
