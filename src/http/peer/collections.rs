//! Collections of an account of ours: outbox, followers, followed, featured.

use axum::extract::{Path, Query, State};
use axum::response::Response;
use serde::Deserialize;
use serde_json::Value;

use crate::app::App;
use crate::base::{AccountId, Result, StatusId};
use crate::db;
use crate::federation::outbound::note;
use crate::http::error::ApiResult;
use crate::model::{Account, Page};
use crate::protocol::activitypub::outgoing::{Collection, CollectionKind, Context};
use crate::remote::SERVER_PATH;

use super::actor::standing;
use super::answer::document;

/// Entries of a page: activities, and ids of people.
const OUTBOX_PAGE: u32 = 20;
const PEOPLE_PAGE: u32 = 40;

/// Which part is asked for.
#[derive(Debug, Deserialize)]
pub(super) struct Part {
    page: Option<String>,
    max_id: Option<i64>,
}

impl Part {
    /// `None`: the collection itself.
    fn page(&self, limit: u32) -> Option<Page> {
        let wanted = self.page.as_deref().is_some_and(|page| !matches!(page, "" | "false" | "0"));
        wanted
            .then(|| self.max_id.map_or_else(|| Page::newest(limit), |id| Page::before(id, limit)))
    }
}

/// `/users/NAME/outbox`: what everyone may read.
pub(super) async fn outbox(
    State(app): State<App>,
    Path(name): Path<String>,
    Query(part): Query<Part>,
) -> ApiResult<Response> {
    let account = standing(&app, name).await?;
    let id = format!("{}/outbox", account.uri);
    let Some(page) = part.page(OUTBOX_PAGE) else {
        return Ok(folded(id, account.statuses_count));
    };
    let author = account.id;
    let ids = app.db.read(move |tx| Ok(db::timeline::outbox(tx, author, page)?)).await?;
    let mut items = vec![];
    for status in &ids {
        items.extend(activity(&app, *status).await?);
    }
    let last = ids.last().map(|id| id.0);
    Ok(unfolded(&id, &part, items, last.filter(|_| is_full(ids.len(), OUTBOX_PAGE))))
}

async fn activity(app: &App, id: StatusId) -> Result<Option<Value>> {
    let Some(status) = app.db.read(move |tx| Ok(db::status::by_id(tx, id)?)).await? else {
        return Ok(None);
    };
    let activity = note::activity(app, &status).await?;
    Ok(activity.map(serde_json::to_value).transpose()?)
}

/// `/users/NAME/followers`.
pub(super) async fn followers(
    State(app): State<App>,
    Path(name): Path<String>,
    Query(part): Query<Part>,
) -> ApiResult<Response> {
    let account = standing(&app, name).await?;
    let list = format!("{}/followers", account.uri);
    let Some(page) = shown(&account, &part) else {
        return Ok(people(&account, list, account.followers_count));
    };
    let id = account.id;
    let found = app.db.read(move |tx| Ok(db::follow::followers(tx, id, page)?)).await?;
    Ok(ids(&list, &part, &found))
}

/// `/users/NAME/following`.
pub(super) async fn following(
    State(app): State<App>,
    Path(name): Path<String>,
    Query(part): Query<Part>,
) -> ApiResult<Response> {
    let account = standing(&app, name).await?;
    let list = format!("{}/following", account.uri);
    let Some(page) = shown(&account, &part) else {
        return Ok(people(&account, list, account.following_count));
    };
    let id = account.id;
    let found = app.db.read(move |tx| Ok(db::follow::following(tx, id, page)?)).await?;
    Ok(ids(&list, &part, &found))
}

/// `/users/NAME/collections/featured`: what is pinned, whole.
pub(super) async fn featured(
    State(app): State<App>,
    Path(name): Path<String>,
) -> ApiResult<Response> {
    let account = standing(&app, name).await?;
    let owner = account.id;
    let pinned =
        app.db.read(move |tx| Ok(db::timeline::pinned(tx, Some(AccountId::PEER), owner)?)).await?;
    let mut items = vec![];
    for status in pinned {
        let note = note::document(&app, status).await?;
        items.extend(note.map(serde_json::to_value).transpose()?);
    }
    let id = format!("{}/collections/featured", account.uri);
    Ok(document(Context::Note, Collection::whole(id, items)))
}

/// `/users/NAME/collections/tags`: the hashtags on the profile, whole.
pub(super) async fn tags(State(app): State<App>, Path(name): Path<String>) -> ApiResult<Response> {
    let account = standing(&app, name).await?;
    let owner = account.id;
    let shown = app.db.read(move |tx| Ok(db::featured_tag::of_account(tx, owner)?)).await?;
    let items = shown.iter().map(|tag| serde_json::to_value(note::hashtag(&app, &tag.name)));
    let items: Vec<Value> = items.collect::<Result<_, _>>()?;
    let id = format!("{}/collections/tags", account.uri);
    Ok(document(Context::Note, Collection::whole(id, items)))
}

/// The server itself publishes nothing.
pub(super) async fn server_outbox(State(app): State<App>) -> Response {
    let id = app.url(&format!("{SERVER_PATH}/outbox"));
    document(Context::Plain, Collection::whole(id, vec![]))
}

/// The page asked for, unless the account keeps its network to itself.
fn shown(account: &Account, part: &Part) -> Option<Page> {
    part.page(PEOPLE_PAGE).filter(|_| !account.hides_network)
}

fn people(account: &Account, id: String, total: u64) -> Response {
    if account.hides_network {
        let kind = CollectionKind::OrderedCollection;
        return document(Context::Plain, Collection::count(kind, Some(id), total));
    }
    folded(id, total)
}

fn folded(id: String, total: u64) -> Response {
    let first = format!("{id}?page=true");
    document(Context::Plain, Collection::paged(id, total, first))
}

fn unfolded(list: &str, part: &Part, items: Vec<Value>, next: Option<i64>) -> Response {
    let address = |after: Option<i64>| match after {
        Some(after) => format!("{list}?page=true&max_id={after}"),
        None => format!("{list}?page=true"),
    };
    let page = Collection::page(address(part.max_id), list.to_owned(), items);
    let page = Collection { next: next.map(|next| address(Some(next))), ..page };
    document(Context::Note, page)
}

fn ids(list: &str, part: &Part, found: &[(i64, Account)]) -> Response {
    let items = found.iter().map(|(_, account)| Value::String(account.uri.clone())).collect();
    let last = found.last().map(|(place, _)| *place);
    unfolded(list, part, items, last.filter(|_| is_full(found.len(), PEOPLE_PAGE)))
}

fn is_full(length: usize, limit: u32) -> bool {
    u32::try_from(length).is_ok_and(|length| length >= limit)
}
