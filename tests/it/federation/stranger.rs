//! Strangers who lie about who they are.

use serde_json::json;
use tusklet::remote;
use tusklet::text::Handle;

use super::home::Home;
use super::peer::{FakePeer, public_key};

#[tokio::test]
async fn a_handle_must_lead_back_to_its_actor() {
    let home = Home::start().await;
    let (peer, other) = (FakePeer::start(&home).await, FakePeer::start(&home).await);
    other.person("bob");
    let id = peer.person("bob");
    // Says to be the bob of another server, who knows nothing of it.
    peer.show(json!({
        "id": id, "type": "Person", "preferredUsername": "bob", "inbox": format!("{id}/inbox"),
        "webfinger": format!("bob@{}", other.host()),
        "publicKey": { "id": format!("{id}#main-key"), "owner": id, "publicKeyPem": public_key() },
    }));

    assert!(remote::account(&home.app, &id).await.is_err());
    let handle = Handle::parse(&format!("bob@{}", peer.host())).unwrap();
    assert_eq!(remote::account_by_handle(&home.app, &handle).await.unwrap(), None);
    assert!(home.known(&id).await.is_none());
}

#[tokio::test]
async fn a_document_must_be_what_was_asked_for() {
    let home = Home::start().await;
    let (peer, other) = (FakePeer::start(&home).await, FakePeer::start(&home).await);
    let bob = other.person("bob");
    peer.show_at(
        "/users/liar",
        json!({
            "id": bob, "type": "Person", "preferredUsername": "bob", "name": "LIAR",
            "inbox": format!("{bob}/inbox"),
        }),
    );

    // The id that the document names is asked, and tells the truth.
    let found = remote::account(&home.app, &peer.actor("liar")).await.unwrap();
    assert_eq!((found.uri.as_str(), found.display_name.as_str()), (bob.as_str(), "BOB"));
}

#[tokio::test]
async fn a_key_belongs_to_who_lists_it() {
    let home = Home::start().await;
    let (peer, other) = (FakePeer::start(&home).await, FakePeer::start(&home).await);
    let bob = other.person("bob");
    let stolen = format!("{}/keys/1", peer.base);
    peer.show(json!({ "id": stolen, "owner": bob, "publicKeyPem": public_key() }));

    assert!(remote::key(&home.app, &stolen).await.is_err());
    assert!(remote::key(&home.app, &format!("{bob}#main-key")).await.is_ok());
}

#[tokio::test]
async fn an_inbox_elsewhere_is_refused_and_we_never_ask_ourselves() {
    let home = Home::start().await;
    let peer = FakePeer::start(&home).await;
    let id = peer.actor("odd");
    peer.show(json!({
        "id": id, "type": "Person", "preferredUsername": "odd", "inbox": home.url("/inbox"),
    }));

    assert!(remote::account(&home.app, &id).await.is_err());
    assert!(remote::account(&home.app, &home.url("/users/nobody")).await.is_err());
    assert!(remote::document(&home.app, &home.url("/actor")).await.is_err());
}

#[tokio::test]
async fn what_fails_is_not_asked_for_again_at_once() {
    let home = Home::start().await;
    let peer = FakePeer::start(&home).await;
    let nobody = peer.actor("nobody");
    for _ in 0..3 {
        assert!(remote::account(&home.app, &nobody).await.is_err());
    }
    assert_eq!(peer.asked(), ["/users/nobody"]);
}
