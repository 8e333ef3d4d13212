//! Files at a host of their own: it gives nothing else, and the host of the pages only points there.

use axum::extract::{Request, State};
use axum::http::uri::Authority;
use axum::http::{HeaderMap, StatusCode, Uri, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::app::App;
use crate::config::FILES;

/// How long a browser keeps in mind where files are.
const FOR_A_DAY: &str = "public, max-age=86400";

/// Keeps files and pages apart, if the settings want that.
pub(super) async fn keep_apart(State(app): State<App>, request: Request, next: Next) -> Response {
    let config = app.settings.now();
    let Some(files) = config.files_host() else { return next.run(request).await };
    let path = request.uri().path();
    let is_look = request.method().is_safe();
    if asked_host(request.uri(), request.headers()).eq_ignore_ascii_case(files) {
        if is_look && path.starts_with(FILES) {
            return next.run(request).await;
        }
        return (StatusCode::NOT_FOUND, "There are only files here").into_response();
    }
    if !is_look || !path.starts_with(FILES) || asks_who_looks(path) {
        return next.run(request).await;
    }
    let whole = request.uri().path_and_query().map_or(path, |whole| whole.as_str());
    let head = [
        (header::LOCATION, format!("{}{whole}", config.files_url())),
        (header::CACHE_CONTROL, FOR_A_DAY.to_owned()),
    ];
    (StatusCode::PERMANENT_REDIRECT, head).into_response()
}

/// The host that is asked for.
fn asked_host<'a>(uri: &'a Uri, headers: &'a HeaderMap) -> &'a str {
    let named = headers.get(header::HOST).and_then(|host| host.to_str().ok());
    named.or_else(|| uri.authority().map(Authority::as_str)).unwrap_or_default()
}

/// Whether a file is given to those who are signed in, which nobody is at another host.
fn asks_who_looks(path: &str) -> bool {
    let id = path.strip_prefix("/media/proxy/").unwrap_or_default();
    !id.is_empty() && id.bytes().all(|digit| digit.is_ascii_digit())
}
