//! From another server's page to ours of the same thing.
//! Source: <https://docs.joinmastodon.org/spec/webfinger/#subscribe>

use axum::Router;
use axum::extract::{Query, State};
use axum::routing::get;
use serde::Deserialize;

use crate::app::App;
use crate::base::{AccountId, Refusal, Result};
use crate::db;
use crate::federation;
use crate::remote;
use crate::text::Handle;

use super::answer::{WebResult, see_other};
use super::visit::Member;

pub(super) fn routes() -> Router<App> {
    Router::new().route("/authorize_interaction", get(interact))
}

#[derive(Debug, Deserialize)]
struct Asked {
    #[serde(default, alias = "acct")]
    uri: String,
}

async fn interact(State(app): State<App>, Query(asked): Query<Asked>, member: Member) -> WebResult {
    let me = member.signed.account.id();
    let path = path_of(&app, me, asked.uri.trim()).await?;
    Ok(see_other(&path.ok_or(Refusal::NotFound("page"))?))
}

/// Where here one finds what `name` is: a handle, or the address of an account or a status. Asks
/// other servers.
pub(super) async fn path_of(app: &App, me: AccountId, name: &str) -> Result<Option<String>> {
    if let Some(path) = known(app, me, name).await? {
        return Ok(Some(path));
    }
    if let Some(handle) = Handle::parse(name) {
        let account = remote::account_by_handle(app, &handle).await.ok().flatten();
        return Ok(account.map(|account| account.path()));
    }
    if !(name.starts_with("https://") || name.starts_with("http://")) {
        return Ok(None);
    }
    if let Ok(status) = federation::resolve::status(app, name).await {
        let view = app.db.read(move |tx| {
            if !db::status::may_see(tx, Some(me), status)? {
                return Ok(None);
            }
            Ok(db::view::status::one(tx, Some(me), status)?)
        });
        return Ok(view.await?.map(|view| view.path()));
    }
    let account = remote::account(app, name).await.ok();
    Ok(account.map(|account| account.path()))
}

/// The same, of what we know already.
async fn known(app: &App, me: AccountId, name: &str) -> Result<Option<String>> {
    let name = name.to_owned();
    let domain = app.settings.now().domain().to_owned();
    app.db
        .read(move |tx| {
            if let Some(handle) = Handle::parse(&name) {
                let handle = handle.seen_from(&domain);
                let account = db::account::by_handle(tx, handle.username(), handle.domain())?;
                return Ok(account.map(|account| account.path()));
            }
            if let Some(status) = db::status::by_uri_or_url(tx, &name)?
                && db::status::may_see(tx, Some(me), status.id)?
            {
                let view = db::view::status::one(tx, Some(me), status.id)?;
                return Ok(view.map(|view| view.path()));
            }
            let account = db::account::by_uri_or_url(tx, &name)?;
            Ok(account.map(|account| account.path()))
        })
        .await
}
