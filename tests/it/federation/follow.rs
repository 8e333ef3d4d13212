//! Following in both directions, and parting again.

use serde_json::json;
use tusklet::model::FollowTerms;
use tusklet::service;
use tusklet::text::Handle;
use tusklet::{federation, remote};

use super::home::Home;
use super::peer::FakePeer;

#[tokio::test]
async fn a_peer_follows_and_hears_that_it_may() {
    let home = Home::start().await;
    let (peer, alice) = (FakePeer::start(&home).await, home.account("alice").await);
    let bob = peer.person("bob");
    let follow = peer.activity("Follow", &bob, "follows/1", json!(alice.account().uri));

    peer.bring(&home, &follow).await;

    let bob = home.known(&bob).await.unwrap();
    assert_eq!(bob.handle(), format!("bob@{}", peer.host()));
    assert!(home.follows(bob.id, alice.id()).await);
    let accepts = peer.took("Accept");
    assert_eq!(accepts.len(), 1);
    assert_eq!(accepts[0]["object"]["id"], follow["id"]);

    let undo = peer.activity("Undo", &bob.uri, "undo/1", follow);
    peer.bring(&home, &undo).await;
    assert!(!home.follows(bob.id, alice.id()).await);
}

#[tokio::test]
async fn an_undo_may_name_the_follow_by_its_id() {
    let home = Home::start().await;
    let (peer, alice) = (FakePeer::start(&home).await, home.account("alice").await);
    let bob = peer.person("bob");
    let follow = peer.activity("Follow", &bob, "follows/1", json!(alice.account().uri));
    peer.bring(&home, &follow).await;

    peer.bring(&home, &peer.activity("Undo", &bob, "undo/1", follow["id"].clone())).await;

    let bob = home.known(&bob).await.unwrap();
    assert!(!home.follows(bob.id, alice.id()).await);
}

#[tokio::test]
async fn we_follow_a_peer_once_it_says_yes() {
    let home = Home::start().await;
    let (peer, alice) = (FakePeer::start(&home).await, home.account("alice").await);
    peer.person("bob");
    let handle = Handle::parse(&format!("@bob@{}", peer.host())).unwrap();
    let bob = remote::account_by_handle(&home.app, &handle).await.unwrap().unwrap();

    let terms = FollowTerms::default();
    service::follow::follow(&home.app, &alice, bob.id, terms).await.unwrap();
    home.settle().await;
    let follows = peer.took("Follow");
    assert_eq!(follows[0]["object"], bob.uri);
    assert!(!home.follows(alice.id(), bob.id).await);

    let accept = peer.activity("Accept", &bob.uri, "accepts/1", follows[0]["id"].clone());
    peer.bring(&home, &accept).await;
    assert!(home.follows(alice.id(), bob.id).await);

    let reject = peer.activity("Reject", &bob.uri, "rejects/1", follows[0].clone());
    peer.bring(&home, &reject).await;
    assert!(!home.follows(alice.id(), bob.id).await);
}

#[tokio::test]
async fn a_block_ends_the_follow() {
    let home = Home::start().await;
    let (peer, alice) = (FakePeer::start(&home).await, home.account("alice").await);
    let bob = peer.person("bob");
    let us = json!(alice.account().uri);
    peer.bring(&home, &peer.activity("Follow", &bob, "follows/1", us.clone())).await;

    peer.bring(&home, &peer.activity("Block", &bob, "blocks/1", us)).await;

    let bob = home.known(&bob).await.unwrap();
    assert!(!home.follows(bob.id, alice.id()).await);
}

#[tokio::test]
async fn an_account_that_is_gone_is_forgotten() {
    let home = Home::start().await;
    let (peer, alice) = (FakePeer::start(&home).await, home.account("alice").await);
    let bob = peer.person("bob");
    peer.bring(&home, &peer.activity("Follow", &bob, "f/1", json!(alice.account().uri))).await;

    peer.bring(&home, &peer.activity("Delete", &bob, "delete", json!(bob))).await;

    assert!(home.known(&bob).await.is_none());
}

#[tokio::test]
async fn a_changed_profile_is_taken_over() {
    let home = Home::start().await;
    let (peer, alice) = (FakePeer::start(&home).await, home.account("alice").await);
    let bob = peer.person("bob");
    peer.bring(&home, &peer.activity("Follow", &bob, "f/1", json!(alice.account().uri))).await;
    let actor = federation_document(&peer, &bob);

    peer.bring(&home, &peer.activity("Update", &bob, "update/1", actor)).await;

    let known = home.known(&bob).await.unwrap();
    assert_eq!(known.display_name, "Bob the Changed");
    assert!(!known.note.as_str().contains("script"), "{}", known.note);
    let _ = federation::resolve::refresh(&home.app, known.id, 0).await;
    assert_eq!(home.known(&bob).await.unwrap().display_name, "BOB");
}

fn federation_document(peer: &FakePeer, bob: &str) -> serde_json::Value {
    json!({
        "id": bob, "type": "Person", "preferredUsername": "bob", "name": "Bob the  Changed",
        "summary": "<p>new</p><script>alert(1)</script>", "inbox": format!("{bob}/inbox"),
        "publicKey": { "id": format!("{bob}#main-key"), "owner": bob,
            "publicKeyPem": peer_key() },
        "endpoints": { "sharedInbox": format!("{}/inbox", peer.base) },
    })
}

fn peer_key() -> String {
    super::peer::public_key()
}

#[tokio::test]
async fn the_pages_of_whom_somebody_follows_are_asked_whether_they_link_back() {
    let home = Home::start().await;
    let (peer, alice) = (FakePeer::start(&home).await, home.account("alice").await);
    let id = peer.person("bob");
    let update = async |text: &str| {
        let link = format!(r#"<a href="{}/about">{text}</a>"#, peer.base);
        let actor = json!({
            "id": id, "type": "Person", "preferredUsername": "bob",
            "inbox": format!("{id}/inbox"),
            "publicKey": peer.document(&id)["publicKey"],
            "attachment": [{ "type": "PropertyValue", "name": "Web", "value": link }],
        });
        peer.show(actor.clone());
        peer.bring(&home, &peer.activity("Update", &id, text, actor)).await;
        peer.asked().iter().filter(|path| *path == "/about").count()
    };
    let bob = remote::account(&home.app, &id).await.unwrap();
    assert_eq!(update("one").await, 0, "nobody here cares");
    let terms = FollowTerms::default();
    service::follow::follow(&home.app, &alice, bob.id, terms).await.unwrap();
    let granted = service::follow::Named::Other(alice.id());
    service::follow::receive_accept(&home.app, bob.id, granted).await.unwrap();

    assert_eq!(update("two").await, 1);
    assert_eq!(update("three").await, 1, "not for every change");
}
