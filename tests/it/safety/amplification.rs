//! How much one sender can make us ask of others.

use serde_json::{Value, json};

use super::scene::Scene;

/// Requests to servers that had no part in it.
const MOST_OF_ONE: usize = 40;

/// A mention of each of these people of carol's server, none of whom is known.
fn mentions(scene: &Scene, from: usize, many: usize) -> Value {
    let person = |number: usize| {
        let href = scene.third.person(&format!("p{number}"));
        json!({"type": "Mention", "href": href, "name": format!("@p{number}@{}", scene.third.host())})
    };
    (from..from + many).map(person).collect()
}

#[tokio::test]
async fn one_activity_makes_us_ask_little_of_a_third_server() {
    let scene = Scene::set().await;
    let chain = format!("{}/users/p0/notes/1", scene.third.base);
    let tags = mentions(&scene, 0, 200);
    let before = scene.third.asked().len();
    scene
        .create(1, |note| {
            note["tag"] = tags;
            note["inReplyTo"] = json!(chain);
            note["quote"] = json!(format!("{chain}?quoted"));
        })
        .await;
    for _ in 0..5 {
        scene.home.settle().await;
    }

    let asked = scene.third.asked().len() - before;
    assert!((1..=MOST_OF_ONE).contains(&asked), "{asked} requests");
}

#[tokio::test]
async fn what_is_not_believed_makes_us_ask_nothing() {
    let scene = Scene::set().await;
    let mut note = scene.peer.note(&scene.bob, 1, "x");
    note["tag"] = mentions(&scene, 0, 20);
    note["inReplyTo"] = json!(format!("{}/notes/1", scene.third.base));
    let create = scene.peer.activity("Create", &scene.bob, "create/1", note);

    // Forged: the key is known, and did not sign it.
    assert_eq!(scene.peer.send_forged(&scene.home, &create).await, 401);
    scene.home.settle().await;

    assert_eq!(scene.third.asked(), Vec::<String>::new());
}

#[tokio::test]
async fn what_could_not_be_had_is_not_asked_for_again_at_once() {
    let scene = Scene::set().await;
    let missing = format!("{}/nothing/here", scene.third.base);
    for number in 1..=30 {
        let missing = missing.clone();
        scene.create(number, |note| note["inReplyTo"] = json!(missing)).await;
    }

    let asked = scene.third.asked().iter().filter(|path| *path == "/nothing/here").count();
    assert!((1..=2).contains(&asked), "{asked} requests");
}

#[tokio::test]
async fn what_is_asked_for_as_a_hint_counts_like_all_else() {
    let mut scene = Scene::set().await;
    scene.home.app.allowance = tusklet::net::Allowance::of(3, 1_000);
    scene.third.serve("/api/hint", "application/json", b"{}".to_vec());
    let app = scene.home.app.caused_by(scene.peer.host().to_owned());
    let url = format!("{}/api/hint", scene.third.base);
    let mut had = 0;
    for _ in 0..5 {
        had += u32::from(tusklet::remote::json(&app, &url).await.is_ok());
    }
    assert_eq!((had, scene.third.asked().len()), (3, 3));
    // Nobody's doing but our own.
    assert!(tusklet::remote::json(&scene.home.app, &url).await.is_ok());
}

#[tokio::test]
async fn a_server_makes_us_ask_only_so_much_of_another_in_an_hour() {
    let mut scene = Scene::set().await;
    scene.home.app.allowance = tusklet::net::Allowance::of(10, 1_000);
    let brought = async |number: u32| {
        let parent = format!("{}/notes/{number}", scene.third.base);
        scene.third.show(super::scene::note_of(&scene.carol, &parent, "asked for"));
        scene.create(number, |note| note["inReplyTo"] = json!(parent)).await;
    };
    for number in 1..=30 {
        brought(number).await;
    }
    let asked = scene.third.asked().len();
    assert!((5..=12).contains(&asked), "{asked} requests");

    // An hour later it may again.
    scene.home.app.clock.advance(std::time::Duration::from_mins(61));
    brought(31).await;
    assert!(scene.third.asked().len() > asked);
}
