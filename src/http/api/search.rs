//! Finding accounts, statuses and hashtags, also those that only other servers know yet.
//! Source: <https://docs.joinmastodon.org/methods/search/>

use axum::extract::State;
use axum::routing::get;
use axum::{Json, Router};
use serde::Deserialize;

use crate::app::App;
use crate::base::{AccountId, Refusal, Result, StatusId};
use crate::db::collection::Slice;
use crate::db::search::Wanted;
use crate::db::{self, ReadTx};
use crate::federation;
use crate::http::error::ApiResult;
use crate::http::form::{Flag, Number, Params, Text};
use crate::http::page::Paging;
use crate::http::viewer::{Asker, Viewer};
use crate::model::collection::CollectionView;
use crate::model::{self, Account as Person, HashtagView, Page, StatusView};
use crate::remote;
use crate::service;
use crate::text::handle::Handle;

use super::accounts::split;
use super::entity::Status;
use super::entity::{Account, Collection, Frame, Search, Tag};
use super::timelines::normal_tag;

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/api/v2/search", get(everything))
        .route("/api/v1/search", get(everything))
        .route("/api/v1/accounts/search", get(accounts))
}

/// Bytes of what is looked for; more is cut off.
const LONGEST_QUERY: usize = 2_048;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct SearchForm {
    q: Text,
    #[serde(rename = "type")]
    kind: Text,
    resolve: Flag,
    following: Flag,
    /// Only what this account wrote.
    account_id: Number<i64>,
}

/// What is looked for.
#[derive(Debug, Clone)]
struct Query {
    words: String,
    /// Ask other servers, too.
    resolve: bool,
    following: bool,
    limit: u32,
    offset: u32,
}

impl Query {
    fn of<const DEFAULT: u32, const MOST: u32>(
        form: &SearchForm,
        paging: &Paging<DEFAULT, MOST>,
    ) -> Self {
        let words = form.q.0.as_deref().unwrap_or_default().trim();
        let end = words.floor_char_boundary(LONGEST_QUERY.min(words.len()));
        Self {
            words: words[..end].to_owned(),
            resolve: form.resolve.is_set(),
            following: form.following.is_set(),
            limit: paging.page.limit,
            offset: paging.offset,
        }
    }

    /// The search for statuses by their words.
    fn for_words(&self, author: Option<AccountId>, page: Page) -> service::find::Search {
        service::find::Search {
            query: model::search::Query::parse(&self.words),
            author,
            max_id: page.max_id.map(StatusId),
            min_id: page.min_id.or(page.since_id).map(StatusId),
            limit: self.limit,
            offset: self.offset,
        }
    }

    fn is_address(&self) -> bool {
        self.words.starts_with("https://") || self.words.starts_with("http://")
    }

    /// The handle that is looked for, if it names a server.
    fn full_handle(&self) -> Option<Handle> {
        let bare = self.words.strip_prefix('@').unwrap_or(&self.words);
        bare.contains('@').then(|| Handle::parse(bare)).flatten()
    }
}

async fn everything(
    State(app): State<App>,
    asker: Asker,
    paging: Paging<20, 40>,
    Params(form): Params<SearchForm>,
) -> ApiResult<Json<Search>> {
    let query = Query::of(&form, &paging);
    let is_wanted =
        |kind: &str| form.kind.0.as_deref().is_none_or(|asked| asked.is_empty() || asked == kind);
    let viewer = app.db.read(move |tx| asker.maybe(tx, "read:search")).await?;
    let me = viewer.as_ref().map(Viewer::id);
    if me.is_none() && (query.resolve || query.offset > 0) {
        return Err(Refusal::Unauthenticated.into());
    }
    let frame = Frame::of(&app);
    let mut found = Search::default();
    if query.is_address() {
        let collection = by_url(&app, me, (&query.words, &frame)).await?;
        if let Some(view) = collection.filter(|_| is_wanted("collections")) {
            found.collections.push(Collection::of(view, &frame));
            return Ok(Json(found));
        }
        let (person, status) = by_address(&app, me, &query).await?;
        let person = person.filter(|_| is_wanted("accounts"));
        let status = status.filter(|_| is_wanted("statuses"));
        found.accounts.extend(person.map(|person| Account::of(person, &frame)));
        found.statuses.extend(status.map(|view| Status::of(view, me, &frame)));
        return Ok(Json(found));
    }
    if is_wanted("accounts") {
        let people = people(&app, me, &query).await?;
        found.accounts = people.into_iter().map(|person| Account::of(person, &frame)).collect();
    }
    if let (Some(viewer), true) = (&viewer, is_wanted("statuses")) {
        let author = form.account_id.0.map(AccountId);
        let search = query.for_words(author, paging.page);
        let views = service::find::statuses(&app, &viewer.account, search).await?;
        found.statuses = views.into_iter().map(|view| Status::of(view, me, &frame)).collect();
    }
    if is_wanted("hashtags") && !query.words.starts_with('@') {
        let tags = tags(&app, me, query.clone()).await?.into_iter();
        found.hashtags = tags.map(|view| Tag::of(view, &frame)).collect();
    }
    if is_wanted("collections") && !query.words.is_empty() && !query.words.starts_with('@') {
        let slice = Slice { limit: query.limit, offset: query.offset };
        let words = query.words;
        let views =
            app.db.read(move |tx| Ok(db::collection::found(tx, me, &words, slice)?)).await?;
        found.collections = views.into_iter().map(|view| Collection::of(view, &frame)).collect();
    }
    Ok(Json(found))
}

async fn accounts(
    State(app): State<App>,
    asker: Asker,
    paging: Paging<40, 80>,
    Params(form): Params<SearchForm>,
) -> ApiResult<Json<Vec<Account>>> {
    let query = Query::of(&form, &paging);
    let me = asker.enter(&app, "read:accounts").await?.id();
    let frame = Frame::of(&app);
    let people = people(&app, Some(me), &query).await?;
    Ok(Json(people.into_iter().map(|person| Account::of(person, &frame)).collect()))
}

/// The collection of ours with this address.
async fn by_url(
    app: &App,
    me: Option<AccountId>,
    (url, frame): (&str, &Frame),
) -> Result<Option<CollectionView>> {
    let id = url.rsplit_once('/').and_then(|(_, id)| id.parse().ok());
    let Some(id) = id else { return Ok(None) };
    let found = app.db.read(move |tx| Ok(db::collection::by_id(tx, me, id)?)).await?;
    Ok(found.filter(|view| frame.url(&view.collection.path()) == url || view.uri() == url))
}

/// People whose names begin like this; somebody at another server is asked for by the full handle.
async fn people(app: &App, me: Option<AccountId>, query: &Query) -> Result<Vec<Person>> {
    if query.words.is_empty() {
        return Ok(vec![]);
    }
    let (name, domain) = split(&query.words, app.settings.now().domain());
    let wanted = Wanted {
        name,
        domain,
        following: query.following,
        limit: query.limit,
        offset: query.offset,
    };
    let people = app.db.read(move |tx| Ok(db::search::accounts(tx, me, &wanted)?)).await?;
    match query.full_handle() {
        Some(handle) if people.is_empty() && query.resolve && query.offset == 0 => {
            let found = remote::account_by_handle(app, &handle).await.unwrap_or_else(|problem| {
                tracing::debug!("cannot ask for {handle}: {problem:?}");
                None
            });
            Ok(found.into_iter().collect())
        }
        Some(_) | None => Ok(people),
    }
}

/// Tags that begin like this.
async fn tags(app: &App, me: Option<AccountId>, query: Query) -> Result<Vec<HashtagView>> {
    let prefix = normal_tag(&query.words);
    if prefix.is_empty() {
        return Ok(vec![]);
    }
    let (limit, offset, now) = (query.limit, query.offset, app.clock.now());
    app.db
        .read(move |tx| {
            let names = db::hashtag::starting_with(tx, &prefix, limit, offset)?;
            Ok(db::view::hashtag::many(tx, me, names, now)?)
        })
        .await
}

type Found = (Option<Person>, Option<StatusView>);

/// Who or what is at an address: known already, or fetched.
async fn by_address(app: &App, me: Option<AccountId>, query: &Query) -> Result<Found> {
    let (address, origin) = (query.words.clone(), app.url(""));
    let known = app.db.read(move |tx| known(tx, me, &address, &origin)).await?;
    if known != (None, None) || !query.resolve {
        return Ok(known);
    }
    if let Ok(id) = federation::resolve::status(app, &query.words).await {
        let status = app.db.read(move |tx| seen(tx, me, id)).await?;
        return Ok((None, status));
    }
    Ok((remote::account(app, &query.words).await.ok(), None))
}

fn known(tx: &ReadTx<'_>, me: Option<AccountId>, address: &str, origin: &str) -> Result<Found> {
    if let Some(account) = db::account::by_uri_or_url(tx, address)? {
        return Ok((Some(account), None));
    }
    // Our own page of a peer's status ends with our id of it.
    let ours = address.strip_prefix(origin).filter(|path| path.starts_with("/@"));
    let id = ours.and_then(|path| path.rsplit_once('/')?.1.parse().ok());
    let id = match id {
        Some(id) => Some(id),
        None => db::status::by_uri_or_url(tx, address)?.map(|status| status.id),
    };
    Ok((None, id.map(|id| seen(tx, me, id)).transpose()?.flatten()))
}

/// The status, if it may be seen.
fn seen(tx: &ReadTx<'_>, me: Option<AccountId>, id: StatusId) -> Result<Option<StatusView>> {
    let may = db::status::may_see(tx, me, id)?;
    Ok(if may { db::view::status::one(tx, me, id)? } else { None })
}
