//! What somebody keeps for themselves: favourites, bookmarks, and whom they block, mute or
//! recommend.
//! Source: <https://docs.joinmastodon.org/methods/favourites/> and its neighbours

use axum::Router;
use axum::extract::State;
use axum::routing::get;

use crate::app::App;
use crate::base::{AccountId, Result, StatusId};
use crate::db::{self, ReadTx, mark};
use crate::http::error::ApiResult;
use crate::http::page::{Paged, Paging};
use crate::http::viewer::Asker;
use crate::model::{Page, StatusView};

use super::entity::{Account, Frame, MutedAccount, Status};

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/api/v1/favourites", get(favourites))
        .route("/api/v1/bookmarks", get(bookmarks))
        .route("/api/v1/blocks", get(blocks))
        .route("/api/v1/mutes", get(mutes))
        .route("/api/v1/endorsements", get(endorsements))
}

type MarkedPage = Paging<20, 40>;
type PeoplePage = Paging<40, 80>;

async fn favourites(
    State(app): State<App>,
    asker: Asker,
    paging: MarkedPage,
) -> ApiResult<Paged<Status>> {
    marked(&app, (asker, "read:favourites"), paging, mark::favourites).await
}

async fn bookmarks(
    State(app): State<App>,
    asker: Asker,
    paging: MarkedPage,
) -> ApiResult<Paged<Status>> {
    marked(&app, (asker, "read:bookmarks"), paging, mark::bookmarks).await
}

type Marked = fn(&ReadTx<'_>, AccountId, Page) -> rusqlite::Result<mark::Placed>;

/// Statuses of a list that the asker keeps.
async fn marked(
    app: &App,
    (asker, scope): (Asker, &'static str),
    paging: MarkedPage,
    list: Marked,
) -> ApiResult<Paged<Status>> {
    let (page, frame) = (paging.page, Frame::of(app));
    let (me, views) = app
        .db
        .read(move |tx| {
            let me = asker.viewer(tx, scope)?.id();
            Ok((me, placed(tx, me, &list(tx, me, page)?)?))
        })
        .await?;
    Ok(paging.of(views, |(place, _)| *place).map(|(_, view)| Status::of(view, Some(me), &frame)))
}

/// Statuses, each with its place in the list.
fn placed(
    tx: &ReadTx<'_>,
    me: AccountId,
    places: &[(i64, StatusId)],
) -> Result<Vec<(i64, StatusView)>> {
    let ids: Vec<_> = places.iter().map(|(_, id)| *id).collect();
    let views = db::view::status::many(tx, Some(me), &ids)?.into_iter().filter_map(|view| {
        let place = places.iter().find(|(_, id)| *id == view.status.id)?.0;
        Some((place, view))
    });
    Ok(views.collect())
}

async fn blocks(
    State(app): State<App>,
    asker: Asker,
    paging: PeoplePage,
) -> ApiResult<Paged<Account>> {
    people(&app, (asker, "read:blocks"), paging, db::block::of_account).await
}

async fn endorsements(
    State(app): State<App>,
    asker: Asker,
    paging: PeoplePage,
) -> ApiResult<Paged<Account>> {
    people(&app, (asker, "read:accounts"), paging, db::endorsement::of_account).await
}

type People = fn(&ReadTx<'_>, AccountId, Page) -> rusqlite::Result<db::follow::Placed>;

/// People of a list that the asker keeps.
pub(super) async fn people(
    app: &App,
    (asker, scope): (Asker, &'static str),
    paging: PeoplePage,
    list: People,
) -> ApiResult<Paged<Account>> {
    let (page, frame) = (paging.page, Frame::of(app));
    let people = app
        .db
        .read(move |tx| {
            let me = asker.viewer(tx, scope)?.id();
            Ok(list(tx, me, page)?)
        })
        .await?;
    Ok(paging.of(people, |(place, _)| *place).map(|(_, account)| Account::of(account, &frame)))
}

async fn mutes(
    State(app): State<App>,
    asker: Asker,
    paging: PeoplePage,
) -> ApiResult<Paged<MutedAccount>> {
    let (page, now, frame) = (paging.page, app.clock.now(), Frame::of(&app));
    let people = app
        .db
        .read(move |tx| {
            let me = asker.viewer(tx, "read:mutes")?.id();
            Ok(db::mute::of_account(tx, me, page, now)?)
        })
        .await?;
    let paged = paging.of(people, |(place, _, _)| *place);
    Ok(paged.map(|(_, account, until)| MutedAccount::of(account, until, &frame)))
}
