//! Hashtags: one by its name, those that somebody follows, and those on profiles.
//! Source: <https://docs.joinmastodon.org/methods/tags/>,
//! <https://docs.joinmastodon.org/methods/featured_tags/>

use axum::extract::{Path, State};
use axum::routing::{delete, get, post};
use axum::{Json, Router};
use serde::Deserialize;

use crate::app::App;
use crate::base::{AccountId, FeaturedTagId, Refusal};
use crate::db;
use crate::http::error::ApiResult;
use crate::http::form::{Id, Params, Text};
use crate::http::origin::no_record;
use crate::http::page::{Paged, Paging};
use crate::http::viewer::{Asker, Viewer};
use crate::model::LocalAccount;
use crate::service::hashtag;
use crate::text::Hashtag;

use super::entity::{Empty, FeaturedTag, Frame, Tag};
use crate::say;

/// A handler that does one deed to the hashtag in the path and shows how things stand then.
macro_rules! deed {
    ($scope:literal, $deed:path) => {
        post(|State(app): State<App>, Path(name): Path<String>, asker: Asker| async move {
            let viewer = asker.enter(&app, $scope).await?;
            let name = $deed(&app, &viewer.account, name).await?;
            shown(&app, &viewer.account, name).await
        })
    };
}

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/api/v1/tags/{name}", get(one))
        .route("/api/v1/tags/{name}/follow", deed!("write:follows", hashtag::follow))
        .route("/api/v1/tags/{name}/unfollow", deed!("write:follows", hashtag::unfollow))
        .route("/api/v1/tags/{name}/feature", post(feature_one))
        .route("/api/v1/tags/{name}/unfeature", deed!("write:accounts", hashtag::unfeature))
        .route("/api/v1/followed_tags", get(followed))
        .route("/api/v1/featured_tags", get(own_featured).post(feature))
        .route("/api/v1/featured_tags/suggestions", get(suggestions))
        .route("/api/v1/featured_tags/{id}", delete(unfeature))
        .route("/api/v1/accounts/{id}/featured_tags", get(featured))
}

/// Hashtags that are suggested for a profile.
const MOST_SUGGESTIONS: u32 = 10;

async fn one(
    State(app): State<App>,
    Path(name): Path<String>,
    asker: Asker,
) -> ApiResult<Json<Tag>> {
    let now = app.clock.now();
    let view = app
        .db
        .read(move |tx| {
            let me = asker.known(tx)?.as_ref().map(Viewer::id);
            let name = hashtag::named(tx, &name)?;
            Ok(db::view::hashtag::one(tx, me, &name, now)?)
        })
        .await?;
    Ok(Json(Tag::of(view, &Frame::of(&app))))
}

async fn shown(app: &App, who: &LocalAccount, name: String) -> ApiResult<Json<Tag>> {
    let (me, now) = (who.id(), app.clock.now());
    let view = app.db.read(move |tx| Ok(db::view::hashtag::one(tx, Some(me), &name, now)?));
    Ok(Json(Tag::of(view.await?, &Frame::of(app))))
}

async fn feature_one(
    State(app): State<App>,
    Path(name): Path<String>,
    asker: Asker,
) -> ApiResult<Json<Tag>> {
    let viewer = asker.enter(&app, "write:accounts").await?;
    let featured = hashtag::feature(&app, &viewer.account, name).await?;
    shown(&app, &viewer.account, featured.name).await
}

async fn followed(
    State(app): State<App>,
    asker: Asker,
    paging: Paging<100, 200>,
) -> ApiResult<Paged<Tag>> {
    let (page, now, frame) = (paging.page, app.clock.now(), Frame::of(&app));
    let tags = app
        .db
        .read(move |tx| {
            let me = asker.viewer(tx, "read:follows")?.id();
            let (places, names): (Vec<i64>, Vec<String>) =
                db::followed_tag::of_account(tx, me, page)?.into_iter().unzip();
            let views = db::view::hashtag::many(tx, Some(me), names, now)?;
            Ok(places.into_iter().zip(views).collect::<Vec<_>>())
        })
        .await?;
    Ok(paging.of(tags, |(place, _)| *place).map(|(_, view)| Tag::of(view, &frame)))
}

async fn own_featured(State(app): State<App>, asker: Asker) -> ApiResult<Json<Vec<FeaturedTag>>> {
    let (me, tags) = app
        .db
        .read(move |tx| {
            let viewer = asker.viewer(tx, "read:accounts")?;
            let tags = db::featured_tag::of_account(tx, viewer.id())?;
            Ok((viewer.account, tags))
        })
        .await?;
    let frame = Frame::of(&app);
    Ok(Json(tags.into_iter().map(|tag| FeaturedTag::of(tag, me.account(), &frame)).collect()))
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct FeatureForm {
    name: Text,
}

async fn feature(
    State(app): State<App>,
    asker: Asker,
    Params(form): Params<FeatureForm>,
) -> ApiResult<Json<FeaturedTag>> {
    let me = asker.enter(&app, "write:accounts").await?.account;
    let name = form.name.or_empty().trim().to_owned();
    if Hashtag::parse(&name).is_none() {
        return Err(Refusal::invalid("name", say!("refusal-is-no-hashtag")).into());
    }
    let tag = hashtag::feature(&app, &me, name).await?;
    Ok(Json(FeaturedTag::of(tag, me.account(), &Frame::of(&app))))
}

async fn unfeature(
    State(app): State<App>,
    Id(id): Id<FeaturedTagId>,
    asker: Asker,
) -> ApiResult<Json<Empty>> {
    let viewer = asker.enter(&app, "write:accounts").await?;
    hashtag::unfeature_by_id(&app, &viewer.account, id).await?;
    Ok(Json(Empty {}))
}

async fn suggestions(State(app): State<App>, asker: Asker) -> ApiResult<Json<Vec<Tag>>> {
    let (now, frame) = (app.clock.now(), Frame::of(&app));
    let views = app
        .db
        .read(move |tx| {
            let me = asker.viewer(tx, "read:accounts")?.id();
            let names = db::featured_tag::suggestions(tx, me, MOST_SUGGESTIONS)?;
            Ok(db::view::hashtag::many(tx, Some(me), names, now)?)
        })
        .await?;
    Ok(Json(views.into_iter().map(|view| Tag::of(view, &frame)).collect()))
}

async fn featured(
    State(app): State<App>,
    Id(id): Id<AccountId>,
    asker: Asker,
) -> ApiResult<Json<Vec<FeaturedTag>>> {
    let (account, tags) = app
        .db
        .read(move |tx| {
            asker.maybe(tx, "read:accounts")?;
            let account = db::account::by_id(tx, id)?.ok_or_else(no_record)?;
            let is_shown = !account.is_suspended();
            let tags = if is_shown { db::featured_tag::of_account(tx, id)? } else { vec![] };
            Ok((account, tags))
        })
        .await?;
    let frame = Frame::of(&app);
    Ok(Json(tags.into_iter().map(|tag| FeaturedTag::of(tag, &account, &frame)).collect()))
}
