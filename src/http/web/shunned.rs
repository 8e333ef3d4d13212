//! Whom a member blocks and mutes.

use axum::Router;
use axum::extract::{Query, State};
use axum::routing::get;

use crate::app::App;
use crate::db;
use crate::view::page::shunned::{Shunned, Way};

use super::answer::WebResult;
use super::timeline::{Older, is_full, older};
use super::visit::Member;

pub(super) fn routes() -> Router<App> {
    Router::new().route("/blocks", get(blocks)).route("/mutes", get(mutes))
}

async fn blocks(State(app): State<App>, Query(asked): Query<Older>, member: Member) -> WebResult {
    show(&app, &member, asked, Way::Blocked).await
}

async fn mutes(State(app): State<App>, Query(asked): Query<Older>, member: Member) -> WebResult {
    show(&app, &member, asked, Way::Muted).await
}

async fn show(app: &App, member: &Member, asked: Older, way: Way) -> WebResult {
    let (me, now) = (member.signed.account.id(), member.visit.now);
    let placed = app
        .db
        .read(move |tx| match way {
            Way::Blocked => {
                let blocked = db::block::of_account(tx, me, asked.page())?;
                Ok(blocked.into_iter().map(|(place, account)| (place, account, None)).collect())
            }
            Way::Muted => Ok(db::mute::of_account(tx, me, asked.page(), now)?),
        })
        .await?;
    let last = placed.last().filter(|_| is_full(placed.len()));
    let older = last.map(|(place, ..)| older(way.path(), *place));
    let people: Vec<_> = placed.into_iter().map(|(_, account, until)| (account, until)).collect();
    let shell = member.visit.shell();
    let page = Shunned { shell: &shell, way, people: &people, older: older.as_deref() };
    Ok(member.visit.show(&page.page()))
}
