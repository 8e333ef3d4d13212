//! Who follows whom, kept the same on both sides (FEP-8fcf).

use std::time::Duration;

use serde_json::{Value, json};
use tusklet::base::AccountId;
use tusklet::db;
use tusklet::model::severance::{Severance, SeveranceKind};
use tusklet::model::{Follow, LocalAccount, NotificationKind, Visibility};
use tusklet::protocol::activitypub::followers::{FollowersDigest, FollowersSync, HEADER};
use tusklet::protocol::signature::Form;
use tusklet::remote;
use tusklet::service::severance;

use crate::api::client::Client;
use crate::federation::home::Home;
use crate::federation::peer::FakePeer;

/// Stores a follow on one side only.
async fn half_a_follow(home: &Home, follower: AccountId, target: AccountId) {
    let now = home.app.clock.now();
    let id: i64 = home.app.ids.next(now);
    let uri = home.url(&format!("/half/{id}"));
    let (shows_boosts, notifies, created_at) = (true, false, now);
    let follow = Follow { follower, target, uri, shows_boosts, notifies, created_at };
    home.app.db.write(move |tx| Ok(db::follow::insert(tx, id, &follow)?)).await.unwrap();
}

async fn follow(home: &Home, peer: &FakePeer, name: &str, target: &LocalAccount) -> String {
    let actor = peer.person(name);
    peer.bring(home, &peer.activity("Follow", &actor, "f/1", json!(target.account().uri))).await;
    peer.took("Accept");
    actor
}

fn part_of(alice: &LocalAccount) -> String {
    format!("{}/followers_synchronization", alice.account().uri)
}

#[tokio::test]
async fn a_status_for_followers_tells_each_server_who_of_it_follows() {
    let home = Home::start().await;
    let (near, far) = (FakePeer::start(&home).await, FakePeer::start(&home).await);
    let alice = home.account("alice").await;
    let bob = follow(&home, &near, "bob", &alice).await;
    let carol = follow(&home, &near, "carol", &alice).await;
    let dave = follow(&home, &far, "dave", &alice).await;
    far.want(Form::Rfc9421);

    for visibility in [Visibility::Followers, Visibility::Public] {
        home.publish(&alice, visibility, "hello").await;
        home.settle().await;
        for (peer, ids, covered) in
            [(&near, vec![&bob, &carol], "signature"), (&far, vec![&dave], "signature-input")]
        {
            let headers = peer.headers();
            let said = headers.last().unwrap()[HEADER].to_str().unwrap();
            let expected = FollowersSync {
                collection: format!("{}/followers", alice.account().uri),
                digest: FollowersDigest::of(ids).hex(),
                url: part_of(&alice),
            };
            assert_eq!(FollowersSync::parse(said), Some(expected));
            let signature = headers.last().unwrap()[covered].to_str().unwrap();
            assert!(signature.contains(HEADER), "{signature}");
        }
    }
    let text = format!("for you @bob@{}", near.host());
    home.publish(&alice, Visibility::Direct, &text).await;
    home.settle().await;
    assert!(!near.headers().last().unwrap().contains_key(HEADER), "it says nothing of followers");
}

#[tokio::test]
async fn a_server_is_shown_its_own_part_of_the_followers_and_nobody_elses() {
    let home = Home::start().await;
    let (near, far) = (FakePeer::start(&home).await, FakePeer::start(&home).await);
    let alice = home.account("alice").await;
    let bob = follow(&home, &near, "bob", &alice).await;
    let carol = follow(&home, &near, "carol", &alice).await;
    follow(&home, &far, "dave", &alice).await;
    let path = "/users/alice/followers_synchronization";

    for form in [Form::Cavage, Form::Rfc9421] {
        // Whoever of the server asks; also somebody who does not follow and is not known.
        let asking = near.person("instance");
        let (code, list) = near.read_document(&home, path, &asking, form).await;
        let mut shown: Vec<_> = list["orderedItems"].as_array().unwrap().clone();
        shown.sort_by_key(Value::to_string);
        assert_eq!((code, shown), (200, vec![json!(bob), json!(carol)]));
        assert_eq!(
            (&list["id"], &list["type"]),
            (&json!(part_of(&alice)), &json!("OrderedCollection"))
        );
    }
    assert_eq!(home.get(path).await.0, 401);
    let missing =
        near.read_document(&home, "/users/x/followers_synchronization", &bob, Form::Cavage);
    assert_eq!(missing.await.0, 404);
}

#[tokio::test]
async fn two_servers_come_to_agree_on_who_follows_whom() {
    let (here, there) = (Home::start().await, Home::start().await);
    let alice = here.account("alice").await;
    let [erin, frank, gina] = ["erin", "frank", "gina"].map(|name| there.account(name));
    let (erin, frank, gina) = (erin.await, frank.await, gina.await);
    let alice_there = remote::account(&there.app, &alice.account().uri).await.unwrap();
    let gina_here = remote::account(&here.app, &gina.account().uri).await.unwrap();
    let terms = tusklet::model::FollowTerms::default();
    tusklet::service::follow::follow(&there.app, &erin, alice_there.id, terms).await.unwrap();
    for server in [&there, &here, &there] {
        server.settle().await;
    }
    // Each side has one that the other does not know.
    half_a_follow(&there, frank.id(), alice_there.id).await;
    half_a_follow(&here, gina_here.id, alice.id()).await;
    for server in [&here, &there] {
        server.pass(Duration::from_mins(5)).await;
    }

    here.publish(&alice, Visibility::Followers, "for you").await;
    for server in [&here, &there, &here, &there] {
        server.settle().await;
    }

    let theirs = alice_there.id;
    let ours = alice.id();
    let known_there = there.read(move |tx| db::follow::uris_of_ours(tx, theirs)).await;
    let known_here = here.read(move |tx| db::follow::uris_on_peers(tx, ours)).await;
    assert_eq!(known_there, [erin.account().uri.clone()]);
    assert_eq!(known_here, known_there);
}

/// A peer whose bob is followed by erin here, and who says so as a test wants it.
struct Told {
    home: Home,
    peer: FakePeer,
    bob: String,
    bob_here: AccountId,
    erin: LocalAccount,
    number: std::cell::Cell<u32>,
}

impl Told {
    async fn start() -> Self {
        let home = Home::start().await;
        let peer = FakePeer::start(&home).await;
        let erin = home.admin("erin").await;
        let bob = peer.person("bob");
        let bob_here = remote::account(&home.app, &bob).await.unwrap().id;
        half_a_follow(&home, erin.id(), bob_here).await;
        home.pass(Duration::from_mins(5)).await;
        Self { home, peer, bob, bob_here, erin, number: 0.into() }
    }

    fn sync(&self, ids: &[&str]) -> FollowersSync {
        FollowersSync {
            collection: format!("{}/followers", self.bob),
            digest: FollowersDigest::of(ids).hex(),
            url: format!("{}/part", self.bob),
        }
    }

    /// Shows who follows bob from here.
    fn show(&self, ids: &[&str]) {
        let id = format!("{}/part", self.bob);
        self.peer.show(json!({ "id": id, "type": "OrderedCollection", "orderedItems": ids }));
    }

    /// Brings a note of bob's under this header.
    async fn say(&self, sync: &FollowersSync, form: Form) {
        self.number.set(self.number.get() + 1);
        let note = self.peer.note(&self.bob, self.number.get(), "hello");
        let name = format!("c/{}", self.number.get());
        let create = self.peer.activity("Create", &self.bob, &name, note);
        let header = sync.header();
        let code = self.peer.send_with(&self.home, &create, (HEADER, &header), form).await;
        assert_eq!(code, 202);
        self.home.settle().await;
    }

    fn asked(&self) -> usize {
        self.peer.asked().iter().filter(|path| path.ends_with("/part")).count()
    }

    /// A follow that ended elsewhere is told, listed, and asked for anew if one wishes so.
    async fn erin_hears_of_it_and_asks_again(&self) {
        let (me, wanted) = (self.erin.id(), db::notification::Wanted::default());
        let page = tusklet::model::Page::newest(9);
        let heard = self.home.read(move |tx| db::notification::page(tx, me, &wanted, page)).await;
        assert_eq!(heard[0].kind, NotificationKind::Severed);
        let lost = self.home.app.db.read(move |tx| severance::of(tx, me)).await.unwrap();
        assert_eq!(lost.len(), 1);
        let Severance { id, kind, lost: what, .. } = &lost[0].severance;
        assert_eq!(*kind, SeveranceKind::EndedThere);
        assert_eq!((what.followers, what.following), (0, 1));
        assert!(lost[0].may_follow_again() && !lost[0].may_take_back_followers());
        // Apps hear of it by the word that is the least wrong of those they know.
        let app = Client::of(&self.home.app, &self.erin, "read").await;
        let told = app.get("/api/v1/notifications").await.expect(200);
        let event = &told[0]["event"];
        assert_eq!(event["type"], "account_suspension");
        assert_eq!(event["ended_there"], true);
        assert!(event["target_name"].as_str().unwrap().starts_with("bob@"), "{event}");

        severance::follow_again(&self.home.app, &self.erin, *id).await.unwrap();
        self.home.settle().await;
        let asked = self.peer.took("Follow");
        assert_eq!((asked.len(), &asked[0]["object"]), (1, &json!(self.bob)));
    }

    async fn is_followed_by(&self, who: &LocalAccount) -> bool {
        self.home.follows(who.id(), self.bob_here).await
    }
}

#[tokio::test]
async fn what_a_peer_says_of_its_followers_here_is_made_so() {
    for form in [Form::Cavage, Form::Rfc9421] {
        let told = Told::start().await;
        let frank = told.home.account("frank").await;
        let gina = told.home.account("gina").await;
        let terms = tusklet::model::FollowTerms::default();
        let follow = tusklet::service::follow::follow(&told.home.app, &gina, told.bob_here, terms);
        follow.await.unwrap();
        told.peer.secure();
        told.home.settle().await;
        told.peer.took("Follow");
        let (frank_uri, gina_uri) = (&frank.account().uri, &gina.account().uri);
        let ids = [frank_uri.as_str(), gina_uri, "https://elsewhere.example/users/x"];
        told.show(&ids);

        told.say(&told.sync(&ids), form).await;

        assert!(!told.is_followed_by(&told.erin).await, "it does not know of this one");
        assert!(told.is_followed_by(&gina).await, "this one it had granted");
        assert!(!told.is_followed_by(&frank).await);
        let undone = told.peer.took("Undo");
        let of = |who: &str| undone.iter().filter(|undo| undo["actor"] == who).count();
        assert_eq!((of(frank_uri), of(&told.erin.account().uri)), (1, 1));
        assert!(undone.iter().all(|undo| undo["object"]["object"] == told.bob));
        told.erin_hears_of_it_and_asks_again().await;
    }
}

#[tokio::test]
async fn a_peer_is_asked_only_if_it_says_otherwise_and_once_an_hour() {
    let told = Told::start().await;
    let erin = told.erin.account().uri.clone();
    told.show(&[&erin]);

    told.say(&told.sync(&[&erin]), Form::Cavage).await;
    assert_eq!(told.asked(), 0, "both agree");
    told.say(&told.sync(&[]), Form::Cavage).await;
    told.say(&told.sync(&[]), Form::Cavage).await;
    assert_eq!(told.asked(), 1);
    assert!(told.is_followed_by(&told.erin).await, "the list counts, not the digest");
    told.home.pass(Duration::from_mins(61)).await;
    told.say(&told.sync(&[]), Form::Cavage).await;
    assert_eq!(told.asked(), 2);
}

#[tokio::test]
async fn nothing_is_believed_of_followers_that_is_not_signed_or_not_the_senders_to_say() {
    let told = Told::start().await;
    told.show(&[]);
    let other = FakePeer::start(&told.home).await;
    let sync = told.sync(&["x"]);
    let elsewhere = FollowersSync { url: format!("{}/part", other.base), ..sync.clone() };
    let ours = FollowersSync { url: told.home.url("/users/erin/followers"), ..sync.clone() };
    let carols = format!("{}/followers", told.peer.actor("carol"));
    let carols = FollowersSync { collection: carols, ..sync.clone() };
    for wrong in [elsewhere, ours, carols] {
        told.say(&wrong, Form::Cavage).await;
    }
    // Beside the signature, not under it.
    let note = told.peer.note(&told.bob, 99, "hello");
    let create = told.peer.activity("Create", &told.bob, "c/99", note);
    let headers = json!({ HEADER: sync.header() });
    let key = format!("{}#main-key", told.bob);
    let body = create.to_string();
    told.peer.post_raw(&told.home, &key, body, headers.as_object().unwrap()).await;
    told.home.settle().await;

    assert_eq!((told.asked(), other.asked().len()), (0, 0));
    assert!(told.is_followed_by(&told.erin).await);
}

#[tokio::test]
async fn half_a_list_ends_no_follow() {
    let told = Told::start().await;
    let id = format!("{}/part", told.bob);
    // The second page is not there.
    told.peer.show(json!({ "id": id, "type": "OrderedCollection", "orderedItems": [],
                           "next": format!("{id}2") }));
    told.say(&told.sync(&["x"]), Form::Cavage).await;
    assert!(told.is_followed_by(&told.erin).await);

    // Here it is, with the one in question on it.
    told.home.pass(Duration::from_mins(61)).await;
    let first = json!({ "type": "OrderedCollectionPage", "items": [], "next": format!("{id}2") });
    told.peer.show(json!({ "id": id, "type": "OrderedCollection", "first": first }));
    told.peer.show(json!({ "id": format!("{id}2"), "type": "OrderedCollectionPage",
                           "orderedItems": [told.erin.account().uri] }));
    told.say(&told.sync(&["x"]), Form::Cavage).await;
    assert_eq!(told.peer.asked().iter().filter(|path| path.ends_with("/part2")).count(), 2);
    assert!(told.is_followed_by(&told.erin).await);
}
