//! Quotes through the API: who may, what is shown, how they are taken back.

use axum::http::Method;
use serde_json::{Value, json};

use super::Server;
use super::client::Client;

async fn post(client: &Client, form: Value) -> Value {
    client.post("/api/v1/statuses", &form).await.expect(200)
}

fn id(status: &Value) -> &str {
    status["id"].as_str().unwrap()
}

fn at(status: &Value) -> String {
    format!("/api/v1/statuses/{}", id(status))
}

async fn quote(client: &Client, of: &Value, text: &str) -> Value {
    post(client, json!({ "status": text, "quoted_status_id": id(of) })).await
}

async fn told(client: &Client, kind: &str) -> Vec<Value> {
    let path = format!("/api/v1/notifications?types[]={kind}");
    client.get(&path).await.expect(200).as_array().unwrap().clone()
}

#[tokio::test]
async fn a_quote_shows_the_quoted_status_and_is_told_counted_and_listed() {
    let server = Server::start();
    let (alice, bob) = (server.client("alice").await, server.client("bob").await);
    let said = post(&alice, json!({ "status": "first" })).await;
    assert_eq!(
        said["quote_approval"],
        json!({ "automatic": ["public"], "manual": [], "current_user": "automatic" })
    );

    let quoting = quote(&bob, &said, "well said").await;
    assert_eq!(quoting["quote"]["state"], "accepted");
    assert_eq!(quoting["quote"]["quoted_status"]["id"], said["id"]);
    let content = quoting["content"].as_str().unwrap();
    assert!(content.starts_with("<p class=\"quote-inline\">RE: "), "{content}");
    assert!(content.ends_with("<p>well said</p>"), "{content}");

    // Of what is quoted in what is quoted only the id is told.
    let deeper = quote(&alice, &quoting, "").await;
    let inner = &deeper["quote"]["quoted_status"]["quote"];
    assert_eq!(*inner, json!({ "state": "accepted", "quoted_status_id": said["id"] }));

    let now = alice.get(&at(&said)).await.expect(200);
    assert_eq!(now["quotes_count"], 1);
    let told = told(&alice, "quote").await;
    assert_eq!((told.len(), &told[0]["status"]["id"]), (1, &quoting["id"]));
    let list = alice.get(&format!("{}/quotes", at(&said))).await.expect(200);
    assert_eq!(list[0]["id"], quoting["id"]);
    server.stranger().get(&format!("{}/quotes", at(&said))).await.expect(401);
    let stranger = server.stranger().get(&at(&quoting)).await.expect(200);
    assert_eq!(stranger["quote"]["quoted_status"]["id"], said["id"]);
    assert_eq!(stranger["quote_approval"]["current_user"], "denied");
}

#[tokio::test]
async fn the_list_of_quotes_is_walked_by_its_links() {
    let server = Server::start();
    let (alice, bob) = (server.client("alice").await, server.client("bob").await);
    let said = post(&alice, json!({ "status": "first" })).await;
    let mut quotes = vec![];
    for text in ["a", "b", "c"] {
        quotes.insert(0, quote(&bob, &said, text).await["id"].clone());
    }
    let (mut seen, mut next) = (vec![], Some(format!("{}/quotes?limit=2", at(&said))));
    while let Some(path) = next {
        let page = alice.get(&path).await;
        next = page.link("next");
        let page = page.expect(200);
        seen.extend(page.as_array().unwrap().iter().map(|status| status["id"].clone()));
    }
    assert_eq!(seen, quotes);
}

#[tokio::test]
async fn only_whom_the_author_lets_may_quote() {
    let server = Server::start();
    let (alice, bob) = (server.client("alice").await, server.client("bob").await);
    let form = |policy: &str| json!({ "status": "x", "quote_approval_policy": policy });
    let nobody = post(&alice, form("nobody")).await;
    let followers = post(&alice, form("followers")).await;
    alice.post("/api/v1/statuses", &form("friends")).await.expect(422);
    let refused = async |of: &Value, code| {
        let form = json!({ "status": "q", "quoted_status_id": id(of) });
        bob.post("/api/v1/statuses", &form).await.expect(code)
    };
    refused(&nobody, 404).await;
    refused(&followers, 404).await;
    assert_eq!(refused(&json!({ "id": "999" }), 404).await["error"], "Record not found");
    let seen = bob.get(&at(&followers)).await.expect(200);
    assert_eq!(seen["quote_approval"]["automatic"], json!(["followers"]));
    assert_eq!(seen["quote_approval"]["current_user"], "denied");
    // One's own may always be quoted.
    assert_eq!(quote(&alice, &nobody, "me").await["quote"]["state"], "accepted");

    let author = followers["account"]["id"].as_str().unwrap();
    bob.post(&format!("/api/v1/accounts/{author}/follow"), &json!({})).await.expect(200);
    assert_eq!(quote(&bob, &followers, "now").await["quote"]["state"], "accepted");

    let policy = format!("{}/interaction_policy", at(&nobody));
    let put = async |client: &Client, word: &str| {
        let body = json!({ "quote_approval_policy": word }).to_string();
        client.send(Method::PUT, &policy, ("application/json", body)).await
    };
    put(&bob, "public").await.expect(403);
    put(&alice, "friends").await.expect(422);
    let opened = put(&alice, "public").await.expect(200);
    assert_eq!(opened["quote_approval"]["automatic"], json!(["public"]));
    quote(&bob, &nobody, "open").await;

    // An edit may change it, too, and by itself it is none.
    let body = json!({ "status": "x", "quote_approval_policy": "nobody" }).to_string();
    let edited = alice.send(Method::PUT, &at(&nobody), ("application/json", body)).await;
    let edited = edited.expect(200);
    assert_eq!(edited["quote_approval"]["automatic"], json!([]));
    assert_eq!(edited["edited_at"], Value::Null);
}

#[tokio::test]
async fn a_quote_never_widens_an_audience() {
    let server = Server::start();
    let (alice, bob) = (server.client("alice").await, server.client("bob").await);
    let write = async |visibility: &str| {
        post(&alice, json!({ "status": "x", "visibility": visibility })).await
    };
    let asked = async |client: &Client, of: &Value, visibility: &str| {
        let form = json!({ "status": "q", "quoted_status_id": id(of), "visibility": visibility });
        client.post("/api/v1/statuses", &form).await
    };
    let private = write("private").await;
    assert_eq!(private["quote_approval"]["automatic"], json!([]));
    let narrowed = asked(&alice, &private, "public").await.expect(200);
    assert_eq!(narrowed["visibility"], "private");

    let local = write("local").await;
    for wide in ["public", "unlisted", "private", "direct"] {
        asked(&bob, &local, wide).await.expect(422);
    }
    let here = asked(&bob, &local, "local").await.expect(200);
    assert_eq!(here["quote"]["state"], "accepted");

    let own = write("self").await;
    asked(&alice, &own, "local").await.expect(422);
    asked(&alice, &own, "self").await.expect(200);
    let direct = write("direct").await;
    asked(&alice, &direct, "direct").await.expect(404);
    // Nobody is talked about behind their back.
    let open = write("public").await;
    asked(&bob, &open, "direct").await.expect(422);
}

#[tokio::test]
async fn who_may_not_see_what_is_quoted_is_told_so_and_no_more() {
    let server = Server::start();
    let (alice, bob) = (server.client("alice").await, server.client("bob").await);
    let private = post(&alice, json!({ "status": "secret", "visibility": "private" })).await;
    let form = json!({
        "status": "@bob look", "quoted_status_id": id(&private), "visibility": "direct",
    });
    let shown = post(&alice, form).await;
    assert_eq!(shown["quote"]["quoted_status"]["id"], private["id"]);
    let seen = bob.get(&at(&shown)).await.expect(200);
    assert_eq!(
        seen["quote"],
        json!({ "state": "unauthorized", "quoted_status": null, "quoted_status_id": null })
    );
    let seen = alice.get(&at(&private)).await.expect(200);
    assert_eq!(seen["quotes_count"], 0, "only what is open counts");
}

#[tokio::test]
async fn the_quoted_author_takes_a_quote_back_and_nobody_else_does() {
    let server = Server::start();
    let (alice, bob) = (server.client("alice").await, server.client("bob").await);
    let said = post(&alice, json!({ "status": "first" })).await;
    let quoting = quote(&bob, &said, "well said").await;
    let revoke = format!("{}/quotes/{}/revoke", at(&said), id(&quoting));

    bob.post(&revoke, &json!({})).await.expect(403);
    let read_only = server.client_with("carol", "read").await;
    read_only.post(&revoke, &json!({})).await.expect(403);
    let wrong = format!("{}/quotes/{}/revoke", at(&said), id(&said));
    alice.post(&wrong, &json!({})).await.expect(404);
    let after = alice.post(&revoke, &json!({})).await.expect(200);

    assert_eq!(after["id"], quoting["id"]);
    assert_eq!(
        after["quote"],
        json!({ "state": "revoked", "quoted_status": null, "quoted_status_id": null })
    );
    let list = alice.get(&format!("{}/quotes", at(&said))).await.expect(200);
    assert_eq!(list, json!([]));
    assert_eq!(alice.get(&at(&said)).await.expect(200)["quotes_count"], 0);
    assert!(told(&alice, "quote").await.is_empty());
}

#[tokio::test]
async fn either_side_may_go() {
    let server = Server::start();
    let (alice, bob) = (server.client("alice").await, server.client("bob").await);
    let said = post(&alice, json!({ "status": "first" })).await;
    let (one, other) = (quote(&bob, &said, "one").await, quote(&bob, &said, "other").await);
    let delete = async |client: &Client, path: String| {
        client.send(Method::DELETE, &path, ("", String::new())).await.expect(200)
    };

    let deleted = delete(&bob, at(&one)).await;
    assert_eq!(deleted["quote"]["quoted_status"]["id"], said["id"]);
    assert_eq!(alice.get(&at(&said)).await.expect(200)["quotes_count"], 1);
    delete(&alice, at(&said)).await;
    let left = bob.get(&at(&other)).await.expect(200);
    assert_eq!(
        left["quote"],
        json!({ "state": "deleted", "quoted_status": null, "quoted_status_id": null })
    );
}

#[tokio::test]
async fn what_one_blocks_or_mutes_comes_folded() {
    let server = Server::start();
    let (alice, bob) = (server.client("alice").await, server.client("bob").await);
    let carol = server.client("carol").await;
    let said = post(&alice, json!({ "status": "first" })).await;
    let quoting = quote(&bob, &said, "well said").await;
    let author = said["account"]["id"].as_str().unwrap();

    for (verb, state) in [("mute", "muted_account"), ("block", "blocked_account")] {
        carol.post(&format!("/api/v1/accounts/{author}/{verb}"), &json!({})).await.expect(200);
        let seen = carol.get(&at(&quoting)).await.expect(200);
        assert_eq!(seen["quote"]["state"], state);
        assert_eq!(seen["quote"]["quoted_status"]["id"], said["id"]);
        carol.post(&format!("/api/v1/accounts/{author}/un{verb}"), &json!({})).await.expect(200);
    }
    // Whom the author blocks sees nothing of theirs.
    let me = carol.get("/api/v1/accounts/verify_credentials").await.expect(200);
    let block = format!("/api/v1/accounts/{}/block", me["id"].as_str().unwrap());
    alice.post(&block, &json!({})).await.expect(200);
    let seen = carol.get(&at(&quoting)).await.expect(200);
    assert_eq!(
        seen["quote"],
        json!({ "state": "unauthorized", "quoted_status": null, "quoted_status_id": null })
    );
}

#[tokio::test]
async fn an_edit_is_told_to_who_quotes_and_versions_keep_what_they_carried() {
    let server = Server::start();
    let (alice, bob) = (server.client("alice").await, server.client("bob").await);
    let said = post(&alice, json!({ "status": "first" })).await;
    let quoting = quote(&bob, &said, "well said").await;

    let edit = async |client: &Client, of: &Value, text: &str| {
        let body = json!({ "status": text }).to_string();
        client.send(Method::PUT, &at(of), ("application/json", body)).await.expect(200)
    };
    edit(&alice, &said, "second").await;
    let told = told(&bob, "quoted_update").await;
    assert_eq!((told.len(), &told[0]["status"]["id"]), (1, &quoting["id"]));
    assert_eq!(told[0]["account"]["acct"], "alice");

    // What is quoted stays through an edit, even if nothing else is left.
    let edited = edit(&bob, &quoting, "").await;
    assert_eq!(edited["quote"]["quoted_status"]["id"], said["id"]);
    let versions = bob.get(&format!("{}/history", at(&quoting))).await.expect(200);
    assert_eq!(versions.as_array().unwrap().len(), 2);
    for version in versions.as_array().unwrap() {
        assert_eq!(
            version["quote"],
            json!({ "state": "accepted", "quoted_status_id": said["id"] })
        );
        assert_eq!(version["media_attachments"], json!([]));
    }
}

#[tokio::test]
async fn what_one_lets_others_do_is_a_default_that_apps_can_read_and_change() {
    let server = Server::start();
    let alice = server.client("alice").await;
    let me = alice.get("/api/v1/accounts/verify_credentials").await.expect(200);
    assert_eq!(me["source"]["quote_policy"], "public");
    let change = async |word: &str| {
        let body = json!({ "source": { "quote_policy": word } }).to_string();
        let path = "/api/v1/accounts/update_credentials";
        alice.send(Method::PATCH, path, ("application/json", body)).await
    };
    change("friends").await.expect(422);
    assert_eq!(change("followers").await.expect(200)["source"]["quote_policy"], "followers");
    let preferences = alice.get("/api/v1/preferences").await.expect(200);
    assert_eq!(preferences["posting:default:quote_policy"], "followers");
    let status = post(&alice, json!({ "status": "x" })).await;
    assert_eq!(status["quote_approval"]["automatic"], json!(["followers"]));
}

#[tokio::test]
async fn nothing_is_translated_and_that_is_said() {
    let server = Server::start();
    let alice = server.client("alice").await;
    let status = post(&alice, json!({ "status": "hallo" })).await;
    let answer = alice.post(&format!("{}/translate", at(&status)), &json!({})).await.expect(403);
    assert_eq!(answer["error"], "This action is not allowed");
    alice.post("/api/v1/statuses/999/translate", &json!({})).await.expect(404);
    server.stranger().post(&format!("{}/translate", at(&status)), &json!({})).await.expect(401);
    let languages = server.stranger().get("/api/v1/instance/translation_languages").await;
    assert_eq!(languages.expect(200), json!({}));
}
