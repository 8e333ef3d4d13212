//! Who quotes a status, who may, and what one wants to be quoted in no longer; and translations,
//! which this server has none of.
//! Source: <https://docs.joinmastodon.org/methods/statuses/#quotes>

use axum::extract::{Path, State};
use axum::routing::{get, post, put};
use axum::{Json, Router};
use serde::Deserialize;

use crate::app::App;
use crate::base::{Refusal, StatusId};
use crate::db;
use crate::http::error::ApiResult;
use crate::http::form::{Id, Params, Text};
use crate::http::origin::no_record;
use crate::http::page::{Paged, Paging};
use crate::http::viewer::Asker;
use crate::model::{CanQuote, CanReply};
use crate::service;

use super::entity::{Frame, Status};
use crate::say;

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/api/v1/statuses/{id}/quotes", get(quotes))
        .route("/api/v1/statuses/{id}/quotes/{quoting}/revoke", post(revoke))
        .route("/api/v1/statuses/{id}/interaction_policy", put(policy).patch(policy))
        .route("/api/v1/statuses/{id}/translate", post(translate))
}

/// What an app calls those who may quote.
pub(super) fn can_quote(word: &str) -> Result<CanQuote, Refusal> {
    CanQuote::parse(word).ok_or_else(|| {
        Refusal::invalid("quote_approval_policy", say!("refusal-n-is-not-a-known-policy", n = word))
    })
}

/// What an app calls those who may reply.
pub(super) fn can_reply(word: &str) -> Result<CanReply, Refusal> {
    CanReply::parse(word).ok_or_else(|| {
        Refusal::invalid("reply_approval_policy", say!("refusal-n-is-not-a-known-policy", n = word))
    })
}

async fn quotes(
    State(app): State<App>,
    Id(id): Id<StatusId>,
    asker: Asker,
    paging: Paging<20, 40>,
) -> ApiResult<Paged<Status>> {
    let (page, now, frame) = (paging.page, app.clock.now(), Frame::of(&app));
    let (me, views) = app
        .db
        .read(move |tx| {
            let me = asker.viewer(tx, "read:statuses")?.id();
            if !db::status::may_see(tx, Some(me), id)? {
                return Err(no_record().into());
            }
            let ids = db::quote::quoting(tx, Some(me), id, page, now)?;
            Ok((me, db::view::status::many(tx, Some(me), &ids)?))
        })
        .await?;
    Ok(paging.of(views, |view| view.status.id).map(|view| Status::of(view, Some(me), &frame)))
}

async fn revoke(
    State(app): State<App>,
    Path((quoted, quoting)): Path<(String, String)>,
    asker: Asker,
) -> ApiResult<Json<Status>> {
    let viewer = asker.enter(&app, "write:statuses").await?;
    let id = |text: String| text.parse::<StatusId>().ok().ok_or_else(no_record);
    let which = (id(quoted)?, id(quoting)?);
    let view = service::status::revoke_quote(&app, &viewer.account, which).await?;
    Ok(Json(Status::of(view, Some(viewer.id()), &Frame::of(&app))))
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct PolicyForm {
    quote_approval_policy: Text,
    reply_approval_policy: Text,
}

async fn policy(
    State(app): State<App>,
    Id(id): Id<StatusId>,
    asker: Asker,
    Params(form): Params<PolicyForm>,
) -> ApiResult<Json<Status>> {
    let viewer = asker.enter(&app, "write:statuses").await?;
    let quotes = form.quote_approval_policy.filled();
    let replies = form.reply_approval_policy.filled();
    if quotes.is_none() && replies.is_none() {
        return Err(Refusal::invalid("quote_approval_policy", say!("refusal-must-be-given")).into());
    }
    let quotes = quotes.map(|word| can_quote(&word)).transpose()?;
    let replies = replies.map(|word| can_reply(&word)).transpose()?;
    let chosen = (quotes, replies);
    let view = service::status::set_policies(&app, &viewer.account, id, chosen).await?;
    Ok(Json(Status::of(view, Some(viewer.id()), &Frame::of(&app))))
}

/// Nothing here translates, and the answer is that of a Mastodon without a translator.
async fn translate(
    State(app): State<App>,
    Id(id): Id<StatusId>,
    asker: Asker,
) -> ApiResult<Json<()>> {
    app.db
        .read(move |tx| {
            let me = asker.viewer(tx, "read:statuses")?.id();
            let seen = db::status::may_see(tx, Some(me), id)?;
            Err::<(), _>(if seen { no_translator().into() } else { no_record().into() })
        })
        .await?;
    Ok(Json(()))
}

fn no_translator() -> Refusal {
    Refusal::Forbidden(say!("refusal-this-action-is-not-allowed"))
}
