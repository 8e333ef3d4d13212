//! What programs can find out about the way in, and about who let them in.
//! Source: RFC 8414; <https://docs.joinmastodon.org/methods/oauth/#userinfo>

use axum::extract::State;
use axum::routing::get;
use axum::{Json, Router};
use serde_json::{Value, json};

use crate::app::App;
use crate::http::error::ApiResult;
use crate::http::viewer::Asker;
use crate::model::Scopes;

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/.well-known/oauth-authorization-server", get(server))
        .route("/oauth/userinfo", get(userinfo).post(userinfo))
}

async fn server(State(app): State<App>) -> Json<Value> {
    Json(json!({
        "issuer": app.url("/"),
        "service_documentation": "https://docs.joinmastodon.org/",
        "authorization_endpoint": app.url("/oauth/authorize"),
        "token_endpoint": app.url("/oauth/token"),
        "app_registration_endpoint": app.url("/api/v1/apps"),
        "revocation_endpoint": app.url("/oauth/revoke"),
        "userinfo_endpoint": app.url("/oauth/userinfo"),
        "scopes_supported": Scopes::all_known().collect::<Vec<_>>(),
        "response_types_supported": ["code"],
        "response_modes_supported": ["query"],
        "grant_types_supported": ["authorization_code", "client_credentials"],
        "token_endpoint_auth_methods_supported": ["client_secret_basic", "client_secret_post"],
        "code_challenge_methods_supported": ["S256"],
    }))
}

async fn userinfo(State(app): State<App>, asker: Asker) -> ApiResult<Json<Value>> {
    let viewer =
        app.db.read(move |tx| asker.viewer_with_any(tx, &["profile", "read:accounts"])).await?;
    let account = viewer.account.account();
    Ok(Json(json!({
        "iss": app.url("/"),
        "sub": account.uri,
        "name": account.name(),
        "preferred_username": account.username,
        "profile": account.url,
        "picture": app.url(&account.avatar_path()),
    })))
}
