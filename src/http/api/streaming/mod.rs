//! Streams: what happens, told as it happens, over a WebSocket.
//! Source: <https://docs.joinmastodon.org/methods/streaming/>

mod session;
mod tell;

use axum::Router;
use axum::extract::ws::WebSocketUpgrade;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::Response;
use axum::routing::get;
use serde::Deserialize;

use crate::app::App;
use crate::base::Refusal;
use crate::http::error::ApiResult;
use crate::http::viewer::Asker;

use session::{Session, Stream};

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/api/v1/streaming", get(open))
        .route("/api/v1/streaming/health", get(|| async { "OK" }))
}

/// Streams that may be open at a time.
const MOST_STREAMS: usize = 4_096;
/// Bytes of what a client may say at once.
const LONGEST_MESSAGE: usize = 4 * 1024;

#[derive(Debug, Deserialize)]
struct OpenQuery {
    access_token: Option<String>,
    stream: Option<String>,
}

/// The token may be in the header, the query, or (from browsers, which can set nothing else) in
/// `Sec-WebSocket-Protocol`, which must then be echoed.
async fn open(
    State(app): State<App>,
    asker: Asker,
    Query(query): Query<OpenQuery>,
    headers: HeaderMap,
    upgrade: WebSocketUpgrade,
) -> ApiResult<Response> {
    let protocol = headers.get(header::SEC_WEBSOCKET_PROTOCOL).filter(|value| is_one_word(value));
    let spoken = protocol.and_then(|value| value.to_str().ok());
    let asker = match (query.access_token.as_deref(), spoken) {
        (Some(token), _) | (None, Some(token)) => Asker::with(token),
        (None, None) => asker,
    };
    let streams = match query.stream.as_deref().filter(|name| !name.is_empty()) {
        Some(name) => vec![Stream::parse(name).ok_or(Refusal::NotFound("stream"))?],
        None => vec![],
    };
    let viewer = asker.clone().enter(&app, "read:statuses").await?;
    if app.hub.listeners() >= MOST_STREAMS {
        return Err(Refusal::Unavailable("Too many streams are open").into());
    }
    // Browsers drop a connection whose protocol is not echoed.
    let mut upgrade = upgrade.max_message_size(LONGEST_MESSAGE).max_frame_size(LONGEST_MESSAGE);
    if let Some(protocol) = protocol {
        upgrade.set_selected_protocol(protocol.clone());
    }
    let events = app.hub.listen();
    Ok(upgrade.on_upgrade(move |socket| async move {
        Session { app, asker, me: viewer.id(), streams }.run(socket, events).await;
    }))
}

fn is_one_word(value: &HeaderValue) -> bool {
    value.to_str().is_ok_and(|text| !text.is_empty() && !text.contains([',', ' ']))
}
