//! Another server: shows actors and notes, brings activities, remembers what lands in its inboxes
//! (checking every signature), and fails when told to.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex};

use axum::Router;
use axum::extract::State;
use axum::http::{HeaderMap, Method, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use serde_json::{Map, Value, json};
use tokio::net::TcpListener;
use tusklet::base::Clock;
use tusklet::protocol::activitypub::PUBLIC;
use tusklet::protocol::signature::{
    Form, Incoming, NewKey, Signer, SigningKey, VerifyingKey, cavage, verify,
};
use url::Url;

use super::home::{Home, OUR_KEY, client};

/// The key of those who are attacked.
static VICTIMS_KEY: LazyLock<NewKey> = LazyLock::new(|| NewKey::generate().unwrap());

static THEIR_KEY: LazyLock<NewKey> = LazyLock::new(|| NewKey::generate().unwrap());

#[derive(Clone)]
pub struct FakePeer {
    pub base: String,
    clock: Clock,
    state: Arc<Mutex<PeerState>>,
}

#[derive(Default)]
struct PeerState {
    documents: HashMap<String, Value>,
    files: HashMap<String, (&'static str, Vec<u8>)>,
    received: Vec<Value>,
    /// The same as it came.
    bodies: Vec<String>,
    forged: usize,
    asked: Vec<String>,
    failing: Option<StatusCode>,
    /// Refuses requests that are signed otherwise.
    wants: Option<Form>,
    /// GETs must be signed by us.
    secure: bool,
    scripted: HashMap<String, Scripted>,
    hanging: bool,
}

/// An answer that a script asks for.
#[derive(Clone)]
pub enum Scripted {
    Plain {
        code: u16,
        headers: Map<String, Value>,
        body: String,
    },
    /// A document without end.
    Stream(usize),
    /// Under `/chain/1`: notes that answer the next one.
    Chain,
    /// Under `/rp/1`: pages that lead to the next one.
    Pages,
}

impl FakePeer {
    pub async fn start(home: &Home) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let base = format!("http://{}", listener.local_addr().unwrap());
        let peer = Self { base, clock: home.app.clock.clone(), state: Arc::default() };
        let routes = Router::new().fallback(answer).with_state(peer.clone());
        tokio::spawn(async move { axum::serve(listener, routes).await });
        peer
    }

    pub fn host(&self) -> &str {
        self.base.strip_prefix("http://").unwrap()
    }

    pub fn actor(&self, name: &str) -> String {
        format!("{}/users/{name}", self.base)
    }

    /// An actor with everything in its place; its id.
    pub fn person(&self, name: &str) -> String {
        let id = self.actor(name);
        self.show(json!({
            "@context": ["https://www.w3.org/ns/activitystreams", "https://w3id.org/security/v1"],
            "id": id, "type": "Person", "preferredUsername": name, "name": name.to_uppercase(),
            "inbox": format!("{id}/inbox"), "outbox": format!("{id}/outbox"),
            "followers": format!("{id}/followers"), "featured": format!("{id}/featured"),
            "endpoints": { "sharedInbox": format!("{}/inbox", self.base) },
            "publicKey": {
                "id": format!("{id}#main-key"), "owner": id,
                "publicKeyPem": THEIR_KEY.public_pem,
            },
        }));
        id
    }

    /// Serves a document at its id.
    pub fn show(&self, document: Value) {
        let path = document["id"].as_str().unwrap().strip_prefix(&self.base).unwrap().to_owned();
        self.show_at(&path, document);
    }

    /// Changes one member of an actor.
    pub fn amend(&self, name: &str, member: &str, value: Value) {
        let mut state = self.state.lock().unwrap();
        state.documents.get_mut(&format!("/users/{name}")).unwrap()[member] = value;
    }

    pub fn show_at(&self, path: &str, document: Value) {
        self.state.lock().unwrap().documents.insert(path.to_owned(), document);
    }

    /// Serves a file.
    pub fn serve(&self, path: &str, content_type: &'static str, bytes: Vec<u8>) {
        self.state.lock().unwrap().files.insert(path.to_owned(), (content_type, bytes));
    }

    /// The document that is served at a path.
    pub fn shown(&self, path: &str) -> Value {
        self.state.lock().unwrap().documents[path].clone()
    }

    /// A note, also served at its id.
    pub fn note(&self, author: &str, number: u32, text: &str) -> Value {
        let note = json!({
            "@context": "https://www.w3.org/ns/activitystreams",
            "id": format!("{author}/notes/{number}"), "type": "Note", "attributedTo": author,
            "content": format!("<p>{text}</p>"), "published": self.clock.now().rfc3339(),
            "to": [PUBLIC], "cc": [format!("{author}/followers")],
        });
        self.show(note.clone());
        note
    }

    /// An activity of `actor`; its id ends in `name`.
    pub fn activity(&self, kind: &str, actor: &str, name: &str, object: impl Into<Value>) -> Value {
        json!({
            "@context": "https://www.w3.org/ns/activitystreams",
            "id": format!("{actor}#{name}"), "type": kind, "actor": actor, "object": object.into(),
            "published": self.clock.now().rfc3339(), "to": [PUBLIC], "cc": [format!("{actor}/followers")],
        })
    }

    /// Brings an activity to the shared inbox, signed by its actor; the answer's code.
    pub async fn send(&self, home: &Home, activity: &Value) -> u16 {
        let actor = activity["actor"].as_str().unwrap();
        self.send_as(home, actor, activity).await
    }

    /// The same, signed by somebody who may be another.
    pub async fn send_as(&self, home: &Home, actor: &str, activity: &Value) -> u16 {
        let signer = signer(&THEIR_KEY, format!("{actor}#main-key"));
        self.post(home, &signer, activity.to_string()).await
    }

    /// The same, with a key that is not the sender's.
    pub async fn send_forged(&self, home: &Home, activity: &Value) -> u16 {
        let actor = activity["actor"].as_str().unwrap();
        let signer = signer(&OUR_KEY, format!("{actor}#main-key"));
        self.post(home, &signer, activity.to_string()).await
    }

    /// Takes only requests signed in this form.
    pub fn want(&self, form: Form) {
        self.state.lock().unwrap().wants = Some(form);
    }

    /// Shows documents only to those who sign.
    pub fn secure(&self) {
        self.state.lock().unwrap().secure = true;
    }

    /// Answers GETs of a path (`…/*`: all below it; `webfinger NAME`) as a script says.
    pub fn script(&self, path: &str, answer: Scripted) {
        self.state.lock().unwrap().scripted.insert(path.to_owned(), answer);
    }

    /// Brings anything, signed by whatever key under whatever id.
    pub async fn post_raw(
        &self,
        home: &Home,
        key_id: &str,
        body: String,
        headers: &Map<String, Value>,
    ) -> u16 {
        let signer = signer(&THEIR_KEY, key_id.to_owned());
        let url = Url::parse(&home.url("/inbox")).unwrap();
        let signed = cavage::sign_post(&signer, &url, body.as_bytes(), self.clock.now()).unwrap();
        let mut request = client()
            .post(url)
            .header("date", signed.date)
            .header("digest", signed.digest.unwrap())
            .header("signature", signed.signature)
            .header("content-type", cavage::CONTENT_TYPE)
            .body(body);
        for (name, value) in headers {
            request = request.header(name, value.as_str().unwrap());
        }
        request.send().await.unwrap().status().as_u16()
    }

    /// Asks our server for a document, signed in a form by one of its actors; the code.
    pub async fn read(&self, home: &Home, path: &str, actor: &str, form: Form) -> u16 {
        let signer = signer(&THEIR_KEY, format!("{actor}#main-key"));
        let url = Url::parse(&home.url(path)).unwrap();
        let signed = form.sign_get(&signer, &url, self.clock.now()).unwrap();
        let mut request = client().get(url).header("accept", "application/activity+json");
        for (name, value) in signed {
            request = request.header(name, value);
        }
        request.send().await.unwrap().status().as_u16()
    }

    async fn post(&self, home: &Home, signer: &Signer, body: String) -> u16 {
        let url = Url::parse(&home.url("/inbox")).unwrap();
        let signed = cavage::sign_post(signer, &url, body.as_bytes(), self.clock.now()).unwrap();
        let request = client()
            .post(url)
            .header("date", signed.date)
            .header("digest", signed.digest.unwrap())
            .header("signature", signed.signature)
            .header("content-type", cavage::CONTENT_TYPE)
            .body(body);
        request.send().await.unwrap().status().as_u16()
    }

    /// Brings an activity, which is then done.
    pub async fn bring(&self, home: &Home, activity: &Value) {
        assert_eq!(self.send(home, activity).await, 202);
        home.settle().await;
    }

    /// Every request to an inbox fails from now on, until told otherwise.
    pub fn fail(&self, with: Option<u16>) {
        let code = with.map(|code| StatusCode::from_u16(code).unwrap());
        self.state.lock().unwrap().failing = code;
    }

    /// Requests to inboxes get no answer from now on.
    pub fn hang(&self) {
        self.state.lock().unwrap().hanging = true;
    }

    /// What arrived, oldest first. All of it was signed by us.
    pub fn received(&self) -> Vec<Value> {
        let state = self.state.lock().unwrap();
        assert_eq!(state.forged, 0, "signatures that do not verify");
        state.received.clone()
    }

    /// What arrived, byte by byte.
    pub fn bodies(&self) -> Vec<String> {
        self.state.lock().unwrap().bodies.clone()
    }

    /// As [`FakePeer::received`], which is then forgotten; only what is of this type.
    pub fn took(&self, kind: &str) -> Vec<Value> {
        let all = self.received();
        let mut state = self.state.lock().unwrap();
        state.received.clear();
        state.bodies.clear();
        drop(state);
        all.into_iter().filter(|activity| activity["type"] == kind).collect()
    }

    /// What is served at an id.
    pub fn document(&self, id: &str) -> Value {
        let path = id.strip_prefix(&self.base).unwrap();
        self.state.lock().unwrap().documents.get(path).cloned().unwrap_or_default()
    }

    /// Paths that were asked for with GET or POST, in order.
    pub fn asked(&self) -> Vec<String> {
        self.state.lock().unwrap().asked.clone()
    }
}

fn signer(key: &NewKey, key_id: String) -> Signer {
    Signer { key_id, key: Arc::new(SigningKey::from_pkcs8(&key.pkcs8).unwrap()) }
}

async fn answer(
    State(peer): State<FakePeer>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
    body: String,
) -> Response {
    if method == Method::POST && peer.state.lock().unwrap().hanging {
        return std::future::pending().await;
    }
    let now = peer.clock.now();
    let mut state = peer.state.lock().unwrap();
    state.asked.push(uri.path().to_owned());
    let form = if headers.contains_key("signature-input") { Form::Rfc9421 } else { Form::Cavage };
    let is_signed = headers.contains_key("signature");
    let refuses = is_signed && state.wants.is_some_and(|wanted| wanted != form);
    if refuses || (state.secure && !is_signed && !uri.path().starts_with("/.well-known/")) {
        return StatusCode::UNAUTHORIZED.into_response();
    }
    if method == Method::POST {
        if let Some(code) = state.failing {
            return code.into_response();
        }
        let key = VerifyingKey::from_pem(&OUR_KEY.public_pem).unwrap();
        let request = Incoming::new("POST", &peer.base, uri.path(), &headers, body.clone());
        if verify(&request, &key, now).is_err() {
            state.forged += 1;
            return StatusCode::UNAUTHORIZED.into_response();
        }
        state.received.push(serde_json::from_str(&body).unwrap());
        state.bodies.push(body);
        return StatusCode::ACCEPTED.into_response();
    }
    if uri.path() == "/.well-known/webfinger" {
        return webfinger(&peer, &state, uri.query().unwrap_or_default());
    }
    let whole = uri.path_and_query().map_or("", |whole| whole.as_str());
    let part =
        uri.path().rsplit_once('/').map_or_else(String::new, |(above, _)| format!("{above}/*"));
    let scripted = [whole, uri.path(), &part].iter().find_map(|path| state.scripted.get(*path));
    if let Some(scripted) = scripted {
        return play(&peer.base, uri.path(), scripted.clone());
    }
    if let Some((content_type, bytes)) = state.files.get(uri.path()) {
        return ([(header::CONTENT_TYPE, *content_type)], bytes.clone()).into_response();
    }
    let Some(document) = state.documents.get(uri.path()) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    ([(header::CONTENT_TYPE, "application/activity+json")], document.to_string()).into_response()
}

fn play(base: &str, path: &str, scripted: Scripted) -> Response {
    let json = |document: Value| {
        ([(header::CONTENT_TYPE, "application/activity+json")], document.to_string())
            .into_response()
    };
    let number: u32 = path.rsplit('/').next().unwrap().parse().unwrap_or(0);
    let next = number + 1;
    match scripted {
        Scripted::Plain { code, headers, body } => {
            let mut response = Response::builder().status(code);
            for (name, value) in &headers {
                response = response.header(name, value.as_str().unwrap());
            }
            response.body(body.into()).unwrap()
        }
        Scripted::Stream(bytes) => {
            let chunks = (0..bytes / 4_096).map(|_| Ok::<_, std::io::Error>(vec![b' '; 4_096]));
            let body = axum::body::Body::from_stream(futures_util::stream::iter(chunks));
            ([(header::CONTENT_TYPE, "application/activity+json")], body).into_response()
        }
        Scripted::Chain => json(json!({
            "id": format!("{base}{path}"), "type": "Note", "attributedTo": format!("{base}/users/m"),
            "content": "<p>on</p>", "to": [PUBLIC], "inReplyTo": format!("{base}/chain/{next}"),
        })),
        Scripted::Pages => json(json!({
            "id": format!("{base}{path}"), "type": "CollectionPage", "items": [],
            "next": format!("{base}/rp/{next}"),
        })),
    }
}

fn webfinger(peer: &FakePeer, state: &PeerState, query: &str) -> Response {
    let mut pairs = url::form_urlencoded::parse(query.as_bytes());
    let resource = pairs.find(|(name, _)| name == "resource").unwrap().1;
    let name = resource.strip_prefix("acct:").unwrap().split('@').next().unwrap().to_owned();
    if let Some(scripted) = state.scripted.get(&format!("webfinger {name}")) {
        return play(&peer.base, "", scripted.clone());
    }
    if !state.documents.contains_key(&format!("/users/{name}")) {
        return StatusCode::NOT_FOUND.into_response();
    }
    let jrd = json!({
        "subject": format!("acct:{name}@{}", peer.host()),
        "links": [{
            "rel": "self", "type": "application/activity+json", "href": peer.actor(&name),
        }],
    });
    ([(header::CONTENT_TYPE, "application/jrd+json")], jrd.to_string()).into_response()
}

/// The public half of a key that no actor of a fake peer can sign with.
pub fn victims_key() -> String {
    VICTIMS_KEY.public_pem.clone()
}

/// The key that all actors of peers sign with.
pub fn their_key() -> SigningKey {
    SigningKey::from_pkcs8(&THEIR_KEY.pkcs8).unwrap()
}

/// The public half of the key that all actors of peers sign with.
pub fn public_key() -> String {
    THEIR_KEY.public_pem.clone()
}
