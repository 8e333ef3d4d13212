//! Threads of direct statuses.

use axum::Router;
use axum::extract::{Path, Query, State};
use axum::routing::{get, post};

use crate::app::App;
use crate::base::{ConversationId, Refusal};
use crate::db;
use crate::service;
use crate::view::page::conversations::Conversations;

use super::answer::WebResult;
use super::notice::Notice;
use super::sent::Sent;
use super::timeline::{Older, is_full, older};
use super::visit::Member;

pub(super) fn routes() -> Router<App> {
    Router::new().route("/conversations", get(list)).route("/conversations/{id}/{deed}", post(act))
}

async fn list(State(app): State<App>, Query(asked): Query<Older>, member: Member) -> WebResult {
    let Member { visit, signed } = member;
    let (me, page, now) = (signed.account.id(), asked.page(), visit.now);
    let conversations = app
        .db
        .read(move |tx| {
            let found = db::conversation::page(tx, me, page, now)?;
            Ok(db::view::conversation::many(tx, me, &found)?)
        })
        .await?;
    let last = conversations.last().filter(|_| is_full(conversations.len()));
    let older = last.map(|last| older("/conversations", last.conversation.last_status.0));
    let page = Conversations {
        shell: &visit.shell(),
        conversations: &conversations,
        older: older.as_deref(),
    };
    Ok(visit.show(&page.page()))
}

async fn act(
    State(app): State<App>,
    Path((id, deed)): Path<(ConversationId, String)>,
    sent: Sent,
) -> WebResult {
    let me = &sent.member()?.account;
    let notice = match deed.as_str() {
        "read" => {
            service::conversation::read(&app, me, id).await?;
            Notice::MarkedRead
        }
        "delete" => {
            service::conversation::delete(&app, me, id).await?;
            Notice::PutAway
        }
        _ => return Err(Refusal::NotFound("page").into()),
    };
    Ok(sent.visit.go(&sent.back_or("/conversations"), notice))
}
