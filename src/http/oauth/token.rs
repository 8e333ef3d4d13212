//! Tokens: handed out for a code, and taken back.
//! Source: RFC 6749, sections 2.3.1 and 4.1.3; RFC 7009

use axum::extract::State;
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use axum::{Json, Router};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::Deserialize;
use serde_json::json;

use crate::app::App;
use crate::http::form::{Params, Text};
use crate::service::oauth::{self, Credentials, Issued, OauthError, TokenRequest};

use super::error::{Refused, uncached};

pub(super) fn routes() -> Router<App> {
    Router::new().route("/oauth/token", post(token)).route("/oauth/revoke", post(revoke))
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct TokenForm {
    grant_type: Text,
    client_id: Text,
    client_secret: Text,
    code: Text,
    redirect_uri: Text,
    code_verifier: Text,
    scope: Text,
}

async fn token(
    State(app): State<App>,
    headers: HeaderMap,
    Params(form): Params<TokenForm>,
) -> Result<Response, Refused> {
    let request = TokenRequest {
        grant_type: form.grant_type.or_empty(),
        client: credentials(&headers, form.client_id, form.client_secret),
        code: form.code.filled(),
        redirect_uri: form.redirect_uri.filled(),
        code_verifier: form.code_verifier.filled(),
        scope: form.scope.filled(),
    };
    let Issued { access_token, token } = oauth::exchange(&app, request).await?;
    let told = json!({
        "access_token": access_token,
        "token_type": "Bearer",
        "scope": token.scopes.to_string(),
        "created_at": token.created_at.0.div_euclid(1_000),
    });
    Ok(uncached(Json(told).into_response()))
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct RevokeForm {
    client_id: Text,
    client_secret: Text,
    token: Text,
}

async fn revoke(
    State(app): State<App>,
    headers: HeaderMap,
    Params(form): Params<RevokeForm>,
) -> Result<Response, Refused> {
    let token = form.token.filled().ok_or(OauthError::InvalidRequest("The token is missing"))?;
    let client = credentials(&headers, form.client_id, form.client_secret);
    oauth::revoke(&app, &client, &token).await?;
    Ok(Json(json!({})).into_response())
}

/// Who the program says it is: in the body, or else by HTTP Basic.
fn credentials(headers: &HeaderMap, id: Text, secret: Text) -> Credentials {
    match id.filled() {
        Some(client_id) => Credentials { client_id, client_secret: secret.or_empty() },
        None => basic(headers).unwrap_or_default(),
    }
}

fn basic(headers: &HeaderMap) -> Option<Credentials> {
    let (scheme, encoded) = headers.get(header::AUTHORIZATION)?.to_str().ok()?.split_once(' ')?;
    if !scheme.eq_ignore_ascii_case("basic") {
        return None;
    }
    let pair = String::from_utf8(STANDARD.decode(encoded.trim()).ok()?).ok()?;
    let (client_id, client_secret) = pair.split_once(':')?;
    Some(Credentials { client_id: client_id.to_owned(), client_secret: client_secret.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_may_say_who_it_is_in_the_body_or_by_basic() {
        let mut headers = HeaderMap::new();
        let pair = STANDARD.encode("app:secret:with:colons");
        headers.insert(header::AUTHORIZATION, format!("Basic {pair}").parse().unwrap());

        let by_basic = credentials(&headers, Text(None), Text(None));
        assert_eq!(by_basic.client_id, "app");
        assert_eq!(by_basic.client_secret, "secret:with:colons");

        let in_body = credentials(&headers, Text(Some("me".to_owned())), Text(None));
        assert_eq!(in_body.client_id, "me");
    }
}
