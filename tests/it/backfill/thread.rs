//! Threads are completed when somebody opens them.

use std::time::Duration;

use serde_json::{Value, json};
use tusklet::base::StatusId;
use tusklet::db;
use tusklet::federation::resolve;
use tusklet::service::{refresh, status};

use crate::federation::home::Home;
use crate::federation::peer::{FakePeer, Scripted};

use super::{old_note, times};

struct House {
    home: Home,
    peer: FakePeer,
    bob: String,
}

impl House {
    async fn start() -> Self {
        let home = Home::start().await;
        let peer = FakePeer::start(&home).await;
        let bob = peer.person("bob");
        Self { home, peer, bob }
    }

    fn note(&self, number: u32, above: Option<&Value>) -> Value {
        let mut note = old_note(&self.home, &self.peer, &self.bob, number, 30 - number);
        if let Some(above) = above {
            note["inReplyTo"] = above["id"].clone();
        }
        self.peer.show(note.clone());
        note
    }

    fn change(&self, note: &Value, member: &str, value: Value) {
        let mut note = self.peer.document(note["id"].as_str().unwrap());
        note[member] = value;
        self.peer.show(note);
    }

    async fn known(&self, note: &Value) -> StatusId {
        resolve::status(&self.home.app, note["id"].as_str().unwrap()).await.unwrap()
    }

    async fn is_here(&self, note: &Value) -> bool {
        self.home.status(note["id"].as_str().unwrap()).await.is_some()
    }

    async fn opened(&self, status: StatusId) {
        assert!(refresh::ask(&self.home.app, status).await.unwrap().is_some());
        self.home.settle().await;
    }
}

#[tokio::test]
async fn the_collection_of_the_whole_thread_is_asked_first_and_each_post_at_its_home() {
    let house = House::start().await;
    let other = FakePeer::start(&house.home).await;
    let zoe = other.person("zoe");
    let top = house.note(1, None);
    let answer = house.note(2, Some(&top));
    let mut far = old_note(&house.home, &other, &zoe, 3, 1);
    far["inReplyTo"] = answer["id"].clone();
    other.show(far.clone());
    let stray = house.note(4, None);
    let context = format!("{}/contexts/1", house.peer.base);
    house.change(&top, "context", json!(context));
    let page = format!("{context}/page");
    house.peer.show(json!({ "id": context, "type": "OrderedCollection", "first": page }));
    house.peer.show(json!({
        "id": page, "type": "OrderedCollectionPage", "partOf": context,
        "orderedItems": [top["id"], answer["id"], far["id"], stray["id"]],
    }));
    let id = house.known(&top).await;

    house.opened(id).await;

    assert!(house.is_here(&answer).await && house.is_here(&far).await);
    assert!(!house.is_here(&stray).await, "what belongs to no thread of ours is not kept");
    let below = house.home.read(move |tx| db::thread::descendants(tx, None, id, 10)).await;
    assert_eq!(below.len(), 2);

    house.home.app.clock.advance(Duration::from_mins(14));
    assert!(refresh::ask(&house.home.app, id).await.unwrap().is_none(), "not again so soon");
    house.home.settle().await;
    assert_eq!(times(&house.peer, "/contexts/1"), 1);
}

#[tokio::test]
async fn a_history_of_activities_tells_what_is_in_the_thread() {
    let house = House::start().await;
    let top = house.note(1, None);
    let (first, second) = (house.note(2, Some(&top)), house.note(3, Some(&top)));
    let history = format!("{}/history/1", house.peer.base);
    house.change(&top, "contextHistory", json!(history));
    house.peer.show(json!({
        "id": history, "type": "OrderedCollection", "orderedItems": [
            { "id": "https://x.example/1", "type": "Create", "object": first["id"] },
            { "id": "https://x.example/2", "type": "Add", "object": { "id": second["id"], "content": "forged" } },
            { "id": "https://x.example/3", "type": "Delete", "object": first["id"] },
        ],
    }));
    let id = house.known(&top).await;

    house.opened(id).await;

    assert!(house.is_here(&first).await);
    let second = house.home.status(second["id"].as_str().unwrap()).await.unwrap();
    assert!(second.html.as_str().contains("words 3"), "only its own server says what it says");
}

#[tokio::test]
async fn what_is_above_is_fetched_and_put_above_even_later() {
    let house = House::start().await;
    let top = house.note(1, None);
    let middle = house.note(2, Some(&top));
    let low = house.note(3, Some(&middle));
    house.peer.script(
        "/users/bob/notes/2",
        Scripted::Plain { code: 503, headers: serde_json::Map::new(), body: String::new() },
    );
    let id = house.known(&low).await;
    assert_eq!(house.home.status(low["id"].as_str().unwrap()).await.unwrap().in_reply_to, None);

    house.peer.script(
        "/users/bob/notes/2",
        Scripted::Plain {
            code: 200,
            headers: serde_json::from_value(json!({ "content-type": "application/activity+json" }))
                .unwrap(),
            body: middle.to_string(),
        },
    );
    house.home.app.clock.advance(Duration::from_mins(5));
    house.opened(id).await;

    let above = house.home.read(move |tx| db::thread::ancestors(tx, None, id)).await;
    assert_eq!(above.len(), 2);
    let middle = house.home.status(middle["id"].as_str().unwrap()).await.unwrap();
    assert_eq!((middle.replies_count, above[1]), (1, middle.id));
}

#[tokio::test]
async fn an_answer_that_came_first_is_put_below_what_it_answers_when_that_comes() {
    let house = House::start().await;
    let top = house.note(1, None);
    let low = house.note(2, Some(&top));
    house.peer.script(
        "/users/bob/notes/1",
        Scripted::Plain { code: 404, headers: serde_json::Map::new(), body: String::new() },
    );
    let low = house.known(&low).await;
    // It is sent after all.
    let alice = house.home.account("alice").await;
    let bob = super::met(&house.home, &house.bob).await;
    super::follow(&house.home, &alice, bob).await;
    house.peer.bring(&house.home, &super::create(&top)).await;

    let top = house.home.status(top["id"].as_str().unwrap()).await.unwrap();
    let low = house.home.read(move |tx| db::status::by_id(tx, low)).await.unwrap();
    assert_eq!((low.in_reply_to, top.replies_count), (Some(top.id), 1));
}

#[tokio::test]
async fn two_that_answer_each_other_make_no_circle() {
    let house = House::start().await;
    let one = house.note(1, None);
    let two = house.note(2, Some(&one));
    house.change(&one, "inReplyTo", two["id"].clone());
    let id = house.known(&two).await;
    house.home.app.clock.advance(Duration::from_mins(5));
    house.opened(id).await;
    let above = house.home.read(move |tx| db::thread::ancestors(tx, None, id)).await;
    assert!(above.len() <= 1, "{above:?}");
}

#[tokio::test]
async fn as_a_last_resort_the_servers_own_way_is_asked_for_ids_alone() {
    let house = House::start().await;
    let (peer, bob) = (&house.peer, &house.bob);
    let named = |number: u32| {
        let mut note = old_note(&house.home, peer, bob, number, 3);
        note["id"] = json!(format!("{bob}/statuses/{number}"));
        note
    };
    let top = named(1_000_001);
    let mut answer = named(1_000_002);
    answer["inReplyTo"] = top["id"].clone();
    peer.show(top.clone());
    peer.show(answer.clone());
    let json_type: serde_json::Map<String, Value> =
        serde_json::from_value(json!({ "content-type": "application/json" })).unwrap();
    let script = |path: &str, body: Value| {
        let headers = json_type.clone();
        peer.script(path, Scripted::Plain { code: 200, headers, body: body.to_string() });
    };
    script("/api/v1/statuses/1000001", json!({ "id": "1000001", "replies_count": 3 }));
    script(
        "/api/v1/statuses/1000001/context",
        json!({
            "ancestors": [],
            "descendants": [
                { "uri": answer["id"], "visibility": "public", "content": "<p>forged</p>" },
                { "uri": format!("{bob}/statuses/9"), "visibility": "private" },
            ],
        }),
    );
    let id = house.known(&top).await;

    house.opened(id).await;

    let answer = house.home.status(answer["id"].as_str().unwrap()).await.unwrap();
    assert!(answer.html.as_str().contains("words 1000002") && answer.in_reply_to == Some(id));
    assert_eq!(times(peer, "/users/bob/statuses/9"), 0);
    let said = house.home.read(move |tx| db::thread::said(tx, id)).await;
    assert_eq!(said.replies, Some(3));
}

#[tokio::test]
async fn what_is_not_for_everyone_is_not_kept_though_a_collection_names_it() {
    let house = House::start().await;
    let top = house.note(1, None);
    let private = house.note(2, Some(&top));
    house.change(&private, "to", json!([format!("{}/followers", house.bob)]));
    house.change(&private, "cc", json!([]));
    let low = house.note(3, Some(&private));
    let replies =
        json!({ "type": "Collection", "totalItems": 2, "items": [private["id"], low["id"]] });
    house.change(&top, "replies", replies);
    let id = house.known(&top).await;

    house.opened(id).await;

    assert!(!house.is_here(&private).await);
    assert!(!house.is_here(&low).await, "what answers it hangs on nothing here");
}

#[tokio::test]
async fn a_thread_without_end_is_not_followed_without_end() {
    let house = House::start().await;
    let top = house.note(1, None);
    let pages = format!("{}/rp/1", house.peer.base);
    house.peer.script("/rp/*", Scripted::Pages);
    house.change(&top, "replies", json!({ "type": "Collection", "first": pages }));
    house.change(&top, "context", json!(pages.replace("/rp/1", "/rp/5000")));
    let id = house.known(&top).await;
    house.opened(id).await;
    let asked = house.peer.asked().iter().filter(|path| path.starts_with("/rp/")).count();
    assert!((2..=20).contains(&asked), "{asked}");
}

#[tokio::test]
async fn an_answer_of_ours_names_the_collection_of_the_thread_it_is_in() {
    let house = House::start().await;
    let top = house.note(1, None);
    house.change(&top, "context", json!("https://x.example/contexts/1"));
    let id = house.known(&top).await;
    let alice = house.home.account("alice").await;
    let draft = tusklet::model::Draft { in_reply_to: Some(id), ..tusklet::model::Draft::of("hi") };
    let ours = status::publish(&house.home.app, &alice, draft).await.unwrap();
    let path = ours.status.uri.strip_prefix(&house.home.base).unwrap();
    let (_, note) = house.home.get(path).await;
    assert_eq!(note["context"], "https://x.example/contexts/1");
}
