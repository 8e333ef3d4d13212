//! Statuses that are published later, through the API.

use std::time::Duration;

use axum::http::Method;
use serde_json::{Value, json};
use tusklet::worker;

use super::Server;
use super::client::{Client, picture};

const HOUR: Duration = Duration::from_hours(1);
const DAY: Duration = Duration::from_hours(24);

impl Server {
    /// The time in a while, as apps write it.
    fn time_in(&self, span: Duration) -> String {
        self.house.app.clock.now().plus(span).rfc3339()
    }

    async fn pass(&self, span: Duration) {
        self.house.app.clock.advance(span);
        worker::turn(&self.house.app).await.unwrap();
    }
}

async fn schedule(client: &Client, text: &str, at: String) -> super::client::Answer {
    client.post("/api/v1/statuses", &json!({ "status": text, "scheduled_at": at })).await
}

fn path(scheduled: &Value) -> String {
    format!("/api/v1/scheduled_statuses/{}", scheduled["id"].as_str().unwrap())
}

async fn delete(client: &Client, path: &str) -> super::client::Answer {
    client.send(Method::DELETE, path, ("", String::new())).await
}

async fn put(client: &Client, path: &str, at: &str) -> super::client::Answer {
    let form = json!({ "scheduled_at": at }).to_string();
    client.send(Method::PUT, path, ("application/json", form)).await
}

async fn posts(client: &Client) -> Vec<Value> {
    let page = client.get("/api/v1/timelines/home").await.expect(200);
    page.as_array().unwrap().clone()
}

#[tokio::test]
async fn it_is_published_when_its_time_has_come_and_not_before() {
    let server = Server::start();
    let alice = server.client("alice").await;
    let media = picture(&alice).await;
    let form = json!({
        "status": "later", "scheduled_at": server.time_in(HOUR), "media_ids": [media],
        "spoiler_text": "careful", "visibility": "unlisted", "language": "en",
    });

    let scheduled = alice.post("/api/v1/statuses", &form).await.expect(200);
    assert_eq!(scheduled["scheduled_at"], "2025-11-23T07:08:00.000Z");
    let params = &scheduled["params"];
    assert_eq!((&params["text"], &params["visibility"]), (&json!("later"), &json!("unlisted")));
    assert_eq!(
        (&params["media_ids"], &params["spoiler_text"]),
        (&json!([media]), &json!("careful"))
    );
    assert_eq!(params.get("scheduled_at"), Some(&Value::Null));
    assert_eq!(scheduled["media_attachments"][0]["id"], media);
    assert_eq!(alice.get(&path(&scheduled)).await.expect(200), scheduled);

    server.pass(Duration::from_secs(3_599)).await;
    assert!(posts(&alice).await.is_empty());
    server.pass(Duration::from_secs(1)).await;

    let posts = posts(&alice).await;
    assert_eq!(posts.len(), 1);
    assert_eq!(posts[0]["created_at"], "2025-11-23T07:08:00.000Z");
    assert_eq!(posts[0]["spoiler_text"], "careful");
    assert_eq!(posts[0]["media_attachments"][0]["id"], media);
    alice.get(&path(&scheduled)).await.expect(404);
}

#[tokio::test]
async fn a_poll_begins_when_it_is_published() {
    let server = Server::start();
    let alice = server.client("alice").await;
    let form = json!({
        "status": "Tea?", "scheduled_at": server.time_in(HOUR),
        "poll": { "options": ["yes", "no"], "expires_in": 600, "hide_totals": true },
    });
    let scheduled = alice.post("/api/v1/statuses", &form).await.expect(200);
    assert_eq!(
        scheduled["params"]["poll"],
        json!({ "options": ["yes", "no"], "expires_in": 600, "multiple": false,
                "hide_totals": true })
    );

    server.pass(HOUR).await;

    assert_eq!(posts(&alice).await[0]["poll"]["expires_at"], "2025-11-23T07:18:00.000Z");
}

#[tokio::test]
async fn a_time_that_is_past_means_now_and_one_that_is_near_is_refused() {
    let server = Server::start();
    let alice = server.client("alice").await;

    let past = schedule(&alice, "now", "2025-01-01T00:00:00Z".to_owned()).await.expect(200);
    assert_eq!(past["content"], "<p>now</p>");
    schedule(&alice, "soon", server.time_in(Duration::from_mins(5))).await.expect(422);
    schedule(&alice, "odd", "tomorrow".to_owned()).await.expect(422);
    schedule(&alice, " ", server.time_in(HOUR)).await.expect(422);
    let poll = json!({ "options": ["a", "b"], "expires_in": 1 });
    let form = json!({ "status": "?", "scheduled_at": server.time_in(HOUR), "poll": poll });
    alice.post("/api/v1/statuses", &form).await.expect(422);
    let form =
        json!({ "status": "x", "scheduled_at": server.time_in(HOUR), "in_reply_to_id": "7" });
    alice.post("/api/v1/statuses", &form).await.expect(404);
    assert_eq!(alice.get("/api/v1/scheduled_statuses").await.expect(200), json!([]));
}

#[tokio::test]
async fn it_can_be_moved_and_taken_back() {
    let server = Server::start();
    let (alice, bob) = (server.client("alice").await, server.client("bob").await);
    let moved = schedule(&alice, "moved", server.time_in(HOUR)).await.expect(200);
    let dropped = schedule(&alice, "dropped", server.time_in(HOUR)).await.expect(200);

    let at = server.time_in(HOUR * 2);
    assert_eq!(put(&alice, &path(&moved), &at).await.expect(200)["scheduled_at"], at);
    put(&alice, &path(&moved), &server.time_in(Duration::from_mins(1))).await.expect(422);
    assert_eq!(delete(&alice, &path(&dropped)).await.expect(200), json!({}));
    delete(&alice, &path(&dropped)).await.expect(404);
    for answer in [
        bob.get(&path(&moved)).await,
        put(&bob, &path(&moved), &at).await,
        delete(&bob, &path(&moved)).await,
    ] {
        answer.expect(404);
    }
    assert_eq!(bob.get("/api/v1/scheduled_statuses").await.expect(200), json!([]));
    let reader = server.client_with("carol", "read").await;
    schedule(&reader, "x", at.clone()).await.expect(403);
    delete(&reader, &path(&moved)).await.expect(403);
    let writer = server.client_with("dora", "write").await;
    writer.get("/api/v1/scheduled_statuses").await.expect(403);

    server.pass(HOUR).await;
    assert!(posts(&alice).await.is_empty());
    server.pass(HOUR).await;
    assert_eq!(posts(&alice).await.len(), 1);
}

#[tokio::test]
async fn the_list_is_walked_by_its_links() {
    let server = Server::start();
    let alice = server.client("alice").await;
    let mut written = vec![];
    for number in 0..3 {
        let one = schedule(&alice, &number.to_string(), server.time_in(HOUR)).await.expect(200);
        written.insert(0, one["id"].clone());
    }

    let mut seen = vec![];
    let mut next = Some("/api/v1/scheduled_statuses?limit=2".to_owned());
    while let Some(path) = next {
        let page = alice.get(&path).await;
        next = page.link("next");
        let page = page.expect(200);
        seen.extend(page.as_array().unwrap().iter().map(|one| one["id"].clone()));
    }
    assert_eq!(seen, written);
}

#[tokio::test]
async fn there_is_room_for_so_many_a_day_and_no_more() {
    let server = Server::start();
    let alice = server.client("alice").await;
    for number in 0..25 {
        schedule(&alice, &number.to_string(), server.time_in(HOUR)).await.expect(200);
    }
    let last = schedule(&alice, "tomorrow", server.time_in(DAY)).await.expect(200);

    schedule(&alice, "one more", server.time_in(HOUR)).await.expect(422);
    put(&alice, &path(&last), &server.time_in(HOUR)).await.expect(422);
    put(&alice, &path(&last), &server.time_in(DAY * 2)).await.expect(200);
}

#[tokio::test]
async fn the_same_key_is_the_same_status_to_come() {
    let server = Server::start();
    let alice = server.client("alice").await;
    let send = async || {
        let form = json!({ "status": "once", "scheduled_at": server.time_in(HOUR) });
        let answer = alice.post_with("/api/v1/statuses", &form, ("idempotency-key", "k1")).await;
        answer.expect(200)["id"].clone()
    };

    assert_eq!(send().await, send().await);
    server.pass(HOUR).await;
    assert_eq!(posts(&alice).await.len(), 1);
}

#[tokio::test]
async fn files_of_what_is_to_come_are_kept_and_can_not_be_deleted() {
    let server = Server::start();
    let alice = server.client("alice").await;
    let (kept, loose) = (picture(&alice).await, picture(&alice).await);
    let form =
        json!({ "status": "later", "scheduled_at": server.time_in(DAY * 3), "media_ids": [kept] });
    let scheduled = alice.post("/api/v1/statuses", &form).await.expect(200);
    delete(&alice, &format!("/api/v1/media/{}", kept.as_str().unwrap())).await.expect(422);

    tusklet::service::clean_up::begin(&server.house.app).await.unwrap();
    server.pass(DAY * 2).await;

    alice.get(&format!("/api/v1/media/{}", kept.as_str().unwrap())).await.expect(200);
    alice.get(&format!("/api/v1/media/{}", loose.as_str().unwrap())).await.expect(404);
    delete(&alice, &path(&scheduled)).await.expect(200);
    server.pass(HOUR).await;
    alice.get(&format!("/api/v1/media/{}", kept.as_str().unwrap())).await.expect(404);
}

#[tokio::test]
async fn what_can_no_longer_be_published_becomes_a_draft_that_says_why() {
    let server = Server::start();
    let (alice, bob) = (server.client("alice").await, server.client("bob").await);
    let parent = bob.post("/api/v1/statuses", &json!({ "status": "hm" })).await.expect(200);
    let form = json!({
        "status": "I agree", "scheduled_at": server.time_in(HOUR), "in_reply_to_id": parent["id"],
    });
    let scheduled = alice.post("/api/v1/statuses", &form).await.expect(200);
    delete(&bob, &format!("/api/v1/statuses/{}", parent["id"].as_str().unwrap())).await.expect(200);

    server.pass(HOUR).await;

    assert!(posts(&alice).await.is_empty());
    alice.get(&path(&scheduled)).await.expect(404);
    let id = scheduled["id"].as_str().unwrap().parse().unwrap();
    let kept = server.house.app.db.read(move |tx| tusklet::db::draft::by_id(tx, id)).await;
    let kept = kept.unwrap().unwrap();
    assert_eq!((kept.publish_at, kept.draft.text.as_str()), (None, "I agree"));
    assert_eq!(kept.problem.as_deref(), Some("status not found"));
}
