//! What is on many lips among those whom our people follow.
//! Source: <https://docs.joinmastodon.org/methods/trends/>

use axum::Router;
use axum::extract::State;
use axum::routing::get;
use serde::Deserialize;

use crate::app::App;
use crate::db;
use crate::http::error::ApiResult;
use crate::http::form::{Params, Text};
use crate::http::page::{Paged, Paging};
use crate::http::viewer::{Asker, Viewer};
use crate::service::trend;

use super::entity::{Frame, Status, Tag, TrendingLink};

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/api/v1/trends", get(tags))
        .route("/api/v1/trends/tags", get(tags))
        .route("/api/v1/trends/statuses", get(statuses))
        .route("/api/v1/trends/links", get(links))
        .route("/api/v1/timelines/link", get(timeline))
}

pub(super) async fn tags(
    State(app): State<App>,
    asker: Asker,
    paging: Paging<10, 20>,
) -> ApiResult<Paged<Tag>> {
    trend::freshen(&app).await?;
    let (limit, offset, now) = (paging.page.limit, paging.offset, app.clock.now());
    let views = app
        .db
        .read(move |tx| {
            let me = asker.known(tx)?.as_ref().map(Viewer::id);
            let names = db::trend::tags(tx, limit, offset)?;
            Ok(db::view::hashtag::many(tx, me, names, now)?)
        })
        .await?;
    let frame = Frame::of(&app);
    Ok(paging.by_offset(views).map(|view| Tag::of(view, &frame)))
}

async fn statuses(
    State(app): State<App>,
    asker: Asker,
    paging: Paging<20, 40>,
) -> ApiResult<Paged<Status>> {
    trend::freshen(&app).await?;
    let (part, now) = ((paging.page.limit, paging.offset), app.clock.now());
    let (me, views) = app
        .db
        .read(move |tx| {
            let me = asker.maybe(tx, "read:statuses")?.as_ref().map(Viewer::id);
            let ids = db::trend::statuses(tx, me, part, now)?;
            Ok((me, db::view::status::many(tx, me, &ids)?))
        })
        .await?;
    let frame = Frame::of(&app);
    Ok(paging.by_offset(views).map(|view| Status::of(view, me, &frame)))
}

pub(super) async fn links(
    State(app): State<App>,
    paging: Paging<10, 20>,
) -> ApiResult<Paged<TrendingLink>> {
    trend::freshen(&app).await?;
    let (limit, offset, now) = (paging.page.limit, paging.offset, app.clock.now());
    let links = app
        .db
        .read(move |tx| {
            let ids = db::trend::cards(tx, limit, offset)?;
            let mut cards = db::card::by_ids(tx, &ids)?;
            let mut histories = db::trend::card_histories(tx, &ids, now)?;
            let link = |id| Some((cards.remove(id)?, histories.remove(id).unwrap_or_default()));
            Ok(ids.iter().filter_map(link).collect::<Vec<_>>())
        })
        .await?;
    let frame = Frame::of(&app);
    Ok(paging.by_offset(links).map(|(card, days)| TrendingLink::of(card, &days, &frame)))
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct LinkForm {
    url: Text,
}

/// Public statuses that link to a page.
async fn timeline(
    State(app): State<App>,
    asker: Asker,
    paging: Paging<20, 40>,
    Params(form): Params<LinkForm>,
) -> ApiResult<Paged<Status>> {
    let (page, now, url) = (paging.page, app.clock.now(), form.url.or_empty());
    let (me, views) = app
        .db
        .read(move |tx| {
            let me = asker.maybe(tx, "read:statuses")?.as_ref().map(Viewer::id);
            let ids = db::timeline::link(tx, me, &url, page, now)?;
            Ok((me, db::view::status::many(tx, me, &ids)?))
        })
        .await?;
    let frame = Frame::of(&app);
    Ok(paging.of(views, |view| view.status.id).map(|view| Status::of(view, me, &frame)))
}
