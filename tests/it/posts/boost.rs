//! Boosts, ours and peers'.

use tusklet::base::{Refusal, StatusId};
use tusklet::model::{Event, Job, NotificationKind, RemoteBoost, Visibility};
use tusklet::service::status::{self, accept_boost, accept_unboost, boost, unboost};

use crate::support::{TestServer, refusal};

#[tokio::test]
async fn a_boost_is_made_once_and_can_be_taken_back() {
    let server = TestServer::start();
    let (alice, bob) = (server.account("alice").await, server.account("bob").await);
    let carol = server.account("carol").await;
    server.follow(&carol, bob.id()).await;
    let original = server.publish(&alice, "worth it").await.status.id;

    let view = boost(&server.app, &bob, original, None).await.unwrap();
    let again = boost(&server.app, &bob, original, None).await.unwrap();
    let of_boost = boost(&server.app, &bob, view.status.id, None).await.unwrap();

    let id = view.status.id;
    assert_eq!((again.status.id, of_boost.status.id), (id, id));
    assert_eq!(view.boosted.as_ref().unwrap().status.boosts_count, 1);
    assert!(view.boosted.unwrap().marks.unwrap().boosted);
    assert_eq!(view.status.uri, format!("https://home.example/users/bob/statuses/{id}/activity"));
    assert_eq!(server.home(&carol).await, [id]);
    assert_eq!(server.told(&alice).await, [(NotificationKind::Boost, bob.id(), Some(original))]);
    assert!(server.jobs().await.is_empty());

    let mut events = server.app.hub.listen();
    let view = unboost(&server.app, &bob, original).await.unwrap();
    assert_eq!((view.status.id, view.marks.unwrap().boosted), (original, false));
    assert_eq!(view.status.boosts_count, 0);
    assert!(server.home(&carol).await.is_empty() && server.told(&alice).await.is_empty());
    let Event::StatusDeleted { status, homes, .. } = &*events.try_recv().unwrap() else { panic!() };
    assert_eq!((*status, homes.len()), (id, 2));
    unboost(&server.app, &bob, original).await.unwrap();
}

#[tokio::test]
async fn only_what_is_open_or_ones_own_can_be_boosted() {
    let server = TestServer::start();
    let (alice, bob) = (server.account("alice").await, server.account("bob").await);
    server.follow(&bob, alice.id()).await;
    let publish = |visibility| server.publish_to(&alice, visibility, "hi @bob");

    for (visibility, by_alice, by_bob) in [
        (Visibility::Public, Some(Visibility::Public), Some(Visibility::Public)),
        (Visibility::Unlisted, Some(Visibility::Public), Some(Visibility::Public)),
        (Visibility::Local, Some(Visibility::Local), Some(Visibility::Local)),
        (Visibility::Followers, Some(Visibility::Followers), None),
        (Visibility::Direct, None, None),
    ] {
        let id = publish(visibility).await.status.id;
        for (who, expected) in [(&alice, by_alice), (&bob, by_bob)] {
            let outcome = boost(&server.app, who, id, None).await;
            match expected {
                Some(expected) => assert_eq!(outcome.unwrap().status.visibility, expected),
                None => assert!(matches!(refusal(outcome), Refusal::Forbidden(_))),
            }
        }
    }
    let hidden = publish(Visibility::OnlyMe).await.status.id;
    assert_eq!(refusal(boost(&server.app, &bob, hidden, None).await), Refusal::NotFound("status"));
}

#[tokio::test]
async fn peers_hear_of_a_boost_and_of_its_end_if_it_concerns_them() {
    let server = TestServer::start();
    let alice = server.account("alice").await;
    let zoe = server.stranger("zoe@peer.example").await;
    let note = server.note(zoe, "from afar");
    let uri = note.uri.clone();
    let original = server.accept(note).await;

    let view = boost(&server.app, &alice, original, None).await.unwrap();
    let status = view.status.id;
    assert_eq!(server.take_jobs().await, [Job::AnnounceStatus { status }]);

    status::delete(&server.app, &alice, status).await.unwrap();
    let jobs = server.take_jobs().await;
    let [Job::AnnounceDelete { boost: Some(undone), inboxes, .. }] = jobs.as_slice() else {
        panic!("{jobs:?}")
    };
    assert_eq!((&undone.boost_uri, &undone.boosted_uri), (&view.status.uri, &uri));
    assert_eq!(inboxes, &["https://peer.example/inbox"]);

    let local = boost(&server.app, &alice, original, Some(Visibility::Local)).await.unwrap();
    status::delete(&server.app, &alice, local.status.id).await.unwrap();
    assert!(server.jobs().await.is_empty(), "a local boost never leaves");
}

fn heard(server: &TestServer, author: tusklet::base::AccountId, boosted: StatusId) -> RemoteBoost {
    RemoteBoost {
        author,
        uri: format!("https://peer.example/announces/{author}-{boosted}"),
        boosted,
        visibility: Visibility::Public,
        created_at: server.app.clock.now(),
    }
}

#[tokio::test]
async fn a_peers_boost_is_taken_in_once_and_stays_away_once_undone() {
    let server = TestServer::start();
    let alice = server.account("alice").await;
    let zoe = server.stranger("zoe@peer.example").await;
    server.follow(&alice, zoe).await;
    server.take_jobs().await;
    let original = server.publish(&alice, "worth it").await.status.id;
    let boost = heard(&server, zoe, original);

    let id = accept_boost(&server.app, boost.clone()).await.unwrap();
    assert_eq!(accept_boost(&server.app, boost.clone()).await.unwrap(), id);
    assert_eq!(server.told(&alice).await, [(NotificationKind::Boost, zoe, Some(original))]);
    assert!(server.status(id).await.is_some());
    assert_eq!(server.home(&alice).await, [original], "what is there is not shown again");

    accept_unboost(&server.app, zoe, Some(boost.uri.clone()), None).await.unwrap();
    assert!(server.told(&alice).await.is_empty());
    assert_eq!(server.home(&alice).await, [original]);
    assert_eq!(
        refusal(accept_boost(&server.app, boost).await),
        Refusal::Gone("This boost is gone"),
        "a copy that comes late"
    );
    assert!(server.jobs().await.is_empty());
}

#[tokio::test]
async fn a_peer_can_neither_boost_what_is_hidden_nor_undo_others_boosts() {
    let server = TestServer::start();
    let alice = server.account("alice").await;
    let (zoe, yan) =
        (server.stranger("zoe@peer.example").await, server.stranger("yan@other.example").await);
    for visibility in [Visibility::Local, Visibility::Followers, Visibility::OnlyMe] {
        let id = server.publish_to(&alice, visibility, "for few").await.status.id;
        let outcome = accept_boost(&server.app, heard(&server, zoe, id)).await;
        assert!(matches!(refusal(outcome), Refusal::Forbidden(_)), "{visibility:?}");
    }

    let original = server.publish(&alice, "for all").await.status.id;
    let boost = heard(&server, zoe, original);
    let id = accept_boost(&server.app, boost.clone()).await.unwrap();
    let undone = accept_unboost(&server.app, yan, Some(boost.uri), None).await;
    assert!(matches!(refusal(undone), Refusal::Forbidden(_)));
    assert!(server.status(id).await.is_some());
}
