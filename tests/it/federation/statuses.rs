//! Statuses that come and go: replies, edits, favourites, boosts.

use std::time::Duration;

use serde_json::{Value, json};
use tusklet::db;
use tusklet::model::{Draft, LocalAccount, Visibility};
use tusklet::service;

use super::home::Home;
use super::peer::FakePeer;

/// A home with alice, whom bob of a peer follows.
async fn friends() -> (Home, FakePeer, LocalAccount, String) {
    let home = Home::start().await;
    let (peer, alice) = (FakePeer::start(&home).await, home.account("alice").await);
    let bob = peer.person("bob");
    peer.bring(&home, &peer.activity("Follow", &bob, "f/1", json!(alice.account().uri))).await;
    peer.took("Accept");
    (home, peer, alice, bob)
}

#[tokio::test]
async fn a_reply_brings_what_it_answers() {
    let (home, peer, alice, bob) = friends().await;
    let top = peer.note(&bob, 1, "top");
    let mut middle = peer.note(&bob, 2, "middle");
    middle["inReplyTo"] = top["id"].clone();
    peer.show(middle.clone());
    let mut reply = peer.note(&bob, 3, "reply");
    reply["inReplyTo"] = middle["id"].clone();
    reply["cc"] = json!([alice.account().uri]);

    peer.bring(&home, &peer.activity("Create", &bob, "c/1", reply.clone())).await;

    let at = |value: &Value| value["id"].as_str().unwrap().to_owned();
    let (top, middle) = (at(&top), at(&middle));
    let reply = home.status(&at(&reply)).await.unwrap();
    let middle = home.status(&middle).await.unwrap();
    assert_eq!(reply.in_reply_to, Some(middle.id));
    assert_eq!(middle.in_reply_to, home.status(&top).await.map(|top| top.id));
}

#[tokio::test]
async fn edits_go_out_and_come_in() {
    let (home, peer, alice, bob) = friends().await;
    let ours = home.publish(&alice, Visibility::Public, "first").await.status;
    home.app.clock.advance(Duration::from_mins(1));
    service::status::edit(&home.app, &alice, ours.id, Draft::of("second")).await.unwrap();
    home.settle().await;
    let updates = peer.took("Update");
    assert_eq!(updates[0]["object"]["content"], "<p>second</p>");
    assert!(updates[0]["object"]["updated"].is_string());

    let mut note = peer.note(&bob, 1, "first");
    note["cc"] = json!([alice.account().uri]);
    peer.bring(&home, &peer.activity("Create", &bob, "c/1", note.clone())).await;
    home.app.clock.advance(Duration::from_mins(1));
    note["content"] = json!("<p>second</p><script>x</script>");
    note["updated"] = json!(home.app.clock.now().rfc3339());
    peer.bring(&home, &peer.activity("Update", &bob, "u/1", note.clone())).await;
    let stored = home.status(note["id"].as_str().unwrap()).await.unwrap();
    assert_eq!(stored.html.as_str(), "<p>second</p>");
    assert!(stored.edited_at.is_some());
}

#[tokio::test]
async fn favourites_and_boosts_come_and_go() {
    let (home, peer, alice, bob) = friends().await;
    let ours = home.publish(&alice, Visibility::Public, "like me").await.status;
    let counts = async || {
        let status = home.status(&ours.uri).await.unwrap();
        (status.favourites_count, status.boosts_count)
    };
    let like = peer.activity("Like", &bob, "likes/1", json!(ours.uri));
    let boost = peer.activity("Announce", &bob, "boosts/1", json!(ours.uri));

    for _ in 0..2 {
        peer.bring(&home, &like).await;
        peer.bring(&home, &boost).await;
    }
    assert_eq!(counts().await, (1, 1));

    peer.bring(&home, &peer.activity("Undo", &bob, "undo/1", like)).await;
    peer.bring(&home, &peer.activity("Undo", &bob, "undo/2", boost["id"].clone())).await;
    assert_eq!(counts().await, (0, 0));
}

#[tokio::test]
async fn our_favourites_and_boosts_reach_the_author() {
    let (home, peer, alice, bob) = friends().await;
    let mut note = peer.note(&bob, 1, "like me");
    note["cc"] = json!([alice.account().uri]);
    peer.bring(&home, &peer.activity("Create", &bob, "c/1", note.clone())).await;
    let theirs = home.status(note["id"].as_str().unwrap()).await.unwrap();

    service::status::favourite(&home.app, &alice, theirs.id).await.unwrap();
    service::status::boost(&home.app, &alice, theirs.id, None).await.unwrap();
    home.settle().await;
    let arrived = peer.received();
    let of = |kind: &str| arrived.iter().find(|one| one["type"] == kind).unwrap().clone();
    assert_eq!(of("Like")["object"], theirs.uri);
    assert_eq!(of("Announce")["object"], theirs.uri);

    service::status::unfavourite(&home.app, &alice, theirs.id).await.unwrap();
    service::status::unboost(&home.app, &alice, theirs.id).await.unwrap();
    peer.took("");
    home.settle().await;
    let undone: Vec<Value> =
        peer.took("Undo").iter().map(|undo| undo["object"]["id"].clone()).collect();
    assert!(undone.contains(&of("Like")["id"]) && undone.contains(&of("Announce")["id"]));
}

#[tokio::test]
async fn a_boost_of_something_new_is_fetched_from_its_own_server() {
    let (home, peer, alice, bob) = friends().await;
    let other = FakePeer::start(&home).await;
    let carol = other.person("carol");
    let note = other.note(&carol, 1, "worth it");
    let bob_here = home.known(&bob).await.unwrap().id;
    let boost = peer.activity("Announce", &bob, "boosts/1", note["id"].clone());

    // Nobody here reads bob yet.
    peer.bring(&home, &boost).await;
    assert!(home.status(note["id"].as_str().unwrap()).await.is_none());

    let terms = tusklet::model::FollowTerms::default();
    service::follow::follow(&home.app, &alice, bob_here, terms).await.unwrap();
    let granted = service::follow::Named::Other(alice.id());
    service::follow::receive_accept(&home.app, bob_here, granted).await.unwrap();
    peer.bring(&home, &boost).await;

    let boosted = home.status(note["id"].as_str().unwrap()).await.unwrap();
    assert_eq!(boosted.boosts_count, 1);
    assert_eq!(home.timeline(&alice).await.len(), 1);
}

#[tokio::test]
async fn what_we_delete_is_gone_and_says_so() {
    let (home, peer, alice, _bob) = friends().await;
    let ours = home.publish(&alice, Visibility::Public, "oops").await.status;
    home.settle().await;
    service::status::delete(&home.app, &alice, ours.id).await.unwrap();
    home.settle().await;

    let deletes = peer.took("Delete");
    assert_eq!(deletes[0]["object"]["id"], ours.uri);
    let (code, body) = home.get(ours.uri.strip_prefix(&home.base).unwrap()).await;
    assert_eq!((code, body["type"].as_str()), (410, Some("Tombstone")));
    let uri = ours.uri.clone();
    assert!(home.read(move |tx| db::tombstone::exists(tx, &uri)).await);
}

#[tokio::test]
async fn a_post_goes_out_with_all_that_is_on_it() {
    let (home, peer, alice, bob) = friends().await;
    let file = home.app.media.draft();
    let mut bytes = std::io::Cursor::new(vec![]);
    let picture = image::RgbImage::from_pixel(40, 30, image::Rgb([200, 10, 90]));
    picture.write_to(&mut bytes, image::ImageFormat::Png).unwrap();
    std::fs::write(file.path(), bytes.into_inner()).unwrap();
    let says = service::media::Caption {
        description: Some("a red field".to_owned()),
        focus: Some((500, -1_000)),
    };
    let media = service::media::upload(&home.app, &alice, file, says).await.unwrap();
    let handle = format!("@bob@{}", peer.host());
    let draft = Draft {
        content_warning: "colours".to_owned(),
        language: Some("en".to_owned()),
        media: vec![media.id],
        ..Draft::of(format!("{handle} look, #Red"))
    };

    service::status::publish(&home.app, &alice, draft).await.unwrap();
    home.settle().await;

    let note = &peer.took("Create")[0]["object"];
    assert_eq!((&note["summary"], &note["sensitive"]), (&json!("colours"), &json!(true)));
    assert_eq!(note["contentMap"]["en"], note["content"]);
    let tags: Vec<_> =
        note["tag"].as_array().unwrap().iter().map(|tag| (&tag["type"], &tag["name"])).collect();
    assert!(tags.contains(&(&json!("Mention"), &json!(handle))), "{tags:?}");
    assert!(tags.iter().any(|(kind, _)| **kind == "Hashtag"), "{tags:?}");
    assert!(note["cc"].as_array().unwrap().contains(&json!(bob)), "{note}");
    let picture = &note["attachment"][0];
    assert_eq!(
        (&picture["mediaType"], &picture["name"]),
        (&json!("image/png"), &json!("a red field"))
    );
    assert_eq!(picture["focalPoint"], json!([0.5, -1.0]));
    assert_eq!((&picture["width"], &picture["height"]), (&json!(40), &json!(30)));
    assert_eq!(picture["blurhash"].as_str(), media.blurhash.as_deref());
    assert!(picture["blurhash"].is_string());
    let file = picture["url"].as_str().unwrap().strip_prefix(&home.base).unwrap();
    assert_eq!(home.get(file).await.0, 200);
}
