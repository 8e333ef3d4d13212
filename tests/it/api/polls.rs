//! Polls through the API: asked, voted in, hidden, ended, edited.

use std::time::Duration;

use axum::http::Method;
use serde_json::{Value, json};
use tusklet::worker;

use super::Server;
use super::client::Client;

async fn ask(client: &Client, poll: Value) -> Value {
    let form = json!({ "status": "Tea?", "poll": poll });
    client.post("/api/v1/statuses", &form).await.expect(200)
}

fn tea() -> Value {
    json!({ "options": ["yes", "no"], "expires_in": 3600 })
}

fn path(poll: &Value) -> String {
    format!("/api/v1/polls/{}", poll["id"].as_str().unwrap())
}

async fn vote(client: &Client, poll: &Value, choices: Value) -> super::client::Answer {
    client.post(&format!("{}/votes", path(poll)), &json!({ "choices": choices })).await
}

async fn pass(server: &Server, span: Duration) {
    server.house.app.clock.advance(span);
    worker::turn(&server.house.app).await.unwrap();
}

#[tokio::test]
async fn a_poll_may_be_sent_in_any_shape_and_looks_as_mastodon_shows_it() {
    let server = Server::start();
    let alice = server.client("alice").await;
    let form = "status=Tea?&poll[options][]=yes&poll[options][]=no&poll[expires_in]=3600";
    let part = |name: &str, value: &str| {
        format!("--x\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
    };
    let parts = [
        part("status", "Tea?"),
        part("poll[options][]", "yes"),
        part("poll[options][]", " no "),
        part("poll[options][]", ""),
        part("poll[expires_in]", "3600"),
        part("poll[multiple]", "false"),
        "--x--\r\n".to_owned(),
    ];
    let shapes = [
        alice
            .post(
                "/api/v1/statuses",
                &json!({ "status": "Tea?", "media_ids": null,
                         "poll": { "options": ["yes", "no"], "expires_in": "3600",
                                   "multiple": "False", "hide_totals": null } }),
            )
            .await,
        alice.post_form("/api/v1/statuses", form).await,
        alice
            .send(
                Method::POST,
                "/api/v1/statuses",
                ("multipart/form-data; boundary=x", parts.concat()),
            )
            .await,
    ];
    for answer in shapes {
        let status = answer.expect(200);
        assert_eq!(
            status["poll"],
            json!({
                "id": status["id"], "expires_at": "2025-11-23T07:08:00.000Z", "expired": false,
                "multiple": false, "votes_count": 0, "voters_count": 0, "voted": true,
                "own_votes": [], "emojis": [],
                "options": [{ "title": "yes", "votes_count": 0 },
                            { "title": "no", "votes_count": 0 }],
            })
        );
        let seen = server.stranger().get(&path(&status["poll"])).await.expect(200);
        assert!(seen.get("voted").is_none() && seen.get("own_votes").is_none(), "{seen}");
    }
}

#[tokio::test]
async fn the_limits_that_are_told_are_those_that_hold() {
    let server = Server::start();
    let alice = server.client("alice").await;
    let told = alice.get("/api/v2/instance").await.expect(200);
    let told = &told["configuration"]["polls"];
    let number = |name: &str| usize::try_from(told[name].as_u64().unwrap()).unwrap();
    let (most, longest) = (number("max_options"), number("max_characters_per_option"));
    let options = |count: usize| (0..count).map(|n| n.to_string()).collect::<Vec<_>>();
    let send = async |options: Vec<String>, expires_in: Value| {
        let poll = json!({ "options": options, "expires_in": expires_in });
        alice.post("/api/v1/statuses", &json!({ "status": "?", "poll": poll })).await.code.as_u16()
    };

    assert_eq!(send(options(most), json!(number("min_expiration"))).await, 200);
    assert_eq!(send(options(2), json!(number("max_expiration"))).await, 200);
    let long = |length| vec!["é".repeat(length), "b".to_owned()];
    assert_eq!(send(long(longest), json!(300)).await, 200);
    assert_eq!(send(long(longest + 1), json!(300)).await, 422);
    assert_eq!(send(options(most + 1), json!(300)).await, 422);
    assert_eq!(send(options(1), json!(300)).await, 422);
    assert_eq!(send(vec!["a".to_owned(), "a".to_owned()], json!(300)).await, 422);
    for bad in [json!(number("min_expiration") - 1), json!(number("max_expiration") + 1)] {
        assert_eq!(send(options(2), bad).await, 422);
    }
    assert_eq!(send(options(2), Value::Null).await, 422);

    let empty = json!({ "status": "", "poll": tea() });
    alice.post("/api/v1/statuses", &empty).await.expect(422);
    let none = json!({ "status": "no poll", "poll": {} });
    assert_eq!(alice.post("/api/v1/statuses", &none).await.expect(200)["poll"], Value::Null);
}

#[tokio::test]
async fn everybody_votes_once_and_only_for_what_there_is() {
    let server = Server::start();
    let (alice, bob) = (server.client("alice").await, server.client("bob").await);
    let carol = server.client("carol").await;
    let status = ask(&alice, tea()).await;
    let poll = &status["poll"];

    for bad in [json!([2]), json!([0, 1]), json!([]), json!(["x"]), json!([-1])] {
        vote(&bob, poll, bad).await.expect(422);
    }
    let form = format!("{}/votes", path(poll));
    let voted = bob.post_form(&form, "choices[]=1").await.expect(200);
    assert_eq!((&voted["voted"], &voted["own_votes"]), (&json!(true), &json!([1])));
    assert_eq!((&voted["votes_count"], &voted["voters_count"]), (&json!(1), &json!(1)));
    vote(&bob, poll, json!([0])).await.expect(422);
    vote(&alice, poll, json!([0])).await.expect(422);
    server.stranger().post(&form, &json!({ "choices": [0] })).await.expect(401);

    vote(&carol, poll, json!(0)).await.expect(200);
    let shown = alice.get(&format!("/api/v1/statuses/{}", status["id"].as_str().unwrap())).await;
    let shown = shown.expect(200)["poll"].clone();
    let counts: Vec<_> =
        shown["options"].as_array().unwrap().iter().map(|one| one["votes_count"].clone()).collect();
    assert_eq!((counts, &shown["voters_count"]), (vec![json!(1), json!(1)], &json!(2)));

    server.house.app.clock.advance(Duration::from_hours(1));
    let dora = server.client("dora").await;
    vote(&dora, poll, json!([0])).await.expect(422);
    assert_eq!(dora.get(&path(poll)).await.expect(200)["expired"], true);
}

#[tokio::test]
async fn several_choices_are_one_voter() {
    let server = Server::start();
    let (alice, bob) = (server.client("alice").await, server.client("bob").await);
    let options = json!({ "options": ["a", "b", "c"], "expires_in": 300, "multiple": true });
    let status = ask(&alice, options).await;

    let voted = vote(&bob, &status["poll"], json!(["2", 0, "2"])).await.expect(200);

    assert_eq!(voted["own_votes"], json!([0, 2]));
    assert_eq!((&voted["votes_count"], &voted["voters_count"]), (&json!(2), &json!(1)));
}

#[tokio::test]
async fn hidden_totals_are_hidden_from_all_until_the_end() {
    let server = Server::start();
    let (alice, bob) = (server.client("alice").await, server.client("bob").await);
    let hidden = json!({ "options": ["a", "b"], "expires_in": 300, "hide_totals": "true" });
    let poll = &ask(&alice, hidden).await["poll"];
    vote(&bob, poll, json!([0])).await.expect(200);

    for client in [&alice, &bob, &server.stranger()] {
        let seen = client.get(&path(poll)).await.expect(200);
        for option in seen["options"].as_array().unwrap() {
            assert_eq!(option.get("votes_count"), Some(&Value::Null));
        }
    }
    server.house.app.clock.advance(Duration::from_mins(5));
    let seen = alice.get(&path(poll)).await.expect(200);
    assert_eq!(seen["options"][0]["votes_count"], 1);
}

#[tokio::test]
async fn what_one_may_not_see_one_may_not_vote_in() {
    let server = Server::start();
    let (alice, bob) = (server.client("alice").await, server.client("bob").await);
    let form = json!({ "status": "Tea?", "visibility": "direct", "poll": tea() });
    let secret = alice.post("/api/v1/statuses", &form).await.expect(200);

    bob.get(&path(&secret["poll"])).await.expect(404);
    vote(&bob, &secret["poll"], json!([0])).await.expect(404);
    alice.get(&path(&secret["poll"])).await.expect(200);
    let plain = alice.post("/api/v1/statuses", &json!({ "status": "hi" })).await.expect(200);
    bob.get(&path(&plain)).await.expect(404);
    vote(&bob, &plain, json!([0])).await.expect(404);
    bob.get("/api/v1/polls/tea").await.expect(404);

    let status = ask(&alice, tea()).await;
    let reader = server.client_with("carol", "read").await;
    vote(&reader, &status["poll"], json!([0])).await.expect(403);
    let id = status["account"]["id"].as_str().unwrap();
    bob.post(&format!("/api/v1/accounts/{id}/block"), &json!({})).await.expect(200);
    vote(&bob, &status["poll"], json!([0])).await.expect(403);
}

#[tokio::test]
async fn the_end_is_told_once_to_who_asked_and_who_voted() {
    let server = Server::start();
    let (alice, bob) = (server.client("alice").await, server.client("bob").await);
    let carol = server.client("carol").await;
    let status = ask(&alice, tea()).await;
    vote(&bob, &status["poll"], json!([0])).await.expect(200);

    pass(&server, Duration::from_mins(59)).await;
    let told = async |client: &Client| {
        let told = client.get("/api/v1/notifications?types[]=poll").await.expect(200);
        told.as_array().unwrap().clone()
    };
    assert!(told(&alice).await.is_empty() && told(&bob).await.is_empty());

    for _ in 0..3 {
        pass(&server, Duration::from_mins(1)).await;
    }
    for client in [&alice, &bob] {
        let told = told(client).await;
        assert_eq!(told.len(), 1);
        assert_eq!((&told[0]["type"], &told[0]["status"]["id"]), (&json!("poll"), &status["id"]));
        assert_eq!(told[0]["account"]["acct"], "alice");
        assert_eq!(told[0]["status"]["poll"]["expired"], true);
    }
    assert!(told(&carol).await.is_empty());
}

#[tokio::test]
async fn another_question_is_another_version_and_nobody_has_voted() {
    let server = Server::start();
    let (alice, bob) = (server.client("alice").await, server.client("bob").await);
    let status = ask(&alice, tea()).await;
    let here = format!("/api/v1/statuses/{}", status["id"].as_str().unwrap());
    vote(&bob, &status["poll"], json!([0])).await.expect(200);
    let put = async |poll: Value| {
        let form = json!({ "status": "Tea?", "poll": poll }).to_string();
        alice.send(Method::PUT, &here, ("application/json", form)).await.expect(200)
    };

    let later = put(json!({ "options": ["yes", "no"], "expires_in": 7200 })).await;
    assert_eq!((&later["edited_at"], &later["poll"]["votes_count"]), (&Value::Null, &json!(1)));
    assert_eq!(later["poll"]["expires_at"], "2025-11-23T08:08:00.000Z");

    let other = put(json!({ "options": ["yes", "never"], "expires_in": 7200 })).await;
    assert!(other["edited_at"].is_string());
    assert_eq!(
        (&other["poll"]["votes_count"], &other["poll"]["voters_count"]),
        (&json!(0), &json!(0))
    );
    vote(&bob, &status["poll"], json!([1])).await.expect(200);

    let form = json!({ "status": "No tea." }).to_string();
    let gone = alice.send(Method::PUT, &here, ("application/json", form)).await.expect(200);
    assert_eq!(gone["poll"], Value::Null);
    let history = alice.get(&format!("{here}/history")).await.expect(200);
    let options: Vec<_> = history
        .as_array()
        .unwrap()
        .iter()
        .map(|version| version["poll"]["options"][1]["title"].clone())
        .collect();
    assert_eq!(options, [json!("no"), json!("never"), Value::Null]);
    alice.get(&path(&status["poll"])).await.expect(404);
}

#[tokio::test]
async fn a_deleted_poll_comes_back_to_be_asked_again() {
    let server = Server::start();
    let alice = server.client("alice").await;
    let status = ask(&alice, tea()).await;
    let here = format!("/api/v1/statuses/{}", status["id"].as_str().unwrap());

    let source = alice.get(&format!("{here}/source")).await.expect(200);
    assert_eq!(source["text"], "Tea?");
    let deleted = alice.send(Method::DELETE, &here, ("", String::new())).await.expect(200);

    assert_eq!(deleted["text"], "Tea?");
    assert_eq!(deleted["poll"]["options"][1]["title"], "no");
    alice.get(&path(&status["poll"])).await.expect(404);
}

#[tokio::test]
async fn a_poll_and_media_do_not_go_together() {
    let server = Server::start();
    let alice = server.client("alice").await;
    let media = super::client::picture(&alice).await;
    let form = json!({ "status": "?", "poll": tea(), "media_ids": [media] });
    let refused = alice.post("/api/v1/statuses", &form).await.expect(422);
    assert!(refused["error"].as_str().unwrap().contains("poll"), "{refused}");
}
