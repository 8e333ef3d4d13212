//! Signposts by name: `WebFinger` and host-meta (federation.md 4.1).

use axum::Json;
use axum::extract::{Query, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use serde_json::json;
use url::Url;

use crate::app::App;
use crate::base::{Refusal, Result};
use crate::config::Config;
use crate::db;
use crate::federation::outbound::actor::SERVER_NAME;
use crate::http::error::ApiResult;
use crate::model::Account;
use crate::protocol::webfinger::{self, Facts, Handle, JRD, Jrd, Resource, XRD};
use crate::remote::SERVER_PATH;
use crate::say;

/// How long others may remember the signpost, in seconds: three days.
const HOST_META_AGE: &str = "max-age=259200, public";

#[derive(Debug, Deserialize)]
pub(super) struct Asked {
    resource: Option<String>,
}

/// Who answers to a name.
enum Named {
    Server,
    Account(Box<Account>),
}

/// `/.well-known/webfinger?resource=acct:alice@home.example`; ids of actors and pages of profiles
/// are known, too.
pub(super) async fn webfinger(
    State(app): State<App>,
    Query(asked): Query<Asked>,
) -> ApiResult<Response> {
    let text = asked.resource.filter(|text| !text.is_empty());
    let text = text.ok_or_else(|| Refusal::Malformed("resource is missing".to_owned()))?;
    let resource = Resource::parse(&text)
        .ok_or_else(|| Refusal::Malformed("resource is neither a handle nor a URL".to_owned()))?;
    let found = match resource {
        Resource::Handle(handle) => by_handle(&app, handle).await?,
        Resource::Url(url) => by_url(&app, &url).await?,
    };
    let jrd = match found.ok_or(Refusal::NotFound("Account"))? {
        Named::Server => server(&app),
        Named::Account(account) if account.is_suspended() => {
            return Err(Refusal::Gone(say!("refusal-account-is-gone")).into());
        }
        Named::Account(account) => about(&app, &account),
    };
    Ok(([(header::CONTENT_TYPE, JRD)], serde_json::to_string(&jrd)?).into_response())
}

async fn by_handle(app: &App, handle: Handle) -> Result<Option<Named>> {
    let config = app.settings.now();
    if handle.host != config.domain() && handle.host != config.web_domain() {
        return Ok(None);
    }
    if handle.username == SERVER_NAME {
        return Ok(Some(Named::Server));
    }
    let name = handle.username;
    let found = app.db.read(move |tx| Ok(db::account::by_handle(tx, &name, None)?)).await?;
    Ok(found.map(|account| Named::Account(Box::new(account))))
}

async fn by_url(app: &App, url: &Url) -> Result<Option<Named>> {
    if url.as_str() == app.url(SERVER_PATH) {
        return Ok(Some(Named::Server));
    }
    let address = url.as_str().to_owned();
    let found = app.db.read(move |tx| Ok(db::account::by_uri_or_url(tx, &address)?)).await?;
    let ours = found.filter(Account::is_local);
    Ok(ours.map(|account| Named::Account(Box::new(account))))
}

fn about(app: &App, account: &Account) -> Jrd {
    let avatar = app.url(&account.avatar_path());
    let kind = match avatar.rsplit_once('.').map_or("", |(_, extension)| extension) {
        "png" | "apng" => Some("image/png"),
        "jpg" | "jpeg" => Some("image/jpeg"),
        "webp" => Some("image/webp"),
        "gif" => Some("image/gif"),
        _ => None,
    };
    Jrd::about(Facts {
        handle: &handle(&app.settings.now(), &account.username),
        actor_id: &account.uri,
        profile_url: &account.url,
        subscribe_template: &app.url("/authorize_interaction?uri={uri}"),
        avatar: kind.filter(|_| account.avatar.is_some()).map(|kind| (avatar.as_str(), kind)),
    })
}

fn server(app: &App) -> Jrd {
    Jrd::about(Facts {
        handle: &handle(&app.settings.now(), SERVER_NAME),
        actor_id: &app.url(SERVER_PATH),
        profile_url: &app.url("/about"),
        subscribe_template: &app.url("/authorize_interaction?uri={uri}"),
        avatar: None,
    })
}

fn handle(config: &Config, username: &str) -> Handle {
    Handle { username: username.to_owned(), host: config.domain().to_owned() }
}

/// `/.well-known/host-meta`.
pub(super) async fn host_meta(State(app): State<App>) -> Response {
    let headers = [(header::CONTENT_TYPE, XRD), (header::CACHE_CONTROL, HOST_META_AGE)];
    (headers, webfinger::host_meta(&app.url(""))).into_response()
}

/// `/.well-known/host-meta.json`.
pub(super) async fn host_meta_json(State(app): State<App>) -> Response {
    let template = app.url("/.well-known/webfinger?resource={uri}");
    let links = json!({ "links": [{ "rel": "lrdd", "type": JRD, "template": template }] });
    ([(header::CACHE_CONTROL, HOST_META_AGE)], Json(links)).into_response()
}
