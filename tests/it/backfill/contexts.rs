//! Threads that began here, as collections.

use serde_json::{Value, json};
use tusklet::model::{Draft, LocalAccount, StatusView, Visibility};
use tusklet::service::status;

use crate::federation::home::Home;
use crate::federation::peer::FakePeer;

async fn answer(home: &Home, who: &LocalAccount, above: &StatusView, to: Visibility) -> StatusView {
    let draft =
        Draft { in_reply_to: Some(above.status.id), visibility: to, ..Draft::of("an answer") };
    status::publish(&home.app, who, draft).await.unwrap()
}

async fn document(home: &Home, uri: &Value) -> (u16, Value) {
    home.get(uri.as_str().unwrap().strip_prefix(&home.base).unwrap()).await
}

#[tokio::test]
async fn whoever_asks_gets_what_everyone_may_read_of_the_thread_oldest_first() {
    let home = Home::start().await;
    let (peer, alice) = (FakePeer::start(&home).await, home.account("alice").await);
    let bob = peer.person("bob");
    let top = home.publish(&alice, Visibility::Public, "top").await;
    let answered = answer(&home, &alice, &top, Visibility::Unlisted).await;
    answer(&home, &alice, &top, Visibility::Followers).await;
    answer(&home, &alice, &top, Visibility::Local).await;
    let mut theirs = peer.note(&bob, 1, "from afar");
    theirs["inReplyTo"] = json!(answered.status.uri);
    theirs["tag"] = json!([{ "type": "Mention", "href": alice.account().uri, "name": "@alice" }]);
    peer.show(theirs.clone());
    peer.bring(&home, &super::create(&theirs)).await;

    let (_, note) = document(&home, &json!(answered.status.uri)).await;
    let (code, context) = document(&home, &note["context"]).await;
    assert_eq!(
        (code, &context["type"], &context["totalItems"]),
        (200, &json!("OrderedCollection"), &json!(3))
    );
    let (_, page) = document(&home, &context["first"]).await;
    assert_eq!(page["partOf"], context["id"]);
    let expected = json!([top.status.uri, answered.status.uri, theirs["id"]]);
    assert_eq!(page["orderedItems"], expected);
}

#[tokio::test]
async fn a_thread_that_is_not_for_everyone_has_no_collection() {
    let home = Home::start().await;
    let alice = home.account("alice").await;
    let secret = home.publish(&alice, Visibility::Followers, "secret").await;
    let open = home.publish(&alice, Visibility::Public, "open").await;
    let reply = answer(&home, &alice, &open, Visibility::Public).await;

    let path = |author: i64, status: i64| format!("/contexts/{author}-{status}");
    let me = alice.id().0;
    assert_eq!(home.get(&path(me, open.status.id.0)).await.0, 200);
    for path in [
        path(me, secret.status.id.0),
        path(me, reply.status.id.0),
        path(me + 1, open.status.id.0),
        "/contexts/nonsense".to_owned(),
        "/contexts/1-".to_owned(),
    ] {
        assert_eq!(home.get(&path).await.0, 404, "{path}");
    }
}
