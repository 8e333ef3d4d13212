//! From refusals and failures to answers.
//! Source: <https://docs.joinmastodon.org/entities/Error/>

use axum::http::{HeaderMap, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use axum::{Extension, Json};
use serde_json::json;

use crate::base::{Error, Refusal};
use crate::say;
use crate::view::component::in_words;
use crate::view::page::error::ErrorPage;

/// An error told to a client, as JSON.
#[derive(Debug)]
pub(in crate::http) struct ApiError(pub Error);

/// An error told to a browser, as a page.
#[derive(Debug)]
pub(in crate::http) struct WebError(pub Error);

/// What a handler for clients answers.
pub(in crate::http) type ApiResult<T> = Result<T, ApiError>;

impl<E: Into<Error>> From<E> for ApiError {
    fn from(error: E) -> Self {
        Self(error.into())
    }
}

impl<E: Into<Error>> From<E> for WebError {
    fn from(error: E) -> Self {
        Self(error.into())
    }
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        let (code, message) = told(&self.0);
        json_error(code, &message)
    }
}

impl IntoResponse for WebError {
    fn into_response(self) -> Response {
        let (code, message) = match &self.0 {
            // As forms call it, not as the wire does.
            Error::Refused(refusal @ Refusal::Invalid { field, problem }) => {
                let problem = format!("{} {problem}", in_words(field));
                (code(refusal), say!("refusal-validation-failed", problem = problem))
            }
            error => told(error),
        };
        let is_ours = code.is_server_error()
            || matches!(code, StatusCode::NOT_FOUND | StatusCode::UNAUTHORIZED);
        // The page has better words for these.
        page(code, Some(message.as_str()).filter(|_| !is_ours))
    }
}

/// The one place where an error becomes a status code and a sentence, and where failures are
/// logged.
pub(in crate::http) fn told(error: &Error) -> (StatusCode, String) {
    match error {
        Error::Refused(refusal) => (code(refusal), sentence(refusal)),
        Error::Failed(cause) => {
            tracing::error!("a request failed: {cause:#}");
            (StatusCode::INTERNAL_SERVER_ERROR, say!("refusal-something-went-wrong").to_owned())
        }
    }
}

fn code(refusal: &Refusal) -> StatusCode {
    match refusal {
        Refusal::Unauthenticated => StatusCode::UNAUTHORIZED,
        Refusal::Forbidden(_) => StatusCode::FORBIDDEN,
        Refusal::NotFound(_) => StatusCode::NOT_FOUND,
        Refusal::Malformed(_) => StatusCode::BAD_REQUEST,
        Refusal::Gone(_) => StatusCode::GONE,
        Refusal::Conflict(_) => StatusCode::CONFLICT,
        Refusal::TooMany => StatusCode::TOO_MANY_REQUESTS,
        Refusal::Unavailable(_) => StatusCode::SERVICE_UNAVAILABLE,
        Refusal::Invalid { .. } => StatusCode::UNPROCESSABLE_ENTITY,
    }
}

fn sentence(refusal: &Refusal) -> String {
    match refusal {
        Refusal::Invalid { .. } => say!("refusal-validation-failed", problem = refusal.to_string()),
        // Clients compare these words.
        Refusal::NotFound(_) => "Record not found".to_owned(),
        Refusal::TooMany => say!("refusal-too-many-requests").to_owned(),
        Refusal::Unauthenticated
        | Refusal::Forbidden(_)
        | Refusal::Malformed(_)
        | Refusal::Gone(_)
        | Refusal::Conflict(_)
        | Refusal::Unavailable(_) => refusal.to_string(),
    }
}

/// `{"error": message}` with a code.
pub(in crate::http) fn json_error(code: StatusCode, message: &str) -> Response {
    (code, Json(json!({ "error": message }))).into_response()
}

/// The answer to addresses that lead nowhere.
pub(in crate::http) async fn nothing_here(uri: Uri, headers: HeaderMap) -> Response {
    let code = StatusCode::NOT_FOUND;
    if wants_page(uri.path(), &headers) {
        page(code, None)
    } else {
        json_error(code, "Record not found")
    }
}

/// The answer to methods that an address does not know.
pub(in crate::http) async fn wrong_method(uri: Uri, headers: HeaderMap) -> Response {
    told_plainly(&uri, &headers, StatusCode::METHOD_NOT_ALLOWED, say!("refusal-wrong-method"))
}

/// A sentence as a page, or as JSON, as whoever asks wants it.
pub(in crate::http) fn told_plainly(
    uri: &Uri,
    headers: &HeaderMap,
    code: StatusCode,
    message: &str,
) -> Response {
    if wants_page(uri.path(), headers) {
        page(code, Some(message))
    } else {
        json_error(code, message)
    }
}

/// Whether a person in front of a browser asks, rather than a program.
pub(in crate::http) fn wants_page(path: &str, headers: &HeaderMap) -> bool {
    let for_programs = ["/api/", "/oauth/token", "/oauth/revoke", "/.well-known/", "/nodeinfo/"];
    let accept = headers.get(header::ACCEPT).and_then(|value| value.to_str().ok());
    !for_programs.iter().any(|prefix| path.starts_with(prefix))
        && accept.is_some_and(|types| types.contains("text/html"))
}

/// What a page of a problem tells, for whoever puts the frame of the site around it.
#[derive(Debug, Clone)]
pub(in crate::http) struct Problem {
    pub message: Option<String>,
}

fn page(code: StatusCode, message: Option<&str>) -> Response {
    let page = ErrorPage { shell: None, code: code.as_u16(), message, request_id: None };
    let problem = Problem { message: message.map(str::to_owned) };
    (code, Extension(problem), axum::response::Html(page.page().into_string())).into_response()
}
