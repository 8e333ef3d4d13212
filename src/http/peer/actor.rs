//! Actors: accounts of ours, and the server itself.

use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};

use crate::app::App;
use crate::base::{Refusal, Result};
use crate::db;
use crate::federation::outbound::actor;
use crate::http::error::{ApiResult, json_error, wants_page};
use crate::model::Account;
use crate::protocol::activitypub::outgoing::{Context, PublicKey};
use crate::say;

use super::answer::document;
use super::wants_activity;

/// `/users/NAME`: the actor for servers, the profile for people.
pub(super) async fn show(
    State(app): State<App>,
    Path(name): Path<String>,
    headers: HeaderMap,
) -> ApiResult<Response> {
    let account = named(&app, name).await?;
    if !wants_activity(&headers) && wants_page(&account.path(), &headers) {
        return Ok(Redirect::to(&account.path()).into_response());
    }
    answer(&app, &account).await
}

/// The actor of an account of ours, as the answer to a request.
pub(in crate::http) async fn answer(app: &App, account: &Account) -> ApiResult<Response> {
    if account.is_suspended() {
        return Ok(json_error(StatusCode::GONE, "The account is suspended"));
    }
    let actor = actor::document(app, account).await?.ok_or(Refusal::NotFound("Account"))?;
    Ok(document(Context::Actor, actor))
}

/// The server's own actor; shown to everyone, since others need its key to know us.
pub(super) async fn server(State(app): State<App>) -> ApiResult<Response> {
    Ok(document(Context::Actor, actor::server(&app).await?))
}

/// `/users/NAME/main-key`: the key alone, for those who may see no more yet.
pub(super) async fn key(State(app): State<App>, Path(name): Path<String>) -> ApiResult<Response> {
    let account = standing(&app, name).await?;
    let id = account.id;
    let endpoints = app.db.read(move |tx| Ok(db::account::endpoints(tx, id)?)).await?;
    let endpoints = endpoints.ok_or(Refusal::NotFound("Account"))?;
    Ok(document(Context::Actor, PublicKey::main(&account.uri, endpoints.key)))
}

/// The account of ours of this name, suspended or not.
pub(super) async fn named(app: &App, name: String) -> Result<Account> {
    let found = app.db.read(move |tx| Ok(db::account::by_handle(tx, &name, None)?)).await?;
    found.ok_or_else(|| Refusal::NotFound("Account").into())
}

/// The same, unless it is suspended.
pub(super) async fn standing(app: &App, name: String) -> Result<Account> {
    let account = named(app, name).await?;
    if account.is_suspended() {
        return Err(Refusal::Gone(say!("refusal-account-is-gone")).into());
    }
    Ok(account)
}
