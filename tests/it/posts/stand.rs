//! Blocks, mutes and notes.

use std::time::Duration;

use tusklet::base::Refusal;
use tusklet::db;
use tusklet::model::FollowTerms;
use tusklet::service::{block, follow, mute, note};

use crate::support::{TestServer, refusal, refused_field};

#[tokio::test]
async fn a_block_ends_follows_both_ways_and_empties_the_home() {
    let server = TestServer::start();
    let (alice, bob) = (server.account("alice").await, server.account("bob").await);
    server.follow(&alice, bob.id()).await;
    server.follow(&bob, alice.id()).await;
    let status = server.publish(&bob, "hi @alice").await.status.id;
    assert_eq!(server.home(&alice).await, [status]);

    block::block(&server.app, &alice, bob.id()).await.unwrap();

    assert!(!server.follows(alice.id(), bob.id()).await);
    assert!(!server.follows(bob.id(), alice.id()).await);
    assert!(server.home(&alice).await.is_empty() && server.told(&alice).await.is_empty());
    assert!(server.jobs().await.is_empty(), "nobody elsewhere has to do with it");
    let again = follow::follow(&server.app, &bob, alice.id(), FollowTerms::default()).await;
    assert!(matches!(refusal(again), Refusal::Forbidden(_)));
    let itself = block::block(&server.app, &alice, alice.id()).await;
    assert!(matches!(refusal(itself), Refusal::Forbidden(_)));
}

#[tokio::test]
async fn a_peer_is_told_of_a_block_and_of_its_end() {
    let server = TestServer::start();
    let alice = server.account("alice").await;
    let zoe = server.stranger("zoe@peer.example").await;
    server.follow(&alice, zoe).await;
    server.is_followed(&alice, zoe).await;
    server.take_jobs().await;

    block::block(&server.app, &alice, zoe).await.unwrap();

    let kinds: Vec<_> = server
        .take_jobs()
        .await
        .iter()
        .map(|job| match job {
            tusklet::model::Job::Tell { activity, .. } => activity["type"].clone(),
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(kinds, ["Undo", "Reject", "Block"]);

    block::block(&server.app, &alice, zoe).await.unwrap();
    assert!(server.jobs().await.is_empty(), "a second block says nothing new");

    block::unblock(&server.app, &alice, zoe).await.unwrap();
    let undo = server.told_peer(zoe).await;
    assert_eq!(
        (undo["type"].as_str(), undo["object"]["type"].as_str()),
        (Some("Undo"), Some("Block"))
    );
    assert_eq!(undo["object"]["object"], "https://peer.example/users/zoe");
}

#[tokio::test]
async fn who_is_blocked_from_elsewhere_no_longer_sees_the_blocker() {
    let server = TestServer::start();
    let alice = server.account("alice").await;
    let zoe = server.stranger("zoe@peer.example").await;
    server.follow(&alice, zoe).await;
    server.is_followed(&alice, zoe).await;
    let status = server.accept(server.note(zoe, "hi")).await;
    server.take_jobs().await;

    let uri = "https://peer.example/blocks/1".to_owned();
    block::receive(&server.app, zoe, &alice, uri).await.unwrap();

    assert!(!server.follows(alice.id(), zoe).await && !server.follows(zoe, alice.id()).await);
    assert!(!server.may_see(Some(alice.id()), status).await);
    assert!(server.jobs().await.is_empty());
    block::receive_undo(&server.app, zoe, &alice).await.unwrap();
    assert!(server.may_see(Some(alice.id()), status).await);
}

#[tokio::test]
async fn a_mute_hides_for_a_while_or_for_good() {
    let server = TestServer::start();
    let (alice, bob) = (server.account("alice").await, server.account("bob").await);
    server.follow(&alice, bob.id()).await;
    let status = server.publish(&bob, "hi").await.status.id;

    let hour = Some(Duration::from_hours(1));
    mute::mute(&server.app, &alice, bob.id(), true, hour).await.unwrap();
    assert!(server.home(&alice).await.is_empty());
    server.pass(Duration::from_mins(61));
    assert_eq!(server.home(&alice).await, [status]);

    mute::mute(&server.app, &alice, bob.id(), true, Some(Duration::ZERO)).await.unwrap();
    server.pass(Duration::from_hours(10_000));
    assert!(server.home(&alice).await.is_empty());
    mute::unmute(&server.app, &alice, bob.id()).await.unwrap();
    assert_eq!(server.home(&alice).await, [status]);
}

#[tokio::test]
async fn a_note_is_kept_and_has_its_limit() {
    let server = TestServer::start();
    let (alice, bob) = (server.account("alice").await, server.account("bob").await);

    note::set(&server.app, &alice, bob.id(), " met in Rome ").await.unwrap();

    let (viewer, bob, now) = (alice.id(), bob.id(), server.app.clock.now());
    let kept = server.write(move |tx| db::relationship::of(tx, viewer, &[bob], now)).await;
    assert_eq!(kept[0].note, "met in Rome");
    let long = note::set(&server.app, &alice, bob, &"x".repeat(2_001)).await;
    assert_eq!(refused_field(long), "comment");
}
