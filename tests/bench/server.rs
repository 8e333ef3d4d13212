//! The whole server on a real socket: pages, posts, and one post to many inboxes.

use std::net::SocketAddr;
use std::sync::Arc;

use axum::Router;
use axum::routing::get;
use reqwest::{Client, RequestBuilder};
use serde_json::json;
use tempfile::TempDir;
use tokio::net::TcpListener;
use tokio::runtime::Runtime;
use tusklet::app::App;
use tusklet::base::Clock;
use tusklet::config::{Config, Settings, place};
use tusklet::model::{LocalAccount, Role, Scopes};
use tusklet::service::account::NewAccount;
use tusklet::service::password::Password;
use tusklet::{http, service, worker};

use crate::load;
use crate::report::{self, Effort};

/// Clients that ask at the same time.
const CLIENTS: usize = 16;

/// A server with one account, on a port of its own.
pub struct Server {
    pub app: App,
    pub base: String,
    pub owner: LocalAccount,
    token: String,
    pub client: Client,
    _stop: tokio::sync::watch::Sender<bool>,
    _folder: TempDir,
}

impl Server {
    pub async fn start() -> Self {
        let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("a folder");
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("its number");
        let base = format!("http://{address}");
        let mut config = Config::default();
        config.instance.domain = address.to_string();
        config.server.public_url.clone_from(&base);
        config.federation.http = true;
        config.federation.allow_private_addresses = true;
        config.limits.rate_limit = false;
        let place = place::find(Some(folder.path().to_owned()), None);
        let app = App::open(&place, Settings::fixed(config), Clock::System).expect("an app");
        let new =
            NewAccount::new("alice", Password::Plain("correct horse".to_owned()), Role::Owner);
        let owner = service::account::create(&app, new).await.expect("an account");
        let scopes = Scopes::parse("read write").expect("scopes");
        let token = service::oauth::issue(&app, &owner, scopes).await.expect("a token");
        let (stop, stopped) = tokio::sync::watch::channel(false);
        tokio::spawn(http::serve(app.clone(), listener, std::future::pending()));
        tokio::spawn(worker::run(app.clone(), stopped));
        let client = Client::builder().build().expect("a client");
        Self { app, base, owner, token, client, _stop: stop, _folder: folder }
    }

    /// A request of the owner's.
    pub fn get(&self, path: &str) -> RequestBuilder {
        self.client.get(format!("{}{path}", self.base)).bearer_auth(&self.token)
    }

    pub fn post(&self, path: &str) -> RequestBuilder {
        self.client.post(format!("{}{path}", self.base)).bearer_auth(&self.token)
    }

    fn post_status(&self, number: u64) -> RequestBuilder {
        self.client
            .post(format!("{}/api/v1/statuses", self.base))
            .bearer_auth(&self.token)
            .json(&json!({ "status": format!("Post number {number} of a long day #bench") }))
    }
}

pub fn run(effort: Effort) {
    let runtime = Runtime::new().expect("a runtime");
    let server = Arc::new(runtime.block_on(Server::start()));
    let posts = rate(&runtime, effort, 8, {
        let server = Arc::clone(&server);
        move |number| server.post_status(number)
    });
    let timeline = runtime.block_on(async {
        let answer = server.get("/api/v1/timelines/home").send().await.expect("an answer");
        answer.text().await.expect("its text")
    });
    let plain = plain(&runtime, effort, timeline.clone());
    let what = format!("plain HTTP, {} kB of JSON ready made", timeline.len() / 1_000);
    report::rate(&what, plain, None);
    report::rate("posts by 8 clients, durable", posts, Some(("plain HTTP", plain)));
    for (what, path) in [
        ("home timeline of 20", "/api/v1/timelines/home"),
        ("rules of the instance", "/api/v1/instance/rules"),
        ("profile page", "/@alice"),
        ("actor document", "/users/alice"),
    ] {
        let server = Arc::clone(&server);
        let ask =
            move |_| server.get(path).header("accept", "application/activity+json, text/html");
        report::rate(what, rate(&runtime, effort, CLIENTS, ask), Some(("plain HTTP", plain)));
    }
}

/// The same bytes from a handler that does nothing, answers a second.
pub fn plain(runtime: &Runtime, effort: Effort, body: String) -> f64 {
    let address: SocketAddr = runtime.block_on(async {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("its number");
        let routes = Router::new().route("/", get(move || std::future::ready(body.clone())));
        tokio::spawn(async move { axum::serve(listener, routes).await });
        address
    });
    let client = Client::builder().build().expect("a client");
    rate(runtime, effort, CLIENTS, move |_| client.get(format!("http://{address}/")))
}

/// Answers a second, with `clients` asking at the same time.
fn rate(
    runtime: &Runtime,
    effort: Effort,
    clients: usize,
    ask: impl Fn(u64) -> RequestBuilder + Send + Sync + 'static,
) -> f64 {
    load::run(runtime, effort, clients, ask).per_second
}
