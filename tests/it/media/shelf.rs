//! A peer with files, and visitors of ours who look at them.

use std::collections::HashMap;
use std::path::Path;
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, Method, Request, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use http_body_util::BodyExt as _;
use tokio::net::TcpListener;
use tower::ServiceExt as _;
use tusklet::app::App;
use tusklet::base::{AccountId, StatusId};
use tusklet::config::Config;
use tusklet::db;
use tusklet::http::router;
use tusklet::model::{Media, RemoteAttachment, RemoteStatus};

use crate::support::TestServer;

/// Settings with which peers on this machine may be asked.
pub fn try_out(config: &mut Config) {
    config.federation.allow_private_addresses = true;
    config.federation.http = true;
    config.media.keep_free.0 = 0;
}

/// Content type and bytes.
type Given = (&'static str, Vec<u8>);

#[derive(Clone, Default)]
pub struct Peer {
    pub base: String,
    files: Arc<Mutex<HashMap<String, Given>>>,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Peer {
    pub async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let base = format!("http://{}", listener.local_addr().unwrap());
        let peer = Self { base, ..Self::default() };
        let routes = Router::new().fallback(answer).with_state(peer.clone());
        tokio::spawn(async move { axum::serve(listener, routes).await });
        peer
    }

    /// Serves a file; its address.
    pub fn serve(&self, path: &str, content_type: &'static str, bytes: Vec<u8>) -> String {
        self.files.lock().unwrap().insert(path.to_owned(), (content_type, bytes));
        format!("{}{path}", self.base)
    }

    /// How often a path was asked for.
    pub fn asked(&self, path: &str) -> usize {
        self.asked.lock().unwrap().iter().filter(|asked| *asked == path).count()
    }
}

async fn answer(State(peer): State<Peer>, uri: Uri) -> Response {
    peer.asked.lock().unwrap().push(uri.path().to_owned());
    if let Some(film) = uri.path().strip_prefix("/film/") {
        // As long as its name says, and never in memory as a whole.
        let length: usize = film.split('/').next().unwrap().parse().unwrap();
        let start = [b"\0\0\0\x18ftypmp42".as_slice(), &[0; 12]].concat();
        let rest = (0..length.div_ceil(65_536))
            .map(move |piece| vec![7; 65_536.min(length - piece * 65_536)]);
        let pieces = std::iter::once(start).chain(rest).map(Ok::<_, std::io::Error>);
        let head = [(header::CONTENT_LENGTH, length + 24)];
        return (head, Body::from_stream(futures_util::stream::iter(pieces))).into_response();
    }
    if uri.path() == "/endless" {
        let piece = |first: bool| {
            let start = if first { b"\x89PNG\r\n\x1a\n".to_vec() } else { vec![] };
            Ok::<_, std::io::Error>([start, vec![7; 65_536]].concat())
        };
        let pieces = (0..100_000).map(move |number| piece(number == 0));
        return Body::from_stream(futures_util::stream::iter(pieces)).into_response();
    }
    match peer.files.lock().unwrap().get(uri.path()) {
        Some((content_type, bytes)) => {
            ([(header::CONTENT_TYPE, *content_type)], bytes.clone()).into_response()
        }
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

/// A note of a peer's account with files.
pub fn carrying(server: &TestServer, author: AccountId, files: &[(&str, &str)]) -> RemoteStatus {
    let attachment = |(url, content_type): &(&str, &str)| RemoteAttachment {
        url: (*url).to_owned(),
        content_type: (*content_type).to_owned(),
        description: None,
        blurhash: None,
        width: None,
        height: None,
        focus: None,
    };
    let attachments = files.iter().map(attachment).collect();
    RemoteStatus { attachments, ..server.note(author, "look") }
}

/// The files of a status.
pub async fn media_of(server: &TestServer, status: StatusId) -> Vec<Media> {
    server.write(move |tx| db::media::of_status(tx, status)).await
}

/// A status of a peer with one file; that file.
pub async fn one_file(
    server: &TestServer,
    author: AccountId,
    url: &str,
    content_type: &str,
) -> Media {
    let status = server.accept(carrying(server, author, &[(url, content_type)])).await;
    media_of(server, status).await.remove(0)
}

pub struct Seen {
    pub code: u16,
    pub headers: HeaderMap,
    pub bytes: Vec<u8>,
}

impl Seen {
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }
}

/// Somebody whom we do not know looks at a path of ours.
pub async fn look(app: &App, path: &str) -> Seen {
    look_with(app, path, &[]).await
}

pub async fn look_with(app: &App, path: &str, lines: &[(&str, &str)]) -> Seen {
    ask_with(app, (Method::GET, path), lines).await
}

/// Somebody whom we do not know asks, with such lines in the head.
pub async fn ask_with(app: &App, (method, path): (Method, &str), lines: &[(&str, &str)]) -> Seen {
    let mut request = Request::builder().method(method).uri(path);
    if lines.iter().all(|(name, _)| *name != "host") {
        request = request.header("host", "home.example");
    }
    for (name, value) in lines {
        request = request.header(*name, *value);
    }
    let answer = router(app.clone()).oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
    let (head, body) = answer.into_parts();
    let bytes = body.collect().await.unwrap().to_bytes().to_vec();
    Seen { code: head.status.as_u16(), headers: head.headers, bytes }
}

/// Bytes of all files below a folder.
pub fn weight(folder: &Path) -> u64 {
    let Ok(entries) = std::fs::read_dir(folder) else { return 0 };
    let of = |entry: std::fs::DirEntry| {
        let Ok(meta) = entry.metadata() else { return 0 };
        if meta.is_dir() { weight(&entry.path()) } else { meta.len() }
    };
    entries.flatten().map(of).sum()
}
