//! Who asks to follow, and what is answered.
//! Source: <https://docs.joinmastodon.org/methods/follow_requests/>

use axum::extract::State;
use axum::routing::{get, post};
use axum::{Json, Router};

use crate::app::App;
use crate::base::AccountId;
use crate::db;
use crate::http::error::ApiResult;
use crate::http::form::Id;
use crate::http::page::{Paged, Paging};
use crate::http::viewer::Asker;
use crate::service::follow;

use super::entity::{Account, Relationship};
use super::own_lists::people;
use super::relations::standing;

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/api/v1/follow_requests", get(list))
        .route("/api/v1/follow_requests/{id}/authorize", post(authorize))
        .route("/api/v1/follow_requests/{id}/reject", post(reject))
}

async fn list(
    State(app): State<App>,
    asker: Asker,
    paging: Paging<40, 80>,
) -> ApiResult<Paged<Account>> {
    people(&app, (asker, "read:follows"), paging, db::follow::requests).await
}

async fn authorize(
    State(app): State<App>,
    Id(id): Id<AccountId>,
    asker: Asker,
) -> ApiResult<Json<Relationship>> {
    let viewer = asker.enter(&app, "write:follows").await?;
    follow::authorize(&app, &viewer.account, id).await?;
    standing(&app, &viewer.account, id).await
}

async fn reject(
    State(app): State<App>,
    Id(id): Id<AccountId>,
    asker: Asker,
) -> ApiResult<Json<Relationship>> {
    let viewer = asker.enter(&app, "write:follows").await?;
    follow::reject(&app, &viewer.account, id).await?;
    standing(&app, &viewer.account, id).await
}
