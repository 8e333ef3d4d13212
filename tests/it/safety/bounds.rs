//! How much of anything is taken.

use serde_json::{Value, json};
use tusklet::db;
use tusklet::protocol::activitypub::incoming::{Activity, Actor, Collection, Note, parse};

use crate::federation::home::client;
use crate::federation::peer::Scripted;

use super::scene::{Scene, note_of};

const MANY: usize = 3_000;

fn many(made: impl Fn(usize) -> Value) -> Value {
    (0..MANY).map(made).collect()
}

async fn post(scene: &Scene, body: String) -> u16 {
    let request = client().post(scene.home.url("/inbox"));
    let request = request.header("content-type", "application/activity+json").body(body);
    request.send().await.unwrap().status().as_u16()
}

#[tokio::test]
async fn bodies_and_nesting_are_bounded_at_the_door() {
    let scene = Scene::set().await;
    let whole = |object: &str| {
        format!("{{\"type\":\"Like\",\"actor\":\"{}\",\"object\":{object}}}", scene.bob)
    };
    let text = |length: usize| format!("\"{}\"", "x".repeat(length));
    assert_eq!(post(&scene, whole(&text(1 << 20))).await, 413);
    assert_eq!(post(&scene, whole(&text(1 << 19))).await, 401, "it is only not signed");
    let nested = |levels: usize| format!("{}1{}", "[".repeat(levels), "]".repeat(levels));
    assert_eq!(post(&scene, whole(&nested(32))).await, 400);
    assert_eq!(post(&scene, whole(&nested(30))).await, 401, "it is only not signed");
}

#[tokio::test]
async fn of_endless_lists_the_beginning_is_read() {
    let id = |number: usize| json!(format!("https://a.example/{number}"));
    let activity = Activity::read(&json!({
        "type": "Flag", "actor": "https://a.example/u", "object": many(id), "to": many(id),
    }));
    let activity = activity.unwrap();
    assert!(activity.objects.len() <= 200 && activity.to.len() <= 2_000);

    let key = |number: usize| json!({"id": id(number), "owner": "https://a.example/u", "publicKeyPem": "x"});
    let field = |_| json!({"type": "PropertyValue", "name": "a", "value": "b"});
    let actor = Actor::read(&json!({
        "id": "https://a.example/u", "type": "Person", "preferredUsername": "u",
        "inbox": "https://a.example/i", "publicKey": many(key), "attachment": many(field),
        "alsoKnownAs": many(id), "attributionDomains": many(|_| json!("a.example")),
        "name": "x".repeat(10_000), "summary": "x".repeat(100_000),
    }));
    let actor = actor.unwrap();
    assert!(actor.keys.len() <= 10 && actor.fields.len() <= 50);
    assert!(actor.also_known_as.len() <= 256 && actor.attribution_domains.len() <= 256);
    assert!(actor.name.unwrap().len() <= 2_048 && actor.summary.unwrap().len() <= 20 * 1_024);

    let choice = |number: usize| json!({"name": number.to_string()});
    let note = Note::read(&json!({
        "id": "https://a.example/1", "type": "Question", "attributedTo": "https://a.example/u",
        "content": "x".repeat(1 << 20), "oneOf": many(choice),
    }));
    let note = note.unwrap();
    assert!(note.content.unwrap().len() <= 256 * 1_024);
    assert!(note.poll.unwrap().choices.len() <= 200);
    let page = Collection::read(&json!({"items": many(id)}));
    assert!(page.items.len() <= 200);
    let deep = "{\"a\":".repeat(40) + "1" + &"}".repeat(40);
    assert!(parse(deep.as_bytes()).is_err());
}

#[tokio::test]
async fn mentions_hashtags_emoji_and_files_of_a_status_are_bounded() {
    let scene = Scene::set().await;
    let third = scene.third.base.clone();
    let tag = |number: usize| match number % 3 {
        0 => json!({"type": "Mention", "href": format!("{third}/users/p{number}")}),
        1 => json!({"type": "Hashtag", "name": format!("#t{number}")}),
        _ => json!({"type": "Emoji", "name": format!(":e{number}:"), "icon":
            {"type": "Image", "url": format!("{}/e/{number}.png", scene.peer.base)}}),
    };
    let file = |number: usize| json!({"type": "Image", "url": format!("{third}/{number}.png")});
    for number in 0..MANY {
        scene.third.person(&format!("p{number}"));
    }
    let id = scene
        .create(1, |note| {
            note["tag"] = many(tag);
            note["attachment"] = many(file);
        })
        .await;

    let status = scene.home.status(&id).await.unwrap().id;
    let view = scene.home.read(move |tx| db::view::status::one(tx, None, status)).await;
    let view = view.unwrap();
    assert!(view.mentions.len() <= 100 && view.tags.len() <= 60 && view.attachments.len() <= 16);
    assert!(!view.tags.is_empty() && !view.attachments.is_empty());
    // Strangers are asked for: a few of them.
    let asked = scene.third.asked().iter().filter(|path| path.starts_with("/users/p")).count();
    assert!((1..=10).contains(&asked), "{asked} strangers were asked for");
}

#[tokio::test]
async fn a_thread_without_end_is_climbed_some_steps() {
    let scene = Scene::set().await;
    scene.peer.person("m");
    scene.peer.script("/chain/*", Scripted::Chain);
    let start = format!("{}/chain/1", scene.peer.base);
    scene.create(1, |note| note["inReplyTo"] = json!(start)).await;

    let steps = scene.peer.asked().iter().filter(|path| path.starts_with("/chain/")).count();
    assert!((1..=25).contains(&steps), "{steps} steps");
}

#[tokio::test]
async fn quotes_of_quotes_are_followed_some_steps() {
    let scene = Scene::set().await;
    for number in 1..=20 {
        let id = format!("{}/q/{number}", scene.third.base);
        let mut note = note_of(&scene.carol, &id, "quotes");
        note["quote"] = json!(format!("{}/q/{}", scene.third.base, number + 1));
        scene.third.show(note);
    }
    let first = format!("{}/q/1", scene.third.base);
    scene.create(1, |note| note["quote"] = json!(first)).await;
    for _ in 0..10 {
        scene.home.settle().await;
    }

    let steps = scene.third.asked().iter().filter(|path| path.starts_with("/q/")).count();
    assert!(steps <= 4, "{steps} steps");
}

#[tokio::test]
async fn activities_in_activities_are_opened_once() {
    let scene = Scene::set().await;
    let ours = scene.ours().await;
    let mut nested = json!({"type": "Like", "id": format!("{}#like", scene.bob),
        "actor": scene.bob, "object": ours.status.uri});
    for level in 0..8 {
        nested = json!({"type": "Announce", "id": format!("{}#wrap/{level}", scene.bob),
            "actor": scene.bob, "object": nested});
    }
    scene.bring("Announce", "outside", nested).await;

    assert_eq!(scene.favourites(&ours).await, 0);
}
