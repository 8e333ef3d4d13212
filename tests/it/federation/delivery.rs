//! Deliveries: tried again, held back, and never lost.

use std::time::{Duration, Instant};

use serde_json::json;
use tusklet::db;
use tusklet::model::{LocalAccount, Visibility};

use super::home::Home;
use super::peer::FakePeer;

async fn followed_by(home: &Home, peer: &FakePeer, alice: &LocalAccount, name: &str) {
    let actor = peer.person(name);
    let follow = peer.activity("Follow", &actor, "f/1", json!(alice.account().uri));
    peer.bring(home, &follow).await;
    assert_eq!(peer.took("Accept").len(), 1);
}

#[tokio::test]
async fn a_delivery_that_fails_is_tried_again_later() {
    let home = Home::start().await;
    let (peer, alice) = (FakePeer::start(&home).await, home.account("alice").await);
    followed_by(&home, &peer, &alice, "bob").await;
    peer.fail(Some(503));

    home.publish(&alice, Visibility::Public, "hello").await;
    home.settle().await;
    assert_eq!((peer.received().len(), home.waiting().await), (0, 1));

    peer.fail(None);
    home.settle().await;
    assert_eq!(peer.received().len(), 0, "not before its time");
    home.pass(Duration::from_secs(30)).await;
    assert_eq!((peer.took("Create").len(), home.waiting().await), (1, 0));
}

#[tokio::test]
async fn an_inbox_that_refuses_is_not_asked_again() {
    let home = Home::start().await;
    let (peer, alice) = (FakePeer::start(&home).await, home.account("alice").await);
    followed_by(&home, &peer, &alice, "bob").await;
    for code in [403, 404, 410] {
        peer.fail(Some(code));
        home.publish(&alice, Visibility::Public, "hello").await;
        home.settle().await;
        assert_eq!(home.waiting().await, 0, "{code}");
    }
}

#[tokio::test]
async fn a_host_that_keeps_failing_is_left_alone_until_it_speaks() {
    let home = Home::start().await;
    let (peer, alice) = (FakePeer::start(&home).await, home.account("alice").await);
    followed_by(&home, &peer, &alice, "bob").await;
    peer.fail(Some(500));
    for text in ["one", "two", "three"] {
        home.publish(&alice, Visibility::Public, text).await;
        home.settle().await;
    }
    let host = peer.host().to_owned();
    let known = home.read(move |tx| db::peer::by_domain(tx, &host)).await.unwrap();
    assert!(known.paused_until.is_some());

    peer.fail(None);
    home.publish(&alice, Visibility::Public, "four").await;
    home.settle().await;
    assert_eq!(peer.received().len(), 0, "the host is left alone");

    // It speaks: all that waited goes out at once.
    let bob = peer.actor("bob");
    peer.bring(&home, &peer.activity("Like", &bob, "l/1", json!(home.url("/none")))).await;
    assert_eq!((peer.took("Create").len(), home.waiting().await), (4, 0));
}

#[tokio::test]
async fn what_was_left_when_the_server_was_killed_is_sent_once() {
    let home = Home::start().await;
    let (peer, alice) = (FakePeer::start(&home).await, home.account("alice").await);
    followed_by(&home, &peer, &alice, "bob").await;
    peer.fail(Some(503));
    home.publish(&alice, Visibility::Public, "before").await;
    home.settle().await;
    home.publish(&alice, Visibility::Public, "not even begun").await;

    let again = home.killed_and_started_again();
    peer.fail(None);
    again.pass(Duration::from_mins(2)).await;

    let ids: Vec<_> = peer.took("Create").iter().map(|create| create["id"].clone()).collect();
    assert_eq!(ids.len(), 2);
    assert_ne!(ids[0], ids[1]);
    assert_eq!(again.waiting().await, 0);
}

#[tokio::test]
async fn a_host_that_hangs_holds_up_nobody_else() {
    let home = Home::start().await;
    let (peer, alice) = (FakePeer::start(&home).await, home.account("alice").await);
    followed_by(&home, &peer, &alice, "bob").await;
    let dead = FakePeer::start(&home).await;
    followed_by(&home, &dead, &alice, "carol").await;
    dead.hang();

    home.publish(&alice, Visibility::Public, "hello").await;
    let (app, started) = (home.app.clone(), Instant::now());
    let work = tokio::spawn(async move { tusklet::worker::turn(&app).await.unwrap() });
    while peer.received().is_empty() && started.elapsed() < Duration::from_secs(5) {
        tokio::task::yield_now().await;
    }

    assert_eq!(peer.took("Create").len(), 1);
    assert!(started.elapsed() < Duration::from_secs(2), "{:?}", started.elapsed());
    work.abort();
}
