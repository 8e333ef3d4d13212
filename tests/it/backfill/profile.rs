//! Profiles of which little is known.

use std::time::Duration;

use tusklet::base::Refusal;
use tusklet::db;
use tusklet::service::posts as deed;

use crate::federation::home::Home;
use crate::federation::peer::FakePeer;
use crate::support::refusal;

use super::{create, met, old_note, outbox, posts, times};

#[tokio::test]
async fn who_opens_a_little_known_profile_finds_the_newest_posts_a_moment_later() {
    let home = Home::start().await;
    let peer = FakePeer::start(&home).await;
    let bob = peer.person("bob");
    let entries: Vec<_> =
        (1..=30).map(|day| create(&old_note(&home, &peer, &bob, day, day))).collect();
    outbox(&peer, &bob, &entries, 20);
    let id = met(&home, &bob).await;

    deed::ask(&home.app, id).await.unwrap();
    home.settle().await;
    assert_eq!(posts(&home, id).await.len(), 30);

    home.app.clock.advance(Duration::from_hours(1));
    deed::ask(&home.app, id).await.unwrap();
    home.settle().await;
    assert_eq!(times(&peer, "/users/bob/outbox"), 1, "now it is known well");
    deed::ask_now(&home.app, id).await.unwrap();
    home.settle().await;
    assert_eq!(times(&peer, "/users/bob/outbox"), 2, "but who wants to may");
    assert_eq!(refusal(deed::ask_now(&home.app, id).await), Refusal::TooMany);
}

#[tokio::test]
async fn a_profile_is_not_asked_for_again_within_a_quarter_of_an_hour() {
    let home = Home::start().await;
    let peer = FakePeer::start(&home).await;
    let id = met(&home, &peer.person("bob")).await;
    for minutes in [0, 14, 1] {
        home.app.clock.advance(Duration::from_mins(minutes));
        deed::ask(&home.app, id).await.unwrap();
        home.settle().await;
    }
    assert_eq!(times(&peer, "/users/bob/outbox"), 2);
}

#[tokio::test]
async fn how_many_there_are_is_known_from_their_server_and_told_while_some_are_missing() {
    let home = Home::start().await;
    let peer = FakePeer::start(&home).await;
    let bob = peer.person("bob");
    let entries: Vec<_> =
        (1..=42).map(|day| create(&old_note(&home, &peer, &bob, day, day))).collect();
    outbox(&peer, &bob, &entries, 21);
    let id = met(&home, &bob).await;
    deed::ask(&home.app, id).await.unwrap();
    home.settle().await;

    let now = home.app.clock.now();
    let told = home.read(move |tx| {
        let account = db::account::by_id(tx, id)?.unwrap();
        deed::completeness(tx, &account, now)
    });
    let told = told.await.unwrap();
    assert_eq!((told.here, told.there), (40, 42));
}
