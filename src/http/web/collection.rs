//! A collection: accounts that somebody recommends.

use std::collections::HashMap;

use axum::Router;
use axum::extract::{Path, State};
use axum::routing::get;

use crate::app::App;
use crate::base::{AccountId, CollectionId, Refusal};
use crate::db;
use crate::model::{Account, Relationship};
use crate::view::page::collection::CollectionPage;

use super::answer::WebResult;
use super::visit::Visit;

const NOT_FOUND: Refusal = Refusal::NotFound("collection");

pub(super) fn routes() -> Router<App> {
    Router::new().route("/collections/{id}", get(show))
}

async fn show(State(app): State<App>, Path(id): Path<String>, visit: Visit) -> WebResult {
    let id: CollectionId = id.parse().ok().ok_or(NOT_FOUND)?;
    let (viewer, now) = (visit.viewer(), visit.now);
    let (collection, owner, people) = app
        .db
        .read(move |tx| {
            let view = db::collection::by_id(tx, viewer, id)?.ok_or(NOT_FOUND)?;
            let owner = db::account::by_id(tx, view.collection.account)?.ok_or(NOT_FOUND)?;
            let ids: Vec<AccountId> = view.items.iter().map(|item| item.account).collect();
            let mut accounts = db::account::by_ids(tx, &ids)?;
            accounts.sort_by_key(|account| ids.iter().position(|id| *id == account.id));
            let mut standings: HashMap<AccountId, Relationship> = match viewer {
                Some(viewer) => db::relationship::of(tx, viewer, &ids, now)?
                    .into_iter()
                    .map(|standing| (standing.id, standing))
                    .collect(),
                None => HashMap::new(),
            };
            let people: Vec<(Account, Option<Relationship>)> = accounts
                .into_iter()
                .map(|account| {
                    let standing = standings.remove(&account.id);
                    (account, standing)
                })
                .collect();
            Ok((view.collection, owner, people))
        })
        .await?;
    let shell = visit.shell();
    let page =
        CollectionPage { shell: &shell, collection: &collection, owner: &owner, people: &people };
    Ok(visit.show(&page.page()))
}
