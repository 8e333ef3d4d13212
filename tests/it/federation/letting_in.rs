//! Replies that wait until they are let in by hand, and leave that is taken back.

use serde_json::{Value, json};
use tusklet::base::StatusId;
use tusklet::db;
use tusklet::model::reply::MOST_WAITING_OF_ONE;
use tusklet::model::{
    CanReply, Draft, FollowTerms, LocalAccount, NotificationKind, QuoteState, ReplyState, Status,
    Visibility,
};
use tusklet::protocol::activitypub::PUBLIC;
use tusklet::service;

use super::home::Home;
use super::peer::FakePeer;

/// A home with alice, who lets in by hand who replies to a post of hers, and zoe; and carol of a
/// peer. dora of another peer follows alice.
struct Scene {
    home: Home,
    peer: FakePeer,
    other: FakePeer,
    alice: LocalAccount,
    zoe: LocalAccount,
    carol: String,
    post: Status,
}

impl Scene {
    async fn set() -> Self {
        let home = Home::start().await;
        let (peer, other) = (FakePeer::start(&home).await, FakePeer::start(&home).await);
        let (alice, zoe) = (home.account("alice").await, home.account("zoe").await);
        let (carol, dora) = (peer.person("carol"), other.person("dora"));
        let follow = other.activity("Follow", &dora, "f/1", json!(alice.account().uri));
        other.bring(&home, &follow).await;
        let draft = Draft { can_reply: Some(CanReply::Ask), ..Draft::of("well?") };
        let post = service::status::publish(&home.app, &alice, draft).await.unwrap().status;
        home.settle().await;
        let told = &other.took("Create")[0]["object"]["interactionPolicy"]["canReply"];
        assert_eq!(told["automaticApproval"], json!([alice.account().uri]));
        assert_eq!(told["manualApproval"], json!([PUBLIC]));
        Self { home, peer, other, alice, zoe, carol, post }
    }

    /// A reply of carol's, served at its id.
    fn reply(&self, number: u32) -> Value {
        let mut note = self.peer.note(&self.carol, number, "if I may");
        note["inReplyTo"] = json!(self.post.uri);
        note["tag"] = json!([{ "type": "Mention", "href": self.zoe.account().uri, "name": "@z" }]);
        note["cc"] = json!([self.zoe.account().uri, self.alice.account().uri]);
        self.peer.show(note.clone());
        note
    }

    async fn ask(&self, note: &Value, number: u32) {
        let name = format!("q/{number}");
        let mut asked =
            self.peer.activity("ReplyRequest", &self.carol, &name, json!(self.post.uri));
        asked["instrument"] = note.clone();
        self.peer.bring(&self.home, &asked).await;
    }

    async fn send(&self, note: &Value, number: u32) {
        let create =
            self.peer.activity("Create", &self.carol, &format!("c/{number}"), note.clone());
        self.peer.bring(&self.home, &create).await;
    }

    async fn known(&self, note: &Value) -> Option<Status> {
        self.home.status(note["id"].as_str().unwrap()).await
    }

    async fn sees(&self, who: Option<&LocalAccount>, id: StatusId) -> bool {
        let who = who.map(LocalAccount::id);
        self.home.read(move |tx| db::status::may_see(tx, who, id)).await
    }

    /// What stands below alice's post for zoe.
    async fn thread(&self) -> Vec<StatusId> {
        let (zoe, post) = (self.zoe.id(), self.post.id);
        self.home.read(move |tx| db::thread::descendants(tx, Some(zoe), post, 40)).await
    }

    async fn told(&self, who: &LocalAccount) -> Vec<NotificationKind> {
        let (who, page) = (who.id(), tusklet::model::Page::newest(40));
        let wanted = db::notification::Wanted::default();
        let told = self.home.read(move |tx| db::notification::page(tx, who, &wanted, page)).await;
        let told = told.into_iter().map(|told| told.kind);
        told.filter(|kind| *kind != NotificationKind::Follow).collect()
    }

    async fn count(&self) -> u64 {
        self.home.status(&self.post.uri).await.unwrap().replies_count
    }

    async fn is_served(&self, stamp: &str) -> bool {
        self.home.get(stamp.strip_prefix(&self.home.base).unwrap()).await.0 == 200
    }
}

async fn state(home: &Home, id: StatusId) -> Option<ReplyState> {
    home.read(move |tx| db::reply::of(tx, id)).await.map(|request| request.state)
}

#[tokio::test]
async fn who_asks_waits_until_it_is_let_in_and_only_the_asked_one_sees_it() {
    let scene = Scene::set().await;
    let Scene { home, peer, other, alice, zoe, .. } = &scene;
    let note = scene.reply(1);
    scene.ask(&note, 1).await;

    let waiting = scene.known(&note).await.unwrap();
    let stamp = format!("{}/reply_authorizations/{}", alice.account().uri, waiting.id);
    assert_eq!(state(home, waiting.id).await, Some(ReplyState::Pending));
    assert!(peer.received().is_empty() && other.received().is_empty(), "nothing is said yet");
    assert!(scene.sees(Some(alice), waiting.id).await);
    assert!(!scene.sees(Some(zoe), waiting.id).await && !scene.sees(None, waiting.id).await);
    assert_eq!((scene.thread().await, scene.count().await), (vec![], 0));
    assert_eq!(scene.told(alice).await, [NotificationKind::ReplyAsked]);
    assert_eq!(scene.told(zoe).await, []);
    assert!(!scene.is_served(&stamp).await);
    // Nor is anybody told of it once it is changed, nor does somebody get below it.
    let mut edited = note.clone();
    edited["content"] = json!("if I may, please");
    home.app.clock.advance(std::time::Duration::from_mins(1));
    edited["updated"] = json!(home.app.clock.now().rfc3339());
    peer.bring(home, &peer.activity("Update", &scene.carol, "u/1", edited)).await;
    let dora = other.actor("dora");
    crate::rules::follow(home, zoe, &dora).await;
    other.took("");
    let mut below = other.note(&dora, 5, "I agree");
    below["inReplyTo"] = note["id"].clone();
    other.show(below.clone());
    other.bring(home, &other.activity("Create", &dora, "c/5", below.clone())).await;
    let below = scene.known(&below).await.unwrap();
    assert_eq!(below.in_reply_to, None);
    assert_eq!(scene.told(zoe).await, []);
    assert_eq!(scene.told(alice).await, [NotificationKind::ReplyAsked]);

    // Nobody else answers for alice, and nobody twice.
    assert!(service::status::let_in(&home.app, zoe, waiting.id).await.is_err());
    service::status::let_in(&home.app, alice, waiting.id).await.unwrap();
    home.settle().await;
    assert!(service::status::turn_down(&home.app, alice, waiting.id).await.is_err());
    let accept = peer.took("Accept").remove(0);
    assert_eq!(
        (&accept["object"]["type"], &accept["result"]),
        (&json!("ReplyRequest"), &json!(stamp))
    );
    assert_eq!(accept["object"]["instrument"], note["id"]);
    assert!(scene.is_served(&stamp).await);
    assert!(scene.sees(None, waiting.id).await);
    assert_eq!(scene.thread().await, [waiting.id]);
    assert_eq!(scene.told(zoe).await, [NotificationKind::Mention], "now zoe hears of it");
    assert_eq!(scene.told(alice).await, [], "alice knows already");
    assert_eq!(scene.count().await, 1);
}

#[tokio::test]
async fn what_just_comes_waits_too_and_what_is_refused_is_not_asked_again() {
    let scene = Scene::set().await;
    let Scene { home, peer, other, alice, zoe, .. } = &scene;
    let (yes, no) = (scene.reply(1), scene.reply(2));
    for (number, note) in [(1, &yes), (2, &no)] {
        scene.send(note, number).await;
        assert_eq!(scene.thread().await, []);
    }
    let id = async |note: &Value| scene.known(note).await.unwrap().id;

    service::status::let_in(&home.app, alice, id(&yes).await).await.unwrap();
    service::status::turn_down(&home.app, alice, id(&no).await).await.unwrap();
    home.settle().await;
    let said = |peer: &FakePeer| -> Vec<(Value, Value)> {
        let all = peer.received().into_iter();
        all.map(|sent| (sent["type"].clone(), sent["object"].clone())).collect()
    };
    let (accept, reject) =
        ((json!("Accept"), yes["id"].clone()), (json!("Reject"), no["id"].clone()));
    let heard = said(peer);
    assert!(heard.len() == 2 && heard.contains(&accept) && heard.contains(&reject), "{heard:?}");
    assert_eq!(said(other), [accept], "what alice let in her followers may see");
    peer.took("");
    assert_eq!(scene.thread().await, [id(&yes).await]);
    assert!(!scene.sees(Some(alice), id(&no).await).await);
    assert_eq!(state(home, id(&no).await).await, Some(ReplyState::Rejected));

    scene.send(&no, 3).await;
    scene.ask(&no, 3).await;
    assert_eq!(scene.told(alice).await, []);
    assert_eq!(peer.took("Reject")[0]["object"]["type"], "ReplyRequest");
    assert_eq!(scene.told(zoe).await, [NotificationKind::Mention]);

    // A request that comes after the reply itself is the one that is answered.
    let late = scene.reply(4);
    scene.send(&late, 4).await;
    scene.ask(&late, 4).await;
    service::status::turn_down(&home.app, alice, id(&late).await).await.unwrap();
    home.settle().await;
    assert_eq!(peer.took("Reject")[0]["object"]["type"], "ReplyRequest");
}

#[tokio::test]
async fn of_one_writer_only_some_replies_wait() {
    let scene = Scene::set().await;
    for number in 1..=MOST_WAITING_OF_ONE + 1 {
        scene.send(&scene.reply(number), number).await;
    }
    let alice = scene.alice.id();
    let waiting = scene.home.read(move |tx| db::reply::count(tx, alice, 100)).await;
    assert_eq!(waiting, MOST_WAITING_OF_ONE);
    assert!(scene.known(&scene.reply(MOST_WAITING_OF_ONE + 1)).await.is_none());
    // Nobody is asked to look at what nobody sent.
    let dug_out = scene.reply(99);
    let uri = dug_out["id"].as_str().unwrap().to_owned();
    assert!(tusklet::federation::resolve::status(&scene.home.app, &uri).await.is_err());
}

#[tokio::test]
async fn a_reply_that_was_let_in_can_be_put_out_again() {
    let scene = Scene::set().await;
    let Scene { home, peer, other, alice, zoe, .. } = &scene;
    let note = scene.reply(1);
    scene.ask(&note, 1).await;
    let reply = scene.known(&note).await.unwrap().id;
    service::status::let_in(&home.app, alice, reply).await.unwrap();
    home.settle().await;
    let stamp = peer.took("Accept")[0]["result"].as_str().unwrap().to_owned();
    assert_eq!((scene.thread().await, scene.count().await), (vec![reply], 1));

    assert!(service::status::take_back_reply(&home.app, zoe, reply).await.is_err());
    service::status::take_back_reply(&home.app, alice, reply).await.unwrap();
    home.settle().await;

    for told in [peer, other] {
        let void = &told.took("Delete")[0];
        assert_eq!(
            (&void["object"]["id"], &void["object"]["type"]),
            (&json!(stamp), &json!("ReplyAuthorization"))
        );
        assert_eq!(void["object"]["interactingObject"], note["id"]);
    }
    assert!(!scene.is_served(&stamp).await);
    assert_eq!((scene.thread().await, scene.count().await), (vec![], 0));
    assert!(scene.sees(None, reply).await, "it is still what carol wrote");
    assert!(service::status::take_back_reply(&home.app, alice, reply).await.is_err());

    // It does not come back by being sent or asked for again, nor by being looked for.
    scene.send(&note, 2).await;
    scene.ask(&note, 3).await;
    service::status::adopt(&home.app, reply, scene.post.id).await.unwrap();
    assert_eq!(scene.thread().await, []);

    // What everyone may do needs no leave.
    let draft = Draft::of("all of you");
    let open = service::status::publish(&home.app, alice, draft).await.unwrap().status;
    let mut free = peer.note(&scene.carol, 9, "hi");
    free["inReplyTo"] = json!(open.uri);
    scene.send(&free, 9).await;
    let free = scene.known(&free).await.unwrap().id;
    assert!(service::status::take_back_reply(&home.app, alice, free).await.is_err());
}

/// A note of bob's that he lets in replies to by hand, and a reply of alice's that he let in; with
/// the id of the authorization.
async fn let_in_there(
    home: &Home,
    peer: &FakePeer,
    alice: &LocalAccount,
) -> (Status, Status, String) {
    let bob = peer.person("bob");
    let follow = peer.activity("Follow", &bob, "f/1", json!(alice.account().uri));
    peer.bring(home, &follow).await;
    let mut note = peer.note(&bob, 1, "answer me");
    note["cc"] = json!([alice.account().uri]);
    note["interactionPolicy"] = json!({ "canReply": { "manualApproval": [PUBLIC] } });
    peer.show(note.clone());
    peer.bring(home, &peer.activity("Create", &bob, "c/1", note.clone())).await;
    let theirs = home.status(note["id"].as_str().unwrap()).await.unwrap();
    let draft = Draft { in_reply_to: Some(theirs.id), ..Draft::of("may I?") };
    let ours = service::status::publish(&home.app, alice, draft).await.unwrap().status;
    home.settle().await;
    let asked = peer.took("ReplyRequest").remove(0);
    let stamp = format!("{bob}/authorizations/1");
    let mut accept = peer.activity("Accept", &bob, "a/1", asked["id"].clone());
    accept["result"] = json!(stamp);
    peer.bring(home, &accept).await;
    assert_eq!(peer.took("Create")[0]["object"]["replyAuthorization"], json!(stamp));
    (theirs, ours, stamp)
}

#[tokio::test]
async fn our_reply_answers_nothing_any_more_once_its_author_takes_the_leave_back() {
    for way in ["Delete", "Undo", "Undo by id", "Reject"] {
        let home = Home::start().await;
        let (peer, alice) = (FakePeer::start(&home).await, home.account("alice").await);
        let (theirs, ours, stamp) = let_in_there(&home, &peer, &alice).await;
        let bob = peer.actor("bob");
        let void = |who: &str| match way {
            "Delete" => {
                let object = json!({ "id": stamp, "type": "ReplyAuthorization" });
                peer.activity("Delete", who, "d/1", object)
            }
            "Undo" => {
                let mut accept = peer.activity("Accept", who, "a/1", json!(ours.uri));
                accept["result"] = json!(stamp);
                peer.activity("Undo", who, "d/1", accept)
            }
            "Undo by id" => peer.activity("Undo", who, "d/1", json!(stamp)),
            _ => peer.activity("Reject", who, "d/1", json!(ours.uri)),
        };
        peer.bring(&home, &void(&peer.person("mallory"))).await;
        assert_eq!(state(&home, ours.id).await, Some(ReplyState::Accepted), "{way}");
        peer.bring(&home, &void(&bob)).await;

        assert_eq!(state(&home, ours.id).await, Some(ReplyState::Revoked), "{way}");
        let now = home.status(&ours.uri).await.unwrap();
        assert_eq!((now.in_reply_to, now.visibility), (None, Visibility::Public), "{way}");
        assert_eq!(home.status(&theirs.uri).await.unwrap().replies_count, 0, "{way}");
        let update = &peer.took("Update")[0]["object"];
        assert_eq!(update["id"], ours.uri);
        for gone in ["replyAuthorization", "approvedBy"] {
            assert_eq!(update.get(gone), None, "{way}");
        }
        assert!(update["inReplyTo"].is_null(), "{way}");
    }
}

#[tokio::test]
async fn a_reply_among_peers_goes_when_the_leave_for_it_does() {
    let home = Home::start().await;
    let (peer, other) = (FakePeer::start(&home).await, FakePeer::start(&home).await);
    let alice = home.account("alice").await;
    let (bob, carol) = (peer.person("bob"), other.person("carol"));
    let theirs = tusklet::remote::account(&home.app, &bob).await.unwrap().id;
    service::follow::follow(&home.app, &alice, theirs, FollowTerms::default()).await.unwrap();
    home.settle().await;
    let asked = peer.took("Follow").remove(0);
    peer.bring(&home, &peer.activity("Accept", &bob, "a/1", asked["id"].clone())).await;
    let mut parent = peer.note(&bob, 1, "answer me");
    parent["interactionPolicy"] = json!({ "canReply": { "manualApproval": [PUBLIC] } });
    peer.bring(&home, &peer.activity("Create", &bob, "c/1", parent.clone())).await;
    let stamp = format!("{bob}/authorizations/1");
    let mut note = other.note(&carol, 1, "done");
    note["inReplyTo"] = parent["id"].clone();
    note["replyAuthorization"] = json!(stamp);
    peer.show(json!({
        "@context": "https://www.w3.org/ns/activitystreams", "id": stamp,
        "type": "ReplyAuthorization", "attributedTo": bob,
        "interactingObject": note["id"], "interactionTarget": parent["id"],
    }));
    other.bring(&home, &other.activity("Create", &carol, "c/1", note.clone())).await;
    let parent_of = async || home.status(note["id"].as_str().unwrap()).await.unwrap().in_reply_to;
    assert!(parent_of().await.is_some());

    let void = json!({ "id": stamp, "type": "ReplyAuthorization" });
    other.bring(&home, &other.activity("Delete", &carol, "d/1", void.clone())).await;
    assert!(parent_of().await.is_some(), "it was not hers to take back");
    peer.bring(&home, &peer.activity("Delete", &bob, "d/2", void)).await;
    assert_eq!(parent_of().await, None);
}

#[tokio::test]
async fn a_reply_that_waits_may_quote_and_the_quoted_are_asked_once_it_is_let_in() {
    let home = Home::start().await;
    let (peer, alice) = (FakePeer::start(&home).await, home.account("alice").await);
    let zoe = home.account("zoe").await;
    let bob = peer.person("bob");
    let quotable = home.publish(&zoe, Visibility::Public, "quote me").await.status;
    let mut note = peer.note(&bob, 1, "answer me");
    note["cc"] = json!([alice.account().uri]);
    note["interactionPolicy"] = json!({
        "canReply": { "manualApproval": [PUBLIC] }, "canQuote": { "manualApproval": [PUBLIC] },
    });
    peer.show(note.clone());
    peer.bring(&home, &peer.activity("Create", &bob, "c/1", note.clone())).await;
    let theirs = home.status(note["id"].as_str().unwrap()).await.unwrap();
    let quote_of = async |id: StatusId| home.read(move |tx| db::quote::of(tx, id)).await.unwrap();
    let told = async |who: &LocalAccount| {
        let (who, wanted) = (who.id(), db::notification::Wanted::default());
        home.read(move |tx| db::notification::unread(tx, who, &wanted, 9)).await
    };

    for (number, quoted) in [(1, quotable.id), (2, theirs.id)] {
        let draft = Draft {
            in_reply_to: Some(theirs.id),
            quoted: Some(quoted),
            ..Draft::of(format!("as said {number}"))
        };
        let ours = service::status::publish(&home.app, &alice, draft).await.unwrap().status;
        home.settle().await;
        let sent = peer.received();
        let asked = sent.iter().find(|sent| sent["type"] == "ReplyRequest").unwrap();
        assert!(sent.iter().all(|sent| sent["type"] != "QuoteRequest"), "{sent:?}");
        assert_eq!((quote_of(ours.id).await.state, told(&zoe).await), (QuoteState::Pending, 0));
        peer.took("");
        let mut accept = peer.activity("Accept", &bob, &format!("a/{number}"), asked["id"].clone());
        accept["result"] = json!(format!("{bob}/authorizations/{number}"));
        peer.bring(&home, &accept).await;
        home.settle().await;

        let sent = peer.received();
        if quoted == quotable.id {
            assert_eq!(quote_of(ours.id).await.state, QuoteState::Accepted);
            assert_eq!(told(&zoe).await, 1, "now zoe hears that she is quoted");
            assert_eq!(home.status(&quotable.uri).await.unwrap().quotes_count, 1);
            service::notification::clear(&home.app, &zoe).await.unwrap();
        } else {
            assert!(sent.iter().any(|sent| sent["type"] == "QuoteRequest"), "{sent:?}");
        }
        peer.took("");
    }

    // And so may what peers write.
    let draft = Draft { can_reply: Some(CanReply::Ask), ..Draft::of("well?") };
    let post = service::status::publish(&home.app, &alice, draft).await.unwrap().status;
    let mut reply = peer.note(&bob, 7, "look at this");
    reply["inReplyTo"] = json!(post.uri);
    reply["quoteUrl"] = json!(quotable.uri);
    peer.bring(&home, &peer.activity("Create", &bob, "c/7", reply.clone())).await;
    let reply = home.status(reply["id"].as_str().unwrap()).await.unwrap();
    assert_eq!(told(&zoe).await, 0);
    service::status::let_in(&home.app, &alice, reply.id).await.unwrap();
    assert_eq!(quote_of(reply.id).await.state, QuoteState::Accepted);
    assert_eq!(told(&zoe).await, 1);
    assert_eq!(home.status(&quotable.uri).await.unwrap().quotes_count, 2);
}
