//! Who may reply, across servers: asked for, let in, refused, and proven to others.

use serde_json::{Value, json};
use tusklet::base::StatusId;
use tusklet::db;
use tusklet::model::{
    CanReply, Draft, FollowTerms, LocalAccount, ReplyState, Status, StatusView, Visibility,
};
use tusklet::protocol::activitypub::PUBLIC;
use tusklet::service;

use super::home::Home;
use super::peer::FakePeer;

/// A home with alice, whom bob of a peer follows, and who follows bob.
async fn friends() -> (Home, FakePeer, LocalAccount, String) {
    let home = Home::start().await;
    let (peer, alice) = (FakePeer::start(&home).await, home.account("alice").await);
    let bob = peer.person("bob");
    peer.bring(&home, &peer.activity("Follow", &bob, "f/1", json!(alice.account().uri))).await;
    peer.took("Accept");
    (home, peer, alice, bob)
}

/// A note of bob's that only those named by `can_reply` may answer, which came here.
async fn limited(home: &Home, peer: &FakePeer, bob: &str, number: u32, can_reply: Value) -> Status {
    let to = json!([home.url("/users/alice")]);
    let mut note = peer.note(bob, number, "answer me");
    note["cc"] = to;
    note["interactionPolicy"] = json!({ "canReply": can_reply });
    peer.show(note.clone());
    peer.bring(home, &peer.activity("Create", bob, &format!("c/{number}"), note.clone())).await;
    home.status(note["id"].as_str().unwrap()).await.unwrap()
}

async fn write(home: &Home, who: &LocalAccount, draft: Draft) -> StatusView {
    let view = service::status::publish(&home.app, who, draft).await.unwrap();
    home.settle().await;
    view
}

fn answer_to(parent: &Status, text: &str) -> Draft {
    Draft { in_reply_to: Some(parent.id), ..Draft::of(text) }
}

/// A note of `author` that answers `parent`, served at its id.
fn reply(peer: &FakePeer, author: &str, number: u32, parent: &str) -> Value {
    let mut note = peer.note(author, number, "if I may say so");
    note["inReplyTo"] = json!(parent);
    peer.show(note.clone());
    note
}

async fn state(home: &Home, id: StatusId) -> ReplyState {
    home.read(move |tx| db::reply::of(tx, id)).await.unwrap().state
}

async fn visibility(home: &Home, id: StatusId) -> Visibility {
    home.read(move |tx| db::status::by_id(tx, id)).await.unwrap().visibility
}

/// Whether a note stands below the one it answers.
async fn is_below(home: &Home, note: &Value) -> bool {
    let known = home.status(note["id"].as_str().unwrap()).await;
    known.is_some_and(|known| known.in_reply_to.is_some())
}

async fn dropped(home: &Home, note: &Value) -> Vec<String> {
    let uri = note["id"].as_str().unwrap().to_owned();
    let found = home.read(move |tx| db::dropped::about(tx, &uri, 9)).await;
    found.into_iter().map(|dropped| dropped.why).collect()
}

#[tokio::test]
async fn our_reply_waits_until_it_is_let_in_and_goes_out_with_the_proof() {
    let (home, peer, alice, bob) = friends().await;
    let by_hand = json!({ "automaticApproval": [bob], "manualApproval": [PUBLIC] });
    let theirs = limited(&home, &peer, &bob, 1, by_hand).await;
    // A follower of alice, who must not hear of it yet; and zoe here, whom it mentions.
    let carol = peer.person("carol");
    peer.bring(&home, &peer.activity("Follow", &carol, "f/2", json!(alice.account().uri))).await;
    let zoe = home.account("zoe").await;
    peer.took("");

    let ours = write(&home, &alice, answer_to(&theirs, "@zoe may we?")).await;
    assert_eq!(
        (ours.asked, ours.status.visibility),
        (Some(ReplyState::Pending), Visibility::OnlyMe)
    );
    let sent = peer.received();
    assert_eq!(sent.len(), 1, "{sent:?}");
    let asked = &sent[0];
    assert_eq!((&asked["type"], &asked["to"]), (&json!("ReplyRequest"), &json!([bob])));
    assert_eq!(
        (&asked["object"], &asked["actor"]),
        (&json!(theirs.uri), &json!(alice.account().uri))
    );
    let note = &asked["instrument"];
    assert_eq!((&note["inReplyTo"], &note["to"]), (&json!(theirs.uri), &json!([PUBLIC])));
    assert_eq!(
        home.get(note["id"].as_str().unwrap().strip_prefix(&home.base).unwrap()).await.0,
        404
    );
    assert_eq!(home.status(&theirs.uri).await.unwrap().replies_count, 0);

    // Nobody else lets it in, nor does an authorization from elsewhere.
    let stamp = format!("{bob}/authorizations/1");
    let accept = |who: &str, object: &Value, stamp: &str| {
        let mut accept = peer.activity("Accept", who, "a/1", object.clone());
        accept["result"] = json!(stamp);
        accept
    };
    let whole = json!({ "type": "ReplyRequest", "id": asked["id"], "actor": asked["actor"],
                        "object": asked["object"], "instrument": note["id"] });
    peer.bring(&home, &accept(&peer.person("mallory"), &whole, &stamp)).await;
    peer.bring(&home, &accept(&bob, &whole, "https://evil.example/stamp")).await;
    assert_eq!(state(&home, ours.status.id).await, ReplyState::Pending);
    peer.took("");

    peer.bring(&home, &accept(&bob, &whole, &stamp)).await;
    assert_eq!(state(&home, ours.status.id).await, ReplyState::Accepted);
    assert_eq!(visibility(&home, ours.status.id).await, Visibility::Public);
    let created = &peer.took("Create")[0]["object"];
    assert_eq!((&created["id"], &created["content"]), (&note["id"], &note["content"]));
    assert_eq!(
        (&created["replyAuthorization"], &created["approvedBy"]),
        (&json!(stamp), &json!(stamp))
    );
    assert_eq!(home.status(&theirs.uri).await.unwrap().replies_count, 1);
    let (who, wanted) = (zoe.id(), db::notification::Wanted::default());
    let page = tusklet::model::Page::newest(9);
    let told = home.read(move |tx| db::notification::page(tx, who, &wanted, page)).await;
    assert_eq!(told.len(), 1, "now zoe hears of it");

    // The same answer twice changes nothing.
    peer.bring(&home, &accept(&bob, &whole, &stamp)).await;
    assert_eq!(peer.took("Create").len(), 0);
    assert_eq!(home.status(&theirs.uri).await.unwrap().replies_count, 1);
}

#[tokio::test]
async fn a_reply_that_is_not_let_in_stays_with_its_writer_and_can_be_taken_back() {
    let (home, peer, alice, bob) = friends().await;
    let by_hand = json!({ "manualApproval": PUBLIC });
    let theirs = limited(&home, &peer, &bob, 1, by_hand).await;
    let refused = write(&home, &alice, answer_to(&theirs, "no?")).await.status;
    let asked = peer.took("ReplyRequest").remove(0);

    peer.bring(&home, &peer.activity("Reject", &bob, "r/1", asked["id"].clone())).await;
    assert_eq!(state(&home, refused.id).await, ReplyState::Rejected);
    assert_eq!(visibility(&home, refused.id).await, Visibility::OnlyMe);
    let (me, id) = (alice.id(), refused.id);
    let view = home.read(move |tx| db::view::status::one(tx, Some(me), id)).await.unwrap();
    assert_eq!(view.asked, Some(ReplyState::Rejected));

    // Who was asked has it, and hears of its end.
    peer.took("");
    service::status::delete(&home.app, &alice, refused.id).await.unwrap();
    home.settle().await;
    assert_eq!(peer.took("Delete")[0]["object"]["id"], refused.uri);
}

#[tokio::test]
async fn who_would_be_refused_is_not_let_write_and_who_is_named_need_not_ask() {
    let (home, peer, alice, bob) = friends().await;
    let draft = |parent: &Status| answer_to(parent, "hm");
    let closed = limited(&home, &peer, &bob, 1, json!({ "automaticApproval": bob })).await;
    let refusal = service::status::publish(&home.app, &alice, draft(&closed)).await.unwrap_err();
    assert!(format!("{refusal:?}").contains("in_reply_to_id"), "{refusal:?}");

    // Under the first names of it, by a server that cannot be asked: the reply itself is the request.
    let old = json!({ "always": [bob], "approvalRequired": [PUBLIC] });
    let old = limited(&home, &peer, &bob, 2, old).await;
    peer.took("");
    let ours = write(&home, &alice, draft(&old)).await.status;
    let created = peer.took("Create").remove(0);
    assert_eq!(state(&home, ours.id).await, ReplyState::Pending);
    // Its Accept names the reply, and before there were authorizations it was the proof itself.
    let accept = peer.activity("Accept", &bob, "a/2", created["object"]["id"].clone());
    peer.bring(&home, &accept).await;
    assert_eq!(peer.took("Create")[0]["object"]["approvedBy"], accept["id"]);

    // Nothing said, and nobody in particular: everyone.
    for (number, open) in [(3, json!({})), (4, json!({ "automaticApproval": [PUBLIC] }))] {
        let open = limited(&home, &peer, &bob, number, open).await;
        write(&home, &alice, draft(&open)).await;
        assert_eq!(peer.took("Create").len(), 1, "{number}");
    }
    let mut note = peer.note(&bob, 5, "@alice?");
    note["tag"] = json!([{ "type": "Mention", "href": alice.account().uri, "name": "@alice" }]);
    note["interactionPolicy"] = json!({ "canReply": { "automaticApproval": [bob] } });
    peer.bring(&home, &peer.activity("Create", &bob, "c/5", note.clone())).await;
    let named = home.status(note["id"].as_str().unwrap()).await.unwrap();
    write(&home, &alice, draft(&named)).await;
    assert_eq!(peer.took("Create").len(), 1);
}

#[tokio::test]
async fn replies_of_peers_to_ours_are_taken_as_far_as_the_author_lets_them() {
    let (home, peer, alice, bob) = friends().await;
    let draft = Draft { can_reply: Some(CanReply::Followers), ..Draft::of("for friends") };
    let ours = write(&home, &alice, draft).await.status;
    let told = &peer.took("Create")[0]["object"]["interactionPolicy"]["canReply"];
    let me = &alice.account().uri;
    assert_eq!(told["automaticApproval"], json!([format!("{me}/followers"), me]));
    assert_eq!(told["manualApproval"], json!([]));
    let carol = peer.person("carol");

    // Who just sends one is let in where they may, and everybody else is told.
    let friendly = reply(&peer, &bob, 1, &ours.uri);
    peer.bring(&home, &peer.activity("Create", &bob, "c/1", friendly.clone())).await;
    assert!(is_below(&home, &friendly).await);
    let accept = peer.took("Accept").remove(0);
    assert_eq!((&accept["object"], &accept["target"]), (&friendly["id"], &json!(ours.uri)));
    assert_eq!(accept["cc"], json!([PUBLIC, format!("{me}/followers")]));
    let stamp = accept["result"].as_str().unwrap().strip_prefix(&home.base).unwrap();
    let (code, document) = home.get(stamp).await;
    assert_eq!((code, &document["type"]), (200, &json!("ReplyAuthorization")));
    assert_eq!(document["attributedTo"], *me);
    for (reply, parent) in [("interactingObject", "interactionTarget"), ("object", "target")] {
        assert_eq!((&document[reply], &document[parent]), (&friendly["id"], &json!(ours.uri)));
    }

    // Who may not is kept out, nobody is told, and it can be asked why.
    let odd = reply(&peer, &carol, 2, &ours.uri);
    peer.bring(&home, &peer.activity("Create", &carol, "c/2", odd.clone())).await;
    assert_eq!(home.status(odd["id"].as_str().unwrap()).await, None);
    assert!(dropped(&home, &odd).await[0].contains("lets only certain people reply"));
    assert!(peer.received().iter().all(|sent| sent["object"]["id"] != odd["id"]));
    peer.took("");
    // Nor does it get in by another door.
    assert!(
        tusklet::federation::resolve::status(&home.app, odd["id"].as_str().unwrap()).await.is_err()
    );

    // Who asks is answered.
    let ask = |who: &str, note: &Value, number: u32| {
        let mut asked = peer.activity("ReplyRequest", who, &format!("q/{number}"), json!(ours.uri));
        asked["instrument"] = note.clone();
        asked
    };
    let polite = reply(&peer, &bob, 3, &ours.uri);
    peer.bring(&home, &ask(&bob, &polite, 3)).await;
    let accepts = peer.took("Accept");
    assert_eq!(accepts.len(), 1, "{accepts:?}");
    assert_eq!(accepts[0]["object"]["type"], "ReplyRequest");
    assert_eq!(accepts[0]["object"]["instrument"], polite["id"]);
    assert!(accepts[0]["result"].as_str().unwrap().contains("/reply_authorizations/"));
    assert!(is_below(&home, &polite).await);
    peer.bring(&home, &ask(&carol, &reply(&peer, &carol, 4, &ours.uri), 4)).await;
    assert_eq!(peer.took("Reject")[0]["object"]["type"], "ReplyRequest");
    // What answers something else is not let in here.
    let elsewhere = reply(&peer, &bob, 5, friendly["id"].as_str().unwrap());
    peer.bring(&home, &ask(&bob, &elsewhere, 5)).await;
    let answers: Vec<Value> = peer.received().iter().map(|sent| sent["type"].clone()).collect();
    assert_eq!(answers, ["Reject"]);
    let count = home.status(&ours.uri).await.unwrap().replies_count;
    assert_eq!(count, 2);

    // Once everyone may, carol may.
    let chosen = (None, Some(CanReply::Everyone));
    service::status::set_policies(&home.app, &alice, ours.id, chosen).await.unwrap();
    home.settle().await;
    let told = &peer.took("Update")[0]["object"]["interactionPolicy"]["canReply"];
    assert_eq!(told["automaticApproval"], json!([PUBLIC]));
    peer.bring(&home, &peer.activity("Create", &carol, "c/6", odd.clone())).await;
    assert!(is_below(&home, &odd).await);
    assert_eq!(peer.took("Accept").len(), 0, "where everyone may, nobody needs a proof");
}

#[tokio::test]
async fn a_reply_among_peers_is_believed_with_the_authors_own_proof() {
    let (home, peer, alice, bob) = friends().await;
    let theirs = home.known(&bob).await.unwrap().id;
    service::follow::follow(&home.app, &alice, theirs, FollowTerms::default()).await.unwrap();
    home.settle().await;
    let asked = peer.took("Follow").remove(0);
    peer.bring(&home, &peer.activity("Accept", &bob, "a/1", asked["id"].clone())).await;
    let other = FakePeer::start(&home).await;
    let carol = other.person("carol");
    let policy = json!({ "automaticApproval": [bob, format!("{bob}/followers")] });
    let parent = limited(&home, &peer, &bob, 1, policy).await;
    let stamp = |name: &str, reply: &Value, by: &str| {
        let id = format!("{bob}/authorizations/{name}");
        peer.show(json!({
            "@context": "https://www.w3.org/ns/activitystreams", "id": id,
            "type": "ReplyAuthorization", "attributedTo": by, "interactingObject": reply,
            "interactionTarget": parent.uri,
        }));
        id
    };
    let bring = async |number: u32, stamp: Option<String>| {
        let mut note = reply(&other, &carol, number, &parent.uri);
        if let Some(stamp) = stamp {
            note["replyAuthorization"] = json!(stamp);
        }
        other
            .bring(&home, &other.activity("Create", &carol, &format!("c/{number}"), note.clone()))
            .await;
        note
    };
    let id = |number: u32| json!(format!("{carol}/notes/{number}"));

    let good = bring(1, Some(stamp("1", &id(1), &bob))).await;
    assert!(is_below(&home, &good).await);
    for (number, odd) in [
        (2, None),
        (3, Some(stamp("3", &id(1), &bob))),
        (4, Some(stamp("4", &id(4), &carol))),
        (5, Some(format!("{carol}/authorizations/5"))),
        (6, Some(format!("{bob}/authorizations/none"))),
    ] {
        let note = bring(number, odd).await;
        assert_eq!(home.status(note["id"].as_str().unwrap()).await, None, "{number}");
        assert!(dropped(&home, &note).await[0].contains("nothing shows"), "{number}");
    }

    // Whoever cannot ask is vouched for by an Accept that goes round.
    let late = id(2);
    let mut accept = peer.activity("Accept", &bob, "a/2", late.clone());
    accept["target"] = json!(parent.uri);
    accept["result"] = json!(stamp("2", &late, &bob));
    peer.bring(&home, &accept).await;
    assert!(is_below(&home, &json!({ "id": late })).await);
}
