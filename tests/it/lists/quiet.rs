//! What people do not want to hear of: threads, whole servers, somebody for a while.

use std::time::Duration;

use axum::http::Method;
use serde_json::json;
use tusklet::base::Refusal;
use tusklet::model::{Draft, FollowTerms, Job, NotificationKind, RemoteStatus};
use tusklet::service::status::{boost, favourite, mute_thread, unmute_thread};
use tusklet::service::{domain_block, follow};

use crate::support::{TestServer, refusal};

use super::{client, each, list, on_list};

#[tokio::test]
async fn nobody_is_told_of_a_muted_thread() {
    let server = TestServer::start();
    let (alice, bob) = (server.account("alice").await, server.account("bob").await);
    let zoe = server.stranger("zoe@peer.example").await;
    let top = server.publish(&alice, "top").await.status.id;
    let other = server.publish(&alice, "other").await.status.id;
    // What a peer answers need not bear the name of the thread.
    let note = RemoteStatus {
        in_reply_to: Some(top),
        is_reply: true,
        mentions: vec![alice.id()],
        ..server.note(zoe, "hm")
    };
    let answer = server.accept(note).await;
    assert_eq!(server.told_kinds(&alice).await, [NotificationKind::Mention]);

    let view = mute_thread(&server.app, &alice, answer).await.unwrap();
    assert!(view.marks.unwrap().muted);
    let hers = client(&server, &alice).await;
    let shown = hers.get(&format!("/api/v1/statuses/{top}")).await.expect(200);
    assert_eq!(shown["muted"], true, "all of the thread is muted");
    favourite(&server.app, &bob, top).await.unwrap();
    boost(&server.app, &bob, top, None).await.unwrap();
    let deep = Draft { in_reply_to: Some(answer), ..Draft::of("@alice well") };
    server.publish_draft(&bob, deep.clone()).await;
    assert_eq!(server.told(&alice).await.len(), 1);
    favourite(&server.app, &bob, other).await.unwrap();
    assert_eq!(server.told(&alice).await.len(), 2);

    let view = unmute_thread(&server.app, &alice, top).await.unwrap();
    assert!(!view.marks.unwrap().muted);
    server.publish_draft(&bob, deep).await;
    assert_eq!(server.told(&alice).await.len(), 3);
    hers.post(&format!("/api/v1/statuses/{other}/mute"), &json!({})).await.expect(200);
    hers.post("/api/v1/statuses/1/mute", &json!({})).await.expect(404);
}

#[tokio::test]
async fn a_blocked_server_and_its_people_are_out_of_sight() {
    let server = TestServer::start();
    let (alice, bob) = (server.account("alice").await, server.account("bob").await);
    let zoe = server.stranger("zoe@peer.example").await;
    let yan = server.stranger("yan@other.example").await;
    let id = list(&server, &alice, &[&bob]).await;
    server.follow(&alice, zoe).await;
    server.is_followed(&alice, zoe).await;
    let note = server.accept(server.note(zoe, "hello")).await;
    let other =
        RemoteStatus { uri: "https://other.example/1".to_owned(), ..server.note(yan, "hello") };
    let other = server.accept(other).await;
    boost(&server.app, &bob, note, None).await.unwrap();
    assert_eq!(server.home(&alice).await, [note]);
    let hers = client(&server, &alice).await;
    let preview = hers.get("/api/v1/domain_blocks/preview?domain=peer.example").await.expect(200);
    assert_eq!(preview, json!({ "following_count": 1, "followers_count": 1 }));
    server.take_jobs().await;

    let domain = json!({ "domain": "PEER.example" });
    assert_eq!(hers.post("/api/v1/domain_blocks", &domain).await.expect(200), json!({}));

    let mut told: Vec<String> = server
        .take_jobs()
        .await
        .into_iter()
        .filter_map(|job| match job {
            Job::Tell { activity, .. } => activity["type"].as_str().map(str::to_owned),
            _ => None,
        })
        .collect();
    told.sort_unstable();
    assert_eq!(told, ["Reject", "Undo"]);
    assert!(!server.follows(alice.id(), zoe).await && !server.follows(zoe, alice.id()).await);
    assert!(server.home(&alice).await.is_empty());
    let severed = [(NotificationKind::Severed, alice.id(), None)];
    assert_eq!(server.told(&alice).await, severed);
    let lost = &hers.get("/api/v1/notifications").await.expect(200)[0]["event"];
    assert_eq!(
        (&lost["type"], &lost["target_name"]),
        (&json!("user_domain_block"), &json!("peer.example"))
    );
    assert_eq!((&lost["followers_count"], &lost["following_count"]), (&json!(1), &json!(1)));
    assert!(on_list(&server, &alice, id).await.is_empty());
    let public = hers.get("/api/v1/timelines/public").await.expect(200);
    assert_eq!(each(&public, "id"), [other.to_string()]);
    hers.get(&format!("/api/v1/statuses/{note}")).await.expect(200);

    let terms = FollowTerms::default();
    let refused = follow::follow(&server.app, &alice, zoe, terms).await;
    assert!(matches!(refusal(refused), Refusal::Forbidden(_)));
    server.is_followed(&alice, zoe).await;
    assert!(!server.follows(zoe, alice.id()).await);
    let mention = RemoteStatus { mentions: vec![alice.id()], ..server.note(zoe, "@alice") };
    server.accept(mention).await;
    assert_eq!(server.told(&alice).await, severed);
}

#[tokio::test]
async fn blocked_servers_are_listed_and_let_in_again() {
    let server = TestServer::start();
    let alice = server.account("alice").await;
    let zoe = server.stranger("zoe@peer.example").await;
    let hers = client(&server, &alice).await;
    let standing = format!("/api/v1/accounts/relationships?id[]={zoe}");
    for domain in ["peer.example", "other.example", "peer.example"] {
        domain_block::block(&server.app, &alice, domain).await.unwrap();
    }

    let first = hers.get("/api/v1/domain_blocks?limit=1").await;
    let next = first.link("next").unwrap();
    assert_eq!(first.expect(200), json!(["other.example"]));
    assert_eq!(hers.get(&next).await.expect(200), json!(["peer.example"]));
    assert_eq!(hers.get(&standing).await.expect(200)[0]["domain_blocking"], true);
    let delete = "/api/v1/domain_blocks?domain=peer.example";
    hers.send(Method::DELETE, delete, ("", String::new())).await.expect(200);
    assert_eq!(hers.get(&standing).await.expect(200)[0]["domain_blocking"], false);

    for wrong in ["", "not a domain", "home.example"] {
        hers.post("/api/v1/domain_blocks", &json!({ "domain": wrong })).await.expect(422);
    }
}

#[tokio::test]
async fn a_mute_ends_by_itself() {
    let server = TestServer::start();
    let (alice, bob) = (server.account("alice").await, server.account("bob").await);
    server.follow(&alice, bob.id()).await;
    let note = server.publish(&bob, "hello").await.status.id;
    let hers = client(&server, &alice).await;

    let path = format!("/api/v1/accounts/{}/mute", bob.id());
    let standing = hers.post(&path, &json!({ "duration": 60 })).await.expect(200);
    assert_eq!(standing["muting_expires_at"], "2025-11-23T06:09:00.000Z");
    let muted = hers.get("/api/v1/mutes").await.expect(200);
    assert_eq!(muted[0]["mute_expires_at"], "2025-11-23T06:09:00.000Z");
    assert!(server.home(&alice).await.is_empty());

    server.pass(Duration::from_secs(61));
    assert_eq!(server.home(&alice).await, [note]);
    assert_eq!(hers.get("/api/v1/mutes").await.expect(200), json!([]));
}
