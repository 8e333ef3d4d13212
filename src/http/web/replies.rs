//! Replies that wait to be let in.

use axum::Router;
use axum::extract::{Path, Query, State};
use axum::routing::{get, post};

use crate::app::App;
use crate::base::{Refusal, StatusId};
use crate::db;
use crate::service;
use crate::view::page::replies::{HERE, Replies};

use super::answer::WebResult;
use super::notice::Notice;
use super::sent::Sent;
use super::timeline::{Older, is_full, older};
use super::visit::Member;

pub(super) fn routes() -> Router<App> {
    Router::new().route(HERE, get(list)).route("/reply_requests/{id}/{answer}", post(answer))
}

async fn list(
    State(app): State<App>,
    Query(asked): Query<Older>,
    Member { visit, signed }: Member,
) -> WebResult {
    let (me, page) = (signed.account.id(), asked.page());
    let (replies, last) = app
        .db
        .read(move |tx| {
            let waiting = db::reply::waiting(tx, me, None, page)?;
            let ids: Vec<StatusId> = waiting.iter().map(|request| request.status).collect();
            let last = ids.last().copied().filter(|_| is_full(ids.len()));
            Ok((db::view::status::many(tx, Some(me), &ids)?, last))
        })
        .await?;
    let older = last.map(|last| older(HERE, last.0));
    let shell = visit.shell();
    let page = Replies { shell: &shell, replies: &replies, older: older.as_deref() };
    Ok(visit.show(&page.page()))
}

async fn answer(
    State(app): State<App>,
    Path((id, answer)): Path<(StatusId, String)>,
    sent: Sent,
) -> WebResult {
    let me = &sent.member()?.account;
    let notice = match answer.as_str() {
        "let_in" => {
            service::status::let_in(&app, me, id).await?;
            Notice::ReplyLetIn
        }
        "turn_down" => {
            service::status::turn_down(&app, me, id).await?;
            Notice::ReplyTurnedDown
        }
        _ => return Err(Refusal::NotFound("page").into()),
    };
    Ok(sent.visit.go(&sent.back_or(HERE), notice))
}
