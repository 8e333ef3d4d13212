//! Lets clients that run in browsers, on other origins, use the API.
//! Source: <https://fetch.spec.whatwg.org/#http-cors-protocol>

use axum::extract::Request;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

const METHODS: &str = "GET, HEAD, POST, PUT, PATCH, DELETE";
const HEADERS: &str = "authorization, content-type, idempotency-key";
const EXPOSED: &str = "Link, X-RateLimit-Limit, X-RateLimit-Remaining, X-RateLimit-Reset, \
                       X-Request-Id, Idempotency-Key, Mastodon-Async-Refresh";
/// How long a browser may remember the answer to a preflight, in seconds.
const PREFLIGHT_AGE: &str = "7200";

/// Addresses that pages of other origins may use. What they do needs a token, never a cookie.
const OPEN: &[&str] = &[
    "/api/",
    "/oauth/token",
    "/oauth/revoke",
    "/oauth/userinfo",
    "/nodeinfo/",
    "/.well-known/nodeinfo",
    "/.well-known/host-meta",
    "/.well-known/webfinger",
    "/.well-known/oauth-authorization-server",
    "/media/",
];

/// Answers preflights and marks answers, refusals included.
pub(super) async fn open(request: Request, next: Next) -> Response {
    if !OPEN.iter().any(|prefix| request.uri().path().starts_with(prefix)) {
        return next.run(request).await;
    }
    let is_preflight = request.method() == Method::OPTIONS
        && request.headers().contains_key(header::ACCESS_CONTROL_REQUEST_METHOD);
    let mut response =
        if is_preflight { StatusCode::NO_CONTENT.into_response() } else { next.run(request).await };
    mark(response.headers_mut(), is_preflight);
    response
}

fn mark(headers: &mut HeaderMap, is_preflight: bool) {
    let mut say = |name, value| headers.insert(name, HeaderValue::from_static(value));
    say(header::ACCESS_CONTROL_ALLOW_ORIGIN, "*");
    if is_preflight {
        say(header::ACCESS_CONTROL_ALLOW_METHODS, METHODS);
        say(header::ACCESS_CONTROL_ALLOW_HEADERS, HEADERS);
        say(header::ACCESS_CONTROL_MAX_AGE, PREFLIGHT_AGE);
    } else {
        say(header::ACCESS_CONTROL_EXPOSE_HEADERS, EXPOSED);
    }
}
