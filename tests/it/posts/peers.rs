//! Following across servers: what is asked, granted, turned down and taken back.

use tusklet::model::{FollowOutcome, FollowTerms, Job, NotificationKind};
use tusklet::service::block;
use tusklet::service::follow::{
    Named, authorize, follow, receive_accept, receive_reject, receive_request, receive_undo,
    reject, remove_follower, unfollow,
};

use crate::support::TestServer;

const ZOE: &str = "https://peer.example/users/zoe";
const ALICE: &str = "https://home.example/users/alice";

#[tokio::test]
async fn a_peer_is_asked_once_and_only_its_word_makes_the_follow() {
    let server = TestServer::start();
    let alice = server.account("alice").await;
    let zoe = server.stranger("zoe@peer.example").await;
    let status = server.accept(server.note(zoe, "before")).await;

    let asked = follow(&server.app, &alice, zoe, FollowTerms::default()).await.unwrap();

    assert_eq!(asked, FollowOutcome::Requested);
    assert!(!server.follows(alice.id(), zoe).await);
    let activity = server.told_peer(zoe).await;
    assert_eq!(activity["type"], "Follow");
    assert_eq!((activity["actor"].as_str(), activity["object"].as_str()), (Some(ALICE), Some(ZOE)));
    follow(&server.app, &alice, zoe, FollowTerms::default()).await.unwrap();
    assert!(server.jobs().await.is_empty(), "asked once");

    let yan = server.stranger("yan@other.example").await;
    let uri = activity["id"].as_str().unwrap().to_owned();
    assert!(!receive_accept(&server.app, yan, Named::Uri(uri.clone())).await.unwrap());
    assert!(!receive_accept(&server.app, yan, Named::Other(alice.id())).await.unwrap());
    assert!(!server.follows(alice.id(), yan).await, "nobody is followed who was not asked");

    assert!(receive_accept(&server.app, zoe, Named::Uri(uri)).await.unwrap());
    assert!(server.follows(alice.id(), zoe).await && !server.asks(alice.id(), zoe).await);
    assert_eq!(server.home(&alice).await, [status]);
    assert!(server.jobs().await.is_empty());
}

#[tokio::test]
async fn a_peer_turns_us_down_now_or_later() {
    let server = TestServer::start();
    let alice = server.account("alice").await;
    let zoe = server.stranger("zoe@peer.example").await;
    follow(&server.app, &alice, zoe, FollowTerms::default()).await.unwrap();
    let uri = server.told_peer(zoe).await["id"].as_str().unwrap().to_owned();

    assert!(receive_reject(&server.app, zoe, Named::Uri(uri)).await.unwrap());
    assert!(!server.asks(alice.id(), zoe).await);

    server.follow(&alice, zoe).await;
    server.accept(server.note(zoe, "hi")).await;
    assert!(receive_reject(&server.app, zoe, Named::Other(alice.id())).await.unwrap());
    assert!(!server.follows(alice.id(), zoe).await && server.home(&alice).await.is_empty());
    assert!(!receive_reject(&server.app, zoe, Named::Other(alice.id())).await.unwrap());
}

#[tokio::test]
async fn taking_a_follow_back_undoes_what_was_sent() {
    let server = TestServer::start();
    let alice = server.account("alice").await;
    let zoe = server.stranger("zoe@peer.example").await;
    follow(&server.app, &alice, zoe, FollowTerms::default()).await.unwrap();
    let sent = server.told_peer(zoe).await;

    unfollow(&server.app, &alice, zoe).await.unwrap();

    let undo = server.told_peer(zoe).await;
    assert_eq!(undo["type"], "Undo");
    assert_eq!(undo["object"]["id"], sent["id"]);
    assert!(!server.asks(alice.id(), zoe).await);
}

#[tokio::test]
async fn a_peers_follower_is_welcome_and_answered_each_time() {
    let server = TestServer::start();
    let alice = server.account("alice").await;
    let zoe = server.stranger("zoe@peer.example").await;

    for number in 1..=2 {
        let uri = format!("https://peer.example/follows/{number}");
        let outcome = receive_request(&server.app, zoe, &alice, uri.clone()).await.unwrap();
        assert_eq!(outcome, FollowOutcome::Following);
        let accept = server.told_peer(zoe).await;
        assert_eq!(
            (accept["type"].as_str(), accept["actor"].as_str()),
            (Some("Accept"), Some(ALICE))
        );
        assert_eq!(accept["object"]["id"], uri.as_str());
        assert_eq!(accept["object"]["object"], ALICE);
    }
    assert_eq!(server.told_kinds(&alice).await, [NotificationKind::Follow]);

    let last = Named::Uri("https://peer.example/follows/2".to_owned());
    assert!(receive_undo(&server.app, zoe, last.clone()).await.unwrap());
    assert!(!server.follows(zoe, alice.id()).await && server.told(&alice).await.is_empty());
    assert!(!receive_undo(&server.app, zoe, last).await.unwrap());
}

#[tokio::test]
async fn who_is_locked_answers_a_peer_by_hand() {
    let server = TestServer::start();
    let lotte = server.locked_account("lotte").await;
    let (zoe, yan) =
        (server.stranger("zoe@peer.example").await, server.stranger("yan@other.example").await);
    for (follower, number) in [(zoe, 1), (yan, 2)] {
        let uri = format!("https://peer.example/follows/{number}");
        let outcome = receive_request(&server.app, follower, &lotte, uri).await.unwrap();
        assert_eq!(outcome, FollowOutcome::Requested);
    }
    assert!(server.jobs().await.is_empty());
    assert_eq!(server.told_kinds(&lotte).await, [NotificationKind::FollowRequest; 2]);

    authorize(&server.app, &lotte, zoe).await.unwrap();
    assert_eq!(server.told_peer(zoe).await["type"], "Accept");
    reject(&server.app, &lotte, yan).await.unwrap();
    assert_eq!(server.told_peer(yan).await["type"], "Reject");
    remove_follower(&server.app, &lotte, zoe).await.unwrap();
    let rejected = server.told_peer(zoe).await;
    assert_eq!(
        (rejected["type"].as_str(), rejected["object"]["id"].as_str()),
        (Some("Reject"), Some("https://peer.example/follows/1"))
    );
    assert!(!server.follows(zoe, lotte.id()).await);
}

#[tokio::test]
async fn who_is_blocked_is_turned_down_at_once() {
    let server = TestServer::start();
    let alice = server.account("alice").await;
    let zoe = server.stranger("zoe@peer.example").await;
    block::block(&server.app, &alice, zoe).await.unwrap();
    assert_eq!(server.told_peer(zoe).await["type"], "Block");

    let uri = "https://peer.example/follows/1".to_owned();
    let outcome = receive_request(&server.app, zoe, &alice, uri).await.unwrap();

    assert_eq!(outcome, FollowOutcome::Rejected);
    assert_eq!(server.told_peer(zoe).await["type"], "Reject");
    assert!(server.told(&alice).await.is_empty());
}

#[tokio::test]
async fn jobs_of_one_account_keep_their_order() {
    let server = TestServer::start();
    let alice = server.account("alice").await;
    let zoe = server.stranger("zoe@peer.example").await;
    follow(&server.app, &alice, zoe, FollowTerms::default()).await.unwrap();
    unfollow(&server.app, &alice, zoe).await.unwrap();
    follow(&server.app, &alice, zoe, FollowTerms::default()).await.unwrap();

    let jobs = server.jobs().await;
    let kinds: Vec<_> = jobs
        .iter()
        .map(|job| match job {
            Job::Tell { activity, .. } => activity["type"].as_str().unwrap(),
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(kinds, ["Follow", "Undo", "Follow"]);
    assert!(jobs.iter().all(|job| job.key() == jobs[0].key()));
}
