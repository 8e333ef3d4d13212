//! What is fetched, from where, and how much of it.

use std::io::Write as _;

use serde_json::{Map, json};
use tusklet::{federation, remote};

use crate::federation::home::{Home, client};
use crate::federation::peer::{FakePeer, Scripted};

use super::scene::{Scene, note_of};

/// An answer that leads elsewhere.
fn redirect(to: &str) -> Scripted {
    let headers = Map::from_iter([("location".to_owned(), json!(to))]);
    Scripted::Plain { code: 302, headers, body: String::new() }
}

async fn is_taken(scene: &Scene, id: &str) -> bool {
    federation::resolve::status(&scene.home.app, id).await.is_ok()
}

#[tokio::test]
async fn a_document_is_served_as_one() {
    let scene = Scene::set().await;
    let types = [
        ("text/html", false),
        ("application/json", false),
        ("application/ld+json", false),
        ("image/png", false),
        ("application/activity+json", true),
        ("application/ld+json; profile=\"https://www.w3.org/ns/activitystreams\"", true),
    ];
    for (number, (content_type, taken)) in types.into_iter().enumerate() {
        let id = format!("{}/typed/{number}", scene.third.base);
        let body = note_of(&scene.carol, &id, "typed").to_string();
        scene.third.serve(&format!("/typed/{number}"), content_type, body.into_bytes());
        assert_eq!(is_taken(&scene, &id).await, taken, "{content_type}");
    }
}

#[tokio::test]
async fn a_document_does_not_lie_among_uploads() {
    let scene = Scene::set().await;
    for (number, path) in
        ["/media/1.json", "/files/2", "/system/media_attachments/3.json", "//MEDIA/4"]
            .iter()
            .enumerate()
    {
        let id = format!("{}{path}", scene.third.base);
        scene.third.show(note_of(&scene.carol, &id, "uploaded"));
        assert!(!is_taken(&scene, &id).await, "{path}");

        // Nor where a good address leads to one.
        let good = format!("/notes/{number}");
        scene.third.script(&good, redirect(&id));
        assert!(!is_taken(&scene, &format!("{}{good}", scene.third.base)).await, "{path}");
    }
}

#[tokio::test]
async fn redirects_are_few_and_change_nobodys_home() {
    let scene = Scene::set().await;
    let (base, bob) = (&scene.third.base, &scene.bob);
    for hop in 1..=4 {
        scene.third.script(&format!("/hop/{hop}"), redirect(&format!("{base}/hop/{}", hop + 1)));
    }
    scene.third.show_at("/hop/5", note_of(&scene.carol, &format!("{base}/hop/5"), "far"));
    assert!(!is_taken(&scene, &format!("{base}/hop/1")).await);
    assert!(is_taken(&scene, &format!("{base}/hop/2")).await);
    let asked = scene.third.asked();
    assert_eq!(asked.iter().filter(|path| *path == "/hop/1").count(), 1);

    // What another server shows in its name is not it.
    let id = format!("{base}/notes/1");
    scene.third.script("/notes/1", redirect(&format!("{}/other", scene.peer.base)));
    scene.peer.show_at("/other", note_of(bob, &id, "not from its home"));
    assert!(!is_taken(&scene, &id).await);
}

#[tokio::test]
async fn addresses_of_this_machine_are_not_asked_by_number_or_by_name() {
    let home = Home::start_with(|config| config.federation.allow_private_addresses = false).await;
    let peer = FakePeer::start(&home).await;
    peer.person("bob");
    let port = peer.host().rsplit_once(':').unwrap().1;
    for host in ["127.0.0.1", "localhost", "[::ffff:127.0.0.1]", "0x7f000001", "127.1"] {
        let id = format!("http://{host}:{port}/users/bob");
        assert!(remote::account(&home.app, &id).await.is_err(), "{host}");
    }
    assert_eq!(peer.asked(), Vec::<String>::new());
}

#[tokio::test]
async fn what_unpacks_to_too_much_is_not_read_to_its_end() {
    let scene = Scene::set().await;
    let packed = |padding: usize, id: &str| {
        let document = note_of(&scene.carol, id, "packed").to_string();
        let mut packer = flate2::write::GzEncoder::new(vec![], flate2::Compression::fast());
        packer.write_all(document.as_bytes()).unwrap();
        packer.write_all(&vec![b' '; padding]).unwrap();
        packer.finish().unwrap()
    };
    for (path, padding, taken) in [("/packed/1", 1_000, true), ("/packed/2", 2 << 20, false)] {
        let id = format!("{}{path}", scene.third.base);
        let bytes = packed(padding, &id);
        assert!(bytes.len() < 20_000);
        scene.third.script(path, Scripted::Packed(bytes));
        assert_eq!(is_taken(&scene, &id).await, taken, "{path}");
    }
    // What is brought packed is not unpacked at all.
    let answer = client()
        .post(scene.home.url("/inbox"))
        .header("content-type", "application/activity+json")
        .header("content-encoding", "gzip")
        .body(packed(100 << 20, "x"));
    assert_eq!(answer.send().await.unwrap().status().as_u16(), 400);
}
