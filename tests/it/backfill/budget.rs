//! One budget for each server and hour.

use std::time::Duration;

use serde_json::json;
use tusklet::db;
use tusklet::federation::resolve;
use tusklet::model::Job;

use crate::federation::home::Home;
use crate::federation::peer::FakePeer;

use super::{create, fetched, follow, met, old_note, outbox, posts};

const HOUR: Duration = Duration::from_hours(1);

async fn frugal() -> (Home, FakePeer) {
    let home = Home::start_with(|config| config.limits.background_fetches = 10).await;
    let peer = FakePeer::start(&home).await;
    (home, peer)
}

async fn wish(home: &Home, uris: Vec<String>) {
    let now = home.app.clock.now();
    let leave = home.app.db.write(move |tx| {
        for uri in uris {
            tx.enqueue(&Job::FetchStatus { uri }, now)?;
        }
        Ok(())
    });
    leave.await.unwrap();
}

#[tokio::test]
async fn work_that_finds_the_budget_spent_waits_for_the_next_hour_and_is_not_lost() {
    let (home, peer) = frugal().await;
    let bob = peer.person("bob");
    met(&home, &bob).await;
    let before = fetched(&peer);
    let notes: Vec<String> = (1..=25)
        .map(|n| old_note(&home, &peer, &bob, n, 1)["id"].as_str().unwrap().to_owned())
        .collect();
    wish(&home, notes.clone()).await;

    home.settle().await;
    assert_eq!(fetched(&peer) - before, 10);
    let now = home.app.clock.now();
    let hosts = home.read(move |tx| db::fetches::hosts(tx, now, 10)).await;
    assert_eq!(hosts.len(), 1);
    assert_eq!((hosts[0].host.as_str(), hosts[0].spent, hosts[0].put_off), (peer.host(), 10, 15));

    home.pass(Duration::from_secs(3_599)).await;
    assert_eq!(fetched(&peer) - before, 10, "the hour is not over");
    home.pass(Duration::from_secs(1)).await;
    assert_eq!(fetched(&peer) - before, 20);
    home.pass(HOUR).await;
    assert_eq!(fetched(&peer) - before, 25);
    for uri in notes {
        assert!(home.status(&uri).await.is_some(), "{uri}");
    }
}

#[tokio::test]
async fn a_restart_does_not_renew_the_budget() {
    let (home, peer) = frugal().await;
    let bob = peer.person("bob");
    met(&home, &bob).await;
    let before = fetched(&peer);
    let note = |n| old_note(&home, &peer, &bob, n, 1)["id"].as_str().unwrap().to_owned();
    wish(&home, (1..=20).map(note).collect()).await;
    home.settle().await;

    let again = home.killed_and_started_again();
    again.settle().await;
    assert_eq!(fetched(&peer) - before, 10);
}

#[tokio::test]
async fn who_waits_for_an_answer_is_not_counted() {
    let (home, peer) = frugal().await;
    let bob = peer.person("bob");
    met(&home, &bob).await;
    let note = |n| old_note(&home, &peer, &bob, n, 1)["id"].as_str().unwrap().to_owned();
    wish(&home, (1..=20).map(note).collect()).await;
    home.settle().await;

    let wanted = old_note(&home, &peer, &bob, 30, 1)["id"].as_str().unwrap().to_owned();
    resolve::status(&home.app, &wanted).await.unwrap();

    let now = home.app.clock.now();
    let hosts = home.read(move |tx| db::fetches::hosts(tx, now, 10)).await;
    assert_eq!(hosts[0].spent, 10);
}

#[tokio::test]
async fn other_servers_have_budgets_of_their_own_and_a_follow_goes_on_where_it_stopped() {
    let (home, peer) = frugal().await;
    let (other, alice) = (FakePeer::start(&home).await, home.account("alice").await);
    let (bob, zoe) = (peer.person("bob"), other.person("zoe"));
    let own: Vec<_> = (1..=12).map(|n| old_note(&home, &peer, &bob, n, n)["id"].clone()).collect();
    outbox(&peer, &bob, &own, 20);
    outbox(&other, &zoe, &[create(&old_note(&home, &other, &zoe, 1, 1))], 20);
    let (bob, zoe) = (met(&home, &bob).await, met(&home, &zoe).await);

    follow(&home, &alice, bob).await;
    home.settle().await;
    // Pins, outbox and its page are asked for, too.
    assert_eq!(posts(&home, bob).await.len(), 7);
    follow(&home, &alice, zoe).await;
    home.settle().await;
    assert_eq!(posts(&home, zoe).await.len(), 1);

    home.pass(HOUR).await;
    assert_eq!(posts(&home, bob).await.len(), 12);
    assert_eq!(super::times(&peer, "/users/bob/outbox"), 1, "what came is not asked for again");
}

#[tokio::test]
async fn a_hidden_address_is_counted_under_its_own_host() {
    let (home, peer) = frugal().await;
    let bob = peer.person("bob");
    met(&home, &bob).await;
    let moved = peer.note(&bob, 9, "moved");
    peer.show_at("/short/9", json!({ "id": moved["id"], "type": "Note" }));
    wish(&home, vec![format!("{}/short/9", peer.base)]).await;
    home.settle().await;
    let now = home.app.clock.now();
    let hosts = home.read(move |tx| db::fetches::hosts(tx, now, 10)).await;
    assert_eq!(hosts[0].spent, 2, "the other name was asked for, too");
}
