//! What was deleted does not come back, whoever brings it.

use serde_json::{Map, json};
use tusklet::{federation, remote, service};

use crate::federation::peer::Scripted;

use super::scene::Scene;

#[tokio::test]
async fn a_deleted_status_stays_so_whatever_comes_after() {
    let scene = Scene::set().await;
    let id = scene.create(1, |_| {}).await;
    scene.bring("Delete", "delete/1", json!({"id": id, "type": "Tombstone"})).await;
    assert!(scene.home.status(&id).await.is_none());

    // Its server still shows it.
    let mut note = scene.peer.note(&scene.bob, 1, "back");
    note["updated"] = json!("2030-01-01T00:00:00Z");
    scene.bring("Create", "create/2", note.clone()).await;
    scene.bring("Update", "update/1", note.clone()).await;
    scene.bring("Announce", "announce/1", id.clone()).await;
    let create = scene.peer.activity("Create", &scene.bob, "create/3", note);
    scene.third.send_as(&scene.home, &scene.carol, &create).await;
    scene.home.settle().await;
    let found = federation::resolve::status(&scene.home.app, &id).await;

    assert!(found.is_err());
    assert!(scene.home.status(&id).await.is_none());
}

#[tokio::test]
async fn a_delete_that_overtakes_its_status_counts() {
    let scene = Scene::set().await;
    let id = format!("{}/notes/1", scene.bob);
    scene.bring("Delete", "delete/1", json!({"id": id, "type": "Tombstone"})).await;
    scene.create(1, |_| {}).await;
    assert!(scene.home.status(&id).await.is_none());

    // Of others nobody can foretell it.
    let theirs = format!("{}/notes/2", scene.carol);
    scene.third.note(&scene.carol, 2, "hers");
    scene.bring("Delete", "delete/2", json!({"id": theirs, "type": "Tombstone"})).await;
    assert!(federation::resolve::status(&scene.home.app, &theirs).await.is_ok());
}

#[tokio::test]
async fn a_boost_taken_back_is_not_given_again_by_a_late_copy() {
    let scene = Scene::set().await;
    let ours = scene.ours().await;
    let announce = scene.peer.activity("Announce", &scene.bob, "boost/1", ours.status.uri.clone());
    let undo = scene.peer.activity("Undo", &scene.bob, "undo/1", announce.clone());
    scene.peer.bring(&scene.home, &announce).await;
    scene.peer.bring(&scene.home, &undo).await;
    scene.home.app.clock.advance(std::time::Duration::from_mins(1));
    scene.peer.bring(&scene.home, &announce).await;

    let status = scene.home.status(&ours.status.uri).await.unwrap();
    assert_eq!(status.boosts_count, 0);
}

#[tokio::test]
async fn an_account_that_is_gone_takes_its_posts_along() {
    let scene = Scene::set().await;
    let id = scene.create(1, |_| {}).await;
    let gone = Scripted::Plain { code: 410, headers: Map::new(), body: String::new() };
    scene.bring("Delete", "delete/actor", scene.bob.clone()).await;
    scene.peer.script("/users/bob", gone);

    assert!(scene.home.known(&scene.bob).await.is_none());
    assert!(scene.home.status(&id).await.is_none());
    let late = scene.peer.note(&scene.bob, 2, "from beyond");
    let create = scene.peer.activity("Create", &scene.bob, "create/2", late);
    scene.peer.send(&scene.home, &create).await;
    scene.home.settle().await;
    assert!(scene.home.known(&scene.bob).await.is_none());
    assert!(remote::account(&scene.home.app, &scene.bob).await.is_err());
}

#[tokio::test]
async fn what_we_deleted_peers_are_told_is_gone_and_nobody_brings_it_back() {
    let scene = Scene::set().await;
    let ours = scene.ours().await;
    let uri = ours.status.uri.clone();
    let path = uri.strip_prefix(&scene.home.base).unwrap().to_owned();
    service::status::delete(&scene.home.app, &scene.alice, ours.status.id).await.unwrap();
    assert_eq!(scene.home.get(&path).await.0, 410);

    let mut forged = scene.peer.note(&scene.bob, 1, "hers");
    forged["id"] = json!(uri);
    for author in [&scene.alice.account().uri, &scene.bob] {
        forged["attributedTo"] = json!(author);
        scene.bring("Create", &format!("create/{}", author.len()), forged.clone()).await;
        scene.bring("Update", &format!("update/{}", author.len()), forged.clone()).await;
    }
    scene.bring("Announce", "announce/1", uri.clone()).await;
    assert!(scene.home.status(&uri).await.is_none());
    assert_eq!(scene.home.get(&path).await.0, 410);
}
