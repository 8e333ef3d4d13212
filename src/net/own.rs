//! Requests to the one address that the owner of this server named: their own store of files.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use futures_util::stream;
use http::{HeaderMap, HeaderName, Method, header};
use tokio::io::AsyncReadExt as _;
use tokio::sync::OnceCell;
use url::{Origin, Url};

use super::NetError;
use super::client::{guarded, tls};
use super::handle::Policy;
use super::resolve::Resolver;

/// How long the other side may think before it answers.
const PATIENCE: Duration = Duration::from_secs(20);
/// The slowest line over which something is sent, in bytes a second.
const SLOWEST: u64 = 50_000;
const IDLE: Duration = Duration::from_secs(20);
const MOST_IDLE: usize = 8;
/// What is read from disk at a time.
const PIECE: usize = 64 * 1024;
/// How much of a refusal we keep, in bytes.
const LONGEST_EXCERPT: usize = 1_000;

/// A client that reaches one address, be it at home or on this machine, and no other. Cheap to
/// clone; costs nothing until the first request.
#[derive(Debug, Clone)]
pub struct Own {
    origin: Origin,
    client: Arc<OnceCell<reqwest::Client>>,
}

/// What is sent along.
#[derive(Debug, Clone, Copy)]
pub enum Content<'a> {
    Nothing,
    Bytes(&'a Bytes),
    /// A file of so many bytes.
    File(&'a Path, u64),
}

impl Content<'_> {
    fn length(self) -> u64 {
        match self {
            Self::Nothing => 0,
            Self::Bytes(bytes) => bytes.len() as u64,
            Self::File(_, length) => length,
        }
    }
}

/// A good answer; its content comes bit by bit.
#[derive(Debug)]
pub struct OwnAnswer {
    response: reqwest::Response,
}

impl OwnAnswer {
    /// A line of its head, if it is there and is text.
    pub fn line(&self, name: HeaderName) -> Option<&str> {
        self.response.headers().get(name)?.to_str().ok()
    }

    /// How long it says to be.
    pub fn length(&self) -> Option<u64> {
        self.line(header::CONTENT_LENGTH)?.parse().ok()
    }

    /// The next bytes; `None` at the end. Who is silent for too long has failed.
    pub async fn next(&mut self) -> Result<Option<Bytes>, NetError> {
        let next = self.response.chunk().await;
        next.map_err(|cause| NetError::Transport(cause.without_url().to_string()))
    }
}

impl Own {
    /// A client for the place where `url` leads.
    pub fn at(url: &Url) -> Self {
        Self { origin: url.origin(), client: Arc::default() }
    }

    /// Asks once. What is no success is an error; redirects are none.
    ///
    /// # Errors
    /// Also when `url` leads anywhere else than the one address.
    pub async fn ask(
        &self,
        method: Method,
        url: Url,
        head: HeaderMap,
        content: Content<'_>,
    ) -> Result<OwnAnswer, NetError> {
        if url.origin() != self.origin {
            let why = "it is not where the settings say";
            return Err(NetError::Refused { url: url.origin().ascii_serialization(), why });
        }
        let client = self.client.get_or_try_init(|| async { build() }).await?;
        let mut request = client.request(method, url).headers(head);
        request = match content {
            Content::Nothing => request,
            Content::Bytes(bytes) => request.body(bytes.clone()),
            Content::File(path, length) => {
                let file = tokio::fs::File::open(path).await;
                let file = file.map_err(|cause| NetError::Ours(cause.to_string()))?;
                request.header(header::CONTENT_LENGTH, length).body(pieces(file, length))
            }
        };
        let patience = PATIENCE + Duration::from_secs(content.length() / SLOWEST);
        let answered = tokio::time::timeout(patience, request.send()).await;
        let response = answered
            .map_err(|_late| NetError::Timeout(patience))?
            // The address holds a signature, which is nobody's business.
            .map_err(|cause| NetError::Transport(chain(&cause.without_url())))?;
        if response.status().is_success() {
            return Ok(OwnAnswer { response });
        }
        Err(refusal(response).await)
    }
}

fn build() -> Result<reqwest::Client, NetError> {
    let policy =
        || Policy { allow_private_addresses: true, allow_http: true, origin: String::new() };
    let mut tls = tls()?;
    tls.alpn_protocols = vec![b"http/1.1".to_vec()];
    guarded(Resolver::new(Arc::new(policy)), tls)
        .http1_only()
        .pool_idle_timeout(IDLE)
        .pool_max_idle_per_host(MOST_IDLE)
        .build()
        .map_err(|cause| NetError::Ours(format!("HTTP client: {cause}")))
}

/// A file piece by piece: never as a whole in memory.
fn pieces(file: tokio::fs::File, length: u64) -> reqwest::Body {
    let read = |(mut file, left): (tokio::fs::File, u64)| async move {
        if left == 0 {
            return Ok::<_, std::io::Error>(None);
        }
        let mut piece = vec![0; usize::try_from(left).unwrap_or(PIECE).min(PIECE)];
        let read = file.read(&mut piece).await?;
        if read == 0 {
            return Err(std::io::ErrorKind::UnexpectedEof.into());
        }
        piece.truncate(read);
        Ok(Some((Bytes::from(piece), (file, left.saturating_sub(read as u64)))))
    };
    reqwest::Body::wrap_stream(stream::try_unfold((file, length), read))
}

async fn refusal(mut response: reqwest::Response) -> NetError {
    let code = response.status().as_u16();
    let mut told = vec![];
    while told.len() < LONGEST_EXCERPT
        && let Ok(Some(piece)) = response.chunk().await
    {
        told.extend_from_slice(&piece);
    }
    told.truncate(LONGEST_EXCERPT);
    let body_excerpt = String::from_utf8_lossy(&told).into_owned();
    NetError::Status { code, retry_after: None, body_excerpt }
}

/// An error with its causes, which reqwest keeps to itself.
fn chain(cause: &dyn std::error::Error) -> String {
    let mut text = cause.to_string();
    let mut next = cause.source();
    while let Some(deeper) = next {
        text = format!("{text}: {deeper}");
        next = deeper.source();
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn it_leads_to_one_address_only() {
        let own = Own::at(&Url::parse("http://127.0.0.1:1/bucket").unwrap());
        for elsewhere in ["http://127.0.0.1:2/bucket", "https://127.0.0.1:1/", "http://[::1]:1/"] {
            let url = Url::parse(elsewhere).unwrap();
            let asked = own.ask(Method::GET, url, HeaderMap::new(), Content::Nothing).await;
            assert!(matches!(asked, Err(NetError::Refused { .. })), "{elsewhere}");
        }
        let url = Url::parse("http://127.0.0.1:1/bucket/x").unwrap();
        let asked = own.ask(Method::GET, url, HeaderMap::new(), Content::Nothing).await;
        assert!(matches!(asked, Err(NetError::Transport(_))), "{asked:?}");
    }
}
