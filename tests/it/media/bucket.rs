//! A small store that speaks S3, which stumbles if it is told to.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use http_body_util::BodyExt as _;
use tokio::net::TcpListener;

/// Content type and bytes.
type Kept = (String, Vec<u8>);

#[derive(Clone, Default)]
pub struct Bucket {
    pub base: String,
    files: Arc<Mutex<BTreeMap<String, Kept>>>,
    /// Of a hundred requests so many end badly.
    stumbles: Arc<AtomicU32>,
    dice: Arc<AtomicU32>,
}

impl Bucket {
    pub async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let base = format!("http://{}", listener.local_addr().unwrap());
        let bucket = Self { base, dice: Arc::new(AtomicU32::new(88_172_645)), ..Self::default() };
        let routes = Router::new().fallback(answer).with_state(bucket.clone());
        tokio::spawn(async move { axum::serve(listener, routes).await });
        bucket
    }

    /// What a settings file says of it.
    pub fn settings(&self) -> String {
        format!(
            "s3_endpoint = \"{}\"\ns3_bucket = \"files\"\ns3_key = \"key\"\ns3_secret = \"secret\"\n",
            self.base
        )
    }

    pub fn stumble(&self, of_a_hundred: u32) {
        self.stumbles.store(of_a_hundred, Ordering::SeqCst);
    }

    pub fn names(&self) -> Vec<String> {
        self.files.lock().unwrap().keys().cloned().collect()
    }

    pub fn get(&self, name: &str) -> Option<Kept> {
        self.files.lock().unwrap().get(name).cloned()
    }

    fn roll(&self) -> u32 {
        let mut state = self.dice.load(Ordering::SeqCst);
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        self.dice.store(state, Ordering::SeqCst);
        state >> 4
    }
}

/// The half of it, and then the line breaks.
fn broken(bytes: &[u8]) -> Body {
    let half = bytes[..bytes.len() / 2].to_vec();
    let pieces = [Ok(half), Err(std::io::Error::other("the line broke"))];
    Body::from_stream(futures_util::stream::iter(pieces))
}

async fn answer(State(bucket): State<Bucket>, request: Request) -> Response {
    let (head, body) = request.into_parts();
    let name = head.uri.path().strip_prefix("/files/").unwrap_or_default().to_owned();
    let query = head.uri.query().unwrap_or_default();
    if !query.contains("X-Amz-Signature=") {
        return (StatusCode::FORBIDDEN, "<Error><Code>AccessDenied</Code></Error>").into_response();
    }
    let stumbles = bucket.roll() % 100 < bucket.stumbles.load(Ordering::SeqCst);
    let how = bucket.roll() % 3;
    if stumbles && how == 0 {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    }
    let line = |name: header::HeaderName| {
        head.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned()
    };
    match head.method {
        Method::PUT => {
            let Ok(sent) = body.collect().await else {
                return StatusCode::BAD_REQUEST.into_response();
            };
            let kept = (line(header::CONTENT_TYPE), sent.to_bytes().to_vec());
            if stumbles && how == 1 {
                return StatusCode::SERVICE_UNAVAILABLE.into_response();
            }
            bucket.files.lock().unwrap().insert(name, kept);
            // Kept, and nobody hears of it.
            if stumbles { StatusCode::BAD_GATEWAY } else { StatusCode::OK }.into_response()
        }
        Method::DELETE => {
            bucket.files.lock().unwrap().remove(&name);
            if stumbles { StatusCode::BAD_GATEWAY } else { StatusCode::NO_CONTENT }.into_response()
        }
        _ if query.contains("list-type=2") => list(&bucket, query).into_response(),
        _ => {
            let Some((kind, bytes)) = bucket.get(&name) else {
                return (StatusCode::NOT_FOUND, "<Error><Code>NoSuchKey</Code></Error>")
                    .into_response();
            };
            let range = line(header::RANGE);
            let part = range.strip_prefix("bytes=").and_then(|range| range.split_once('-'));
            let part = part.map(|(first, last)| {
                &bytes[first.parse().unwrap()..=last.parse::<usize>().unwrap().min(bytes.len() - 1)]
            });
            let code = if part.is_some() { StatusCode::PARTIAL_CONTENT } else { StatusCode::OK };
            let part = part.unwrap_or(&bytes).to_vec();
            let head =
                [(header::CONTENT_TYPE, kind), (header::CONTENT_LENGTH, part.len().to_string())];
            let body = if stumbles { broken(&part) } else { Body::from(part) };
            (code, head, body).into_response()
        }
    }
}

/// Two names a page.
fn list(bucket: &Bucket, query: &str) -> String {
    let pairs = url::form_urlencoded::parse(query.as_bytes());
    let after = pairs.into_iter().find(|(name, _)| name == "continuation-token");
    let after = after.map(|(_, token)| token.into_owned()).unwrap_or_default();
    let names: Vec<String> = bucket.names().into_iter().filter(|name| *name > after).collect();
    let shown = &names[..names.len().min(2)];
    let mut text = "<ListBucketResult>".to_owned();
    for name in shown {
        let _ = write!(text, "<Contents><Key>{name}</Key></Contents>");
    }
    if names.len() > shown.len() {
        let _ = write!(text, "<NextContinuationToken>{}</NextContinuationToken>", shown[1]);
    }
    text + "</ListBucketResult>"
}
