//! A whole server of ours with its door open, and a clock that tests turn.

use std::sync::{Arc, LazyLock};
use std::time::Duration;

use serde_json::Value;
use tempfile::TempDir;
use tokio::net::TcpListener;
use tusklet::app::App;
use tusklet::base::{AccountId, Clock, StatusId, Timestamp};
use tusklet::config::{Config, Place, Settings};
use tusklet::db::account::LocalAddresses;
use tusklet::db::key::SERVER;
use tusklet::db::{self, ReadTx};
use tusklet::model::account::Endpoints;
use tusklet::model::{
    Account, Draft, LocalAccount, Page, Role, Status, StatusView, User, Visibility,
};
use tusklet::{http, service, worker};

pub use crate::support::keys::OUR_KEY;
use crate::support::keys::stored_key;

pub struct Home {
    pub app: App,
    /// `http://127.0.0.1:1234`.
    pub base: String,
    config: Config,
    folder: Arc<TempDir>,
}

impl Home {
    pub async fn start() -> Self {
        Self::start_with(|_| {}).await
    }

    /// The same with other settings.
    pub async fn start_with(change: impl FnOnce(&mut Config)) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let base = format!("http://{address}");
        let mut config = Config::default();
        config.instance.domain = address.to_string();
        config.server.public_url.clone_from(&base);
        config.federation.allow_private_addresses = true;
        config.federation.http = true;
        change(&mut config);
        let folder = Arc::new(TempDir::new().unwrap());
        let clock = Clock::manual(Timestamp(1_763_878_080_000));
        let app = open(&folder, &config, clock);
        let stored = stored_key();
        app.db.write(move |tx| Ok(db::key::insert(tx, SERVER, &stored)?)).await.unwrap();
        tokio::spawn(http::serve(app.clone(), listener, std::future::pending()));
        Self { app, base, config, folder }
    }

    /// The same server after it was killed: nothing of it is left but the folder.
    pub fn killed_and_started_again(&self) -> Self {
        let app = open(&self.folder, &self.config, self.app.clock.clone());
        let (base, config) = (self.base.clone(), self.config.clone());
        Self { app, base, config, folder: Arc::clone(&self.folder) }
    }

    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.base)
    }

    pub fn domain(&self) -> &str {
        &self.config.instance.domain
    }

    /// An account of ours.
    pub async fn account(&self, name: &str) -> LocalAccount {
        let now = self.app.clock.now();
        let id: AccountId = self.app.ids.next(now);
        let uri = self.url(&format!("/users/{name}"));
        let endpoints = Endpoints {
            inbox: format!("{uri}/inbox"),
            shared_inbox: Some(self.url("/inbox")),
            outbox: Some(format!("{uri}/outbox")),
            followers: Some(format!("{uri}/followers")),
            following: Some(format!("{uri}/following")),
            featured: Some(format!("{uri}/collections/featured")),
            featured_tags: None,
            key_id: format!("{uri}#main-key"),
            key: OUR_KEY.public_pem.clone(),
        };
        let url = self.url(&format!("/@{name}"));
        let (addresses, name) = (LocalAddresses { uri, url, endpoints }, name.to_owned());
        let made = self.app.db.write(move |tx| {
            db::account::insert_local(tx, id, &name, &addresses, now)?;
            db::key::insert(tx, id, &stored_key())?;
            Ok(db::account::local_by_id(tx, id)?)
        });
        made.await.unwrap().unwrap()
    }

    /// As [`Home::account`], of somebody who has a say here.
    pub async fn admin(&self, name: &str) -> LocalAccount {
        let account = self.account(name).await;
        let user = User {
            account: account.id(),
            email: None,
            password_hash: "none".to_owned(),
            role: Role::Admin,
            created_at: self.app.clock.now(),
            approved_at: Some(self.app.clock.now()),
            disabled_at: None,
            reason: String::new(),
            default_visibility: Visibility::Public,
            default_sensitive: false,
            default_can_quote: tusklet::model::CanQuote::default(),
            reading: tusklet::model::Reading::default(),
            default_can_reply: tusklet::model::CanReply::default(),
            default_language: None,
            locale: None,
        };
        self.app.db.write(move |tx| Ok(db::user::insert(tx, &user)?)).await.unwrap();
        account
    }

    /// Does all that is due.
    pub async fn settle(&self) {
        worker::turn(&self.app).await.unwrap();
    }

    /// Lets time pass, then does all that is due.
    pub async fn pass(&self, span: Duration) {
        self.app.clock.advance(span);
        self.settle().await;
    }

    pub async fn publish(
        &self,
        author: &LocalAccount,
        visibility: Visibility,
        text: &str,
    ) -> StatusView {
        let draft = Draft { visibility, ..Draft::of(text) };
        service::status::publish(&self.app, author, draft).await.unwrap()
    }

    pub async fn read<T: Send + 'static>(
        &self,
        work: impl FnOnce(&ReadTx<'_>) -> rusqlite::Result<T> + Send + 'static,
    ) -> T {
        self.app.db.read(move |tx| Ok(work(tx)?)).await.unwrap()
    }

    pub async fn status(&self, uri: &str) -> Option<Status> {
        let uri = uri.to_owned();
        self.read(move |tx| db::status::by_uri(tx, &uri)).await
    }

    pub async fn known(&self, uri: &str) -> Option<Account> {
        let uri = uri.to_owned();
        self.read(move |tx| db::account::by_uri(tx, &uri)).await
    }

    pub async fn follows(&self, follower: AccountId, target: AccountId) -> bool {
        self.read(move |tx| db::follow::find(tx, follower, target)).await.is_some()
    }

    /// What is in an account's home timeline, newest first.
    pub async fn timeline(&self, who: &LocalAccount) -> Vec<StatusId> {
        let (who, now) = (who.id(), self.app.clock.now());
        self.read(move |tx| db::timeline::home(tx, who, Page::newest(40), now)).await
    }

    /// Deliveries that wait.
    pub async fn waiting(&self) -> u64 {
        self.read(db::delivery::count).await
    }

    /// Asks for something as a server would; the code and the JSON.
    pub async fn get(&self, path: &str) -> (u16, Value) {
        let request = client().get(self.url(path)).header("accept", "application/activity+json");
        let answer = request.send().await.unwrap();
        let code = answer.status().as_u16();
        (code, serde_json::from_str(&answer.text().await.unwrap()).unwrap_or_default())
    }
}

fn open(folder: &TempDir, config: &Config, clock: Clock) -> App {
    let place = Place {
        config_file: folder.path().join("tusklet.toml"),
        data_dir: folder.path().join("data"),
    };
    App::open(&place, Settings::fixed(config.clone()), clock).unwrap()
}

/// A plain HTTP client, which does not follow where it is sent.
pub fn client() -> &'static reqwest::Client {
    static CLIENT: LazyLock<reqwest::Client> = LazyLock::new(|| {
        // Fails if another test was first, which does no harm.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let builder = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none());
        builder.pool_max_idle_per_host(0).build().unwrap()
    });
    &CLIENT
}
