//! Streams as Server-Sent Events: one stream for each connection.
//! Source: <https://html.spec.whatwg.org/multipage/server-sent-events.html>

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::State;
use axum::http::HeaderName;
use axum::response::sse::{Event as Sent, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use futures_util::{Stream as Flow, StreamExt, stream};
use serde::Deserialize;
use tokio::sync::broadcast::Receiver;

use crate::app::App;
use crate::base::Refusal;
use crate::http::error::ApiResult;
use crate::http::form::{Params, Text};
use crate::http::viewer::Asker;
use crate::model::Event;

use super::listener::{Frame, Listener};
use super::stream::{Stream, Wish};

/// Between two signs of life.
const THUMP_EVERY: Duration = Duration::from_secs(15);

/// Proxies must hand on each line as it comes.
const UNBUFFERED: (HeaderName, &str) = (HeaderName::from_static("x-accel-buffering"), "no");

/// Each address with the stream it stands for.
const PLACES: [(&str, &str); 9] = [
    ("/api/v1/streaming/user", "user"),
    ("/api/v1/streaming/user/notification", "user:notification"),
    ("/api/v1/streaming/direct", "direct"),
    ("/api/v1/streaming/public", "public"),
    ("/api/v1/streaming/public/local", "public:local"),
    ("/api/v1/streaming/public/remote", "public:remote"),
    ("/api/v1/streaming/hashtag", "hashtag"),
    ("/api/v1/streaming/hashtag/local", "hashtag:local"),
    ("/api/v1/streaming/list", "list"),
];

pub(super) fn routes() -> Router<App> {
    PLACES.into_iter().fold(Router::new(), |routes, (path, name)| {
        let handler = move |app: State<App>, asker: Asker, params: Params<SseForm>| async move {
            open(app, asker, params, name).await
        };
        routes.route(path, get(handler))
    })
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct SseForm {
    /// Browsers can set no header here.
    access_token: Text,
    #[serde(flatten)]
    wish: Wish,
}

async fn open(
    State(app): State<App>,
    asker: Asker,
    Params(form): Params<SseForm>,
    name: &'static str,
) -> ApiResult<Response> {
    let asker = form.access_token.filled().map_or(asker, |token| Asker::with(&token));
    let wish = Wish { stream: Text(Some(name.to_owned())), ..form.wish };
    let events = super::place(&app)?;
    let listener = Listener::enter(app, asker).await?;
    let wanted = Stream::of(&wish).map_err(|why| Refusal::Malformed(why.to_owned()))?;
    listener.check(&wanted).await?;
    let hello = stream::once(async { Ok(Sent::default().comment(")")) });
    let told = hello.chain(tell(listener, wanted, events));
    let alive = KeepAlive::new().interval(THUMP_EVERY).text("thump");
    Ok(([UNBUFFERED], Sse::new(told).keep_alive(alive)).into_response())
}

/// Frames until the listener is so far behind that events were lost, or has no access any more.
fn tell(
    listener: Listener,
    wanted: Stream,
    events: Receiver<Arc<Event>>,
) -> impl Flow<Item = Result<Sent, Infallible>> + Send {
    stream::unfold((listener, wanted, events), |(listener, wanted, mut events)| async move {
        loop {
            let event = events.recv().await.ok()?;
            if !listener.may_stay(&event).await {
                return None;
            }
            if let Some(Frame { event, payload }) = listener.hear(&wanted, &event).await {
                // Browsers pass over events without data.
                let payload = payload.unwrap_or_else(|| "{}".to_owned());
                let sent = Sent::default().event(event).data(payload);
                return Some((Ok(sent), (listener, wanted, events)));
            }
        }
    })
}
