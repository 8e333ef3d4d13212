//! What is on many lips, as those who run the server see it. Nothing waits for a review here:
//! trends are made of what our own people follow.
//! Source: <https://docs.joinmastodon.org/methods/admin/trends/>

use axum::Router;
use axum::extract::State;
use axum::routing::get;
use serde::Serialize;

use crate::app::App;
use crate::db;
use crate::http::api::entity::{Frame, Status, Tag, TrendingLink};
use crate::http::api::trends;
use crate::http::error::ApiResult;
use crate::http::page::{Paged, Paging};
use crate::http::viewer::Asker;
use crate::model::Role;
use crate::service::trend;

use super::measures::READ;
use super::{enter, staff};

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/api/v1/admin/trends/tags", get(tags))
        .route("/api/v1/admin/trends/statuses", get(statuses))
        .route("/api/v1/admin/trends/links", get(links))
}

/// Source: <https://docs.joinmastodon.org/entities/Tag/#admin>
#[derive(Debug, Serialize)]
struct AdminTag {
    #[serde(flatten)]
    tag: Tag,
    trendable: bool,
    usable: bool,
    requires_review: bool,
}

/// Source: <https://docs.joinmastodon.org/entities/PreviewCard/#trends-link>
#[derive(Debug, Serialize)]
struct AdminLink {
    #[serde(flatten)]
    link: TrendingLink,
    requires_review: bool,
}

async fn tags(
    State(app): State<App>,
    asker: Asker,
    paging: Paging<10, 20>,
) -> ApiResult<Paged<AdminTag>> {
    enter(&app, asker.clone(), READ, Role::Admin).await?;
    let tags = trends::tags(State(app), asker, paging).await?;
    Ok(tags.map(|tag| AdminTag { tag, trendable: true, usable: true, requires_review: false }))
}

async fn statuses(
    State(app): State<App>,
    asker: Asker,
    paging: Paging<20, 40>,
) -> ApiResult<Paged<Status>> {
    trend::freshen(&app).await?;
    let (part, now, frame) = ((paging.page.limit, paging.offset), app.clock.now(), Frame::of(&app));
    let (me, views) = app
        .db
        .read(move |tx| {
            let me = Some(staff(&asker, tx, READ, Role::Admin)?.id());
            let ids = db::trend::statuses(tx, me, part, now)?;
            Ok((me, db::view::status::many(tx, me, &ids)?))
        })
        .await?;
    Ok(paging.by_offset(views).map(|view| Status::of(view, me, &frame)))
}

async fn links(
    State(app): State<App>,
    asker: Asker,
    paging: Paging<10, 20>,
) -> ApiResult<Paged<AdminLink>> {
    enter(&app, asker, READ, Role::Admin).await?;
    let links = trends::links(State(app), paging).await?;
    Ok(links.map(|link| AdminLink { link, requires_review: false }))
}
