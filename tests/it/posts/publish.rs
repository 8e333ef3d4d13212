//! Publishing: audience, words, who is told, where it shows, what is left for peers.

use std::time::Duration;

use tusklet::base::{MediaId, StatusId};
use tusklet::db;
use tusklet::model::{Draft, Event, Job, NotificationKind, Visibility};
use tusklet::service::status::publish;

use crate::support::{TestServer, refusal, refused_field};

#[tokio::test]
async fn a_status_has_its_addresses_and_is_in_its_homes() {
    let server = TestServer::start();
    let (alice, bob) = (server.account("alice").await, server.account("bob").await);
    server.follow(&bob, alice.id()).await;
    let mut events = server.app.hub.listen();

    let view = server.publish(&alice, "Hello #World").await;

    let id = view.status.id;
    assert_eq!(view.status.uri, format!("https://home.example/users/alice/statuses/{id}"));
    assert_eq!(view.status.url, Some(format!("https://home.example/@alice/{id}")));
    assert_eq!(
        view.status.conversation,
        Some(format!("tag:home.example,2025-11-23:objectId={id}:objectType=Conversation"))
    );
    assert!(view.status.html.as_str().contains("href=\"https://home.example/tags/world\""));
    assert_eq!(view.tags, ["world"]);
    assert_eq!((server.home(&alice).await, server.home(&bob).await), (vec![id], vec![id]));
    let Event::StatusCreated { status, homes, .. } = &*events.try_recv().unwrap() else { panic!() };
    assert_eq!((*status, homes.len()), (id, 2));
    assert!(server.jobs().await.is_empty(), "nobody elsewhere listens");
}

#[tokio::test]
async fn who_is_named_is_told_once_and_only_if_they_may_see_it() {
    let server = TestServer::start();
    let (alice, bob) = (server.account("alice").await, server.account("bob").await);
    server.follow(&bob, alice.id()).await;

    for visibility in [Visibility::Public, Visibility::Direct, Visibility::OnlyMe] {
        server.publish_to(&alice, visibility, "@bob and @BOB@home.example and @nobody").await;
    }

    let mention = NotificationKind::Mention;
    assert_eq!(server.told_kinds(&bob).await, [mention, mention]);
    assert_eq!(server.told_kinds(&alice).await, [NotificationKind::Follow]);
}

#[tokio::test]
async fn a_direct_status_is_seen_by_who_is_named_and_nobody_else() {
    let server = TestServer::start();
    let (alice, bob) = (server.account("alice").await, server.account("bob").await);
    let carol = server.account("carol").await;
    server.follow(&carol, alice.id()).await;

    let to_bob = server.publish_to(&alice, Visibility::Direct, "@bob psst").await.status.id;
    let to_nobody = server.publish_to(&alice, Visibility::Direct, "psst").await.status.id;

    assert!(server.may_see(Some(bob.id()), to_bob).await);
    assert!(!server.may_see(Some(carol.id()), to_bob).await);
    assert!(!server.may_see(Some(bob.id()), to_nobody).await);
    assert!(server.home(&carol).await.is_empty());
    assert_eq!(server.home(&alice).await, [to_nobody, to_bob]);
}

#[tokio::test]
async fn who_blocks_or_mutes_the_author_is_not_told() {
    let server = TestServer::start();
    let alice = server.account("alice").await;
    let (bob, carol) = (server.account("bob").await, server.account("carol").await);
    tusklet::service::block::block(&server.app, &bob, alice.id()).await.unwrap();
    let hour = Some(Duration::from_hours(1));
    tusklet::service::mute::mute(&server.app, &carol, alice.id(), true, hour).await.unwrap();

    server.publish(&alice, "@bob @carol").await;
    assert!(server.told(&bob).await.is_empty() && server.told(&carol).await.is_empty());

    server.pass(Duration::from_hours(2));
    server.publish(&alice, "@bob @carol again").await;
    assert!(server.told(&bob).await.is_empty());
    assert_eq!(server.told_kinds(&carol).await, [NotificationKind::Mention]);
}

#[tokio::test]
async fn who_asked_is_told_of_each_new_status_but_not_of_answers_to_others() {
    let server = TestServer::start();
    let (alice, bob) = (server.account("alice").await, server.account("bob").await);
    let carol = server.account("carol").await;
    let terms = tusklet::model::FollowTerms { notifies: Some(true), ..Default::default() };
    tusklet::service::follow::follow(&server.app, &bob, alice.id(), terms).await.unwrap();
    let carols = server.publish(&carol, "hm").await.status.id;

    let news = server.publish(&alice, "news").await.status.id;
    let answer = Draft { in_reply_to: Some(carols), ..Draft::of("@carol yes") };
    server.publish_draft(&alice, answer).await;

    assert_eq!(server.told(&bob).await, [(NotificationKind::Status, alice.id(), Some(news))]);
    assert_eq!(server.home(&bob).await, [news], "an answer to a stranger is in no home");
}

#[tokio::test]
async fn an_answer_is_in_its_thread_and_as_narrow_as_what_it_answers() {
    let server = TestServer::start();
    let (alice, bob) = (server.account("alice").await, server.account("bob").await);
    let peer = server.stranger("zoe@peer.example").await;
    server.is_followed(&bob, peer).await;
    server.take_jobs().await;

    for (asked, parent, expected) in [
        (Visibility::Public, Visibility::Local, Visibility::Local),
        (Visibility::OnlyMe, Visibility::Local, Visibility::OnlyMe),
        (Visibility::Public, Visibility::Public, Visibility::Public),
    ] {
        let parent = server.publish_to(&alice, parent, "a thought").await.status;
        let draft =
            Draft { visibility: asked, in_reply_to: Some(parent.id), ..Draft::of("I agree") };
        let answer = server.publish_draft(&bob, draft).await.status;
        assert_eq!(answer.visibility, expected);
        assert_eq!(answer.conversation, parent.conversation);
        assert_eq!(answer.in_reply_to_account, Some(alice.id()));
        assert_eq!(server.take_jobs().await.is_empty(), expected.is_local_only());
    }
    assert!(server.told(&alice).await.is_empty(), "only who is named in the text is mentioned");
}

#[tokio::test]
async fn what_one_may_not_see_cannot_be_answered() {
    let server = TestServer::start();
    let (alice, bob) = (server.account("alice").await, server.account("bob").await);
    let hidden = server.publish_to(&alice, Visibility::OnlyMe, "secret").await.status.id;

    for id in [hidden, StatusId(1)] {
        let draft = Draft { in_reply_to: Some(id), ..Draft::of("what?") };
        assert_eq!(
            refusal(publish(&server.app, &bob, draft).await),
            tusklet::base::Refusal::NotFound("status")
        );
    }
}

#[tokio::test]
async fn a_status_leaves_if_and_only_if_somebody_elsewhere_shall_see_it() {
    let server = TestServer::start();
    let (alice, bob) = (server.account("alice").await, server.account("bob").await);
    let peer = server.stranger("zoe@peer.example").await;

    for visibility in Visibility::ALL {
        server.publish_to(&alice, visibility, "to followers, of whom none is elsewhere").await;
        assert_eq!(server.take_jobs().await, [], "{visibility:?}");
        server.publish_to(&bob, visibility, "hi @zoe@peer.example").await;
        assert_eq!(server.take_jobs().await.is_empty(), visibility.is_local_only());
    }
    server.is_followed(&alice, peer).await;
    server.take_jobs().await;
    for visibility in Visibility::ALL {
        let status = server.publish_to(&alice, visibility, "to followers").await.status.id;
        let leaves = !visibility.is_local_only() && visibility != Visibility::Direct;
        let expected = if leaves { vec![Job::AnnounceStatus { status }] } else { vec![] };
        assert_eq!(server.take_jobs().await, expected, "{visibility:?}");
    }
}

#[tokio::test]
async fn the_same_key_within_an_hour_is_the_same_status() {
    let server = TestServer::start();
    let (alice, bob) = (server.account("alice").await, server.account("bob").await);
    let keyed = || Draft { idempotency_key: Some("k".to_owned()), ..Draft::of("once") };

    let first = server.publish_draft(&alice, keyed()).await.status.id;
    assert_eq!(server.publish_draft(&alice, keyed()).await.status.id, first);
    assert_ne!(server.publish_draft(&bob, keyed()).await.status.id, first);
    server.pass(Duration::from_hours(2));
    assert_ne!(server.publish_draft(&alice, keyed()).await.status.id, first);
}

#[tokio::test]
async fn two_requests_at_once_with_one_key_make_one_status() {
    let server = TestServer::start();
    let alice = server.account("alice").await;
    let keyed = || Draft { idempotency_key: Some("k".to_owned()), ..Draft::of("once") };

    let all = (0..8).map(|_| publish(&server.app, &alice, keyed()));
    let mut ids: Vec<_> = futures_util::future::join_all(all)
        .await
        .into_iter()
        .map(|view| view.unwrap().status.id)
        .collect();

    ids.dedup();
    assert_eq!(ids.len(), 1);
    assert_eq!(server.home(&alice).await, ids);
}

#[tokio::test]
async fn the_language_is_the_given_one_or_the_authors_or_what_it_looks_like() {
    let server = TestServer::start();
    let alice = server.account("alice").await;
    let german = "Der schnelle braune Fuchs springt über den faulen Hund und geht dann nach Hause.";

    let given = Draft { language: Some("EN".to_owned()), ..Draft::of(german) };
    assert_eq!(server.publish_draft(&alice, given).await.status.language.as_deref(), Some("en"));
    assert_eq!(server.publish(&alice, german).await.status.language.as_deref(), Some("de"));

    let id = alice.id();
    server
        .write(move |tx| {
            let user = db::user::by_account(tx, id)?.unwrap();
            let user = tusklet::model::User { default_language: Some("fr".to_owned()), ..user };
            db::user::set_preferences(tx, &user)
        })
        .await;
    assert_eq!(server.publish(&alice, german).await.status.language.as_deref(), Some("fr"));
}

#[tokio::test]
async fn what_is_empty_or_too_long_is_refused() {
    let server = TestServer::start();
    let alice = server.account("alice").await;

    for draft in [
        Draft::of(" \n "),
        Draft::of("x".repeat(501)),
        Draft { content_warning: "x".repeat(500), ..Draft::of("y") },
    ] {
        assert_eq!(refused_field(publish(&server.app, &alice, draft).await), "status");
    }
    let draft = Draft { media: vec![MediaId(1)], ..Draft::of("") };
    assert_eq!(refused_field(publish(&server.app, &alice, draft).await), "media_ids");
    assert!(server.home(&alice).await.is_empty());
}
