//! Lists: people whom somebody reads together.
//! Source: <https://docs.joinmastodon.org/methods/lists/>

use axum::extract::State;
use axum::http::Uri;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Json, Router};
use serde::Deserialize;
use url::form_urlencoded;

use crate::app::App;
use crate::base::{AccountId, ListId, Refusal, Result};
use crate::db;
use crate::http::error::ApiResult;
use crate::http::form::{Flag, Id, Many, Params, Text};
use crate::http::origin::no_record;
use crate::http::page::{Paged, Paging};
use crate::http::viewer::Asker;
use crate::model::{ListTerms, Page, RepliesPolicy};
use crate::service;

use super::entity::{Account, Empty, Frame, List, Status};
use crate::say;

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/api/v1/lists", get(all).post(create))
        .route("/api/v1/lists/{id}", get(one).put(change).delete(delete))
        .route("/api/v1/lists/{id}/accounts", get(members).post(add).delete(remove))
        .route("/api/v1/accounts/{id}/lists", get(with_member))
        .route("/api/v1/timelines/list/{id}", get(timeline))
}

async fn all(State(app): State<App>, asker: Asker) -> ApiResult<Json<Vec<List>>> {
    let lists = app.db.read(move |tx| {
        let me = asker.viewer(tx, "read:lists")?.id();
        Ok(db::list::of_account(tx, me)?)
    });
    Ok(Json(lists.await?.into_iter().map(List::from).collect()))
}

async fn one(State(app): State<App>, Id(id): Id<ListId>, asker: Asker) -> ApiResult<Json<List>> {
    let list = app.db.read(move |tx| {
        let me = asker.viewer(tx, "read:lists")?.id();
        Ok(db::list::of_owner(tx, me, id)?.ok_or_else(no_record)?)
    });
    Ok(Json(list.await?.into()))
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct ListForm {
    title: Text,
    replies_policy: Text,
    exclusive: Flag,
}

impl ListForm {
    fn terms(self) -> Result<ListTerms, Refusal> {
        let replies = match self.replies_policy.filled() {
            Some(word) => Some(RepliesPolicy::parse(&word).ok_or_else(|| {
                Refusal::invalid(
                    "replies_policy",
                    say!("refusal-n-is-not-a-known-policy", n = word.as_str()),
                )
            })?),
            None => None,
        };
        Ok(ListTerms { title: self.title.0, replies, is_exclusive: self.exclusive.0 })
    }
}

async fn create(
    State(app): State<App>,
    asker: Asker,
    Params(form): Params<ListForm>,
) -> ApiResult<Json<List>> {
    let viewer = asker.enter(&app, "write:lists").await?;
    Ok(Json(service::list::create(&app, &viewer.account, form.terms()?).await?.into()))
}

async fn change(
    State(app): State<App>,
    Id(id): Id<ListId>,
    asker: Asker,
    Params(form): Params<ListForm>,
) -> ApiResult<Json<List>> {
    let viewer = asker.enter(&app, "write:lists").await?;
    Ok(Json(service::list::change(&app, &viewer.account, id, form.terms()?).await?.into()))
}

async fn delete(
    State(app): State<App>,
    Id(id): Id<ListId>,
    asker: Asker,
) -> ApiResult<Json<Empty>> {
    let viewer = asker.enter(&app, "write:lists").await?;
    service::list::delete(&app, &viewer.account, id).await?;
    Ok(Json(Empty {}))
}

/// `limit=0` asks for all of them at once.
async fn members(
    State(app): State<App>,
    Id(id): Id<ListId>,
    asker: Asker,
    paging: Paging<40, 80>,
    uri: Uri,
) -> ApiResult<Response> {
    let (all, frame) = (wants_all(&uri), Frame::of(&app));
    let page = if all { Page::newest(u32::MAX) } else { paging.page };
    let people = app
        .db
        .read(move |tx| {
            let me = asker.viewer(tx, "read:lists")?.id();
            service::list::own(tx, me, id)?;
            Ok(db::list::members(tx, id, page)?)
        })
        .await?;
    let shown = |account| Account::of(account, &frame);
    if all {
        return Ok(Json(people.into_iter().map(shown).collect::<Vec<_>>()).into_response());
    }
    Ok(paging.of(people, |account| account.id).map(shown).into_response())
}

fn wants_all(uri: &Uri) -> bool {
    let query = uri.query().unwrap_or_default();
    form_urlencoded::parse(query.as_bytes()).any(|(name, value)| name == "limit" && value == "0")
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct MembersForm {
    account_ids: Many<Text>,
}

impl MembersForm {
    /// What is no id at all leads to no record.
    fn ids(self) -> Result<Vec<AccountId>, Refusal> {
        let words = self.account_ids.words().into_iter();
        words.map(|word| word.trim().parse().map_err(|_no_number| no_record())).collect()
    }
}

async fn add(
    State(app): State<App>,
    Id(id): Id<ListId>,
    asker: Asker,
    Params(form): Params<MembersForm>,
) -> ApiResult<Json<Empty>> {
    let viewer = asker.enter(&app, "write:lists").await?;
    service::list::add(&app, &viewer.account, id, form.ids()?).await?;
    Ok(Json(Empty {}))
}

async fn remove(
    State(app): State<App>,
    Id(id): Id<ListId>,
    asker: Asker,
    Params(form): Params<MembersForm>,
) -> ApiResult<Json<Empty>> {
    let viewer = asker.enter(&app, "write:lists").await?;
    service::list::remove(&app, &viewer.account, id, form.ids()?).await?;
    Ok(Json(Empty {}))
}

async fn with_member(
    State(app): State<App>,
    Id(id): Id<AccountId>,
    asker: Asker,
) -> ApiResult<Json<Vec<List>>> {
    let lists = app.db.read(move |tx| {
        let me = asker.viewer(tx, "read:lists")?.id();
        db::account::by_id(tx, id)?.ok_or_else(no_record)?;
        Ok(db::list::with_member(tx, me, id)?)
    });
    Ok(Json(lists.await?.into_iter().map(List::from).collect()))
}

async fn timeline(
    State(app): State<App>,
    Id(id): Id<ListId>,
    asker: Asker,
    paging: Paging<20, 40>,
) -> ApiResult<Paged<Status>> {
    let (page, now, frame) = (paging.page, app.clock.now(), Frame::of(&app));
    let (me, views) = app
        .db
        .read(move |tx| {
            let me = asker.viewer(tx, "read:lists")?.id();
            service::list::own(tx, me, id)?;
            let ids = db::timeline::list(tx, me, id, page, now)?;
            Ok((me, db::view::status::many(tx, Some(me), &ids)?))
        })
        .await?;
    Ok(paging.of(views, |view| view.status.id).map(|view| Status::of(view, Some(me), &frame)))
}
