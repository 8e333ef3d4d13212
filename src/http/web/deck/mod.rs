//! The deck: timelines side by side, how they are laid out, and what is new in them.
//!
//! All of it is pages and forms. What scripts add asks the same addresses for the inside of the
//! same pages ([`super::visit`]), and listens to [`events`].

mod columns;
mod decks;
mod events;

use axum::Router;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use serde::Deserialize;

use crate::app::App;
use crate::base::{ColumnId, DeckId, Refusal, Result};
use crate::model::Page;
use crate::service;
use crate::view::component::column::deck_path;
use crate::view::page::deck::{ColumnPosts, DeckPage};

use super::answer::WebResult;
use super::sent::Sent;
use super::visit::Member;

/// Entries that a column begins with: more than a window shows, and few enough to come at once.
const FIRST: u32 = 10;
/// Entries that are added at a time.
const MORE: u32 = 20;

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/deck", get(first))
        .route("/deck/seen", post(seen))
        .route("/deck/{column}/posts", get(posts))
        .route("/decks/{deck}", get(one).post(decks::change))
        .merge(columns::routes())
        .merge(decks::routes())
        .merge(events::routes())
}

async fn first(State(app): State<App>, member: Member) -> WebResult {
    show(&app, member, None).await
}

async fn one(State(app): State<App>, Path(deck): Path<DeckId>, member: Member) -> WebResult {
    show(&app, member, Some(deck)).await
}

async fn show(app: &App, member: Member, asked: Option<DeckId>) -> WebResult {
    let Member { visit, signed } = member;
    let open = service::deck::open(app, &signed.account, asked).await?;
    let page = Page::newest(FIRST);
    let columns = service::deck::read(app, &signed.account, open.columns, page).await?;
    let shell = visit.shell();
    let page = DeckPage { shell: &shell, deck: &open.deck, decks: &open.decks, columns: &columns };
    Ok(visit.show(&page.page()))
}

/// Where the deck of a column is.
async fn path_of(app: &App, member: &Member, deck: DeckId) -> Result<String> {
    let open = service::deck::open(app, &member.signed.account, Some(deck)).await?;
    Ok(deck_path((!open.is_first()).then_some(deck)))
}

/// Which part of a column is asked for.
#[derive(Debug, Deserialize)]
struct Asked {
    max_id: Option<String>,
    since_id: Option<String>,
}

async fn posts(
    State(app): State<App>,
    Path(id): Path<ColumnId>,
    Query(asked): Query<Asked>,
    mut member: Member,
) -> WebResult {
    let who = member.signed.account.clone();
    let number = |text: &Option<String>| text.as_deref().and_then(|id| id.parse().ok());
    let (max_id, since_id) = (number(&asked.max_id), number(&asked.since_id));
    let page = Page { max_id, since_id, min_id: None, limit: MORE };
    let column = {
        let who = who.clone();
        app.db.read(move |tx| service::deck::own(tx, &who, id)).await?
    };
    let deck = path_of(&app, &member, column.deck).await?;
    let mut views = service::deck::read(&app, &who, vec![column], page).await?;
    let view = views.pop().ok_or(Refusal::NotFound("column"))?;
    if member.visit.is_part {
        // Buttons in it lead back to where they are put.
        member.visit.path.clone_from(&deck);
    }
    let shell = member.visit.shell();
    let between = (since_id, max_id);
    let page = ColumnPosts { shell: &shell, view: &view, deck: &deck, between };
    Ok(member.visit.show(&page.page()))
}

/// Notes how far somebody has read, as scripts see it: `home` and `notifications`.
async fn seen(State(app): State<App>, sent: Sent) -> WebResult {
    let me = &sent.member()?.account;
    let places = ["home", "notifications"]
        .into_iter()
        .filter_map(|name| Some((name, sent.text(name).parse().ok()?)))
        .collect();
    service::marker::set(&app, me, places).await?;
    Ok(nothing())
}

fn nothing() -> Response {
    StatusCode::NO_CONTENT.into_response()
}
