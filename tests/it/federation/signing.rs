//! Signatures: both forms both ways, what a host likes remembered, proofs inside documents, and
//! authorised fetch.

use serde_json::{Value, json};
use tusklet::model::Visibility;
use tusklet::protocol::integrity::{self, proof};
use tusklet::protocol::signature::{Form, ProofKey, VerifyingKey};
use tusklet::{db, remote};

use super::home::Home;
use super::peer::FakePeer;

async fn followed() -> (Home, FakePeer, tusklet::model::LocalAccount, String) {
    let home = Home::start().await;
    let peer = FakePeer::start(&home).await;
    let (alice, bob) = (home.account("alice").await, peer.person("bob"));
    let follow = peer.activity("Follow", &bob, "follow", alice.account().uri.as_str());
    peer.bring(&home, &follow).await;
    peer.took("Accept");
    (home, peer, alice, bob)
}

#[tokio::test]
async fn a_host_that_wants_message_signatures_gets_them_and_is_remembered() {
    let (home, peer, alice, _) = followed().await;
    peer.want(Form::Rfc9421);

    home.publish(&alice, Visibility::Public, "one").await;
    home.settle().await;
    assert_eq!(peer.took("Create").len(), 1);
    let knocks = peer.asked().len();

    home.publish(&alice, Visibility::Public, "two").await;
    home.settle().await;
    assert_eq!(peer.took("Create").len(), 1);
    assert_eq!(peer.asked().len(), knocks + 1, "it knocks right at once");
}

#[tokio::test]
async fn fetches_are_signed_as_the_host_likes_it() {
    let home = Home::start().await;
    let peer = FakePeer::start(&home).await;
    peer.secure();
    peer.want(Form::Rfc9421);
    let bob = peer.person("bob");

    assert!(remote::account(&home.app, &bob).await.is_ok());
    let host = peer.host().to_owned();
    let signing = home.read(move |tx| db::peer::signing(tx, &host)).await;
    assert_eq!(signing, tusklet::model::peer::Signing::Rfc9421);
}

#[tokio::test]
async fn what_we_send_carries_a_proof_by_a_key_of_its_actor() {
    let (home, peer, alice, _) = followed().await;
    home.publish(&alice, Visibility::Public, "proven").await;
    home.settle().await;
    let create = peer.took("Create").remove(0);

    let (_, actor) = home.get("/users/alice").await;
    let listed = &actor["assertionMethod"][0];
    assert_eq!(listed["controller"], actor["id"]);
    let key = listed["publicKeyMultibase"].as_str().unwrap();
    let key = VerifyingKey::from_multibase(key).unwrap();
    let claims = integrity::claims(&create);
    assert_eq!(listed["id"], claims[0].key_id.as_str());
    assert_eq!(integrity::verify(&create, &claims[0], &key, home.app.clock.now()), Ok(()));
}

/// An activity of `actor`, proven with a key that its document lists.
fn proven(home: &Home, peer: &FakePeer, name: &str, mut activity: Value) -> Value {
    let (_, key) = ProofKey::generate().unwrap();
    let (actor, key_id) = (peer.actor(name), format!("{}#proof", peer.actor(name)));
    let listed = json!([{"id": key_id, "type": "Multikey", "controller": actor,
                         "publicKeyMultibase": key.public()}]);
    peer.amend(name, "assertionMethod", listed);
    proof::prove(&mut activity, &key_id, &key, home.app.clock.now());
    activity
}

#[tokio::test]
async fn a_proven_activity_is_believed_whoever_brings_it_and_a_changed_one_is_not() {
    let (home, peer, alice, bob) = followed().await;
    let other = FakePeer::start(&home).await;
    let carol = other.person("carol");
    let ours = home.publish(&alice, Visibility::Public, "ours").await.status.uri;
    let like = other.activity("Like", &carol, "like", ours.as_str());
    let like = proven(&home, &other, "carol", like);
    let mut changed = like.clone();
    changed["object"] = json!(home.publish(&alice, Visibility::Public, "more").await.status.uri);

    assert_eq!(peer.send_as(&home, &bob, &changed).await, 202);
    home.settle().await;
    assert_eq!(home.status(changed["object"].as_str().unwrap()).await.unwrap().favourites_count, 0);

    assert_eq!(peer.send_as(&home, &bob, &like).await, 202);
    home.settle().await;
    assert_eq!(home.status(&ours).await.unwrap().favourites_count, 1);

    let bare = other.activity("Like", &carol, "bare", ours.as_str());
    assert_eq!(peer.send_as(&home, &bob, &bare).await, 401, "nothing vouches for it");
}

#[tokio::test]
async fn authorised_fetch_shows_documents_only_to_known_servers_that_are_not_shut_out() {
    let home = Home::start_with(|config| config.federation.authorized_fetch = true).await;
    let peer = FakePeer::start(&home).await;
    let (alice, bob) = (home.account("alice").await, peer.person("bob"));
    let status = home.publish(&alice, Visibility::Public, "for servers").await.status.uri;
    let path = status.strip_prefix(&home.base).unwrap();

    for path in ["/users/alice", "/users/alice/outbox", "/users/alice/followers", "/@alice", path] {
        assert_eq!(home.get(path).await.0, 401, "{path}");
        for form in [Form::Cavage, Form::Rfc9421] {
            assert_eq!(peer.read(&home, path, &bob, form).await, 200, "{path} {form:?}");
        }
    }
    assert_eq!(home.get("/actor").await.0, 200);
    assert_eq!(home.get("/users/alice/main-key").await.0, 200);
    let nobody = peer.actor("nobody");
    assert_eq!(peer.read(&home, "/users/alice", &nobody, Form::Cavage).await, 401);

    let (domain, now) = (peer.host().to_owned(), home.app.clock.now());
    let block = tusklet::model::peer_block::PeerBlock {
        id: home.app.ids.next(now),
        domain,
        severity: tusklet::model::peer_block::BlockSeverity::Suspend,
        reject_media: false,
        reject_reports: false,
        forces_warning: false,
        warning: String::new(),
        private_comment: String::new(),
        public_comment: String::new(),
        obfuscate: false,
        created_at: now,
    };
    home.app.db.write(move |tx| Ok(db::peer_block::save(tx, &block)?)).await.unwrap();
    assert_eq!(peer.read(&home, "/users/alice", &bob, Form::Cavage).await, 403);
}
