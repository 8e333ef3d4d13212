//! What happens to every request, whatever it asks.

use std::any::Any;
use std::time::Duration;

use axum::Router;
use axum::extract::{Request, State};
use axum::http::{Extensions, HeaderMap, HeaderValue, StatusCode, Version, header};
use axum::middleware::{Next, from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Redirect, Response};
use tower_http::CompressionLevel;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{Predicate, SizeAbove};
use tower_http::timeout::{RequestBodyTimeoutLayer, TimeoutLayer};

use crate::app::App;
use crate::base::secret;
use crate::say;

use super::cors;
use super::error::{json_error, wants_page};
use super::files;
use super::gate::{self, Gate};
use super::limit::{self, Limits};
use super::web;

/// How long a handler may take, the arrival of the body included.
const LONGEST_REQUEST: Duration = Duration::from_mins(2);
/// How long a body may pause between two pieces.
const LONGEST_PAUSE: Duration = Duration::from_secs(20);
/// Answers below this many bytes are not worth compressing.
const SMALLEST_COMPRESSED: u64 = 1_024;

/// Puts the layers around `routes`; the last one named is the outermost.
pub(super) fn around(routes: Router<App>, app: &App) -> Router<App> {
    let compression = CompressionLayer::new()
        .quality(CompressionLevel::Precise(4))
        .compress_when(SizeAbove::new(SMALLEST_COMPRESSED).and(is_text));
    routes
        .layer(from_fn_with_state(app.clone(), web::frame_problems))
        .layer(from_fn_with_state((app.clone(), Limits::default()), limit::slow_down))
        .layer(from_fn_with_state((app.clone(), Gate::default()), gate::keep))
        .layer(from_fn_with_state(app.clone(), wait_for_set_up))
        .layer(CatchPanicLayer::custom(panicked))
        .layer(TimeoutLayer::with_status_code(StatusCode::REQUEST_TIMEOUT, LONGEST_REQUEST))
        .layer(RequestBodyTimeoutLayer::new(LONGEST_PAUSE))
        .layer(from_fn_with_state(app.clone(), web::guard_pages))
        .layer(compression)
        .layer(from_fn_with_state(app.clone(), files::keep_apart))
        .layer(from_fn(cors::open))
        .layer(from_fn_with_state(app.clone(), web::speak))
        .layer(from_fn(name_request))
}

/// Gives each request a name that its answer and the log share.
async fn name_request(mut request: Request, next: Next) -> Response {
    let name = RequestId::fresh();
    let value = HeaderValue::from_str(&name.0);
    tracing::debug!(request.id = %name.0, "{} {}", request.method(), request.uri().path());
    request.extensions_mut().insert(name);
    let mut response = next.run(request).await;
    if let Ok(value) = value {
        response.headers_mut().insert("x-request-id", value);
    }
    response
}

/// The name of a request.
#[derive(Debug, Clone)]
pub(in crate::http) struct RequestId(pub String);

impl RequestId {
    fn fresh() -> Self {
        Self(format!("{:016x}", u64::from_be_bytes(secret::bytes())))
    }
}

/// Before the set-up is done there is nothing but the wizard.
async fn wait_for_set_up(State(app): State<App>, request: Request, next: Next) -> Response {
    let path = request.uri().path();
    let is_open =
        ["/setup", "/assets/", "/health", "/language/"].iter().any(|open| path.starts_with(open));
    if is_open || app.settings.now().is_set_up() {
        return next.run(request).await;
    }
    if request.method().is_safe() && wants_page(path, request.headers()) {
        return Redirect::to("/setup").into_response();
    }
    json_error(StatusCode::SERVICE_UNAVAILABLE, say!("refusal-not-set-up"))
}

#[expect(clippy::needless_pass_by_value, reason = "the layer hands it over so")]
fn panicked(panic: Box<dyn Any + Send + 'static>) -> Response {
    let text = panic
        .downcast_ref::<&str>()
        .map(|text| (*text).to_owned())
        .or_else(|| panic.downcast_ref::<String>().cloned());
    tracing::error!("a handler panicked: {}", text.as_deref().unwrap_or("no word why"));
    json_error(StatusCode::INTERNAL_SERVER_ERROR, say!("refusal-something-went-wrong"))
}

/// Pictures and films are compressed already, and streams must not wait for a full block.
fn is_text(_: StatusCode, _: Version, headers: &HeaderMap, _: &Extensions) -> bool {
    let content_type = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    content_type.is_some_and(|content_type| {
        let kind = content_type.split(';').next().unwrap_or_default().trim();
        kind != "text/event-stream"
            && (kind.starts_with("text/")
                || kind.ends_with("json")
                || kind.ends_with("xml")
                || kind.ends_with("javascript"))
    })
}
