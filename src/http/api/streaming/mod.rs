//! Streams: what happens, told as it happens, over a WebSocket or as Server-Sent Events.
//! Source: <https://docs.joinmastodon.org/methods/streaming/>
//!
//! A stream tells what its timeline would show: [`listener`] asks the timeline's own query for the
//! one status that is new. Nothing is kept for who is slow: all listen to one bounded channel
//! ([`crate::live::Hub`]), and who falls out of it is sent away.

mod announcement;
mod listener;
mod session;
mod sse;
mod stream;

use std::sync::Arc;

use axum::Router;
use axum::extract::ws::WebSocketUpgrade;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::Response;
use axum::routing::get;
use serde::Deserialize;
use tokio::sync::broadcast::Receiver;

use crate::app::App;
use crate::base::Refusal;
use crate::http::error::ApiResult;
use crate::http::form::Text;
use crate::http::viewer::Asker;
use crate::model::Event;

use crate::say;
use listener::Listener;
use session::Session;
use stream::{Stream, Wish};

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/api/v1/streaming", get(open))
        .route("/api/v1/streaming/", get(open))
        .route("/api/v1/streaming/health", get(|| async { "OK" }))
        .merge(sse::routes())
}

/// Streams that may be open at a time.
const MOST_STREAMS: usize = 4_096;
/// Bytes of what a client may say at once.
const LONGEST_MESSAGE: usize = 4 * 1024;
/// Bytes held for reading; the library's own choice would take 128 KiB for each socket.
const READ_BUFFER: usize = 1024;
/// Bytes that may wait to be sent; more than the longest frame.
const LONGEST_BACKLOG: usize = 4 * 1024 * 1024;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct OpenForm {
    access_token: Text,
    #[serde(flatten)]
    wish: Wish,
}

/// The token may be in the header, the query, or (from browsers, which can set nothing else) in
/// `Sec-WebSocket-Protocol`, which must then be echoed.
async fn open(
    State(app): State<App>,
    asker: Asker,
    Query(form): Query<OpenForm>,
    headers: HeaderMap,
    upgrade: WebSocketUpgrade,
) -> ApiResult<Response> {
    let protocol = headers.get(header::SEC_WEBSOCKET_PROTOCOL).filter(|value| is_one_word(value));
    let spoken = protocol.and_then(|value| value.to_str().ok());
    let asker = match (form.access_token.filled(), spoken) {
        (Some(token), _) => Asker::with(&token),
        (None, Some(token)) => Asker::with(token),
        (None, None) => asker,
    };
    let events = place(&app)?;
    let listener = Listener::enter(app, asker).await?;
    let wanted = match form.wish.stream.0.as_deref() {
        None | Some("") => None,
        Some(_) => Some(Stream::of(&form.wish).map_err(|why| Refusal::Malformed(why.to_owned()))?),
    };
    if let Some(stream) = &wanted {
        listener.check(stream).await?;
    }
    let mut upgrade = upgrade
        .read_buffer_size(READ_BUFFER)
        .write_buffer_size(0)
        .max_write_buffer_size(LONGEST_BACKLOG)
        .max_message_size(LONGEST_MESSAGE)
        .max_frame_size(LONGEST_MESSAGE);
    // Browsers drop a connection whose protocol is not echoed.
    if let Some(protocol) = protocol {
        upgrade.set_selected_protocol(protocol.clone());
    }
    let session = Session { listener, streams: wanted.into_iter().collect() };
    Ok(upgrade.on_upgrade(move |socket| session.run(socket, events)))
}

/// A place to listen from, if there is one left.
pub(in crate::http) fn place(app: &App) -> Result<Receiver<Arc<Event>>, Refusal> {
    if app.hub.listeners() >= MOST_STREAMS {
        return Err(Refusal::Unavailable(say!("refusal-too-many-streams-are-open")));
    }
    Ok(app.hub.listen())
}

fn is_one_word(value: &HeaderValue) -> bool {
    value.to_str().is_ok_and(|text| !text.is_empty() && !text.contains([',', ' ']))
}
