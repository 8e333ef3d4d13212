//! Handles whose domain is not the host of the pages: ours, and those of peers.

use serde_json::json;
use tusklet::model::{NotificationKind, Visibility};
use tusklet::protocol::signature::Form;
use tusklet::text::Handle;
use tusklet::{db, remote};

use crate::federation::home::Home;
use crate::federation::peer::{FakePeer, Scripted};

use super::{follow, set, shut_out};

/// A server whose people are called `@name@localhost:PORT` and live at `127.0.0.1:PORT`.
async fn split() -> (Home, String) {
    let home = Home::start_with(|config| {
        let address = config.instance.domain.clone();
        let port = address.rsplit(':').next().unwrap().to_owned();
        config.instance.web_domain = address;
        config.instance.domain = format!("localhost:{port}");
    })
    .await;
    let domain = home.domain().to_owned();
    (home, domain)
}

fn handle(text: &str) -> Handle {
    Handle::parse(text).unwrap()
}

#[tokio::test]
async fn both_hosts_lead_to_the_same_name_and_the_same_actor() {
    let (home, domain) = split().await;
    let alice = home.account("alice").await;
    let host = home.base.strip_prefix("http://").unwrap().to_owned();

    for asked in [&domain, &host] {
        let path = format!("/.well-known/webfinger?resource=acct:alice@{asked}");
        let (code, jrd) = home.get(&path).await;
        assert_eq!((code, &jrd["subject"]), (200, &json!(format!("acct:alice@{domain}"))));
        let links = jrd["links"].as_array().unwrap();
        let own = links.iter().find(|link| link["rel"] == "self").unwrap();
        assert_eq!(own["href"], json!(alice.account().uri));
        let found = remote::account_by_handle(&home.app, &handle(&format!("@alice@{asked}"))).await;
        assert_eq!(found.unwrap().unwrap().id, alice.id(), "{asked} is here");
    }
    let (_, actor) = home.get("/users/alice").await;
    assert_eq!(actor["webfinger"], json!(format!("alice@{domain}")));
    assert!(actor["id"].as_str().unwrap().starts_with(&home.base));
    let (_, nodeinfo) = home.get("/.well-known/nodeinfo").await;
    let link = nodeinfo["links"][0]["href"].as_str().unwrap();
    assert!(link.starts_with(&home.base), "{link}");
    let (_, shown) = home.get("/api/v2/instance").await;
    assert_eq!(shown["domain"], json!(domain));
    let (_, shown) = home.get(&format!("/api/v1/accounts/lookup?acct=alice@{domain}")).await;
    assert_eq!((&shown["acct"], &shown["uri"]), (&json!("alice"), &json!(alice.account().uri)));
}

#[tokio::test]
async fn two_servers_of_ours_that_split_names_and_hosts_talk_with_each_other() {
    let ((home, domain), (there, elsewhere)) = (split().await, split().await);
    let (alice, bob) = (home.account("alice").await, there.account("bob").await);
    let settle = async || {
        for _ in 0..3 {
            home.settle().await;
            there.settle().await;
        }
    };

    // By the handle, by the host of the page, and by the id of the actor: one and the same.
    let named = format!("bob@{elsewhere}");
    let found = remote::account_by_handle(&home.app, &handle(&format!("@{named}"))).await;
    let found = found.unwrap().unwrap();
    assert_eq!((found.handle(), &found.uri), (named.clone(), &bob.account().uri));
    let by_host = format!("@bob@{}", there.base.strip_prefix("http://").unwrap());
    let by_host = remote::account_by_handle(&home.app, &handle(&by_host)).await.unwrap().unwrap();
    assert_eq!(by_host.id, found.id);
    assert_eq!(remote::account(&home.app, &bob.account().uri).await.unwrap().id, found.id);

    let terms = tusklet::model::FollowTerms::default();
    tusklet::service::follow::follow(&home.app, &alice, found.id, terms).await.unwrap();
    settle().await;
    assert!(home.follows(alice.id(), found.id).await, "asked and granted");
    let alice_there = there.known(&alice.account().uri).await.unwrap();
    assert_eq!(alice_there.handle(), format!("alice@{domain}"));

    there.publish(&bob, Visibility::Public, &format!("hello @alice@{domain}")).await;
    settle().await;
    let told = async |who: tusklet::base::AccountId, at: &Home| {
        let wanted = db::notification::Wanted::default();
        let page = tusklet::model::Page::newest(10);
        let told = at.read(move |tx| db::notification::page(tx, who, &wanted, page)).await;
        told.into_iter().map(|told| told.kind).collect::<Vec<_>>()
    };
    assert_eq!(told(alice.id(), &home).await, [NotificationKind::Mention]);
    assert_eq!(home.timeline(&alice).await.len(), 1);
    home.publish(&alice, Visibility::Public, &format!("hello @{named}")).await;
    settle().await;
    assert!(told(bob.id(), &there).await.contains(&NotificationKind::Mention));
}

/// `WebFinger` of the peer says that bob is called `bob@DOMAIN`.
fn called(peer: &FakePeer, domain: &str) {
    let jrd = json!({
        "subject": format!("acct:bob@{domain}"),
        "links": [{ "rel": "self", "type": "application/activity+json", "href": peer.actor("bob") }],
    });
    let headers = json!({ "content-type": "application/jrd+json" });
    let headers = headers.as_object().unwrap().clone();
    peer.script("webfinger bob", Scripted::Plain { code: 200, headers, body: jrd.to_string() });
}

#[tokio::test]
async fn a_peer_may_split_them_if_the_domain_agrees() {
    let home = Home::start().await;
    let peer = FakePeer::start(&home).await;
    let (alice, bob) = (home.account("alice").await, peer.person("bob"));
    let domain = peer.host().replace("127.0.0.1", "localhost");
    called(&peer, &domain);

    let account = follow(&home, &alice, &bob).await;

    assert_eq!((account.handle(), account.host()), (format!("bob@{domain}"), peer.host()));
    let note = peer.note(&bob, 1, "from a split house");
    peer.bring(&home, &peer.activity("Create", &bob, "c1", note)).await;
    assert_eq!(home.timeline(&alice).await.len(), 1);
    for name in [&domain, peer.host()] {
        let found = remote::account_by_handle(&home.app, &handle(&format!("@bob@{name}"))).await;
        assert_eq!(found.unwrap().unwrap().id, account.id);
    }
}

#[tokio::test]
async fn a_peer_cannot_take_the_name_of_a_domain_that_does_not_agree() {
    let home = Home::start().await;
    let (peer, other) = (FakePeer::start(&home).await, FakePeer::start(&home).await);
    let bob = peer.person("bob");

    called(&peer, other.host());
    assert!(remote::account(&home.app, &bob).await.is_err(), "nobody of that name is there");
    other.person("bob");
    let third = FakePeer::start(&home).await;
    let bob = third.person("bob");
    called(&third, other.host());
    assert!(remote::account(&home.app, &bob).await.is_err(), "that one is somebody else");
    let fourth = FakePeer::start(&home).await;
    let bob = fourth.person("bob");
    called(&fourth, home.domain());
    assert!(remote::account(&home.app, &bob).await.is_err(), "our names are ours");
}

#[tokio::test]
async fn a_rule_for_either_name_meets_a_server_that_splits_them() {
    for by_domain in [true, false] {
        let home = Home::start_with(|config| config.federation.authorized_fetch = true).await;
        let peer = FakePeer::start(&home).await;
        let (admin, bob) = (home.admin("root").await, peer.person("bob"));
        let domain = peer.host().replace("127.0.0.1", "localhost");
        called(&peer, &domain);
        remote::account(&home.app, &bob).await.unwrap();
        assert_eq!(peer.read(&home, "/users/root", &bob, Form::Cavage).await, 200);

        let shut = if by_domain { domain.as_str() } else { peer.host() };
        set(&home, &admin, shut, shut_out()).await;

        assert!(home.known(&bob).await.unwrap().is_suspended(), "{shut}");
        assert_eq!(peer.read(&home, "/users/root", &bob, Form::Cavage).await, 403, "{shut}");
        let late = peer.person("late");
        let jrd = json!({
            "subject": format!("acct:late@{domain}"),
            "links": [{ "rel": "self", "type": "application/activity+json", "href": late }],
        });
        let (code, headers) = (200, serde_json::Map::new());
        peer.script("webfinger late", Scripted::Plain { code, headers, body: jrd.to_string() });
        assert!(remote::account(&home.app, &late).await.is_err(), "{shut}");
    }
}
