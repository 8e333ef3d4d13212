//! What programs are told when they are not let in.
//! Source: RFC 6749, section 5.2

use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::json;

use crate::http::error::ApiError;
use crate::service::oauth::OauthError;

/// A refusal as the token endpoint tells it.
#[derive(Debug)]
pub(super) struct Refused(pub OauthError);

impl From<OauthError> for Refused {
    fn from(problem: OauthError) -> Self {
        Self(problem)
    }
}

impl IntoResponse for Refused {
    fn into_response(self) -> Response {
        let Some(word) = self.0.code() else {
            return match self.0 {
                OauthError::Other(error) => ApiError(error).into_response(),
                _ => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
            };
        };
        let code = match self.0 {
            OauthError::InvalidClient => StatusCode::UNAUTHORIZED,
            OauthError::UnauthorizedClient | OauthError::AccessDenied => StatusCode::FORBIDDEN,
            OauthError::InvalidGrant(_)
            | OauthError::InvalidScope
            | OauthError::InvalidRequest(_)
            | OauthError::InvalidRedirectUri
            | OauthError::UnsupportedGrantType
            | OauthError::UnsupportedResponseType
            | OauthError::Other(_) => StatusCode::BAD_REQUEST,
        };
        let told = json!({ "error": word, "error_description": self.0.description() });
        uncached((code, Json(told)).into_response())
    }
}

/// Tokens and refusals must not be kept on the way (RFC 6749, section 5.1).
pub(super) fn uncached(mut response: Response) -> Response {
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}
