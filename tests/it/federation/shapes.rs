//! What other servers send besides plain notes, done as they mean it.

use serde_json::{Value, json};
use tusklet::db;
use tusklet::model::{LocalAccount, Visibility};
use tusklet::protocol::activitypub::PUBLIC;

use super::home::Home;
use super::peer::FakePeer;

struct Scene {
    home: Home,
    peer: FakePeer,
    alice: LocalAccount,
    bob: String,
}

impl Scene {
    /// alice, who follows bob of another server.
    async fn set() -> Self {
        let home = Home::start().await;
        let peer = FakePeer::start(&home).await;
        let (alice, bob) = (home.account("alice").await, peer.person("bob"));
        let scene = Self { home, peer, alice, bob };
        scene.follow(&scene.bob).await;
        scene
    }

    async fn follow(&self, actor: &str) {
        let account = tusklet::remote::account(&self.home.app, actor).await.unwrap();
        let terms = tusklet::model::FollowTerms::default();
        let app = &self.home.app;
        tusklet::service::follow::follow(app, &self.alice, account.id, terms).await.unwrap();
        let granted = tusklet::service::follow::Named::Other(self.alice.id());
        tusklet::service::follow::receive_accept(app, account.id, granted).await.unwrap();
    }

    async fn create(&self, object: Value) {
        let activity = self.peer.activity("Create", &self.bob, "create", object);
        self.peer.bring(&self.home, &activity).await;
    }

    async fn html(&self, uri: &str) -> String {
        self.home.status(uri).await.unwrap().html.as_str().to_owned()
    }

    /// Why the newest thing about `address` was left out.
    async fn why(&self, address: &str) -> Option<String> {
        let address = address.to_owned();
        let found = self.home.read(move |tx| db::dropped::about(tx, &address, 1)).await;
        found.into_iter().next().map(|dropped| dropped.why)
    }
}

#[tokio::test]
async fn an_article_is_shown_whole_and_an_event_with_time_and_place() {
    let scene = Scene::set().await;
    let id = format!("{}/articles/1", scene.bob);
    scene
        .create(json!({"id": id, "type": "Article", "attributedTo": scene.bob, "to": [PUBLIC],
        "name": "On birds", "summary": "In short", "content": "<p>At length</p>"}))
        .await;
    let html = scene.html(&id).await;
    assert!(html.contains("On birds") && html.contains("At length"), "{html}");

    let id = format!("{}/events/1", scene.bob);
    scene.create(json!({"id": id, "type": "Event", "attributedTo": [scene.peer.person("club"), scene.bob],
        "to": PUBLIC, "name": "Picnic", "content": "<p>Bring cake</p>",
        "startTime": "2026-06-01T12:00:00Z", "location": {"type": "Place", "name": "Park"}})).await;
    let html = scene.html(&id).await;
    assert!(html.contains("2026-06-01") && html.contains("Park"), "{html}");
}

#[tokio::test]
async fn plain_text_is_not_read_as_html_and_a_bare_object_takes_after_its_activity() {
    let scene = Scene::set().await;
    let id = format!("{}/notes/1", scene.bob);
    scene
        .create(
            json!({"id": id, "type": "Note", "content": "1 < 2\n\nand", "mediaType": "text/plain"}),
        )
        .await;
    let status = scene.home.status(&id).await.unwrap();
    assert_eq!(status.html.as_str(), "<p>1 &lt; 2</p><p>and</p>");
    assert_eq!(status.visibility, Visibility::Public);
}

#[tokio::test]
async fn a_private_message_of_lemmy_is_a_direct_status() {
    let scene = Scene::set().await;
    let (id, alice) = (format!("{}/messages/1", scene.bob), scene.home.url("/users/alice"));
    scene
        .create(json!({"id": id, "type": "ChatMessage", "attributedTo": scene.bob, "to": [alice],
        "content": "<p>psst</p>"}))
        .await;
    assert_eq!(scene.home.status(&id).await.unwrap().visibility, Visibility::Direct);
}

#[tokio::test]
async fn reactions_are_favourites_and_dislikes_are_nothing() {
    let scene = Scene::set().await;
    let ours = scene.home.publish(&scene.alice, Visibility::Public, "look").await.status.uri;
    let dislike = scene.peer.activity("Dislike", &scene.bob, "dislike", ours.clone());
    scene.peer.bring(&scene.home, &dislike).await;
    assert_eq!(scene.home.status(&ours).await.unwrap().favourites_count, 0);
    assert_eq!(scene.why(&ours).await.unwrap(), "dislikes are not counted");

    let mut react = scene.peer.activity("EmojiReact", &scene.bob, "react", ours.clone());
    react["content"] = json!("🦆");
    scene.peer.bring(&scene.home, &react).await;
    assert_eq!(scene.home.status(&ours).await.unwrap().favourites_count, 1);

    let undo = scene.peer.activity("Undo", &scene.bob, "undo", react);
    scene.peer.bring(&scene.home, &undo).await;
    assert_eq!(scene.home.status(&ours).await.unwrap().favourites_count, 0);
}

#[tokio::test]
async fn pins_come_and_go_and_only_for_the_own_collection() {
    let scene = Scene::set().await;
    let (bob, peer) = (&scene.bob, &scene.peer);
    let note = peer.note(bob, 1, "mine");
    scene.create(note.clone()).await;
    let pinned = async || {
        let account = scene.home.known(bob).await.unwrap().id;
        scene.home.read(move |tx| db::timeline::pinned(tx, None, account)).await.len()
    };
    let mut add = peer.activity("Add", bob, "add", note["id"].clone());
    add["target"] = json!(format!("{bob}/other"));
    peer.bring(&scene.home, &add).await;
    assert_eq!(pinned().await, 0);

    add["target"] = json!(format!("{bob}/featured"));
    peer.bring(&scene.home, &add).await;
    assert_eq!(pinned().await, 1);

    let mut remove = peer.activity("Remove", bob, "remove", note["id"].clone());
    remove["target"] = json!(format!("{bob}/featured"));
    peer.bring(&scene.home, &remove).await;
    assert_eq!(pinned().await, 0);
}

#[tokio::test]
async fn who_moves_takes_followers_along_if_the_new_account_agrees() {
    let scene = Scene::set().await;
    let (bob, peer) = (&scene.bob, &scene.peer);
    let robert = peer.person("robert");
    let mut moved = peer.activity("Move", bob, "move", bob.as_str());
    moved["target"] = json!(robert);
    peer.bring(&scene.home, &moved).await;
    assert!(scene.home.known(bob).await.unwrap().moved_to.is_none());
    assert!(scene.why(bob).await.unwrap().contains("does not say"));

    peer.amend("robert", "alsoKnownAs", json!([bob]));
    moved["id"] = json!(format!("{bob}#move2"));
    peer.bring(&scene.home, &moved).await;
    scene.home.settle().await;
    let (old, new) =
        (scene.home.known(bob).await.unwrap(), scene.home.known(&robert).await.unwrap());
    assert_eq!(old.moved_to, Some(new.id));
    assert!(!scene.home.follows(scene.alice.id(), old.id).await);
    assert_eq!(peer.took("Follow").len(), 2, "the first follow, and the one of the new account");
}

#[tokio::test]
async fn a_group_shows_what_its_members_wrote_elsewhere_and_cannot_make_it_up() {
    let scene = Scene::set().await;
    let other = FakePeer::start(&scene.home).await;
    let group = scene.peer.person("group");
    scene.follow(&group).await;
    let member = other.person("member");
    let page = other.note(&member, 7, "the true words");
    let mut forged = page.clone();
    forged["content"] = json!("<p>forged</p>");
    let inner = other.activity("Create", &member, "c7", forged);
    let announce = scene.peer.activity("Announce", &group, "a7", inner);
    scene.peer.bring(&scene.home, &announce).await;

    let id = page["id"].as_str().unwrap();
    assert!(scene.html(id).await.contains("the true words"));
    assert_eq!(scene.home.status(id).await.unwrap().boosts_count, 1);

    let inner = other.activity("Delete", &member, "d7", page["id"].clone());
    let announce = scene.peer.activity("Announce", &group, "a8", inner);
    scene.peer.bring(&scene.home, &announce).await;
    assert!(scene.home.status(id).await.is_some(), "it is still there where it lives");
}

#[tokio::test]
async fn other_spellings_are_understood() {
    let scene = Scene::set().await;
    let id = format!("{}/notes/9", scene.bob);
    scene
        .create(json!({"@id": id, "@type": ["as:Note"], "as:attributedTo": {"@id": scene.bob},
        "as:to": {"@id": "as:Public"}, "content": {"@value": "<p>hallo</p>", "@language": "de"}}))
        .await;
    let status = scene.home.status(&id).await.unwrap();
    assert_eq!((status.html.as_str(), status.language.as_deref()), ("<p>hallo</p>", Some("de")));
}
