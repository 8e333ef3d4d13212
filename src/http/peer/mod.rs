//! What other servers ask for and bring: documents, collections, inboxes, and the signposts by
//! which they find them.
//!
//! federation.md 4. Documents are told by content type, so pages that live at the same address ask
//! [`wants_activity`] and then [`actor::answer`] or [`status::answer`].

pub(in crate::http) mod actor;
mod admission;
mod answer;
mod collections;
mod context;
mod emoji;
mod followers;
mod inbox;
mod nodeinfo;
mod quote;
mod reader;
mod reply;
pub(in crate::http) mod status;
mod webfinger;

use axum::Router;
use axum::extract::{DefaultBodyLimit, Request, State};
use axum::http::StatusCode;
use axum::middleware::{Next, from_fn_with_state};
use axum::response::Response;
use axum::routing::{get, post};

use crate::app::App;

use super::error::json_error;

pub(in crate::http) use admission::admit;
pub(in crate::http) use answer::wants_activity;

/// Every route for other servers.
pub(super) fn routes(app: &App) -> Router<App> {
    let inboxes = Router::new()
        .route("/inbox", post(inbox::receive))
        .route("/actor/inbox", post(inbox::receive))
        .route("/users/{name}/inbox", post(inbox::receive))
        .layer(DefaultBodyLimit::max(inbox::LARGEST_BODY));
    let documents = Router::new()
        .route("/actor", get(actor::server))
        .route("/actor/outbox", get(collections::server_outbox))
        .route("/users/{name}", get(actor::show))
        .route("/users/{name}/main-key", get(actor::key))
        .route("/users/{name}/outbox", get(collections::outbox))
        .route("/users/{name}/followers", get(collections::followers))
        .route("/users/{name}/followers_synchronization", get(followers::part))
        .route("/users/{name}/following", get(collections::following))
        .route("/users/{name}/collections/featured", get(collections::featured))
        .route("/users/{name}/collections/tags", get(collections::tags))
        .route("/users/{name}/statuses/{id}", get(status::show))
        .route("/users/{name}/statuses/{id}/activity", get(status::activity))
        .route("/users/{name}/statuses/{id}/replies", get(status::replies))
        .route("/contexts/{id}", get(context::show))
        .route("/emojis/{id}", get(emoji::show))
        .route("/users/{name}/quote_authorizations/{id}", get(quote::authorization))
        .route("/users/{name}/reply_authorizations/{id}", get(reply::authorization))
        .route("/.well-known/webfinger", get(webfinger::webfinger))
        .route("/.well-known/host-meta", get(webfinger::host_meta))
        .route("/.well-known/host-meta.json", get(webfinger::host_meta_json));
    inboxes
        .merge(documents)
        .route_layer(from_fn_with_state(app.clone(), if_talking))
        .route("/.well-known/nodeinfo", get(nodeinfo::links))
        .route("/nodeinfo/{version}", get(nodeinfo::document))
}

/// Whoever does not talk with other servers shows them nothing and takes nothing.
async fn if_talking(State(app): State<App>, request: Request, next: Next) -> Response {
    if app.settings.now().federation.enabled {
        return next.run(request).await;
    }
    json_error(StatusCode::FORBIDDEN, "This server does not talk with others")
}
