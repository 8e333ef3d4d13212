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
use crate::model::user::{LONGEST_PASSWORD, SHORTEST_PASSWORD};
use crate::say;
use crate::service::oauth::{self, Issued};
use crate::service::password::Password;
use crate::service::session::Client;
use crate::service::sign_up::{self, Application, LONGEST_REASON};

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

/// The word that apps look for. The problem is told in the language of who asks, so it is known by
/// what it says there.
fn code(problem: &str) -> &'static str {
    let short = say!("refusal-must-have-at-least-n", n = SHORTEST_PASSWORD.to_string());
    let long = say!("refusal-must-have-at-most-n", n = LONGEST_PASSWORD.to_string());
    let wordy = say!("refusal-has-more-than-n-characters", n = LONGEST_REASON.to_string());
    let codes = [
        (say!("refusal-has-already-been-taken"), "ERR_TAKEN"),
        (say!("refusal-is-reserved-for-those-who"), "ERR_RESERVED"),
        (say!("refusal-uses-an-e-mail-provider"), "ERR_BLOCKED"),
        (say!("refusal-cant-be-blank-an-admin"), "ERR_BLANK"),
        (say!("refusal-cant-be-blank"), "ERR_BLANK"),
        (say!("refusal-must-be-accepted"), "ERR_ACCEPTED"),
        (short.as_str(), "ERR_TOO_SHORT"),
        (long.as_str(), "ERR_TOO_LONG"),
        (wordy.as_str(), "ERR_TOO_LONG"),
    ];
    codes.into_iter().find(|(said, _)| *said == problem).map_or("ERR_INVALID", |(_, code)| code)
}

/// What is wrong with one field, in the words that apps look for.
/// Source: <https://docs.joinmastodon.org/methods/accounts/#422-unprocessable-entity>
fn details(field: &'static str, problem: &str) -> Response {
    let code = code(problem);
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::locale::Locale;

    #[test]
    fn apps_read_the_same_code_in_every_language() {
        for language in ["en", "de", "ja", "ar"] {
            Locale::embedded(language).speak_now(|| {
                let short = say!("refusal-must-have-at-least-n", n = SHORTEST_PASSWORD.to_string());
                assert_eq!(code(say!("refusal-has-already-been-taken")), "ERR_TAKEN", "{language}");
                assert_eq!(code(&short), "ERR_TOO_SHORT", "{language}");
                assert_eq!(
                    code(say!("refusal-is-not-a-mail-address")),
                    "ERR_INVALID",
                    "{language}"
                );
            });
        }
    }
}
