//! The socket's door: routes to handlers that read, call and answer, and decide nothing.
//!
//! `api` speaks Mastodon to clients, `oauth` lets clients in, `web` speaks HTML to browsers and
//! `peer` ActivityPub to servers. Imports everything below; opens no write transaction for a deed.
//!
//! What they share: [`form`] reads what is sent in whatever shape, [`viewer`] tells who asks,
//! [`page`] which part of a list, [`error`] turns refusals into answers, [`limit`] slows down who
//! asks too often, [`gate`] turns whole networks away, [`files`] keeps files and pages apart, [`origin`] tells where a request comes from, [`layer`] is what happens to every
//! request, [`serve`] the loop that takes connections.

mod api;
mod cors;
mod error;
mod files;
mod form;
mod gate;
mod layer;
mod limit;
mod oauth;
mod origin;
mod page;
mod peer;
mod serve;
mod viewer;
mod web;

use axum::Router;
use axum::middleware::from_fn_with_state;
use axum::routing::get;

use crate::app::App;

pub use serve::serve;

/// Every route of the server.
pub fn router(app: App) -> Router {
    let routes = Router::new()
        .merge(api::routes())
        .merge(oauth::routes())
        .merge(peer::routes(&app))
        .merge(web::routes())
        .layer(from_fn_with_state(app.clone(), peer::admit))
        .route("/health", get(|| async { "OK" }))
        .fallback(error::nothing_here)
        .method_not_allowed_fallback(error::wrong_method);
    layer::around(routes, &app).with_state(app)
}
