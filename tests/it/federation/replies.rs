//! Answers in a peer's thread that nobody sent us, fetched when somebody opens it.

use std::time::Duration;

use axum::http::HeaderMap;
use serde_json::{Value, json};
use tusklet::base::StatusId;
use tusklet::db;
use tusklet::federation::resolve;
use tusklet::model::{LocalAccount, Role, Scopes, User, Visibility};
use tusklet::service::oauth;

use super::home::{Home, client};
use super::peer::FakePeer;

struct Reader<'a> {
    home: &'a Home,
    token: String,
}

impl<'a> Reader<'a> {
    async fn of(home: &'a Home, who: &LocalAccount) -> Self {
        let (scopes, user) = (Scopes::parse("read").unwrap(), user(who));
        home.app.db.write(move |tx| Ok(db::user::insert(tx, &user)?)).await.unwrap();
        Self { home, token: oauth::issue(&home.app, who, scopes).await.unwrap() }
    }

    async fn get(&self, path: &str) -> (u16, HeaderMap, Value) {
        let mut request = client().get(self.home.url(path));
        if !self.token.is_empty() {
            request = request.bearer_auth(&self.token);
        }
        let answer = request.send().await.unwrap();
        let (code, headers) = (answer.status().as_u16(), answer.headers().clone());
        (code, headers, serde_json::from_str(&answer.text().await.unwrap()).unwrap_or_default())
    }

    /// The number of answers shown, and how far the fetching of more is.
    async fn opens(&self, status: StatusId) -> (usize, Option<String>) {
        let (code, headers, context) =
            self.get(&format!("/api/v1/statuses/{status}/context")).await;
        assert_eq!(code, 200, "{context}");
        let told = headers.get("mastodon-async-refresh").map(|it| it.to_str().unwrap().to_owned());
        (context["descendants"].as_array().unwrap().len(), told)
    }
}

/// The login that lets somebody in.
fn user(who: &LocalAccount) -> User {
    User {
        account: who.id(),
        email: None,
        password_hash: "none".to_owned(),
        role: Role::Member,
        created_at: who.account().created_at,
        approved_at: Some(who.account().created_at),
        disabled_at: None,
        reason: String::new(),
        default_visibility: Visibility::Public,
        default_sensitive: false,
        default_can_quote: tusklet::model::CanQuote::default(),
        reading: tusklet::model::Reading::default(),
        default_can_reply: tusklet::model::CanReply::default(),
        default_language: None,
        locale: None,
    }
}

/// A thread on a peer: a top with two answers, one of which is answered again, and one that is for
/// followers only. All but the last are named by the collections of what they answer.
fn thread(peer: &FakePeer, bob: &str) -> String {
    let mut top = peer.note(bob, 1, "top");
    let answer = |number: u32, to: &Value| {
        let mut note = peer.note(bob, number, "an answer");
        note["inReplyTo"] = to["id"].clone();
        note
    };
    let (first, second) = (answer(2, &top), answer(3, &top));
    let mut deep = answer(4, &first);
    let mut private = answer(5, &top);
    private["to"] = json!([format!("{bob}/followers")]);
    private["cc"] = json!([]);
    let stray = peer.note(bob, 6, "answers nothing");
    let page = format!("{bob}/notes/1/replies/2");
    top["replies"] = json!({
        "id": format!("{bob}/notes/1/replies"), "type": "Collection",
        "first": { "type": "CollectionPage", "next": page, "items": [first["id"], stray["id"]] },
    });
    peer.show(json!({
        "id": page, "type": "CollectionPage",
        "items": [second["id"], private["id"], "https://127.0.0.1:1/gone"],
    }));
    let mut first = first;
    first["replies"] = json!({ "type": "Collection", "items": [deep["id"]] });
    // A circle must not be walked for ever.
    deep["replies"] = json!({ "type": "Collection", "items": [top["id"], first["id"]] });
    let id = top["id"].as_str().unwrap().to_owned();
    for note in [top, first, second, deep, private] {
        peer.show(note);
    }
    id
}

#[tokio::test]
async fn who_opens_a_thread_finds_what_its_server_knows_of_it() {
    let home = Home::start().await;
    let (peer, alice) = (FakePeer::start(&home).await, home.account("alice").await);
    let bob = peer.person("bob");
    let top = resolve::status(&home.app, &thread(&peer, &bob)).await.unwrap();
    let reader = Reader::of(&home, &alice).await;
    let stranger = Reader { home: &home, token: String::new() };
    assert_eq!(reader.opens(top).await, (0, None), "too young to have been answered");

    home.app.clock.advance(Duration::from_mins(5));
    assert_eq!(stranger.opens(top).await, (0, None), "strangers make us ask nobody");
    let (_, told) = reader.opens(top).await;
    let told = told.unwrap();
    assert!(told.contains("retry=5") && told.ends_with("result_count=0"), "{told}");
    let id = told.split('"').nth(1).unwrap();
    let path = format!("/api/v1_alpha/async_refreshes/{id}");
    let (_, _, before) = reader.get(&path).await;
    assert_eq!(before["async_refresh"]["status"], "running");

    home.settle().await;

    let (_, _, after) = reader.get(&path).await;
    let expected = json!({ "id": id, "status": "finished", "result_count": 3 });
    assert_eq!(after["async_refresh"], expected);
    assert_eq!(reader.opens(top).await, (3, None), "not asked for again at once");
    assert_eq!(stranger.get(&path).await.0, 401);
    assert_eq!(reader.get("/api/v1_alpha/async_refreshes/7").await.0, 404);

    home.app.clock.advance(Duration::from_mins(15));
    assert!(reader.opens(top).await.1.is_some());
}

#[tokio::test]
async fn threads_of_ours_are_complete_as_they_are() {
    let home = Home::start().await;
    let alice = home.account("alice").await;
    let ours = home.publish(&alice, Visibility::Public, "ours").await.status.id;
    home.app.clock.advance(Duration::from_mins(5));
    assert_eq!(Reader::of(&home, &alice).await.opens(ours).await, (0, None));
}
