//! Who boosted or favoured a status.

use axum::Router;
use axum::extract::{Path, Query, State};
use axum::routing::get;

use crate::app::App;
use crate::db::{self, mark};
use crate::model::Account;
use crate::view::page::marked::{Mark, Marked};

use super::answer::WebResult;
use super::status::{find, number};
use super::timeline::{Older, is_full, older};
use super::visit::Visit;

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/@{handle}/{id}/boosts", get(boosts))
        // As Mastodon calls it.
        .route("/@{handle}/{id}/reblogs", get(boosts))
        .route("/@{handle}/{id}/favourites", get(favourites))
}

type Asked = (Path<(String, String)>, Query<Older>);

async fn boosts(State(app): State<App>, asked: Asked, visit: Visit) -> WebResult {
    show(&app, &visit, asked, Mark::Boost).await
}

async fn favourites(State(app): State<App>, asked: Asked, visit: Visit) -> WebResult {
    show(&app, &visit, asked, Mark::Favourite).await
}

async fn show(
    app: &App,
    visit: &Visit,
    (Path((handle, id)), Query(asked)): Asked,
    mark: Mark,
) -> WebResult {
    let id = number(&id)?;
    let view = match find(app, visit, (&handle, id)).await? {
        Ok(view) => view,
        Err(elsewhere) => return Ok(elsewhere),
    };
    let page = asked.page();
    let placed: Vec<(i64, Account)> = app
        .db
        .read(move |tx: &db::ReadTx<'_>| match mark {
            Mark::Boost => Ok(mark::boosted_by(tx, id, page)?),
            Mark::Favourite => Ok(mark::favourited_by(tx, id, page)?),
        })
        .await?;
    let path = visit.path.split('?').next().unwrap_or_default();
    let older = placed.last().filter(|_| is_full(placed.len())).map(|(at, _)| older(path, *at));
    let people: Vec<Account> = placed.into_iter().map(|(_, account)| account).collect();
    let page = Marked {
        shell: &visit.shell(),
        status: &view,
        mark,
        people: &people,
        older: older.as_deref(),
    };
    Ok(visit.show(&page.page()))
}
