//! Who may speak for whom: hosts of ids, owners of keys, homes of objects.

use serde_json::json;
use tusklet::{federation, remote};

use super::scene::{Scene, note_of};

#[tokio::test]
async fn an_activity_lives_on_the_host_of_its_actor() {
    let scene = Scene::set().await;
    let ours = scene.ours().await;
    let mut like = scene.peer.activity("Like", &scene.bob, "like/1", ours.status.uri.clone());
    like["id"] = json!(format!("{}/likes/1", scene.third.base));

    scene.peer.bring(&scene.home, &like).await;
    assert_eq!(scene.favourites(&ours).await, 0);

    scene.bring("Like", "like/2", ours.status.uri.clone()).await;
    assert_eq!(scene.favourites(&ours).await, 1);
}

#[tokio::test]
async fn a_status_lives_on_the_host_of_its_author() {
    let scene = Scene::set().await;
    let (app, id) = (&scene.home.app, format!("{}/notes/9", scene.third.base));
    scene.third.show(note_of(&scene.bob, &id, "bob never wrote this"));

    assert!(federation::resolve::status(app, &id).await.is_err());
    assert!(scene.home.status(&id).await.is_none());
}

#[tokio::test]
async fn an_actor_keeps_its_inbox_and_its_key_on_its_own_host() {
    let scene = Scene::set().await;
    let app = &scene.home.app;
    let dave = scene.third.person("dave");
    scene.third.amend("dave", "inbox", json!(format!("{}/inbox", scene.peer.base)));
    assert!(remote::account(app, &dave).await.is_err());

    // A key that lies elsewhere, and one that somebody else owns.
    let erin = scene.third.person("erin");
    let mut key = scene.third.shown("/users/erin")["publicKey"].clone();
    for (member, value) in
        [("id", format!("{}#main-key", scene.bob)), ("owner", scene.carol.clone())]
    {
        let told = std::mem::replace(&mut key[member], json!(value));
        scene.third.amend("erin", "publicKey", key.clone());
        let found = remote::account(app, &erin).await.map(|account| account.id);
        let endpoints = match found {
            Ok(id) => scene.home.read(move |tx| tusklet::db::account::endpoints(tx, id)).await,
            Err(_) => None,
        };
        assert!(endpoints.is_none_or(|it| it.key.is_empty()), "{member}");
        key[member] = told;
    }
}

#[tokio::test]
async fn nobody_signs_for_another_of_the_same_host() {
    let scene = Scene::set().await;
    let (ours, eve) = (scene.ours().await, scene.peer.person("eve"));
    let like = scene.peer.activity("Like", &scene.bob, "like/1", ours.status.uri.clone());

    // Nobody here knows eve: she is let in, and not believed.
    assert_eq!(scene.peer.send_as(&scene.home, &eve, &like).await, 202);
    scene.home.settle().await;
    assert_eq!(scene.favourites(&ours).await, 0);

    // Now she is known.
    assert_eq!(scene.peer.send_as(&scene.home, &eve, &like).await, 401);
    assert_eq!(scene.favourites(&ours).await, 0);
}

#[tokio::test]
async fn a_key_belongs_to_who_lists_it_whoever_it_calls_its_owner() {
    let scene = Scene::set().await;
    let ours = scene.ours().await;
    // carol's server says nothing of this key.
    let key_id = format!("{}/keys/1", scene.peer.base);
    let pem = scene.peer.shown("/users/bob")["publicKey"]["publicKeyPem"].clone();
    scene.peer.show(json!({"@context": "https://w3id.org/security/v1", "id": key_id,
        "type": "Key", "owner": scene.carol, "publicKeyPem": pem}));
    let like = scene.third.activity("Like", &scene.carol, "like/1", ours.status.uri.clone());

    let none = serde_json::Map::default();
    scene.peer.post_raw(&scene.home, &key_id, like.to_string(), &none).await;
    scene.home.settle().await;

    assert_eq!(scene.favourites(&ours).await, 0);
}

#[tokio::test]
async fn what_is_embedded_is_fetched_from_where_it_lives() {
    let scene = Scene::set().await;
    for (kind, number) in [("Create", 1), ("Announce", 2)] {
        let id = format!("{}/notes/{number}", scene.third.base);
        scene.third.show(note_of(&scene.carol, &id, "what she wrote"));
        let mut forged = note_of(&scene.carol, &id, "what she never wrote");
        forged["cc"] = json!([scene.alice.account().uri]);

        scene.bring(kind, &format!("{kind}/{number}"), forged).await;

        let html = scene.html(&id).await;
        assert!(html.as_deref().is_none_or(|html| html == "<p>what she wrote</p>"), "{html:?}");
        assert!(scene.third.asked().contains(&format!("/notes/{number}")), "{kind}");
    }
}

#[tokio::test]
async fn an_edit_is_the_authors_alone() {
    let scene = Scene::set().await;
    let id = scene.create(1, |_| {}).await;
    let eve = scene.peer.person("eve");
    let mut edited = note_of(&eve, &id, "what eve says");
    for author in [&eve, &scene.bob] {
        edited["attributedTo"] = json!(author);
        edited["updated"] = json!("2031-01-01T00:00:00Z");
        let update = scene.peer.activity("Update", &eve, "update", edited.clone());
        scene.peer.bring(&scene.home, &update).await;
        assert_eq!(scene.html(&id).await.as_deref(), Some("<p>hello</p>"));
    }
}
