//! Client programs register themselves.
//! Source: <https://docs.joinmastodon.org/methods/apps/>

use axum::extract::State;
use axum::routing::{get, post};
use axum::{Json, Router};
use serde::Deserialize;

use crate::app::App;
use crate::base::AppId;
use crate::db;
use crate::http::error::ApiResult;
use crate::http::form::{Many, Params, Text};
use crate::http::viewer::Asker;
use crate::model::oauth::OUT_OF_BAND;
use crate::model::{ClientApp, Token};
use crate::service::oauth::{self, Registered, Registration};
use crate::service::push;

use super::entity::Application;

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/api/v1/apps", post(register))
        .route("/api/v1/apps/verify_credentials", get(verify))
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct RegisterForm {
    client_name: Text,
    website: Text,
    /// A list, or one a line.
    redirect_uris: Many<Text>,
    scopes: Text,
}

async fn register(
    State(app): State<App>,
    Params(form): Params<RegisterForm>,
) -> ApiResult<Json<Application>> {
    let redirect_uris = form.redirect_uris.words();
    let redirect_uris = redirect_uris.iter().flat_map(|uris| uris.split_whitespace());
    let registration = Registration {
        name: form.client_name.or_empty(),
        website: form.website.filled(),
        redirect_uris: redirect_uris.map(str::to_owned).collect(),
        scopes: form.scopes.or_empty(),
    };
    let Registered { app: client, secret } = oauth::register(&app, registration).await?;
    let vapid_key = push::public_key(&app).await?;
    Ok(Json(Application::registered(client, secret, vapid_key)))
}

async fn verify(State(app): State<App>, asker: Asker) -> ApiResult<Json<Application>> {
    let client = app
        .db
        .read(move |tx| {
            let token = asker.token(tx)?;
            let client = token.app.map(|id| db::oauth::app_by_id(tx, id)).transpose()?.flatten();
            Ok(client.unwrap_or_else(|| at_the_shell(token)))
        })
        .await?;
    Ok(Json(Application::of(client, push::public_key(&app).await?)))
}

/// Who holds a token that was made at the shell of this server: no program registered for it.
fn at_the_shell(token: Token) -> ClientApp {
    ClientApp {
        id: AppId(0),
        name: "tusklet".to_owned(),
        website: None,
        redirect_uris: vec![OUT_OF_BAND.to_owned()],
        scopes: token.scopes,
        client_id: String::new(),
        secret_hash: String::new(),
        created_at: token.created_at,
    }
}
