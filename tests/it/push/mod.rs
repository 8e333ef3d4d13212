//! Web Push: from a notification to what a phone reads.

mod api;
mod protocol;
mod subscriber;

use std::sync::Arc;
use std::time::Duration;

use parking_lot::Mutex;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tusklet::base::{AccountId, Locale, secret};
use tusklet::db;
use tusklet::model::{Alerts, FollowTerms, Lane, LocalAccount, PushPolicy, Role, Scopes, Token};
use tusklet::service::push::{self, Change, NewSubscription};
use tusklet::service::{account, follow, oauth};
use tusklet::worker;

use super::people::{House, refused_field};
use subscriber::{Message, Subscriber};

const OPEN: &str = "[instance]\ndomain = \"tusklet.localhost\"\n\
    [federation]\nhttp = true\nallow_private_addresses = true\n";

/// A push service that keeps what it is brought.
struct PushService {
    address: String,
    code: Arc<Mutex<u16>>,
    brought: Arc<Mutex<Vec<Message>>>,
}

impl PushService {
    async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("http://{}/send/1", listener.local_addr().unwrap());
        let (code, brought) = (Arc::new(Mutex::new(201)), Arc::<Mutex<Vec<Message>>>::default());
        let service = Self { address, code: Arc::clone(&code), brought: Arc::clone(&brought) };
        tokio::spawn(async move {
            loop {
                let (mut stream, _) = listener.accept().await.unwrap();
                let message = read(&mut stream).await;
                brought.lock().push(message);
                let answer = format!("HTTP/1.1 {} So\r\ncontent-length: 0\r\n\r\n", code.lock());
                stream.write_all(answer.as_bytes()).await.unwrap();
            }
        });
        service
    }

    fn takes(&self) -> Vec<Message> {
        std::mem::take(&mut self.brought.lock())
    }
}

async fn read(stream: &mut TcpStream) -> Message {
    let mut raw = vec![];
    let mut message = Message::default();
    loop {
        raw.push(stream.read_u8().await.unwrap());
        if raw.ends_with(b"\r\n\r\n") {
            break;
        }
    }
    for line in String::from_utf8(raw).unwrap().lines() {
        if let Some((name, value)) = line.split_once(": ") {
            message.headers.push((name.to_lowercase(), value.to_owned()));
        }
    }
    let length = message.header("content-length").parse().unwrap();
    message.body.resize(length, 0);
    stream.read_exact(&mut message.body).await.unwrap();
    message
}

/// Alice with a phone, whom Bob follows when he likes.
struct Scene {
    house: House,
    alice: LocalAccount,
    bob: LocalAccount,
    service: PushService,
    access_token: String,
    token: Token,
}

impl Scene {
    async fn set() -> Self {
        let house = House::of(OPEN);
        let alice = house.account("alice", Role::Member).await;
        let bob = house.account("bob", Role::Member).await;
        let scopes = Scopes::parse("read push").unwrap();
        let access_token = oauth::issue(&house.app, &alice, scopes).await.unwrap();
        let hash = secret::hash(&access_token);
        let token = house.app.db.read(move |tx| Ok(db::oauth::token_by_hash(tx, &hash)?)).await;
        let token = token.unwrap().unwrap();
        Self { house, alice, bob, service: PushService::start().await, access_token, token }
    }

    async fn subscribe(&self, phone: &Subscriber, standard: bool, policy: PushPolicy) {
        let new = NewSubscription {
            endpoint: self.service.address.clone(),
            p256dh: phone.p256dh(),
            auth: phone.auth(),
            standard,
            alerts: Alerts::of(|kind| kind == "follow"),
            policy,
        };
        let (who, access) = (self.alice.id(), &self.access_token);
        push::subscribe(&self.house.app, who, &self.token, access, new).await.unwrap();
    }

    async fn bob_follows(&self) {
        let app = &self.house.app;
        follow::unfollow(app, &self.bob, self.alice.id()).await.unwrap();
        follow::follow(app, &self.bob, self.alice.id(), FollowTerms::default()).await.unwrap();
        worker::turn(app).await.unwrap();
    }

    async fn is_subscribed(&self) -> bool {
        let token = self.token.id;
        let found = self.house.app.db.read(move |tx| Ok(db::push::of_token(tx, token)?)).await;
        found.unwrap().is_some()
    }

    async fn waiting(&self) -> u64 {
        self.house.app.db.read(|tx| Ok(db::job::count(tx, Lane::Push)?)).await.unwrap()
    }
}

#[tokio::test]
async fn a_phone_reads_who_did_what_in_either_dialect() {
    let scene = Scene::set().await;
    for standard in [true, false] {
        let phone = Subscriber::new();
        scene.subscribe(&phone, standard, PushPolicy::All).await;

        scene.bob_follows().await;

        let brought = scene.service.takes();
        assert_eq!(brought.len(), 1);
        let text: serde_json::Value = serde_json::from_slice(&phone.read(&brought[0])).unwrap();
        assert_eq!(text["title"], "bob follows you");
        assert_eq!(text["notification_type"], "follow");
        assert_eq!(text["access_token"], scene.access_token.as_str());
        assert_eq!(text["preferred_locale"], "en");
        assert!(text["notification_id"].is_i64());
        assert!(text["icon"].as_str().unwrap().starts_with("http://tusklet.localhost/"));
        assert_eq!(brought[0].header("ttl"), "172800");
    }
    assert_eq!(scene.waiting().await, 0);
}

#[tokio::test]
async fn a_phone_reads_the_language_that_its_owner_chose_or_else_the_one_it_asked_in() {
    let scene = Scene::set().await;
    let app = &scene.house.app;
    let (german, french) = (Locale::embedded("de"), Locale::embedded("fr"));
    for (chosen, title, code) in [
        (None, "Vous êtes maintenant suivi·e par bob", "fr"),
        (Some(german), "Gefolgt von bob", "de"),
    ] {
        account::set_locale(app, &scene.alice, chosen).await.unwrap();
        let phone = Subscriber::new();
        french.speak(scene.subscribe(&phone, true, PushPolicy::All)).await;

        scene.bob_follows().await;

        let brought = scene.service.takes();
        let text: serde_json::Value = serde_json::from_slice(&phone.read(&brought[0])).unwrap();
        assert_eq!(text["preferred_locale"], code);
        assert_eq!(text["title"], title);
    }
}

#[tokio::test]
async fn only_what_was_asked_for_is_told() {
    let scene = Scene::set().await;
    let app = &scene.house.app;
    for (policy, told) in [
        (PushPolicy::None, 0),
        (PushPolicy::Followed, 0),
        (PushPolicy::Follower, 1),
        (PushPolicy::All, 1),
    ] {
        scene.subscribe(&Subscriber::new(), true, policy).await;
        scene.bob_follows().await;
        assert_eq!(scene.service.takes().len(), told, "{policy:?}");
    }

    let other = Change { alerts: Some(Alerts::of(|kind| kind == "mention")), policy: None };
    let changed = push::change(app, &scene.token, other).await.unwrap();
    assert_eq!(changed.policy, PushPolicy::All);
    scene.bob_follows().await;
    assert_eq!(scene.service.takes().len(), 0);

    push::unsubscribe(app, &scene.token).await.unwrap();
    assert!(push::change(app, &scene.token, Change::default()).await.is_err());
}

#[tokio::test]
async fn a_service_in_trouble_is_asked_again_and_one_that_forgot_is_left() {
    let scene = Scene::set().await;
    scene.subscribe(&Subscriber::new(), true, PushPolicy::All).await;

    *scene.service.code.lock() = 503;
    scene.bob_follows().await;
    assert_eq!((scene.service.takes().len(), scene.waiting().await), (1, 1));

    *scene.service.code.lock() = 410;
    scene.house.app.clock.advance(Duration::from_secs(30));
    worker::turn(&scene.house.app).await.unwrap();
    assert_eq!((scene.service.takes().len(), scene.waiting().await), (1, 0));
    assert!(!scene.is_subscribed().await);
}

#[tokio::test]
async fn a_subscription_ends_with_its_token() {
    let scene = Scene::set().await;
    scene.subscribe(&Subscriber::new(), true, PushPolicy::All).await;
    let token = scene.token.id;

    let gone = scene.house.app.db.write(move |tx| Ok(db::oauth::delete_token(tx, token)?)).await;

    gone.unwrap();
    assert!(!scene.is_subscribed().await);
}

#[tokio::test]
async fn what_can_never_be_reached_is_refused_at_once() {
    let scene = Scene::set().await;
    let phone = Subscriber::new();
    let closed = House::with("");
    for (app, endpoint, p256dh, field) in [
        (&scene.house.app, "not a url", phone.p256dh(), "subscription[endpoint]"),
        (&closed.app, "http://push.example/1", phone.p256dh(), "subscription[endpoint]"),
        (&scene.house.app, "https://push.example/1", "AAAA".to_owned(), "subscription[keys]"),
    ] {
        let new = NewSubscription {
            endpoint: endpoint.to_owned(),
            p256dh,
            auth: phone.auth(),
            standard: true,
            alerts: Alerts::default(),
            policy: PushPolicy::All,
        };
        let outcome = push::subscribe(app, AccountId(1), &scene.token, "", new).await;
        assert_eq!(refused_field(outcome), field);
    }
}

#[tokio::test]
async fn the_servers_key_is_made_once() {
    let house = House::with("");
    let first = push::public_key(&house.app).await.unwrap();
    assert_eq!(first.len(), 87);
    assert_eq!(push::public_key(&house.app).await.unwrap(), first);
    let stored = house.app.db.read(|tx| Ok(db::push::key(tx)?)).await.unwrap().unwrap();
    let key = tusklet::protocol::webpush::VapidKey::from_pkcs8(&stored).unwrap();
    assert_eq!(key.public(), first);
}
