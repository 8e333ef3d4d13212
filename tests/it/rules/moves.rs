//! Accounts that move: ours elsewhere, others here, and what goes along.

use std::time::Duration;

use serde_json::json;
use tusklet::base::Refusal;
use tusklet::model::told::Spread;
use tusklet::model::{Draft, FollowTerms, ListTerms, LocalAccount, Visibility};
use tusklet::service::account::{self, add_alias, depart, departure, redirect, remove_alias, stay};
use tusklet::{db, remote, service};

use crate::api::client::Client;
use crate::federation::home::Home;
use crate::federation::peer::FakePeer;
use crate::support::{refusal, refused_field};

use super::follow;

const PASSWORD: &str = "correct horse battery";
const DAY: Duration = Duration::from_hours(24);

struct Scene {
    home: Home,
    peer: FakePeer,
    /// Of ours, with a password; followed by bob of the peer and by carol of ours.
    alice: LocalAccount,
    carol: LocalAccount,
    bob: String,
}

impl Scene {
    async fn set() -> Self {
        let home = Home::start().await;
        let peer = FakePeer::start(&home).await;
        let (alice, carol) = (home.admin("alice").await, home.account("carol").await);
        account::reset_password(&home.app, &alice, PASSWORD).await.unwrap();
        let bob = peer.person("bob");
        let asked = peer.activity("Follow", &bob, "f1", alice.account().uri.as_str());
        peer.bring(&home, &asked).await;
        let terms = FollowTerms::default();
        service::follow::follow(&home.app, &carol, alice.id(), terms).await.unwrap();
        peer.took("Accept");
        Self { home, peer, alice, carol, bob }
    }

    fn goal(&self, name: &str) -> (String, String) {
        (self.peer.person(name), format!("@{name}@{}", self.peer.host()))
    }

    /// alice as she is now.
    async fn alice(&self) -> LocalAccount {
        let id = self.alice.id();
        self.home.read(move |tx| db::account::local_by_id(tx, id)).await.unwrap()
    }

    /// Moves her to a new account of the peer, which knows of her.
    async fn move_out(&self) -> String {
        let (new, handle) = self.goal("alice2");
        self.peer.amend("alice2", "alsoKnownAs", json!([self.alice.account().uri]));
        depart(&self.home.app, &self.alice, PASSWORD, &handle).await.unwrap();
        self.home.settle().await;
        new
    }
}

#[tokio::test]
async fn aliases_stand_in_the_actor_and_are_told() {
    let scene = Scene::set().await;
    let Scene { home, peer, alice, .. } = &scene;
    let (old, handle) = scene.goal("old");

    add_alias(&home.app, alice, &handle).await.unwrap();
    add_alias(&home.app, alice, &handle).await.unwrap();
    home.settle().await;

    assert_eq!(home.get("/users/alice").await.1["alsoKnownAs"], json!([old]));
    let updates = peer.took("Update");
    assert_eq!((updates.len(), &updates[0]["object"]["alsoKnownAs"]), (1, &json!([old])));
    let nobody = format!("@nobody@{}", peer.host());
    for handle in [nobody.as_str(), "not a handle", "alice"] {
        assert_eq!(refused_field(add_alias(&home.app, alice, handle).await), "alias", "{handle}");
    }

    remove_alias(&home.app, alice, &old).await.unwrap();
    assert!(home.get("/users/alice").await.1.get("alsoKnownAs").is_none());
}

#[tokio::test]
async fn who_moves_away_takes_followers_along_and_only_points_there_from_now_on() {
    let scene = Scene::set().await;
    let Scene { home, peer, alice, carol, bob } = &scene;
    let (new, handle) = scene.goal("alice2");
    let attempt = async |password, handle: &str| {
        refused_field(depart(&home.app, alice, password, handle).await)
    };
    assert_eq!(attempt("wrong", &handle).await, "current_password");
    assert_eq!(attempt(PASSWORD, "alice").await, "goal");
    assert_eq!(attempt(PASSWORD, &handle).await, "goal", "it does not know of her");

    assert_eq!(scene.move_out().await, new);

    let sent = peer.received();
    let of_kind = |kind: &str| sent.iter().filter(|sent| sent["type"] == kind).collect::<Vec<_>>();
    let moved = of_kind("Move");
    let uri = json!(alice.account().uri);
    assert_eq!(moved.len(), 1);
    assert_eq!((&moved[0]["object"], &moved[0]["actor"]), (&uri, &uri));
    assert_eq!(moved[0]["target"], json!(new));
    assert_eq!(of_kind("Update")[0]["object"]["movedTo"], json!(new));
    let goal = home.known(&new).await.unwrap();
    assert!(!home.follows(carol.id(), alice.id()).await, "ours go along by themselves");
    let (me, to) = (carol.id(), goal.id);
    assert!(home.read(move |tx| db::follow::request(tx, me, to)).await.is_some());

    let alice = scene.alice().await;
    assert_eq!(alice.account().moved_to, Some(goal.id));
    let posted = service::status::publish(&home.app, &alice, Draft::of("still here")).await;
    assert!(matches!(refusal(posted), Refusal::Forbidden("Your account has moved")));
    let followed =
        service::follow::follow(&home.app, &alice, goal.id, FollowTerms::default()).await;
    assert!(matches!(refusal(followed), Refusal::Forbidden(_)));
    let late = peer.person("late");
    let asked = peer.activity("Follow", &late, "f2", alice.account().uri.as_str());
    peer.bring(home, &asked).await;
    assert_eq!(peer.took("Reject").len(), 1, "nobody can follow her here any more");

    let me = alice.id();
    let seen = async || home.app.db.read(move |tx| departure(tx, me)).await.unwrap().unwrap();
    let before = seen().await;
    assert_eq!((before.followers, before.gone), (2, 1));
    assert_eq!(before.servers, Spread { delivered: 1, waiting: 0, refused: 0 });
    let undo = peer.activity("Undo", bob, "u1", json!(format!("{bob}#f1")));
    peer.bring(home, &undo).await;
    assert_eq!(seen().await.gone, 2);
}

#[tokio::test]
async fn the_way_back_is_open_and_the_next_move_waits_thirty_days() {
    let scene = Scene::set().await;
    let home = &scene.home;
    scene.move_out().await;
    let again = depart(&home.app, &scene.alice, PASSWORD, "carol").await;
    assert!(again.is_err());

    stay(&home.app, &scene.alice().await).await.unwrap();
    home.settle().await;

    let alice = scene.alice().await;
    assert!(alice.account().moved_to.is_none());
    home.publish(&alice, Visibility::Public, "back").await;
    let update = scene.peer.took("Update").pop().unwrap();
    assert!(update["object"].get("movedTo").is_none(), "all are told");
    let (_, handle) = scene.goal("alice2");
    scene.peer.amend("alice2", "alsoKnownAs", json!([alice.account().uri]));
    let early = refusal(depart(&home.app, &alice, PASSWORD, &handle).await);
    assert!(early.to_string().contains("30 days"));
    home.app.clock.advance(DAY * 31);
    depart(&home.app, &alice, PASSWORD, &handle).await.unwrap();
}

#[tokio::test]
async fn who_only_points_elsewhere_tells_nobody_to_come_along() {
    let scene = Scene::set().await;
    let Scene { home, peer, alice, carol, .. } = &scene;
    let (new, handle) = scene.goal("alice2");

    redirect(&home.app, alice, PASSWORD, &handle).await.unwrap();
    home.settle().await;

    let sent = peer.received();
    assert!(sent.iter().all(|sent| sent["type"] != "Move"));
    assert_eq!(home.get("/users/alice").await.1["movedTo"], json!(new));
    assert!(home.follows(carol.id(), alice.id()).await);
    let me = alice.id();
    let seen = home.app.db.read(move |tx| departure(tx, me)).await.unwrap().unwrap();
    assert_eq!((seen.at, seen.followers), (None, 0));
}

#[tokio::test]
async fn lists_notes_blocks_and_mutes_go_along_with_who_moves() {
    let scene = Scene::set().await;
    let Scene { home, peer, alice, carol, bob } = &scene;
    let (old, app) = (follow(home, carol, bob).await, &home.app);
    let terms = ListTerms { title: Some("friends".to_owned()), ..ListTerms::default() };
    let list = service::list::create(app, carol, terms).await.unwrap();
    service::list::add(app, carol, list.id, vec![old.id]).await.unwrap();
    service::note::set(app, carol, old.id, "from the choir").await.unwrap();
    let (dora, emil) = (home.account("dora").await, home.account("emil").await);
    service::block::block(app, &dora, old.id).await.unwrap();
    service::mute::mute(app, &emil, old.id, false, Some(DAY)).await.unwrap();
    let new = peer.person("robert");
    peer.amend("robert", "alsoKnownAs", json!([bob]));

    let mut moved = peer.activity("Move", bob, "move", bob.as_str());
    moved["target"] = json!(new);
    peer.bring(home, &moved).await;
    home.settle().await;

    let (new, now) = (remote::account(app, &new).await.unwrap(), home.app.clock.now());
    let stands = async |who: &LocalAccount| {
        let (me, to) = (who.id(), new.id);
        let found = home.read(move |tx| db::relationship::of(tx, me, &[to], now)).await;
        found.into_iter().next().unwrap()
    };
    let carols = stands(carol).await;
    assert!(carols.requested);
    assert_eq!(carols.note, format!("As {}: from the choir", old.handle()));
    let (me, to) = (carol.id(), new.id);
    let lists = home.read(move |tx| db::list::with_member(tx, me, to)).await;
    assert_eq!(lists.len(), 1);
    assert!(stands(&dora).await.blocking);
    let emils = stands(&emil).await;
    assert!(emils.muting && !emils.muting_notifications);
    assert_eq!(emils.muted_until, Some(now.plus(DAY)));
    assert!(!stands(alice).await.muting, "who minded nothing minds nothing now");
}

#[tokio::test]
async fn who_follows_somebody_that_moves_is_told_and_apps_only_if_they_ask() {
    let home = Home::start().await;
    let peer = FakePeer::start(&home).await;
    let (alice, carol) = (home.admin("alice").await, home.admin("carol").await);
    let (bob, robert) = (peer.person("bob"), peer.person("robert"));
    for who in [&alice, &carol] {
        follow(&home, who, &bob).await;
    }
    let new = remote::account(&home.app, &robert).await.unwrap().id;
    service::block::block(&home.app, &carol, new).await.unwrap();
    peer.amend("robert", "alsoKnownAs", json!([bob]));
    let mut moved = peer.activity("Move", &bob, "move", bob.as_str());
    moved["target"] = json!(robert);
    peer.bring(&home, &moved).await;
    home.settle().await;

    let old = home.known(&bob).await.unwrap().id;
    let stays = async |who: &LocalAccount| home.follows(who.id(), old).await;
    assert_eq!((stays(&alice).await, stays(&carol).await), (false, true));
    for who in [&alice, &carol] {
        let app = Client::of(&home.app, who, "read").await;
        for version in ["v1", "v2"] {
            let path = format!("/api/{version}/notifications");
            let kinds = |told: serde_json::Value| told.to_string().contains("\"move\"");
            assert!(!kinds(app.get(&path).await.expect(200)));
            let count = app.get(&format!("{path}/unread_count")).await.expect(200);
            assert_eq!(count["count"], 0, "{version}");
            assert!(!kinds(app.get(&format!("{path}?types[]=follow")).await.expect(200)));
            assert!(kinds(app.get(&format!("{path}?types[]=move")).await.expect(200)));
        }
        let told = app.get("/api/v1/notifications?types[]=move").await.expect(200);
        assert_eq!(told.as_array().unwrap().len(), 1);
        assert_eq!(
            (&told[0]["account"]["username"], &told[0]["target"]["username"]),
            (&json!("bob"), &json!("robert"))
        );
    }

    // Who is gone is nobody's new name.
    let gone = peer.activity("Delete", &robert, "end", robert.as_str());
    peer.bring(&home, &gone).await;
    let app = Client::of(&home.app, &alice, "read").await;
    let told = app.get("/api/v1/notifications?types[]=move").await.expect(200);
    assert_eq!(told, json!([]));
}
