//! Following among our own people.

use tusklet::base::Refusal;
use tusklet::model::{FollowOutcome, FollowTerms, NotificationKind};
use tusklet::service::follow::{authorize, follow, reject, remove_follower, unfollow};
use tusklet::service::status::boost;

use crate::support::{TestServer, refusal};

#[tokio::test]
async fn a_follow_is_made_at_once_and_brings_the_newest_statuses() {
    let server = TestServer::start();
    let (alice, bob) = (server.account("alice").await, server.account("bob").await);
    for number in 0..25 {
        server.publish(&bob, &format!("number {number}")).await;
    }

    let made = follow(&server.app, &alice, bob.id(), FollowTerms::default()).await.unwrap();

    assert_eq!(made, FollowOutcome::Following);
    assert_eq!(server.home(&alice).await.len(), 20);
    assert_eq!(server.told_kinds(&bob).await, [NotificationKind::Follow]);
    let bob_now = server.write(move |tx| tusklet::db::account::by_id(tx, bob.id())).await.unwrap();
    assert_eq!(bob_now.followers_count, 1);
    assert!(server.jobs().await.is_empty());
}

#[tokio::test]
async fn following_again_changes_the_terms() {
    let server = TestServer::start();
    let (alice, bob) = (server.account("alice").await, server.account("bob").await);
    let carols = server.account("carol").await;
    let carols = server.publish(&carols, "worth it").await.status.id;
    server.follow(&alice, bob.id()).await;

    let terms = FollowTerms { shows_boosts: Some(false), notifies: None };
    follow(&server.app, &alice, bob.id(), terms).await.unwrap();

    boost(&server.app, &bob, carols, None).await.unwrap();
    assert!(server.home(&alice).await.is_empty());
    assert_eq!(server.told_kinds(&bob).await, [NotificationKind::Follow], "told once");
}

#[tokio::test]
async fn who_unfollows_no_longer_reads() {
    let server = TestServer::start();
    let (alice, bob) = (server.account("alice").await, server.account("bob").await);
    server.publish(&bob, "before").await;
    server.follow(&alice, bob.id()).await;

    unfollow(&server.app, &alice, bob.id()).await.unwrap();
    unfollow(&server.app, &alice, bob.id()).await.unwrap();

    server.publish(&bob, "after").await;
    assert!(server.home(&alice).await.is_empty());
    assert!(server.told(&bob).await.is_empty(), "what was told is taken back");
}

#[tokio::test]
async fn who_is_locked_is_asked_first() {
    let server = TestServer::start();
    let (alice, bob) = (server.account("alice").await, server.account("bob").await);
    let locked = server.locked_account("lotte").await;
    server.publish(&locked, "inside").await;
    let asked = |who| follow(&server.app, who, locked.id(), FollowTerms::default());

    assert_eq!(asked(&alice).await.unwrap(), FollowOutcome::Requested);
    assert_eq!(asked(&bob).await.unwrap(), FollowOutcome::Requested);
    assert_eq!(server.told_kinds(&locked).await, [NotificationKind::FollowRequest; 2]);
    assert!(!server.follows(alice.id(), locked.id()).await);

    authorize(&server.app, &locked, alice.id()).await.unwrap();
    reject(&server.app, &locked, bob.id()).await.unwrap();

    assert!(server.follows(alice.id(), locked.id()).await);
    assert!(!server.follows(bob.id(), locked.id()).await);
    assert!(!server.asks(bob.id(), locked.id()).await);
    assert_eq!(server.home(&alice).await.len(), 1);
    assert_eq!(server.told_kinds(&locked).await, [NotificationKind::Follow]);
    assert_eq!(
        refusal(authorize(&server.app, &locked, bob.id()).await),
        Refusal::NotFound("follow request")
    );
    assert!(server.jobs().await.is_empty());
}

#[tokio::test]
async fn a_follower_can_be_sent_away() {
    let server = TestServer::start();
    let (alice, bob) = (server.account("alice").await, server.account("bob").await);
    server.publish(&bob, "inside").await;
    server.follow(&alice, bob.id()).await;

    remove_follower(&server.app, &bob, alice.id()).await.unwrap();

    assert!(!server.follows(alice.id(), bob.id()).await);
    assert!(server.home(&alice).await.is_empty());
}

#[tokio::test]
async fn nobody_follows_themselves_or_nobody() {
    let server = TestServer::start();
    let alice = server.account("alice").await;

    let itself = follow(&server.app, &alice, alice.id(), FollowTerms::default()).await;
    assert!(matches!(refusal(itself), Refusal::Forbidden(_)));
    let nobody =
        follow(&server.app, &alice, tusklet::base::AccountId(7), FollowTerms::default()).await;
    assert_eq!(refusal(nobody), Refusal::NotFound("account"));
}
