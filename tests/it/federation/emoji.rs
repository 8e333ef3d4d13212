//! Custom emoji that come and go with notes and profiles.

use std::time::Duration;

use serde_json::{Value, json};
use tusklet::db;
use tusklet::model::account::ProfileChange;
use tusklet::model::emoji::StoredEmoji;
use tusklet::model::peer_block::BlockSeverity;
use tusklet::model::{LocalAccount, Visibility};
use tusklet::service::account::update_profile;
use tusklet::service::peer_block::{self, Terms};

use super::home::{Home, client};
use super::peer::FakePeer;
use crate::emoji::{add, moving, still};

/// A home with alice, who may decide, and bob of a peer, who follows her.
async fn friends() -> (Home, FakePeer, LocalAccount, String) {
    let home = Home::start().await;
    let (peer, alice) = (FakePeer::start(&home).await, home.admin("alice").await);
    let bob = peer.person("bob");
    peer.bring(&home, &peer.activity("Follow", &bob, "f/1", json!(alice.account().uri))).await;
    peer.took("Accept");
    (home, peer, alice, bob)
}

fn tag(peer: &FakePeer, name: &str, file: &str, updated: &str) -> Value {
    json!({
        "id": format!("{}/emojis/{name}", peer.base), "type": "Emoji", "name": format!(":{name}:"),
        "updated": updated,
        "icon": { "type": "Image", "mediaType": "image/png", "url": format!("{}{file}", peer.base) },
    })
}

async fn known(home: &Home, peer: &FakePeer, shortcode: &'static str) -> Option<StoredEmoji> {
    let domain = peer.host().to_owned();
    home.read(move |tx| db::emoji::by_shortcode(tx, Some(&domain), shortcode)).await
}

async fn fetch(home: &Home, path: &str) -> (u16, Vec<u8>) {
    let answer = client().get(home.url(path)).send().await.unwrap();
    (answer.status().as_u16(), answer.bytes().await.unwrap().to_vec())
}

/// Bob writes to alice with these tags; his note.
async fn written(
    home: &Home,
    (peer, bob, alice): (&FakePeer, &str, &LocalAccount),
    number: u32,
    tags: Value,
) -> Value {
    let mut note = peer.note(bob, number, "hello :cat:");
    note["cc"] = json!([alice.account().uri]);
    note["tag"] = tags;
    peer.bring(home, &peer.activity("Create", bob, &format!("c/{number}"), note.clone())).await;
    note
}

#[tokio::test]
async fn ours_go_out_with_notes_and_profiles_and_have_a_document() {
    let (home, peer, alice, _bob) = friends().await;
    let cat = add(&home.app, &alice, "cat").await.emoji;
    add(&home.app, &alice, "dog").await;

    home.publish(&alice, Visibility::Public, "a :cat: here").await;
    home.settle().await;

    let note = &peer.took("Create")[0]["object"];
    let id = home.url(&format!("/emojis/{}", cat.id));
    let emoji = &note["tag"][0];
    assert_eq!(
        (&emoji["type"], &emoji["name"], &emoji["id"]),
        (&json!("Emoji"), &json!(":cat:"), &json!(id))
    );
    assert_eq!(emoji["icon"]["mediaType"], "image/png");
    assert_eq!(emoji["icon"]["url"], home.url(&cat.path()));
    assert!(emoji["updated"].is_string() && note["tag"][1].is_null());
    let (code, document) = home.get(&format!("/emojis/{}", cat.id)).await;
    assert_eq!(
        (code, &document["name"], &document["type"]),
        (200, &json!(":cat:"), &emoji["type"])
    );
    assert!(document["@context"].is_array());
    assert_eq!(home.get("/emojis/1").await.0, 404);
    assert_eq!(home.get("/emojis/x").await.0, 404);

    let change =
        ProfileChange { display_name: Some("Alice :cat:".to_owned()), ..ProfileChange::default() };
    update_profile(&home.app, &alice, change).await.unwrap();
    let (_, actor) = home.get("/users/alice").await;
    assert_eq!(actor["tag"][0]["id"], json!(id));
}

#[tokio::test]
async fn theirs_are_fetched_once_and_again_when_they_change() {
    let (home, peer, alice, bob) = friends().await;
    peer.serve("/cat.png", "image/png", still());
    let mut foreign = tag(&peer, "owl", "/cat.png", "2025-01-01T00:00:00Z");
    foreign["id"] = json!("https://elsewhere.example/emojis/owl");
    let tags = json!([tag(&peer, "cat", "/cat.png", "2025-01-01T00:00:00Z"), foreign]);
    let them = (&peer, bob.as_str(), &alice);
    written(&home, them, 1, tags).await;

    let cat = known(&home, &peer, "cat").await.unwrap().emoji;
    assert!(cat.files.is_none() && known(&home, &peer, "owl").await.is_none());
    assert!(!peer.asked().contains(&"/cat.png".to_owned()), "nobody has looked yet");
    for _ in 0..2 {
        let (code, bytes) = fetch(&home, &cat.path()).await;
        assert_eq!((code, bytes.get(1..4)), (200, Some(&b"PNG"[..])));
    }
    let asked = |path: &str| peer.asked().iter().filter(|asked| *asked == path).count();
    assert_eq!(asked("/cat.png"), 1);
    let shares = home.read(db::cached::by_kind).await;
    assert_eq!((shares.len(), shares[0].name.as_str(), shares[0].files), (1, "emoji", 1));
    let kept = known(&home, &peer, "cat").await.unwrap().emoji;
    let (code, _) = fetch(&home, &kept.path()).await;
    assert_eq!((code, kept.path()), (200, cat.path()), "it may go, so its address stays");
    let copy = format!("/media/{}", kept.files.as_ref().unwrap().file);
    assert_eq!(fetch(&home, &copy).await.0, 200);

    peer.serve("/cat.gif", "image/gif", moving());
    written(&home, them, 2, json!(tag(&peer, "cat", "/cat.gif", "2025-02-01T00:00:00Z"))).await;
    let changed = known(&home, &peer, "cat").await.unwrap().emoji;
    assert_eq!(fetch(&home, &copy).await.0, 404, "the old copy is gone");
    assert_ne!(changed.path(), kept.path());
    let (_, still) = fetch(&home, &changed.still_path()).await;
    assert_eq!(still.get(1..4), Some(&b"PNG"[..]));
    assert!(fetch(&home, &changed.path()).await.1.starts_with(b"GIF8"));
}

#[tokio::test]
async fn a_picture_that_is_not_to_be_had_is_not_asked_for_at_every_look() {
    let (home, peer, alice, bob) = friends().await;
    let tags = json!(tag(&peer, "cat", "/cat.png", "2025-01-01T00:00:00Z"));
    written(&home, (&peer, &bob, &alice), 1, tags).await;
    let cat = known(&home, &peer, "cat").await.unwrap().emoji;
    let asked = || peer.asked().iter().filter(|asked| *asked == "/cat.png").count();

    for _ in 0..3 {
        assert_ne!(fetch(&home, &cat.path()).await.0, 200);
    }
    assert_eq!(asked(), 1);
    home.app.clock.advance(Duration::from_mins(61));
    peer.serve("/cat.png", "image/png", b"<svg onload=alert(1)>".to_vec());
    assert_ne!(fetch(&home, &cat.path()).await.0, 200);
    peer.serve("/cat.png", "image/png", still());
    assert_ne!(fetch(&home, &cat.path()).await.0, 200, "twice in vain: two hours");
    assert_eq!(asked(), 2);
    home.app.clock.advance(Duration::from_mins(121));
    assert_eq!(fetch(&home, &cat.path()).await.0, 200);
}

#[tokio::test]
async fn a_profile_brings_its_emoji() {
    let home = Home::start().await;
    let peer = FakePeer::start(&home).await;
    let id = peer.person("carol");
    let mut carol = peer.shown("/users/carol");
    carol["name"] = json!("Carol :cat:");
    carol["tag"] = json!([tag(&peer, "cat", "/cat.png", "2025-01-01T00:00:00Z")]);
    peer.show(carol);

    let known = tusklet::remote::account(&home.app, &id).await.unwrap();

    assert_eq!(known.emojis.len(), 1);
    assert!(known.emojis[0].path().starts_with("/media/proxy/emoji/"));
}

#[tokio::test]
async fn a_server_whose_media_are_refused_has_no_emoji_here() {
    let (home, peer, alice, bob) = friends().await;
    peer.serve("/cat.png", "image/png", still());
    let tags = json!(tag(&peer, "cat", "/cat.png", "2025-01-01T00:00:00Z"));
    let them = (&peer, bob.as_str(), &alice);
    written(&home, them, 1, tags.clone()).await;
    let cat = known(&home, &peer, "cat").await.unwrap().emoji;
    fetch(&home, &cat.path()).await;
    let kept = known(&home, &peer, "cat").await.unwrap().emoji;

    let terms =
        Terms { severity: Some(BlockSeverity::Noop), reject_media: Some(true), ..Terms::default() };
    peer_block::block(&home.app, &alice, peer.host(), terms).await.unwrap();

    assert!(known(&home, &peer, "cat").await.is_none());
    assert_eq!(fetch(&home, &kept.path()).await.0, 404);
    written(&home, them, 2, tags).await;
    assert!(known(&home, &peer, "cat").await.is_none());
}

#[tokio::test]
async fn a_reaction_counts_as_a_favourite() {
    let (home, peer, alice, bob) = friends().await;
    let ours = home.publish(&alice, Visibility::Public, "react").await.status;
    let count = async || home.status(&ours.uri).await.unwrap().favourites_count;
    let mut react = peer.activity("EmojiReact", &bob, "r/1", json!(ours.uri));
    react["content"] = json!(":mouse:");
    react["tag"] = json!([{
        "type": "Emoji", "id": null, "name": "mouse",
        "icon": { "type": "Image", "url": format!("{}/mouse.png", peer.base) },
    }]);

    peer.bring(&home, &react).await;
    assert_eq!(count().await, 1);
    let mut like = peer.activity("Like", &bob, "l/1", json!(ours.uri));
    like["content"] = json!(":mouse:");
    like["_misskey_reaction"] = json!(":mouse:");
    peer.bring(&home, &like).await;
    assert_eq!(count().await, 1, "one person, one favourite");

    peer.bring(&home, &peer.activity("Undo", &bob, "u/1", react)).await;
    assert_eq!(count().await, 0);
}

#[tokio::test]
async fn the_favourite_stays_while_one_of_several_reactions_is_left() {
    let (home, peer, alice, bob) = friends().await;
    let ours = home.publish(&alice, Visibility::Public, "react").await.status;
    let count = async || home.status(&ours.uri).await.unwrap().favourites_count;
    let told = async || {
        let wanted = db::notification::Wanted::default();
        let me = alice.id();
        home.read(move |tx| db::notification::unread(tx, me, &wanted, 10)).await
    };
    let react = |name: &str, emoji: Option<&str>| {
        let mut made = peer.activity("EmojiReact", &bob, name, json!(ours.uri));
        match emoji {
            Some(emoji) => made["content"] = json!(emoji),
            None => made["type"] = json!("Like"),
        }
        made
    };
    let undo = async |name: &str, made: Value| {
        peer.bring(&home, &peer.activity("Undo", &bob, name, made)).await;
        count().await
    };
    let before = told().await;
    let (cat, owl, star) = (react("r/1", Some("🐈")), react("r/2", Some("🦉")), react("l/1", None));
    for made in [&cat, &owl, &star, &owl] {
        peer.bring(&home, made).await;
    }
    assert_eq!((count().await, told().await), (1, before + 1), "one person, one favourite");

    assert_eq!(undo("u/1", cat.clone()).await, 1);
    assert_eq!(undo("u/2", cat["id"].clone()).await, 1, "that is gone already");
    assert_eq!(undo("u/3", star.clone()).await, 1);
    assert_eq!(undo("u/4", owl["id"].clone()).await, 0);
    assert_eq!(told().await, before);

    // Also where the star was first, and where an emoji is all that is named.
    for made in [&star, &cat] {
        peer.bring(&home, made).await;
    }
    assert_eq!(undo("u/5", star.clone()).await, 1);
    peer.bring(&home, &star).await;
    assert_eq!(undo("u/6", cat.clone()).await, 1);
    peer.bring(&home, &cat).await;
    assert_eq!(undo("u/7", star).await, 1);
    let mut unnamed = cat;
    unnamed["id"] = json!(format!("{bob}#other"));
    assert_eq!(undo("u/8", unnamed).await, 0);
}
