//! Columns of statuses: home, this server, everyone, a hashtag, bookmarks, favourites.

use axum::Router;
use axum::extract::{Path, Query, State};
use axum::http::HeaderMap;
use axum::routing::get;
use serde::Deserialize;

use crate::app::App;
use crate::base::{AccountId, Refusal, Result, StatusId, Timestamp, secret};
use crate::db::timeline::Narrow;
use crate::db::{self, ReadTx};
use crate::model::{Page, StatusView};
use crate::text::Hashtag;
use crate::view::component::Problems;
use crate::view::page::timeline::{Kind, Timeline};

use super::answer::WebResult;
use super::feed;
use super::publish::blank;
use super::visit::{Member, Visit};

/// Posts on a page.
pub(super) const PAGE: u32 = 20;

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/home", get(home))
        .route("/public", get(everyone))
        .route("/public/local", get(local))
        .route("/tags/{name}", get(tag))
        .route("/bookmarks", get(bookmarks))
        .route("/favourites", get(favourites))
}

/// Which page of a list is asked for.
#[derive(Debug, Clone, Default, Deserialize)]
pub(super) struct Older {
    max_id: Option<String>,
}

impl Older {
    pub(super) fn newest() -> Self {
        Self { max_id: None }
    }

    /// What is no number is not said.
    pub(super) fn page(&self) -> Page {
        let max_id = self.max_id.as_deref().and_then(|id| id.parse().ok());
        Page { max_id, ..Page::newest(PAGE) }
    }
}

/// Statuses and the path to those before them.
pub(super) type Part = (Vec<StatusView>, Option<String>);

/// Shows the statuses `ids`, newest first, of the list at `path`.
pub(super) fn part(
    tx: &ReadTx<'_>,
    viewer: Option<AccountId>,
    ids: &[StatusId],
    path: &str,
) -> Result<Part> {
    let older = ids.last().filter(|_| is_full(ids.len())).map(|last| older(path, last.0));
    Ok((db::view::status::many(tx, viewer, ids)?, older))
}

/// Whether there may be more after a page of so many.
pub(super) fn is_full(length: usize) -> bool {
    u32::try_from(length).is_ok_and(|length| length >= PAGE)
}

pub(super) fn older(path: &str, last: i64) -> String {
    format!("{path}?max_id={last}")
}

async fn home(State(app): State<App>, Query(asked): Query<Older>, member: Member) -> WebResult {
    let Member { visit, signed } = member;
    let (me, now) = (signed.account.id(), visit.now);
    let ((statuses, older), reach) = app
        .db
        .read(move |tx| {
            let ids = db::timeline::home(tx, me, asked.page(), now)?;
            Ok((part(tx, Some(me), &ids, "/home")?, db::follow::reach(tx, me)?))
        })
        .await?;
    let (shell, key, problems) = (visit.shell(), secret::token(), Problems::default());
    let longest = longest(&app);
    let composer = blank(&shell, &signed.user, (longest, &key, reach), &problems);
    let page = Timeline {
        shell: &shell,
        kind: Kind::Home(&composer),
        statuses: &statuses,
        older: older.as_deref(),
    };
    Ok(visit.show(&page.page()))
}

/// The longest post allowed, in characters.
pub(super) fn longest(app: &App) -> usize {
    usize::try_from(app.settings.now().limits.status_chars).unwrap_or(usize::MAX)
}

async fn everyone(State(app): State<App>, Query(asked): Query<Older>, visit: Visit) -> WebResult {
    let (viewer, now) = (visit.viewer(), visit.now);
    let found = app.db.read(move |tx| public(tx, viewer, (false, "/public"), &asked, now)).await?;
    Ok(show(&visit, Kind::Everyone, &found))
}

async fn local(State(app): State<App>, Query(asked): Query<Older>, visit: Visit) -> WebResult {
    let (viewer, now) = (visit.viewer(), visit.now);
    let found = app.db.read(move |tx| public(tx, viewer, (true, "/public/local"), &asked, now));
    Ok(show(&visit, Kind::Local, &found.await?))
}

fn public(
    tx: &ReadTx<'_>,
    viewer: Option<AccountId>,
    (local, path): (bool, &str),
    asked: &Older,
    now: Timestamp,
) -> Result<Part> {
    let narrow = Narrow { local, ..Narrow::default() };
    let ids = db::timeline::public(tx, viewer, narrow, asked.page(), now)?;
    part(tx, viewer, &ids, path)
}

async fn tag(
    State(app): State<App>,
    Path(name): Path<String>,
    Query(asked): Query<Older>,
    headers: HeaderMap,
    visit: Visit,
) -> WebResult {
    if let Some((name, form)) = feed::asked_for(&name) {
        let tag = Hashtag::parse(name).ok_or(Refusal::NotFound("hashtag"))?;
        return feed::of_tag(&app, &tag, form, &headers).await;
    }
    let tag = Hashtag::parse(&name).ok_or(Refusal::NotFound("hashtag"))?;
    let (viewer, now, written) = (visit.viewer(), visit.now, tag.written().to_owned());
    let path = visit.path.split('?').next().unwrap_or_default().to_owned();
    let (found, standing) = app
        .db
        .read(move |tx| {
            let narrow = (tag.name(), Narrow::default());
            let ids = db::timeline::tag(tx, viewer, narrow, asked.page(), now)?;
            let standing = db::view::hashtag::one(tx, viewer, tag.name(), now)?.standing;
            Ok((part(tx, viewer, &ids, &path)?, standing))
        })
        .await?;
    let is_followed = standing.map(|standing| standing.is_followed);
    Ok(show(&visit, Kind::Tag(&written, is_followed), &found))
}

async fn bookmarks(
    State(app): State<App>,
    Query(asked): Query<Older>,
    member: Member,
) -> WebResult {
    let me = member.signed.account.id();
    let found = app
        .db
        .read(move |tx| kept(tx, me, db::mark::bookmarks(tx, me, asked.page())?, "/bookmarks"))
        .await?;
    Ok(show(&member.visit, Kind::Bookmarks, &found))
}

async fn favourites(
    State(app): State<App>,
    Query(asked): Query<Older>,
    member: Member,
) -> WebResult {
    let me = member.signed.account.id();
    let found = app
        .db
        .read(move |tx| kept(tx, me, db::mark::favourites(tx, me, asked.page())?, "/favourites"))
        .await?;
    Ok(show(&member.visit, Kind::Favourites, &found))
}

/// Marked statuses, whose pages are counted by when they were marked.
fn kept(tx: &ReadTx<'_>, me: AccountId, marked: Vec<(i64, StatusId)>, path: &str) -> Result<Part> {
    let older =
        marked.last().filter(|_| is_full(marked.len())).map(|(place, _)| older(path, *place));
    let ids: Vec<StatusId> = marked.into_iter().map(|(_, id)| id).collect();
    Ok((db::view::status::many(tx, Some(me), &ids)?, older))
}

pub(super) fn show(
    visit: &Visit,
    kind: Kind<'_>,
    (statuses, older): &Part,
) -> axum::response::Response {
    let page = Timeline { shell: &visit.shell(), kind, statuses, older: older.as_deref() };
    visit.show(&page.page())
}
