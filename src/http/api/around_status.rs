//! What is around a status: its thread, its history, its source, and who liked or boosted it.
//! Source: <https://docs.joinmastodon.org/methods/statuses/#context>

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Json, Router};

use crate::app::App;
use crate::base::{AccountId, Refusal, Result, StatusId};
use crate::db::follow::Placed;
use crate::db::{self, ReadTx, mark};
use crate::http::error::ApiResult;
use crate::http::form::Id;
use crate::http::origin::no_record;
use crate::http::page::{Paged, Paging};
use crate::http::viewer::{Asker, Viewer};
use crate::model::{Page, StatusView};
use crate::service;

use super::async_refreshes;
use super::entity::{Account, Context, Edit, Frame, Source, Status};
use crate::say;

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/api/v1/statuses/{id}/context", get(context))
        .route("/api/v1/statuses/{id}/history", get(history))
        .route("/api/v1/statuses/{id}/source", get(source))
        .route("/api/v1/statuses/{id}/favourited_by", get(favourited_by))
        .route("/api/v1/statuses/{id}/reblogged_by", get(boosted_by))
}

/// Answers shown to somebody signed in.
const MOST_ANSWERS: u32 = 4_096;
/// Answers shown to strangers.
const MOST_ANSWERS_FOR_STRANGERS: u32 = 60;

/// Who asks, if they may see the status.
fn enter(tx: &ReadTx<'_>, asker: &Asker, id: StatusId) -> Result<Option<AccountId>> {
    let me = asker.maybe(tx, "read:statuses")?.as_ref().map(Viewer::id);
    if db::status::may_see(tx, me, id)? { Ok(me) } else { Err(no_record().into()) }
}

async fn context(
    State(app): State<App>,
    Id(id): Id<StatusId>,
    asker: Asker,
) -> ApiResult<Response> {
    let (me, above, below) = app
        .db
        .read(move |tx| {
            let me = enter(tx, &asker, id)?;
            let most = if me.is_some() { MOST_ANSWERS } else { MOST_ANSWERS_FOR_STRANGERS };
            let above = db::thread::ancestors(tx, me, id)?;
            let below = db::thread::descendants(tx, me, id, most)?;
            let above = db::view::status::many(tx, me, &above)?;
            Ok((me, above, db::view::status::many(tx, me, &below)?))
        })
        .await?;
    let frame = Frame::of(&app);
    let show = |views: Vec<StatusView>| {
        views.into_iter().map(|view| Status::of(view, me, &frame)).collect()
    };
    let context = Context { ancestors: show(above), descendants: show(below) };
    let mut answer = Json(context).into_response();
    // Strangers cannot make us ask other servers.
    let refresh = if me.is_some() { service::refresh::ask(&app, id).await? } else { None };
    if let Some((name, value)) = refresh.as_ref().and_then(async_refreshes::header) {
        answer.headers_mut().insert(name, value);
    }
    Ok(answer)
}

async fn history(
    State(app): State<App>,
    Id(id): Id<StatusId>,
    asker: Asker,
) -> ApiResult<Json<Vec<Edit>>> {
    let (edits, view, emojis) = app
        .db
        .read(move |tx| {
            let me = enter(tx, &asker, id)?;
            let view = db::view::status::one(tx, me, id)?.ok_or_else(no_record)?;
            let edits = db::status::edits(tx, id)?;
            let emojis = db::emoji::of_versions(tx, &view, &edits)?;
            Ok((edits, view, emojis))
        })
        .await?;
    Ok(Json(Edit::all(edits, &view, &emojis, &Frame::of(&app))))
}

async fn source(
    State(app): State<App>,
    Id(id): Id<StatusId>,
    asker: Asker,
) -> ApiResult<Json<Source>> {
    let source = app
        .db
        .read(move |tx| {
            let me = asker.viewer(tx, "read:statuses")?.id();
            let status = db::status::visible(tx, Some(me), id)?.ok_or_else(no_record)?;
            if status.author != me {
                return Err(Refusal::Forbidden(say!("refusal-this-action-is-not-allowed")).into());
            }
            let text = db::status::text(tx, id)?.unwrap_or_default();
            Ok(Source { id, text, spoiler_text: status.content_warning })
        })
        .await?;
    Ok(Json(source))
}

type PeoplePage = Paging<40, 80>;
type List = fn(&ReadTx<'_>, StatusId, Page) -> rusqlite::Result<Placed>;

async fn favourited_by(
    State(app): State<App>,
    id: Id<StatusId>,
    asker: Asker,
    paging: PeoplePage,
) -> ApiResult<Paged<Account>> {
    people(app, id, asker, paging, mark::favourited_by).await
}

async fn boosted_by(
    State(app): State<App>,
    id: Id<StatusId>,
    asker: Asker,
    paging: PeoplePage,
) -> ApiResult<Paged<Account>> {
    people(app, id, asker, paging, mark::boosted_by).await
}

async fn people(
    app: App,
    Id(id): Id<StatusId>,
    asker: Asker,
    paging: PeoplePage,
    list: List,
) -> ApiResult<Paged<Account>> {
    let (page, frame) = (paging.page, Frame::of(&app));
    let people = app
        .db
        .read(move |tx| {
            enter(tx, &asker, id)?;
            Ok(list(tx, id, page)?)
        })
        .await?;
    Ok(paging.of(people, |(place, _)| *place).map(|(_, account)| Account::of(account, &frame)))
}
