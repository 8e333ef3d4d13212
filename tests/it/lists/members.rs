//! Lists and who is on them, as apps manage them.

use axum::http::Method;
use serde_json::{Value, json};
use tusklet::service::follow;

use crate::api::client::Client;
use crate::support::TestServer;

use super::{client, each};

async fn put(client: &Client, path: &str, body: &Value) -> crate::api::client::Answer {
    client.send(Method::PUT, path, ("application/json", body.to_string())).await
}

async fn delete(client: &Client, path: &str, body: &Value) -> crate::api::client::Answer {
    client.send(Method::DELETE, path, ("application/json", body.to_string())).await
}

#[tokio::test]
async fn a_list_is_made_changed_and_deleted_by_its_owner_alone() {
    let server = TestServer::start();
    let (alice, bob) = (server.account("alice").await, server.account("bob").await);
    let (hers, his) = (client(&server, &alice).await, client(&server, &bob).await);

    let made = hers.post("/api/v1/lists", &json!({ "title": "Tea" })).await.expect(200);
    let path = format!("/api/v1/lists/{}", made["id"].as_str().unwrap());
    let expected =
        json!({ "id": made["id"], "title": "Tea", "replies_policy": "list", "exclusive": false });
    assert_eq!(made, expected);
    let change = json!({ "replies_policy": "none", "exclusive": true });
    let changed = put(&hers, &path, &change).await.expect(200);
    assert_eq!(
        (&changed["title"], &changed["replies_policy"], &changed["exclusive"]),
        (&json!("Tea"), &json!("none"), &json!(true))
    );
    assert_eq!(hers.get("/api/v1/lists").await.expect(200), json!([changed]));
    assert_eq!(hers.get(&path).await.expect(200), changed);

    for wrong in
        [json!({ "title": " " }), json!({}), json!({ "title": "x", "replies_policy": "all" })]
    {
        hers.post("/api/v1/lists", &wrong).await.expect(422);
    }
    put(&hers, &path, &json!({ "title": "" })).await.expect(422);
    for inner in ["", "/accounts"] {
        his.get(&format!("{path}{inner}")).await.expect(404);
    }
    let id = made["id"].as_str().unwrap();
    his.get(&format!("/api/v1/timelines/list/{id}")).await.expect(404);
    put(&his, &path, &json!({ "title": "Mine" })).await.expect(404);
    delete(&his, &path, &json!({})).await.expect(404);
    let reader = Client::of(&server.app, &alice, "read:lists").await;
    reader.post("/api/v1/lists", &json!({ "title": "Tea" })).await.expect(403);
    Client::of(&server.app, &alice, "read:statuses").await.get("/api/v1/lists").await.expect(403);

    assert_eq!(delete(&hers, &path, &json!({})).await.expect(200), json!({}));
    hers.get(&path).await.expect(404);
}

#[tokio::test]
async fn only_followed_people_are_on_a_list_and_only_once() {
    let server = TestServer::start();
    let alice = server.account("alice").await;
    let (bob, carol) = (server.account("bob").await, server.account("carol").await);
    let locked = server.locked_account("dora").await;
    let hers = client(&server, &alice).await;
    let made = hers.post("/api/v1/lists", &json!({ "title": "Tea" })).await.expect(200);
    let path = format!("/api/v1/lists/{}/accounts", made["id"].as_str().unwrap());
    let ids = |ids: &[tusklet::base::AccountId]| json!({ "account_ids": ids });

    hers.post(&path, &ids(&[bob.id()])).await.expect(404);
    for followed in [&bob, &carol, &locked] {
        server.follow(&alice, followed.id()).await;
    }
    let all = [bob.id(), carol.id(), locked.id()];
    assert_eq!(hers.post(&path, &ids(&all)).await.expect(200), json!({}));
    hers.post(&path, &ids(&[carol.id()])).await.expect(422);
    hers.post(&path, &json!({ "account_ids": ["nobody"] })).await.expect(404);

    let first = hers.get(&format!("{path}?limit=2")).await;
    let next = first.link("next").unwrap();
    assert_eq!(each(&first.expect(200), "username"), ["dora", "carol"]);
    assert_eq!(each(&hers.get(&next).await.expect(200), "username"), ["bob"]);
    let whole = hers.get(&format!("{path}?limit=0")).await;
    assert_eq!((whole.link("next"), whole.expect(200).as_array().unwrap().len()), (None, 3));
    let of_bob = hers.get(&format!("/api/v1/accounts/{}/lists", bob.id())).await.expect(200);
    assert_eq!(of_bob, json!([made]));

    delete(&hers, &path, &ids(&[carol.id(), alice.id()])).await.expect(200);
    follow::unfollow(&server.app, &alice, bob.id()).await.unwrap();
    assert_eq!(each(&hers.get(&path).await.expect(200), "username"), ["dora"]);
}

#[tokio::test]
async fn only_followed_people_are_endorsed_and_everyone_sees_it() {
    let server = TestServer::start();
    let (alice, bob) = (server.account("alice").await, server.account("bob").await);
    let (hers, his) = (client(&server, &alice).await, client(&server, &bob).await);
    let them = format!("/api/v1/accounts/{}", bob.id());
    let post = async |deed: &str| hers.post(&format!("{them}/{deed}"), &json!({})).await;
    let shown = format!("/api/v1/accounts/{}/endorsements", alice.id());

    post("endorse").await.expect(422);
    server.follow(&alice, bob.id()).await;
    for deed in ["endorse", "pin"] {
        assert_eq!(post(deed).await.expect(200)["endorsed"], true);
    }
    assert_eq!(each(&his.get(&shown).await.expect(200), "username"), ["bob"]);
    assert_eq!(each(&hers.get("/api/v1/endorsements").await.expect(200), "username"), ["bob"]);
    for deed in ["unendorse", "unpin"] {
        assert_eq!(post(deed).await.expect(200)["endorsed"], false);
    }

    post("endorse").await.expect(200);
    follow::unfollow(&server.app, &alice, bob.id()).await.unwrap();
    assert_eq!(his.get(&shown).await.expect(200), json!([]));
    let proofs = format!("{them}/identity_proofs");
    assert_eq!(hers.get(&proofs).await.expect(200), json!([]));
}

#[tokio::test]
async fn familiar_followers_are_found_for_several_at_once() {
    let server = TestServer::start();
    let alice = server.account("alice").await;
    let (bob, carol) = (server.account("bob").await, server.account("carol").await);
    server.follow(&alice, bob.id()).await;
    server.follow(&bob, carol.id()).await;
    let hers = client(&server, &alice).await;

    let path = format!("/api/v1/accounts/familiar_followers?id[]={}&id[]={}", carol.id(), bob.id());
    let found = hers.get(&path).await.expect(200);

    assert_eq!(each(&found, "id"), [carol.id().to_string(), bob.id().to_string()]);
    assert_eq!(each(&found[0]["accounts"], "username"), ["bob"]);
    assert_eq!(found[1]["accounts"], json!([]));
}
