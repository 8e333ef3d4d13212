//! Accounts: found by id, name or words; what they wrote, and who follows whom.
//! Source: <https://docs.joinmastodon.org/methods/accounts/>

use axum::extract::State;
use axum::routing::get;
use axum::{Json, Router};
use serde::Deserialize;

use crate::app::App;
use crate::base::{AccountId, Refusal, Result};
use crate::db::timeline::OfAccount;
use crate::db::{self, ReadTx, follow};
use crate::http::error::ApiResult;
use crate::http::form::{Flag, Id, Many, Params, Text};
use crate::http::origin::no_record;
use crate::http::page::{Paged, Paging};
use crate::http::viewer::{Asker, Viewer};
use crate::model::{self, Page};
use crate::service;

use super::entity::{Account, FamiliarFollowers, Frame, Relationship, Status};
use super::timelines::normal_tag;

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/api/v1/accounts", get(many))
        .route("/api/v1/accounts/lookup", get(lookup))
        .route("/api/v1/accounts/relationships", get(relationships))
        .route("/api/v1/accounts/familiar_followers", get(familiar_followers))
        .route("/api/v1/accounts/{id}", get(one))
        .route("/api/v1/accounts/{id}/statuses", get(statuses))
        .route("/api/v1/accounts/{id}/followers", get(followers))
        .route("/api/v1/accounts/{id}/following", get(following))
        .route("/api/v1/accounts/{id}/endorsements", get(endorsements))
        .route("/api/v1/accounts/{id}/identity_proofs", get(identity_proofs))
}

/// Accounts that one request may ask for by id.
const MOST_IDS: usize = 40;
/// Familiar followers shown of one account.
const MOST_FAMILIAR: u32 = 40;

type PeoplePage = Paging<40, 80>;

async fn one(
    State(app): State<App>,
    Id(id): Id<AccountId>,
    asker: Asker,
) -> ApiResult<Json<Account>> {
    let account = app
        .db
        .read(move |tx| {
            asker.maybe(tx, "read:accounts")?;
            Ok(db::account::by_id(tx, id)?.ok_or_else(no_record)?)
        })
        .await?;
    Ok(Json(Account::of(account, &Frame::of(&app))))
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Ids {
    id: Many<Text>,
    with_suspended: Flag,
}

async fn many(
    State(app): State<App>,
    asker: Asker,
    Params(form): Params<Ids>,
) -> ApiResult<Json<Vec<Account>>> {
    let mut ids = form.id.parsed::<AccountId>();
    ids.truncate(MOST_IDS);
    let accounts = app
        .db
        .read(move |tx| {
            asker.maybe(tx, "read:accounts")?;
            let mut accounts = db::account::by_ids(tx, &ids)?;
            accounts.sort_by_key(|account| ids.iter().position(|id| *id == account.id));
            Ok(accounts)
        })
        .await?;
    let frame = Frame::of(&app);
    Ok(Json(accounts.into_iter().map(|account| Account::of(account, &frame)).collect()))
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct LookupForm {
    acct: Text,
}

async fn lookup(
    State(app): State<App>,
    asker: Asker,
    Params(form): Params<LookupForm>,
) -> ApiResult<Json<Account>> {
    let acct = form.acct.or_empty();
    let (name, domain) = split(acct.trim(), app.settings.now().domain());
    let account = app
        .db
        .read(move |tx| {
            asker.maybe(tx, "read:accounts")?;
            let found = db::account::by_handle(tx, &name, domain.as_deref())?;
            Ok(found.ok_or_else(no_record)?)
        })
        .await?;
    Ok(Json(Account::of(account, &Frame::of(&app))))
}

/// Name and domain of a handle; ours has none.
pub(super) fn split(handle: &str, our_domain: &str) -> (String, Option<String>) {
    let handle = handle.strip_prefix('@').unwrap_or(handle);
    match handle.split_once('@') {
        Some((name, domain)) if !domain.eq_ignore_ascii_case(our_domain) => {
            (name.to_owned(), Some(domain.to_ascii_lowercase()))
        }
        Some((name, _)) => (name.to_owned(), None),
        None => (handle.to_owned(), None),
    }
}

async fn relationships(
    State(app): State<App>,
    asker: Asker,
    Params(form): Params<Ids>,
) -> ApiResult<Json<Vec<Relationship>>> {
    let (mut ids, with_suspended) = (form.id.parsed::<AccountId>(), form.with_suspended.is_set());
    ids.truncate(MOST_IDS);
    let now = app.clock.now();
    let standing = app
        .db
        .read(move |tx| {
            let me = asker.viewer(tx, "read:follows")?.id();
            if !with_suspended {
                let suspended = db::account::by_ids(tx, &ids)?;
                ids.retain(|id| {
                    !suspended.iter().any(|account| account.id == *id && account.is_suspended())
                });
            }
            Ok(db::relationship::of(tx, me, &ids, now)?)
        })
        .await?;
    Ok(Json(standing.into_iter().map(Relationship::from).collect()))
}

async fn familiar_followers(
    State(app): State<App>,
    asker: Asker,
    Params(form): Params<Ids>,
) -> ApiResult<Json<Vec<FamiliarFollowers>>> {
    let mut ids = form.id.parsed::<AccountId>();
    ids.truncate(MOST_IDS);
    let (ids, found) = app
        .db
        .read(move |tx| {
            let me = asker.viewer(tx, "read:follows")?.id();
            let found = follow::familiar_followers(tx, me, &ids, MOST_FAMILIAR)?;
            Ok((ids, found))
        })
        .await?;
    let frame = Frame::of(&app);
    let shown = ids.into_iter().map(|id| {
        let of_them = found.iter().filter(|(target, _)| *target == id);
        let accounts = of_them.map(|(_, account)| Account::of(account.clone(), &frame)).collect();
        FamiliarFollowers { id, accounts }
    });
    Ok(Json(shown.collect()))
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct StatusesForm {
    only_media: Flag,
    exclude_replies: Flag,
    exclude_reblogs: Flag,
    pinned: Flag,
    tagged: Text,
}

async fn statuses(
    State(app): State<App>,
    Id(id): Id<AccountId>,
    asker: Asker,
    paging: Paging<20, 40>,
    Params(form): Params<StatusesForm>,
) -> ApiResult<Paged<Status>> {
    let (page, frame) = (paging.page, Frame::of(&app));
    let (me, views) = app
        .db
        .read(move |tx| {
            let me = asker.maybe(tx, "read:statuses")?.as_ref().map(Viewer::id);
            found(tx, id)?;
            let ids = if form.pinned.is_set() {
                db::timeline::pinned(tx, me, id)?
            } else {
                db::timeline::account(tx, me, id, &form.parts(), page)?
            };
            Ok((me, db::view::status::many(tx, me, &ids)?))
        })
        .await?;
    // Strangers cannot make us ask other servers.
    if me.is_some() {
        service::posts::ask(&app, id).await?;
    }
    Ok(paging.of(views, |view| view.status.id).map(|view| Status::of(view, me, &frame)))
}

impl StatusesForm {
    fn parts(self) -> OfAccount {
        OfAccount {
            replies: !self.exclude_replies.is_set(),
            boosts: !self.exclude_reblogs.is_set(),
            only_media: self.only_media.is_set(),
            tag: self.tagged.filled().map(|tag| normal_tag(&tag)),
        }
    }
}

/// The account, if there is one that is not suspended.
pub(super) fn found(tx: &ReadTx<'_>, id: AccountId) -> Result<model::Account> {
    let account = db::account::by_id(tx, id)?.ok_or_else(no_record)?;
    if account.is_suspended() { Err(Refusal::NotFound("account").into()) } else { Ok(account) }
}

async fn followers(
    State(app): State<App>,
    id: Id<AccountId>,
    asker: Asker,
    paging: PeoplePage,
) -> ApiResult<Paged<Account>> {
    network(app, id, asker, paging, follow::followers).await
}

async fn following(
    State(app): State<App>,
    id: Id<AccountId>,
    asker: Asker,
    paging: PeoplePage,
) -> ApiResult<Paged<Account>> {
    network(app, id, asker, paging, follow::following).await
}

type List = fn(&ReadTx<'_>, AccountId, Page) -> rusqlite::Result<follow::Placed>;

/// Who is around an account; nobody, for others, if it hides them.
async fn network(
    app: App,
    Id(id): Id<AccountId>,
    asker: Asker,
    paging: PeoplePage,
    list: List,
) -> ApiResult<Paged<Account>> {
    let (page, frame) = (paging.page, Frame::of(&app));
    let people = app
        .db
        .read(move |tx| {
            let me = asker.maybe(tx, "read:accounts")?.as_ref().map(Viewer::id);
            let account = found(tx, id)?;
            let is_hidden = account.hides_network && me != Some(id);
            Ok(if is_hidden { vec![] } else { list(tx, id, page)? })
        })
        .await?;
    Ok(paging.of(people, |(place, _)| *place).map(|(_, account)| Account::of(account, &frame)))
}

/// Whom an account recommends.
async fn endorsements(
    State(app): State<App>,
    Id(id): Id<AccountId>,
    asker: Asker,
    paging: PeoplePage,
) -> ApiResult<Paged<Account>> {
    let (page, frame) = (paging.page, Frame::of(&app));
    let people = app
        .db
        .read(move |tx| {
            asker.maybe(tx, "read:accounts")?;
            found(tx, id)?;
            Ok(db::endorsement::of_account(tx, id, page)?)
        })
        .await?;
    Ok(paging.of(people, |(place, _)| *place).map(|(_, account)| Account::of(account, &frame)))
}

/// Nobody can prove anything in this way any more; old apps ask all the same.
async fn identity_proofs(
    State(app): State<App>,
    Id(id): Id<AccountId>,
    asker: Asker,
) -> ApiResult<Json<[(); 0]>> {
    let account = app.db.read(move |tx| {
        asker.viewer(tx, "read:accounts")?;
        found(tx, id)
    });
    account.await?;
    Ok(Json([]))
}
