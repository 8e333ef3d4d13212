//! The handles that everything above shares.

use std::collections::HashMap;
use std::ops::{Deref, DerefMut};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use anyhow::Context;
use futures_util::future::BoxFuture;
use quick_cache::sync::Cache;
use tokio::sync::{Mutex, Notify, OnceCell, Semaphore};

use crate::base::{AccountId, Attempts, Clock, IdMint, Locales};
use crate::config::{Place, Settings};
use crate::db::{self, Db, News};
use crate::live::Hub;
use crate::media::{Ffmpegs, Room, Store, Workshop};
use crate::model::fetches::Errand;
use crate::net::{Allowance, Net, Pace, Policy, Purpose};
use crate::protocol::activitypub::followers::FollowersDigest;
use crate::protocol::signature::{Mark, SigningKey};
use crate::protocol::webpush::VapidKey;

/// Private keys held in memory; reading one takes longer than signing with it.
const KEYS_HELD: usize = 64;
/// Accounts of whose followers on peers is kept in mind who they are.
const FOLLOWERS_HELD: usize = 64;
/// How often one may try to sign in under one name from one address, and within which time.
const MOST_ATTEMPTS: u32 = 10;
const ATTEMPTS_COUNT_FOR: Duration = Duration::from_mins(5);
const PASSWORDS_AT_ONCE: usize = 2;

/// Who follows an account of ours from other servers.
#[derive(Debug)]
pub struct FollowersOnPeers {
    /// Grows with every change.
    pub version: i64,
    /// By the beginning of their ids: `https://peer.example`.
    pub digests: HashMap<String, FollowersDigest>,
}

/// The server, less its doors. Clones are cheap and share everything: a request makes dozens.
#[derive(Debug, Clone)]
pub struct App {
    shared: Arc<Shared>,
    /// Why what is fetched by this handle is fetched.
    pub errand: Errand,
    /// The server that caused what is done by this handle, if one did.
    pub cause: Option<Arc<str>>,
}

impl Deref for App {
    type Target = Shared;

    fn deref(&self) -> &Shared {
        &self.shared
    }
}

/// What is changed is changed for this handle alone.
impl DerefMut for App {
    fn deref_mut(&mut self) -> &mut Shared {
        Arc::make_mut(&mut self.shared)
    }
}

/// What there is once in a server.
#[derive(Debug, Clone)]
pub struct Shared {
    pub settings: Settings,
    pub clock: Clock,
    pub ids: Arc<IdMint>,
    pub db: Db,
    /// Pictures, sounds and films, wherever they lie.
    pub media: Store,
    /// What is free on its disk, and what of that is spoken for.
    pub room: Room,
    /// Where pictures are worked on, few at a time.
    pub workshop: Workshop,
    /// The `ffmpeg` of this machine, if there is one.
    pub ffmpeg: Ffmpegs,
    pub net: Net,
    /// What is being fetched, and what could not be fetched a moment ago.
    pub pace: Pace,
    pub hub: Hub,
    /// Private keys of our accounts, as they were last used.
    pub keys: Arc<Cache<AccountId, Arc<SigningKey>>>,
    /// Who follows our accounts from other servers, told in a few bytes for each, as it was when
    /// their followers last changed.
    pub followers: Arc<Cache<AccountId, Arc<FollowersOnPeers>>>,
    /// The key by which push services know this server, once it was needed.
    pub vapid: Arc<OnceCell<Arc<VapidKey>>>,
    /// Who tried to sign in, and how often.
    pub attempts: Arc<Attempts>,
    /// Turns at hashing passwords: each takes 19 MiB.
    pub hashing: Arc<Semaphore>,
    /// The turn to end the set-up, which happens once.
    pub founding: Arc<Mutex<()>>,
    /// Rings after every commit; `worker` listens.
    pub work: Arc<Notify>,
    /// The languages of our pages.
    pub locales: Arc<Locales>,
    /// The folder of all that is kept.
    pub data_dir: Arc<PathBuf>,
    /// Signed requests that were taken of late, once the first came.
    pub heard: Arc<OnceCell<Cache<Mark, ()>>>,
    /// What servers made us ask of others.
    pub allowance: Allowance,
}

impl App {
    /// Opens the data folder, which is made if it is not there.
    ///
    /// # Errors
    /// When the folder or the database cannot be opened; the message names it.
    pub fn open(place: &Place, settings: Settings, clock: Clock) -> anyhow::Result<Self> {
        let hub = Hub::default();
        let work = Arc::new(Notify::new());
        let folder = &place.data_dir;
        make_private(folder).with_context(|| format!("cannot make {}", folder.display()))?;

        let on_commit = {
            let (hub, work) = (hub.clone(), Arc::clone(&work));
            Box::new(move |news: News| {
                hub.publish(news.events);
                if news.work {
                    work.notify_one();
                }
            })
        };
        let db = Db::open(&folder.join("tusklet.db"), on_commit)?;
        let media = Store::open(folder, &settings.now().media, clock.clone())
            .with_context(|| format!("cannot open the media folder in {}", folder.display()))?;
        let net = Net::new(clock.clone(), policy(settings.clone()))
            .guarded(gate(db.clone(), settings.clone()));
        let shared = Shared {
            settings,
            clock,
            ids: Arc::default(),
            db,
            room: Room::of_disk(folder),
            media,
            workshop: Workshop::open(),
            ffmpeg: Ffmpegs::default(),
            net,
            pace: Pace::default(),
            hub,
            keys: Arc::new(Cache::new(KEYS_HELD)),
            followers: Arc::new(Cache::new(FOLLOWERS_HELD)),
            vapid: Arc::default(),
            attempts: Arc::new(Attempts::new(MOST_ATTEMPTS, ATTEMPTS_COUNT_FOR)),
            hashing: Arc::new(Semaphore::new(PASSWORDS_AT_ONCE)),
            founding: Arc::default(),
            work,
            locales: Arc::new(Locales::read(&folder.join("languages"))),
            data_dir: Arc::new(folder.clone()),
            heard: Arc::default(),
            allowance: Allowance::default(),
        };
        Ok(Self { shared: Arc::new(shared), errand: Errand::Awaited, cause: None })
    }

    /// The same for work that another server causes: what it makes us ask of others is bounded.
    #[must_use]
    pub fn caused_by(&self, host: impl Into<Arc<str>>) -> Self {
        Self { cause: Some(host.into()), ..self.clone() }
    }

    /// The same for work of which nobody waits for what it fetches.
    #[must_use]
    pub fn in_background(&self) -> Self {
        Self { errand: Errand::Background, ..self.clone() }
    }

    /// The address of a thing of ours, such as `https://example.org/users/alice`.
    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.settings.now().public_url())
    }
}

/// What outgoing requests may do, by the settings of the moment.
fn policy(settings: Settings) -> impl Fn() -> Policy + Send + Sync + 'static {
    move || {
        let now = settings.now();
        Policy {
            allow_private_addresses: now.federation.allow_private_addresses,
            allow_http: now.federation.http,
            origin: now.public_url().into_owned(),
        }
    }
}

/// Whether a host may be asked, by the admin's rules of the moment. Where only some servers are talked
/// with, pages and files may still be anywhere: many keep theirs on a host of its own.
fn gate(
    db: Db,
    settings: Settings,
) -> impl Fn(String, Purpose) -> BoxFuture<'static, bool> + Send + Sync + 'static {
    move |host, purpose| {
        let only_allowed = settings.now().federation.only_allowed && purpose == Purpose::Peer;
        let db = db.clone();
        Box::pin(async move {
            let barred =
                db.glance(move |tx| Ok(db::peer_block::is_barred(tx, &host, only_allowed)?));
            barred.await.is_ok_and(|is_barred| !is_barred)
        })
    }
}

/// Makes a folder that only its owner may enter: it will hold keys and private statuses.
fn make_private(folder: &Path) -> std::io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}
