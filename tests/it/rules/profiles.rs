//! What other servers are told of our profiles: changes, hashtags, the end; and new keys of theirs.

use serde_json::json;
use tusklet::model::account::ProfileChange;
use tusklet::model::moderation::AccountAction;
use tusklet::model::{LocalAccount, Visibility};
use tusklet::service::moderation::{Measure, act, erase};
use tusklet::{db, remote, service};

use crate::federation::home::Home;
use crate::federation::peer::FakePeer;

use super::follow;

async fn followed() -> (Home, FakePeer, LocalAccount, String) {
    let home = Home::start().await;
    let peer = FakePeer::start(&home).await;
    let (alice, bob) = (home.account("alice").await, peer.person("bob"));
    let asked = peer.activity("Follow", &bob, "f1", alice.account().uri.as_str());
    peer.bring(&home, &asked).await;
    peer.took("Accept");
    (home, peer, alice, bob)
}

#[tokio::test]
async fn followers_and_those_lately_mentioned_hear_of_a_changed_profile() {
    let (home, peer, alice, _) = followed().await;
    let other = FakePeer::start(&home).await;
    other.person("carol");
    let hello = format!("hello @carol@{}", other.host());
    home.publish(&alice, Visibility::Public, &hello).await;
    home.settle().await;
    let change =
        ProfileChange { display_name: Some("Alice II".to_owned()), ..ProfileChange::default() };

    service::account::update_profile(&home.app, &alice, change).await.unwrap();
    home.settle().await;

    for server in [&peer, &other] {
        let updates = server.took("Update");
        assert_eq!(updates[0]["object"]["name"], "Alice II");
    }
}

#[tokio::test]
async fn all_servers_hear_that_an_account_is_gone() {
    let (home, peer, alice, _) = followed().await;
    let other = FakePeer::start(&home).await;
    remote::account(&home.app, &other.person("stranger")).await.unwrap();
    let admin = home.admin("root").await;
    let measure = Measure { action: AccountAction::Suspend, report: None, word: None };
    act(&home.app, &admin, alice.id(), measure).await.unwrap();
    home.settle().await;

    erase(&home.app, &admin, alice.id()).await.unwrap();
    home.settle().await;

    for server in [&peer, &other] {
        let gone = server.took("Delete");
        assert_eq!((gone.len(), &gone[0]["object"]), (1, &json!(alice.account().uri)));
    }
    assert_eq!(home.get("/users/alice").await.0, 410);
}

#[tokio::test]
async fn hashtags_on_profiles_are_told_both_ways() {
    let (home, peer, alice, bob) = followed().await;
    let shown = service::hashtag::feature(&home.app, &alice, "Birds".to_owned()).await.unwrap();
    home.settle().await;
    let add = peer.took("Add").remove(0);
    assert_eq!(
        (&add["object"]["type"], &add["object"]["name"]),
        (&json!("Hashtag"), &json!("#birds"))
    );
    assert!(add["target"].as_str().unwrap().ends_with("/collections/featured"));
    let (_, actor) = home.get("/users/alice").await;
    let list = actor["featuredTags"].as_str().unwrap().strip_prefix(&home.base).unwrap().to_owned();
    let (code, list) = home.get(&list).await;
    assert_eq!((code, &list["totalItems"]), (200, &json!(1)));
    service::hashtag::unfeature_by_id(&home.app, &alice, shown.id).await.unwrap();
    home.settle().await;
    assert_eq!(peer.took("Remove").len(), 1);

    follow(&home, &alice, &bob).await;
    let account = home.known(&bob).await.unwrap().id;
    let shows = async || {
        let tags = home.read(move |tx| db::featured_tag::of_account(tx, account)).await;
        tags.into_iter().map(|tag| tag.name).collect::<Vec<_>>()
    };
    let tell = async |kind: &str, target: String| {
        let tag = json!({ "type": "Hashtag", "name": "#Bees", "href": "https://x.example/bees" });
        let mut told = peer.activity(kind, &bob, kind, tag);
        told["target"] = json!(target);
        peer.bring(&home, &told).await;
    };
    tell("Add", format!("{bob}/followers")).await;
    assert!(shows().await.is_empty(), "that is no list of what is shown");
    tell("Add", format!("{bob}/featured")).await;
    assert_eq!(shows().await, ["bees"]);
    tell("Remove", format!("{bob}/featured")).await;
    assert!(shows().await.is_empty());
}

#[tokio::test]
async fn pins_are_told_to_followers_if_everyone_may_read_them() {
    let (home, peer, alice, bob) = followed().await;
    let told = async |kind: &str| {
        home.settle().await;
        let named = peer.took(kind).into_iter();
        named.map(|told| (told["object"].clone(), told["target"].clone())).collect::<Vec<_>>()
    };
    let target = json!(format!("{}/collections/featured", alice.account().uri));
    for visibility in [Visibility::Public, Visibility::Unlisted, Visibility::Followers] {
        let ours = home.publish(&alice, visibility, "pinned").await.status;
        told("Create").await;
        let expected = match visibility {
            Visibility::Followers => vec![],
            _ => vec![(json!(ours.uri), target.clone())],
        };

        service::status::pin(&home.app, &alice, ours.id).await.unwrap();
        service::status::pin(&home.app, &alice, ours.id).await.unwrap();
        assert_eq!(told("Add").await, expected, "{visibility:?}");
        service::status::unpin(&home.app, &alice, ours.id).await.unwrap();
        service::status::unpin(&home.app, &alice, ours.id).await.unwrap();
        assert_eq!(told("Remove").await, expected, "{visibility:?}");
    }

    // Told after a fall, too, and not at all to nobody.
    let ours = home.publish(&alice, Visibility::Public, "pinned").await.status;
    told("Create").await;
    service::status::pin(&home.app, &alice, ours.id).await.unwrap();
    home.killed_and_started_again().settle().await;
    assert_eq!(peer.took("Add").len(), 1);
    let carol = home.account("carol").await;
    let hers = home.publish(&carol, Visibility::Public, "pinned").await.status;
    service::status::pin(&home.app, &carol, hers.id).await.unwrap();
    assert_eq!((told("Add").await, home.waiting().await), (vec![], 0));
    assert!(home.known(&bob).await.is_some());
}

#[tokio::test]
async fn a_new_key_is_noticed_and_the_old_one_no_longer_counts() {
    let home = Home::start().await;
    let (peer, alice) = (FakePeer::start(&home).await, home.account("alice").await);
    let bob = peer.person("bob");
    let real = peer.document(&bob)["publicKey"].clone();
    let mut old = real.clone();
    old["publicKeyPem"] = json!(crate::federation::home::OUR_KEY.public_pem);
    peer.amend("bob", "publicKey", old);
    remote::account(&home.app, &bob).await.unwrap();
    let asked = peer.activity("Follow", &bob, "f1", alice.account().uri.as_str());
    assert_eq!(peer.send(&home, &asked).await, 401, "it was asked a moment ago");

    peer.amend("bob", "publicKey", real);
    home.app.clock.advance(std::time::Duration::from_hours(2));
    let asked = peer.activity("Follow", &bob, "f2", alice.account().uri.as_str());
    peer.bring(&home, &asked).await;

    let bob = home.known(&bob).await.unwrap();
    assert!(home.follows(bob.id, alice.id()).await);
    let late = peer.activity("Undo", &bob.uri, "u1", asked);
    assert_eq!(peer.send_forged(&home, &late).await, 401, "the old key is no good any more");
}
