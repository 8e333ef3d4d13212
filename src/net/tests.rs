//! Requests to a server on this machine that does everything wrong.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use serde_json::json;

use super::{Net, NetError, Policy, Purpose};
use crate::base::Clock;
use crate::protocol::signature::{self, Form, Incoming, NewKey, Signer, SigningKey, VerifyingKey};

/// A server, and whether it may be asked.
struct Peer {
    address: String,
    open: Arc<AtomicBool>,
}

impl Peer {
    async fn start(routes: impl FnOnce(Arc<AtomicBool>) -> Router) -> Self {
        let open = Arc::new(AtomicBool::new(true));
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap().to_string();
        let routes = routes(Arc::clone(&open));
        tokio::spawn(async move { axum::serve(listener, routes).await });
        Self { address, open }
    }

    /// Outgoing HTTP that may go to private addresses as long as the peer is open.
    fn net(&self) -> Net {
        let open = Arc::clone(&self.open);
        let mut net = Net::new(Clock::System, move || Policy {
            allow_private_addresses: open.load(Ordering::SeqCst),
            allow_http: true,
            origin: "https://us.example".to_owned(),
        });
        net.patience.fetch = Duration::from_millis(1_500);
        net.patience.delivery = Duration::from_millis(700);
        net
    }

    fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }
}

fn typed(kind: &'static str, body: impl IntoResponse) -> Response {
    ([(header::CONTENT_TYPE, kind)], body).into_response()
}

fn note() -> Response {
    typed("application/activity+json", json!({"id": "x", "type": "Note"}).to_string())
}

fn refused(found: Result<impl std::fmt::Debug, NetError>) -> &'static str {
    match found {
        Err(NetError::Refused { why, .. }) => why,
        other => panic!("not refused: {other:?}"),
    }
}

#[tokio::test]
async fn private_addresses_are_refused_by_default() {
    let peer = Peer::start(|_| Router::new().route("/note", get(|| async { note() }))).await;
    let net = peer.net();

    assert_eq!(net.get_document(&peer.url("/note"), None).await.unwrap().body["type"], "Note");
    peer.open.store(false, Ordering::SeqCst);

    let port = peer.address.split_once(':').unwrap().1;
    assert_eq!(refused(net.get_document(&peer.url("/note"), None).await), "its address is private");
    for host in ["localhost", "[::ffff:127.0.0.1]", "2130706433", "0x7f.1"] {
        let url = format!("http://{host}:{port}/note");
        assert_eq!(refused(net.get_document(&url, None).await), "its address is private", "{host}");
    }
}

#[tokio::test]
async fn plain_http_and_odd_urls_are_refused() {
    let net = Net::new(Clock::System, Policy::default);
    for (url, why) in [
        ("http://a.example/x", "it is not https"),
        ("file:///etc/passwd", "it is not a plain http or https URL"),
        ("https://me:pw@a.example/", "it is not a plain http or https URL"),
        ("https://hidden.onion/", "it is not on the public internet"),
        ("nonsense", "it is not a plain http or https URL"),
    ] {
        assert_eq!(refused(net.get_document(url, None).await), why);
    }
}

#[tokio::test]
async fn a_redirect_is_checked_like_the_first_request() {
    let peer = Peer::start(|open| {
        Router::new()
            .route("/note", get(|| async { note() }))
            .route("/once", get(|| async { Redirect::temporary("/note") }))
            .route("/round", get(|| async { Redirect::temporary("/round") }))
            .route("/file", get(|| async { Redirect::temporary("file:///etc/passwd") }))
            .route(
                "/inside",
                get(move || async move {
                    open.store(false, Ordering::SeqCst);
                    Redirect::temporary("http://127.0.0.2/")
                }),
            )
    })
    .await;
    let net = peer.net();

    let found = net.get_document(&peer.url("/once"), None).await.unwrap();
    assert_eq!(found.final_url.as_str(), peer.url("/note"));
    let round = net.get_document(&peer.url("/round"), None).await;
    assert_eq!(round, Err(NetError::TooManyRedirects(3)));
    refused(net.get_document(&peer.url("/file"), None).await);
    let inside = net.get_document(&peer.url("/inside"), None).await;
    assert_eq!(refused(inside), "its address is private");
}

#[tokio::test]
async fn only_documents_served_as_documents_are_taken() {
    let json = || async { typed("application/json", "{}") };
    let peer = Peer::start(|_| {
        Router::new()
            .route("/html", get(|| async { typed("text/html", "{}") }))
            .route("/json", get(json))
            .route("/ld", get(|| async { typed("application/ld+json", "{}") }))
            .route("/list", get(|| async { typed("application/activity+json", "[]") }))
            .route("/gone", get(|| async { (StatusCode::GONE, "left\nus") }))
            .route("/jrd", get(|| async { typed("application/jrd+json; charset=utf-8", "{}") }))
    })
    .await;
    let net = peer.net();

    for path in ["/html", "/json", "/ld"] {
        let found = net.get_document(&peer.url(path), None).await;
        assert!(matches!(found, Err(NetError::WrongType(_))), "{path}");
    }
    let list = net.get_document(&peer.url("/list"), None).await;
    assert!(matches!(list, Err(NetError::Unreadable(_))));
    let gone = net.get_document(&peer.url("/gone"), None).await.unwrap_err();
    assert!(gone.gone() && !gone.may_pass());
    assert_eq!(gone.to_string(), "answered 410: left us");
    for (path, is_taken) in [("/jrd", true), ("/json", true), ("/html", false)] {
        assert_eq!(net.get_json(&peer.url(path), Purpose::Peer).await.is_ok(), is_taken, "{path}");
    }
    assert_eq!(net.get_text(&peer.url("/html")).await.unwrap(), "{}");
}

/// Zeros, packed a thousand to one: `head -c 1048576 /dev/zero | gzip -9n`, again and again.
fn bomb(megabytes: usize) -> Vec<u8> {
    const ONE: &[u8] = include_bytes!("../../tests/fixtures/net/megabyte-of-zeros.gz");
    ONE.repeat(megabytes)
}

#[tokio::test]
async fn answers_are_cut_where_they_grow_too_long() {
    let peer = Peer::start(|_| {
        let gzip = [(header::CONTENT_ENCODING, "gzip"), (header::CONTENT_TYPE, "image/png")];
        Router::new()
            .route("/large", get(|| async { vec![b' '; 3 * 1024 * 1024] }))
            .route("/bomb", get(move || async move { (gzip, bomb(64)) }))
            .route("/small", get(|| async { typed("image/png", "1234") }))
    })
    .await;
    let net = peer.net();

    let large = net.get_document(&peer.url("/large"), None).await;
    assert_eq!(large, Err(NetError::TooLarge(1024 * 1024)));
    assert_eq!(net.get_media(&peer.url("/bomb"), 100_000).await, Err(NetError::TooLarge(100_000)));
    let small = net.get_media(&peer.url("/small"), 4).await.unwrap();
    assert_eq!((small.bytes.len(), small.content_type.as_deref()), (4, Some("image/png")));
    assert_eq!(net.get_media(&peer.url("/small"), 3).await, Err(NetError::TooLarge(3)));
}

#[tokio::test]
async fn slow_servers_are_left_alone() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap().to_string();
    // Takes connections and says nothing.
    tokio::spawn(async move {
        let mut held = vec![];
        while let Ok((connection, _)) = listener.accept().await {
            held.push(connection);
        }
    });
    let peer = Peer { address, open: Arc::new(AtomicBool::new(true)) };
    let net = peer.net();

    let slow = net.get_document(&peer.url("/"), None).await.unwrap_err();
    assert!(matches!(slow, NetError::Timeout(_)) && slow.may_pass(), "{slow:?}");
    let signer = signer().0;
    let slow = net
        .post_activity(&peer.url("/inbox"), Bytes::new(), (&signer, Form::Cavage))
        .await
        .unwrap_err();
    assert!(slow.blames_host(), "{slow:?}");
}

#[tokio::test]
async fn nobody_listening_is_a_passing_trouble() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap().to_string();
    drop(listener);
    let peer = Peer { address, open: Arc::new(AtomicBool::new(true)) };

    let silent = peer.net().get_document(&peer.url("/"), None).await.unwrap_err();
    assert!(matches!(silent, NetError::Transport(_)) && silent.may_pass(), "{silent:?}");
}

fn signer() -> (Signer, VerifyingKey) {
    let made = NewKey::generate().unwrap();
    let key = Arc::new(SigningKey::from_pkcs8(&made.pkcs8).unwrap());
    let signer = Signer { key_id: "https://us.example/actor#main-key".to_owned(), key };
    (signer, VerifyingKey::from_pem(&made.public_pem).unwrap())
}

/// An inbox that checks signatures and counts what it takes.
#[derive(Clone)]
struct Inbox {
    key: VerifyingKey,
    taken: Arc<AtomicUsize>,
}

async fn take(State(inbox): State<Inbox>, headers: HeaderMap, body: String) -> StatusCode {
    let origin = format!("http://{}", headers[header::HOST].to_str().unwrap());
    let request = Incoming::new("POST", &origin, "/inbox?x=1", &headers, body);
    assert_eq!(headers[header::USER_AGENT].to_str().unwrap().split('/').next(), Some("tusklet"));
    match signature::verify(&request, &inbox.key, Clock::System.now()) {
        Ok(()) => {
            inbox.taken.fetch_add(1, Ordering::SeqCst);
            StatusCode::ACCEPTED
        }
        Err(_) => StatusCode::UNAUTHORIZED,
    }
}

#[tokio::test]
async fn a_delivery_carries_a_signature_that_verifies() {
    let (signer, key) = signer();
    let inbox = Inbox { key, taken: Arc::new(AtomicUsize::new(0)) };
    let state = inbox.clone();
    let peer = Peer::start(|_| {
        let busy = [(header::RETRY_AFTER, "7")];
        Router::new()
            .route("/inbox", post(take))
            .route("/busy", post(move || async move { (StatusCode::SERVICE_UNAVAILABLE, busy) }))
            .with_state(state)
    })
    .await;
    let net = peer.net();
    let body = Bytes::from_static(b"{\"type\":\"Like\"}");

    assert_eq!(
        net.post_activity(&peer.url("/inbox?x=1"), body.clone(), (&signer, Form::Rfc9421)).await,
        Ok(())
    );
    assert_eq!(inbox.taken.load(Ordering::SeqCst), 1);
    let busy =
        net.post_activity(&peer.url("/busy"), body, (&signer, Form::Cavage)).await.unwrap_err();
    assert_eq!(busy.retry_after(), Some(Duration::from_secs(7)));
    assert!(busy.may_pass());
}
