//! A profile with its posts.

use axum::Router;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use serde::Deserialize;

use crate::app::App;
use crate::base::{AccountId, Refusal, Result, Timestamp, secret};
use crate::db;
use crate::db::timeline::OfAccount;
use crate::model::fetches::Completeness;
use crate::model::{Account, Page, Relationship, StatusView};
use crate::remote;
use crate::service;
use crate::text::{Handle, Hashtag, summary};
use crate::view::component::Problems;
use crate::view::page::profile::{Part, Profile};
use crate::view::words;

use super::super::peer;
use super::answer::{WebResult, see_other, with_header};
use super::feed;
use super::own_style;
use super::publish::blank;
use super::timeline::{Older, is_full, longest, older};
use super::visit::Visit;

/// The bio in links to the page, in characters.
const LONGEST_SUMMARY: usize = 200;

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/@{handle}", get(posts))
        .route("/@{handle}/with_replies", get(with_replies))
        .route("/@{handle}/media", get(media))
        .route("/@{handle}/tagged/{tag}", get(tagged))
}

#[derive(Debug, Deserialize)]
struct Asked {
    #[serde(flatten)]
    older: Older,
    #[serde(default)]
    compose: String,
    /// Only what bears this hashtag, in its normal form.
    #[serde(skip)]
    tag: Option<String>,
}

async fn posts(
    State(app): State<App>,
    Path(handle): Path<String>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
    visit: Visit,
) -> WebResult {
    if let Some((handle, form)) = feed::asked_for(&handle) {
        return feed::of_account(&app, handle, (Part::Posts, None, form), &headers).await;
    }
    if talks(&app, &headers) {
        let account = known(&app, &handle).await?.filter(Account::is_local);
        let account = account.ok_or(Refusal::NotFound("account"))?;
        return Ok(peer::actor::answer(&app, &account).await.into_response());
    }
    show(&app, visit, &handle, Part::Posts, asked).await
}

async fn with_replies(
    State(app): State<App>,
    Path(handle): Path<String>,
    Query(asked): Query<Asked>,
    visit: Visit,
) -> WebResult {
    show(&app, visit, &handle, Part::WithReplies, asked).await
}

async fn media(
    State(app): State<App>,
    Path(handle): Path<String>,
    Query(asked): Query<Asked>,
    visit: Visit,
) -> WebResult {
    show(&app, visit, &handle, Part::Media, asked).await
}

/// What somebody wrote with a hashtag, which they may show on their profile.
async fn tagged(
    State(app): State<App>,
    Path((handle, tag)): Path<(String, String)>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
    visit: Visit,
) -> WebResult {
    if let Some((tag, form)) = feed::asked_for(&tag) {
        let tag = Hashtag::parse(tag).ok_or(Refusal::NotFound("hashtag"))?;
        let wanted = (Part::WithReplies, Some(&tag), form);
        return feed::of_account(&app, &handle, wanted, &headers).await;
    }
    let tag = Hashtag::parse(&tag).ok_or(Refusal::NotFound("hashtag"))?;
    let asked = Asked { tag: Some(tag.name().to_owned()), ..asked };
    show(&app, visit, &handle, Part::WithReplies, asked).await
}

/// Whether another server asks for what the page is about, and we talk with other servers.
pub(super) fn talks(app: &App, headers: &HeaderMap) -> bool {
    peer::wants_activity(headers) && app.settings.now().federation.enabled
}

/// Whose page somebody sees, or where they go to see it.
pub(super) enum Found {
    Here(Box<Account>),
    Elsewhere(Response),
}

/// The account behind a handle, as far as the visitor may read about it here: strangers read about
/// other servers' accounts there.
pub(super) async fn find(app: &App, visit: &Visit, handle: &str) -> Result<Found> {
    let wanted = Handle::parse(handle).ok_or(Refusal::NotFound("account"))?;
    let has_domain = wanted.domain().is_some();
    let wanted = wanted.seen_from(visit.shell().domain);
    if has_domain && wanted.domain().is_none() {
        return Ok(Found::Elsewhere(see_other(&format!("/@{}", wanted.username()))));
    }
    let account = match known(app, handle).await? {
        Some(account) => account,
        None if visit.signed.is_some() && has_domain => {
            let found = remote::account_by_handle(app, &wanted).await.ok().flatten();
            found.ok_or(Refusal::NotFound("account"))?
        }
        None => return Err(Refusal::NotFound("account").into()),
    };
    if visit.signed.is_none() && !account.is_local() {
        let theirs = words::web_link(&account.url).ok_or(Refusal::NotFound("account"))?;
        return Ok(Found::Elsewhere(see_other(theirs)));
    }
    Ok(Found::Here(Box::new(account)))
}

/// An account that we know already.
pub(super) async fn known(app: &App, handle: &str) -> Result<Option<Account>> {
    let Some(handle) = Handle::parse(handle) else { return Ok(None) };
    let handle = handle.seen_from(app.settings.now().domain());
    app.db.read(move |tx| Ok(db::account::by_handle(tx, handle.username(), handle.domain())?)).await
}

/// How a member stands to an account; nothing for strangers.
pub(super) async fn standing(
    app: &App,
    viewer: Option<AccountId>,
    account: AccountId,
    now: Timestamp,
) -> Result<Option<Relationship>> {
    let Some(viewer) = viewer else { return Ok(None) };
    app.db.read(move |tx| Ok(db::relationship::of(tx, viewer, &[account], now)?.pop())).await
}

struct Posts {
    pinned: Vec<StatusView>,
    statuses: Vec<StatusView>,
    relationship: Option<Relationship>,
    more: Option<Completeness>,
}

async fn show(app: &App, visit: Visit, handle: &str, part: Part, asked: Asked) -> WebResult {
    let account = match find(app, &visit, handle).await? {
        Found::Here(account) => account,
        Found::Elsewhere(there) => return Ok(there),
    };
    if visit.signed.is_some() {
        service::posts::ask(app, account.id).await?;
    }
    let page = asked.older.page();
    let posts = read(app, &visit, (&account, part, asked.tag), page).await?;
    let (shell, key, problems) = (visit.shell(), secret::token(), Problems::default());
    let composer = match &visit.signed {
        Some(signed) if signed.account.id() == account.id && !asked.compose.is_empty() => {
            let me = account.id;
            let reach = app.db.read(move |tx| Ok(db::follow::reach(tx, me)?)).await?;
            let mut composer = blank(&shell, &signed.user, (longest(app), &key, reach), &problems);
            composer.has_focus = true;
            Some(composer)
        }
        Some(_) | None => None,
    };
    let last = posts.statuses.last().filter(|_| is_full(posts.statuses.len()));
    let path = visit.path.split('?').next().unwrap_or_default();
    let older = last.map(|last| older(path, last.status.id.0));
    let own_style = own_style::link(app, &visit, &account).await?;
    let page = Profile {
        shell: &shell,
        account: &account,
        part,
        relationship: posts.relationship.as_ref(),
        pinned: &posts.pinned,
        statuses: &posts.statuses,
        more: posts.more,
        older: older.as_deref(),
        summary: &summary::line(&account.note, LONGEST_SUMMARY),
        own_style: own_style.as_deref(),
        composer,
    };
    let answer = visit.show(&page.page());
    if !account.is_local() {
        return Ok(answer);
    }
    Ok(with_header(answer, header::LINK, &alternate(&account.uri)))
}

/// Where servers find the same thing.
pub(super) fn alternate(uri: &str) -> String {
    format!("<{uri}>; rel=\"alternate\"; type=\"application/activity+json\"")
}

/// What stands in a part of a profile.
pub(super) fn shown(account: &Account, part: Part, tag: Option<String>) -> OfAccount {
    let replies = account.shows_media_replies;
    let shown = match part {
        Part::Posts => OfAccount { boosts: true, ..OfAccount::default() },
        Part::WithReplies => OfAccount { replies: true, boosts: true, ..OfAccount::default() },
        Part::Media => OfAccount { replies, only_media: true, ..OfAccount::default() },
    };
    OfAccount { tag, ..shown }
}

async fn read(
    app: &App,
    visit: &Visit,
    (account, part, tag): (&Account, Part, Option<String>),
    page: Page,
) -> Result<Posts> {
    let (viewer, now) = (visit.viewer(), visit.now);
    let whole = account.clone();
    let (account, shown) = (account.id, shown(account, part, tag));
    let has_pins = part == Part::Posts && page.max_id.is_none();
    app.db
        .read(move |tx| {
            let ids = db::timeline::account(tx, viewer, account, &shown, page)?;
            let statuses = db::view::status::many(tx, viewer, &ids)?;
            let pinned = if has_pins { db::timeline::pinned(tx, viewer, account)? } else { vec![] };
            let pinned = db::view::status::many(tx, viewer, &pinned)?;
            let relationship = match viewer {
                Some(viewer) => db::relationship::of(tx, viewer, &[account], now)?.pop(),
                None => None,
            };
            let more = match viewer {
                Some(_) => service::posts::completeness(tx, &whole, now)?,
                None => None,
            };
            Ok(Posts { pinned, statuses, relationship, more })
        })
        .await
}
