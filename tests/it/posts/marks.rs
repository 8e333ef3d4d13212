//! Favourites, bookmarks and pins.

use tusklet::base::Refusal;
use tusklet::model::{NotificationKind, Visibility};
use tusklet::service::status::{
    Withdrawn, accept_favourite, accept_unfavourite, bookmark, boost, favourite, pin, unbookmark,
    unfavourite, unpin,
};

use crate::support::{TestServer, refusal, refused_field};

#[tokio::test]
async fn a_favourite_counts_once_and_can_be_taken_back() {
    let server = TestServer::start();
    let (alice, bob) = (server.account("alice").await, server.account("bob").await);
    let original = server.publish(&alice, "nice").await.status.id;
    let boosted = boost(&server.app, &alice, original, None).await.unwrap().status.id;

    for id in [original, boosted] {
        let view = favourite(&server.app, &bob, id).await.unwrap();
        assert_eq!((view.status.id, view.status.favourites_count), (original, 1));
        assert!(view.marks.unwrap().favourited);
    }
    assert_eq!(
        server.told(&alice).await,
        [(NotificationKind::Favourite, bob.id(), Some(original))]
    );

    let view = unfavourite(&server.app, &bob, boosted).await.unwrap();
    assert_eq!((view.status.favourites_count, view.marks.unwrap().favourited), (0, false));
    unfavourite(&server.app, &bob, original).await.unwrap();
    assert!(server.told(&alice).await.is_empty() && server.jobs().await.is_empty());

    favourite(&server.app, &alice, original).await.unwrap();
    assert!(server.told(&alice).await.is_empty(), "nobody is told of what they do themselves");
}

#[tokio::test]
async fn the_author_elsewhere_hears_of_a_favourite_and_of_its_end() {
    let server = TestServer::start();
    let alice = server.account("alice").await;
    let zoe = server.stranger("zoe@peer.example").await;
    let note = server.note(zoe, "nice");
    let uri = note.uri.clone();
    let id = server.accept(note).await;

    favourite(&server.app, &alice, id).await.unwrap();
    let like = server.told_peer(zoe).await;
    assert_eq!((like["type"].as_str(), like["object"].as_str()), (Some("Like"), Some(&*uri)));
    assert!(like["id"].as_str().unwrap().starts_with("https://home.example/users/alice#likes/"));
    favourite(&server.app, &alice, id).await.unwrap();
    assert!(server.jobs().await.is_empty());

    unfavourite(&server.app, &alice, id).await.unwrap();
    let undo = server.told_peer(zoe).await;
    assert_eq!((undo["type"].as_str(), &undo["object"]["id"]), (Some("Undo"), &like["id"]));
}

#[tokio::test]
async fn a_peer_favours_what_it_may_see() {
    let server = TestServer::start();
    let alice = server.account("alice").await;
    let zoe = server.stranger("zoe@peer.example").await;
    let uri = |number: u32| format!("https://peer.example/likes/{number}");
    let open = server.publish(&alice, "nice").await.status.id;
    let to_zoe = server.publish_to(&alice, Visibility::Direct, "@zoe@peer.example").await.status.id;

    for (number, id) in [(1, open), (1, open), (2, to_zoe)] {
        accept_favourite(&server.app, zoe, id, uri(number)).await.unwrap();
    }
    assert_eq!(server.told_kinds(&alice).await, [NotificationKind::Favourite; 2]);
    accept_unfavourite(&server.app, zoe, open, Withdrawn::default()).await.unwrap();
    assert_eq!(server.status(open).await.unwrap().favourites_count, 0);

    for visibility in [Visibility::Local, Visibility::Followers, Visibility::OnlyMe] {
        let id = server.publish_to(&alice, visibility, "not for zoe").await.status.id;
        let outcome = accept_favourite(&server.app, zoe, id, uri(3)).await;
        assert_eq!(refusal(outcome), Refusal::NotFound("status"), "{visibility:?}");
    }
}

#[tokio::test]
async fn a_bookmark_is_ones_own_affair() {
    let server = TestServer::start();
    let (alice, bob) = (server.account("alice").await, server.account("bob").await);
    let id = server.publish(&alice, "to read").await.status.id;

    assert!(bookmark(&server.app, &bob, id).await.unwrap().marks.unwrap().bookmarked);
    assert!(bookmark(&server.app, &bob, id).await.unwrap().marks.unwrap().bookmarked);
    assert!(server.told(&alice).await.is_empty() && server.jobs().await.is_empty());
    assert!(!unbookmark(&server.app, &bob, id).await.unwrap().marks.unwrap().bookmarked);
    assert!(!unbookmark(&server.app, &bob, id).await.unwrap().marks.unwrap().bookmarked);
}

#[tokio::test]
async fn a_few_statuses_of_ones_own_can_be_pinned() {
    let server = TestServer::start();
    let (alice, bob) = (server.account("alice").await, server.account("bob").await);
    for number in 0..5 {
        let id = server.publish(&alice, &format!("number {number}")).await.status.id;
        assert!(pin(&server.app, &alice, id).await.unwrap().marks.unwrap().pinned);
        pin(&server.app, &alice, id).await.unwrap();
    }
    let sixth = server.publish(&alice, "one more").await.status.id;
    assert_eq!(refused_field(pin(&server.app, &alice, sixth).await), "status");
    assert_eq!(refused_field(pin(&server.app, &bob, sixth).await), "status");
    let direct = server.publish_to(&bob, Visibility::Direct, "psst").await.status.id;
    assert_eq!(refused_field(pin(&server.app, &bob, direct).await), "status");
    let boosted = boost(&server.app, &bob, sixth, None).await.unwrap().status.id;
    assert_eq!(refused_field(pin(&server.app, &bob, boosted).await), "status");

    let first = server.publish(&bob, "mine").await.status.id;
    pin(&server.app, &bob, first).await.unwrap();
    assert!(!unpin(&server.app, &bob, first).await.unwrap().marks.unwrap().pinned);
    assert!(server.jobs().await.is_empty());
}
