//! The loop that takes connections and, when told to stop, lets what is under way finish.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::http::{StatusCode, Uri};
use http_body_util::BodyExt as _;
use hyper::body::{Body as _, Incoming};
use hyper::service::service_fn;
use hyper::{Request, Response};
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use hyper_util::server::conn::auto;
use hyper_util::server::graceful::GracefulShutdown;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tower::ServiceExt;

use crate::app::App;

use super::error::json_error;
use super::origin::OtherEnd;

/// Connections at a time; more wait in the system's queue.
const MOST_CONNECTIONS: usize = 4_096;
/// How long a client may take to send the head of a request, and may stay without asking.
const LONGEST_HEAD: Duration = Duration::from_secs(30);
/// The largest head of a request, in bytes.
const LARGEST_HEAD: usize = 64 * 1024;
/// Bodies up to this many bytes are read before the request is answered.
const SMALL_BODY: u64 = 64 * 1024;
/// Requests at a time on one HTTP/2 connection.
const MOST_STREAMS: u32 = 128;
/// How long requests may go on after the word to stop.
const LONGEST_GOODBYE: Duration = Duration::from_millis(4_500);
/// The wait after the system could not give us a connection (too many open files).
const BREATH: Duration = Duration::from_millis(50);

/// Serves until `stop` ends, then finishes what is under way within five seconds.
///
/// # Errors
/// Does not fail today; a listener that breaks is tried again.
pub async fn serve(
    app: App,
    listener: TcpListener,
    stop: impl Future<Output = ()> + Send + 'static,
) -> anyhow::Result<()> {
    let door =
        Door { router: super::router(app), server: server(), guests: GracefulShutdown::new() };
    let places = Arc::new(Semaphore::new(MOST_CONNECTIONS));
    tokio::pin!(stop);
    loop {
        let accepted = tokio::select! {
            () = &mut stop => break,
            accepted = accept(&listener, &places) => accepted?,
        };
        if let Some((stream, from, place)) = accepted {
            door.let_in(stream, from, place);
        }
    }
    drop(listener);
    if tokio::time::timeout(LONGEST_GOODBYE, door.guests.shutdown()).await.is_err() {
        tracing::warn!("some requests took too long to finish and were cut off");
    }
    Ok(())
}

type Guest = (TcpStream, SocketAddr, OwnedSemaphorePermit);

/// The next connection, once there is a place for it.
async fn accept(listener: &TcpListener, places: &Arc<Semaphore>) -> anyhow::Result<Option<Guest>> {
    let place = Arc::clone(places).acquire_owned().await?;
    match listener.accept().await {
        Ok((stream, from)) => Ok(Some((stream, from, place))),
        Err(cause) => {
            tracing::warn!("cannot take a connection: {cause}");
            breathe().await;
            Ok(None)
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "a short pause of the socket's door, not of a test")]
async fn breathe() {
    tokio::time::sleep(BREATH).await;
}

struct Door {
    router: Router,
    server: auto::Builder<TokioExecutor>,
    guests: GracefulShutdown,
}

impl Door {
    fn let_in(&self, stream: TcpStream, from: SocketAddr, place: OwnedSemaphorePermit) {
        // Small answers must not wait for each other's acknowledgement.
        let _ = stream.set_nodelay(true);
        let router = self.router.clone();
        let service = service_fn(move |request| answer(router.clone(), request, from));
        let connection =
            self.server.serve_connection_with_upgrades(TokioIo::new(stream), service).into_owned();
        let connection = self.guests.watch(connection);
        tokio::spawn(async move {
            if let Err(cause) = connection.await {
                tracing::debug!("a connection broke: {cause}");
            }
            drop(place);
        });
    }
}

async fn answer(
    router: Router,
    request: Request<Incoming>,
    from: SocketAddr,
) -> Result<Response<Body>, std::convert::Infallible> {
    let mut request = match arrived(request).await {
        Ok(request) => request,
        Err(response) => return Ok(response),
    };
    request.extensions_mut().insert(OtherEnd(from));
    if let Some(tidy) = without_last_slash(request.uri()) {
        *request.uri_mut() = tidy;
    }
    router.oneshot(request).await
}

/// The request with its body, if that is small. A body that a handler leaves unread would break
/// the connection under the next request of a client that keeps it.
async fn arrived(request: Request<Incoming>) -> Result<Request<Body>, Response<Body>> {
    let is_small = request.body().size_hint().exact().is_some_and(|size| size <= SMALL_BODY);
    if !is_small || request.body().is_end_stream() {
        return Ok(request.map(Body::new));
    }
    let (head, body) = request.into_parts();
    match tokio::time::timeout(LONGEST_HEAD, body.collect()).await {
        Ok(Ok(body)) => Ok(Request::from_parts(head, Body::from(body.to_bytes()))),
        Ok(Err(_)) | Err(_) => {
            Err(json_error(StatusCode::REQUEST_TIMEOUT, "The request did not arrive whole"))
        }
    }
}

/// The address without the slash that some clients put at its end.
fn without_last_slash(uri: &Uri) -> Option<Uri> {
    let path = uri.path();
    let tidy = path.trim_end_matches('/');
    if tidy.len() == path.len() || tidy.is_empty() {
        return None;
    }
    let mut parts = uri.clone().into_parts();
    let text = uri.query().map_or_else(|| tidy.to_owned(), |query| format!("{tidy}?{query}"));
    parts.path_and_query = Some(text.parse().ok()?);
    Uri::from_parts(parts).ok()
}

fn server() -> auto::Builder<TokioExecutor> {
    let mut builder = auto::Builder::new(TokioExecutor::new());
    builder
        .http1()
        .timer(TokioTimer::new())
        .header_read_timeout(LONGEST_HEAD)
        .max_buf_size(LARGEST_HEAD)
        .pipeline_flush(true);
    builder
        .http2()
        .timer(TokioTimer::new())
        .max_concurrent_streams(MOST_STREAMS)
        .max_header_list_size(u32::try_from(LARGEST_HEAD).unwrap_or(u32::MAX))
        .keep_alive_interval(LONGEST_HEAD);
    builder
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slash_at_the_end_changes_nothing() {
        let tidy = |text: &str| without_last_slash(&text.parse().unwrap());
        assert_eq!(tidy("/api/v1/instance/?a=b").unwrap(), "/api/v1/instance?a=b");
        assert_eq!(tidy("/api/v1/instance"), None);
        assert_eq!(tidy("/"), None);
    }
}
