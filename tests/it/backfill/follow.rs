//! Whom somebody here begins to follow is not an empty profile.

use std::time::Duration;

use serde_json::{Value, json};
use tusklet::db;
use tusklet::model::Visibility;

use crate::federation::home::Home;
use crate::federation::peer::FakePeer;

use super::{create, follow, met, old_note, outbox, posts, times};

/// 45 posts, one a day, the newest first.
fn many(home: &Home, peer: &FakePeer, author: &str) -> Vec<Value> {
    (1..=45).map(|day| create(&old_note(home, peer, author, day, day))).collect()
}

#[tokio::test]
async fn the_newest_forty_are_there_at_their_true_time_and_nobody_is_told() {
    let home = Home::start().await;
    let (peer, alice) = (FakePeer::start(&home).await, home.admin("alice").await);
    let bob = peer.person("bob");
    let mut entries = many(&home, &peer, &bob);
    entries[2]["object"]["tag"] =
        json!([{ "type": "Mention", "href": alice.account().uri, "name": "@alice" }]);
    outbox(&peer, &bob, &entries, 20);
    let bob = met(&home, &bob).await;
    let mut stream = home.app.hub.listen();

    follow(&home, &alice, bob).await;
    home.settle().await;

    let shown = posts(&home, bob).await;
    assert_eq!(shown.len(), 40);
    assert!(shown[0].contains("words 1<") && shown[39].contains("words 40<"), "{shown:?}");
    assert_eq!(home.timeline(&alice).await.len(), 40);
    let newest = home.timeline(&alice).await[0];
    let status = home.read(move |tx| db::status::by_id(tx, newest)).await.unwrap();
    assert_eq!(status.created_at, super::ago(&home, super::DAY));
    let told = home.read(move |tx| {
        db::notification::unread(tx, alice.id(), &db::notification::Wanted::default(), 10)
    });
    assert_eq!(told.await, 0);
    while let Ok(event) = stream.try_recv() {
        assert!(!format!("{event:?}").contains("StatusCreated"), "{event:?}");
    }
}

#[tokio::test]
async fn nobody_is_asked_twice_in_a_day() {
    let home = Home::start().await;
    let peer = FakePeer::start(&home).await;
    let (alice, carol) = (home.account("alice").await, home.account("carol").await);
    let bob = peer.person("bob");
    outbox(&peer, &bob, &[create(&old_note(&home, &peer, &bob, 1, 1))], 20);
    let id = met(&home, &bob).await;

    follow(&home, &alice, id).await;
    home.settle().await;
    follow(&home, &carol, id).await;
    home.settle().await;
    assert_eq!(times(&peer, "/users/bob/outbox"), 1);
    assert_eq!(home.timeline(&carol).await.len(), 1, "what is here is in every home");

    home.app.clock.advance(Duration::from_hours(24));
    let dora = home.account("dora").await;
    follow(&home, &dora, id).await;
    home.settle().await;
    assert_eq!(times(&peer, "/users/bob/outbox"), 2);
}

#[tokio::test]
async fn only_what_is_open_and_their_own_is_kept_and_boosts_come_from_their_homes() {
    let home = Home::start().await;
    let (peer, other) = (FakePeer::start(&home).await, FakePeer::start(&home).await);
    let alice = home.account("alice").await;
    let (bob, eve, zoe) = (peer.person("bob"), peer.person("eve"), other.person("zoe"));
    let mut private = old_note(&home, &peer, &bob, 1, 1);
    (private["to"], private["cc"]) = (json!([format!("{bob}/followers")]), json!([]));
    let theirs = old_note(&home, &peer, &eve, 2, 1);
    let mut stolen = create(&theirs);
    stolen["actor"] = json!(bob);
    let mut forged = old_note(&home, &other, &zoe, 3, 1);
    forged["content"] = json!("<p>forged</p>");
    forged["attributedTo"] = json!(bob);
    let boosted = old_note(&home, &other, &zoe, 4, 3);
    let boost = json!({
        "id": format!("{bob}/boosts/1"), "type": "Announce", "actor": bob,
        "object": boosted["id"], "to": private["to"].clone(),
        "published": super::ago(&home, super::DAY).rfc3339(),
        "cc": ["https://www.w3.org/ns/activitystreams#Public"],
    });
    let named = old_note(&home, &peer, &bob, 5, 2);
    let entries = [create(&private), stolen, create(&forged), boost, named["id"].clone(), json!(7)];
    outbox(&peer, &bob, &entries, 20);
    let id = met(&home, &bob).await;

    follow(&home, &alice, id).await;
    home.settle().await;

    let shown = posts(&home, id).await;
    assert_eq!(shown.len(), 2, "{shown:?}");
    assert!(shown[0].contains("words 4") && shown[1].contains("words 5"), "{shown:?}");
    for uri in [&private, &theirs, &forged] {
        assert!(home.status(uri["id"].as_str().unwrap()).await.is_none());
    }
    let known = home.status(boosted["id"].as_str().unwrap()).await.unwrap();
    assert_eq!(known.visibility, Visibility::Public);
}

#[tokio::test]
async fn hashtags_on_a_profile_are_those_that_its_server_lists() {
    let home = Home::start().await;
    let (peer, alice) = (FakePeer::start(&home).await, home.account("alice").await);
    let bob = peer.person("bob");
    let list = format!("{bob}/collections/tags");
    peer.amend("bob", "featuredTags", json!(list));
    let id = met(&home, &bob).await;
    tusklet::service::hashtag::accept_feature(&home.app, id, "dropped").await.unwrap();
    let tag =
        |name: String| json!({ "type": "Hashtag", "name": name, "href": "https://x.example" });
    let mut items = vec![tag("#Birds".into()), tag("bees".into()), tag("#birds".into())];
    items.extend([json!({ "type": "Mention", "href": bob }), tag("#1".into()), json!(7)]);
    items.extend((0..20).map(|number| tag(format!("#more{number}"))));
    peer.show(json!({ "id": list, "type": "Collection", "first": format!("{list}/1") }));
    let page = json!({ "id": format!("{list}/1"), "type": "CollectionPage", "items": items });
    peer.show(page);

    follow(&home, &alice, id).await;
    home.settle().await;

    let shown = home.read(move |tx| db::featured_tag::of_account(tx, id)).await;
    let names: Vec<_> = shown.iter().map(|tag| tag.name.as_str()).collect();
    assert_eq!((names.len(), &names[..3]), (10, &["birds", "bees", "more0"][..]));
}

#[tokio::test]
async fn pins_are_those_that_their_server_shows() {
    let home = Home::start().await;
    let (peer, alice) = (FakePeer::start(&home).await, home.account("alice").await);
    let bob = peer.person("bob");
    let (first, second) = (old_note(&home, &peer, &bob, 1, 9), old_note(&home, &peer, &bob, 2, 8));
    let dropped = old_note(&home, &peer, &bob, 3, 7);
    let id = met(&home, &bob).await;
    let known = tusklet::federation::resolve::status(&home.app, dropped["id"].as_str().unwrap());
    let known = known.await.unwrap();
    tusklet::service::status::accept_pin(&home.app, id, known).await.unwrap();
    peer.show(json!({
        "id": format!("{bob}/featured"), "type": "OrderedCollection",
        "orderedItems": [first, second["id"]],
    }));

    follow(&home, &alice, id).await;
    home.settle().await;

    let pinned = home.read(move |tx| db::timeline::pinned(tx, None, id)).await;
    let uris = [first, second].map(|note| note["id"].as_str().unwrap().to_owned());
    let mut expected = vec![];
    for uri in uris {
        expected.push(home.status(&uri).await.unwrap().id);
    }
    assert_eq!(pinned, expected);
}
