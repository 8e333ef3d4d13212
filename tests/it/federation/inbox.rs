//! The inbox: who is let in, and what is not believed.

use std::time::Duration;

use serde_json::json;
use tusklet::model::Lane;

use super::home::{Home, client};
use super::peer::FakePeer;

#[tokio::test]
async fn a_note_brought_twice_is_one_status() {
    let home = Home::start().await;
    let (peer, alice) = (FakePeer::start(&home).await, home.account("alice").await);
    let bob = peer.person("bob");
    let mut note = peer.note(&bob, 1, "once");
    note["cc"] = json!([alice.account().uri]);
    let create = peer.activity("Create", &bob, "c/1", note.clone());

    for _ in 0..3 {
        peer.bring(&home, &create).await;
    }

    let stored = home.status(note["id"].as_str().unwrap()).await.unwrap();
    assert_eq!(stored.html.as_str(), "<p>once</p>");
    assert_eq!(home.known(&bob).await.unwrap().statuses_count, 1);
}

#[tokio::test]
async fn what_concerns_nobody_here_is_dropped() {
    let home = Home::start().await;
    let peer = FakePeer::start(&home).await;
    let bob = peer.person("bob");
    let note = peer.note(&bob, 1, "to whom?");

    peer.bring(&home, &peer.activity("Create", &bob, "c/1", note.clone())).await;

    assert!(home.status(note["id"].as_str().unwrap()).await.is_none());
}

#[tokio::test]
async fn a_signature_that_does_not_fit_is_refused_and_a_new_key_is_found() {
    let home = Home::start().await;
    let (peer, alice) = (FakePeer::start(&home).await, home.account("alice").await);
    let bob = peer.person("bob");
    let follow = peer.activity("Follow", &bob, "f/1", json!(alice.account().uri));

    // A stranger's key cannot be judged at the door, but it is before anything happens.
    assert_eq!(peer.send_forged(&home, &follow).await, 202);
    home.settle().await;
    let met = home.known(&bob).await.unwrap();
    assert!(!home.follows(met.id, alice.id()).await);

    // The key that was just fetched is the right one.
    assert_eq!(peer.send_forged(&home, &follow).await, 401);

    // Later it may have been changed; that is found out once.
    home.app.clock.advance(Duration::from_hours(2));
    assert_eq!(peer.send_forged(&home, &follow).await, 202);
    home.settle().await;
    assert!(!home.follows(met.id, alice.id()).await);
    assert_eq!(peer.send_forged(&home, &follow).await, 401);
    assert_eq!(peer.send(&home, &follow).await, 202);
}

#[tokio::test]
async fn nobody_speaks_for_somebody_else() {
    let home = Home::start().await;
    let (peer, alice) = (FakePeer::start(&home).await, home.account("alice").await);
    let other = FakePeer::start(&home).await;
    let (bob, eve, carol) = (peer.person("bob"), peer.person("eve"), other.person("carol"));
    let us = alice.account().uri.clone();
    peer.bring(&home, &peer.activity("Follow", &eve, "f/1", json!(us))).await;

    // Another actor of the same server, whose key is known.
    let follow = peer.activity("Follow", &bob, "f/2", json!(us));
    assert_eq!(peer.send_as(&home, &eve, &follow).await, 401);

    // An id on another server; a note of another author; a note that lives elsewhere.
    let mut foreign = peer.activity("Follow", &eve, "f/3", json!(us));
    foreign["id"] = json!(format!("{carol}#f/3"));
    peer.bring(&home, &foreign).await;
    let mut theirs = peer.note(&bob, 1, "not hers");
    theirs["cc"] = json!([us]);
    peer.bring(&home, &peer.activity("Create", &eve, "c/1", theirs.clone())).await;
    let mut made_up = other.note(&carol, 1, "what she wrote");
    made_up["content"] = json!("what she never wrote");
    made_up["cc"] = json!([us]);
    peer.bring(&home, &peer.activity("Create", &eve, "c/2", made_up.clone())).await;

    assert!(home.status(theirs["id"].as_str().unwrap()).await.is_none());
    let stored = home.status(made_up["id"].as_str().unwrap()).await;
    assert!(stored.is_none_or(|status| status.html.as_str() == "<p>what she wrote</p>"));
}

#[tokio::test]
async fn a_deleted_status_is_deleted_by_its_author_only() {
    let home = Home::start().await;
    let (peer, alice) = (FakePeer::start(&home).await, home.account("alice").await);
    let (bob, eve) = (peer.person("bob"), peer.person("eve"));
    let mut note = peer.note(&bob, 1, "mine");
    note["cc"] = json!([alice.account().uri]);
    let (create, uri) = (peer.activity("Create", &bob, "c/1", note.clone()), note["id"].clone());
    peer.bring(&home, &create).await;

    peer.bring(&home, &peer.activity("Delete", &eve, "d/1", uri.clone())).await;
    assert!(home.status(uri.as_str().unwrap()).await.is_some());

    peer.bring(&home, &peer.activity("Delete", &bob, "d/2", json!({"id": uri}))).await;
    assert!(home.status(uri.as_str().unwrap()).await.is_none());
    peer.bring(&home, &create).await;
    assert!(home.status(uri.as_str().unwrap()).await.is_none(), "a late copy came back to life");
}

#[tokio::test]
async fn malformed_requests_are_told_so() {
    let home = Home::start().await;
    let (small, large) =
        ("{\"type\":\"Like\",\"actor\":\"https://a.example/u\"}", "x".repeat(1 << 21));
    let json = "application/activity+json";
    let cases: [(&str, &str, Option<&str>, u16); 8] = [
        (small, json, None, 401),
        (small, "text/plain", None, 415),
        ("not json", json, None, 400),
        ("[]", json, None, 400),
        ("{}", json, None, 400),
        (small, json, Some("nonsense"), 400),
        (small, json, Some("keyId=\"https://a.example/k\",signature=\"AAAA\""), 401),
        (&large, json, None, 413),
    ];
    for (body, kind, signature, code) in cases {
        let mut request = client().post(home.url("/inbox")).header("content-type", kind);
        if let Some(signature) = signature {
            request = request.header("signature", signature);
        }
        let answer = request.body(body.to_owned()).send().await.unwrap();
        let seen = answer.status().as_u16();
        assert_eq!(seen, code, "{} {kind} {signature:?}", &body[..body.len().min(40)]);
    }
    assert_eq!(home.read(|tx| tusklet::db::job::count(tx, Lane::Inbox)).await, 0);
}

#[tokio::test]
async fn strangers_cannot_fill_the_queue() {
    let home = Home::start().await;
    let peer = FakePeer::start(&home).await;
    let bob = peer.actor("nobody");
    let like = peer.activity("Like", &bob, "l/1", json!(home.url("/x")));

    let mut codes = vec![];
    for _ in 0..22 {
        codes.push(peer.send(&home, &like).await);
    }
    assert_eq!(codes.iter().filter(|code| **code == 202).count(), 20);
    assert_eq!(codes.last(), Some(&429));

    // That a stranger is gone is nothing to us.
    let gone = peer.actor("gone");
    assert_eq!(peer.send(&home, &peer.activity("Delete", &gone, "d", json!(gone))).await, 202);
    assert_eq!(home.read(|tx| tusklet::db::job::count(tx, Lane::Inbox)).await, 20);
    home.settle().await;
    assert_eq!(home.read(|tx| tusklet::db::job::count(tx, Lane::Inbox)).await, 0);
}
