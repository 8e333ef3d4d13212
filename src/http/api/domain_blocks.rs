//! Servers of which somebody does not want to hear.
//! Source: <https://docs.joinmastodon.org/methods/domain_blocks/>

use axum::extract::State;
use axum::routing::get;
use axum::{Json, Router};
use serde::{Deserialize, Serialize};

use crate::app::App;
use crate::db;
use crate::http::error::ApiResult;
use crate::http::form::{Params, Text};
use crate::http::page::{Paged, Paging};
use crate::http::viewer::Asker;
use crate::service::domain_block;
use crate::text;

use super::entity::Empty;

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/api/v1/domain_blocks", get(all).post(block).delete(unblock))
        .route("/api/v1/domain_blocks/preview", get(preview))
}

async fn all(
    State(app): State<App>,
    asker: Asker,
    paging: Paging<100, 200>,
) -> ApiResult<Paged<String>> {
    let page = paging.page;
    let blocks = app.db.read(move |tx| {
        let me = asker.viewer(tx, "read:blocks")?.id();
        Ok(db::domain_block::of_account(tx, me, page)?)
    });
    Ok(paging.of(blocks.await?, |(place, _)| *place).map(|(_, domain)| domain))
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct DomainForm {
    domain: Text,
}

async fn block(
    State(app): State<App>,
    asker: Asker,
    Params(form): Params<DomainForm>,
) -> ApiResult<Json<Empty>> {
    let viewer = asker.enter(&app, "write:blocks").await?;
    domain_block::block(&app, &viewer.account, &form.domain.or_empty()).await?;
    Ok(Json(Empty {}))
}

async fn unblock(
    State(app): State<App>,
    asker: Asker,
    Params(form): Params<DomainForm>,
) -> ApiResult<Json<Empty>> {
    let viewer = asker.enter(&app, "write:blocks").await?;
    domain_block::unblock(&app, &viewer.account, &form.domain.or_empty()).await?;
    Ok(Json(Empty {}))
}

/// What a block would end.
#[derive(Debug, Serialize)]
struct Preview {
    following_count: u64,
    followers_count: u64,
}

async fn preview(
    State(app): State<App>,
    asker: Asker,
    Params(form): Params<DomainForm>,
) -> ApiResult<Json<Preview>> {
    let domain = text::handle::domain(form.domain.or_empty().trim()).unwrap_or_default();
    let (followers_count, following_count) = app
        .db
        .read(move |tx| {
            let me = asker.viewer_with_any(tx, &["read:blocks", "write:blocks"])?.id();
            Ok(db::domain_block::bond_counts(tx, me, &domain)?)
        })
        .await?;
    Ok(Json(Preview { following_count, followers_count }))
}
