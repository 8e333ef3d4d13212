//! Joining from within an app.
//! Source: <https://docs.joinmastodon.org/methods/accounts/#create>

use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use axum::{Json, Router};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::app::App;
use crate::base::{Error, Refusal, Result, locale};
use crate::db;
use crate::http::error::{ApiError, ApiResult};
use crate::http::form::{Flag, Params, Text};
use crate::http::origin::ClientIp;
use crate::http::viewer::{Asker, not_allowed};
use crate::model::ClientApp;
use crate::say;
use crate::service::oauth::{self, Issued};
use crate::service::password::Password;
use crate::service::session::Client;
use crate::service::sign_up::{self, Application};

/// `POST /api/v1/accounts`, beside the `GET` of the same address.
pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/api/v1/accounts", post(join))
        .route("/api/v1/emails/confirmations", post(confirm_again))
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct JoinForm {
    username: Text,
    email: Text,
    password: Text,
    agreement: Flag,
    reason: Text,
    invite_code: Text,
    locale: Text,
}

async fn join(
    State(app): State<App>,
    ClientIp(ip): ClientIp,
    headers: HeaderMap,
    asker: Asker,
    Params(form): Params<JoinForm>,
) -> ApiResult<Response> {
    let client = program(&app, asker).await?;
    let user_agent = headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok());
    let from = Client { user_agent: user_agent.unwrap_or_default().to_owned(), ip: ip.to_string() };
    match joined(&app, form, &from, client).await {
        Ok(Issued { access_token, token }) => Ok(Json(json!({
            "access_token": access_token,
            "token_type": "Bearer",
            "scope": token.scopes.to_string(),
            "created_at": token.created_at.0.div_euclid(1_000),
        }))
        .into_response()),
        Err(Error::Refused(Refusal::Invalid { field, problem })) => Ok(details(field, &problem)),
        Err(error) => Err(ApiError(error)),
    }
}

/// The program that asks, with a token of its own.
async fn program(app: &App, asker: Asker) -> Result<ClientApp> {
    app.db
        .read(move |tx| {
            let token = asker.token(tx)?;
            if token.account.is_some() {
                let problem = say!("refusal-needs-an-app");
                return Err(Refusal::Forbidden(problem).into());
            }
            if !token.scopes.allow("write:accounts") {
                return Err(not_allowed().into());
            }
            let app = token.app.ok_or(Refusal::Unauthenticated)?;
            Ok(db::oauth::app_by_id(tx, app)?.ok_or(Refusal::Unauthenticated)?)
        })
        .await
}

async fn joined(app: &App, form: JoinForm, from: &Client, client: ClientApp) -> Result<Issued> {
    if !form.agreement.is_set() {
        return Err(Refusal::invalid("agreement", say!("refusal-must-be-accepted")).into());
    }
    let application = Application {
        username: form.username.or_empty(),
        email: form.email.filled(),
        password: Password::Plain(form.password.or_empty()),
        reason: form.reason.or_empty(),
        invite: form.invite_code.filled(),
        visibility: None,
        // The one that the app speaks; for want of it, the one it asks to be answered in.
        locale: form
            .locale
            .filled()
            .and_then(|code| app.locales.find(&code))
            .unwrap_or_else(locale::current),
    };
    let joined = sign_up::sign_up(app, application, from).await?;
    oauth::issue_to(app, &joined.account, client).await
}

/// What is wrong with one field, in the words that apps look for.
/// Source: <https://docs.joinmastodon.org/methods/accounts/#422-unprocessable-entity>
fn details(field: &'static str, problem: &str) -> Response {
    let code = match problem {
        problem if problem.contains("taken") => "ERR_TAKEN",
        problem if problem.contains("reserved") => "ERR_RESERVED",
        problem if problem.contains("blocked") => "ERR_BLOCKED",
        problem if problem.contains("blank") => "ERR_BLANK",
        problem if problem.contains("accepted") => "ERR_ACCEPTED",
        problem if problem.contains("at least") => "ERR_TOO_SHORT",
        problem if problem.contains("at most") || problem.contains("more than") => "ERR_TOO_LONG",
        _ => "ERR_INVALID",
    };
    let body: Value = json!({
        "error": format!("Validation failed: {field} {problem}"),
        "details": { field: [{ "error": code, "description": problem }] },
    });
    (StatusCode::UNPROCESSABLE_ENTITY, Json(body)).into_response()
}

/// No mail is sent to prove an address, so there is never one to confirm.
async fn confirm_again(State(app): State<App>, asker: Asker) -> ApiResult<Json<Value>> {
    asker.enter(&app, "write:accounts").await?;
    let problem = say!("refusal-no-e-mail-waits");
    Err(Refusal::Forbidden(problem).into())
}
