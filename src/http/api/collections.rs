//! Collections: accounts that somebody recommends to others.
//! Source: <https://docs.joinmastodon.org/methods/collections/>

use axum::extract::{Path, State};
use axum::response::Response;
use axum::routing::{delete, get, post};
use axum::{Json, Router};
use serde::Deserialize;

use crate::app::App;
use crate::base::{AccountId, CollectionId, CollectionItemId, Refusal};
use crate::db;
use crate::db::collection::Slice;
use crate::http::error::ApiResult;
use crate::http::form::{Flag, Id, Many, Number, Params, Text};
use crate::http::origin::no_record;
use crate::http::page::Paging;
use crate::http::viewer::{Asker, Viewer};
use crate::model::collection::CollectionChange;
use crate::service;

use super::accounts::found;
use super::entity::{
    Account, Collection, CollectionWithAccounts, Empty, Frame, WrappedCollection,
    WrappedCollectionItem,
};
use crate::say;

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/api/v1/collections", post(create))
        .route("/api/v1/collections/{id}", get(one).patch(change).put(change).delete(remove))
        .route("/api/v1/collections/{id}/items", post(add))
        .route("/api/v1/collections/{id}/items/{item}", delete(take_out))
        .route("/api/v1/collections/{id}/items/{item}/revoke", post(revoke))
        .route("/api/v1/accounts/{id}/collections", get(of_account))
        .route("/api/v1/accounts/{id}/in_collections", get(with_account))
}

type CollectionPage = Paging<40, 80>;

fn slice(paging: &CollectionPage) -> Slice {
    Slice { limit: paging.page.limit, offset: paging.offset }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct CollectionForm {
    name: Text,
    description: Text,
    language: Text,
    sensitive: Flag,
    discoverable: Flag,
    tag_name: Text,
    account_ids: Many<Text>,
}

impl CollectionForm {
    fn change(self) -> CollectionChange {
        // Empty words take away what was said.
        let or_none = |Text(sent)| sent.map(|text: String| Some(text).filter(|it| !it.is_empty()));
        CollectionChange {
            name: self.name.0,
            description: self.description.0,
            language: or_none(self.language),
            tag: or_none(self.tag_name),
            sensitive: self.sensitive.0,
            discoverable: self.discoverable.0,
        }
    }
}

async fn create(
    State(app): State<App>,
    asker: Asker,
    Params(mut form): Params<CollectionForm>,
) -> ApiResult<Json<WrappedCollection>> {
    let viewer = asker.enter(&app, "write:collections").await?;
    let accounts = std::mem::take(&mut form.account_ids).parsed::<AccountId>();
    let change = form.change();
    let made = service::collection::create(&app, &viewer.account, change, accounts).await?;
    Ok(Json(WrappedCollection { collection: Collection::of(made, &Frame::of(&app)) }))
}

async fn one(
    State(app): State<App>,
    Id(id): Id<CollectionId>,
    asker: Asker,
) -> ApiResult<Json<CollectionWithAccounts>> {
    let (view, accounts) = app
        .db
        .read(move |tx| {
            let me = asker.maybe(tx, "read:collections")?.as_ref().map(Viewer::id);
            let view = db::collection::by_id(tx, me, id)?.ok_or_else(no_record)?;
            let mut ids = vec![view.collection.account];
            ids.extend(view.items.iter().map(|item| item.account));
            let mut accounts = db::account::by_ids(tx, &ids)?;
            accounts.sort_by_key(|account| ids.iter().position(|id| *id == account.id));
            Ok((view, accounts))
        })
        .await?;
    let frame = Frame::of(&app);
    Ok(Json(CollectionWithAccounts {
        accounts: accounts.into_iter().map(|account| Account::of(account, &frame)).collect(),
        collection: Collection::of(view, &frame),
    }))
}

async fn change(
    State(app): State<App>,
    Id(id): Id<CollectionId>,
    asker: Asker,
    Params(form): Params<CollectionForm>,
) -> ApiResult<Json<WrappedCollection>> {
    let viewer = asker.enter(&app, "write:collections").await?;
    let changed = service::collection::change(&app, &viewer.account, id, form.change()).await?;
    Ok(Json(WrappedCollection { collection: Collection::of(changed, &Frame::of(&app)) }))
}

async fn remove(
    State(app): State<App>,
    Id(id): Id<CollectionId>,
    asker: Asker,
) -> ApiResult<Json<Empty>> {
    let viewer = asker.enter(&app, "write:collections").await?;
    service::collection::delete(&app, &viewer.account, id).await?;
    Ok(Json(Empty {}))
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct ItemForm {
    account_id: Number<i64>,
}

async fn add(
    State(app): State<App>,
    Id(id): Id<CollectionId>,
    asker: Asker,
    Params(form): Params<ItemForm>,
) -> ApiResult<Json<WrappedCollectionItem>> {
    let viewer = asker.enter(&app, "write:collections").await?;
    let account = form.account_id.0.map(AccountId);
    let account =
        account.ok_or_else(|| Refusal::invalid("account_id", say!("refusal-cant-be-blank")))?;
    let item = service::collection::add(&app, &viewer.account, id, account).await?;
    Ok(Json(WrappedCollectionItem { collection_item: item.into() }))
}

async fn take_out(
    State(app): State<App>,
    Path(place): Path<(String, String)>,
    asker: Asker,
) -> ApiResult<Json<Empty>> {
    let viewer = asker.enter(&app, "write:collections").await?;
    let (id, item) = both(&place)?;
    service::collection::remove(&app, &viewer.account, id, item).await?;
    Ok(Json(Empty {}))
}

async fn revoke(
    State(app): State<App>,
    Path(place): Path<(String, String)>,
    asker: Asker,
) -> ApiResult<Json<Empty>> {
    let viewer = asker.enter(&app, "write:collections").await?;
    let (id, item) = both(&place)?;
    service::collection::revoke(&app, &viewer.account, id, item).await?;
    Ok(Json(Empty {}))
}

/// A collection and an item of it; what is no number leads to no record.
fn both((id, item): &(String, String)) -> Result<(CollectionId, CollectionItemId), Refusal> {
    let id = id.parse().ok().ok_or_else(no_record)?;
    Ok((id, item.parse().ok().ok_or_else(no_record)?))
}

async fn of_account(
    State(app): State<App>,
    Id(id): Id<AccountId>,
    asker: Asker,
    paging: CollectionPage,
) -> ApiResult<Response> {
    let wanted = slice(&paging);
    let views = app
        .db
        .read(move |tx| {
            let me = asker.maybe(tx, "read:collections")?.as_ref().map(Viewer::id);
            found(tx, id)?;
            Ok(db::collection::of_account(tx, me, id, wanted)?)
        })
        .await?;
    let frame = Frame::of(&app);
    let shown = paging.by_offset(views).map(|view| Collection::of(view, &frame));
    Ok(shown.under("collections"))
}

/// Which collections one is in, oneself: that is nobody else's business.
async fn with_account(
    State(app): State<App>,
    Id(id): Id<AccountId>,
    asker: Asker,
    paging: CollectionPage,
) -> ApiResult<Response> {
    let wanted = slice(&paging);
    let views = app
        .db
        .read(move |tx| {
            let me = asker.viewer(tx, "read:collections")?.id();
            if me != found(tx, id)?.id {
                return Err(Refusal::Forbidden(say!("refusal-this-action-is-not-allowed")).into());
            }
            Ok(db::collection::with(tx, me, wanted)?)
        })
        .await?;
    let frame = Frame::of(&app);
    let shown = paging.by_offset(views).map(|view| Collection::of(view, &frame));
    Ok(shown.under("collections"))
}
