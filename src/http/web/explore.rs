//! What is on many lips, and people who want to be found.

use std::collections::HashMap;

use axum::Router;
use axum::extract::{Query, State};
use axum::routing::get;
use serde::Deserialize;

use crate::app::App;
use crate::base::{AccountId, Result, Timestamp};
use crate::db;
use crate::db::ReadTx;
use crate::db::suggestion::Listing;
use crate::model::{Account, Card, Relationship};
use crate::service::{suggestion, trend};
use crate::view::page::explore::{Directory, Explore, Found};

use super::answer::WebResult;
use super::timeline::{PAGE, is_full};
use super::visit::{Member, Visit};

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/explore", get(posts))
        .route("/explore/tags", get(tags))
        .route("/explore/links", get(links))
        .route("/explore/suggestions", get(people))
        .route("/directory", get(directory))
}

async fn posts(State(app): State<App>, visit: Visit) -> WebResult {
    trend::freshen(&app).await?;
    let (viewer, now) = (visit.viewer(), visit.now);
    let views = app.db.read(move |tx| {
        let ids = db::trend::statuses(tx, viewer, (PAGE, 0), now)?;
        Ok(db::view::status::many(tx, viewer, &ids)?)
    });
    Ok(show(&visit, Found::Posts(&views.await?)))
}

async fn tags(State(app): State<App>, visit: Visit) -> WebResult {
    trend::freshen(&app).await?;
    let (viewer, now) = (visit.viewer(), visit.now);
    let views = app.db.read(move |tx| {
        let names = db::trend::tags(tx, PAGE, 0)?;
        Ok(db::view::hashtag::many(tx, viewer, names, now)?)
    });
    Ok(show(&visit, Found::Tags(&views.await?)))
}

async fn links(State(app): State<App>, visit: Visit) -> WebResult {
    trend::freshen(&app).await?;
    let cards = app.db.read(|tx| {
        let ids = db::trend::cards(tx, PAGE, 0)?;
        let mut cards = db::card::by_ids(tx, &ids)?;
        Ok(ids.iter().filter_map(|id| cards.remove(id)).collect::<Vec<Card>>())
    });
    Ok(show(&visit, Found::Links(&cards.await?)))
}

async fn people(State(app): State<App>, Member { visit, signed }: Member) -> WebResult {
    let (me, now) = (signed.account.id(), visit.now);
    let people = app.db.read(move |tx| {
        let found = suggestion::of(tx, me, PAGE, now)?;
        let accounts = found.into_iter().map(|(_, account)| account).collect();
        standing(tx, Some(me), accounts, now)
    });
    Ok(show(&visit, Found::People(&people.await?)))
}

fn show(visit: &Visit, found: Found<'_>) -> axum::response::Response {
    visit.show(&Explore { shell: &visit.shell(), found }.page())
}

/// The accounts with how the viewer stands to each.
fn standing(
    tx: &ReadTx<'_>,
    viewer: Option<AccountId>,
    accounts: Vec<Account>,
    now: Timestamp,
) -> Result<Vec<(Account, Option<Relationship>)>> {
    let ids: Vec<AccountId> = accounts.iter().map(|account| account.id).collect();
    let standings = match viewer {
        Some(viewer) => db::relationship::of(tx, viewer, &ids, now)?,
        None => vec![],
    };
    let mut standings: HashMap<AccountId, Relationship> =
        standings.into_iter().map(|standing| (standing.id, standing)).collect();
    let with = |account: Account| {
        let standing = standings.remove(&account.id);
        (account, standing)
    };
    Ok(accounts.into_iter().map(with).collect())
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Asked {
    order: String,
    local: String,
    offset: String,
}

/// Pages end here: nobody reads so far, and each costs what those before it cost.
const DEEPEST: u32 = 2_000;

async fn directory(State(app): State<App>, Query(asked): Query<Asked>, visit: Visit) -> WebResult {
    let youngest = asked.order == "new";
    // Strangers read about people of ours; about others on their own servers.
    let local = visit.signed.is_none() || !matches!(asked.local.as_str(), "" | "0" | "false");
    let offset = asked.offset.parse().unwrap_or(0).min(DEEPEST);
    let (viewer, now) = (visit.viewer(), visit.now);
    let listing = Listing { youngest, local, limit: PAGE, offset };
    let people = app.db.read(move |tx| {
        let accounts = db::suggestion::directory(tx, viewer, listing)?;
        standing(tx, viewer, accounts, now)
    });
    let people = people.await?;
    let order = if youngest { "new" } else { "active" };
    let local_part = if local { "&local=1" } else { "" };
    let older = (is_full(people.len()) && offset < DEEPEST)
        .then(|| format!("/directory?order={order}{local_part}&offset={}", offset + PAGE));
    let shell = visit.shell();
    let (people, older) = (&people, older.as_deref());
    Ok(visit.show(&Directory { shell: &shell, people, youngest, local, older }.page()))
}
