//! Statuses and timelines through the API.

use axum::http::Method;
use serde_json::{Value, json};

use super::Server;

#[tokio::test]
async fn a_status_may_be_sent_in_any_shape() {
    let server = Server::start();
    let alice = server.client("alice").await;
    let boundary = "x";
    let parts = format!(
        "--{boundary}\r\nContent-Disposition: form-data; name=\"status\"\r\n\r\nhello\r\n--{boundary}--\r\n"
    );

    let shapes = [
        alice.post("/api/v1/statuses", &json!({ "status": "hello", "sensitive": "false" })).await,
        alice.post_form("/api/v1/statuses", "status=hello&media_ids[]=").await,
        alice.post_form("/api/v1/statuses?status=hello", "").await,
        alice
            .send(Method::POST, "/api/v1/statuses", ("multipart/form-data; boundary=x", parts))
            .await,
    ];
    for answer in shapes {
        let status = answer.expect(200);
        assert_eq!(status["content"], "<p>hello</p>");
        assert_eq!(status["account"]["acct"], "alice");
        for null in ["card", "poll", "reblog", "edited_at", "in_reply_to_id"] {
            assert_eq!(status.get(null), Some(&Value::Null), "{null}");
        }
    }
}

#[tokio::test]
async fn following_the_links_walks_every_status_once() {
    let server = Server::start();
    let alice = server.client("alice").await;
    let mut written = vec![];
    for number in 0..5 {
        let status = alice.post("/api/v1/statuses", &json!({ "status": number.to_string() })).await;
        written.insert(0, status.expect(200)["id"].clone());
    }

    let mut seen = vec![];
    let mut next = Some("/api/v1/timelines/home?limit=2".to_owned());
    while let Some(path) = next {
        let page = alice.get(&path).await;
        next = page.link("next");
        let statuses = page.expect(200);
        seen.extend(statuses.as_array().unwrap().iter().map(|status| status["id"].clone()));
    }
    assert_eq!(seen, written);
}

#[tokio::test]
async fn what_stays_here_looks_public_and_says_so() {
    let server = Server::start();
    let alice = server.client("alice").await;
    for (form, shown) in [("visibility=local", "public"), ("visibility=self", "direct")] {
        let form = format!("status=here&{form}");
        let status = alice.post_form("/api/v1/statuses", &form).await.expect(200);
        assert_eq!((&status["visibility"], &status["local_only"]), (&json!(shown), &json!(true)));
        let path = format!("/api/v1/statuses/{}", status["id"].as_str().unwrap());
        server.stranger().get(&path).await.expect(404);
    }
}

#[tokio::test]
async fn a_deleted_status_comes_back_as_it_was_typed() {
    let server = Server::start();
    let (alice, bob) = (server.client("alice").await, server.client("bob").await);
    let text = "a <b> & #tag";
    let status = alice.post("/api/v1/statuses", &json!({ "status": text })).await.expect(200);
    let path = format!("/api/v1/statuses/{}", status["id"].as_str().unwrap());

    bob.send(Method::DELETE, &path, ("", String::new())).await.expect(404);
    let deleted = alice.send(Method::DELETE, &path, ("", String::new())).await.expect(200);
    assert_eq!((&deleted["text"], deleted.get("content")), (&json!(text), None));
    alice.get(&path).await.expect(404);
}

#[tokio::test]
async fn a_boost_wraps_what_it_boosts_and_is_told() {
    let server = Server::start();
    let (alice, bob) = (server.client("alice").await, server.client("bob").await);
    let status = alice.post("/api/v1/statuses", &json!({ "status": "hi" })).await.expect(200);
    let path = format!("/api/v1/statuses/{}", status["id"].as_str().unwrap());

    for _ in 0..2 {
        let boost = bob.post(&format!("{path}/reblog"), &json!({})).await.expect(200);
        assert_ne!(boost["id"], status["id"]);
        assert_eq!(boost["reblog"]["id"], status["id"]);
        assert_eq!(boost["reblog"]["reblogged"], true);
    }
    let told = alice.get("/api/v1/notifications?types[]=reblog").await.expect(200);
    assert_eq!(told[0]["account"]["acct"], "bob");
    assert_eq!(told.as_array().unwrap().len(), 1);
    let back = bob.post(&format!("{path}/unreblog"), &json!({})).await.expect(200);
    assert_eq!((&back["id"], &back["reblogged"]), (&status["id"], &json!(false)));
}

#[tokio::test]
async fn a_timeline_of_hashtags_takes_any_all_and_none() {
    let server = Server::start();
    let alice = server.client("alice").await;
    for words in ["#sea", "#sea #sun", "#sea #rain", "#sun", "#sea #sun #rain"] {
        alice.post("/api/v1/statuses", &json!({ "status": words })).await.expect(200);
    }

    for (query, found) in [
        ("", vec!["#sea #sun #rain", "#sea #rain", "#sea #sun", "#sea"]),
        ("any[]=sun", vec!["#sea #sun #rain", "#sun", "#sea #rain", "#sea #sun", "#sea"]),
        ("all[]=Sun", vec!["#sea #sun #rain", "#sea #sun"]),
        ("all[]=sun&all[]=rain", vec!["#sea #sun #rain"]),
        ("none[]=rain", vec!["#sea #sun", "#sea"]),
        ("all[]=sun&none[]=rain&limit=1", vec!["#sea #sun"]),
    ] {
        let page = alice.get(&format!("/api/v1/timelines/tag/sea?{query}")).await.expect(200);
        let seen: Vec<String> = page
            .as_array()
            .unwrap()
            .iter()
            .map(|status| {
                let names = status["tags"].as_array().unwrap();
                let names = names.iter().map(|tag| format!("#{}", tag["name"].as_str().unwrap()));
                let mut names: Vec<String> = names.collect();
                names.sort_by_key(|name| {
                    ["#sea", "#sun", "#rain"].iter().position(|one| one == name)
                });
                names.join(" ")
            })
            .collect();
        assert_eq!(seen, found, "{query}");
    }
}
