//! Streams, as apps hear them: over a WebSocket and as Server-Sent Events.

pub mod ear;
pub mod socket;

use std::time::Duration;

use serde_json::{Value, json};
use tusklet::model::{FollowTerms, LocalAccount, Scopes, Visibility};
use tusklet::service::{self, block, follow, oauth};

use crate::support::TestServer;
pub use ear::Ear;
use socket::Socket;

const READ: &str = "read";

async fn token(server: &TestServer, who: &LocalAccount, scopes: &str) -> String {
    oauth::issue(&server.app, who, Scopes::parse(scopes).unwrap()).await.unwrap()
}

async fn alice_and_bob() -> (TestServer, LocalAccount, LocalAccount) {
    let server = TestServer::start();
    let (alice, bob) = (server.account("alice").await, server.account("bob").await);
    follow::follow(&server.app, &alice, bob.id(), FollowTerms::default()).await.unwrap();
    (server, alice, bob)
}

/// The status inside a frame.
fn status(frame: &Value) -> Value {
    serde_json::from_str(frame["payload"].as_str().unwrap()).unwrap()
}

#[tokio::test]
async fn one_socket_carries_many_streams() {
    let (server, alice, bob) = alice_and_bob().await;
    let token = token(&server, &alice, READ).await;
    let mut socket = Socket::open(&server.app, &format!("?access_token={token}")).await;
    for wish in [
        json!({ "type": "subscribe", "stream": "user" }),
        json!({ "type": "subscribe", "stream": "public:local" }),
        json!({ "type": "subscribe", "stream": "public:remote" }),
        json!({ "type": "subscribe", "stream": "public:media" }),
        json!({ "type": "subscribe", "stream": "hashtag", "tag": "Cats" }),
        json!({ "type": "subscribe", "stream": "hashtag", "tag": "dogs" }),
    ] {
        socket.say(&wish).await;
    }
    socket.say(&json!({ "type": "subscribe", "stream": "gossip" })).await;
    assert_eq!(socket.hear().await["error"], "Unknown channel name");

    let view = server.publish(&bob, "look at my #cats").await;

    let streams = [json!(["user"]), json!(["public:local"]), json!(["hashtag", "Cats"])];
    for stream in streams {
        let frame = socket.hear().await;
        assert_eq!((&frame["stream"], &frame["event"]), (&stream, &json!("update")));
        assert_eq!(status(&frame)["id"], view.status.id.to_string());
    }

    socket.say(&json!({ "type": "unsubscribe", "stream": "user" })).await;
    socket.say(&json!({ "type": "unsubscribe", "stream": "public:local" })).await;
    socket.say(&json!({ "type": "mumble", "stream": "user" })).await;
    assert_eq!(socket.hear().await["error"], "Unknown message type");
    service::status::delete(&server.app, &bob, view.status.id).await.unwrap();
    loop {
        let frame = socket.hear().await;
        assert_eq!(
            (&frame["event"], &frame["payload"]),
            (&json!("delete"), &json!(view.status.id.to_string()))
        );
        if frame["stream"] == json!(["hashtag", "Cats"]) {
            break;
        }
    }
}

#[tokio::test]
async fn a_stream_tells_what_its_timeline_shows() {
    let (server, alice, bob) = alice_and_bob().await;
    let carol = server.account("carol").await;
    block::block(&server.app, &alice, carol.id()).await.unwrap();
    let token = token(&server, &alice, READ).await;
    let mut here = Ear::open(&server, &token, "public/local").await.unwrap();
    let mut home = Ear::open(&server, &token, "user").await.unwrap();

    server.publish(&carol, "blocked").await;
    server.publish_to(&bob, Visibility::Followers, "for followers").await;
    server.publish_to(&bob, Visibility::Unlisted, "quiet").await;
    server.publish(&bob, "loud").await;

    let (event, first) = here.hear().await;
    assert_eq!(event, "update");
    assert!(first["content"].as_str().unwrap().contains("loud"), "{first}");
    for words in ["for followers", "quiet", "loud"] {
        let (_, status) = home.hear().await;
        assert!(status["content"].as_str().unwrap().contains(words), "{status}");
    }
}

#[tokio::test]
async fn notifications_need_their_scope() {
    let (server, alice, bob) = alice_and_bob().await;
    let all = token(&server, &bob, READ).await;
    let statuses = token(&server, &bob, "read:statuses").await;
    let told = token(&server, &bob, "read:notifications").await;
    let mut notices = Ear::open(&server, &told, "user/notification").await.unwrap();
    let mut home = Ear::open(&server, &statuses, "user").await.unwrap();

    for (token, place, code) in [
        (statuses.as_str(), "user/notification", 403),
        (&told, "public", 403),
        ("made up", "user", 401),
        (&all, "hashtag", 400),
        (&all, "gossip", 404),
    ] {
        assert_eq!(Ear::open(&server, token, place).await.unwrap_err(), code, "{place}");
    }
    let view = server.publish(&bob, "hello").await;
    service::status::favourite(&server.app, &alice, view.status.id).await.unwrap();
    server.publish(&bob, "again").await;

    let (event, notice) = notices.hear().await;
    assert_eq!((event.as_str(), &notice["type"]), ("notification", &json!("favourite")));
    assert_eq!(home.hear().await.0, "update");
    assert_eq!(home.hear().await.0, "update");
}

#[tokio::test]
async fn a_stream_ends_with_its_token_and_says_so() {
    let (server, alice, _) = alice_and_bob().await;
    let token = token(&server, &alice, READ).await;
    let mut socket = Socket::open(&server.app, &format!("?access_token={token}&stream=user")).await;
    let mut ear = Ear::open(&server, &token, "user").await.unwrap();

    service::account::reset_password(&server.app, &alice, "a new password").await.unwrap();

    let (code, reason) = socket.hear_goodbye().await;
    assert_eq!((code, reason.as_str()), (1008, "the access token is no longer valid"));
    assert!(ear.is_over().await);
}

#[tokio::test]
async fn who_does_not_keep_up_is_sent_away() {
    let (server, alice, bob) = alice_and_bob().await;
    let token = token(&server, &alice, READ).await;
    let mut socket = Socket::open(&server.app, &format!("?access_token={token}&stream=user")).await;
    let view = server.publish(&bob, "hello").await;
    socket.hear().await;

    // One commit's events reach the channel at once, more of them than it holds.
    let (id, author, homes) = (view.status.id, bob.id(), vec![alice.id()]);
    let flood = server.app.db.write(move |tx| {
        for _ in 0..3_000 {
            let homes = homes.clone();
            tx.emit(tusklet::model::Event::StatusEdited {
                status: id,
                author,
                homes,
                lists: vec![],
            });
        }
        Ok(())
    });
    flood.await.unwrap();

    let goodbye = tokio::time::timeout(Duration::from_secs(20), socket.hear_goodbye()).await;
    assert_eq!(goodbye.unwrap().0, 1013);
}

#[tokio::test]
async fn streams_hear_that_filters_changed_and_what_they_find() {
    let (server, alice, bob) = alice_and_bob().await;
    let token = token(&server, &alice, READ).await;
    let query = format!("?access_token={token}&stream=user");
    let mut socket = Socket::open(&server.app, &query).await;
    let mut ear = Ear::open(&server, &token, "user").await.unwrap();
    let wish = tusklet::model::FilterChange {
        title: Some("Cats".to_owned()),
        contexts: Some(vec![tusklet::model::FilterContext::Home]),
        keywords: vec![tusklet::model::KeywordChange::Add {
            keyword: "cat".to_owned(),
            whole_word: true,
        }],
        ..Default::default()
    };

    service::filter::create(&server.app, &bob, wish.clone()).await.unwrap();
    service::filter::create(&server.app, &alice, wish).await.unwrap();
    server.publish(&bob, "a cat").await;

    assert_eq!(socket.hear().await, json!({ "stream": ["user"], "event": "filters_changed" }));
    let found = &status(&socket.hear().await)["filtered"][0];
    assert_eq!(found["filter"]["title"], "Cats");
    assert_eq!(found["keyword_matches"], json!(["cat"]));
    let (event, heard) = ear.hear().await;
    assert_eq!((event.as_str(), heard), ("filters_changed", json!({})));
}
