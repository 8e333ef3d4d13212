//! Hosts that do not answer: left alone, given up, and back again.

use std::time::{Duration, Instant};

use serde_json::json;
use tusklet::db;
use tusklet::db::peer::Failing;
use tusklet::model::told::Fate;
use tusklet::model::{LocalAccount, Visibility};

use crate::federation::home::Home;
use crate::federation::peer::FakePeer;

const DAY: Duration = Duration::from_hours(24);

async fn followed() -> (Home, FakePeer, LocalAccount) {
    let home = Home::start().await;
    let (peer, alice) = (FakePeer::start(&home).await, home.account("alice").await);
    let bob = peer.person("bob");
    peer.bring(&home, &peer.activity("Follow", &bob, "f/1", json!(alice.account().uri))).await;
    peer.took("Accept");
    (home, peer, alice)
}

async fn publish(home: &Home, alice: &LocalAccount, text: &str) -> String {
    let status = home.publish(alice, Visibility::Public, text).await.status;
    home.settle().await;
    status.uri
}

fn posts(peer: &FakePeer) -> usize {
    peer.asked().iter().filter(|path| *path == "/inbox").count()
}

#[tokio::test]
async fn a_host_that_fails_on_seven_days_is_told_no_more_until_it_speaks() {
    let (home, peer, alice) = followed().await;
    peer.fail(Some(502));
    let first = publish(&home, &alice, "one").await;
    for _ in 0..5 {
        home.pass(DAY).await;
    }
    assert_eq!(home.waiting().await, 1, "six days are not enough");
    home.pass(DAY).await;
    assert_eq!(home.waiting().await, 0, "on the seventh it is given up");

    let tries = posts(&peer);
    let second = publish(&home, &alice, "two").await;
    home.pass(DAY).await;
    assert_eq!((posts(&peer), home.waiting().await), (tries, 0), "and nothing more is kept");
    for uri in [first, second] {
        let told = home.read(move |tx| db::told::of(tx, &uri)).await;
        assert!(matches!(&told[0].fate, Fate::Refused { why, .. } if why.contains("for days")));
    }

    peer.fail(None);
    let bob = peer.actor("bob");
    peer.bring(&home, &peer.activity("Like", &bob, "l/1", json!(home.url("/none")))).await;
    publish(&home, &alice, "three").await;
    assert_eq!(peer.took("Create").len(), 1);
}

#[tokio::test]
async fn a_day_on_which_a_host_answers_makes_it_begin_anew() {
    let (home, peer, alice) = followed().await;
    let host = peer.host().to_owned();
    for round in 0..2 {
        peer.fail(Some(502));
        publish(&home, &alice, "hello").await;
        for _ in 0..4 {
            home.pass(DAY).await;
        }
        peer.fail(None);
        home.pass(DAY).await;
        assert_eq!(peer.took("Create").len(), 1, "{round}");
    }
    let known = home.read(move |tx| db::peer::by_domain(tx, &host)).await.unwrap();
    assert_eq!((known.failing_days, known.unavailable_since), (0, None));
}

#[tokio::test]
async fn a_host_that_counts_as_gone_is_back_once_it_answers_a_question() {
    let (home, peer, alice) = followed().await;
    let (host, now) = (peer.host().to_owned(), home.app.clock.now());
    let gone = move |tx: &db::WriteTx<'_>| {
        let failing = Failing {
            failures: 9,
            paused_until: None,
            days: (7, 1),
            unavailable_since: Some(now),
            why: "gone",
        };
        Ok(db::peer::failed(tx, &host, failing, now)?)
    };
    home.app.db.write(gone).await.unwrap();
    publish(&home, &alice, "one").await;
    assert_eq!(peer.received().len(), 0);

    peer.person("carol");
    tusklet::remote::account(&home.app, &peer.actor("carol")).await.unwrap();

    publish(&home, &alice, "two").await;
    assert_eq!(peer.took("Create").len(), 1);
}

#[tokio::test]
async fn a_host_that_asks_for_peace_is_left_alone_for_as_long_as_it_says() {
    let (home, peer, alice) = followed().await;
    for code in [429, 503] {
        let before = posts(&peer);
        peer.fail(Some(code));
        peer.ask_for_peace(Some(600));
        publish(&home, &alice, "one").await;
        publish(&home, &alice, "two").await;
        assert_eq!(posts(&peer), before + 1, "one request is enough to be told");
        home.pass(Duration::from_mins(9)).await;
        assert_eq!(posts(&peer), before + 1);

        peer.fail(None);
        home.pass(Duration::from_mins(2)).await;
        assert_eq!((peer.took("Create").len(), home.waiting().await), (2, 0), "{code}");
    }
    let host = peer.host().to_owned();
    let known = home.read(move |tx| db::peer::by_domain(tx, &host)).await.unwrap();
    assert_eq!((known.failures, known.failing_days), (0, 0), "that is no failure");
}

#[tokio::test]
async fn no_more_than_two_at_a_time_set_out_for_one_host() {
    let (home, peer, alice) = followed().await;
    peer.hang();
    let before = posts(&peer);
    for text in ["one", "two", "three", "four"] {
        home.publish(&alice, Visibility::Public, text).await;
    }
    let app = home.app.clone();
    let work = tokio::spawn(async move { tusklet::worker::turn(&app).await.unwrap() });
    let started = Instant::now();
    let mut both = None;
    // A moment longer than it takes for two, in which a third could come.
    while both.is_none_or(|at: Instant| at.elapsed() < Duration::from_millis(300)) {
        assert!(started.elapsed() < Duration::from_secs(8), "two did not set out");
        if both.is_none() && posts(&peer) >= before + 2 {
            both = Some(Instant::now());
        }
        tokio::task::yield_now().await;
    }

    assert_eq!(posts(&peer), before + 2);
    work.abort();
}
