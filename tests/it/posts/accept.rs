//! Taking in what peers' people write, change and delete.

use std::time::Duration;

use tusklet::base::{Refusal, Timestamp};
use tusklet::db;
use tusklet::model::{Draft, Event, NotificationKind, RemoteAttachment, RemoteStatus, Visibility};
use tusklet::service::status::{accept, accept_delete, accept_edit, boost};

use crate::support::{TestServer, refusal};

fn picture(number: u32) -> RemoteAttachment {
    RemoteAttachment {
        url: format!("https://peer.example/media/{number}.png"),
        content_type: "image/png".to_owned(),
        description: None,
        blurhash: None,
        width: Some(4),
        height: Some(3),
        focus: None,
    }
}

#[tokio::test]
async fn the_same_note_twice_is_one_status() {
    let server = TestServer::start();
    let (alice, bob) = (server.account("alice").await, server.account("bob").await);
    let zoe = server.stranger("zoe@peer.example").await;
    server.follow(&alice, zoe).await;
    server.take_jobs().await;
    let mut events = server.app.hub.listen();
    let note = RemoteStatus {
        mentions: vec![bob.id(), zoe],
        tags: vec!["rust".to_owned()],
        attachments: (0..20).map(picture).collect(),
        ..server.note(zoe, "<p>hi <script>x</script></p>")
    };

    let id = server.accept(note.clone()).await;
    assert_eq!(server.accept(note).await, id);

    assert_eq!(server.home(&alice).await, [id]);
    assert!(server.home(&bob).await.is_empty());
    assert_eq!(server.told(&bob).await, [(NotificationKind::Mention, zoe, Some(id))]);
    assert!(matches!(&*events.try_recv().unwrap(), Event::StatusCreated { homes, .. }
        if homes == &[alice.id()]));
    let view = server.write(move |tx| db::view::status::one(tx, None, id)).await.unwrap();
    assert_eq!((view.attachments.len(), view.mentions.len(), view.tags.len()), (16, 2, 1));
    assert!(server.jobs().await.is_empty(), "what comes from elsewhere is not sent on");
}

#[tokio::test]
async fn what_comes_late_is_sorted_in_by_its_own_time() {
    let server = TestServer::start();
    let alice = server.account("alice").await;
    let zoe = server.stranger("zoe@peer.example").await;
    server.follow(&alice, zoe).await;
    let day = Duration::from_hours(24);
    let before = server.accept(server.note(zoe, "before")).await;
    let written = server.app.clock.now();
    server.pass(day);
    let after = server.accept(server.note(zoe, "after")).await;
    server.pass(day);
    let mut events = server.app.hub.listen();

    let late = RemoteStatus {
        created_at: written.plus(Duration::from_hours(1)),
        mentions: vec![alice.id()],
        ..server.note(zoe, "late")
    };
    let late = server.accept(late).await;
    let dug_out = RemoteStatus {
        created_at: Timestamp(1_000_000_000_000),
        mentions: vec![alice.id()],
        ..server.note(zoe, "dug out")
    };
    let dug_out = server.accept(dug_out).await;

    assert_eq!(server.home(&alice).await, [after, late, before, dug_out]);
    assert_eq!(server.told(&alice).await, [(NotificationKind::Mention, zoe, Some(late))]);
    assert!(matches!(&*events.try_recv().unwrap(), Event::NotificationCreated { .. }));
    assert!(events.try_recv().is_err(), "old statuses do not stream by");

    let ahead = RemoteStatus {
        created_at: server.app.clock.now().plus(day),
        ..server.note(zoe, "from the future")
    };
    let ahead = server.accept(ahead).await;
    assert_eq!(server.status(ahead).await.unwrap().created_at, server.app.clock.now());
}

#[tokio::test]
async fn an_answer_from_elsewhere_counts_and_cannot_touch_what_is_local() {
    let server = TestServer::start();
    let alice = server.account("alice").await;
    let zoe = server.stranger("zoe@peer.example").await;
    let open = server.publish(&alice, "open").await.status.id;
    let local = server.publish_to(&alice, Visibility::Local, "local").await.status.id;
    let answer = |parent| RemoteStatus {
        in_reply_to: Some(parent),
        is_reply: true,
        ..server.note(zoe, "answer")
    };

    let to_open = server.accept(answer(open)).await;
    let to_local = server.accept(answer(local)).await;

    assert_eq!(server.status(to_open).await.unwrap().in_reply_to, Some(open));
    assert_eq!(server.status(open).await.unwrap().replies_count, 1);
    assert_eq!(server.status(to_local).await.unwrap().in_reply_to, None);
    assert_eq!(server.status(local).await.unwrap().replies_count, 0);
}

#[tokio::test]
async fn nothing_is_taken_in_anothers_name() {
    let server = TestServer::start();
    let alice = server.account("alice").await;
    let (zoe, yan) =
        (server.stranger("zoe@peer.example").await, server.stranger("yan@other.example").await);
    let note = server.note(zoe, "mine");
    server.accept(note.clone()).await;
    let ours = server.publish(&alice, "ours").await.status;
    let forbidden = |outcome| assert!(matches!(refusal(outcome), Refusal::Forbidden(_)));

    forbidden(accept(&server.app, RemoteStatus { author: yan, ..note.clone() }).await.map(drop));
    forbidden(accept(&server.app, server.note(alice.id(), "not ours")).await.map(drop));
    let edit = RemoteStatus { uri: ours.uri.clone(), edited_at: Some(ours.created_at), ..note };
    forbidden(accept_edit(&server.app, edit).await.map(drop));
    forbidden(accept_delete(&server.app, zoe, ours.uri.clone()).await);
    forbidden(accept_delete(&server.app, zoe, "https://other.example/1".to_owned()).await);
    assert!(server.status(ours.id).await.is_some());
}

#[tokio::test]
async fn no_older_version_counts() {
    let server = TestServer::start();
    let (alice, bob) = (server.account("alice").await, server.account("bob").await);
    let zoe = server.stranger("zoe@peer.example").await;
    let note = RemoteStatus { attachments: vec![picture(1)], ..server.note(zoe, "<p>first</p>") };
    let id = server.accept(note.clone()).await;
    boost(&server.app, &bob, id, None).await.unwrap();
    let at = |minutes| Some(note.created_at.plus(Duration::from_mins(minutes)));
    server.pass(Duration::from_mins(10));
    let edit = |edited_at, text: &str| RemoteStatus {
        edited_at,
        html: tusklet::text::sanitize::html(text),
        mentions: vec![alice.id()],
        attachments: vec![picture(2), picture(1)],
        ..note.clone()
    };

    for (edited_at, text, shown) in [
        (None, "<p>none</p>", "<p>first</p>"),
        (at(2), "<p>third</p>", "<p>third</p>"),
        (at(1), "<p>second</p>", "<p>third</p>"),
        // The same second, as servers tell it that know no parts of one, but other words.
        (at(2), "<p>again</p>", "<p>again</p>"),
        (at(2), "<p>again</p>", "<p>again</p>"),
    ] {
        assert_eq!(accept_edit(&server.app, edit(edited_at, text)).await.unwrap(), Some(id));
        assert_eq!(server.status(id).await.unwrap().html.as_str(), shown);
    }
    let media = server.write(move |tx| db::media::of_status(tx, id)).await;
    assert_eq!(media.len(), 2);
    assert_eq!(media[0].remote_url.as_deref(), Some("https://peer.example/media/2.png"));
    assert_eq!(server.told_kinds(&alice).await, [NotificationKind::Mention]);
    assert_eq!(server.told_kinds(&bob).await, [NotificationKind::Update]);
    let unknown = server.note(zoe, "never seen");
    assert_eq!(accept_edit(&server.app, unknown).await.unwrap(), None);
}

#[tokio::test]
async fn what_was_deleted_stays_away() {
    let server = TestServer::start();
    let alice = server.account("alice").await;
    let zoe = server.stranger("zoe@peer.example").await;
    server.follow(&alice, zoe).await;
    let (known, early) = (server.note(zoe, "known"), server.note(zoe, "early"));
    let id = server.accept(known.clone()).await;
    let draft = Draft { in_reply_to: Some(id), ..Draft::of("an answer") };
    let answer = server.publish_draft(&alice, draft).await.status.id;

    for note in [known, early] {
        accept_delete(&server.app, zoe, note.uri.clone()).await.unwrap();
        accept_delete(&server.app, zoe, note.uri.clone()).await.unwrap();
        assert_eq!(refusal(accept(&server.app, note).await), Refusal::Gone("This post is gone"));
    }
    assert_eq!(server.home(&alice).await, [answer]);
    assert_eq!(server.status(answer).await.unwrap().in_reply_to, None);
}

#[tokio::test]
async fn a_suspended_author_is_not_heard() {
    let server = TestServer::start();
    let zoe = server.stranger("zoe@peer.example").await;
    let now = server.app.clock.now();
    server.write(move |tx| db::account::suspend(tx, zoe, now)).await;

    let outcome = accept(&server.app, server.note(zoe, "still here")).await;
    assert!(matches!(refusal(outcome), Refusal::Forbidden(_)));
}
