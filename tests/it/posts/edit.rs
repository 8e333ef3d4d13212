//! Editing and deleting statuses of ours.

use std::time::Duration;

use tusklet::base::Refusal;
use tusklet::db;
use tusklet::model::{Draft, Event, Job, NotificationKind, Visibility};
use tusklet::service::status::{boost, delete, edit};

use crate::support::{TestServer, refusal};

#[tokio::test]
async fn an_edit_keeps_the_earlier_version_and_tells_who_is_new() {
    let server = TestServer::start();
    let (alice, bob) = (server.account("alice").await, server.account("bob").await);
    let carol = server.account("carol").await;
    let id = server.publish(&alice, "helo @bob #old").await.status.id;
    boost(&server.app, &carol, id, None).await.unwrap();
    server.pass(Duration::from_mins(1));
    let mut events = server.app.hub.listen();

    let draft = Draft { visibility: Visibility::OnlyMe, ..Draft::of("hello @bob @carol #new") };
    let view = edit(&server.app, &alice, id, draft).await.unwrap();

    assert_eq!(view.status.edited_at, Some(server.app.clock.now()));
    assert_eq!(view.status.visibility, Visibility::Public, "the audience stays");
    assert_eq!((view.tags.as_slice(), view.mentions.len()), (&["new".to_owned()][..], 2));
    let edits = server.write(move |tx| db::status::edits(tx, id)).await;
    assert!(edits[0].html.as_str().contains("helo") && edits.len() == 1);
    assert_eq!(edits[0].created_at, view.status.created_at);
    let (mention, update) = (NotificationKind::Mention, NotificationKind::Update);
    assert_eq!(server.told_kinds(&bob).await, [mention], "not told twice");
    assert_eq!(server.told_kinds(&carol).await, [update, mention]);
    assert!(matches!(&*events.try_recv().unwrap(), Event::StatusEdited { status, homes, .. }
        if *status == id && homes == &[alice.id()]));
    assert!(server.jobs().await.is_empty());
}

#[tokio::test]
async fn the_same_words_again_are_no_edit() {
    let server = TestServer::start();
    let alice = server.account("alice").await;
    let zoe = server.stranger("zoe@peer.example").await;
    server.is_followed(&alice, zoe).await;
    let id = server.publish(&alice, "as it is").await.status.id;
    server.take_jobs().await;

    let view = edit(&server.app, &alice, id, Draft::of(" as it is ")).await.unwrap();
    assert_eq!((view.status.edited_at, server.take_jobs().await), (None, vec![]));

    edit(&server.app, &alice, id, Draft::of("as it was")).await.unwrap();
    assert_eq!(server.take_jobs().await, [Job::AnnounceEdit { status: id }]);
}

#[tokio::test]
async fn only_the_author_edits_and_deletes() {
    let server = TestServer::start();
    let (alice, bob) = (server.account("alice").await, server.account("bob").await);
    let id = server.publish(&alice, "mine").await.status.id;
    let boost = boost(&server.app, &bob, id, None).await.unwrap().status.id;

    let not_found = Refusal::NotFound("status");
    assert_eq!(refusal(edit(&server.app, &bob, id, Draft::of("yours")).await), not_found);
    assert_eq!(refusal(delete(&server.app, &bob, id).await), not_found);
    let of_boost = edit(&server.app, &bob, boost, Draft::of("words")).await;
    assert!(matches!(refusal(of_boost), Refusal::Forbidden(_)));
}

#[tokio::test]
async fn a_deleted_status_takes_its_boosts_and_what_was_told_with_it() {
    let server = TestServer::start();
    let (alice, bob) = (server.account("alice").await, server.account("bob").await);
    let view = server.publish(&alice, "regret @bob").await;
    let id = view.status.id;
    let boost = boost(&server.app, &bob, id, None).await.unwrap().status.id;
    let mut events = server.app.hub.listen();

    let deleted = delete(&server.app, &alice, id).await.unwrap();

    assert_eq!((deleted.text.as_str(), deleted.view.status.id), ("regret @bob", id));
    assert!(server.status(boost).await.is_none());
    assert!(server.told(&bob).await.is_empty() && server.told(&alice).await.is_empty());
    assert!(server.home(&alice).await.is_empty() && server.home(&bob).await.is_empty());
    let gone: Vec<_> = std::iter::from_fn(|| events.try_recv().ok())
        .map(|event| match &*event {
            Event::StatusDeleted { status, .. } => *status,
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(gone, [boost, id]);
    let uri = view.status.uri;
    assert!(server.write(move |tx| db::tombstone::exists(tx, &uri)).await);
    assert!(server.jobs().await.is_empty());
}

#[tokio::test]
async fn everybody_who_got_it_hears_that_it_is_gone() {
    let server = TestServer::start();
    let (alice, bob) = (server.account("alice").await, server.account("bob").await);
    let follower = server.stranger("zoe@peer.example").await;
    server.stranger("yan@other.example").await;
    server.is_followed(&alice, follower).await;

    for (visibility, expected) in [
        (Visibility::Public, &["https://other.example/inbox", "https://peer.example/inbox"][..]),
        (Visibility::Followers, &["https://other.example/inbox", "https://peer.example/inbox"]),
        (Visibility::Direct, &["https://other.example/inbox"]),
        (Visibility::Local, &[]),
        (Visibility::OnlyMe, &[]),
    ] {
        let status = server.publish_to(&alice, visibility, "hi @yan@other.example").await.status;
        server.take_jobs().await;
        delete(&server.app, &alice, status.id).await.unwrap();
        let jobs = server.take_jobs().await;
        match jobs.as_slice() {
            [] => assert!(expected.is_empty(), "{visibility:?}"),
            [Job::AnnounceDelete { status_uri, boost: None, inboxes, .. }] => {
                assert_eq!(
                    (status_uri, inboxes.as_slice()),
                    (
                        &status.uri,
                        &expected.iter().map(|inbox| (*inbox).to_owned()).collect::<Vec<_>>()[..]
                    )
                );
            }
            other => panic!("{other:?}"),
        }
    }
    // Bob's answer went to the followers of alice, whom it answers, so its end does, too.
    let parent = server.publish(&alice, "so?").await.status.id;
    let draft = Draft { in_reply_to: Some(parent), ..Draft::of("so!") };
    let answer = server.publish_draft(&bob, draft).await.status.id;
    server.take_jobs().await;
    delete(&server.app, &bob, answer).await.unwrap();
    assert!(matches!(server.take_jobs().await.as_slice(),
        [Job::AnnounceDelete { inboxes, .. }] if inboxes == &["https://peer.example/inbox"]));
}
