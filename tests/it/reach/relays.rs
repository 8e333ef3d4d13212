//! Relays of both kinds: asked, granted, what they bring, and what they are told.

use std::time::Duration;

use serde_json::{Value, json};
use tusklet::base::{RelayId, StatusId};
use tusklet::db;
use tusklet::db::timeline::Narrow;
use tusklet::model::relay::{Relay, RelayState, RelayTaken};
use tusklet::model::{Draft, LocalAccount, Page, Role, Visibility};
use tusklet::protocol::activitypub::PUBLIC;
use tusklet::protocol::integrity;
use tusklet::protocol::signature::VerifyingKey;
use tusklet::service::relay::{self, Hand, Wanted};

use super::forward::signed;
use crate::federation::home::{Home, OUR_KEY};
use crate::federation::peer::FakePeer;
use crate::web::House;

/// A server of ours, a relay, and carol, who lives elsewhere and is followed by nobody here.
struct Relayed {
    home: Home,
    hub: FakePeer,
    /// The relay's actor.
    actor: String,
    far: FakePeer,
    carol: String,
    id: RelayId,
}

impl Relayed {
    /// With the inbox of a relay of Mastodon's kind, or else its actor, asked but not yet granted.
    async fn asked(is_inbox: bool, wanted: &Wanted) -> Self {
        let home = Home::start().await;
        let (hub, far) = (FakePeer::start(&home).await, FakePeer::start(&home).await);
        let actor = hub.person("relay");
        let carol = far.person("carol");
        let address = if is_inbox { format!("{}/inbox", hub.base) } else { actor.clone() };
        let added = relay::add(&home.app, Hand::Shell, &address, wanted).await.unwrap();
        relay::enable(&home.app, Hand::Shell, added.id).await.unwrap();
        home.settle().await;
        Self { home, hub, actor, far, carol, id: added.id }
    }

    /// The same, granted.
    async fn start(is_inbox: bool, wanted: &Wanted) -> Self {
        let relayed = Self::asked(is_inbox, wanted).await;
        let follow = relayed.hub.took("Follow").remove(0);
        let accept = relayed.hub.activity("Accept", &relayed.actor, "a/1", follow);
        relayed.hub.bring(&relayed.home, &accept).await;
        assert_eq!(relayed.relay().await.state, RelayState::Accepted);
        if !is_inbox {
            let follow =
                relayed.hub.activity("Follow", &relayed.actor, "f/1", json!(relayed.server()));
            relayed.hub.bring(&relayed.home, &follow).await;
            assert_eq!(relayed.hub.took("Accept").len(), 1);
        }
        relayed
    }

    fn server(&self) -> String {
        self.home.url("/actor")
    }

    async fn relay(&self) -> Relay {
        let id = self.id;
        self.home.read(move |tx| db::relay::by_id(tx, id)).await.unwrap()
    }

    async fn taken(&self) -> RelayTaken {
        let (id, now) = (self.id, self.home.app.clock.now());
        self.home.read(move |tx| db::relay::taken(tx, id, now)).await
    }

    /// A note of carol's.
    fn note(&self, number: u32, change: impl FnOnce(&mut Value)) -> Value {
        let mut note = self.far.note(&self.carol, number, "hello everyone");
        change(&mut note);
        self.far.show(note.clone());
        note
    }

    /// The relay brings her Create of it, signed by her.
    async fn forward(&self, note: Value) {
        let name = format!("c/{}", note["id"].as_str().unwrap().rsplit('/').next().unwrap());
        let mut create = self.far.activity("Create", &self.carol, &name, note.clone());
        create["to"] = note["to"].clone();
        let terms = json!({ "Hashtag": "as:Hashtag" });
        create["@context"] = json!(["https://www.w3.org/ns/activitystreams", terms]);
        let create = signed(&self.carol, create, self.home.app.clock.now());
        assert_eq!(self.hub.send_as(&self.home, &self.actor, &create).await, 202);
        self.home.settle().await;
    }

    /// The relay names its id.
    async fn name(&self, note: &Value) {
        let name = format!("n/{}", note["id"]);
        let announce = self.hub.activity("Announce", &self.actor, &name, note["id"].clone());
        self.hub.bring(&self.home, &announce).await;
    }

    async fn federated(&self) -> Vec<StatusId> {
        let now = self.home.app.clock.now();
        let page = Page::newest(40);
        self.home.read(move |tx| db::timeline::public(tx, None, Narrow::default(), page, now)).await
    }

    async fn has(&self, note: &Value) -> bool {
        let uri = note["id"].as_str().unwrap();
        match self.home.status(uri).await {
            Some(status) => self.federated().await.contains(&status.id),
            None => false,
        }
    }
}

async fn publish(home: &Home, alice: &LocalAccount, visibility: Visibility, text: &str) -> String {
    let status = home.publish(alice, visibility, text).await.status;
    home.settle().await;
    status.uri
}

#[tokio::test]
async fn a_relay_is_asked_grants_refuses_and_is_told_when_it_is_over() {
    let relayed = Relayed::asked(true, &Wanted::default()).await;
    let Relayed { home, hub, actor, far, carol, id } = &relayed;
    let follow = hub.took("Follow").remove(0);
    assert_eq!(relayed.relay().await.state, RelayState::Pending);
    assert_eq!((&follow["actor"], &follow["object"]), (&json!(relayed.server()), &json!(PUBLIC)));

    // Somebody else cannot answer for it.
    let foreign = far.activity("Accept", carol, "a/0", follow["id"].clone());
    far.bring(home, &foreign).await;
    assert_eq!(relayed.relay().await.state, RelayState::Pending);
    hub.bring(home, &hub.activity("Accept", actor, "a/1", follow["id"].clone())).await;
    assert_eq!(relayed.relay().await.state, RelayState::Accepted);
    hub.bring(home, &hub.activity("Reject", actor, "r/1", follow.clone())).await;
    assert_eq!(relayed.relay().await.state, RelayState::Rejected);

    relay::enable(&home.app, Hand::Shell, *id).await.unwrap();
    home.settle().await;
    let again = hub.took("Follow").remove(0);
    assert_ne!(again["id"], follow["id"]);
    // What answers the first question does not answer the second.
    hub.bring(home, &hub.activity("Accept", actor, "a/2", follow["id"].clone())).await;
    assert_eq!(relayed.relay().await.state, RelayState::Pending);
    relay::disable(&home.app, Hand::Shell, *id).await.unwrap();
    home.settle().await;
    let undo = hub.took("Undo").remove(0);
    assert_eq!(undo["object"]["id"], again["id"]);
    assert_eq!(relayed.relay().await.state, RelayState::Idle);

    relay::remove(&home.app, Hand::Shell, *id).await.unwrap();
    home.settle().await;
    assert_eq!(hub.received().len(), 0, "it knows already");
    assert!(home.read(db::relay::all).await.is_empty());
}

#[tokio::test]
async fn what_a_relay_forwards_is_in_the_federated_timeline_and_counted() {
    let relayed = Relayed::start(true, &Wanted::default()).await;
    let Relayed { home, far, .. } = &relayed;
    let note = relayed.note(1, |_| {});

    relayed.forward(note.clone()).await;

    assert!(relayed.has(&note).await);
    assert!(!far.asked().contains(&"/users/carol/notes/1".to_owned()), "her signature is enough");
    assert_eq!(relayed.taken().await, RelayTaken { last_hour: 1, last_day: 1 });
    relayed.forward(note).await;
    assert_eq!(relayed.taken().await.last_day, 1, "the same once more is none");
    home.pass(Duration::from_hours(2)).await;
    assert_eq!(relayed.taken().await, RelayTaken { last_hour: 0, last_day: 1 });
}

#[tokio::test]
async fn a_relay_brings_only_what_is_public_and_only_while_it_is_on() {
    let relayed = Relayed::start(true, &Wanted::default()).await;
    let Relayed { home, carol, id, .. } = &relayed;
    let followers = json!([format!("{carol}/followers")]);
    let unlisted = relayed.note(1, |note| {
        note["to"] = followers.clone();
        note["cc"] = json!([PUBLIC]);
    });
    let private = relayed.note(2, |note| {
        note["to"] = followers.clone();
        note["cc"] = json!([]);
    });
    for note in [&unlisted, &private] {
        relayed.forward(note.clone()).await;
        relayed.name(note).await;
    }
    relay::disable(&home.app, Hand::Shell, *id).await.unwrap();
    let late = relayed.note(3, |_| {});
    relayed.forward(late.clone()).await;
    relayed.name(&late).await;

    for note in [unlisted, private, late] {
        assert!(home.status(note["id"].as_str().unwrap()).await.is_none(), "{note}");
    }
    assert_eq!(relayed.taken().await.last_day, 0);
}

#[tokio::test]
async fn a_relay_that_names_ids_has_them_fetched_and_boosts_nothing() {
    let relayed = Relayed::start(false, &Wanted::default()).await;
    let Relayed { home, hub, actor, .. } = &relayed;
    let alice = home.account("alice").await;
    let note = relayed.note(1, |_| {});

    relayed.name(&note).await;
    let ours = publish(home, &alice, Visibility::Public, "of ours").await;
    relayed.name(&json!({ "id": ours })).await;

    assert!(relayed.has(&note).await);
    for uri in [note["id"].as_str().unwrap(), &ours] {
        assert_eq!(home.status(uri).await.unwrap().boosts_count, 0);
    }
    assert_eq!(relayed.taken().await.last_hour, 1);
    assert!(hub.asked().contains(&"/users/relay".to_owned()));
    assert_eq!(relayed.relay().await.actor.as_ref(), Some(actor));
}

#[tokio::test]
async fn a_filter_takes_only_what_is_wanted_and_no_more_in_an_hour() {
    let wanted = Wanted { languages: "de".into(), tags: "#Art".into(), most_per_hour: 2 };
    let relayed = Relayed::start(true, &wanted).await;
    let Relayed { home, far, id, .. } = &relayed;
    let speaks = |note: &mut Value, language: &str, tag: &str| {
        let content = note["content"].clone();
        note["contentMap"] = json!({ language: content });
        note["tag"] = json!([{ "type": "Hashtag", "name": tag, "href": "https://a.example/t" }]);
    };
    let english = relayed.note(1, |note| speaks(note, "en", "#art"));
    let life = relayed.note(2, |note| speaks(note, "de", "#life"));
    let fits: Vec<Value> =
        (3..6).map(|n| relayed.note(n, |note| speaks(note, "de", "#art"))).collect();

    for note in [&english, &life] {
        relayed.forward(note.clone()).await;
    }
    assert!(!far.asked().contains(&"/users/carol".to_owned()), "not even who wrote it");
    for note in &fits {
        relayed.forward(note.clone()).await;
    }
    let mut taken = vec![];
    for note in [&english, &life].into_iter().chain(&fits) {
        taken.push(relayed.has(note).await);
    }
    assert_eq!(taken, [false, false, true, true, false]);
    // Nor is it asked for when there is no room.
    relayed.name(&fits[2]).await;
    assert!(!far.asked().contains(&"/users/carol/notes/5".to_owned()));

    home.pass(Duration::from_mins(61)).await;
    relayed.forward(fits[2].clone()).await;
    assert!(relayed.has(&fits[2]).await, "a new hour");
    relay::change(&home.app, Hand::Shell, *id, &Wanted::default()).await.unwrap();
    relayed.name(&english).await;
    assert!(relayed.has(&english).await);
}

#[tokio::test]
async fn what_concerns_somebody_here_needs_no_relay_and_no_filter() {
    let wanted = Wanted { languages: "de".into(), ..Wanted::default() };
    let relayed = Relayed::start(true, &wanted).await;
    let Relayed { home, carol, .. } = &relayed;
    let erin = home.account("erin").await;
    let carol_here = tusklet::remote::account(&home.app, carol).await.unwrap().id;
    let terms = tusklet::model::FollowTerms::default();
    tusklet::service::follow::follow(&home.app, &erin, carol_here, terms).await.unwrap();
    let granted = tusklet::service::follow::Named::Other(erin.id());
    tusklet::service::follow::receive_accept(&home.app, carol_here, granted).await.unwrap();
    let note = relayed.note(1, |_| {});

    relayed.forward(note.clone()).await;

    assert!(relayed.has(&note).await);
    assert_eq!(relayed.taken().await.last_day, 0);
}

#[tokio::test]
async fn public_posts_go_to_a_relay_signed_so_that_it_can_pass_them_on() {
    let relayed = Relayed::start(true, &Wanted::default()).await;
    let Relayed { home, hub, actor, .. } = &relayed;
    let alice = home.account("alice").await;
    for visibility in [Visibility::Unlisted, Visibility::Followers, Visibility::Local] {
        publish(home, &alice, visibility, "not for relays").await;
    }
    assert_eq!((hub.received().len(), home.waiting().await), (0, 0));

    let id = home.publish(&alice, Visibility::Public, "for all").await.status.id;
    home.settle().await;
    let create = hub.took("Create").remove(0);
    let key = VerifyingKey::from_pem(&OUR_KEY.public_pem).unwrap();
    let claims = integrity::claims(&create);
    let claim = claims.iter().find(|claim| claim.key_id.ends_with("#main-key")).unwrap();
    let now = home.app.clock.now();
    assert_eq!(integrity::verify(&create, claim, &key, now), Ok(()));

    // The relay has it for everybody, us included.
    assert_eq!(hub.send_as(home, actor, &create).await, 202);
    home.settle().await;
    assert_eq!(relayed.federated().await.len(), 1);

    let draft = Draft::of("changed");
    tusklet::service::status::edit(&home.app, &alice, id, draft).await.unwrap();
    home.settle().await;
    assert_eq!(hub.took("Update").len(), 1);
    tusklet::service::status::delete(&home.app, &alice, id).await.unwrap();
    home.settle().await;
    assert_eq!(hub.took("Delete").len(), 1);
}

#[tokio::test]
async fn a_relay_that_wants_ids_is_told_them_by_the_server_itself() {
    let relayed = Relayed::start(false, &Wanted::default()).await;
    let Relayed { home, hub, actor, .. } = &relayed;
    let alice = home.account("alice").await;
    publish(home, &alice, Visibility::Unlisted, "not for relays").await;
    assert_eq!((hub.received().len(), home.waiting().await), (0, 0));

    let status = home.publish(&alice, Visibility::Public, "for all").await.status;
    home.settle().await;
    assert_eq!(hub.received().len(), 1);
    let announce = hub.took("Announce").remove(0);
    let (server, uri) = (json!(relayed.server()), json!(status.uri));
    assert_eq!((&announce["actor"], &announce["object"]), (&server, &uri));
    tusklet::service::status::delete(&home.app, &alice, status.id).await.unwrap();
    home.settle().await;
    assert_eq!(hub.took("Delete").len(), 1);

    // It follows no longer.
    let follow = hub.activity("Follow", actor, "f/1", server);
    hub.bring(home, &hub.activity("Undo", actor, "u/1", follow)).await;
    publish(home, &alice, Visibility::Public, "for all but it").await;
    assert_eq!(hub.received().len(), 0);
}

#[tokio::test]
async fn nobody_but_a_relay_that_was_asked_follows_the_server() {
    let relayed = Relayed::start(true, &Wanted::default()).await;
    let Relayed { home, far, carol, .. } = &relayed;
    far.bring(home, &far.activity("Follow", carol, "f/1", json!(relayed.server()))).await;
    assert_eq!(far.took("Reject").len(), 1);
}

#[tokio::test]
async fn a_boost_by_a_server_that_is_neither_followed_nor_a_relay_is_left_out() {
    let relayed = Relayed::start(true, &Wanted::default()).await;
    let Relayed { home, far, carol, .. } = &relayed;
    let other = FakePeer::start(home).await;
    let dave = other.person("dave");
    let note = relayed.note(1, |_| {});
    other.bring(home, &other.activity("Announce", &dave, "b/1", note["id"].clone())).await;
    assert!(home.status(&format!("{carol}/notes/1")).await.is_none());
    assert!(!far.asked().contains(&"/users/carol/notes/1".to_owned()));
}

#[tokio::test]
async fn an_admin_adds_changes_switches_and_removes_a_relay_in_the_browser() {
    let house = House::with_mode("closed");
    house.account("ada", Role::Owner).await;
    house.account("bob", Role::Member).await;
    let mut ada = house.signed_in("ada").await;
    let list = ada.get("/admin/relays").await.expect(200);
    assert!(list.shows("There are none yet."));
    let address = "https://relay.example/inbox";
    let fields = [("address", address), ("languages", "de"), ("tags", ""), ("most_per_hour", "9")];

    assert_eq!(ada.submit(&list, "/admin/relays", &fields).await.place(), "/admin/relays");
    let list = ada.get("/admin/relays").await.expect(200);
    assert!(list.shows(address) && list.shows("Asked, no answer yet"));
    let again = ada.submit(&list, "/admin/relays", &fields).await.expect(422);
    assert!(again.shows("on the list already") && again.shows("value=\"9\""));
    let odd = [("address", "nonsense"), ("languages", ""), ("tags", ""), ("most_per_hour", "-1")];
    assert!(ada.submit(&list, "/admin/relays", &odd).await.expect(422).shows("must be a number"));

    let relays = house.app.db.read(|tx| Ok(db::relay::all(tx)?)).await.unwrap();
    let path = format!("/admin/relays/{}", relays[0].id);
    let one = ada.get(&path).await.expect(200);
    assert!(one.shows("value=\"de\"") && one.shows("0 posts in the last hour"));
    let fields = [("languages", "!"), ("tags", "art"), ("most_per_hour", "1")];
    let wrong = ada.submit(&one, &format!("{path}/save"), &fields).await.expect(422);
    assert!(wrong.shows("is not a code of a language") && wrong.shows("value=\"art\""));
    let fields = [("languages", ""), ("tags", "art"), ("most_per_hour", "1")];
    ada.submit(&one, &format!("{path}/save"), &fields).await.place();
    ada.submit(&one, &format!("{path}/disable"), &[]).await.place();
    assert!(ada.get(&path).await.shows("Switch on"));
    ada.submit(&one, &format!("{path}/enable"), &[]).await.place();

    let mut bob = house.signed_in("bob").await;
    bob.get("/admin/relays").await.expect(403);
    bob.get(&path).await.expect(403);
    let home = bob.get("/home").await;
    bob.submit(&home, &format!("{path}/remove"), &[]).await.expect(403);
    ada.submit(&one, &format!("{path}/remove"), &[]).await.place();
    assert!(house.app.db.read(|tx| Ok(db::relay::all(tx)?)).await.unwrap().is_empty());
    ada.get(&path).await.expect(404);
}
