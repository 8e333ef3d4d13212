//! Lists and followed hashtags, told as they happen.

use serde_json::{Value, json};
use tusklet::model::Scopes;
use tusklet::service::{self, hashtag, oauth};

use crate::streaming::ear::Ear;
use crate::streaming::socket::Socket;
use crate::support::TestServer;

use super::list;

#[tokio::test]
async fn a_list_is_heard_by_its_owner_alone() {
    let server = TestServer::start();
    let alice = server.account("alice").await;
    let (bob, carol) = (server.account("bob").await, server.account("carol").await);
    let id = list(&server, &alice, &[&bob]).await;
    let read = Scopes::parse("read").unwrap();
    let hers = oauth::issue(&server.app, &alice, read.clone()).await.unwrap();
    let his = oauth::issue(&server.app, &bob, read).await.unwrap();
    let place = format!("list?list={id}");
    assert_eq!(Ear::open(&server, &his, &place).await.unwrap_err(), 404);
    let mut ear = Ear::open(&server, &hers, &place).await.unwrap();
    let mut socket = Socket::open(&server.app, &format!("?access_token={hers}")).await;
    let wish = |id: &str| json!({ "type": "subscribe", "stream": "list", "list": id });
    socket.say(&wish(&id.to_string())).await;
    socket.say(&wish("1")).await;
    assert_eq!(socket.hear().await["error"], "There is no such list");

    server.publish(&carol, "not on it").await;
    let heard = server.publish(&bob, "hello").await.status.id;
    assert_eq!(ear.hear().await.1["id"], heard.to_string());
    let frame = socket.hear().await;
    assert_eq!(
        (&frame["stream"], &frame["event"]),
        (&json!(["list", id.to_string()]), &json!("update"))
    );
    service::status::delete(&server.app, &bob, heard).await.unwrap();

    assert_eq!(socket.hear().await["event"], "delete");
    let told: (String, Value) = ear.hear().await;
    assert_eq!(told, ("delete".to_owned(), serde_json::from_str(&heard.to_string()).unwrap()));
}

#[tokio::test]
async fn a_followed_hashtag_is_heard_at_home() {
    let server = TestServer::start();
    let (alice, bob) = (server.account("alice").await, server.account("bob").await);
    hashtag::follow(&server.app, &alice, "tea".to_owned()).await.unwrap();
    let token = oauth::issue(&server.app, &alice, Scopes::parse("read").unwrap()).await.unwrap();
    let mut ear = Ear::open(&server, &token, "user").await.unwrap();

    server.publish(&bob, "no").await;
    let heard = server.publish(&bob, "some #tea").await.status.id;

    assert_eq!(ear.hear().await.1["id"], heard.to_string());
}
