//! When a request was signed, until when it is good, and that it is good once.

use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use futures_util::future::join_all;
use serde_json::Value;
use tusklet::base::Timestamp;
use tusklet::db;
use tusklet::model::Lane;
use tusklet::protocol::signature::{Form, digest};
use url::Url;

use crate::federation::home::client;
use crate::federation::peer::signer_of;

use super::scene::Scene;

const MINUTE: Duration = Duration::from_mins(1);

/// Brings headers and a body as they are; the code.
async fn post(scene: &Scene, headers: &[(&str, String)], body: &str) -> u16 {
    let mut request = client()
        .post(scene.home.url("/inbox"))
        .header("content-type", "application/activity+json")
        .body(body.to_owned());
    for (name, value) in headers {
        request = request.header(*name, value);
    }
    request.send().await.unwrap().status().as_u16()
}

fn signed(
    scene: &Scene,
    form: Form,
    activity: &Value,
    at: Timestamp,
) -> Vec<(&'static str, String)> {
    let url = Url::parse(&scene.home.url("/inbox")).unwrap();
    form.sign_post(&signer_of(&scene.bob), &url, (activity.to_string().as_bytes(), None), at)
        .unwrap()
}

/// A signature with times of its own, as hs2019 has them.
fn hs2019(scene: &Scene, body: &str, created: i64, expires: i64) -> Vec<(&'static str, String)> {
    let (signer, digest) = (signer_of(&scene.bob), digest::header(body.as_bytes()));
    let host = scene.home.domain();
    let text = format!(
        "(request-target): post /inbox\n(created): {created}\n(expires): {expires}\nhost: {host}\ndigest: {digest}"
    );
    let value = STANDARD.encode(signer.key.sign(text.as_bytes()).unwrap());
    let header = format!(
        "keyId=\"{}\",algorithm=\"hs2019\",created={created},expires={expires},\
         headers=\"(request-target) (created) (expires) host digest\",signature=\"{value}\"",
        signer.key_id
    );
    vec![("digest", digest), ("signature", header)]
}

#[tokio::test]
async fn a_request_is_good_for_an_hour_and_a_bit_and_not_before_its_time() {
    let scene = Scene::set().await;
    let (ours, now) = (scene.ours().await, scene.home.app.clock.now());
    for form in [Form::Cavage, Form::Rfc9421] {
        for (minutes, is_past, code) in
            [(0, true, 202), (64, true, 202), (66, true, 401), (59, false, 202), (61, false, 401)]
        {
            let at = if is_past { now.minus(MINUTE * minutes) } else { now.plus(MINUTE * minutes) };
            let name = format!("like/{form:?}/{minutes}");
            let like = scene.peer.activity("Like", &scene.bob, &name, ours.status.uri.clone());
            let headers = signed(&scene, form, &like, at);
            let answer = post(&scene, &headers, &like.to_string()).await;
            assert_eq!(answer, code, "{form:?}, {minutes} minutes, past: {is_past}");
        }
    }
}

#[tokio::test]
async fn what_a_signature_says_of_its_own_end_counts() {
    let scene = Scene::set().await;
    let ours = scene.ours().await;
    let now = scene.home.app.clock.now().0 / 1_000;
    let like = scene.peer.activity("Like", &scene.bob, "like/1", ours.status.uri.clone());
    let (body, minute, hour) = (like.to_string(), 60, 3_600);
    for (created, expires, code) in [
        (now - minute, now + minute, 202),
        (now - 2 * hour, now - hour - minute, 401),
        (now + 2 * hour, now + 3 * hour, 401),
        // However long it wants to live, twelve hours are enough.
        (now - 11 * hour, now + 9_000 * hour, 202),
        (now - 14 * hour, now + 9_000 * hour, 401),
    ] {
        let answer = post(&scene, &hs2019(&scene, &body, created, expires), &body).await;
        assert_eq!(answer, code, "created {}, expires {}", created - now, expires - now);
    }
}

#[tokio::test]
async fn a_recorded_request_does_nothing_the_second_time() {
    let scene = Scene::set().await;
    let ours = scene.ours().await;
    let at = scene.home.app.clock.now();
    let like = scene.peer.activity("Like", &scene.bob, "like/1", ours.status.uri.clone());
    let (headers, body) = (signed(&scene, Form::Cavage, &like, at), like.to_string());
    assert_eq!(post(&scene, &headers, &body).await, 202);
    scene.home.settle().await;
    assert_eq!(scene.favourites(&ours).await, 1);
    scene.bring("Undo", "undo/1", like.clone()).await;
    assert_eq!(scene.favourites(&ours).await, 0);

    assert_eq!(post(&scene, &headers, &body).await, 202);
    scene.home.settle().await;
    assert_eq!(scene.favourites(&ours).await, 0);

    // Signed anew it is bob's wish.
    let headers = signed(&scene, Form::Cavage, &like, at.plus(MINUTE));
    assert_eq!(post(&scene, &headers, &body).await, 202);
    scene.home.settle().await;
    assert_eq!(scene.favourites(&ours).await, 1);
}

#[tokio::test]
async fn of_a_request_that_comes_many_times_at_the_same_moment_one_is_stored() {
    let scene = Scene::set().await;
    let ours = scene.ours().await;
    scene.home.settle().await;
    let at = scene.home.app.clock.now();
    let like = scene.peer.activity("Like", &scene.bob, "like/1", ours.status.uri.clone());
    let (headers, body) = (signed(&scene, Form::Cavage, &like, at), like.to_string());

    // Nothing is written for a while, so that all of them are looked at before one is stored.
    let (open, opened) = std::sync::mpsc::channel::<()>();
    let hold = scene.home.app.db.write(move |_| {
        let _ = opened.recv_timeout(Duration::from_secs(1));
        Ok(())
    });
    let (held, codes) =
        tokio::join!(hold, join_all((0..16).map(|_| post(&scene, &headers, &body))));
    held.unwrap();
    drop(open);

    assert_eq!(codes, [202; 16]);
    let bob = scene.bob.clone();
    let stored = scene.home.read(move |tx| db::job::count_of_key(tx, Lane::Inbox, &bob, 99)).await;
    assert_eq!(stored, 1);
    scene.home.settle().await;
    assert_eq!(scene.favourites(&ours).await, 1);
}

#[tokio::test]
async fn a_strangers_recorded_request_does_nothing_the_second_time_either() {
    let scene = Scene::set().await;
    let dave = scene.peer.person("dave");
    let uri = scene.alice.account().uri.clone();
    let follow = scene.peer.activity("Follow", &dave, "follow/1", uri);
    let url = Url::parse(&scene.home.url("/inbox")).unwrap();
    let (body, at) = (follow.to_string(), scene.home.app.clock.now());
    let headers =
        Form::Cavage.sign_post(&signer_of(&dave), &url, (body.as_bytes(), None), at).unwrap();
    assert_eq!(post(&scene, &headers, &body).await, 202);
    scene.home.settle().await;
    let id = scene.home.known(&dave).await.unwrap().id;
    assert!(scene.home.follows(id, scene.alice.id()).await);
    let undo = scene.peer.activity("Undo", &dave, "undo/1", follow);
    scene.peer.bring(&scene.home, &undo).await;
    assert!(!scene.home.follows(id, scene.alice.id()).await);

    assert_eq!(post(&scene, &headers, &body).await, 202);
    scene.home.settle().await;
    assert!(!scene.home.follows(id, scene.alice.id()).await);
}

#[tokio::test]
async fn a_recorded_request_is_known_after_a_restart() {
    let mut scene = Scene::set().await;
    let dave = scene.peer.person("dave");
    let ours = scene.ours().await;
    // One whose key is known, and a stranger.
    let like = scene.peer.activity("Like", &scene.bob, "like/1", ours.status.uri.clone());
    let follow = scene.alice.account().uri.clone();
    let follow = scene.peer.activity("Follow", &dave, "follow/1", follow);
    let at = scene.home.app.clock.now();
    let url = Url::parse(&scene.home.url("/inbox")).unwrap();
    let mut recorded = vec![];
    for (activity, actor) in [(&like, &scene.bob), (&follow, &dave)] {
        let body = activity.to_string();
        let signed =
            Form::Cavage.sign_post(&signer_of(actor), &url, (body.as_bytes(), None), at).unwrap();
        assert_eq!(post(&scene, &signed, &body).await, 202);
        recorded.push((signed, body));
    }
    scene.home.settle().await;
    scene.bring("Undo", "undo/1", like).await;
    let undo = scene.peer.activity("Undo", &dave, "undo/2", follow);
    scene.peer.bring(&scene.home, &undo).await;

    // The same door, with nothing behind it but the folder.
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let door = format!("http://{}/inbox", listener.local_addr().unwrap());
    scene.home = scene.home.killed_and_started_again();
    tokio::spawn(tusklet::http::serve(scene.home.app.clone(), listener, std::future::pending()));
    for (signed, body) in recorded {
        let mut request = client().post(&door).header("host", scene.home.domain()).body(body);
        request = request.header("content-type", "application/activity+json");
        for (name, value) in signed {
            request = request.header(name, value);
        }
        assert_eq!(request.send().await.unwrap().status().as_u16(), 202);
    }
    scene.home.settle().await;

    assert_eq!(scene.favourites(&ours).await, 0);
    let id = scene.home.known(&dave).await.unwrap().id;
    assert!(!scene.home.follows(id, scene.alice.id()).await);
}

#[tokio::test]
async fn an_older_edit_does_not_undo_a_newer_one() {
    let scene = Scene::set().await;
    let id = scene.create(1, |_| {}).await;
    let start = scene.home.app.clock.now();
    scene.home.app.clock.advance(MINUTE * 10);
    let edit = |text: &str, minutes: u32| {
        let mut note = scene.peer.note(&scene.bob, 1, text);
        let at = start.plus(MINUTE * minutes);
        note["updated"] = serde_json::json!(at.rfc3339());
        note
    };
    scene.bring("Update", "u/2", edit("second", 2)).await;
    scene.bring("Update", "u/1", edit("first", 1)).await;

    assert_eq!(scene.html(&id).await.as_deref(), Some("<p>second</p>"));
}
