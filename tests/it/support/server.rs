//! A whole server in a temporary folder, with a clock that tests turn.

use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use tempfile::TempDir;
use tusklet::app::App;
use tusklet::base::{AccountId, Clock, StatusId, Timestamp};
use tusklet::config::{Config, Place, Settings};
use tusklet::db::{self, WriteTx};
use tusklet::model::account::ProfileSource;
use tusklet::model::{Draft, LocalAccount, RemoteStatus, Role, StatusView, Visibility};
use tusklet::service;

use super::keys;
use super::people::{DOMAIN, insert_local, insert_remote, insert_with_role};

/// A server without its doors.
pub struct TestServer {
    pub app: App,
    notes: AtomicI64,
    _folder: TempDir,
}

impl TestServer {
    pub fn start() -> Self {
        Self::start_with(|_| {})
    }

    /// The same with other settings.
    pub fn start_with(change: impl FnOnce(&mut Config)) -> Self {
        let folder = TempDir::new().unwrap();
        let place = Place {
            config_file: folder.path().join("tusklet.toml"),
            data_dir: folder.path().join("data"),
        };
        let mut config = Config::default();
        DOMAIN.clone_into(&mut config.instance.domain);
        config.server.public_url = format!("https://{DOMAIN}");
        change(&mut config);
        let clock = Clock::manual(Timestamp(1_763_878_080_000));
        let app = App::open(&place, Settings::fixed(config), clock).unwrap();
        keys::give_to(&app);
        Self { app, notes: AtomicI64::new(0), _folder: folder }
    }

    /// Lets time pass.
    pub fn pass(&self, span: Duration) {
        self.app.clock.advance(span);
    }

    /// A write that must succeed.
    pub async fn write<T: Send + 'static>(
        &self,
        work: impl FnOnce(&WriteTx<'_>) -> rusqlite::Result<T> + Send + 'static,
    ) -> T {
        self.app.db.write(move |tx| Ok(work(tx)?)).await.unwrap()
    }

    /// An account of ours that may sign in. Without a key that signs: that takes too long to make.
    pub async fn account(&self, name: &str) -> LocalAccount {
        let now = self.app.clock.now();
        let (id, name) = (self.app.ids.next(now), name.to_owned());
        self.write(move |tx| insert_local(tx, id, &name, now)).await
    }

    /// As [`TestServer::account`], one with a role.
    pub async fn account_with_role(&self, name: &str, role: Role) -> LocalAccount {
        let now = self.app.clock.now();
        let (id, name) = (self.app.ids.next(now), name.to_owned());
        self.write(move |tx| insert_with_role(tx, id, &name, role, now)).await
    }

    /// As [`TestServer::account`], one that grants each follow by hand.
    pub async fn locked_account(&self, name: &str) -> LocalAccount {
        let account = self.account(name).await.into_account();
        self.write(move |tx| {
            let locked = tusklet::model::Account { locked: true, ..account };
            db::account::update_profile(tx, &locked, &ProfileSource::default())?;
            Ok(db::account::local_by_id(tx, locked.id)?.unwrap())
        })
        .await
    }

    /// An account of a peer: `bob@peer.example`.
    pub async fn stranger(&self, handle: &str) -> AccountId {
        let now = self.app.clock.now();
        let (id, handle) = (self.app.ids.next(now), handle.to_owned());
        self.write(move |tx| insert_remote(tx, id, &handle, now)).await
    }

    /// A public status of ours.
    pub async fn publish(&self, author: &LocalAccount, text: &str) -> StatusView {
        self.publish_draft(author, Draft::of(text)).await
    }

    pub async fn publish_to(
        &self,
        author: &LocalAccount,
        visibility: Visibility,
        text: &str,
    ) -> StatusView {
        self.publish_draft(author, Draft { visibility, ..Draft::of(text) }).await
    }

    pub async fn publish_draft(&self, author: &LocalAccount, draft: Draft) -> StatusView {
        service::status::publish(&self.app, author, draft).await.unwrap()
    }

    /// A public note as a peer's account would send it, each time another.
    pub fn note(&self, author: AccountId, text: &str) -> RemoteStatus {
        let number = self.notes.fetch_add(1, Ordering::Relaxed);
        RemoteStatus {
            author,
            uri: format!("https://peer.example/notes/{number}"),
            url: None,
            html: tusklet::text::sanitize::html(text),
            content_warning: String::new(),
            sensitive: false,
            language: None,
            visibility: Visibility::Public,
            in_reply_to: None,
            is_reply: false,
            parent_uri: None,
            conversation: None,
            context: None,
            created_at: self.app.clock.now(),
            edited_at: None,
            mentions: vec![],
            tags: vec![],
            attachments: vec![],
            quote: None,
            quote_policy: tusklet::model::Policy::default(),
            reply_policy: tusklet::model::Policy::OPEN,
            reply_proof: tusklet::model::ReplyProof::None,
            poll: None,
        }
    }

    pub async fn accept(&self, note: RemoteStatus) -> StatusId {
        service::status::accept(&self.app, note).await.unwrap()
    }

    pub async fn follow(&self, who: &LocalAccount, target: AccountId) {
        let terms = tusklet::model::FollowTerms::default();
        service::follow::follow(&self.app, who, target, terms).await.unwrap();
        // A peer grants it.
        let granted = service::follow::Named::Other(who.id());
        service::follow::receive_accept(&self.app, target, granted).await.unwrap();
    }

    /// A peer's account follows one of ours.
    pub async fn is_followed(&self, target: &LocalAccount, follower: AccountId) {
        let uri = format!("https://peer.example/follows/{follower}");
        service::follow::receive_request(&self.app, follower, target, uri).await.unwrap();
    }
}
